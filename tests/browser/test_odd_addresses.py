"""Whatever stands in an address, the scripts of a page run."""

import re

import pytest

from tests.tools.command import call
from tests.tools.repository import BAKERY, copy_handbook

pytestmark = [pytest.mark.site, pytest.mark.browser]

PAGE = "playbooks/bread-order"
ENDS = ("#%", "#%E0%A4%A", "#a%zz", "?role=%#%", "?q=%&h=%", "?role=__proto__", "#constructor")


@pytest.fixture
def troubles(page):
    """What has gone wrong in the page."""
    found = []
    page.on("pageerror", lambda error: found.append(str(error)))
    return found


def works(page):
    """Tell whether the last and the first of our scripts have run: steps can be linked to, a role can be chosen."""
    page.wait_for_selector("select.pp-lens")
    return page.locator(".pp-copy").count() > 3 and page.locator(".pp-zoom-open").count() > 0


@pytest.mark.parametrize("end", ENDS)
def test_an_end_of_an_address_that_no_browser_can_decode_stops_no_script(page, troubles, small_address, end):
    page.goto(f"{small_address}{PAGE}/{end}")
    assert works(page)
    page.evaluate("location.hash = '#%'")
    page.wait_for_timeout(200)
    assert troubles == []


def test_a_handbook_in_a_folder_with_special_characters_works_from_disk(page, troubles, tmp_path):
    root = copy_handbook(tmp_path / "50% off #1 & more ü", BAKERY)
    call("build", "--offline", cwd=root)
    page.goto((root / "build" / "site" / f"{PAGE}.html").as_uri())
    assert works(page)
    page.locator("select.pp-lens").select_option("baker")
    page.locator("a[href$='roles/baker.html']").first.click()
    page.wait_for_selector("h1")
    assert page.url.endswith("/roles/baker.html")
    assert page.locator("select.pp-lens").input_value() == "baker"
    assert troubles == []


@pytest.mark.parametrize("role", ["con", "index"])
def test_a_role_whose_id_no_file_can_bear_has_a_day_of_its_own(page, troubles, tmp_path, role):
    root = copy_handbook(tmp_path / "handbook", BAKERY)
    for path in (root / "playbooks").rglob("*.yml"):
        path.write_text(re.sub(r"(?<![\w-])baker(?![\w-])", role, path.read_text("utf-8")), "utf-8")
    call("build", "--offline", cwd=root)
    page.goto(f"{(root / 'build/site/index.html').as_uri()}?role={role}")
    page.locator(".pp-my-day").get_by_role("link", name="Your role's page").click()
    page.wait_for_selector(".pp-choose button[aria-pressed=true]")
    assert page.url.endswith(f"/roles/{role}-.html")
    assert troubles == []

"""Behind nginx, under the strict Content-Security-Policy that docs/publishing.md names: nothing of ours is stopped."""

import base64
import hashlib
import os
import re
import shutil
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.tools.nginx import serving
from tests.tools.repository import ROOT
from tests.tools.search import type_words
from tests.tools.website import address_of

pytestmark = [pytest.mark.site, pytest.mark.browser, pytest.mark.nginx]

INLINE = re.compile(r"<script(?![^>]*(?:\ssrc=|application/json))[^>]*>(.*?)</script>", re.DOTALL)
DOCUMENTED = re.search(r"```nginx\n(.*?)```", (ROOT / "docs" / "publishing.md").read_text(), re.DOTALL)[1]
"""The lines that the documentation gives, with the site in a folder of /srv."""
REPORT = """addEventListener("securitypolicyviolation", (event) => {
  (window.stopped ??= []).push([event.effectiveDirective, event.sourceFile, event.sample].join(" "));
})"""


@contextmanager
def served_under_policy(site, folder):
    """Serve a site as the documentation says, below the path /handbook/ of nginx; give its address."""
    shutil.copytree(site.pages, folder / "handbook")
    nginx = Path(os.environ["PLAYPRESS_TEST_NGINX"])
    assert "root /srv;" in DOCUMENTED
    with serving(nginx, folder, DOCUMENTED.replace("root /srv;", f"root {folder};")) as address:
        yield f"{address}/handbook/"


@pytest.fixture(scope="module")
def behind_nginx(handbook_site, tmp_path_factory):
    """The address of the handbook behind nginx, under the documented policy."""
    with served_under_policy(handbook_site, tmp_path_factory.mktemp("nginx")) as address:
        yield address


@pytest.fixture(scope="module")
def small_behind_nginx(small_site, tmp_path_factory):
    """The address of the small handbook there."""
    with served_under_policy(small_site, tmp_path_factory.mktemp("nginx")) as address:
        yield address


@pytest.fixture
def strict_page(context):
    """A page that notes whatever a policy stops in it."""
    context.add_init_script(REPORT)
    return context.new_page()


def test_the_documented_hash_is_that_of_the_only_script_in_a_page(handbook_site, small_site):
    for site in (handbook_site, small_site):
        scripts = {page.name: INLINE.findall(page.read_text()) for page in site.pages.rglob("*.html")}
        (text,) = scripts.pop("404.html")
        assert not any(scripts.values())
        digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        assert f"script-src 'self' 'sha256-{digest}';" in DOCUMENTED


@pytest.mark.parametrize("kind", ["home", "playbook", "role", "catalogue", "my-progress", "process-map", "book"])
def test_nothing_is_stopped(strict_page, handbook_site, behind_nginx, kind):
    answer = strict_page.goto(behind_nginx + address_of(kind, handbook_site.docs), wait_until="networkidle")
    assert "default-src 'none'" in answer.headers["content-security-policy"]
    assert strict_page.evaluate("window.stopped ?? []") == []


def test_nothing_is_stopped_on_the_page_for_wrong_addresses_which_looks_and_works(strict_page, behind_nginx):
    answer = strict_page.goto(f"{behind_nginx}nothing/here/", wait_until="networkidle")
    assert answer.status == 404
    assert "default-src 'none'" in answer.headers["content-security-policy"]
    strict_page.locator("select.pp-lens").select_option("designer")
    assert strict_page.locator(".md-header").evaluate("e => e.offsetHeight") < 100
    assert strict_page.evaluate("window.stopped ?? []") == []


def test_a_script_that_the_policy_does_not_know_is_stopped(strict_page, behind_nginx):
    strict_page.goto(behind_nginx, wait_until="networkidle")
    strict_page.evaluate(
        "document.body.append(Object.assign(document.createElement('script'), {text: 'window.ran = 1'}))"
    )
    strict_page.wait_for_function("window.stopped?.length")
    assert strict_page.evaluate("window.ran") is None


def test_an_earlier_address_leads_on_to_the_same_place(strict_page, small_behind_nginx):
    page = strict_page
    page.goto(f"{small_behind_nginx}playbooks/loaf-order/#step-bake")
    page.wait_for_url(f"{small_behind_nginx}playbooks/bread-order/#step-bake")
    assert page.evaluate("window.stopped ?? []") == []


def test_lens_quiz_dialog_colours_and_search_work(strict_page, behind_nginx):
    page = strict_page
    page.goto(f"{behind_nginx}playbooks/campaign-management/", wait_until="networkidle")
    page.locator("select.pp-lens").select_option("designer")
    assert page.locator(".pp-step.pp-mine").count() > 0
    page.goto(f"{behind_nginx}playbooks/campaign-management/#quiz")
    question = page.locator(".pp-question").first
    question.locator("input").first.check()
    question.locator("button").click()
    assert question.locator(".pp-said").inner_text()
    page.goto(f"{behind_nginx}playbooks/campaign-management/#flow")
    page.locator(".pp-zoom-open >> visible=true").first.click()
    assert page.locator("dialog.pp-zoom").is_visible()
    page.keyboard.press("Escape")
    page.locator("form[data-md-component='palette'] label, .md-header__option label").locator(
        "visible=true"
    ).first.click()
    assert page.locator("body").get_attribute("data-md-color-scheme") == "slate"
    page.reload(wait_until="networkidle")
    assert page.locator("body").get_attribute("data-md-color-scheme") == "slate"
    assert type_words(page, "lead management")
    assert page.evaluate("window.stopped ?? []") == []

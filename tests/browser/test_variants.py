"""A variant that is a flow, seen through the role lens: who acts in it alone stands out, and whose steps others do steps back."""

import shutil

import pytest

from tests.tools.command import call
from tests.tools.repository import ROOT

pytestmark = [pytest.mark.site, pytest.mark.browser]

DRAWN = ".pp-variant .pp-diagram svg a[href='#step-heat']"
STRIP = "parseFloat(getComputedStyle(document.querySelector('.pp-variant .pp-picture'), '::before').height) || 0"


@pytest.fixture(scope="module")
def address(made_once):
    """The address of a playbook in which a night baker does most of a variant."""

    def make(folder):
        shutil.copytree(ROOT / "tests/golden/everything/playbooks", folder / "playbooks")
        shutil.copy(ROOT / "mkdocs.yml", folder)
        call("build", "--offline", cwd=folder)

    return (made_once("bakery-with-a-variant", make) / "build/site/playbooks/bread-order.html").as_uri()


@pytest.mark.parametrize(
    ("role", "drawn"), [("night-baker", "pp-mine"), ("master-baker", "pp-mine"), ("baker", "pp-other")]
)
def test_the_picture_of_a_variant_is_marked_by_who_takes_part_in_it(page, address, role: str, drawn: str):
    page.goto(f"{address}?role={role}#exceptions-variant-2")
    assert drawn in page.locator(DRAWN).get_attribute("class").split()


def test_a_role_that_acts_in_a_variant_alone_sees_its_part_and_its_steps(page, address):
    page.goto(f"{address}?role=night-baker")
    assert page.locator(".pp-part-head").inner_text().startswith("You: only in a variant")
    assert page.locator(".pp-part.pp-mine .pp-varied").inner_text().split("\n")[0] == "Variant Night shift"
    assert page.locator("details.pp-step.pp-mine summary > [id]").evaluate_all("all => all.map(e => e.id)") == [
        "step-take", "step-possible", "step-shape", "step-heat", "step-bake",
    ]  # fmt: skip


def test_the_words_above_the_picture_of_a_variant_are_not_hidden_by_it(page, address):
    page.goto(f"{address}#exceptions-variant-2")
    words, picture = (page.locator(f".pp-variant > {name}").first.bounding_box() for name in ("ul", ".pp-picture"))
    strip = page.evaluate(STRIP)
    assert 0 < strip <= picture["y"] - words["y"] - words["height"] + 1

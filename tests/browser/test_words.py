"""Long words stay whole, and a heading takes no more lines than it needs. The words of other handbooks: `test_kinds.py`."""

import re

import pytest

from tests.tools.amount import amount
from tests.tools.command import call
from tests.tools.repository import BAKERY, copy_handbook
from tests.tools.website import KINDS, address_of, served
from tests.tools.words import OPENED, broken_in

pytestmark = [pytest.mark.site, pytest.mark.browser]

COMPOUNDS = {
    "baking/bread-order.yml": "Auftragstortenbestellabwicklung",
    "buying/flour-purchase.yml": "Rohstofflieferantenbewertung",
    "catalog/roles.yml": "Qualitätssicherungsbeauftragte",
    "catalog/tools.yml": "Warenwirtschaftssystempflege",
    "catalog/kpis.yml": "Kundenzufriedenheitsermittlung",
    "catalog/goals.yml": "Nachhaltigkeitsberichterstattung",
    "catalog/datasets.yml": "Produktionsplanungsunterlagen",
    "catalog/categories.yml": "Bestandsverwaltungsprozesse",
    "catalog/glossary.yml": "Allergenkennzeichnungspflicht",
}


@pytest.fixture(scope="module")
def compounds(made_once):
    """A handbook in German whose things are called by long words."""

    def make(folder):
        copy_handbook(folder, BAKERY)
        settings = folder / "playbooks" / "handbook.yml"
        settings.write_text(re.sub(r"(?m)^language: en$", "language: de", settings.read_text()))
        for path, word in COMPOUNDS.items():
            file = folder / "playbooks" / path
            count = 1 if not path.startswith("catalog/") else 0
            text = re.sub(r"(?m)^( *)name: .*$", rf"\1name: {word}", file.read_text(), count=count)
            file.write_text(re.sub(r"(\{ *)name: [^,}]*", rf"\1name: {word}", text) if not count else text)
        call("build", cwd=folder)

    return made_once("handbook-of-compounds", make)


@pytest.fixture(scope="module")
def compounds_address(compounds):
    """Where it is served: one address for all kinds of pages, whose scripts the browser has kept after the first."""
    with served(compounds / "build" / "site") as address:
        yield address


NARROW = [
    "home", "playbook", "role", "raci-overview", "process-map", "catalogue", "category", "all-kpis", "all-tools", "glossary",
    "card", "book", "ranking", "goal",
]  # fmt: skip
"""Kinds of pages that show names where there is least room: in matrices, tables, cards, pictures, titles and lists."""
EACH = [*NARROW, *(kind for kind in KINDS if kind not in NARROW)]


@pytest.mark.parametrize("kind", EACH[: amount(len(NARROW), len(EACH))])
def test_no_german_compound_is_broken(page, compounds, compounds_address, kind):
    page.goto(compounds_address + address_of(kind, compounds / "build" / "docs"))
    assert broken_in(page) == {}


EMPTY_LINES = """(headings) => headings.filter((heading) => heading.checkVisibility()).filter((heading) => {
  const range = document.createRange();
  range.setStart(heading, 0);
  range.setEndBefore(heading.querySelector(".headerlink"));
  const bottom = Math.max(...[...range.getClientRects()].map((line) => line.bottom));
  return heading.getBoundingClientRect().bottom - bottom > parseFloat(getComputedStyle(heading).fontSize) * 0.75;
}).map((heading) => heading.textContent)"""


@pytest.mark.parametrize("kind", ["home", "playbook", "role", "why"])
def test_no_heading_is_followed_by_an_empty_line(page, handbook_site, handbook_address, kind):
    found = {}
    page.goto(handbook_address + address_of(kind, handbook_site.docs))
    page.evaluate(OPENED)
    for width in (320, 343, 360, 375, 390, 412):
        page.set_viewport_size({"width": width, "height": 900})
        headings = page.locator("article :is(h1, h2, h3):has(> .headerlink)")
        assert headings.count() > 3
        if empty := headings.evaluate_all(EMPTY_LINES):
            found[width] = empty
    assert found == {}


LONGEST = "Rindfleischetikettierungsüberwachungsaufgabenübertragungsamt"
OUTSIDE = """() => {
  const outside = new Set(), walker = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
  for (let text = walker.nextNode(); text; text = walker.nextNode()) {
    const around = text.parentElement;
    if (!text.data.trim() || around.closest("svg, script, thead, .md-sidebar, .pp-table, .headerlink") || !around.checkVisibility()) continue;
    const range = document.createRange();
    range.selectNodeContents(text);
    const { left, right } = range.getBoundingClientRect();
    if (left >= 0 && left < innerWidth && right > innerWidth + 1) outside.add(text.data);
  }
  return [...outside];
}"""
"""Texts that begin in the window and go on beyond its edge; tables may scroll in their frames."""


@pytest.fixture(scope="module")
def longest_name(made_once):
    """A handbook in which each role and category has a name of sixty letters without a space."""

    def make(folder):
        copy_handbook(folder, BAKERY)
        for registry in ("roles", "categories"):
            file = folder / "playbooks" / "catalog" / f"{registry}.yml"
            text = re.sub(r"(?m)^( *)name: .*$", rf"\1name: {LONGEST}", file.read_text())
            file.write_text(re.sub(r"(\{ *)name: [^,}]*", rf"\1name: {LONGEST}", text))
        call("build", cwd=folder)

    return made_once("handbook-of-the-longest-name", make)


def test_a_name_of_sixty_letters_is_seen_whole_on_a_phone(page, longest_name):
    outside = {}
    with served(longest_name / "build" / "site") as address:
        for path in ("", "playbooks/bread-order/", "roles/baker/", "raci-overview/", "catalogue/"):
            page.goto(address + path)
            page.evaluate(OPENED)
            for width in (320, 390):
                page.set_viewport_size({"width": width, "height": 900})
                if found := page.evaluate(OUTSIDE):
                    outside[path, width] = found
    assert outside == {}

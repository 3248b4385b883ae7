"""Names with the characters of markup, wherever the theme repeats them: each reads as it was written, escaped once."""

import html
import json
import re
from functools import partial
from html.parser import HTMLParser

import pytest

from tests.tools.command import call
from tests.tools.pages import read_page
from tests.tools.repository import BAKERY, copy_handbook
from tests.tools.search import read_entries

pytestmark = pytest.mark.site

NAMES = {
    "handbook.yml": "Research & 'Development' <2026>",
    "baking/bread-order.yml": 'Q&A: "bread" > cake',
    "buying/flour-purchase.yml": "Flour & Co <urgent>",
    "catalog/categories.yml": "Buy & sell's <end>",
    "catalog/roles.yml": "Baker & \"chef\" > 'boss'",
    "catalog/tools.yml": "Oven <b> & till",
}


def _named(new, line):
    """Return a line of a file with another name, indented as it was."""
    return f"{line[1] or ''}{new}"


@pytest.fixture(scope="module")
def named(made_once):
    """A site whose handbook, playbooks, category, role and tool have such names."""

    def make(folder):
        copy_handbook(folder, BAKERY)
        (folder / "mkdocs.yml").write_text(re.sub(r"(?m)^site_name: .*", "", (folder / "mkdocs.yml").read_text()))
        for path, name in NAMES.items():
            file = folder / "playbooks" / path
            line = re.compile(r"(?m)^( *)name: .*$|(?<=\{)( *)name: [^,}]*")
            new = f"name: {json.dumps(name)}"
            file.write_text(line.sub(partial(_named, new), file.read_text(), count=1))
        call("build", cwd=folder)

    return made_once("handbook-of-names", make) / "build" / "site"


class Said(HTMLParser):
    """Gathers what a page says: its texts, and the attributes that are read out, shown or handed on."""

    def __init__(self, page):
        super().__init__()
        self.said, self.raw, self._tag = [], [], ""
        self.feed(page.read_text(encoding="utf-8"))

    def handle_starttag(self, tag, attrs):
        self._tag = tag
        self.said += [
            value for name, value in attrs if value and name in {"title", "aria-label", "alt", "content", "placeholder"}
        ]

    def handle_data(self, data):
        if self._tag not in {"script", "style"}:
            self.said.append(data)


ENTITY = re.compile(r"&(?:amp|lt|gt|quot|#\d+|#x[0-9a-f]+);", re.IGNORECASE)


def test_no_page_says_an_entity_where_it_means_a_character(named):
    pages = sorted(named.rglob("*.html"))
    assert len(pages) > 20
    wrong = {page.relative_to(named).as_posix(): [t for t in Said(page).said if ENTITY.search(t)] for page in pages}
    assert {page: texts for page, texts in wrong.items() if texts} == {}


def test_the_ways_to_the_next_and_the_previous_page_are_announced_by_their_names(named):
    labels = [
        html.unescape(label)
        for page in named.rglob("*.html")
        for label in re.findall(r'md-footer__link--(?:prev|next)" aria-label="([^"]*)"', read_page(page))
    ]
    for name in (NAMES["baking/bread-order.yml"], NAMES["catalog/tools.yml"]):
        assert f"Next: {name}" in labels
        assert f"Previous: {name}" in labels


def test_titles_in_search_are_the_names(named):
    titles = {entry.title for entry in read_entries(named)}
    assert {name for path, name in NAMES.items() if path != "handbook.yml"} <= titles

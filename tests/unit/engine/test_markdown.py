"""What our pages write for every code host becomes what the site needs."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest
from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

from playpress.engine.markdown import OurHtmlExtension

if TYPE_CHECKING:
    from pathlib import Path

PICTURE = (
    '<svg xmlns="http://www.w3.org/2000/svg"><style>a{}</style><a href="x.md"><text>Ask &amp; go</text></a></svg>\n'
)


class FromFile(Treeprocessor):
    """Says which page is converted, as MkDocs does, and changes nothing."""

    def __init__(self, md: Markdown, page: Path) -> None:
        super().__init__(md)
        self.file = SimpleNamespace(src_uri=page.name)
        self.config = SimpleNamespace(docs_dir=str(page.parent), nav=None, use_directory_urls=True)

    def run(self, root: object) -> None:
        """Leave all as it is."""


def html(text: str, page: Path | None = None) -> str:
    """Convert a page, in one line."""
    converter = Markdown(extensions=["tables", "md_in_html", "attr_list", OurHtmlExtension()])
    if page:
        converter.treeprocessors.register(FromFile(converter, page), "relpath", 0)
    return re.sub(r">\s+<", "><", converter.convert(text))


def test_an_anchor_in_front_of_a_heading_becomes_its_id():
    assert html('<a id="steps"></a>\n\n## The steps\n') == '<h2 id="steps">The steps</h2>'


def test_the_link_of_a_heading_to_itself_is_no_part_of_its_name():
    settings = {"toc": {"permalink": "¶"}}
    made = Markdown(extensions=["toc", OurHtmlExtension()], extension_configs=settings).convert("## Steps\n")
    assert 'aria-hidden="true" class="headerlink"' in made
    assert 'tabindex="-1"' in made


def test_an_anchor_in_front_of_anything_else_stays():
    assert html('<a id="steps"></a>\n\nWords.\n') == '<p><a id="steps"></a></p><p>Words.</p>'


def test_numbers_have_a_class_instead_of_a_style_and_a_table_its_frames():
    made = html("| a | b |\n| --- | ---: |\n| x | 1 |\n")
    assert made.startswith(
        '<div class="md-typeset__scrollwrap"><div class="md-typeset__table"><table class="pp-table">'
    )
    assert made.count('class="pp-number"') == 2
    assert "style=" not in made


@pytest.mark.parametrize("kind", ['<table class="pp-raci">', '<div class="pp-diagram">'])
def test_html_of_ours_becomes_part_of_the_document_and_its_ampersands_stay(kind):
    tag = kind[1:].partition(" ")[0]
    assert "<em>A &amp; &amp;lt; b</em>" in html(f"{kind}<em>A &amp; &amp;lt; b</em></{tag}>\n")


def test_html_of_others_is_left_alone():
    assert html('<div class="theirs">x</div>\n') == '<div class="theirs">x</div>'


VIEWS = '<div class="pp-views" markdown>\n\n<a id="one"></a>\n\n### One\n\nFirst.\n\n<a id="two"></a>\n\n### Two\n\nSecond.\n\n</div>\n'


def test_views_become_tabs_of_which_the_first_is_chosen():
    views = ET.fromstring(html(VIEWS))  # noqa: S314 - made a moment ago
    assert [(choice.get("id"), choice.get("checked")) for choice in views.iter("input")] == [
        ("one-tab", "checked"),
        ("two-tab", None),
    ]
    assert [(label.get("for"), label.text) for label in views.iter("label")] == [("one-tab", "One"), ("two-tab", "Two")]
    panels = [(panel.get("id"), [part.text for part in panel]) for panel in views.findall("div")]
    assert panels == [("one", ["One", "First."]), ("two", ["Two", "Second."])]
    assert (views.get("role"), views.get("aria-labelledby")) == ("group", "flow")


@pytest.fixture
def page(tmp_path: Path) -> Path:
    """A page beside a picture."""
    (tmp_path / "sell.by-role.svg").write_text(PICTURE)
    return tmp_path / "sell.md"


IMAGE = "![Sell](sell.by-role.svg)\n"


def test_a_picture_beside_the_page_stands_in_it_without_its_style(page):
    assert html(IMAGE, page) == (
        '<div class="pp-picture"><div class="pp-diagram"><svg><a href="x.md">'
        "<text>Ask &amp; go</text></a></svg></div></div>"
    )


def test_the_pieces_of_a_picture_follow_it(page):
    (page.parent / "sell.by-role.print.svg").write_text(f'<svg xmlns="http://www.w3.org/2000/svg">{PICTURE}</svg>')
    assert html(IMAGE, page).count("<svg>") == 2
    assert '<div class="pp-printed">' in html(IMAGE, page)


def test_a_chart_beside_the_page_stands_in_it_without_its_style(page):
    (page.parent / "sell.chart.svg").write_text(PICTURE)
    assert html("![Sell](sell.chart.svg)\n", page) == (
        '<div class="pp-chart"><svg><a href="x.md"><text>Ask &amp; go</text></a></svg></div>'
    )


@pytest.mark.parametrize("spoilt", ["<svg onload='x'/>", "<p/>", "<svg", "<svg><script>1</script></svg>"])
def test_a_chart_that_may_do_harm_stays_an_image(page, spoilt):
    (page.parent / "sell.chart.svg").write_text(spoilt)
    assert html("![Sell](sell.chart.svg)\n", page).count("<img") == 1


@pytest.mark.parametrize("spoilt", ["<svg onload='x'/>", "<p/>", "<svg"])
def test_a_picture_that_may_do_harm_or_is_none_stays_an_image(page, spoilt):
    (page.parent / "sell.by-role.svg").write_text(spoilt)
    assert html(IMAGE, page) == '<p><img alt="Sell" src="sell.by-role.svg" /></p>'


@pytest.mark.parametrize(
    "text",
    ["![Sell](other.png)\n", "![Sell](gone.by-role.svg)\n", "![Sell](gone.chart.svg)\n", "![x](other.chart.svg)\n"],
)
def test_an_image_of_others_or_that_is_not_there_stays_one(page, text):
    for name in ("sell.chart.svg", "other.chart.svg"):
        (page.parent / name).write_text(PICTURE)
    assert html(text, page).startswith("<p><img ")


def test_without_a_site_engine_a_picture_stays_an_image():
    assert html(IMAGE).startswith("<p><img ")

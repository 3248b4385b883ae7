"""Markdown of our pages becomes the HTML that the theme prints: pictures, anchors and addresses of the site."""

import pytest

from playpress.diagrams.cache import Pictures
from playpress.engine.converter import Settings, UnknownPageError, convert
from tests.tools.pages import quoted

PAGES = {"index.md", "playbooks/sell.md", "roles/boss.md", "glossary.md"}
SVG = '<svg xmlns="http://www.w3.org/2000/svg"><style>a{}</style><a href="../roles/boss.md#data"><text>A &amp; B</text></a></svg>\n'


def content(markdown, *, path="playbooks/sell.md", drawn=None, has_folders=True, depth=3):
    settings = Settings("¶", "Link", depth, PAGES, has_folders)
    made = convert(markdown, path, drawn or {}, Pictures(None), settings)
    return made._replace(html=quoted(made.html))


@pytest.mark.parametrize(
    ("path", "link", "has_folders", "address"),
    [
        ("playbooks/sell.md", "../roles/boss.md", True, "../../roles/boss/"),
        ("playbooks/sell.md", "../roles/boss.md#data", True, "../../roles/boss/#data"),
        ("playbooks/sell.md", "../index.md", True, "../../"),
        ("playbooks/sell.md", "#steps", True, "#steps"),
        ("playbooks/sell.md", "https://example.com/a.md", True, "https://example.com/a.md"),
        ("index.md", "glossary.md#term-lead", True, "glossary/#term-lead"),
        ("playbooks/sell.md", "../roles/boss.md", False, "../roles/boss.html"),
        ("roles/boss.md", "../index.md#x", False, "../index.html#x"),
    ],
)
def test_links_between_pages_become_addresses_of_the_site(path, link, has_folders, address):
    made = content(f"[x]({link})", path=path, has_folders=has_folders).html
    assert made == f'<p><a href="{address}">x</a>'


def test_a_link_to_a_page_that_is_not_there_stops_the_build():
    with pytest.raises(UnknownPageError, match=r"playbooks/sell\.md links to gone\.md"):
        content("[x](gone.md)")


def test_a_picture_beside_the_page_stands_in_it_with_the_sites_addresses_and_without_its_style_sheet():
    made = content("![x](sell.by-role.svg)", drawn={"playbooks/sell.by-role.svg": SVG}).html
    assert 'class="pp-diagram"><svg' in made
    assert '<a href="../../roles/boss/#data"><text>A &amp; B</text></a>' in made
    assert "<style>" not in made
    assert "pp-printed" not in made


def test_the_pieces_of_a_picture_follow_it_for_printing():
    drawn = {"playbooks/sell.by-role.svg": SVG, "playbooks/sell.by-role.print.svg": "<svg x=''><svg>1</svg></svg>\n"}
    made = content("![x](sell.by-role.svg)", drawn=drawn).html
    assert made.endswith('<div class="pp-printed"><svg>1</svg></div>')


def test_a_chart_beside_the_page_stands_in_it_with_the_sites_addresses_and_without_its_style_sheet():
    made = content("![x](sell.chart.svg)", drawn={"playbooks/sell.chart.svg": SVG}).html
    assert made.startswith('<div class="pp-chart"><svg>')
    assert '<a href="../../roles/boss/#data">' in made
    assert "<style>" not in made


def test_a_chart_of_another_page_stays_an_image():
    assert "<svg" not in content("![x](buy.chart.svg)", drawn={"playbooks/buy.chart.svg": SVG}).html


def test_an_anchor_gives_the_heading_behind_it_its_id_and_other_headings_are_named_by_their_words():
    made = content('# A & B\n\n<a id="steps"></a>\n## Steps\n\n## Steps\n\n#### Deep')
    assert [(token["id"], token["name"]) for token in made.toc] == [("a-b", "A &amp; B")]
    assert [token["id"] for token in made.toc[0]["children"]] == ["steps", "steps_1"]
    link = '<a aria-hidden="true" class="headerlink" href="#steps" tabindex="-1" title="Link">¶</a>'
    assert f'<h2 id="steps">Steps{link}</h2>' in made.html
    assert '<h4 id="deep">' in made.html


def test_earlier_ids_of_a_heading_stay_as_anchors_before_it():
    made = content('<a id="old"></a>\n\n<a id="new"></a>\n## Steps').html
    assert '<a id="old"></a>' in made
    assert '<h2 id="new">' in made


def test_columns_of_numbers_get_a_class_and_no_style():
    made = content("| a | b |\n| --- | ---: |\n| 1 | 2 |").html
    assert made.count('class="pp-number"') == 2
    assert "style=" not in made
    assert "align=" not in made

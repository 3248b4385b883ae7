"""The comparison of two sites finds a difference of each kind, and none where readers see none."""

import pytest

from tests.tools.page_content import BODY, PageContent, address_in_site, page_content
from tests.tools.site_differences import BrokenLink, Difference, broken_links, site_differences

PAGE = """\
<!doctype html>
<html lang="en"><head><title>Bread - Bakery</title><script>one()</script></head>
<body>
<nav aria-label="Here"><a href="../">Home</a></nav>
<article class="md-content">
<h1 id="bread">Bread</h1>
<p>Take <em>flour</em> and <a href="../water/#cold">cold water</a>.</p>
<ul><li>one</li><li>two</li></ul>
<table><tr><th scope="row">Who</th><td>The baker</td></tr></table>
<p><img alt="A loaf" src="loaf.svg"><a id="rye"></a></p>
<pre><code>knead
  fold</code></pre>
<style>p {}</style>
</article></body></html>
"""


@pytest.fixture
def differences(tmp_path):
    def find(other, one=PAGE, **options):
        for name, text in (("one", one), ("other", other)):
            page = tmp_path / name / "bread" / "index.html"
            page.parent.mkdir(parents=True, exist_ok=True)
            page.write_text(text)
        return list(site_differences(tmp_path / "one", tmp_path / "other", **options))

    return find


@pytest.mark.parametrize(
    ("old", "new", "kind", "one", "other"),
    [
        ("<em>flour</em> and", "<em>flour</em>", "text", "Take flour and cold water.", "Take flour cold water."),
        ("<li>one</li><li>two</li>", "<li>one two</li>", "text", "one", "one two"),
        ("  fold", " fold", "text", "  fold", " fold"),
        ("../water/#cold", "../water/#warm", "links", "/water/#cold cold water", "/water/#warm cold water"),
        ("../water/#cold", "water/#cold", "links", "/water/#cold cold water", "/bread/water/#cold cold water"),
        ('h1 id="bread"', 'h1 id="loaf"', "headings", "h1 #bread Bread", "h1 #loaf Bread"),
        ('<a id="rye">', '<a id="spelt">', "anchors", "rye", "spelt"),
        (' alt="A loaf"', "", "accessibility", "2 img alt=A loaf", "2 img"),
        (' scope="row"', "", "accessibility", "4 th scope=row", "4 th"),
        ("<em>flour</em>", "<strong>flour</strong>", "accessibility", "2 em", "2 strong"),
        ("Bread - Bakery", "Bread", "title", "Bread - Bakery", "Bread"),
        ('lang="en"', 'lang="de"', "title", "en", "de"),
    ],
)
def test_a_difference_of_each_kind_is_found(differences, old, new, kind, one, other):
    assert old in PAGE
    found = {found.kind: found for found in differences(PAGE.replace(old, new))}
    assert kind in found
    assert (found[kind].page, found[kind].one[0], found[kind].other[0]) == ("bread/index.html", one, other)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("\n<p>Take ", "   \n\n <p>\n  Take  "),
        ("<li>one</li><li>", "<li>one</li>\n<li>"),
        ('class="md-content"', 'class="md-content other" data-x="1"'),
        ("../water/#cold", "/water/index.html#cold"),
        ("<style>p {}</style>", "<script>two()</script>"),
        ("<p><img ", '<p><img style="float: left" '),
        (' alt="A loaf" src="loaf.svg"', " src='loaf.svg' alt='A loaf'"),
        ("<h1 ", '<a id="__skip" tabindex="-1"></a><h1 '),
        ("Here", "There"),
    ],
)
def test_what_readers_do_not_notice_in_the_article_is_no_difference(differences, old, new):
    assert old in PAGE
    assert differences(PAGE.replace(old, new)) == []


def test_the_whole_page_is_compared_on_demand(differences):
    other = PAGE.replace("Here", "There").replace(">Home<", ">Start<")
    found = differences(other, part=BODY)
    assert [item.kind for item in found] == ["text", "links", "accessibility"]
    assert differences(other, part=BODY, kinds=["headings", "links"]) == [found[1]]


def test_a_page_that_one_site_lacks_is_a_difference(differences, tmp_path):
    differences(PAGE)
    (tmp_path / "one" / "404.html").write_text("<p>Lost</p>")
    (tmp_path / "other" / "new.html").write_text("<p>New</p>")
    assert list(site_differences(tmp_path / "one", tmp_path / "other")) == [
        Difference("404.html", "missing", ("404.html",), ()),
        Difference("new.html", "missing", (), ("new.html",)),
    ]


def test_only_what_differs_of_a_long_list_is_told(differences):
    item = "<li>one</li>"
    found = differences(PAGE.replace(item, item * 9 + "<li>more</li>"), PAGE.replace(item, item * 9))
    assert found[0] == Difference("bread/index.html", "text", (), ("more",))


def test_a_page_that_has_moved_tells_where_to(tmp_path):
    moved = '<meta http-equiv="refresh" content="0; url=../new/#part"><a href="../new/#part">It has moved</a>'
    (tmp_path / "old").mkdir()
    (tmp_path / "old" / "index.html").write_text(moved)
    assert page_content(tmp_path, "old/index.html") == PageContent(
        ["", "/new/#part"], ["It has moved"], ["/new/#part It has moved"], [], [], ["0 a"]
    )


@pytest.mark.parametrize(
    ("href", "address"),
    [
        ("", "/a/b/"),
        ("#c", "/a/b/#c"),
        (".", "/a/b/"),
        ("..", "/a/"),
        ("../../", "/"),
        ("../../index.html#c", "/#c"),
        ("c", "/a/b/c"),
        ("c/index.html", "/a/b/c/"),
        ("/c.svg", "/c.svg"),
        ("../../../c/", "/../c/"),
        ("%C3%BC.html#%C3%BC", "/a/b/ü.html#ü"),
        ("https://x.org/%20", "https://x.org/%20"),
        ("//x.org", "//x.org"),
        ("mailto:a@b.c", "mailto:a@b.c"),
    ],
)
def test_a_link_is_an_address_of_the_site(href, address):
    assert address_in_site(href, "a/b/index.html") == address


def test_a_link_to_no_page_file_or_anchor_is_broken(tmp_path):
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "index.html").write_text(
        '<a href="../">up</a><a href="#here">in</a><a href="#there">no</a><a href="../b/">no</a><img src="x.png">'
        '<a href="../b">no</a><a href="../c">a host leads on to c/</a><a href="../#top">up</a><a href="../#below">no</a><a href="https://x.org/y">out</a><a href="mailto:a@b.c">out</a>'
        '<p id="here">'
    )
    (tmp_path / "c").mkdir()
    (tmp_path / "c" / "index.html").write_text("")
    (tmp_path / "index.html").write_text('<a id="top" href="a/#here">down</a><a href="a/x.png?v=1">no</a>')
    assert sorted(broken_links(tmp_path)) == [
        BrokenLink("a/index.html", "/#below"),
        BrokenLink("a/index.html", "/a/#there"),
        BrokenLink("a/index.html", "/a/x.png"),
        BrokenLink("a/index.html", "/b"),
        BrokenLink("a/index.html", "/b/"),
        BrokenLink("index.html", "/a/x.png?v=1"),
    ]

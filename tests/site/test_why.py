"""“Why processes”: each figure leads to where it can be seen."""

import posixpath
import re

import pytest

from tests.tools.pages import read_page
from tests.tools.rendered import read_html

pytestmark = pytest.mark.site

FIGURE = re.compile(r'<li>([^<]*?)\s*<a href="([^"]*)">See for yourself</a>')


def section(html, anchor):
    """Return a page's text from a heading to the next; without an anchor its beginning."""
    start = html.partition(f'id="{anchor}"')[2] if anchor else html.partition("<h1")[2]
    return read_html(f"<p{start.partition('<h2')[0]}").text


def test_each_figure_stands_where_its_link_leads(small_site):
    figures = FIGURE.findall(read_page(small_site.pages / "why" / "index.html"))
    assert len(figures) == 10
    missing = {}
    for sentence, href in figures:
        path, _, anchor = href.partition("#")
        page = small_site.pages / posixpath.normpath(posixpath.join("why", path)) / "index.html"
        said = section(read_page(page), anchor)
        what = re.match(r"Most (approval|hand-off)s in any process: (\d+)", sentence)
        if (f"{what[2]} {what[1]}" if what else sentence) not in said:
            missing[sentence] = href
    assert missing == {}

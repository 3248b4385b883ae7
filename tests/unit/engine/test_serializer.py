"""How an element tree is written as HTML."""

import xml.etree.ElementTree as ET
from html.parser import HTMLParser

import pytest

from playpress.engine.serializer import unquoted, write_html


class Reader(HTMLParser):
    def __init__(self):
        super().__init__()
        self.found = []

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, dict(attrs)))


def test_every_text_of_an_attribute_is_read_as_it_was_and_an_apostrophe_takes_one_byte():
    text = """{'a': "1 < 2 > 0 & '3' &amp; &#x27;"}"""
    written = write_html(ET.Element("p", {"data-a": text}))
    reader = Reader()
    reader.feed(written)
    assert reader.found == [("p", {"data-a": text})]
    assert written.count("'") == text.count("'")


@pytest.mark.parametrize(
    ("tree", "html"),
    [
        ('<a href="../x/" title="a b" class="">1</a>', '<a class="" href=../x/ title="a b">1</a>'),
        ('<details open="open"><summary>A</summary>B</details>', "<details open><summary>A</summary>B</details>"),
        ("<ul>\n<li>A</li>\n<li>B</li>\n</ul>", "<ul><li>A<li>B</ul>"),
        ("<div><p>A</p>\n<p>B</p>\n<em>C</em></div>", "<div><p>A<p>B</p>\n<em>C</em></div>"),
        ("<div><p>A</p> B</div>", "<div><p>A</p> B</div>"),
        ("<table>\n<tr>\n<th>A</th>\n<td>B</td>\n</tr>\n</table>", "<table><tr><th>A<td>B</table>"),
        ("<p>1 &lt; 2<br />x=&quot;y&quot; z</p>", '<p>1 &lt; 2<br>x="y" z</p>'),
    ],
    ids=["quotes", "name", "list", "paragraphs", "text after", "table", "text"],
)
def test_what_html_does_not_need_is_not_written(tree, html):
    assert write_html(ET.fromstring(tree)) == html  # noqa: S314 - written above


def test_a_picture_keeps_its_words_and_the_quotation_marks_that_end_a_value():
    picture = (
        '<svg viewBox="0 0 1 1" role="img"><text x="1">a="b" c</text><rect rx="2" x="3"/><a href="#s">="d"</a></svg>'
    )
    said = '<svg viewBox="0 0 1 1" role=img><text x=1>a="b" c</text><rect rx=2 x="3"/><a href=#s>="d"</a></svg>'
    assert unquoted(picture) == said

"""How an element tree is written as HTML."""

import xml.etree.ElementTree as ET
from html.parser import HTMLParser

from playpress.engine.serializer import write_html


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

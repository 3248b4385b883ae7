"""Adds a class to elements with a very long word, so that the style sheet sets it smaller or gives it more room.

Browsers hyphenate in the languages whose syllables they know; in others, and where they know none, a word that does not
fit is cut anywhere. A word that fits is never cut.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import xml.etree.ElementTree as ET
    from collections.abc import Iterator

CLASSES = ((28, "pp-longest"), (20, "pp-longer"), (15, "pp-long"))
"""The class for a word with at least so many letters in a row, the longest first."""
_HEADINGS = frozenset({"h1", "h2", "h3", "h4"})
_LISTS = frozenset({"pp-card", "pp-chips"})
_BREAKS = re.compile(r"[\s/\u2010-\u2014-]+")
_KEPT = re.compile("\x02[^\x03]*\x03")
"""Matches Markdown's placeholder for a character that is written as its code."""


def mark_long_words(root: ET.Element) -> None:
    """Give headings, row and column headers, and entries of cards and chips the class for their longest word."""
    for element in _places(root):
        longest = max(map(len, _BREAKS.split(_KEPT.sub("x", "".join(element.itertext())))))
        name = next((name for letters, name in CLASSES if longest >= letters), "")
        if name:
            element.set("class", " ".join(filter(None, [element.get("class"), name])))


def _places(root: ET.Element) -> Iterator[ET.Element]:
    for element in root.iter():
        if element.tag in _HEADINGS or element.tag == "th":
            yield element
        elif element.tag == "div" and element.get("class") in _LISTS:
            yield from element.findall("ul/li")

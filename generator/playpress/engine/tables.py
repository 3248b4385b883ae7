"""Tables of a page to tables that everyone can read: a caption, headers of rows and columns, and a label for each cell.

The caption is the heading that a table stands under; it is heard, and not seen twice. The label is the column's header: where
there is no room for columns, the style sheet makes a card of each row and prints it before the cell.
Knows: the elements of tables. Must not know what they tell.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_TITLES = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "summary"})
OF_MARKDOWN = "pp-table"
_TAG = re.compile("\x02wzxhzdk:\\d+\x03")
"""Matches what stands for a tag in a text while Python-Markdown is at work."""


def finish_tables(root: ET.Element) -> None:
    """Give each table of a page its caption, and each that Markdown made its headers and labels, in place."""
    for table, title in list(_tables(root)):
        if title and table.find("caption") is None:
            table.insert(0, _caption(title))
        if table.get("class", "").split(" ")[0] == OF_MARKDOWN:
            _add_headers(table)


def _tables(root: ET.Element) -> Iterator[tuple[ET.Element, str]]:
    """Yield each table with what stands above it: the nearest heading, or paragraph in bold."""
    title = ""
    for element in root.iter():
        if element.tag in _TITLES or (element.tag == "p" and _is_bold(element)):
            title = _text(element)
        elif element.tag == "table":
            yield element, title


def _is_bold(paragraph: ET.Element) -> bool:
    is_alone = len(paragraph) == 1 and paragraph[0].tag == "strong"
    return is_alone and not f"{paragraph.text or ''}{paragraph[0].tail or ''}".strip()


def _text(element: ET.Element) -> str:
    return " ".join(_TAG.sub("", "".join(element.itertext())).split())


def _caption(title: str) -> ET.Element:
    caption = ET.Element("caption", {"class": "pp-unseen"})
    caption.text = title
    return caption


def _add_headers(table: ET.Element) -> None:
    heads = table.findall("thead/tr/th")
    labels = [_text(head) for head in heads]
    for head in heads:
        head.set("scope", "col")
    for row in table.iterfind("tbody/tr"):
        for cell, label in zip(row, labels, strict=False):
            if label:
                cell.set("data-label", label)
        if len(row):
            _make_header(row[0])


def _make_header(cell: ET.Element) -> None:
    """Make the first cell of a row its header; one without a text heads nothing."""
    cell.attrib.pop("data-label", None)
    if _text(cell):
        cell.tag = "th"
        cell.set("scope", "row")

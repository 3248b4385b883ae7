"""The element tree of a page, as Markdown makes it, to the tree that the site needs; the same whichever converter made it.

- `<a id="x"></a>` before a heading becomes the heading's id, so that addresses do not depend on the language.
- The views of a process, one after the other in the Markdown, become tabs that work without script.
- The parts of a playbook and its steps, headings with what follows them, become boxes that open and close without script:
  what an address names, and what the browser's own search finds, opens by itself. What is in those that are closed at
  first, in a step's menu and in the parts of all roles stands in `noscript`, so that a page is there sooner: a script
  puts it in place.
- Columns of numbers get a class where a converter writes a style, which a strict Content-Security-Policy would stop.
- An item of a list is a paragraph only if there is more in it than that.
- Tables have captions, headers and labels: `tables.py`.
- The number of a step that is linked to stays with its name: `step_numbers.py`.
- Tables stand in the frames in which they scroll, and diagrams in one of their own: where a script adds something beside
  the paragraphs of a page, the browser works out the style of all of them anew.

Knows: what our pages write. Must not know Markdown, nor where pictures come from.
"""

from __future__ import annotations

import xml.etree.ElementTree as ET
from abc import ABC, abstractmethod
from typing import TYPE_CHECKING

from playpress.engine.long_words import mark_long_words
from playpress.engine.neighbours import mark_neighbours
from playpress.engine.step_numbers import join_numbers
from playpress.engine.tables import finish_tables

if TYPE_CHECKING:
    from collections.abc import Collection

HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_INLINE = frozenset({"a", "abbr", "br", "code", "em", "input", "label", "span", "strong"})
"""Elements in which there is nothing to change, in the midst of a text."""
_LISTS = frozenset({"ol", "ul"})
_LATER = "pp-later"
_FLAT = HEADINGS | {"p", "summary"}
"""Elements that hold nothing but a text."""
_FRAMES: dict[str | None, tuple[str, ...]] = {
    "pp-diagram": ("pp-picture",),
    "pp-table": ("md-typeset__table", "md-typeset__scrollwrap"),
}
"""By an element's class, the classes of the frames around it, the innermost first; those of tables are the theme's."""


class PageTree(ABC):
    """Finishes the trees of pages; a converter says how it writes an anchor, our own HTML, a picture and a number."""

    def finish(self, root: ET.Element, path: str = "") -> None:
        """Change the tree of the page at a path in place."""
        self._visit(root)
        _make_tight(root)
        finish_tables(root)
        mark_long_words(root)
        mark_neighbours(root, path)
        join_numbers(root)

    @abstractmethod
    def anchor_in(self, element: ET.Element) -> str:
        """Return the id, if an element is nothing but one of our anchors; else an empty text."""

    @abstractmethod
    def replaced(self, element: ET.Element) -> list[ET.Element] | None:
        """Return what stands for our own HTML or a picture, complete as it is; None for anything else."""

    @abstractmethod
    def take_alignment(self, element: ET.Element) -> bool:
        """Remove what sets a cell's text to the right; tell whether there was anything."""

    def _visit(self, parent: ET.Element) -> None:
        if parent.tag == "tr":
            self._mark_numbers(parent)
        elif parent.tag in _LISTS:
            for item in parent:
                self._visit(item)
        elif not _INLINE.issuperset([child.tag for child in parent]):
            self._finish_parts(parent)

    def _mark_numbers(self, row: ET.Element) -> None:
        for cell in row:
            if self.take_alignment(cell):
                cell.set("class", "pp-number")

    def _finish_parts(self, parent: ET.Element) -> None:
        kept: list[ET.Element] = []
        anchor = ""
        for element in parent:
            if element.tag in _INLINE:
                kept.append(element)
                anchor = ""
                continue
            if element.tag in HEADINGS and anchor:
                element.set("id", anchor)
                kept.pop()
            anchor = self.anchor_in(element)
            kept += map(framed, self._finished(element))
        parent[:] = kept

    def _finished(self, element: ET.Element) -> list[ET.Element]:
        if (ours := self.replaced(element)) is not None:
            ours[-1].tail = element.tail
            return ours
        if element.tag not in _FLAT:
            self._visit(element)
        if element.tag == "table":
            element.set("class", "pp-table")
        elif names := element.get("class"):
            _arrange(element, names.split())
        return [element]


def _arrange(element: ET.Element, names: Collection[str]) -> None:
    """Change an element as its classes ask for."""
    if "pp-views" in names:
        _make_tabs(element)
    elif "pp-tabs" in names:
        _make_parts(element)
    elif "pp-step" in names:
        _fold(element)
    elif "pp-more" in names:
        _put_off(element, 1)
    elif "pp-my-part" in names:
        _put_off(element, 0)


def _make_tight(root: ET.Element) -> None:
    """Take the paragraph out of each item of a list that is nothing but one: converters differ in when they write it."""
    for item in root.iter("li"):
        if len(item) == 1 and item[0].tag == "p" and not (item.text or "").strip():
            paragraph = item[0]
            item.text = paragraph.text
            item[:] = paragraph


def hide_from_names(link: ET.Element) -> None:
    """Take the link of a heading to itself out of the heading's name, and out of the keyboard's way: contents lead there too."""
    link.set("aria-hidden", "true")
    link.set("tabindex", "-1")


def framed(element: ET.Element) -> ET.Element:
    """Return an element within the frames for its class."""
    for name in _FRAMES.get(element.get("class"), ()):
        frame = ET.Element("div", {"class": name})
        frame.tail, element.tail = element.tail, None
        frame.append(element)
        element = frame
    return element


def _make_tabs(views: ET.Element) -> None:
    """Turn headings and what follows them into tabs: a radio button and a panel for each heading."""
    panels: list[ET.Element] = []
    switches: list[ET.Element] = []
    for child in list(views):
        views.remove(child)
        if child.tag in HEADINGS:
            key = child.get("id", "")
            switch = {"type": "radio", "name": "flow-view", "id": f"{key}-tab"}
            switches.append(ET.Element("input", switch | ({} if switches else {"checked": "checked"})))
            label = ET.Element("label", {"for": f"{key}-tab"})
            label.text = child.text
            switches.append(label)
            title = ET.Element("p", {"class": "pp-view-title"})
            title.text = child.text
            panel = ET.Element("div", {"class": "pp-view", "id": key})
            panel.append(title)
            panels.append(panel)
        elif panels:
            panels[-1].append(child)
    views.set("role", "group")
    views.set("aria-labelledby", "flow")
    views.extend([*switches, *panels])


def _make_parts(tabs: ET.Element) -> None:
    """Turn headings and what follows them into boxes of which one is open; a line under a heading belongs to its title.

    The heading itself stays in the box: a browser opens it for an address that names something in it, not in its title.
    """
    boxes: list[ET.Element] = []
    for child in list(tabs):
        tabs.remove(child)
        if child.tag == "h2":
            boxes.append(ET.Element("details", {"class": "pp-tab", "name": "part"}))
        boxes[-1].append(child)
    boxes[0].set("open", "open")
    for box in boxes:
        summary = ET.Element("summary")
        ET.SubElement(summary, "strong").text = box[0].text
        if len(box) > 1 and box[1].tag == "p":
            ET.SubElement(summary, "span").text = box[1].text
            box[1:2] = []
        box[0].set("class", "pp-tab-title")
        box.insert(0, summary)
    for box in boxes[1:]:
        _put_off(box, 1)
    tabs.extend(boxes)


def _put_off(box: ET.Element, start: int) -> None:
    """Let what an element holds, from a place on, be read only where no script runs, or by one."""
    later = ET.Element("noscript", {"class": _LATER})
    later.extend(box[start:])
    box[start:] = [later]


def put_back(root: ET.Element) -> None:
    """Let everything in a tree be read at once."""
    root[:] = [part for child in root for part in (child if child.get("class") == _LATER else (child,))]
    for child in root:
        put_back(child)


def _fold(box: ET.Element) -> None:
    """Turn an element into a box that can be closed, with its first heading as the title."""
    box.tag = "details"
    box.set("open", "open")
    heading = next(child for child in box if child.tag in HEADINGS)
    box.remove(heading)
    summary = ET.Element("summary")
    summary.append(heading)
    box.insert(0, summary)

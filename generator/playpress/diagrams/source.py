"""The Mermaid text of our own flowcharts back to the diagram that it was written from, so that it can be drawn.

Knows: what `write_flowchart` writes, and nothing else of Mermaid's syntax.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple, cast

from playpress.diagrams.mermaid import EXCEPTION, readable
from playpress.process.diagram import EXCEPTIONS, FlowDiagram, Line, LineKind, Named, Node, NodeKind

if TYPE_CHECKING:
    from collections.abc import Callable

_BOX = re.compile(r'(n_\d+)\W+"(.*)"\W+')
_LINK = re.compile(r'click (n_\d+) "([^"]*)" _self')
_ARROW = re.compile(r'(n_\d+) (-->|-\.->)(?:\|"(.*)"\|)? (n_\d+)')
_FRAME = re.compile(r'subgraph (g_\d+) \["(.*)"\]')
_CLASS = re.compile(r"class ([\w,]+) k_(\w+)")
_EXCEPTIONS = re.compile(rf"linkStyle ([\d,]+) {EXCEPTION}")
_LANGUAGE = re.compile(r"%% language ([\w-]+)")
_REMARK = re.compile(r"%% (?:landscape|(?:what|state|roles|size|hue|click) .*)")
"""Matches what only a process landscape says; see `landscape/text.py`."""


class Flowchart(NamedTuple):
    """A flowchart: its direction, its diagram, the addresses of boxes by key, and its description."""

    direction: str
    diagram: FlowDiagram
    hrefs: dict[str, str]
    description: str


def read_flowchart(source: str) -> Flowchart | None:
    """Return the flowchart in a Mermaid text; None for any text that `write_flowchart` would not write."""
    first, *lines = source.splitlines() or [""]
    if first not in ("flowchart TB", "flowchart LR"):
        return None
    reading = _Reading()
    if not all(reading.take(line.strip()) for line in lines) or not reading.is_whole:
        return None
    return Flowchart(first[-2:], reading.diagram(), reading.hrefs, reading.heads.get("accDescr", ""))


class _Reading:
    """A flowchart while its lines are being read."""

    def __init__(self) -> None:
        self.heads: dict[str, str] = {}
        self.language = ""
        self.boxes: dict[str, tuple[str, str]] = {}
        """The phase and label of each box."""
        self.kinds: dict[str, str] = {}
        self.hrefs: dict[str, str] = {}
        self.lines: list[Line] = []
        self.frames: dict[str, str] = {}
        """The name of each frame."""
        self.phase = ""

    def take(self, line: str) -> bool:
        """Read a line; return False if `write_flowchart` would not write it."""
        if match := re.fullmatch(r"(accTitle|accDescr): (.*)", line):
            self.heads[match[1]] = readable(match[2])
            return True
        if match := _LANGUAGE.fullmatch(line):
            self.language = match[1]
            return True
        readers: list[tuple[re.Pattern[str], Callable[[re.Match[str]], None]]] = [
            (_EXCEPTIONS, self._mark), (_LINK, self._link), (_ARROW, self._arrow), (_FRAME, self._open), (_CLASS, self._class), (_BOX, self._box),
        ]  # fmt: skip
        for pattern, read in readers:
            if match := pattern.fullmatch(line):
                read(match)
                return True
        if line == "end":
            self.phase = f"after {self.phase}"  # boxes without a frame form a part of their own
        return line in ("", "end", "direction TB") or bool(_REMARK.fullmatch(line))

    def _link(self, match: re.Match[str]) -> None:
        self.hrefs[match[1]] = match[2]

    def _arrow(self, match: re.Match[str]) -> None:
        kind = "normal" if match[2] == "-->" else "rework"
        self.lines.append(Line(match[1], match[4], readable(match[3] or ""), cast("LineKind", kind)))

    def _mark(self, match: re.Match[str]) -> None:
        marked = {int(n) for n in match[1].split(",")}
        self.lines = [replace(line, kind="exception") if n in marked else line for n, line in enumerate(self.lines)]

    def _open(self, match: re.Match[str]) -> None:
        self.phase = match[1]
        self.frames[match[1]] = readable(match[2].replace("<br>", " "))

    def _class(self, match: re.Match[str]) -> None:
        self.kinds |= dict.fromkeys(match[1].split(","), match[2])

    def _box(self, match: re.Match[str]) -> None:
        self.boxes[match[1]] = (self.phase, readable(match[2]))

    @property
    def is_whole(self) -> bool:
        """Whether there is at least one box, and a box at each end of every arrow."""
        return bool(self.boxes) and all({line.source, line.target} <= self.boxes.keys() for line in self.lines)

    def _node(self, key: str) -> Node:
        phase, label = self.boxes[key]
        kind = cast("NodeKind", self.kinds.get(key, "task"))
        return Node(key, kind, label, "", EXCEPTIONS if kind == "exception" else phase)

    def diagram(self) -> FlowDiagram:
        """Return everything read as a diagram without lanes."""
        nodes = tuple(self._node(key) for key in self.boxes)
        used = dict.fromkeys(node.phase for node in nodes if node.kind != "exception")
        phases = tuple(Named(key, self.frames.get(key, "")) for key in used)
        return FlowDiagram(self.heads.get("accTitle", ""), nodes, tuple(self.lines), (), phases, self.language)

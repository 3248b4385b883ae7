"""A process as plain text for a terminal: what the pictures show, in lines that fit."""

from __future__ import annotations

import textwrap
import unicodedata
from typing import TYPE_CHECKING

from playpress.process.diagram import EXCEPTIONS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from playpress.process.diagram import FlowDiagram, Node

WIDTH = 78
LANE_WIDTH = 14
_SIGN = {"start": "▶", "end": "■", "stop": "□"}
_ARROW = {"normal": "→", "rework": "⇠", "exception": "⇢"}


def phase_outline(diagram: FlowDiagram, kind_name: Callable[[str], str], waits_for: str) -> str:
    """Return a process phase by phase: each step with its kind and role, what it waits for, and where it leads.

    `kind_name` gives the word for a type of step; `waits_for` is a sentence with a place for `{steps}`.
    """
    return "\n".join([diagram.title, *_phases(diagram, kind_name, waits_for)]) + "\n"


def _phases(diagram: FlowDiagram, kind_name: Callable[[str], str], waits_for: str) -> Iterator[str]:
    lanes = dict(diagram.lanes)
    for phase in diagram.phases:
        yield from ["", phase.name] if phase.name else [""]
        for node in diagram.in_phase(phase.key):
            if node.kind not in ("fork", "join", "end", "stop"):
                kind = kind_name(node.kind) if node.kind not in ("task", "start") else ""
                remark = f" ({kind}{f': {node.calls}' if node.calls else ''})" if kind else ""
                who = f" · {lanes[node.lane]}" if node.number is not None else ""
                yield from _indented(f"{_SIGN.get(node.kind, ' ')} {node.text}{remark}{who}", "  ", "      ")
                if waited := ", ".join(map(str, diagram.waits_for(node.key))):
                    yield from _indented(waits_for.format(steps=waited), "      ‖ ", "        ")
                yield from _ways(node, diagram)
    for node in diagram.exceptions:
        at = ", ".join(map(str, diagram.interrupts(node.key)))
        yield from ["", *_indented(f"{node.text}{f' [{at}]' if at else ''}", "  ⚡ ", "      ")]
        yield from _ways(node, diagram)


def _ways(node: Node, diagram: FlowDiagram) -> Iterator[str]:
    places = [(line, _place(diagram.arrival(line))) for line in diagram.ways_on(node.key)]
    if diagram.is_split(node.key):
        yield f"      → {' ‖ '.join(place for _, place in places)}"
        return
    for line, place in places:
        answer = f"{line.label}: " if line.label else ""
        yield from _indented(f"{_ARROW[line.kind]} {answer}{place}", "      ", "        ")


def _place(node: Node) -> str:
    return str(node.number) if node.number is not None else f"{_SIGN[node.kind]} {node.label}"


def role_outline(diagram: FlowDiagram) -> str:
    """Return a process role by role: a column for each lane, a row for each step, a dot where it is done."""
    lanes = [lane for lane in diagram.lanes if lane.key != EXCEPTIONS]
    heads = [textwrap.wrap(lane.name, LANE_WIDTH - 2) or [""] for lane in lanes]
    rows = [
        " " * 34 + "".join(_filled(head[n] if n < len(head) else "", LANE_WIDTH) for head in heads)
        for n in range(max(map(len, heads)))
    ]
    for phase in diagram.phases:
        rows.append(f"── {phase.name} ".ljust(34 + LANE_WIDTH * len(lanes), "─"))
        for node in diagram.in_phase(phase.key):
            if node.number is not None:
                name = _cut(node.text, 32)
                dots = "".join(_filled("●" if lane.key == node.lane else "·", LANE_WIDTH) for lane in lanes)
                rows.append(_filled(name, 34) + dots)
    return "\n".join([diagram.title, "", *(row.rstrip() for row in rows)]) + "\n"


def arrows_outline(title: str, arrows: Iterable[Sequence[str]]) -> str:
    """Return arrows, one a line: from, what, to."""
    return "\n".join([title, "", *(f"  {a} ──{f'({what})──' if what else ''}▶ {b}" for a, what, b in arrows)]) + "\n"


def _indented(text: str, first: str, later: str) -> list[str]:
    return textwrap.wrap(text, WIDTH, initial_indent=first, subsequent_indent=later)


def _cut(text: str, width: int) -> str:
    """Return as much of a text as fits a width, with a sign where something is left out."""
    if _width(text) <= width:
        return text
    while _width(text) > width - 1:
        text = text[:-1]
    return f"{text.rstrip()}…"


def _width(text: str) -> int:
    """Return how many columns a text takes in a terminal, where some letters are two wide."""
    return len(text) + sum(unicodedata.east_asian_width(c) in ("W", "F") for c in text)


def _filled(text: str, width: int) -> str:
    """Return a text with spaces up to a width in a terminal."""
    return text + " " * max(1, width - _width(text))

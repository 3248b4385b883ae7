"""A diagram or map to the legend of the signs and lines that it uses.

Knows: the diagram as a value, connections, the writer. Must not know how pictures are laid out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from playpress.diagnostics import N_
from playpress.diagrams.grid.forms import draw_key
from playpress.language.richtext import Md
from playpress.pages.page import Entry

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable, Mapping

    from playpress.analysis.network import Link
    from playpress.pages.writer import Writer
    from playpress.process.diagram import FlowDiagram

FLOW_SIGNS = {
    "start": N_("Start, with what triggers it"),
    "decision": N_("Decision: exactly one branch is taken"),
    "approval": N_("Approval"),
    "checkpoint": N_("Checkpoint"),
    "meeting": N_("Meeting"),
    "wait": N_("Wait"),
    "subprocess": N_("Another process, run as a step"),
    "fork": N_("In parallel; all must finish before the next step"),
    "automated": N_("Done by a machine"),
    "rework": N_("Back for rework"),
    "exception": N_("Exception; its letter marks the steps it can interrupt"),
    "end": N_("Completed"),
    "stop": N_("Stopped early"),
}
"""What each sign of a flow means, in the order of the legend."""
MAP_LINES = {
    "feeds": N_("Solid line: a result is passed on"),
    "calls": N_("Dashed line: the other process is run as a step"),
}
"""What the lines of a map mean."""
MAP_MARKS = {
    "red": N_("KPI red"),
    "amber": N_("KPI amber"),
    "green": N_("KPIs green"),
}
"""What the mark of a process on a map means: the state of the worst of its KPIs."""


class LegendSection(NamedTuple):
    """Signs, as they are drawn, and their meanings."""

    entries: tuple[Entry, ...]


def flow_legend(diagram: FlowDiagram, write: Writer) -> LegendSection:
    """Return the legend of the signs that a flow's picture uses."""
    used: set[str] = {node.kind for node in diagram.nodes} | {line.kind for line in diagram.lines}
    used |= {"fork"} if "join" in used else set()
    used |= {"automated"} if any(node.is_automated for node in diagram.nodes) else set()
    return _legend(FLOW_SIGNS, used, draw_key, write)


def map_legend(links: Iterable[Link], states: Iterable[str], write: Writer) -> LegendSection:
    """Return the legend of a map of these connections, and of processes whose worst KPIs have these states."""
    return _legend({**MAP_LINES, **MAP_MARKS}, {*(link.kind for link in links), *states}, _styled, write)


def _styled(sign: str) -> str:
    """Return a sign that the style sheet draws."""
    return f'<span class="pp-key pp-key-{sign}"></span>'


def _legend(
    meanings: Mapping[str, str], used: Container[str], key: Callable[[str], str], write: Writer
) -> LegendSection:
    return LegendSection(
        tuple(Entry(Md(key(sign)), write.say(meaning)) for sign, meaning in meanings.items() if sign in used)
    )

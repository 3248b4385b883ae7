"""A process landscape to Mermaid text and back: a flowchart that a code host draws, with what only we draw as comments.

Knows: what a landscape is, the text of our own flowcharts. Must not know how it is laid out.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, NamedTuple

from playpress.diagrams.mermaid import Arrow, Box, Group, Remark, escape_label, readable, write_flowchart
from playpress.diagrams.source import read_flowchart

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from playpress.diagrams.source import Flowchart

SIGN = "landscape"
"""The comment that tells a landscape from any other flowchart."""
_REMARK = re.compile(r" *%% (what|state|roles|size|hue|click) (\S+)(?: (.*))?")


class Process(NamedTuple):
    """A box: a process or, in a map of categories, a category.

    `frame` is the key of its category, empty in a map of categories. `state` is that of its worst KPI (`red`, `amber`,
    `green` or empty) and `says` what that means in words. `size` is a second line of text. `roles` have a part in it.
    """

    key: str
    name: str
    href: str
    frame: str = ""
    state: str = ""
    says: str = ""
    size: str = ""
    roles: tuple[str, ...] = ()


class Frame(NamedTuple):
    """A category: its key, name and address, the number of its colour, and its id if the style sheet knows it."""

    key: str
    name: str
    href: str = ""
    hue: int = 0
    category: str = ""


class Way(NamedTuple):
    """What passes from a process to another: a result (`feeds`), or the other one is run as a step (`calls`)."""

    source: str
    target: str
    kind: str
    what: str


class Landscape(NamedTuple):
    """Everything on a map. Each process stands in one of the frames, or, in a map of categories, is one."""

    title: str
    description: str
    language: str
    frames: tuple[Frame, ...]
    processes: tuple[Process, ...]
    ways: tuple[Way, ...]


def write_landscape(landscape: Landscape) -> str:
    """Return a landscape as Mermaid text.

    A code host writes what passes on the lines only in a map of categories, where that is short.
    """
    is_of_categories = not any(one.frame for one in landscape.processes)
    parts: list[Box | Group] = [_box(one) for one in landscape.processes if not one.frame]
    for frame in landscape.frames:
        inside = tuple(_box(one) for one in landscape.processes if one.frame == frame.key)
        parts += [Group(frame.name, inside)] if inside else []
    arrows = [
        Arrow(way.source, way.target, way.what if is_of_categories else "", _LINES[way.kind]) for way in landscape.ways
    ]
    return write_flowchart(
        parts, arrows, landscape.title, landscape.description, language=landscape.language, remarks=_remarks(landscape)
    )


_LINES: dict[str, Literal["normal", "rework"]] = {"feeds": "normal", "calls": "rework"}
_KINDS: dict[str, str] = {line: kind for kind, line in _LINES.items()}


def _box(process: Process) -> Box:
    return Box(process.key, process.name, "playbook", process.href)


def _remarks(landscape: Landscape) -> Iterator[Remark]:
    yield Remark(SIGN)
    frames = {frame.key: frame for frame in landscape.frames}
    for process in landscape.processes:
        frame = frames.get(process.frame or process.key)
        if frame:
            yield Remark("hue", process.key, f"{frame.hue} {frame.category}".strip())
        if process.frame and frame and frame.href:
            yield Remark("click", process.key, f'"{frame.href}"')
        if process.state:
            yield Remark("state", process.key, f"{process.state} {escape_label(process.says)}")
        if process.size:
            yield Remark("size", process.key, escape_label(process.size))
        if process.roles:
            yield Remark("roles", process.key, " ".join(process.roles))
    for n, way in enumerate(landscape.ways):
        yield Remark("what", "", f"{n} {escape_label(way.what)}")


def read_landscape(source: str) -> Landscape | None:
    """Return the landscape in a Mermaid text; None for any text that `write_landscape` would not write."""
    if f"\n    %% {SIGN}\n" not in source:
        return None
    flowchart = read_flowchart(source)
    return _landscape(flowchart, _remarks_in(source)) if flowchart else None


def _remarks_in(source: str) -> dict[tuple[str, str], str]:
    """Return what the comments say, by kind and id."""
    matches = map(_REMARK.fullmatch, source.splitlines())
    return {(match[1], match[2]): match[3] or "" for match in matches if match}


def _landscape(flowchart: Flowchart, said: Mapping[tuple[str, str], str]) -> Landscape:
    diagram = flowchart.diagram
    names = {phase.key: phase.name for phase in diagram.phases}
    frames: dict[str, Frame] = {}
    processes = []
    for node in diagram.nodes:
        key = node.phase if names.get(node.phase) else ""
        href = said.get(("click", node.key), "").strip('"') if key else flowchart.hrefs.get(node.key, "")
        hue, _, category = said.get(("hue", node.key), "0").partition(" ")
        frames.setdefault(key or node.key, Frame(key or node.key, names.get(key, node.label), href, int(hue), category))
        state, _, says = said.get(("state", node.key), "").partition(" ")
        size, roles = said.get(("size", node.key), ""), said.get(("roles", node.key), "")
        processes.append(
            Process(
                node.key, node.label, flowchart.hrefs.get(node.key, ""), key, state, readable(says), readable(size),
                tuple(roles.split()),
            )
        )  # fmt: skip
    ways = tuple(
        Way(line.source, line.target, _KINDS[line.kind], readable(said.get(("what", str(n)), "")))
        for n, line in enumerate(diagram.lines)
    )
    return Landscape(
        diagram.title, flowchart.description, diagram.language, tuple(frames.values()), tuple(processes), ways
    )

"""Flowcharts by mermaid-py, with the library's traps closed.

It lower-cases ids and folds accents in them, so nodes get numbered ids of ours; it does not escape labels, so labels come
as character codes; it opens with a front matter that a title could break, so that is cut off; it never declares classes
inside subgraphs and orders the others at random, so they are written here (`k_…`, since a class `end` breaks Mermaid).
"""

from __future__ import annotations

import contextlib
import io
import re
import textwrap
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Sequence

with contextlib.redirect_stdout(io.StringIO()):  # it greets on standard output when IPython is absent
    from mermaid.flowchart import FlowChart
    from mermaid.flowchart import Link as _Link
    from mermaid.flowchart import Node as _Node

Shape = Literal["task", "decision", "start", "end", "stop", "subprocess", "wait", "playbook"]

_SHAPES: dict[Shape, str] = {
    "task": "normal",
    "decision": "hexagon",
    "start": "round-edge",
    "end": "round-edge",
    "stop": "round-edge",
    "subprocess": "subroutine-shape",
    "wait": "parallelogram",
    "playbook": "normal",
}
_LINE: dict[str, str] = {"normal": "normal", "rework": "dotted", "exception": "dotted"}
TITLE_WIDTH = 22
"""Characters that fit over one box."""
_SPECIAL = re.compile(r"[\"#&<>`;*_~$%\\|{}\[\]()@:/]")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f\ufeff\ufffe\uffff]")
_ADDRESS = re.compile(r"[^A-Za-z0-9#/._-]")


@dataclass(frozen=True, slots=True)
class Box:
    """A node: its key in this diagram, what is written in it, its form, and where it leads (empty: nowhere)."""

    key: str
    label: str
    shape: Shape = "task"
    href: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """Boxes drawn within one frame."""

    label: str
    boxes: tuple[Box, ...]


@dataclass(frozen=True, slots=True)
class Arrow:
    """An edge from box to box; `kind` decides how the line is drawn."""

    source: str
    target: str
    label: str = ""
    kind: Literal["normal", "rework", "exception"] = "normal"


def escape_label(text: str) -> str:
    """Return a label in which every character that Mermaid might read as more than text is a character code."""
    text = " ".join(_CONTROL.sub("\ufffd", text).split())
    return _SPECIAL.sub(lambda m: f"#{ord(m[0])};", text) or " "


def write_flowchart(parts: Sequence[Box | Group], arrows: Sequence[Arrow], title: str, description: str) -> str:
    """Return a top-down Mermaid flowchart, title and description included; arrows between unknown boxes are an error."""
    ids: dict[str, _Node] = {}
    classes: dict[str, list[str]] = {}
    nodes = [_node(part, ids, classes) for part in parts]
    links = [
        _Link(ids[a.source], ids[a.target], shape=_LINE[a.kind], message=escape_label(a.label) if a.label else "")
        for a in arrows
    ]
    script = FlowChart("", nodes, links, orientation="TB").script
    body = script[script.index("flowchart TB\n") + len("flowchart TB\n") :]
    lines = [line.strip() for line in body.splitlines()]
    head = [f"accTitle: {_one_line(title)}", f"accDescr: {_one_line(description)}"]
    styles = [f"class {','.join(members)} k_{name}" for name, members in sorted(classes.items())]
    return "\n".join(["flowchart TB", *(f"    {line}" for line in [*head, *lines, *styles])]) + "\n"


def _node(part: Box | Group, ids: dict[str, _Node], classes: dict[str, list[str]]) -> _Node:
    if isinstance(part, Group):
        inner = [_node(box, ids, classes) for box in part.boxes]
        return _Node(f"g_{len(ids)}", _title(part.label), sub_nodes=inner, direction="TB")
    node = ids[part.key] = _Node(
        f"n_{len(ids)}",
        escape_label(part.label),
        shape=_SHAPES[part.shape],
        href=_ADDRESS.sub("", part.href) or None,
        href_type="self",
    )
    classes.setdefault(part.shape, []).append(node.id_)
    return node


def _title(label: str) -> str:
    """Return a frame's title in one line or two: a frame is as wide as its boxes, not as its title."""
    width = max(TITLE_WIDTH, len(label) // 2 + 4)
    return "<br>".join(map(escape_label, textwrap.wrap(label, width))) or " "


def _one_line(text: str) -> str:
    """Return a text for the title or description: one line without characters that end or comment it."""
    return " ".join(re.sub(r"[#;{}%]", " ", text).split()) or "-"

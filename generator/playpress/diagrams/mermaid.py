"""Flowcharts and sequences by mermaid-py, with the library's traps closed.

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
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from mermaid.graph import Graph

with contextlib.redirect_stdout(io.StringIO()):  # it greets on standard output when IPython is absent
    from mermaid.flowchart import FlowChart
    from mermaid.flowchart import Link as _Link
    from mermaid.flowchart import Node as _Node
    from mermaid.sequence import Link as _Message
    from mermaid.sequence import Participant as _Participant
    from mermaid.sequence import SequenceDiagram

Shape = Literal[
    "task", "decision", "approval", "checkpoint", "meeting", "wait", "subprocess", "fork", "join", "exception", "start",
    "end", "stop", "playbook", "here", "stub",
]  # fmt: skip
Direction = Literal["TB", "LR"]
"""From the top down, or from left to right."""

_SHAPES: dict[Shape, str] = {
    "task": "normal",
    "decision": "hexagon",
    "approval": "hexagon",
    "checkpoint": "hexagon",
    "meeting": "round-edge",
    "wait": "parallelogram",
    "subprocess": "subroutine-shape",
    "fork": "normal",
    "join": "normal",
    "exception": "round-edge",
    "start": "round-edge",
    "end": "round-edge",
    "stop": "round-edge",
    "playbook": "normal",
    "here": "normal",
    "stub": "round-edge",
}
_LINE: dict[str, str] = {"normal": "normal", "rework": "dotted", "exception": "dotted"}
EXCEPTION = "stroke:#c62828"
"""How the line of an exception is drawn on a code host, light or dark."""
TITLE_WIDTH = 22
"""Characters that fit over one box."""
MESSAGE_WIDTH = 36
"""Characters in a line over an arrow between two participants."""
_SPECIAL = re.compile(
    r"""["#&<>`;*_~$%\\|{}\[\]()@:/=]"""  # signs of Mermaid, HTML and Markdown
    r"|^[+-]|(?<=www)\."  # a list or a link of Markdown, which some versions of Mermaid read in labels
    r"|d(?=irection\s+(?:TB|TD|BT|RL|LR))"  # a statement that Mermaid finds in the midst of any line
)
_CODE = re.compile(r"#(\d+);")
_NUMBERED = re.compile(r"^(\d+)\.")
"""A list of Markdown as well: Mermaid 11.0 to 11.9 shows no label that begins like one."""
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


class Remark(NamedTuple):
    """A comment, which Mermaid leaves out: its kind, the key of the box that it is about (or none), and its text."""

    kind: str
    key: str = ""
    text: str = ""


class Message(NamedTuple):
    """Something passed from a participant to another, named by their keys."""

    source: str
    target: str
    label: str


def escape_label(text: str) -> str:
    """Return a label in which every character that has a meaning in Mermaid is replaced by its code."""
    text = " ".join(_CONTROL.sub("\ufffd", text).split())
    escaped = _SPECIAL.sub(lambda m: f"#{ord(m[0])};", text)
    return _NUMBERED.sub(r"\1#46;", escaped) or " "


def readable(label: str) -> str:
    """Return a label of our Mermaid text as it was before it was escaped."""
    return _CODE.sub(lambda m: chr(int(m[1])), label).strip()


def write_flowchart(
    parts: Sequence[Box | Group],
    arrows: Sequence[Arrow],
    title: str,
    description: str,
    direction: Direction = "TB",
    language: str = "",
    remarks: Iterable[Remark] = (),
) -> str:
    """Return a Mermaid flowchart, title and description included; arrows between unknown boxes are an error.

    The `language` of its words (as "de") is written as a comment, since it decides where words may be broken. The text
    of a remark must be on one line.
    """
    ids: dict[str, _Node] = {}
    classes: dict[str, list[str]] = {}
    nodes = [_node(part, ids, classes) for part in parts]
    links = [
        _Link(ids[a.source], ids[a.target], shape=_LINE[a.kind], message=escape_label(a.label) if a.label else "")
        for a in arrows
    ]
    styles = [f"class {','.join(members)} k_{name}" for name, members in sorted(classes.items())]
    if exceptions := [str(n) for n, arrow in enumerate(arrows) if arrow.kind == "exception"]:
        styles.append(f"linkStyle {','.join(exceptions)} {EXCEPTION}")
    if language:
        styles.append(f"%% language {language}")
    for remark in remarks:
        about = ids[remark.key].id_ if remark.key else ""
        styles.append(" ".join(filter(None, ["%%", remark.kind, about, remark.text])))
    return _script(
        FlowChart("", nodes, links, orientation=direction), f"flowchart {direction}", title, description, styles
    )


def write_sequence(participants: Mapping[str, str], messages: Sequence[Message], title: str, description: str) -> str:
    """Return a Mermaid sequence diagram of participants (label by key, from left to right) and messages in order."""
    known: dict[str, _Participant] = {}
    for key, label in participants.items():
        known[key] = _Participant(f"r_{len(known)}")
        known[key].name = escape_label(label)
    sent = [
        _Message(known[m.source], known[m.target], "Solid-arrow", _joined(textwrap.wrap(m.label, MESSAGE_WIDTH)))
        for m in messages
    ]
    return _script(SequenceDiagram("", [*known.values(), *sent]), "sequenceDiagram", title, description, [])


def _script(diagram: Graph, kind: str, title: str, description: str, styles: list[str]) -> str:
    """Return a diagram's text without front matter, with its accessible title and description."""
    body = diagram.script.partition(f"{kind}\n")[2]
    head = [f"accTitle: {_said(title)}", f"accDescr: {_said(description)}"]
    lines = [line.strip() for line in body.splitlines()]
    return "\n".join([kind, *(f"    {line}" for line in [*head, *lines, *styles])]) + "\n"


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
    """Return a frame's title, broken into two lines if it is long: Mermaid makes a frame only as wide as its boxes."""
    width = max(TITLE_WIDTH, len(label) // 2 + 4)
    return _joined(textwrap.wrap(label, width, break_long_words=False, break_on_hyphens=False))


def _joined(lines: Sequence[str]) -> str:
    return "<br>".join(map(escape_label, lines)) or " "


def _said(text: str) -> str:
    """Return the text of an accessible title or description; never empty."""
    return escape_label(text).strip() or "-"

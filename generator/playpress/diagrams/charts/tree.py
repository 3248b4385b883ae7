"""A hierarchy to a tree: each name on a line of its own, further in than the one above it, with words about it below.

It grows downwards and not sideways, so that its names stay readable on a narrow screen.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from playpress.diagrams.charts.line import GAP, LARGE, WIDTH
from playpress.diagrams.charts.svg import element, rounded, text
from playpress.diagrams.text import wrap

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

LINE, SPACE = 22.0, 10.0
"""The height of a line of text, and the space between two names."""
INDENT, MOST_INDENTS = 24.0, 8
MOST_LINES = 2
"""The most lines of a name; the rest of a longer one is left out."""


class Word(NamedTuple):
    """A piece of what is said about a name, with its class."""

    text: str
    kind: str


class Node(NamedTuple):
    """A name in the tree: how far down it is (0 at the top), where it leads, and what is said about it."""

    name: str
    depth: int
    href: str
    words: tuple[Word, ...] = ()


class TreeChart(NamedTuple):
    """What a tree shows; each node comes right after what stands above it, or after its elder sisters and their nodes."""

    title: str
    description: str
    nodes: Sequence[Node]


def tree_chart(chart: TreeChart, uid: str, language: str = "") -> str:
    """Return a tree as one SVG element whose ids begin with `uid`; `language` is that of its names."""
    named = [_lines(node, language) for node in chart.nodes]
    tops, height = _tops([len(lines) + bool(node.words) for node, lines in zip(chart.nodes, named, strict=True)])
    rows = zip(chart.nodes, named, tops, strict=True)
    drawn = [piece for node, lines, top in rows for piece in _node(node, lines, top)]
    return element(
        "svg",
        element("title", text(chart.title), id=f"{uid}-t"), element("desc", text(chart.description), id=f"{uid}-d"),
        *_branches(chart.nodes, tops), *drawn,
        xmlns="http://www.w3.org/2000/svg", id=uid, class_="pp-chart-svg", role="group",
        width=WIDTH, height=height, viewBox=f"0 0 {rounded(WIDTH)} {rounded(height)}",
        aria_labelledby=f"{uid}-t", aria_describedby=f"{uid}-d",
    )  # fmt: skip


def _left(depth: int) -> float:
    return GAP + min(depth, MOST_INDENTS) * INDENT


def _lines(node: Node, language: str) -> list[str]:
    """Return a name's lines; of too many, the first ones with a sign that there is more."""
    width = WIDTH - _left(node.depth) - INDENT
    lines = wrap(node.name, width, LARGE, language)
    return list(lines) if len(lines) <= MOST_LINES else [*lines[: MOST_LINES - 1], f"{lines[MOST_LINES - 1][:-1]}…"]


def _tops(counts: Sequence[int]) -> tuple[list[float], float]:
    """Return where each node of so many lines begins, and where the last one ends."""
    tops, y = [], GAP
    for count in counts:
        tops.append(y)
        y += count * LINE + SPACE
    return tops, y


def _branches(nodes: Sequence[Node], tops: Sequence[float]) -> Iterator[str]:
    """Yield the line to each node from the nearest one before it that is higher up."""
    open_ = dict[int, float]()
    for node, top in zip(nodes, tops, strict=True):
        x, y = _left(node.depth), top + LINE / 2
        open_[node.depth] = y
        if node.depth and node.depth - 1 in open_:
            above = _left(node.depth - 1)
            yield element(
                "path", class_="tick", d=f"M{rounded(above)} {rounded(open_[node.depth - 1])}V{rounded(y)}H{rounded(x)}"
            )


def _node(node: Node, lines: Sequence[str], top: float) -> Iterator[str]:
    x, y = _left(node.depth), top + LINE / 2
    yield element("circle", class_="dot", cx=x, cy=y, r=4)
    named = "".join(
        element("text", text(line), class_="node", x=x + 2 * GAP, y=y + 4 + n * LINE) for n, line in enumerate(lines)
    )
    yield element("a", named, href=node.href) if node.href else named
    if node.words:
        words = (
            element("tspan", text(word.text), class_=f"name {word.kind}", dx=GAP if n else 0)
            for n, word in enumerate(node.words)
        )
        yield element("text", *words, x=x + 2 * GAP, y=y + 4 + len(lines) * LINE)

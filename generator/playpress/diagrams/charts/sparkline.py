"""A series to a line of the size of a word, without text: what it shows stands beside it, and in its label."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playpress.diagrams.charts.scales import Scale
from playpress.diagrams.charts.svg import element, line_through, text
from playpress.diagrams.charts.thin import thinned

if TYPE_CHECKING:
    from collections.abc import Sequence

    Point = tuple[float, float]

WIDTH, HEIGHT, MARGIN = 100.0, 24.0, 3.0
COLUMNS = 12
"""So many columns are drawn of a long series; each has up to four points."""


def sparkline(points: Sequence[Point], label: str, state: str = "") -> str:
    """Return a series of (place, figure), ordered by place, as an SVG element; empty for fewer than two points.

    `state` is a class for the dot at its end; `label` says in words what is to be seen.
    """
    if len(points) < 2:  # noqa: PLR2004 - a line has two ends
        return ""
    across = Scale(points[0][0], points[-1][0], MARGIN, WIDTH - MARGIN)
    up = Scale(min(y for _, y in points), max(y for _, y in points), HEIGHT - MARGIN, MARGIN)
    drawn = thinned([(across(x), up(y)) for x, y in points], COLUMNS)
    x, y = drawn[-1]
    return element(
        "svg", element("path", d=line_through(drawn)), element("circle", class_=f"pp-dot {state}".strip(), cx=x, cy=y, r=2.5),
        class_="pp-spark", role="img", aria_label=text(label), viewBox=f"0 0 {WIDTH:.0f} {HEIGHT:.0f}", width=WIDTH, height=HEIGHT,
    )  # fmt: skip

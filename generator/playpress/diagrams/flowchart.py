"""A flowchart read from our own Mermaid text (a process by phase, or a map) to an SVG picture."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playpress.diagrams.grid.columns import place_in_columns
from playpress.diagrams.grid.draw import draw_grid
from playpress.diagrams.grid.measure import layout
from playpress.diagrams.grid.star import layout_star, middle_of

if TYPE_CHECKING:
    from playpress.diagrams.grid.measure import Grid
    from playpress.diagrams.source import Flowchart


def draw_flowchart(flowchart: Flowchart, uid: str) -> str:
    """Return a flowchart as one SVG element; every id in it begins with `uid`."""
    return draw_grid(lay_out(flowchart), uid, flowchart.description, flowchart.hrefs)


def lay_out(flowchart: Flowchart) -> Grid:
    """Return a flowchart laid out: a map around one thing as a star, anything else row by row."""
    here = middle_of(flowchart.diagram) if flowchart.direction == "LR" else None
    return layout_star(flowchart.diagram, here) if here else layout(place_in_columns(flowchart.diagram))

"""A flowchart of ours as a grid: a process by phase, or a map."""

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
    """Return a flowchart as one SVG element, in which `uid` begins every id."""
    return draw_grid(lay_out(flowchart), uid, flowchart.description, flowchart.hrefs)


def lay_out(flowchart: Flowchart) -> Grid:
    """Return a flowchart in its places: a map around one thing as a star, anything else row by row."""
    here = middle_of(flowchart.diagram) if flowchart.direction == "LR" else None
    return layout_star(flowchart.diagram, here) if here else layout(place_in_columns(flowchart.diagram))

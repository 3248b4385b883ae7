"""A playbook's flow to pictures for paper: pieces that fit a sheet of a handbook, or the whole for a poster.

Knows: diagrams, and the style sheet of pictures outside the site. Must not know where a picture stands.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from playpress.diagrams.grid.draw import draw_grid
from playpress.diagrams.grid.measure import layout
from playpress.diagrams.grid.pieces import fits_paper, pieces
from playpress.diagrams.grid.place import place
from playpress.pages.sections.flow import playbook_diagram, role_picture
from playpress.publish.drawing import style_alone

if TYPE_CHECKING:
    from playpress.diagrams.grid.measure import Grid
    from playpress.publish.documents.setting import Pen

FONT = "Atkinson Hyperlegible Next"
"""The family of letters in pictures."""


def flow_in_pieces(playbook: str, pen: Pen) -> list[str]:
    """Return SVG of a flow by role: the whole if it can be read on a sheet, else its pieces; none if it is too large."""
    whole = _whole(playbook, pen)
    if whole is None or fits_paper(whole.width, whole.height):
        return [_drawn(whole, playbook, pen)] if whole else []
    return [_drawn(grid, playbook, pen) for grid in pieces(whole.diagram)]


def whole_flow(playbook: str, pen: Pen) -> tuple[str, float, float] | None:
    """Return SVG of a whole flow by role with its width and height; None if it is too large to draw."""
    grid = _whole(playbook, pen)
    return (_drawn(grid, playbook, pen), grid.width, grid.height) if grid else None


def _whole(playbook: str, pen: Pen) -> Grid | None:
    diagram = playbook_diagram(pen.library.playbooks[playbook], pen.facts.flows[playbook], pen.write)
    return layout(place(diagram)) if diagram.is_drawable else None


def _drawn(grid: Grid, playbook: str, pen: Pen) -> str:
    said = role_picture(playbook, grid.diagram, pen.write).description
    uid = f"d{hashlib.sha256(grid.diagram.written.encode()).hexdigest()[:8]}"
    return draw_grid(grid, uid, said, {}, f"{style_alone(pen.style)} .pp-grid{{font-family:'{FONT}'}}")

"""Sizes of cells and gaps to positions. An axis has a gap before each cell and one after the last; lines run in gaps.

Knows: sizes in pixels. Must not know what stands in a cell.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING

from playpress.diagrams.grid.metrics import TRACK

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True)
class Axis:
    """Columns between gutters from left to right, or rows between channels from top to bottom; pixels from where it begins.

    `gaps` has where each gap begins, `first_track` how far into it its tracks begin, `cells` the middle of each cell.
    """

    gaps: tuple[float, ...]
    first_track: tuple[float, ...]
    cells: tuple[float, ...]
    end: float

    def track(self, gap: int, number: float) -> float:
        """Return where track `number` of a gap begins, in pixels; add 0.5 to `number` for its middle."""
        return self.gaps[gap] + self.first_track[gap] + TRACK * number


def stack(gaps: Sequence[float], cells: Sequence[float], first_track: Sequence[float]) -> Axis:
    """Return the axis of gaps and cells of these sizes (pixels); there must be one more gap than cells."""
    starts = list(accumulate((gap + cell for gap, cell in zip(gaps, cells, strict=False)), initial=0.0))
    middles = (start + gap + cell / 2 for start, gap, cell in zip(starts, gaps, cells, strict=False))
    return Axis(tuple(starts), tuple(first_track), tuple(middles), starts[-1] + gaps[-1])

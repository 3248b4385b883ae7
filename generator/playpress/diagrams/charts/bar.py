"""Amounts to a bar of pieces side by side, without text: what it shows stands beside it, and in its label."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from playpress.diagrams.charts.svg import element, text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

WIDTH, HEIGHT = 120.0, 12.0
LEAST = 1.0
"""The width of the smallest piece that is more than nothing."""


def bar(pieces: Sequence[tuple[float, str]], whole: float, label: str, width: float = WIDTH) -> str:
    """Return pieces (amount, class) as one SVG element in which `whole` would be the full width.

    Empty if there is nothing to draw. An amount that is not above 0, or no number, has no piece.
    """
    drawn = "".join(_pieces(pieces, whole, width)) if whole > 0 and math.isfinite(whole) else ""
    if not drawn:
        return ""
    return element(
        "svg", drawn, class_="pp-bar", role="img", aria_label=text(label), preserveAspectRatio="none",
        viewBox=f"0 0 {width:.0f} {HEIGHT:.0f}", width=width, height=HEIGHT,
    )  # fmt: skip


def _pieces(pieces: Sequence[tuple[float, str]], whole: float, width: float) -> Iterator[str]:
    x = 0.0
    for amount, kind in pieces:
        if amount > 0 and math.isfinite(amount) and x < width:
            wide = min(max(LEAST, amount / whole * width), width - x)
            yield element("rect", class_=kind, x=x, y=0, width=wide, height=HEIGHT)
            x += wide

"""The width of a picture to its classes: whether it leaves the column of text, and how far it may shrink.

A style sheet cannot compute with a picture's own width, so widths are in steps; `figures.css` has a least width for each.
"""

from __future__ import annotations

COLUMN = 740.0
"""Pixels; the narrowest column of text beside which there is still room in the window."""
FIRST, STEP, STEPS = 440.0, 1.25, 10
"""The width from which on a picture has a least width (pixels), and how much wider each next step of widths is."""


def width_classes(width: float) -> str:
    """Return the classes of a picture of so many pixels, each with a space before it.

    `pp-wide` leaves the column; `pp-least-0` to `pp-least-9` do not shrink below 0.7 of the width of their step.
    """
    step = sum(width > FIRST * STEP**n for n in range(STEPS))
    return " pp-wide" * (width > COLUMN) + (f" pp-least-{step - 1}" if step else "")

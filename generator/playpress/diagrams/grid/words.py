"""Words and numbers of a grid to SVG text: escaped, line by line, and rounded in the same way on every machine."""

from __future__ import annotations

import re
from functools import lru_cache
from html import escape

from playpress.diagrams.grid.metrics import LINE_HEIGHT

HALF_A_SPACE = 1.8
"""Half the width of a space in letters of 13 pixels."""
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]")


def lines_of(text: tuple[str, ...], x: float, y: float, height: float) -> str:
    """Return lines of text centred on `x`, with the baseline of the first one at `y`."""
    return "".join(
        f'<tspan x="{short(x)}" y="{short(y + n * height)}">{plain(line)}</tspan>' for n, line in enumerate(text)
    )


def spaced(text: tuple[str, ...], name: str, x: float, y: float) -> str:
    """Return the lines of a name, with a space after each that ends with a whole word: screen readers join the lines.

    The space would move a centred line left by half its width, so the line begins that much further right.
    """
    drawn, rest = [], whole(name)
    for n, line in enumerate(text):
        rest = rest[len(line if rest.startswith(line) else line.removesuffix("-")) :]
        is_spaced = rest.startswith(" ")
        rest = rest.lstrip(" ")
        words = f"{plain(line)} " if is_spaced else plain(line)
        drawn.append(
            f'<tspan x="{short(x + HALF_A_SPACE * is_spaced)}" y="{short(y + n * LINE_HEIGHT)}">{words}</tspan>'
        )
    return "".join(drawn)


@lru_cache(maxsize=4096)
def plain(text: str) -> str:
    """Return a text on one line, escaped."""
    return escape(whole(text), quote=False)


@lru_cache(maxsize=4096)
def whole(text: str) -> str:
    """Return a text on one line, without characters that XML does not allow."""
    return _CONTROL.sub("\ufffd", " ".join(text.split()))


@lru_cache(maxsize=16384)
def short(value: float) -> str:
    """Return a length rounded to a tenth of a pixel, as text."""
    return f"{round(value, 1) + 0:.1f}".removesuffix(".0")  # adding 0 makes -0 a plain 0

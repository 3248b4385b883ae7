"""Words and numbers of a grid to SVG text: escaped, line by line, and rounded in the same way on every machine."""

from __future__ import annotations

import re
from functools import lru_cache
from html import escape

from playpress.diagrams.grid.metrics import LINE_HEIGHT

HALF_A_SPACE = 1.8
"""Half the width of a space in letters of 13 pixels."""
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]")


def lines_of(text: tuple[str, ...], x: float, y: float, height: float, attributes: str = "") -> str:
    """Return a text with attributes, whose lines stand at `x`, the baseline of the first one at `y`."""
    return _text([(x, plain(line)) for line in text], y, height, attributes)


def joinable(text: tuple[str, ...], x: float, y: float, height: float, attributes: str = "") -> str:
    """Return the same for lines that begin at `x`, with a space where a word ends with its line: screen readers join the lines."""
    ended = [plain(line) if line.endswith("-") else f"{plain(line)} " for line in text[:-1]]
    return _text([(x, words) for words in [*ended, *map(plain, text[-1:])]], y, height, attributes)


def spaced(text: tuple[str, ...], name: str, x: float, y: float, attributes: str = "") -> str:
    """Return a name as a text, with a space after each line that ends with a whole word: screen readers join the lines.

    The space would move a centred line left by half its width, so the line begins that much further right.
    """
    drawn, rest = [], whole(name)
    for line in text:
        rest = rest[len(line if rest.startswith(line) else line.removesuffix("-")) :]
        is_spaced = rest.startswith(" ")
        rest = rest.lstrip(" ")
        words = f"{plain(line)} " if is_spaced else plain(line)
        drawn.append((x + HALF_A_SPACE * is_spaced, words))
    return _text(drawn, y, LINE_HEIGHT, attributes)


def _text(lines: list[tuple[float, str]], y: float, height: float, attributes: str) -> str:
    """Return lines, each with its place across, as one text; those after the first are so much lower than the one before."""
    if not lines:
        return ""
    (x, first), *others = lines
    place = f' x="{short(x)}"' if x else ""
    rest = "".join(f'<tspan x="{short(x)}" dy="{short(height)}">{words}</tspan>' for x, words in others)
    return f'<text{attributes}{place} y="{short(y)}">{first}{rest}</text>'


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

"""Names, numbers and texts to SVG elements: escaped, and rounded in the same way on every machine."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
"""Matches characters that XML does not allow."""
_PLAIN = frozenset(" ,.-–%")
"""Characters that mean nothing in XML or Markdown, beside letters and digits."""


def element(tag: str, *inside: str, **attributes: float | str) -> str:
    """Return an element; `inside` is SVG or escaped text. In names of attributes, `_` stands for `-`, and one at the end for nothing."""
    written = "".join(
        f' {name.rstrip("_").replace("_", "-")}="{value if isinstance(value, str) else rounded(value)}"'
        for name, value in attributes.items()
    )
    return f"<{tag}{written}>{''.join(inside)}</{tag}>" if inside else f"<{tag}{written}/>"


def text(words: str) -> str:
    """Return a text for an element or attribute, on one line.

    Signs are written as entities, so that it stays a text within Markdown too.
    """
    return "".join(map(_entity, " ".join(words.split())))


def _entity(character: str) -> str:
    if character.isalnum() or character in _PLAIN:
        return character
    return "\ufffd" if _CONTROL.match(character) else f"&#{ord(character)};"


def rounded(length: float) -> str:
    """Return a length rounded to a tenth of a pixel: `3`, `0.5`, never `-0` or `3.0`."""
    return f"{round(length, 1) + 0:.1f}".removesuffix(".0")


def line_through(points: Iterable[tuple[float, float]]) -> str:
    """Return the path data of a line through points: `M0 3 10 4.5 20 3`."""
    return "M" + " ".join(f"{rounded(x)} {rounded(y)}" for x, y in points)

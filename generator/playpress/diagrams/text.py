"""How wide a text is, and where it breaks into lines, before any browser has seen it.

Widths are those of DejaVu Sans, the widest of the usual screen fonts, so that a label fits in all of them.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

# Thousandths of the font size, by character.
_WIDTHS = {
    character: width
    for width, characters in {
        280: "'ijl",
        300: "IJ",
        320: " ,.",
        340: "/:;\\|",
        360: "-f",
        400: "!()[]t",
        420: "r",
        460: '"',
        500: "*_`–",
        520: "sz",
        540: "?",
        560: "Lc",
        580: "Fk",
        600: "Pvxy",
        620: "TYaeo",
        640: "$0123456789ESbdghnpqu{}€",
        660: "K",
        680: "ABVXZ",
        700: "CR",
        740: "NU",
        760: "DH",
        780: "&GOQ",
        820: "w",
        840: "#+<=>^~",
        860: "M",
        960: "%",
        980: "Wm",
        1000: "@—…",
    }.items()
    for character in characters
}
_WIDE, _EMOJI, _CYRILLIC, _OTHER = 1000, 1300, 1080, 760


def text_width(text: str, size: float) -> float:
    """Return the width of a line in pixels at a font size of `size` pixels; never less than a browser needs."""
    return sum(map(_character_width, text)) * size / 1000


@lru_cache(maxsize=4096)
def _character_width(character: str) -> int:
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    base = unicodedata.normalize("NFD", character)[0]
    if base in _WIDTHS:
        return _WIDTHS[base]
    if ord(base) >= 0x1F000:  # noqa: PLR2004 - where emoji begin
        return _EMOJI
    if unicodedata.east_asian_width(base) in ("W", "F"):
        return _WIDE
    return _CYRILLIC if "\u0400" <= base <= "\u052f" else _OTHER


def wrap(text: str, width: float, size: float) -> tuple[str, ...]:
    """Break a text into lines no wider than `width` pixels; a word that is wider by itself is broken too."""
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if text_width(longer, size) <= width:
            lines[-1] = longer
            continue
        pieces = _broken(word, width, size)
        lines += pieces if lines[-1] else []
        if not lines[0]:
            lines = pieces
    return tuple(lines)


def _broken(word: str, width: float, size: float) -> list[str]:
    """Return a word as it is, or in pieces that fit; a character and its accents stay together."""
    pieces = [""]
    for character in word:
        if pieces[-1] and _character_width(character) and text_width(pieces[-1] + character, size) > width:
            pieces.append("")
        pieces[-1] += character
    return pieces

"""A text to its width and its lines, computed without a browser.

Widths are those of DejaVu Sans, the widest of the usual screen fonts, so that a label fits in all of them.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from pyphen import Pyphen, language_fallback

if TYPE_CHECKING:
    from collections.abc import Iterator

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
LEAST_PIECE = 2
"""The fewest letters of a broken word on a line, if there are syllables or room for more."""
LONGEST_LINE = 100
"""More characters than any line has."""
_BREAKING_SPACE = re.compile(r"[^\S\xa0\u202f]+")
_LETTERS = re.compile(r"[^\W\d_]+")
_ADDRESS = re.compile(r"://|@|\w\.\w")
"""Matches an address, in which an added hyphen would be misread as part of it."""
_JOINING = re.compile(r"(?<=\w)[-‐–/_](?=\w)")
_WIDE, _EMOJI, _CYRILLIC, _OTHER = 1000, 1300, 1080, 760


def text_width(text: str, size: float) -> float:
    """Return the width of a line in pixels at a font size of `size` pixels; never less than a browser needs."""
    return _width(text) * size / 1000


@lru_cache(maxsize=16384)
def _width(text: str) -> int:
    return sum(map(_character_width, text))


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


@lru_cache(maxsize=4096)
def widest_word(text: str, size: float) -> int:
    """Return the width of the widest word of a text, in whole pixels that it fits into; 0 where there is none."""
    return max((int(text_width(word, size)) + 1 for word in text.split()), default=0)


@lru_cache(maxsize=4096)
def wrap(text: str, width: float, size: float, language: str = "") -> tuple[str, ...]:
    """Break a text into lines no wider than `width` pixels; what a no-break space joins stays together if it fits.

    A word that is wider by itself is broken too: after a hyphen or slash of its own, else with a hyphen at a syllable of
    `language` (as "de"; an unknown one has none), else anywhere.
    """
    lines = [""]
    for word in _words(text, width, size):
        longer = f"{lines[-1]} {word}".strip()
        if text_width(longer, size) <= width:
            lines[-1] = longer
            continue
        pieces = _broken(word, width, size, language)
        lines += pieces if lines[-1] else []
        if not lines[0]:
            lines = pieces
    return tuple(lines)


def _words(text: str, width: float, size: float) -> Iterator[str]:
    for joined in filter(None, _BREAKING_SPACE.split(text)):
        yield from [joined] if text_width(joined, size) <= width else joined.split()


def _broken(word: str, width: float, size: float, language: str) -> list[str]:
    """Return a word as it is, or in pieces that fit."""
    if text_width(word, size) <= width:
        return [word]
    is_address = bool(_ADDRESS.search(word))
    breaks = _breaks(word, "" if is_address else language)
    pieces: list[str] = []
    done = 0
    while text_width(rest := word[done : done + LONGEST_LINE], size) > width:
        near = ((n, breaks[done + n]) for n in range(1, len(rest)) if done + n in breaks)
        fitting = [(n, hyphen) for n, hyphen in near if text_width(rest[:n] + hyphen, size) <= width]
        length, hyphen = max(fitting, default=_anywhere(rest, width, size, has_hyphens=not is_address))
        if length == len(rest):
            break
        pieces.append(rest[:length] + hyphen)
        done += length
    return [*pieces, word[done:]]


def _breaks(word: str, language: str) -> dict[int, str]:
    """Return where a word may be broken, each place with the hyphen to add; none after a hyphen or slash of its own."""
    found: dict[int, str] = {}
    if dictionary := _dictionary(language):
        for part in _LETTERS.finditer(word):
            found |= {part.start() + at: "-" for at in dictionary.positions(part[0])}  # type: ignore[no-untyped-call]
    return found | {m.end(): "" for m in _JOINING.finditer(word)}


@cache
def _dictionary(language: str) -> Pyphen | None:
    """Return the hyphenation patterns of a language; None if it has none."""
    known = language_fallback(language.replace("-", "_")) if language else None  # type: ignore[no-untyped-call]
    return Pyphen(lang=known, left=LEAST_PIECE, right=LEAST_PIECE + 1) if known else None  # type: ignore[no-untyped-call]


def _anywhere(word: str, width: float, size: float, *, has_hyphens: bool) -> tuple[int, str]:
    """Return how many characters of a word fit, and the hyphen to add.

    A character and its accents stay together, and no last letter is left alone where there is room for more.
    """
    ends = {n: _hyphen(word, n) * has_hyphens for n in range(1, len(word)) if _character_width(word[n])}
    fitting = [n for n, hyphen in ends.items() if text_width(word[:n] + hyphen, size) <= width]
    if not fitting:
        return next(iter(ends), len(word)), ""
    is_last_alone = len(fitting) > LEAST_PIECE and len(word) < LONGEST_LINE and fitting[-1] == max(ends)
    at = fitting[-2] if is_last_alone else fitting[-1]
    return at, ends[at]


def _hyphen(word: str, at: int) -> str:
    """Return the hyphen for a break that is not at a syllable; empty unless both letters' alphabet uses hyphens."""
    return "-" if all(unicodedata.category(c) in ("Ll", "Lu") for c in word[at - 1 : at + 1]) else ""

"""Reads a PDF that Chromium has written: its pages, their text and where it stands. No library is at hand, and no other
PDF is meant.
"""

from __future__ import annotations

import re
import unicodedata
import zlib
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_OBJECT = re.compile(rb"(?:^|\n)(\d+) 0 obj\n(.*?)\nendobj", re.DOTALL)
_FONTS = re.compile(rb"/Font <<(.*?)>>", re.DOTALL)
_REFERENCE = re.compile(rb"/(\w+) (\d+) 0 R")
_TEXT = re.compile(rb"/(\w+) [\d.]+ Tf|<([0-9A-Fa-f]+)> Tj|/(\w+) Do")
_TOKEN = re.compile(rb"<([0-9A-Fa-f]*)>|/(\w+)|(-?\d*\.?\d+)|([A-Za-z*]+)")
_WIDTHS = re.compile(rb"(\d+) \[([\d. ]+)\]")
_BOX = re.compile(rb"/MediaBox \[([\d. ]+)\]")


Matrix = tuple[float, float, float, float, float, float]
Area = tuple[float, float, float, float]
"""Left, bottom, right and top."""
EVERYWHERE: Area = (-1e9, -1e9, 1e9, 1e9)


class Box(NamedTuple):
    """Where letters written in one go stand: their page (from 0), and the sides in points from its lower left corner.

    Letters reach from a fifth of their size below the line to four fifths above. `is_cut`: not all of them can be seen.
    """

    page: int
    left: float
    bottom: float
    right: float
    top: float
    text: str
    is_cut: bool

    def covers(self, other: Box, slack: float = 1) -> bool:
        """Tell whether two boxes lie on each other by more than `slack` in both directions.

        What parts nearly all boxes is asked first: there are millions of pairs.
        """
        if self.top - other.bottom <= slack or other.top - self.bottom <= slack or self.page != other.page:
            return False
        across = min(self.right, other.right) - max(self.left, other.left)
        down = min(self.top, other.top) - max(self.bottom, other.bottom)
        return across > slack and down > slack


class Pdf:
    """A PDF of Chromium's."""

    def __init__(self, data: bytes) -> None:
        self._objects = {int(number): body for number, body in _OBJECT.findall(data)}
        self._maps: dict[int, dict[int, str]] = {}
        self._widths: dict[int, dict[int, float]] = {}
        self._known: dict[tuple[int, bytes], tuple[str, float]] = {}

    @cached_property
    def sizes(self) -> list[tuple[float, float]]:
        """The width and height of each page, in points."""
        boxes = [[float(n) for n in _BOX.search(page)[1].split()] for page in self._pages]
        return [(right - left, top - bottom) for left, bottom, right, top in boxes]

    @cached_property
    def text(self) -> str:
        """All text without any space, letters as they are written by themselves: how it is spaced is the printer's."""
        return squeezed("".join(self._text_of(page, self._contents(page)) for page in self._pages))

    @cached_property
    def boxes(self) -> list[Box]:
        """All texts with their places, in the order in which they are drawn; spaces have none."""
        return [
            found
            for number, page in enumerate(self._pages)
            for found in self._boxes_of(number, page, self._contents(page), (1, 0, 0, 1, 0, 0))
        ]

    def _boxes_of(self, page: int, owner: bytes, contents: bytes, at: Matrix, clip: Area = EVERYWHERE) -> Iterator[Box]:
        fonts = self._named(_FONTS, owner)
        forms = self._named(re.compile(rb"/XObject <<(.*?)>>", re.DOTALL), owner)
        pen = _Pen(at, clip)
        for operator, numbers, name, shown in _operations(contents):
            if operator == b"Tf":
                pen.font, pen.size = fonts[name], numbers[-1]
            elif operator == b"Tj":
                text, width = self._read(pen.font, shown)
                pen.write(text, width * pen.size / 1000)
            elif operator == b"ET":
                yield from pen.written(page)
            elif operator == b"Do" and b"/Subtype /Form" in self._objects[forms[name]]:
                head = self._objects[forms[name]].partition(b"stream\n")[0]
                yield from self._boxes_of(page, head, self._stream(forms[name]), pen.at, pen.clip)
            else:
                pen.move(operator, numbers)

    def _read(self, font: int, shown: bytes) -> tuple[str, float]:
        """Return letters written in hexadecimal, without spaces, and how wide they are, in thousandths of their size.

        The same few are written hundreds of thousands of times.
        """
        if (font, shown) not in self._known:
            codes = self._codes(font, shown)
            text = squeezed("".join(self._letters(font)[code] for code in codes))
            self._known[font, shown] = text, sum(self._advances(font).get(code, 0) for code in codes)
        return self._known[font, shown]

    def _advances(self, font: int) -> dict[int, float]:
        """Return how wide each code of a font is, in thousandths of its size."""
        if font not in self._widths:
            if self._is_drawn(font):
                return self._widths_of_drawn(font)
            inner = re.search(rb"/DescendantFonts \[(\d+) 0 R", self._objects[font])
            listed = re.search(rb"/W \[(.*)\]", self._objects[int(inner[1])]) if inner else None
            self._widths[font] = {
                int(first) + n: float(width)
                for first, widths in _WIDTHS.findall(listed[1] if listed else b"")
                for n, width in enumerate(widths.split())
            }
        return self._widths[font]

    def _is_drawn(self, font: int) -> bool:
        """Tell whether the letters of a font are drawings (Type 3), as those of a variable font are; their codes have one byte."""
        return b"/Subtype /Type3" in self._objects[font]

    def _widths_of_drawn(self, font: int) -> dict[int, float]:
        first = int(re.search(rb"/FirstChar (\d+)", self._objects[font])[1])
        scale = float(re.search(rb"/FontMatrix \[([\d.]+)", self._objects[font])[1]) * 1000
        widths = re.search(rb"/Widths \[([\d. ]+)\]", self._objects[font])[1].split()
        self._widths[font] = {n: float(width) * scale for n, width in enumerate(widths, first)}
        return self._widths[font]

    def _codes(self, font: int, shown: bytes) -> list[int]:
        """Return the codes of letters written in hexadecimal."""
        digits = 2 if self._is_drawn(font) else 4
        return [int(shown[n : n + digits], 16) for n in range(0, len(shown), digits)]

    @property
    def _pages(self) -> list[bytes]:
        return [body for body in self._objects.values() if body.startswith(b"<</Type /Page\n")]

    def _contents(self, page: bytes) -> bytes:
        found = re.search(rb"/Contents (?:\[)?((?:\d+ 0 R ?)+)", page)
        return b"\n".join(self._stream(int(n)) for n in re.findall(rb"(\d+) 0 R", found[1])) if found else b""

    def _text_of(self, owner: bytes, contents: bytes) -> str:
        fonts = self._named(_FONTS, owner)
        forms = self._named(re.compile(rb"/XObject <<(.*?)>>", re.DOTALL), owner)
        used = 0
        pieces: list[str] = []
        for font, shown, form in _TEXT.findall(contents):
            if font:
                used = fonts[font.decode()]
            elif form:
                body = self._objects[forms[form.decode()]]
                if b"/Subtype /Form" in body:
                    pieces.append(self._text_of(body.partition(b"stream\n")[0], self._stream(forms[form.decode()])))
            else:
                pieces += [self._letters(used).get(code, "\ufffd") for code in self._codes(used, shown)]
        return "".join(pieces)

    @staticmethod
    def _named(pattern: re.Pattern[bytes], owner: bytes) -> dict[str, int]:
        found = pattern.search(owner)
        return {name.decode(): int(number) for name, number in _REFERENCE.findall(found[1])} if found else {}

    def _stream(self, number: int) -> bytes:
        head, _, rest = self._objects[number].partition(b"stream\n")
        data = rest.rsplit(b"\nendstream", 1)[0]
        return zlib.decompress(data) if b"/FlateDecode" in head else data

    def _letters(self, font: int) -> dict[int, str]:
        """Return what each code of a font stands for."""
        if font not in self._maps:
            self._maps[font] = {}
            found = re.search(rb"/ToUnicode (\d+) 0 R", self._objects[font])
            for kind, body in (
                re.findall(rb"begin(bfchar|bfrange)\n(.*?)\nend", self._stream(int(found[1])), re.DOTALL)
                if found
                else ()
            ):
                for line in body.splitlines():
                    codes = re.findall(rb"<([0-9A-Fa-f]+)>", line)
                    first, last = int(codes[0], 16), int(codes[0 if kind == b"bfchar" else 1], 16)
                    start = bytes.fromhex(codes[-1].decode()).decode("utf-16-be")
                    for code in range(first, last + 1):
                        self._maps[font][code] = start[:-1] + chr(ord(start[-1]) + code - first)
        return self._maps[font]


def _operations(contents: bytes) -> Iterator[tuple[bytes, list[float], str, bytes]]:
    """Yield each operator with the numbers before it, and with the name and the letters (in hexadecimal) that came last."""
    numbers: list[float] = []
    name, letters = "", b""
    for shown, named, number, operator in _TOKEN.findall(contents):
        if number:
            numbers.append(float(number))
        elif shown:
            letters = shown
        elif named:
            name = named.decode()
        elif operator:
            yield operator, numbers, name, letters
            numbers = []


class _Pen:
    """Where the next letters go, how large they are, and where they can be seen."""

    def __init__(self, at: Matrix, clip: Area) -> None:
        self.at, self.clip, self.line, self.rectangle = at, clip, at, clip
        self.font, self.size = 0, 0.0
        self._kept: list[tuple[Matrix, Area]] = []
        self._run: list[tuple[Area, str]] = []

    def move(self, operator: bytes, numbers: list[float]) -> None:
        """Do what an operator says; one that moves nothing changes nothing."""
        if operator == b"q":
            self._kept.append((self.at, self.clip))
        elif operator == b"Q":
            self.at, self.clip = self._kept.pop()
        elif operator == b"cm":
            self.at = _times(_matrix(numbers), self.at)
        elif operator == b"re":
            x, y, width, height = numbers[-4:]
            self.rectangle = _area(self.at, x, y, x + width, y + height)
        elif operator in {b"W", b"W*"}:
            self.clip = _both(self.clip, self.rectangle)
        elif operator == b"Tm":
            self.line = _matrix(numbers)
        elif operator == b"Td":
            self.line = _times((1, 0, 0, 1, numbers[-2], numbers[-1]), self.line)

    def write(self, text: str, width: float) -> None:
        """Write letters of a width, if there are any."""
        if text:
            area = _area(_times(self.line, self.at), 0, -0.2 * self.size, width, 0.8 * self.size)
            self._run.append((area, text))

    def written(self, page: int) -> Iterator[Box]:
        """Yield what was written in one go, if anything was."""
        if self._run:
            areas, texts = zip(*self._run, strict=True)
            around = _around(areas)
            yield Box(page, *around, "".join(texts), is_cut=not _is_inside(around, self.clip))
            self._run = []


def _matrix(numbers: list[float]) -> Matrix:
    a, b, c, d, e, f = numbers[-6:]
    return a, b, c, d, e, f


def _times(m: Matrix, n: Matrix) -> Matrix:
    """Return the matrix that first does what `m` does, then what `n` does."""
    a, b, c, d, e, f = m
    g, h, i, j, x, y = n
    return a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + x, e * h + f * j + y


def _area(at: Matrix, *sides: float) -> Area:
    """Return what a rectangle (left, bottom, right, top) covers on the page."""
    a, b, c, d, e, f = at
    left, bottom, right, top = sides
    xs = a * left, a * right
    ys = d * bottom, d * top
    if not b and not c:  # not turned, as nearly all are
        return min(xs) + e, min(ys) + f, max(xs) + e, max(ys) + f
    xs_of_y, ys_of_x = (c * bottom, c * top), (b * left, b * right)
    return (
        min(xs) + min(xs_of_y) + e, min(ys) + min(ys_of_x) + f, max(xs) + max(xs_of_y) + e, max(ys) + max(ys_of_x) + f,
    )  # fmt: skip


def _around(areas: Sequence[Area]) -> Area:
    left, bottom, right, top = zip(*areas, strict=True)
    return min(left), min(bottom), max(right), max(top)


def _both(one: Area, other: Area) -> Area:
    return max(one[0], other[0]), max(one[1], other[1]), min(one[2], other[2]), min(one[3], other[3])


def _is_inside(area: Area, clip: Area, slack: float = 2) -> bool:
    """Tell whether an area can be seen through `clip`; letters may hang out a little."""
    return (
        area[0] > clip[0] - slack
        and area[1] > clip[1] - slack
        and area[2] < clip[2] + slack
        and area[3] < clip[3] + slack
    )


def squeezed(text: str) -> str:
    """Return a text without spaces and soft hyphens, its letters in their plain forms."""
    return "".join(
        letter for letter in unicodedata.normalize("NFKC", text) if not letter.isspace() and letter != "\xad"
    )

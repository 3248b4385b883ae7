"""Reads a PDF that Chromium has written: its pages and their text. No library is at hand, and no other PDF is meant."""

from __future__ import annotations

import re
import unicodedata
import zlib
from functools import cached_property

_OBJECT = re.compile(rb"(?:^|\n)(\d+) 0 obj\n(.*?)\nendobj", re.DOTALL)
_FONTS = re.compile(rb"/Font <<(.*?)>>", re.DOTALL)
_REFERENCE = re.compile(rb"/(\w+) (\d+) 0 R")
_TEXT = re.compile(rb"/(\w+) [\d.]+ Tf|<([0-9A-Fa-f]+)> Tj|/(\w+) Do")
_BOX = re.compile(rb"/MediaBox \[([\d. ]+)\]")


class Pdf:
    """A PDF of Chromium's."""

    def __init__(self, data: bytes) -> None:
        self._objects = {int(number): body for number, body in _OBJECT.findall(data)}
        self._maps: dict[int, dict[int, str]] = {}

    @cached_property
    def sizes(self) -> list[tuple[float, float]]:
        """The width and height of each page, in points."""
        boxes = [[float(n) for n in _BOX.search(page)[1].split()] for page in self._pages]  # type: ignore[index]
        return [(right - left, top - bottom) for left, bottom, right, top in boxes]

    @cached_property
    def text(self) -> str:
        """All text without any space, letters as they are written by themselves: how it is spaced is the printer's."""
        return squeezed("".join(self._text_of(page, self._contents(page)) for page in self._pages))

    @property
    def _pages(self) -> list[bytes]:
        return [body for body in self._objects.values() if body.startswith(b"<</Type /Page\n")]

    def _contents(self, page: bytes) -> bytes:
        found = re.search(rb"/Contents (?:\[)?((?:\d+ 0 R ?)+)", page)
        return b"\n".join(self._stream(int(n)) for n in re.findall(rb"(\d+) 0 R", found[1])) if found else b""

    def _text_of(self, owner: bytes, contents: bytes) -> str:
        fonts = self._named(_FONTS, owner)
        forms = self._named(re.compile(rb"/XObject <<(.*?)>>", re.DOTALL), owner)
        letters: dict[int, str] = {}
        pieces: list[str] = []
        for font, shown, form in _TEXT.findall(contents):
            if font:
                letters = self._letters(fonts[font.decode()])
            elif form:
                body = self._objects[forms[form.decode()]]
                if b"/Subtype /Form" in body:
                    pieces.append(self._text_of(body.partition(b"stream\n")[0], self._stream(forms[form.decode()])))
            else:
                codes = [int(shown[n : n + 4], 16) for n in range(0, len(shown), 4)]
                pieces += [letters.get(code, "\ufffd") for code in codes]
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


def squeezed(text: str) -> str:
    """Return a text without spaces and soft hyphens, its letters in their plain forms."""
    return "".join(
        letter for letter in unicodedata.normalize("NFKC", text) if not letter.isspace() and letter != "\xad"
    )

"""A text to the words by which it is found, as `site_templates/assets/search-index.js` reads what is typed: the two must agree.

Words are in lower case, without accents and in no grammatical form other than the text's: endings are taken off in the
browser. Must not know entries or files.
"""

from __future__ import annotations

import re
from functools import lru_cache
from unicodedata import category, normalize

_LETTERS = str.maketrans({"ł": "l", "ß": "ss", "ø": "o", "đ": "d", "æ": "ae", "œ": "oe"})
_WORD = re.compile(r"(?:[^\W_]+|#[^\W_]*)(?:(?:[#+]|[&.\-\u2010](?=[^\W_]))[^\W_]*)*")
_PART = re.compile(r"[^\W_]+")
_INITIALS = re.compile(r"[^\W\d_](?:\.[^\W\d_])+")
_UNSPACED = re.compile(
    "([\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003ffff]+)"
)
"""Letters of writing that has no spaces between words: Thai, Lao, Burmese, Khmer, Japanese and Chinese."""
_NOT_ASCII = re.compile(r"[^\x00-\x7f]+")
_THOUSANDS = re.compile("[.,'\u2019\u00a0\u202f](?<=[0-9].)(?=[0-9]{3}(?![0-9]))")
"""A separator of thousands: 2,000 is found as 2000. It begins with the sign, or it would be tried at each character."""
_SLASH = re.compile(r"/(?<=(?<![^\W_])[^\W\d_]/)(?=[^\W\d_](?![^\W_]))")
"""A slash between two letters: A/B is one word, as R&D is."""
_INVISIBLE = frozenset("\u00ad\u200b\u200c\u200d")
LONGEST = 40
"""The most characters of a word that count."""


class _Plain(dict[int, str]):
    """What stands for each character of a text in lower case; found once for each."""

    def __missing__(self, code: int) -> str:
        kept = (c for c in normalize("NFKD", chr(code)) if c not in _INVISIBLE and category(c)[0] != "M")
        return self.setdefault(code, "".join(kept).translate(_LETTERS))


_PLAIN = _Plain()


def plain(text: str) -> str:
    """Return a text in lower case and without accents, as people type it."""
    text = _SLASH.sub("-", _THOUSANDS.sub("", text).lower())
    return text if text.isascii() else _NOT_ASCII.sub(lambda some: some[0].translate(_PLAIN), text)


def words_in(text: str) -> list[tuple[str, ...]]:
    """Return the words of a text in order, each as its forms: `sign-off` is signoff, sign and off, `r.a.c.i.` raci."""
    return [forms for word in _WORD.findall(plain(text)) if (forms := forms_of(word))]


@lru_cache(maxsize=65536)
def forms_of(word: str) -> tuple[str, ...]:
    """Return the forms of a word of a plain text: without hyphens, and each of its parts."""
    if word.isalnum() and (word.isascii() or not _UNSPACED.search(word)):
        return (word[:LONGEST],)
    whole = word.replace(".", "") if _INITIALS.fullmatch(word) else word.replace("-", "").replace("\u2010", "")
    parts = [form for part in _PART.findall(word) for form in _parted(part)]
    return tuple(dict.fromkeys(form[:LONGEST] for form in (whole, *parts) if _PART.search(form)))


def _parted(part: str) -> list[str]:
    """Return a part of a word or, in writing without spaces, each two letters that stand together in it."""
    pieces = _UNSPACED.split(part)
    return [
        form
        for n, piece in enumerate(pieces)
        for form in ([piece[i : i + 2] for i in range(max(len(piece) - 1, 1))] if n % 2 else [piece])
    ]

"""A misspelt word to the nearest known one, and a text to the id that it would have.

Knows: letters. Must not know playbooks.
"""

from __future__ import annotations

import difflib
import re
from typing import TYPE_CHECKING

from playpress.language.translation import folded
from playpress.model.record import LONGEST_ID

if TYPE_CHECKING:
    from collections.abc import Iterable


LETTERS = 4
"""Of so many letters one may differ."""
SHARED = 4
"""Letters of the shortest word by which two ids are akin."""


def nearest(word: str, known: Iterable[str]) -> str | None:
    """Return the known word that `word` is a misspelling of; None if none is near: a wrong guess is worse than none.

    Capitals, blanks, hyphens and underscores make no difference; of the other letters one in four may differ; in a word of
    three or fewer, one may be missing or too many, or two may be swapped. If both have as many parts between hyphens, that
    holds for each part: `time-system` is no misspelt `ticket-system`.
    """
    names = list(known)
    plain = _plain(word)
    for name in names:
        if plain == _plain(name):
            return name
    similar = difflib.get_close_matches(word, names, n=3, cutoff=0.6)
    return next((name for name in similar if _are_near(plain, _plain(name))), None)


def akin(word: str, known: Iterable[str]) -> str | None:
    """Return the one known id that shares a word with `word`, not the last one alone; None if there is none, or several.

    The last of several words says little: `hand-over` is not akin to `take-over`. The first one says most.
    """
    beginning = _plain(word).rpartition("-")[0] or word
    sharing = [name for name in known if shares_word(beginning, name)]
    first = [name for name in sharing if _plain(name).split("-")[0] == _plain(word).split("-")[0]]
    found = first or sharing
    return found[0] if len(found) == 1 else None


def shares_word(one: str, other: str) -> bool:
    """Tell whether two ids share a word of at least four letters."""
    return any(len(part) >= SHARED for part in {*_plain(one).split("-")} & {*_plain(other).split("-")})


def _plain(word: str) -> str:
    return re.sub(r"[\s_-]+", "-", word.strip()).lower()


def _are_near(one: str, other: str) -> bool:
    """Tell whether two words are near, and each of their parts if they have as many."""
    parts, others = one.split("-"), other.split("-")
    is_alike = len(parts) != len(others) or all(a == b or _is_near(a, b) for a, b in zip(parts, others, strict=True))
    return is_alike and _is_near(one, other)


def _is_near(one: str, other: str) -> bool:
    """Tell whether few letters differ: added, left out, changed, or two neighbours swapped."""
    longest = max(len(one), len(other)) // LETTERS
    if not longest:
        short, long = sorted((one, other), key=len)
        is_swapped = len(short) == len(long) and sorted(short) == sorted(long)
        return is_swapped or any(short == long[:n] + long[n + 1 :] for n in range(len(long)))
    rows = [list(range(len(other) + 1))]
    for n, letter in enumerate(one, 1):
        row = [n]
        for k, its in enumerate(other, 1):
            cost = min(rows[-1][k] + 1, row[-1] + 1, rows[-1][k - 1] + (letter != its))
            if n > 1 and k > 1 and letter == other[k - 2] and one[n - 2] == its:
                cost = min(cost, rows[-2][k - 2] + 1)
            row.append(cost)
        if min(row) > longest:
            return False
        rows.append(row)
    return rows[-1][-1] <= longest


def suggested_id(text: str, language: str = "en") -> str:
    """Return `text` as an id: accents replaced as in the language, other characters by hyphens, at most 60 long."""
    return re.sub(r"[^a-z0-9]+", "-", folded(text, language).lower()).strip("-")[:LONGEST_ID].rstrip("-") or "id"

"""What was meant by a word that is not known: the nearest that is, or the id that a text would have.

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


def nearest(word: str, known: Iterable[str]) -> str | None:
    """Return the known word that looks most like `word`, or None when none does."""
    return next(iter(difflib.get_close_matches(word, list(known), n=1, cutoff=0.6)), None)


def suggested_id(text: str, language: str = "en") -> str:
    """Return the id nearest to `text`: accents folded as the language does, other characters turned into hyphens, at most 60 long."""
    return re.sub(r"[^a-z0-9]+", "-", folded(text, language).lower()).strip("-")[:LONGEST_ID].rstrip("-") or "id"

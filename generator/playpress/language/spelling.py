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


def nearest(word: str, known: Iterable[str]) -> str | None:
    """Return the known word that is most similar to `word`; None if none is similar enough."""
    return next(iter(difflib.get_close_matches(word, list(known), n=1, cutoff=0.6)), None)


def suggested_id(text: str, language: str = "en") -> str:
    """Return `text` as an id: accents replaced as in the language, other characters by hyphens, at most 60 long."""
    return re.sub(r"[^a-z0-9]+", "-", folded(text, language).lower()).strip("-")[:LONGEST_ID].rstrip("-") or "id"

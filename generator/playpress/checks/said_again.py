"""Findings that say the same of the same words of a file, as one: a key that is misspelt in each step is one slip, not twelve.

Knows: findings and texts of files. Must not know how a file is read.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from playpress.checks.places import MOST_PLACES
from playpress.diagnostics import N_, Message, Related
from playpress.reading.rules.shape import (
    NOT_A_DATE,
    NOT_A_DURATION,
    NOT_A_TEXT,
    NOT_ALLOWED,
    OUT_OF_RANGE,
    UNKNOWN_KEY,
    WRONG_KIND,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from playpress.diagnostics import Diagnostic
    from playpress.reading.places import FileText

_ABOUT_WORDS = frozenset(
    rule.code for rule in (UNKNOWN_KEY, NOT_ALLOWED, WRONG_KIND, NOT_A_TEXT, NOT_A_DATE, NOT_A_DURATION, OUT_OF_RANGE)
)
"""Rules about what stands at one place; what is wrong with these words at one place is so at all others that say the same."""


def without_repeats(found: Iterable[Diagnostic], sources: Mapping[str, FileText]) -> list[Diagnostic]:
    """Return the findings, those that say the same of the same words in a file as one at the first place, which names the others."""
    kept: list[Diagnostic] = []
    same: dict[tuple[object, ...], list[Diagnostic]] = {}
    for one in found:
        is_about_words = one.code in _ABOUT_WORDS and one.fix_at is None and not one.related
        source = sources.get(one.location.file) if is_about_words else None
        if source is None:
            kept.append(one)
            continue
        words = one.message.text(), one.hint.text() if one.hint else "", one.fix, one.is_sure, one.severity
        same.setdefault((one.location.file, one.code, source.text_at(one.location), *words), []).append(one)
    for group in same.values():
        in_order = sorted(group, key=lambda one: one.sort_key)
        for n in range(0, len(in_order), MOST_PLACES + 1):
            first, *others = in_order[n : n + MOST_PLACES + 1]
            again = tuple(Related(one.location, Message(N_("here, too"))) for one in others)
            kept.append(replace(first, related=again))
    return kept

"""A comma in brackets ends an entry, so a sentence with commas becomes several entries.

Knows: how a sentence goes on. Must not know the file's text.
"""

from __future__ import annotations

import re
from itertools import groupby, pairwise
from typing import TYPE_CHECKING

from playpress.diagnostics import N_, InFull, Severity
from playpress.model.record import Text
from playpress.reading.repairs.quotes import quoted
from playpress.rule import Rule, finds

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playpress.analysis.facts import Facts
    from playpress.diagnostics import Finding

    Entry = tuple[int, str]

SENTENCE = 3
"""An entry with at least this many words looks like the beginning of a sentence, not like a name."""
_REST = re.compile(
    r"(?:and|or|but|nor|if|when|unless|until|while|because|since|so|as|than|then|though|although|except|including|which|who|"
    r"that|where|with|without|not|only|especially|und|oder|aber|wenn|falls|sofern|außer|weil|da|dass|ob|sowie|bzw|sondern|"
    r"doch|bis|die|der|das|et|ou|mais|si|sauf|quand|lorsque|car|puis|donc|dont|qui|que|où|avec|sans|i|oraz|lub|albo|ale|"
    r"jeśli|jeżeli|gdy|chyba|bo|ponieważ|który|która|które|że|więc|czyli)\b"
)
"""Words (in the handbook's four languages) that begin the rest of a sentence, but no entry of a list."""

CUT_BY_COMMA = Rule(
    code="PB135",
    name="cut-by-comma",
    severity=Severity.WARNING,
    message=N_("this entry begins with a small letter: has a comma cut a text in two?"),
    hint=N_("if so, put quotes around the whole: {text}; if not, begin the entry with a capital"),
    about="""
        In a list in square brackets every comma ends an entry, so a text with a comma in it becomes two. Quotes around the
        text keep it whole; so does a list with one entry a line, each after a hyphen.
    """,
    bad="""
        scope:
          includes: [Goods of all kinds, even old ones, Services]
    """,
    good="""
        scope:
          includes: ["Goods of all kinds, even old ones", Services]
    """,
)


@finds(CUT_BY_COMMA, alone=True, apart=True)
def check_cut_texts(facts: Facts) -> Iterator[Finding]:
    """Find `[Whoever built it, alone, Two people]`: in brackets every comma ends an entry, so these are three."""
    for subject, occurrences in facts.occurrences.items():
        texts = (o for o in occurrences if isinstance(o.mark, Text) and isinstance(o.route[-1], int))
        for route, group in groupby(texts, key=lambda occurrence: occurrence.route[:-1]):
            runs = _cut_entries([(int(o.route[-1]), o.value) for o in group])
            if runs and facts.project.is_bracketed(subject, route):
                for run in runs:
                    yield CUT_BY_COMMA.at(subject, (*route, run[1][0]), text=_whole(run))


def _cut_entries(entries: list[Entry]) -> list[list[Entry]]:
    """Return the entries that commas seem to have cut, each as a list of its pieces.

    A piece begins with a small letter, and its entry with a capital. Besides, one of these must hold: the entry has
    several words, the piece begins as in `_REST`, or most entries begin with a capital.
    """
    small = {n for n, text in entries if text[:1].islower() and text.split()[0].islower()}
    capital = sum(1 for _, text in entries if text[:1].isupper())
    runs: list[list[Entry]] = []
    for before, after in pairwise(entries):
        follows = runs and runs[-1][-1] == before
        head = runs[-1][0][1] if follows else before[1]
        if after[0] not in small or not head[:1].isupper():
            continue
        if len(head.split()) >= SENTENCE or _REST.match(after[1]) or len(small) * 2 <= capital or follows:
            if follows:
                runs[-1].append(after)
            else:
                runs.append([before, after])
    return runs


def _whole(run: list[Entry]) -> InFull:
    """Return the whole text in quotes, its pieces joined by commas."""
    return InFull(quoted(", ".join(" ".join(text.split()) for _, text in run)))

"""The words that people type into the search are words, one by one.

Knows: the handbook's settings. Must not know how the search works.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from playpress.diagnostics import N_, InFull, Severity
from playpress.reading.loaded import HANDBOOK
from playpress.rule import Rule, finds

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playpress.analysis.facts import Facts
    from playpress.diagnostics import Finding

SEVERAL_WORDS = Rule(
    code="PB146",
    name="several-words-typed",
    severity=Severity.WARNING,
    message=N_("nobody types “{words}” into the search"),
    hint=N_("write a line for each: {lines}"),
    about="""
        What stands before the colon is looked for as it is, signs and all. Several words that mean the same have a line
        each; behind the colon there may be several, as a list.
    """,
    bad="""
        # playbooks/handbook.yml
        name: Handbook
        search_synonyms:
          bill, receipt: invoice
    """,
    good="""
        # playbooks/handbook.yml
        name: Handbook
        search_synonyms:
          bill: invoice
          receipt: invoice
    """,
)
_BETWEEN = re.compile(r"\s*[,;|]\s*|(?<=\w{3})\s*/\s*(?=\w{3})")
"""Matches what stands between words; a stroke between single letters is part of one, as in “A/B”."""


@finds(SEVERAL_WORDS)
def check_synonyms(facts: Facts) -> Iterator[Finding]:
    """Find several words before one colon."""
    for words, meant in facts.library.handbook.search_synonyms.items():
        typed = [word for word in _BETWEEN.split(words) if word]
        if len(typed) > 1:
            value = meant[0] if len(meant) == 1 else f"[{', '.join(meant)}]"
            lines = InFull("; ".join(f"{word}: {value}" for word in typed))
            yield SEVERAL_WORDS.at(HANDBOOK, ("search_synonyms", words), at_key=True, words=words, lines=lines)

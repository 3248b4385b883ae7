"""The severities that a handbook chooses: applied to findings, and reported where they cannot be.

Knows: which rules there are, as a mapping from the code and the name of each. Must not know what they find.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from playpress.diagnostics import N_, InFull, Severity
from playpress.language.spelling import nearest
from playpress.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from playpress.diagnostics import Diagnostic, Finding
    from playpress.model.handbook import Handbook

_WORDS = {"error": Severity.ERROR, "warning": Severity.WARNING, "advice": Severity.ADVICE}
_OFF = "off"

FIXED_SEVERITY = Rule(
    code="PB802",
    name="fixed-severity",
    message=N_("the severity of “{code}” cannot be changed"),
    hint=N_("it can be for: {codes}"),
    fix="{guess}",
    about="""
        Under `severities` a handbook sets how serious the findings of a rule are: error, warning, advice or off, by the
        rule's code or name. That is not possible for a rule that does not exist, nor for one whose findings make it
        impossible to build a page.
    """,
    bad="""
        # playbooks/handbook.yml
        severities:
          missing-quizz: "off"
    """,
    good="""
        # playbooks/handbook.yml
        severities:
          missing-quiz: "off"
    """,
)


def as_chosen(found: Iterable[Diagnostic], handbook: Handbook, known: Mapping[str, Rule]) -> Iterator[Diagnostic]:
    """Yield the findings with the severities that the handbook chooses, without those of rules that it turns off."""
    chosen = {
        known[word].code: severity for word, severity in handbook.severities.items() if _can_be_chosen(word, known)
    }
    for one in found:
        severity = chosen.get(one.code)
        if severity is None:
            yield one
        elif severity != _OFF:
            yield replace(one, severity=_WORDS[severity])


def check_severities(handbook: Handbook, known: Mapping[str, Rule]) -> Iterator[Finding]:
    """Find severities for rules that do not exist, that are not adjustable, or that are named twice."""
    adjustable = [rule for rule in dict.fromkeys(known.values()) if rule.adjustable]
    codes, names = InFull(", ".join(sorted(r.code for r in adjustable))), [r.name for r in adjustable]
    words: dict[str, str] = {}
    for word in handbook.severities:
        at = ("handbook", "handbook"), ("severities", word)
        if not _can_be_chosen(word, known):
            guess = None if word in known else nearest(word, names)
            hint = N_("did you mean “{guess}”?") if guess else FIXED_SEVERITY.hint
            yield FIXED_SEVERITY.at(*at, hint=hint, code=word, guess=guess, codes=codes, at_key=True)
        elif (first := words.setdefault(known[word].code, word)) != word:
            message, hint = N_("“{code}” and “{first}” are the same rule"), N_("write only one of them")
            yield FIXED_SEVERITY.at(*at, message=message, hint=hint, code=word, first=first, at_key=True)


def _can_be_chosen(word: str, known: Mapping[str, Rule]) -> bool:
    return word in known and known[word].adjustable

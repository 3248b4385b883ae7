"""The answers of a choice differ, and `next` names each place once."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from playpress.checks.second_times import second_times
from playpress.diagnostics import N_, Message, Severity
from playpress.rule import Rule, finds

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playpress.analysis.facts import Facts
    from playpress.diagnostics import Finding, Subject
    from playpress.model.step import Step

SAME_ANSWER = Rule(
    code="PB533",
    name="same-answer",
    message=N_("the answer “{answer}” is used twice"),
    hint=N_("give each way out an answer of its own"),
    about="""
        The answers of a decision tell which way to go. If two branches have the same answer, nobody knows which one to
        follow. Answers that differ only in capitals, spaces or punctuation count as the same.
    """,
    bad="""
        steps:
          - id: offer
            name: Make an offer
            type: decision
            raci: {responsible: sales-lead}
            branches: [{when: Accepted, to: deliver}, {when: accepted., to: done}]
          - {id: deliver, name: Deliver the product, raci: {responsible: sales-lead}}
    """,
    good="""
        steps:
          - id: offer
            name: Make an offer
            type: decision
            raci: {responsible: sales-lead}
            branches: [{when: Accepted, to: deliver}, {when: Refused, to: done}]
          - {id: deliver, name: Deliver the product, raci: {responsible: sales-lead}}
    """,
)
DOUBLED_NEXT = Rule(
    code="PB534",
    name="doubled-next",
    severity=Severity.WARNING,
    message=N_("“{step}” is named more than once in “next”"),
    hint=N_("write “next: {next}”"),
    about="""
        Several names under “next” start several paths that run side by side. A name that stands there twice would have
        the same work done twice at the same time, which is hardly ever meant.
    """,
    bad="""
        steps:
          - {id: offer, name: Make an offer, raci: {responsible: sales-lead}, next: [deliver, deliver]}
          - {id: deliver, name: Deliver the product, raci: {responsible: sales-lead}}
    """,
    good="""
        steps:
          - {id: offer, name: Make an offer, raci: {responsible: sales-lead}, next: deliver}
          - {id: deliver, name: Deliver the product, raci: {responsible: sales-lead}}
    """,
)

_QUOTES = " \"'`´‘’‚‛“”„‟‹›«»"
_MARKS = f"{_QUOTES}.,;:!?…¡¿()[]"
"""Punctuation that is ignored around an answer when answers are compared."""


@finds(SAME_ANSWER, DOUBLED_NEXT, alone=True)
def check_answers(facts: Facts) -> Iterator[Finding]:
    """Find choices with the same answer on two branches, and names that stand twice in `next`."""
    for playbook in facts.library.playbooks.values():
        subject = ("playbook", playbook.id)
        for n, step in enumerate(playbook.steps):
            yield from _same_answers(subject, n, step)
            yield from _doubled_places(subject, n, step)


def _same_answers(subject: Subject, n: int, step: Step) -> Iterator[Finding]:
    answers = [_plainly(branch.when) for branch in step.branches]
    for k, first in second_times(answers):
        yield SAME_ANSWER.at(
            subject,
            ("steps", n, "branches", k, "when"),
            related=((subject, ("steps", n, "branches", first, "when"), Message(N_("first used here"))),),
            answer=_bare(step.branches[k].when),
        )


def _doubled_places(subject: Subject, n: int, step: Step) -> Iterator[Finding]:
    """Find names that stand twice in `next`; each is reported at its second place."""
    doubled: dict[str, int] = {}
    for k, _ in second_times(step.next):
        doubled.setdefault(step.next[k], k)
    kept = written_next(list(dict.fromkeys(step.next)))
    for name, k in doubled.items():
        yield DOUBLED_NEXT.at(subject, ("steps", n, "next", k), step=name, next=kept)


def written_next(names: list[str]) -> str:
    """Return names as a file writes them in `next`."""
    return names[0] if len(names) == 1 else f"[{', '.join(names)}]"


def _plainly(answer: str) -> str:
    """Return an answer in the form in which it is compared: without capitals, extra spaces, punctuation around words.

    Signs with a meaning stay, as in “+1” and “< 5”; so does an answer that is only punctuation.
    """
    words = " ".join(unicodedata.normalize("NFKC", answer).casefold().split())
    return words.strip(_MARKS) or words


def _bare(answer: str) -> str:
    """Return an answer as a message quotes it: with single spaces, and without quotation marks of its own."""
    return " ".join(answer.split()).strip(_QUOTES) or answer

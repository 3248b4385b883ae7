"""The right answer of a quiz question is one of its options."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playpress.diagnostics import N_
from playpress.rule import Rule, finds

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playpress.analysis.facts import Facts
    from playpress.diagnostics import Finding

NO_SUCH_OPTION = Rule(
    code="PB603",
    name="no-such-option",
    adjustable=False,
    message=N_("there is no option {answer}"),
    hint=N_("count the options from 1 to {count}"),
    about="""
        “answer” says which option of a question is the right one: 1 is the first, 2 the second, and so on. With a
        number that no option has, no answer would ever be right.
    """,
    bad="""
        learning:
          quiz:
            - question: What comes after the offer?
              options: [The delivery, The bill]
              answer: 3
    """,
    good="""
        learning:
          quiz:
            - question: What comes after the offer?
              options: [The delivery, The bill]
              answer: 1
    """,
)

_NO_OPTIONS = N_("write beside it what there is to choose from: options: [one, two]")


@finds(NO_SUCH_OPTION, alone=True)
def check_quiz(facts: Facts) -> Iterator[Finding]:
    """Find answers that are not among the options."""
    for playbook in facts.library.playbooks.values():
        for n, question in enumerate(playbook.learning.quiz if playbook.learning else ()):
            subject, count = ("playbook", playbook.id), len(question.options)
            if count == 0 and (*subject, "learning") in facts.library.unread:
                continue
            if count < question.answer:
                route = ("learning", "quiz", n, "answer")
                hint = "" if count else _NO_OPTIONS
                yield NO_SUCH_OPTION.at(subject, route, hint=hint, answer=question.answer, count=count)

"""Steps and answers are called by what they are: a task is no question, an answer no step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playpress.diagnostics import N_, Severity
from playpress.rule import Rule, finds

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playpress.analysis.facts import Facts
    from playpress.diagnostics import Finding, Subject
    from playpress.model.step import Step

STEP_AS_ANSWER = Rule(
    code="PB545",
    name="step-as-answer",
    severity=Severity.ADVICE,
    message=N_("the answer “{answer}” is the name of the step that it leads to"),
    hint=N_("write when the work goes there, such as “Accepted” or “Amount over 5,000”"),
    about="""
        “when” is the answer to the question that a decision asks: “Accepted”, “No reply”. The name of the next step says what
        is done then, but not when: a reader who stands before the decision learns nothing from it.
    """,
    bad="""
        steps:
          - id: offer
            name: Make an offer
            type: decision
            raci: {responsible: sales-lead}
            branches: [{when: Deliver the product, to: deliver}, {when: Refused, to: done}]
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
QUESTION_AS_TASK = Rule(
    code="PB546",
    name="question-as-task",
    severity=Severity.ADVICE,
    message=N_("“{step}” is a question, but this step has no answers"),
    hint=N_("make it a decision with branches, or write what is done"),
    about="""
        A question has answers, and each leads somewhere: that is a decision (“type: decision”) with its branches. In a
        task something is done, and its name says what: “Check the stock”.
    """,
    bad="""
        steps:
          - {id: stock, name: Is the product there?, raci: {responsible: sales-lead}}
          - {id: deliver, name: Deliver the product, raci: {responsible: sales-lead}}
    """,
    good="""
        steps:
          - {id: stock, name: Check the stock, raci: {responsible: sales-lead}}
          - {id: deliver, name: Deliver the product, raci: {responsible: sales-lead}}
    """,
)


@finds(STEP_AS_ANSWER, QUESTION_AS_TASK, alone=True)
def check_wording(facts: Facts) -> Iterator[Finding]:
    """Find answers that are names of steps, and tasks that are questions."""
    for playbook, flow in facts.whole_playbooks():
        subject, names = ("playbook", playbook.id), {name: one.name for name, one in flow.steps.items()}
        for n, step in enumerate(playbook.steps):
            if step.type == "task" and not step.branches and step.name.rstrip().endswith("?"):
                yield QUESTION_AS_TASK.at(subject, ("steps", n, "name"), step=step.name)
            yield from _answers(subject, n, step, names)


def _answers(subject: Subject, n: int, step: Step, names: dict[str, str]) -> Iterator[Finding]:
    for k, branch in enumerate(step.branches):
        if name := names.get(branch.to):
            said = branch.when.strip(" .!?").casefold()
            if said in (name.strip(" .!?").casefold(), branch.to):
                yield STEP_AS_ANSWER.at(subject, ("steps", n, "branches", k, "when"), answer=branch.when)

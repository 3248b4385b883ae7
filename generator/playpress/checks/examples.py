"""A worked example is a way that the flow allows, and whoever did a step in it is responsible for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playpress.diagnostics import N_, InFull, Severity
from playpress.model.record import ABSENT, ID_PATTERN
from playpress.process.replay import replay
from playpress.rule import Rule, finds

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from playpress.analysis.facts import Facts
    from playpress.diagnostics import Finding
    from playpress.model.example import Example
    from playpress.model.playbook import Playbook
    from playpress.process.flow import Flow
    from playpress.process.replay import Fault

STEPS = """
        steps:
          - {id: offer, name: Make an offer, raci: {responsible: sales-lead}}
          - id: answer
            name: Wait for the answer
            type: decision
            raci: {responsible: seller}
            branches: [{when: Accepted, to: deliver}, {when: Changes wanted, to: offer, kind: rework}]
          - {id: deliver, name: Deliver the product, raci: {responsible: sales-lead}}
        exceptions:
          - {id: lost, when: The parcel gets lost, at: [deliver], do: Send another one.}
          - {id: no-end, when: The third change is wanted, at: [answer], do: Stop.}
"""
"""The flow of the examples of these rules."""


def _with(example: str) -> str:
    """Return the lines of a playbook with this worked example."""
    return f"{STEPS}        examples:\n          - {example}\n"


def _ending(end: str) -> str:
    """Return the lines of a playbook with two ends, and a worked example that is said to come to this one."""
    return f"""
        ends: [{{id: sold, name: It is sold}}, {{id: refused, name: Nobody wants it, outcome: cancelled}}]
        outcome:
        steps:
          - {{id: offer, name: Make an offer, raci: {{responsible: sales-lead}}}}
          - id: answer
            name: Wait for the answer
            type: decision
            raci: {{responsible: seller}}
            branches: [{{when: Accepted, to: deliver}}, {{when: Refused, to: refused}}]
          - {{id: deliver, name: Deliver the product, raci: {{responsible: sales-lead}}}}
        examples:
          - id: first
            name: The first order
            end: {end}
            steps: [{{step: offer}}, {{step: answer}}, {{step: deliver}}]
    """


IMPOSSIBLE_STEP = Rule(
    code="PB570",
    name="impossible-step",
    message=N_("the flow does not lead to “{step}” here"),
    hint=N_("here it leads to: {choices}"),
    about="""
        A worked example tells one case step by step, and readers play it in the picture of the flow. So each step must be
        one that the steps before lead to: list every step that was done, also waits and repeats, in the order in which they
        were done. Of parallel paths, any order that the flow allows is right.
    """,
    bad=_with("{id: first, name: The first order, steps: [{step: offer}, {step: deliver}]}"),
    good=_with("{id: first, name: The first order, steps: [{step: offer}, {step: answer}, {step: deliver}]}"),
)
UNFINISHED_EXAMPLE = Rule(
    code="PB571",
    name="unfinished-example",
    severity=Severity.WARNING,
    message=N_("the worked example “{name}” stops before the process has ended"),
    hint=N_("go on with: {choices}"),
    about="""
        A worked example shows one case from the trigger to an end, so that a reader sees what comes of it. This one stops
        while there are steps to do; of parallel paths, all have to be told.
    """,
    bad=_with("{id: first, name: The first order, steps: [{step: offer}, {step: answer}]}"),
    good=_with("{id: first, name: The first order, steps: [{step: offer}, {step: answer}, {step: deliver}]}"),
)
OTHER_END = Rule(
    code="PB572",
    name="other-end",
    message=N_("the worked example does not come to “{end}”"),
    hint=N_("it comes to: {choices}"),
    about="""
        “end” of a worked example says to which end it came. It is needed only where the last step may lead to several, and
        must be one that the steps lead to.
    """,
    bad=_ending("refused"),
    good=_ending("sold"),
)
NOT_RESPONSIBLE = Rule(
    code="PB573",
    name="not-responsible",
    severity=Severity.WARNING,
    message=N_("“{role}” does “{step}” in the worked example, but is not responsible for it"),
    hint=N_("responsible are: {roles}"),
    about="""
        “by” says which of the responsible roles did a step in this case. A worked example is read as a model: where another
        role did the step, either the example or the step's “responsible” is wrong.
    """,
    bad=_with("{id: first, name: The first order, steps: [{step: offer, by: boss}, {step: answer}, {step: deliver}]}"),
    good=_with("{id: first, name: The first order, steps: [{step: offer}, {step: answer}, {step: deliver}]}"),
)
MISPLACED_EXCEPTION = Rule(
    code="PB574",
    name="misplaced-exception",
    message=N_("the exception “{exception}” does not come up at “{step}”"),
    hint=N_("its “at” has: {choices}"),
    about="""
        An exception comes up at the steps that its “at” names, or anywhere if it has none. A worked example that lets it
        come up elsewhere shows what the playbook does not say: add the step to “at”, or tell the exception where it
        belongs.
    """,
    bad=_with(
        "{id: first, name: The first order, steps: [{step: offer, exception: lost}, {step: answer}, {step: deliver}]}"
    ),
    good=_with(
        "{id: first, name: The first order, steps: [{step: offer}, {step: answer}, {step: deliver, exception: lost}]}"
    ),
)
UNKNOWN_ANSWER = Rule(
    code="PB575",
    name="unknown-answer",
    message=N_("“{step}” has no answer “{answer}”"),
    hint=N_("its answers are: {choices}"),
    about="""
        “answer” in a worked example is one of the step's own answers, written as in “when” of its branch. It is needed only
        where two answers lead to the same step; elsewhere the next step tells which one was given.
    """,
    bad=_with(
        "{id: first, name: The first order, steps: [{step: offer}, {step: answer, answer: Maybe}, {step: deliver}]}"
    ),
    good=_with(
        "{id: first, name: The first order, steps: [{step: offer}, {step: answer, answer: Accepted}, {step: deliver}]}"
    ),
)


@finds(IMPOSSIBLE_STEP, UNFINISHED_EXAMPLE, OTHER_END, NOT_RESPONSIBLE, MISPLACED_EXCEPTION, UNKNOWN_ANSWER, alone=True)
def check_examples(facts: Facts) -> Iterator[Finding]:
    """Find worked examples that are no way through the flow, and steps in them that others did."""
    for playbook, flow in facts.whole_playbooks():
        for n, example in enumerate(playbook.examples):
            yield from _doers(playbook, flow, example, n)
            yield from _misplaced(playbook, example, n)
            yield from _unknown_answers(playbook, flow, example, n)
            if _is_readable(playbook, flow, example):
                replayed = replay(playbook, flow, example)
                if replayed and replayed.fault:
                    yield _finding(playbook, example, n, replayed.fault)


def _is_readable(playbook: Playbook, flow: Flow, example: Example) -> bool:
    """Tell whether ids are unique and known, so that another rule has not told the cause already."""
    known = flow.steps.keys() | flow.ends.keys()
    named = (target for step in playbook.steps for target in (*step.next, *(branch.to for branch in step.branches)))
    exceptions = {exception.id for exception in playbook.exceptions}
    return (
        len(flow.steps) == len(playbook.steps)
        and all(target in known for target in named)
        and all(done.step in flow.steps and done.exception in {None, *exceptions} for done in example.steps)
        and all(done.answer is None or done.answer in _answers(flow, done.step) for done in example.steps)
        and all(exception.resume is None or exception.resume in known for exception in playbook.exceptions)
        and (example.end is None or example.end in flow.ends)
    )


def _finding(playbook: Playbook, example: Example, n: int, fault: Fault) -> Finding:
    subject, route = ("playbook", playbook.id), ("examples", n)
    choices = _listed(fault.choices)
    if fault.why == "unfinished":
        place = (*route, "steps", fault.at, "step") if fault.at >= 0 else (*route, "steps")
        hint = "" if fault.choices else N_("end it with steps that lead to an end")
        return UNFINISHED_EXAMPLE.at(subject, place, hint=hint, name=example.name, choices=choices)
    if fault.why == "end":
        return OTHER_END.at(subject, (*route, "end"), end=example.end, choices=choices)
    hint = N_("the process has ended before; leave out what follows") if fault.why == "over" else ""
    place = (*route, "steps", fault.at, "step")
    return IMPOSSIBLE_STEP.at(subject, place, hint=hint, step=example.steps[fault.at].step, choices=choices)


def _doers(playbook: Playbook, flow: Flow, example: Example, n: int) -> Iterator[Finding]:
    """Yield a finding for each role that did a step for which it is not responsible."""
    for k, done in enumerate(example.steps):
        step = flow.steps.get(done.step)
        roles = step.raci.responsible if step and step.raci else ()
        for r, role in enumerate(done.by if step else ()):
            if role not in (*roles, ABSENT) and ID_PATTERN.match(role):  # what is no id is told as an unknown role
                yield NOT_RESPONSIBLE.at(
                    ("playbook", playbook.id),
                    ("examples", n, "steps", k, "by", r),
                    hint="" if roles else N_("leave “by” out: nobody does this step"),
                    role=role,
                    step=done.step,
                    roles=_listed(roles),
                )


def _misplaced(playbook: Playbook, example: Example, n: int) -> Iterator[Finding]:
    """Yield a finding for each exception at a step where it does not come up."""
    places = {exception.id: exception.at for exception in playbook.exceptions}
    known = {step.id for step in playbook.steps}
    for k, done in enumerate(example.steps):
        at = places.get(done.exception or "", ())
        if at and done.step not in at and known.issuperset(at):
            yield MISPLACED_EXCEPTION.at(
                ("playbook", playbook.id),
                ("examples", n, "steps", k, "exception"),
                exception=done.exception,
                step=done.step,
                choices=_listed(at),
            )


def _unknown_answers(playbook: Playbook, flow: Flow, example: Example, n: int) -> Iterator[Finding]:
    """Yield a finding for each answer that its step does not have."""
    for k, done in enumerate(example.steps):
        known = _answers(flow, done.step)
        if done.answer not in {None, ABSENT, *known} and done.step in flow.steps:
            yield UNKNOWN_ANSWER.at(
                ("playbook", playbook.id),
                ("examples", n, "steps", k, "answer"),
                hint="" if known else N_("leave “answer” out: this step does not ask"),
                step=done.step,
                answer=done.answer,
                choices=_listed(known),
            )


def _answers(flow: Flow, step: str) -> tuple[str, ...]:
    return tuple(branch.when for branch in flow.steps[step].branches) if step in flow.steps else ()


def _listed(names: Iterable[str]) -> InFull:
    return InFull(", ".join(names))

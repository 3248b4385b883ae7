"""What a variant says differs from the process; the process that comes of it goes on, and needs nothing that nobody makes."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from playpress.diagnostics import N_, Message, Severity
from playpress.process.flow import SPLITS, START, resolve_flow
from playpress.process.soundness import find_soundness
from playpress.process.variant import bridges, variant_of
from playpress.rule import Rule, finds

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playpress.analysis.facts import Facts
    from playpress.diagnostics import Finding, Route, Subject
    from playpress.model.playbook import Playbook
    from playpress.model.variant import Variant
    from playpress.process.flow import Flow

SAME_AS_PROCESS = Rule(
    code="PB550",
    name="variant-without-difference",
    severity=Severity.WARNING,
    message=N_("nothing differs here from the process"),
    hint=N_("write what differs under “do”, “responsible”, “without” or “instead”, or remove it"),
    about="""
        A variant is a regular way in which the process goes differently. One that says nothing else than the process, or
        an entry under “instead” that changes nothing in its step, makes readers look for a difference that is not there.
        Often the process was changed later, and now goes as only the variant did before.
    """,
    bad="""
        steps:
          - {id: offer, name: Make an offer, raci: {responsible: sales-lead}}
          - {id: deliver, name: Deliver the product, raci: {responsible: sales-lead}}
        variants: [{name: Regular customers, when: The customer has bought before}]
    """,
    good="""
        steps:
          - {id: offer, name: Make an offer, raci: {responsible: sales-lead}}
          - {id: deliver, name: Deliver the product, raci: {responsible: sales-lead}}
        variants: [{name: Regular customers, when: The customer has bought before, without: offer}]
    """,
)
BROKEN_VARIANT = Rule(
    code="PB551",
    name="broken-variant",
    message=N_("no step is left of the process"),
    hint=N_("leave out fewer steps"),
    about="""
        A variant is the process with some differences, so it is a flow of its own: from the trigger to an end. Where steps
        are left out, work goes on where they would have led, from a decision by its first answer. That must lead to an
        end, an answer cannot start several steps at once, and where paths run in parallel, none may wait for what never
        comes. Leave out other steps, or write a playbook of its own if little of the process is left.
    """,
    bad="""
        steps:
          - {id: offer, name: Make an offer, raci: {responsible: sales-lead}}
          - {id: deliver, name: Deliver the product, raci: {responsible: sales-lead}}
        variants: [{name: Gifts, when: It costs nothing, without: [offer, deliver]}]
    """,
    good="""
        steps:
          - {id: offer, name: Make an offer, raci: {responsible: sales-lead}}
          - {id: deliver, name: Deliver the product, raci: {responsible: sales-lead}}
        variants: [{name: Gifts, when: It costs nothing, without: [offer]}]
    """,
)
SAID_TWICE = Rule(
    code="PB552",
    name="step-varied-twice",
    message=N_("“{step}” stands under “instead” twice"),
    hint=N_("write all that differs in the step into one entry"),
    about="""
        Each step of a variant is either left out or done, and what differs in it stands in one place. Of two entries for one
        step only the first would count; of a step that is left out, no entry would.
    """,
    bad="""
        steps:
          - {id: offer, name: Make an offer, raci: {responsible: sales-lead}}
          - {id: deliver, name: Deliver the product, raci: {responsible: sales-lead}}
        variants:
          - name: Small orders
            instead: [{step: offer, responsible: clerk}, {step: offer, work: 5m}]
    """,
    good="""
        steps:
          - {id: offer, name: Make an offer, raci: {responsible: sales-lead}}
          - {id: deliver, name: Deliver the product, raci: {responsible: sales-lead}}
        variants:
          - name: Small orders
            instead: [{step: offer, responsible: clerk, work: 5m}]
    """,
)
MISSED_OUTPUT = Rule(
    code="PB553",
    name="variant-misses-output",
    severity=Severity.ADVICE,
    message=N_("“{step}” needs “{what}”, which “{other}” makes, and that step is left out"),
    hint=N_("say under “instead” how “{step}” is done without it, or do not leave out “{other}”"),
    about="""
        A step that is left out makes nothing. If another step needs what it would have made, readers of the variant do not
        know where they get it, or how to do without. An entry for that step under “instead” with its own instructions says so.
    """,
    bad="""
        steps:
          - id: offer
            name: Make an offer
            raci: {responsible: sales-lead}
            outputs: [{id: price, name: The price}]
          - {id: deliver, name: Deliver the product, raci: {responsible: sales-lead}, inputs: [{from: offer/price}]}
        variants: [{name: Regular customers, without: offer}]
    """,
    good="""
        steps:
          - id: offer
            name: Make an offer
            raci: {responsible: sales-lead}
            outputs: [{id: price, name: The price}]
          - {id: deliver, name: Deliver the product, raci: {responsible: sales-lead}, inputs: [{from: offer/price}]}
        variants:
          - name: Regular customers
            without: offer
            instead: [{step: deliver, instructions: [Charge the price of the last order.]}]
    """,
)


class _Case(NamedTuple):
    """A variant to judge: its playbook, the flow of that, the variant's index, the variant, the process as it then goes."""

    playbook: Playbook
    flow: Flow
    n: int
    variant: Variant
    varied: Playbook

    @property
    def subject(self) -> Subject:
        return "playbook", self.playbook.id

    def route(self, *rest: str | int) -> Route:
        return ("variants", self.n, *rest)

    @property
    def left_out(self) -> list[str]:
        """The steps that it names under `without`; some may not be there."""
        return [step for step in self.variant.without if step in self.flow.steps]


def _cases(facts: Facts) -> Iterator[_Case]:
    for playbook, flow in facts.closed_playbooks():
        for n, variant in enumerate(playbook.variants):
            yield _Case(playbook, flow, n, variant, variant_of(playbook, variant))


@finds(SAME_AS_PROCESS, SAID_TWICE, alone=True)
def check_differences(facts: Facts) -> Iterator[Finding]:
    """Find variants, and entries in them, that differ in nothing, and steps of which two things are said."""
    for case in _cases(facts):
        if _is_same(case):
            key = next((key for key in ("responsible", "without", "instead") if getattr(case.variant, key)), "name")
            yield SAME_AS_PROCESS.at(case.subject, case.route(key), at_key=key != "name")
        else:
            yield from _of_entries(case)


def _is_same(case: _Case) -> bool:
    """Tell whether a variant says no difference; one with a step that is not there is another rule's."""
    if not case.variant.is_flow:
        return not case.variant.do
    named = {*case.variant.without, *(one.step for one in case.variant.instead)}
    return case.varied.steps == case.playbook.steps and named <= case.flow.steps.keys()


def _of_entries(case: _Case) -> Iterator[Finding]:
    entries, seen = case.variant.instead, set[str]()
    for k, one in enumerate(entries):
        at = case.subject, case.route("instead", k, "step")
        if one.step in case.variant.without:
            message, hint = (
                N_("“{step}” stands under “instead”, and under “without” as well"),
                N_("remove it from one of them"),
            )
            yield SAID_TWICE.at(*at, message=message, hint=hint, step=one.step)
        elif one.step in seen:
            yield SAID_TWICE.at(*at, step=one.step)
        elif one.step in case.flow.steps:
            others = (*entries[:k], *entries[k + 1 :])
            without_it = variant_of(case.playbook, case.variant.model_copy(update={"instead": others}))
            if without_it.steps == case.varied.steps and one.step in {step.id for step in case.varied.steps}:
                yield SAME_AS_PROCESS.at(*at)
        seen.add(one.step)


@finds(BROKEN_VARIANT, MISSED_OUTPUT, alone=True)
def check_flows(facts: Facts) -> Iterator[Finding]:
    """Find variants in which steps are left out that cannot be, or whose outputs others need."""
    for case in _cases(facts):
        if not case.left_out:
            continue
        if not case.varied.steps:
            yield BROKEN_VARIANT.at(case.subject, case.route("without"), at_key=True)
        elif found := next(_gaps(case), None) or _unsound(case, facts):
            yield found
        else:
            yield from _missed(case)


def _gaps(case: _Case) -> Iterator[Finding]:
    """Yield the ways of steps that are done which, without those left out, lead nowhere or to several steps at once."""
    out = case.left_out
    for edge in case.flow.edges:
        targets = bridges(case.flow, edge.target, out)
        may_split = edge.source in case.flow.steps and not case.flow.steps[edge.source].branches
        if edge.source in out or len(targets) == 1 or (targets and (may_split or edge.exception)):
            continue
        at = case.subject, case.route("without", [*case.variant.without].index(edge.target))
        hint = N_("do not leave out “{step}”")
        if not targets:
            message = N_("without “{step}”, nothing leads on to an end")
        elif edge.source == START:
            message = N_("without “{step}”, the process would begin with several steps at once")
        else:
            message = N_("without “{step}”, the answer “{answer}” would start several steps at once")
        yield BROKEN_VARIANT.at(*at, message=message, hint=hint, step=edge.target, answer=edge.label)


def _unsound(case: _Case, facts: Facts) -> Finding | None:
    """Return what is wrong with the parallel paths of a variant; None if that is right, or if the process is no better."""
    was = facts.soundness.get(case.playbook.id)
    now = find_soundness(case.varied, resolve_flow(case.varied))
    if not now or (was and (was.waits or was.repeats)):
        return None
    at, hint = (case.subject, case.route("without")), N_("leave out other steps")
    if now.waits:
        message, step = N_("without these steps, “{step}” may wait forever"), now.waits[0].step
    elif now.repeats:
        message, step = N_("without these steps, “{step}” may be done twice"), now.repeats[0].step
    else:
        return None
    place = (case.subject, ("steps", case.flow.numbers[step] - 1, "id"), Message(N_("the step in question")))
    return BROKEN_VARIANT.at(*at, message=message, hint=hint, at_key=True, related=(place,), step=step)


def _missed(case: _Case) -> Iterator[Finding]:
    """Yield the outputs of steps left out that another step needs.

    One with instructions of its own says how it is done; what a decision would have handed on is there without it.
    """
    told = {one.step for one in case.variant.instead if one.instructions}
    for step in case.varied.steps:
        for need in case.flow.steps[step.id].inputs if step.id not in told else ():
            maker, _, output = (need.from_ or "").partition("/")
            if output and maker in case.left_out and case.flow.steps[maker].type not in SPLITS:
                made = next((o.name for o in case.flow.steps[maker].outputs if o.id == output), output)
                at = case.route("without", [*case.variant.without].index(maker))
                yield MISSED_OUTPUT.at(case.subject, at, step=step.id, what=made, other=maker)

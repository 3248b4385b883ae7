"""Nobody checks their own work, and nobody gives themselves full rights."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playpress.diagnostics import N_, Message, Severity
from playpress.model.record import ABSENT
from playpress.process.graph import inverse
from playpress.rule import Rule, finds

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from playpress.analysis.facts import Facts
    from playpress.analysis.variants import VariantFlow
    from playpress.diagnostics import Finding, Route
    from playpress.model.playbook import Playbook
    from playpress.model.step import Step
    from playpress.process.flow import Flow

OWN_APPROVAL = Rule(
    code="PB410",
    name="own-approval",
    severity=Severity.WARNING,
    message=N_("“{role}” approves its own work"),
    hint=N_(
        "let another role approve it, or say under “inputs” whose work it is; a look at one's own work is a checkpoint"
    ),
    about="""
        An approval is a second pair of eyes. Who has done the work does not see its mistakes, so an approval by the same role
        protects nobody. If it is meant as a check of one's own work, it is a checkpoint. The work is what the approval
        takes as its inputs; if it does not say, the task right before it.
    """,
    bad="""
        steps:
          - {id: offer, name: Make an offer, raci: {responsible: sales-lead}}
          - id: approve
            name: Approve the offer
            type: approval
            raci: {responsible: sales-lead}
            branches: [{when: Fine, to: deliver}, {when: Too dear, to: done}]
          - {id: deliver, name: Deliver the product, raci: {responsible: sales-lead}}
    """,
    good="""
        steps:
          - {id: offer, name: Make an offer, raci: {responsible: sales-lead}}
          - id: approve
            name: Approve the offer
            type: approval
            raci: {responsible: boss}
            branches: [{when: Fine, to: deliver}, {when: Too dear, to: done}]
          - {id: deliver, name: Deliver the product, raci: {responsible: sales-lead}}
    """,
)
ALL_IN_ONE = Rule(
    code="PB411",
    name="asks-approves-receives",
    severity=Severity.ADVICE,
    message=N_("“{role}” asks for it, approves it and receives it"),
    hint=N_("let another role approve it"),
    about="""
        Who asks for something, approves it and gets it in the end can give it to themselves, and nobody else has looked at
        it. Auditors ask for this separation first: let at least one of the three be another role.
    """,
    bad="""
        inputs: [{id: wish, name: What is wanted, supplier: boss}]
        outputs: [{id: product, name: The product, customer: boss}]
        steps:
          - {id: offer, name: Make an offer, raci: {responsible: sales-lead}, inputs: [{from: wish}]}
          - id: approve
            name: Approve the offer
            type: approval
            raci: {responsible: boss}
            branches: [{when: Fine, to: deliver}, {when: Too dear, to: done}]
          - id: deliver
            name: Deliver the product
            raci: {responsible: sales-lead}
            outputs: [{id: product, name: The product, to: product}]
    """,
    good="""
        inputs: [{id: wish, name: What is wanted, supplier: boss}]
        outputs: [{id: product, name: The product, customer: boss}]
        steps:
          - {id: offer, name: Make an offer, raci: {responsible: sales-lead}, inputs: [{from: wish}]}
          - id: approve
            name: Approve the offer
            type: approval
            raci: {responsible: clerk}
            branches: [{when: Fine, to: deliver}, {when: Too dear, to: done}]
          - id: deliver
            name: Deliver the product
            raci: {responsible: sales-lead}
            outputs: [{id: product, name: The product, to: product}]
    """,
)
OWN_ACCESS = Rule(
    code="PB412",
    name="own-access",
    severity=Severity.ADVICE,
    message=N_("“{role}” needs full rights in “{tool}”, and is the role that grants them"),
    hint=N_("let another role grant access to it, or ask for less than “admin”"),
    about="""
        Who has all rights in a tool and also grants them answers to nobody: not even a mistake is noticed. Name another role
        under “granted_by”, or let this one do its work with fewer rights.
    """,
    bad="""
        # playbooks/catalog/tools.yml
        crm: {name: CRM, granted_by: seller}
        # playbooks/catalog/roles.yml
        seller: {name: Seller, reports_to: boss, tools: [{tool: crm, access: admin}]}
    """,
    good="""
        # playbooks/catalog/tools.yml
        crm: {name: CRM, granted_by: boss}
        # playbooks/catalog/roles.yml
        seller: {name: Seller, reports_to: boss, tools: [{tool: crm, access: admin}]}
    """,
)


@finds(OWN_APPROVAL, ALL_IN_ONE, outlined=True)
def check_approvals(facts: Facts) -> Iterator[Finding]:
    """Find approvals by those who did the work, or who ask for it and receive it."""
    for playbook, flow in facts.whole_playbooks():
        asking, receiving = _asking(playbook), {output.customer for output in playbook.outputs}
        names = facts.names.get("role", {})
        for step, approving, work in _approvals(flow):
            at = ("playbook", playbook.id), ("steps", flow.numbers[step] - 1, "raci", "responsible")
            if work:
                place = (at[0], ("steps", flow.numbers[work.id] - 1, "id"), Message(N_("the work")))
                yield OWN_APPROVAL.at(*at, related=(place,), role=_name(names, approving))
            elif len(approving) == 1 and asking == receiving == approving:
                yield ALL_IN_ONE.at(*at, role=_name(names, approving))


@finds(OWN_APPROVAL, outlined=True)
def check_varied_approvals(facts: Facts) -> Iterator[Finding]:
    """Find approvals in variants by those who did the work, where that is not so in the process."""
    names = facts.names.get("role", {})
    for playbook, _ in facts.closed_playbooks():
        usual = {step for step, _, work in _approvals(facts.flows[playbook.id]) if work}
        for one in facts.variants.get(playbook.id, ()):
            found = {step: approving for step, approving, work in _approvals(one.flow) if work}
            for step in sorted(found.keys() - usual):
                at = ("playbook", playbook.id), _said_of(step, one)
                yield OWN_APPROVAL.at(*at, at_key=True, role=_name(names, found[step]))


def _approvals(flow: Flow) -> Iterator[tuple[str, set[str], Step | None]]:
    """Yield the approvals in a flow that somebody gives: the step, who that is, and the work that only they have done."""
    before = inverse(flow.successors)
    for step in flow.steps.values():
        approving = {*(step.raci.responsible if step.raci else ())} - {ABSENT}
        if step.type == "approval" and approving:
            yield step.id, approving, _own_work(flow, before, step.id, approving)


def _said_of(step: str, one: VariantFlow) -> Route:
    """Return where a variant says who decides in a step; else where it says who does all steps, or what is left out."""
    at = ("variants", one.number - 1)
    entry = next((k for k, its in enumerate(one.variant.instead) if its.step == step and its.responsible), None)
    if entry is not None:
        return (*at, "instead", entry, "responsible")
    return (*at, next(key for key in ("responsible", "without", "instead") if getattr(one.variant, key)))


def _name(names: Mapping[str, str], roles: set[str]) -> str:
    first = min(roles)
    return names.get(first, first)


def _asking(playbook: Playbook) -> set[str | None]:
    """Return who asks for something: the suppliers of inputs or, if there are none, those who do the first step."""
    first = playbook.steps[0].raci if playbook.steps else None
    return {need.supplier for need in playbook.inputs} or {*(first.responsible if first else ())}


def _own_work(flow: Flow, before: Mapping[str, list[str]], approval: str, approving: set[str]) -> Step | None:
    """Return a task that only those have done who approve it; None if there is none.

    What is approved is what the makers of the approval's inputs have made; without any, what the tasks right before it
    have done, waits left out.
    """
    makers = [
        maker for need in flow.steps[approval].inputs for maker, sign, _ in [(need.from_ or "").partition("/")] if sign
    ]
    waiting, seen = makers or list(before[approval]), {approval}
    while waiting:
        step = flow.steps.get(name := waiting.pop(0))
        if step is None or name in seen:
            continue
        seen.add(name)
        if step.type == "wait":
            waiting += before[name]
        elif step.type == "task" and step.raci and approving >= {*step.raci.responsible}:
            return step
    return None


@finds(OWN_ACCESS, outlined=True)
def check_access(facts: Facts) -> Iterator[Finding]:
    """Find roles with full rights in a tool to which they grant access themselves."""
    tools = facts.library.tools
    for role in facts.library.roles.values():
        for n, use in enumerate(role.tools):
            if use.access == "admin" and use.tool in tools and tools[use.tool].granted_by == role.id:
                yield OWN_ACCESS.at(("role", role.id), ("tools", n, "tool"), role=role.name, tool=tools[use.tool].name)

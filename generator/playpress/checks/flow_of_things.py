"""What is handed on exists when it is needed, is taken by somebody, and comes from playbooks that are in use."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playpress.checks.places import with_places
from playpress.diagnostics import N_, Message, Severity
from playpress.language.spelling import suggested_id
from playpress.process.graph import leads_to
from playpress.rule import Rule, finds

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playpress.analysis.facts import Facts
    from playpress.diagnostics import Finding, Route, Subject
    from playpress.model.playbook import Playbook
    from playpress.process.flow import Flow

LATER_INPUT = Rule(
    code="PB740",
    name="input-from-later-step",
    severity=Severity.ADVICE,
    message=N_("“{input}” is made by “{later}”, which comes after this step"),
    hint=N_("take it from an earlier step, or move one of the two steps"),
    about="""
        A step can use only what is there already. This input is made in a step that no path leads from to here, so nobody has it
        yet when it is needed. Often the steps are in the wrong order, or the input names the wrong step.
    """,
    bad="""
        steps:
          - id: offer
            name: Make an offer
            raci: {responsible: sales-lead}
            inputs: [{from: deliver/receipt}]
          - id: deliver
            name: Deliver the product
            raci: {responsible: sales-lead}
            outputs: [{id: receipt, name: Receipt}]
    """,
    good="""
        steps:
          - id: offer
            name: Make an offer
            raci: {responsible: sales-lead}
            outputs: [{id: offer, name: The offer}]
          - id: deliver
            name: Deliver the product
            raci: {responsible: sales-lead}
            inputs: [{from: offer/offer}]
    """,
)
UNTAKEN_OUTPUT = Rule(
    code="PB741",
    name="untaken-output",
    severity=Severity.ADVICE,
    message=N_("nobody takes “{output}”"),
    hint=N_(
        "write “inputs: [{{from: {id}}}]” at the step that uses it; if another playbook or a customer gets it, add it to the "
        "playbook's “outputs” and “to: …” here; if nobody needs it, leave it out"
    ),
    about="""
        An output is made for somebody: a later step takes it as input (“from: step/output”), it is an output of the playbook (“to”),
        or another playbook or a customer gets it. What nobody takes was perhaps made for nothing, or a step that needs it
        does not say so.
    """,
    bad="""
        steps:
          - id: offer
            name: Make an offer
            raci: {responsible: sales-lead}
            outputs: [{id: offer, name: The offer}]
          - {id: deliver, name: Deliver the product, raci: {responsible: sales-lead}}
    """,
    good="""
        steps:
          - id: offer
            name: Make an offer
            raci: {responsible: sales-lead}
            outputs: [{id: offer, name: The offer}]
          - {id: deliver, name: Deliver the product, raci: {responsible: sales-lead}, inputs: [{from: offer/offer}]}
    """,
)
UNUSED_INPUT = Rule(
    code="PB748",
    name="unused-input",
    severity=Severity.ADVICE,
    message=N_("no step uses “{input}”"),
    hint=N_("write “inputs: [{{from: {id}}}]” at the step that uses it; if none does, leave it out"),
    about="""
        Where steps say what they take from the inputs of their playbook, an input that none of them takes was forgotten at a step,
        or is needed no longer. A playbook whose steps name no inputs at all is left alone.
    """,
    bad="""
        inputs: [{id: wish, name: What the customer wants}, {id: prices, name: The list of prices}]
        steps:
          - {id: offer, name: Make an offer, raci: {responsible: sales-lead}, inputs: [{from: wish}]}
          - {id: deliver, name: Deliver the product, raci: {responsible: sales-lead}}
    """,
    good="""
        inputs: [{id: wish, name: What the customer wants}, {id: prices, name: The list of prices}]
        steps:
          - {id: offer, name: Make an offer, raci: {responsible: sales-lead}, inputs: [{from: wish}, {from: prices}]}
          - {id: deliver, name: Deliver the product, raci: {responsible: sales-lead}}
    """,
)
NOT_IN_USE = Rule(
    code="PB742",
    name="playbook-not-in-use",
    severity=Severity.ADVICE,
    message=N_("“{playbook}” is a draft: nobody works by it yet"),
    hint=N_("set it to “status: active” once it is agreed on, or name another playbook"),
    about="""
        A process in use runs another one, or waits for what it makes; and readers are sent to one first. If that one is retired, nobody does it any more; if it is a
        draft, nobody does it yet: so here the work stops.
    """,
    bad="""
        # playbooks/sales/sell.yml
        steps:
          - {id: offer, name: Make an offer, raci: {responsible: sales-lead}}
          - {id: deliver, name: Deliver the product, type: subprocess, calls: deliver}
        # playbooks/sales/deliver.yml
        name: Deliver a product
        status: draft
        owner: boss
        trigger: The product is sold
        outcome: The customer has the product
        steps:
          - {id: pack, name: Pack the product, raci: {responsible: sales-lead}}
    """,
    good="""
        # playbooks/sales/sell.yml
        steps:
          - {id: offer, name: Make an offer, raci: {responsible: sales-lead}}
          - {id: deliver, name: Deliver the product, type: subprocess, calls: deliver}
        # playbooks/sales/deliver.yml
        name: Deliver a product
        owner: boss
        trigger: The product is sold
        outcome: The customer has the product
        steps:
          - {id: pack, name: Pack the product, raci: {responsible: sales-lead}}
    """,
)


@finds(LATER_INPUT, alone=True)
def check_order(facts: Facts) -> Iterator[Finding]:
    """Find inputs of steps that a step makes from which no path leads to them."""
    for playbook, flow in facts.closed_playbooks():
        for n, step in enumerate(playbook.steps):
            for k, need in enumerate(step.inputs):
                maker, _, made = (need.from_ or "").partition("/")
                output = _output(flow, maker, made)
                if output and not leads_to(maker, step.id, flow.successors):
                    yield _later(playbook, flow, ("steps", n, "inputs", k, "from"), maker, output)


def _output(flow: Flow, maker: str, made: str) -> str:
    """Return the name of an output of a step; empty if there is none, which another rule says."""
    step = flow.steps.get(maker)
    return next((output.name for output in step.outputs if output.id == made), "") if step else ""


def _later(playbook: Playbook, flow: Flow, route: Route, maker: str, output: str) -> Finding:
    subject, name = ("playbook", playbook.id), flow.steps[maker].name or maker
    place = (subject, ("steps", flow.numbers[maker] - 1, "id"), Message(N_("it is made here")))
    return LATER_INPUT.at(subject, route, related=(place,), input=output, later=name)


@finds(UNTAKEN_OUTPUT, outlined=True)
def check_outputs(facts: Facts) -> Iterator[Finding]:
    """Find outputs of steps and playbooks that nobody takes; not while a part of the handbook could not be read.

    What another playbook wants from a step, and the playbook does not give out, is said at that playbook's input.
    """
    playbooks = facts.library.playbooks.values()
    wanted = {need.from_ for playbook in playbooks for need in playbook.inputs if need.from_}
    given = {f"{playbook.id}/{result.id}" for playbook in playbooks for result in playbook.outputs}
    misnamed = {name.rpartition("/")[2] for name in wanted - given}
    for playbook in facts.library.current.values() if facts.library.is_whole else ():
        subject = ("playbook", playbook.id)
        taken = {need.from_ for step in playbook.steps for need in step.inputs}
        made = {f"{step.id}/{output.id}" for step in playbook.steps for output in step.outputs}
        if taken - made - {need.id for need in playbook.inputs} - {None}:
            continue  # a wrong name may mean any of them
        for n, step in enumerate(playbook.steps):
            for k, output in enumerate(step.outputs):
                is_taken = output.to or f"{step.id}/{output.id}" in taken
                names = {f"{playbook.id}/{name}" for name in (output.id, suggested_id(output.name))}
                if not is_taken and wanted.isdisjoint(names):
                    route = ("steps", n, "outputs", k, "name")
                    yield UNTAKEN_OUTPUT.at(subject, route, output=output.name, id=f"{step.id}/{output.id}")
        for k, result in enumerate(playbook.outputs):
            if result.id in misnamed:
                continue  # a wrong name may mean it
            if not (result.customer or result.dataset or facts.results.takers.get((playbook.id, result.id))):
                hint = N_("say who gets it: “customer: …” with a role; if nobody needs it, leave it out")
                yield UNTAKEN_OUTPUT.at(subject, ("outputs", k, "name"), hint=hint, output=result.name)


@finds(UNUSED_INPUT, alone=True)
def check_unused_inputs(facts: Facts) -> Iterator[Finding]:
    """Find inputs of a playbook that no step takes, while steps take others of them."""
    for playbook, _ in facts.whole_playbooks():
        given = {item.id for item in playbook.inputs}
        taken = {need.from_ for step in playbook.steps for need in step.inputs if need.from_}
        is_misnamed = any("/" not in name and name not in given for name in taken)
        if is_misnamed or not taken & given:
            continue  # a wrong name may mean any of them
        for n, item in enumerate(playbook.inputs):
            if item.id not in taken:
                yield UNUSED_INPUT.at(("playbook", playbook.id), ("inputs", n, "name"), input=item.name, id=item.id)


@finds(NOT_IN_USE, outlined=True)
def check_use(facts: Facts) -> Iterator[Finding]:
    """Find playbooks that are not in use, and that something in use needs: one finding for each, with all places."""
    needed: dict[str, list[tuple[Subject, Route]]] = {}
    for n, name in enumerate(facts.library.handbook.start_here):
        if _is_retired(name, facts):
            needed.setdefault(name, []).append((("handbook", "handbook"), ("start_here", n)))
    for playbook in facts.library.current.values():
        for route, name in _needed(playbook, facts) if playbook.status == "active" else ():
            needed.setdefault(name, []).append((("playbook", playbook.id), route))
    for name, (first, *others) in needed.items():
        its = facts.library.playbooks.get(name)
        if its is None or its.status not in ("draft", "retired"):
            continue
        is_retired = _is_retired(name, facts)
        finding = NOT_IN_USE.at(
            *first,
            message=N_("“{playbook}” is retired: nobody works by it any more") if is_retired else "",
            hint=_instead(facts, name, is_read=first[1][0] in ("start_here", "learning")) if is_retired else "",
            playbook=its.name,
            instead=facts.library.stand_in(name),
        )
        yield with_places(finding, others, Message(N_("here, too")))


def _instead(facts: Facts, name: str, *, is_read: bool) -> str:
    if facts.library.stand_in(name):
        return N_("write “{instead}”, which has taken its place")
    if is_read:
        return N_("take it out of this list, or set it to “status: active”")
    return N_("name another playbook, or write down here what is done")


def _is_retired(name: str, facts: Facts) -> bool:
    its = facts.library.playbooks.get(name)
    return its is not None and its.status == "retired"


def _needed(playbook: Playbook, facts: Facts) -> Iterator[tuple[Route, str]]:
    """Yield the playbooks that another one calls, takes something from, or wants to be read before it, with their places."""
    for n, step in enumerate(playbook.steps):
        if step.calls:
            yield ("steps", n, "calls"), step.calls
    for k, need in enumerate(playbook.inputs):
        if need.from_:
            yield ("inputs", k, "from"), need.from_.partition("/")[0]
    for k, name in enumerate(playbook.learning.prerequisites if playbook.learning else ()):
        if _is_retired(name, facts):
            yield ("learning", "prerequisites", k), name

"""A playbook and one of its variants to the process as it goes in the variant: a playbook again, with a flow of its own.

So whatever is drawn, worded or computed of a playbook can be of a variant:

- Steps that are left out are bridged: what led to them leads to where they lead; from a decision, where its first answer
  leads, which is the main path. Steps, exceptions and ends that nothing leads to any more are left out as well.
- Where parallel paths met in a step that is left out, they meet in the step after it. A step that waited for parallel
  paths of which one is left waits no more.
- All ways are written out, so a step goes on to the one below only where it did so before.

Knows: the model, its resolved flow. Must not know what is made of the process.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from playpress.model.step import Raci
from playpress.process.flow import START, resolve_flow
from playpress.process.graph import dominators, reachable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from playpress.model.playbook import Playbook, ProcessException
    from playpress.model.step import Step
    from playpress.model.variant import Instead, Variant
    from playpress.process.flow import Flow

LETTERS = ("responsible", "accountable", "consulted", "informed")
"""The keys that a step of a variant shares with `raci`."""
OTHERS = ("name", "instructions", "work", "wait")
"""The keys that it shares with the step."""


def variant_of(playbook: Playbook, variant: Variant) -> Playbook:
    """Return the process as it goes in a variant: without variants, examples and quiz.

    It has no steps if none is left. It holds for flawed variants too: ids that are not in the process say nothing.
    """
    flow = resolve_flow(playbook)
    bridged = _without(playbook, flow, frozenset(variant.without) & flow.steps.keys())
    changed = {one.step: one for one in reversed(variant.instead)}
    steps = tuple(_changed(step, variant, changed.get(step.id)) for step in bridged.steps)
    return bridged.model_copy(update={"steps": steps, "variants": (), "examples": (), "learning": None})


def bridges(flow: Flow, node: str, left_out: Iterable[str]) -> tuple[str, ...]:
    """Return where a way to a node leads if some steps are left out: to the node itself, or to what comes after it.

    Several nodes where a step is left out that starts parallel paths; none where all that comes after it is left out.
    """
    out, found, seen, waiting = frozenset(left_out), dict[str, None](), set[str](), [node]
    while waiting:
        at = waiting.pop(0)
        if at not in out:
            found[at] = None
        elif at not in seen:
            seen.add(at)
            waiting[:0] = _ways_on(flow, at)
    return tuple(found)


def _ways_on(flow: Flow, step: str) -> list[str]:
    """Return where a step leads; a decision by its first answer."""
    ways = [edge.target for edge in flow.outgoing[step] if edge.exception is None]
    return ways[:1] if flow.steps[step].branches else ways


def _without(playbook: Playbook, flow: Flow, out: frozenset[str]) -> Playbook:
    """Return a playbook without some steps, and without all that only they led to."""
    if not out:
        return playbook
    kept = [_leading(step, flow, out) for step in _phased(flow) if step.id not in out]
    meeting = {
        to for name in out if flow.steps[name].join for way in _ways_on(flow, name) for to in bridges(flow, way, out)
    }
    kept = [step.model_copy(update={"join": "all"}) if step.id in meeting else step for step in kept]
    first = bridges(flow, next(iter(flow.steps)), out)[:1]
    kept.sort(key=lambda step: step.id not in first)
    if not kept or kept[0].id not in first:  # it leads straight to an end, or nowhere
        return playbook.model_copy(update={"steps": ()})
    exceptions = tuple(one for e in playbook.exceptions for one in _exception(e, flow, out))
    bridged = playbook.model_copy(update={"steps": tuple(kept), "exceptions": exceptions})
    return _reached(bridged, reachable([START], resolve_flow(bridged).successors))


def _phased(flow: Flow) -> Iterator[Step]:
    """Yield the steps of a flow, each with its phase; one without is in that of the step above."""
    phase = None
    for step in flow.steps.values():
        phase = step.phase or phase
        yield step.model_copy(update={"phase": phase})


def _leading(step: Step, flow: Flow, out: frozenset[str]) -> Step:
    """Return a step whose ways are written out, past those that are left out."""
    if step.branches:
        branches = ((branch, bridges(flow, branch.to, out)) for branch in step.branches)
        led = (b.model_copy(update={"to": (*targets, b.to)[0]}) for b, targets in branches)
        return step.model_copy(update={"branches": tuple(led), "inputs": _inputs(step, out)})
    direct = _ways_on(flow, step.id)
    targets = dict.fromkeys(target for way in direct for target in bridges(flow, way, out))
    onward = tuple(target for target in targets if target in direct or not _is_waited_for(target, targets, flow))
    return step.model_copy(update={"next": onward, "inputs": _inputs(step, out)})


def _is_waited_for(target: str, targets: Iterable[str], flow: Flow) -> bool:
    """Tell whether a bridged path only leads to where another parallel path comes to as well: then it need not be."""
    is_meeting = target in flow.ends or flow.steps[target].join is not None
    return is_meeting and target in reachable([other for other in targets if other != target], flow.successors)


def _inputs(step: Step, out: frozenset[str]) -> tuple[Any, ...]:
    return tuple(need for need in step.inputs if (need.from_ or "").partition("/")[0] not in out)


def _exception(exception: ProcessException, flow: Flow, out: frozenset[str]) -> Iterable[ProcessException]:
    """Return an exception without steps that are left out; none if it can happen only there."""
    at = tuple(step for step in exception.at if step not in out)
    if exception.at and not at:
        return ()
    resume = exception.resume and next(iter(bridges(flow, exception.resume, out)), None)
    return (exception.model_copy(update={"at": at, "resume": resume}),)


def _reached(playbook: Playbook, reached: set[str]) -> Playbook:
    """Return a playbook with only what is reached; a step that has one path left to wait for waits no more."""
    steps = tuple(step for step in playbook.steps if step.id in reached)
    lost = {step.id for step in playbook.steps} - reached
    exceptions = tuple(e.model_copy(update={"at": _kept(e.at, lost)}) for e in playbook.exceptions)
    exceptions = tuple(e for e, was in zip(exceptions, playbook.exceptions, strict=True) if e.at or not was.at)
    ends = tuple(end for end in playbook.ends if end.id in reached) or playbook.ends
    bare = playbook.model_copy(update={"steps": steps, "exceptions": exceptions, "ends": ends})
    ways_in = _ways_in(resolve_flow(bare))
    joined = (s.model_copy(update={"join": s.join if ways_in[s.id] > 1 else None}) for s in steps)
    return bare.model_copy(update={"steps": tuple(joined)})


def _ways_in(flow: Flow) -> Counter[str]:
    """Return how many paths lead to each node, without those that come back from after it."""
    gates = dominators(START, flow.successors)
    found = Counter[str]()
    for edge in flow.edges:
        at = edge.source
        while at not in (edge.target, START):
            at = gates[at]
        found[edge.target] += at != edge.target
    return found


def _kept(steps: Sequence[str], lost: set[str]) -> tuple[str, ...]:
    return tuple(step for step in steps if step not in lost)


def _changed(step: Step, variant: Variant, instead: Instead | None) -> Step:
    """Return a step as a variant has it."""
    others = {key: getattr(instead, key) for key in OTHERS if getattr(instead, key, None) is not None}
    raci = _raci(step.raci, variant, instead)
    return step.model_copy(update={**others, "raci": raci})


def _raci(raci: Raci | None, variant: Variant, instead: Instead | None) -> Raci | None:
    """Return who takes part in a step; who is said to do it is not asked and told as well."""
    said = {key: getattr(instead, key) for key in LETTERS if getattr(instead, key, None) is not None}
    if raci and variant.responsible and "responsible" not in said:
        said["responsible"] = variant.responsible
    if not said or not (raci or "responsible" in said):
        return raci
    doing = said.get("responsible", ())
    before = {key: _kept(getattr(raci, key, ()), {*doing}) for key in ("consulted", "informed")}
    old = {"responsible": raci.responsible, "accountable": raci.accountable} if raci else {}
    return Raci.model_validate({**old, **before, **said})

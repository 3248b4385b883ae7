"""Pilot versions of playbooks: which playbook each would change, and how it differs from it.

Knows: playbooks and their flows. Must not know how a page shows a difference.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from playpress.analysis.hand_offs import find_hand_offs

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from playpress.model.library import Library
    from playpress.model.playbook import Playbook
    from playpress.model.step import Step
    from playpress.process.flow import Flow

OWN = frozenset({"id", "name", "category", "aliases", "visibility", "summary", "status", "pilot_of", "version"})
"""Keys in which a pilot differs from the playbook in use by being another file."""
TOLD_APART = frozenset({"steps", "owner", "trigger", "lead_time_target", "review", "changes", "examples"})
"""Keys that have rows of their own, or say how a file is kept and not how the process runs."""
STEP_KEYS = ("name", "type", "work", "wait", "instructions")
"""Keys of a step that have rows of their own, beside those of RACI."""
OTHER = "other"
"""Stands for all keys without a row of their own."""


class Difference(NamedTuple):
    """What differs between a playbook in use and its pilot.

    `step` is the id of a step in the pilot, or in the playbook in use if the pilot leaves it out; None for the process as
    a whole. `key` is a key of the file, `steps`, `hand_offs` or `approvals` (numbers), `order` (ids of steps), `added` or
    `removed` (whether it is there), or `OTHER` (the step's ids).
    """

    step: str | None
    key: str
    before: Any = None
    after: Any = None


def find_pilots(library: Library) -> dict[str, list[str]]:
    """Return the pilots of each playbook that has any, in the order of the library."""
    found: dict[str, list[str]] = {}
    for name, playbook in library.playbooks.items():
        in_use = playbook.pilot_of or ""
        if playbook.status == "pilot" and in_use in library.playbooks and in_use != name:
            found.setdefault(in_use, []).append(name)
    return found


def find_differences(library: Library, flows: Mapping[str, Flow]) -> dict[str, tuple[Difference, ...]]:
    """Return how each pilot differs from its playbook in use, by the pilot's id."""
    return {
        pilot: (*_of_whole(library, flows, name, pilot), *differences_of_steps(flows[name], flows[pilot]))
        for name, pilots in find_pilots(library).items()
        for pilot in pilots
    }


def _of_whole(library: Library, flows: Mapping[str, Flow], name: str, pilot: str) -> Iterator[Difference]:
    old, new = library.playbooks[name], library.playbooks[pilot]
    before, after = ({**_figures(flows[id_]), **_words(library.playbooks[id_])} for id_ in (name, pilot))
    yield from (Difference(None, key, before[key], after[key]) for key in before if before[key] != after[key])
    common = _common(flows[name], flows[pilot])
    if list(common.values()) != (order := [step for step in flows[pilot].steps if step in common.values()]):
        yield Difference(None, "order", tuple(common), tuple(order))
    fields = set(type(old).model_fields) - OWN - TOLD_APART
    if any(getattr(old, field) != getattr(new, field) for field in fields):
        yield Difference(None, OTHER)


def _figures(flow: Flow) -> dict[str, Any]:
    approvals = sum(step.type == "approval" for step in flow.steps.values())
    return {"steps": len(flow.steps), "hand_offs": len(find_hand_offs(flow)), "approvals": approvals}


def _words(playbook: Playbook) -> dict[str, Any]:
    trigger, target = playbook.trigger.name, playbook.lead_time_target
    return {"owner": playbook.owner, "trigger": trigger, "lead_time_target": target}


def _common(old: Flow, new: Flow) -> dict[str, str]:
    """Return the steps that both have, in the old order: the old id to the new one, of which it may be an alias."""
    known = {alias: step.id for step in new.steps.values() for alias in (*step.aliases, step.id)}
    return {name: known[name] for name in old.steps if name in known}


def differences_of_steps(old: Flow, new: Flow) -> Iterator[Difference]:
    """Yield the differences of the steps: those of the new flow in its order, then those that it leaves out."""
    before = {after: name for name, after in _common(old, new).items()}
    for name, step in new.steps.items():
        if name in before:
            yield from _of_step(old.steps[before[name]], step)
        else:
            yield Difference(name, "added", before=False, after=True)
    yield from (
        Difference(name, "removed", before=True, after=False) for name in old.steps if name not in before.values()
    )


def _of_step(old: Step, new: Step) -> Iterator[Difference]:
    rows = {key: (getattr(old, key), getattr(new, key)) for key in STEP_KEYS}
    for key in ("responsible", "accountable", "consulted", "informed"):
        rows[key] = (getattr(old.raci, key, None), getattr(new.raci, key, None))
    yield from (Difference(new.id, key, *both) for key, both in rows.items() if both[0] != both[1])
    fields = set(type(old).model_fields) - {"id", "aliases", "raci", "phase", "visibility", *STEP_KEYS}
    if any(getattr(old, field) != getattr(new, field) for field in fields):
        yield Difference(new.id, OTHER, old.id, new.id)

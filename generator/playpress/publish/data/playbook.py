"""A playbook to the JSON file with all that it says.

What is read goes through the same door as what its page reads, so it is made anew when its page is.
Knows: facts, the words of texts. Must not know files.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from playpress.analysis.assignments import step_assignments, step_parties
from playpress.analysis.history import newest_first
from playpress.analysis.reviews import next_review
from playpress.analysis.volume import runs_per_year
from playpress.pages.address import page_path
from playpress.process.duration import Calendar
from playpress.process.flow import START
from playpress.publish.data.addresses import Addresses, data_path
from playpress.publish.data.hours import hours_of, likely_hours
from playpress.publish.data.records import (
    ChangeData,
    Ending,
    Input,
    LoopData,
    Named,
    Output,
    PlaybookData,
    ReviewData,
    StepData,
    Way,
)
from playpress.publish.data.schema import PLAYBOOK

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from playpress.analysis.assignments import Letter
    from playpress.analysis.loop import LoopState
    from playpress.model.playbook import Change, Playbook
    from playpress.model.step import Step
    from playpress.pages.writer import Writer
    from playpress.process.flow import Flow


def playbook_json(name: str, write: Writer, addresses: Addresses) -> str:
    """Return the JSON file of a playbook."""
    return playbook_data(name, write, addresses).model_dump_json(by_alias=True) + "\n"


def playbook_data(name: str, write: Writer, addresses: Addresses) -> PlaybookData:
    """Return what the JSON file of a playbook holds."""
    playbook, flow, facts = write.library.playbooks[name], write.facts.flows[name], write.facts
    page, here, handbook = page_path("playbook", name), data_path(name), write.library.handbook
    calendar = Calendar.of(handbook)
    return PlaybookData.model_validate({
        "$schema": addresses.seen_from(here, PLAYBOOK),
        "id": name,
        "name": playbook.name,
        "page": addresses.seen_from(here, addresses.of_page(page)),
        "markdown": addresses.seen_from(here, page),
        "category": playbook.category,
        "summary": playbook.summary,
        "owner": playbook.owner,
        "expert": playbook.expert,
        "status": playbook.status,
        "replaced_by": playbook.replaced_by,
        "version": playbook.version,
        "visibility": playbook.visibility or handbook.default_visibility,
        "purpose": _words(playbook.purpose, write),
        "trigger": playbook.trigger.name,
        "runs_per_year": round(runs_per_year(playbook.volume, calendar), 2) if playbook.volume else None,
        "lead_time_target_hours": hours_of(playbook.lead_time_target, calendar),
        "goals": playbook.goals,
        "kpis": playbook.kpis,
        "inputs": tuple(
            Input(id=i.id, name=i.name, source=i.from_, supplier=i.supplier, dataset=i.dataset) for i in playbook.inputs
        ),
        "outputs": tuple(Output(id=o.id, name=o.name, customer=o.customer, dataset=o.dataset) for o in playbook.outputs),
        "ends": tuple(Ending(id=end.id, name=end.name, outcome=end.outcome) for end in flow.ends.values()),
        "phases": tuple(Named(id=phase.id, name=phase.name) for phase in playbook.phases),
        "steps": tuple(_step(step, playbook, flow, write) for step in flow.steps.values()),
        "approvals": facts.approvals[name],
        "hand_offs": len(facts.hand_offs[name]),
        "review": _review(playbook) if playbook.status != "retired" else None,
        "loop": _loop(facts.loop.get(name)),
        "changes": tuple(_change(change, write) for change in newest_first(playbook.changes)),
        "names": _names(playbook, flow, write),
    })  # fmt: skip


def _step(step: Step, playbook: Playbook, flow: Flow, write: Writer) -> StepData:
    raci, calendar, members = step.raci, Calendar.of(write.library.handbook), write.facts.members
    roles = step_assignments(step, playbook.owner, members)
    teams = {party: letters for party, letters in step_parties(step, playbook.owner).items() if party in members}
    return StepData(
        id=step.id,
        name=write.step_name(step),
        number=flow.numbers[step.id],
        type=step.type,
        phase=step.phase,
        responsible=raci.responsible if raci else (),
        accountable=(raci.accountable or playbook.owner) if raci else None,
        consulted=_with_letter("C", roles),
        consulted_teams=_with_letter("C", teams),
        informed=_with_letter("I", roles),
        informed_teams=_with_letter("I", teams),
        instructions=tuple(map(write.words, step.instructions)),
        definition_of_done=_words(step.definition_of_done, write),
        tools=tuple(dict.fromkeys(use.tool for use in step.tools)),
        datasets=step.datasets,
        work_hours=likely_hours(step.work, calendar),
        wait_hours=likely_hours(step.wait, calendar),
        automation=step.automation,
        calls=step.calls,
        ways=tuple(_ways(step.id, flow)),
    )


def _with_letter(letter: Letter, parties: Mapping[str, Sequence[Letter]]) -> tuple[str, ...]:
    return tuple(party for party, letters in parties.items() if letter in letters)


def _ways(step: str, flow: Flow) -> Iterator[Way]:
    for edge in flow.outgoing[step]:
        if edge.target != START:
            yield Way(to=edge.target, when=edge.label or None, kind=edge.kind, probability=edge.probability)


def _review(playbook: Playbook) -> ReviewData:
    review = next_review(playbook)
    return ReviewData(approver=review.approver, last=review.last, due=review.due, undated=review.undated)


def _loop(state: LoopState | None) -> LoopData | None:
    return LoopData(stage=state.stage, reason=state.reason, since=state.since) if state else None


def _change(change: Change, write: Writer) -> ChangeData:
    return ChangeData(
        version=change.version,
        date=change.date,
        what=write.words(change.what),
        why=_words(change.why, write),
        expected=_words(change.expected, write),
    )


def _names(playbook: Playbook, flow: Flow, write: Writer) -> dict[str, dict[str, str]]:
    """Return the names of what a playbook names by id; ids that the registries do not have are left out."""
    steps = flow.steps.values()
    mentioned: dict[str, Iterable[str | None]] = {
        "role": (*_roles(playbook, steps, write), *(i.supplier for i in playbook.inputs), *(o.customer for o in playbook.outputs)),
        "team": [team for step in steps for team in step_parties(step, playbook.owner) if team in write.facts.members],
        "kpi": playbook.kpis,
        "goal": playbook.goals,
        "tool": [use.tool for step in steps for use in step.tools],
        "dataset": [
            *(name for step in steps for name in step.datasets),
            *(i.dataset for i in playbook.inputs),
            *(o.dataset for o in playbook.outputs),
        ],
    }  # fmt: skip
    return {kind: _known(kind, names, write) for kind, names in mentioned.items()}


def _known(kind: str, names: Iterable[str | None], write: Writer) -> dict[str, str]:
    known = write.names_of(kind)
    return {name: known[name] for name in sorted({name for name in names if name}) if name in known}


def _roles(playbook: Playbook, steps: Iterable[Step], write: Writer) -> Iterator[str | None]:
    yield from (playbook.owner, playbook.expert, playbook.review.approver if playbook.review else None)
    for step in steps:
        yield from step_assignments(step, playbook.owner, write.facts.members)


def _words(text: str | None, write: Writer) -> str | None:
    return write.words(text) if text else None

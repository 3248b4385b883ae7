"""A playbook's flow as data for the script that plays it: steps, where they lead, what they take and need.

Times are the expected ones of the table of times, in hours; an example has its own where it says them.
Knows: facts, the flow, the writer. Must not know the pages, or how the script shows it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from playpress.language import labels
from playpress.language.richtext import Md, write_data
from playpress.pages.sections.examples import replayed
from playpress.pages.sections.flow import playbook_diagram
from playpress.process.duration import Calendar, Spent, spent_at
from playpress.process.replay import awaited
from playpress.process.run import Times

if TYPE_CHECKING:
    from playpress.model.example import Example
    from playpress.model.playbook import Playbook
    from playpress.model.step import Step, StepInput
    from playpress.model.time import Timespan
    from playpress.pages.writer import Writer
    from playpress.process.flow import Flow


class PlayerSection(NamedTuple):
    """The data, for an attribute; empty where the flow has no picture to play it in."""

    process: Md


def player(playbook: Playbook, flow: Flow, write: Writer) -> PlayerSection:
    """Return what the script needs to play a playbook's flow and its examples."""
    diagram = playbook_diagram(playbook, flow, write)
    if not diagram.is_drawable or not flow.steps:
        return PlayerSection(Md())
    calendar, joins = Calendar.of(write.library.handbook), awaited(flow)
    letters = {node.key: node.letter for node in diagram.exceptions}
    process = {
        "day": calendar.hours_per_day,
        "week": calendar.days_per_week,
        "trigger": playbook.trigger.name,
        "steps": {
            name: _step(playbook, step, flow, write, joins.get(name, frozenset())) for name, step in flow.steps.items()
        },
        "ends": {name: [end.name, end.outcome == "success"] for name, end in flow.ends.items()},
        "exceptions": [
            [one.id, letters.get(f"^exception-{one.id}", ""), one.when, one.at, one.resume]
            for one in playbook.exceptions
        ],
        "examples": [_example(playbook, flow, example, calendar) for example in playbook.examples],
    }
    return PlayerSection(write_data(process))


def _step(playbook: Playbook, step: Step, flow: Flow, write: Writer, waits_for: frozenset[str]) -> dict[str, Any]:
    """Return a step by what the script calls its parts; what says nothing is left out."""
    spent = _spent(playbook, step, write)
    edges = [edge for edge in flow.outgoing[step.id] if edge.exception is None]
    said = {
        "name": write.step_name(step),
        "type": str(write.label(labels.STEP_TYPES, step.type)) if step.type != "task" else "",
        "who": ", ".join(map(write.role_name, step.raci.responsible)) if step.raci else "",
        "needs": list(dict.fromkeys(filter(None, (_need(playbook, item, flow, write) for item in step.inputs)))),
        "work": None if spent is None else round(spent.work, 3),
        "wait": None if spent is None else round(spent.wait, 3),
        "ways": [[edge.target, edge.label] for edge in edges],
        "asks": bool(step.branches),
        "joins": sorted(waits_for),
    }
    return {key: value for key, value in said.items() if value not in ("", [], None) and value is not False}


def _spent(playbook: Playbook, step: Step, write: Writer) -> Spent | None:
    """Return what one visit of a step takes: as the table of times has it, else as the step says."""
    times = write.facts.runs[playbook.id].times
    if isinstance(times, Times) and step.id in times.steps and step.id not in times.untimed:
        found = times.steps[step.id]
        return Spent(found.work, found.wait, found.work)
    return spent_at(step, Calendar.of(write.library.handbook), {})


def _need(playbook: Playbook, item: StepInput, flow: Flow, write: Writer) -> str:
    """Return the name of an input of a step."""
    step, _, output = (item.from_ or "").partition("/")
    made = flow.steps[step].outputs if output and step in flow.steps else playbook.inputs
    source = next((one.name for one in made if one.id == (output or step)), "")
    return item.name or source or write.names_of("dataset").get(item.dataset or "", "")


def _example(playbook: Playbook, flow: Flow, example: Example, calendar: Calendar) -> dict[str, Any]:
    """Return a case: its steps, each with the number of its exception, where it led and its own hours where it has them."""
    found = replayed(playbook, flow, example)
    numbers = {exception.id: n for n, exception in enumerate(playbook.exceptions)}
    steps = []
    for done, ways in zip(example.steps, found.ways, strict=True):
        told: dict[str, Any] = {"step": done.step, "ways": ways}
        if done.exception in numbers:
            told["thrown"] = numbers[done.exception]
        if done.work or done.wait:
            told["own"] = [_hours(done.work, calendar), _hours(done.wait, calendar)]
        steps.append(told)
    return {"id": f"example-{example.id}", "name": example.name, "steps": steps}


def _hours(span: Timespan | None, calendar: Calendar) -> float:
    return 0.0 if span is None else round(calendar.hours(span), 3)

"""Worked examples: cases of a process as they can be read, step by step, with the answers that were given.

Knows: the flow, replays, the writer. Must not know the pages.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from playpress.diagnostics import N_
from playpress.language.richtext import Md
from playpress.process.replay import Replay, replay

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playpress.model.example import Example, ExampleStep
    from playpress.model.playbook import Playbook
    from playpress.pages.page import Link
    from playpress.pages.writer import Writer
    from playpress.process.flow import Flow


class Doing(NamedTuple):
    """A step of a case: when and by whom it was done and what it took, what happened, and what came of it."""

    step: Link
    circumstances: Md
    note: Md
    exception: Md
    answer: Md
    handed_over: Md


class Case(NamedTuple):
    """A case: where it comes from, what it starts from, its steps, the end that it came to, and what it shows."""

    anchor: Md
    name: Md
    origin: Md
    situation: Md
    steps: tuple[Doing, ...]
    end: Md
    lesson: Md


class ExamplesSection(NamedTuple):
    """The cases of a playbook, as it has them.

    The search does not look into them: they are full of words that other pages answer.
    """

    cases: tuple[Case, ...]


def examples(playbook: Playbook, flow: Flow, write: Writer) -> ExamplesSection:
    """Return the worked examples of a playbook."""
    return ExamplesSection(tuple(_case(playbook, flow, example, write) for example in playbook.examples))


def replayed(playbook: Playbook, flow: Flow, example: Example) -> Replay:
    """Return the way that an example took; where that is not known, its steps lead nowhere."""
    return replay(playbook, flow, example) or Replay(((),) * len(example.steps), ())


def _case(playbook: Playbook, flow: Flow, example: Example, write: Writer) -> Case:
    found = replayed(playbook, flow, example)
    source = write.say(N_("Source: {source}"), source=write.inline(example.source)) if example.source else None
    return Case(
        anchor=Md(f"example-{example.id}"),
        name=write.plain(example.name),
        origin=source or write.say(N_("A case made up to show the process.")),
        situation=write.markdown(example.situation),
        steps=tuple(
            _doing(playbook, flow, done, ways, write) for done, ways in zip(example.steps, found.ways, strict=True)
        ),
        end=Md(", ".join(write.plain(flow.ends[end].name) for end in found.ends)),
        lesson=write.inline(example.lesson),
    )


def _doing(playbook: Playbook, flow: Flow, done: ExampleStep, ways: tuple[str, ...], write: Writer) -> Doing:
    exception = next((one.when for one in playbook.exceptions if one.id == done.exception), None)
    return Doing(
        step=write.step(playbook.id, done.step),
        circumstances=Md(" · ".join(_circumstances(flow, done, write))),
        note=write.inline(done.note),
        exception=write.plain(exception),
        answer=write.plain(done.answer or answer(flow, done.step, ways)),
        handed_over=write.plain(done.handed_over),
    )


def answer(flow: Flow, step: str, ways: tuple[str, ...]) -> str:
    """Return the answer that led from a step to these nodes; empty if it gave none."""
    labels = (edge.label for edge in flow.outgoing.get(step, ()) if edge.target in ways and edge.exception is None)
    return " / ".join(label for label in labels if label)


def _circumstances(flow: Flow, done: ExampleStep, write: Writer) -> Iterator[Md]:
    """Yield when a step was done, by whom, and what it took."""
    if done.when:
        yield write.plain(done.when)
    step = flow.steps.get(done.step)
    roles = done.by or (step.raci.responsible if step and step.raci else ())
    if roles:
        yield Md(", ".join(write.plain(write.role_name(role)) for role in roles))
    if done.work:
        yield write.say(N_("{time} of work"), time=write.timespan(done.work))
    if done.wait:
        yield write.say(N_("{time} of waiting"), time=write.timespan(done.wait))

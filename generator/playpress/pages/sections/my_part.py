"""A playbook to the part that each of its roles has in it: steps, what it gets and passes on, which exceptions touch it.

Knows: facts, the flow, the writer. Must not know the pages.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from playpress.analysis.assignments import step_assignments
from playpress.diagnostics import N_
from playpress.language.richtext import Md
from playpress.pages.page import Link
from playpress.pages.sections.processes import TITLES
from playpress.pages.sections.sipoc import receivers
from playpress.pages.sections.variants import variant_link

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from playpress.analysis.assignments import Letter
    from playpress.analysis.hand_offs import HandOff
    from playpress.analysis.received import Received
    from playpress.analysis.variants import VariantFlow
    from playpress.model.playbook import Playbook, ProcessException
    from playpress.model.step import Step
    from playpress.pages.writer import Writer
    from playpress.process.flow import Flow

DECIDES = "D"
"""Stands for the R of a step that is a question: in an approval, a decision and a checkpoint, who is responsible decides."""
QUESTIONS = frozenset({"approval", "decision", "checkpoint"})
"""The types of steps that are questions; pictures draw them with six sides."""
MARKS: Mapping[str, str] = {
    "R": TITLES["R"],
    DECIDES: N_("You decide"),
    "A": TITLES["A"],
    "C": TITLES["C"],
    "I": TITLES["I"],
}
"""How one can be part of a step, and what it is called; what asks most of the reader is first."""


_Marks = dict[str, list[str]]
"""The steps of a role by mark."""


class PartDuty(NamedTuple):
    """One way of taking part: its letter, its name in the style sheet, what it is called, and its steps by their numbers."""

    letter: Md
    style: Md
    title: Md
    steps: tuple[Link, ...]


class VariantPart(NamedTuple):
    """The part of a role in a variant in which it is another one than in the process; without duties it has none."""

    variant: Md
    duties: tuple[PartDuty, ...]


class RolePart(NamedTuple):
    """The part of one role: its id and name, how many steps it has, and what is said of them.

    Each step is in the duty that asks most of the role. `gets`, `passes` and `exceptions` are lines of Markdown. A role
    that takes part in variants alone has nothing but `variants`.
    """

    role: Md
    name: Md
    steps: Md
    duties: tuple[PartDuty, ...]
    gets: tuple[Md, ...]
    passes: tuple[Md, ...]
    exceptions: tuple[Md, ...]
    variants: tuple[VariantPart, ...]

    @property
    def not_said(self) -> tuple[str, ...]:
        """What no reader sees."""
        return ("role",)


class MyPartSection(NamedTuple):
    """The part of each role that has one, by the names of the roles."""

    parts: tuple[RolePart, ...]


def my_part(playbook: Playbook, flow: Flow, write: Writer) -> MyPartSection:
    """Return the part of each role in a playbook; nobody has one in a retired playbook."""
    if playbook.status == "retired":
        return MyPartSection(())
    marks = _marks(playbook, flow, write)
    varied = [(one, _marks(one.playbook, one.flow, write)) for one in write.facts.variants.get(playbook.id, ())]
    roles = write.sort("role", [role for its in (marks, *(its for _, its in varied)) for role in its])
    return MyPartSection(tuple(_part(role, marks.get(role, {}), varied, playbook, flow, write) for role in roles))


def _marks(playbook: Playbook, flow: Flow, write: Writer) -> dict[str, _Marks]:
    """Return each role's steps by the mark that asks most of it."""
    found: dict[str, _Marks] = {}
    for step in flow.steps.values():
        for role, letters in step_assignments(step, playbook.owner, write.facts.members).items():
            found.setdefault(role, {}).setdefault(_mark(letters, step), []).append(step.id)
    return found


def _mark(letters: Sequence[Letter], step: Step) -> str:
    return DECIDES if letters[0] == "R" and step.type in QUESTIONS else letters[0]


def _part(
    role: str, marks: _Marks, varied: Sequence[tuple[VariantFlow, Mapping[str, _Marks]]], playbook: Playbook, flow: Flow,
    write: Writer,
) -> RolePart:  # fmt: skip
    done = {*marks.get("R", ()), *marks.get(DECIDES, ())}
    return RolePart(
        Md(role),
        write.plain(write.role_name(role)),
        _count(sum(map(len, marks.values())), flow, write) if marks else write.say(N_("only in a variant")),
        tuple(_duty(mark, marks[mark], playbook, write) for mark in MARKS if mark in marks),
        tuple(_gets(role, playbook, write)),
        tuple(_passes(role, playbook, write)),
        tuple(_exceptions(role, done, playbook, write)),
        tuple(
            _variant_part(one, its.get(role, {}), write)
            for one, its in varied
            if its.get(role, {}) != _left(marks, one)
        ),
    )


def _left(marks: _Marks, one: VariantFlow) -> _Marks:
    """Return a role's steps by mark without those that a variant leaves out."""
    left = {mark: [step for step in steps if step in one.flow.steps] for mark, steps in marks.items()}
    return {mark: steps for mark, steps in left.items() if steps}


def _variant_part(one: VariantFlow, marks: _Marks, write: Writer) -> VariantPart:
    duties = tuple(_duty(mark, marks[mark], one.playbook, write) for mark in MARKS if mark in marks)
    return VariantPart(write.say(N_("Variant {name}"), name=variant_link(one, write).md), duties)


def _count(number: int, flow: Flow, write: Writer) -> Md:
    total = len(flow.steps)
    counted = write.translator.ngettext("{n} of {all} step", "{n} of {all} steps", total)
    return Md(counted.format(n=write.number(number), all=write.number(total)))


def _duty(mark: str, steps: Sequence[str], playbook: Playbook, write: Writer) -> PartDuty:
    letter = "R" if mark == DECIDES else mark
    links = tuple(_number(playbook.id, step, write) for step in steps)
    return PartDuty(Md(letter), Md(mark.lower()), write.say(MARKS[mark]), links)


def _number(playbook: str, step: str, write: Writer) -> Link:
    """Return the link to a step by its number: the steps with their names stand below."""
    href = write.step(playbook, step).href
    return Link(Md(write.facts.flows[playbook].number(step)), href)


def _gets(role: str, playbook: Playbook, write: Writer) -> Iterator[Md]:
    for its in write.facts.received_in.get(playbook.id, {}).get(role, ()):
        yield _got(its, playbook, write)


def _got(its: Received, playbook: Playbook, write: Writer) -> Md:
    """Return what a role gets, from whom, and for which of its steps."""
    step = _number(playbook.id, its.for_step, write).md
    giver = write.plain(write.role_name(its.giver)) if its.giver else write.link("playbook", its.playbook).md
    what = Md(", ".join(map(write.plain, its.what)))
    if not what:
        after = _number(playbook.id, its.after, write).md
        return write.say(
            N_("{giver} finishes step {after}; your step {step} follows"), giver=giver, after=after, step=step
        )
    if not giver:
        return write.say(N_("**{what}** for step {step}"), what=what, step=step)
    return write.say(N_("**{what}** from {giver}, for step {step}"), what=what, giver=giver, step=step)


def _passes(role: str, playbook: Playbook, write: Writer) -> Iterator[Md]:
    """Yield what a role hands over to others in the process, then what it makes that leaves the process."""
    for hand_off in write.facts.hand_offs[playbook.id]:
        if hand_off.giver == role:
            yield _passed(hand_off, write)
    outputs = {output.id: output for output in playbook.outputs}
    for result in write.facts.results.by_playbook.get(playbook.id, {}).get(role, ()):
        output = outputs[result.output]
        values = {"what": write.plain(output.name), "step": _number(playbook.id, result.step, write).md}
        takers = receivers(playbook.id, output, write)
        yield (
            write.say(N_("**{what}** to {receiver}, after step {step}"), **values, receiver=takers)
            if takers
            else write.say(N_("**{what}**, after step {step}"), **values)
        )


def _passed(hand_off: HandOff, write: Writer) -> Md:
    step, following = (_number(hand_off.playbook, name, write).md for name in (hand_off.step, hand_off.next_step))
    receiver = write.plain(write.role_name(hand_off.receiver))
    what = Md(", ".join(map(write.plain, hand_off.outputs)))
    if not what:
        return write.say(
            N_("After step {step}, {receiver} goes on with step {next}"), step=step, receiver=receiver, next=following
        )
    return write.say(N_("**{what}** to {receiver}, after step {step}"), what=what, receiver=receiver, step=step)


def _exceptions(role: str, done: set[str], playbook: Playbook, write: Writer) -> Iterator[Md]:
    """Yield the exceptions in which a role is called, or that can happen at a step that it does or decides."""
    for number, exception in enumerate(playbook.exceptions, 1):
        link = Link(write.plain(exception.when), Md(f"#exceptions-{number}")).md
        if exception.escalate_to == role:
            yield write.say(N_("{what} (you are called in)"), what=link)
        elif _happens_at(exception, done):
            yield link


def _happens_at(exception: ProcessException, steps: set[str]) -> bool:
    return bool(steps.intersection(exception.at) if exception.at else steps)

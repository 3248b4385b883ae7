"""What each role gets for its steps: what it is, who gives it, and after which step.

Within a playbook that are its hand-offs; from outside, the playbook's inputs, which another playbook makes or a role supplies.
Knows: playbooks, flows, hand-offs. Must not know how a page shows it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from playpress.analysis.lazily import Lazily
from playpress.process.flow import lane

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playpress.analysis.hand_offs import HandOff
    from playpress.model.library import Library
    from playpress.model.playbook import Playbook, PlaybookInput
    from playpress.model.step import Step
    from playpress.process.flow import Flow


class Received(NamedTuple):
    """Something that a role gets for its step `for_step`.

    `what` are names; none if a hand-off passes on nothing that has a name, and `answer` is what was decided then, if
    anything was. `giver` is a role, None if nobody is named.
    `after` is the step that makes it, in `playbook`; empty for what is supplied from outside of the handbook.
    """

    what: tuple[str, ...]
    giver: str | None
    playbook: str
    after: str
    for_step: str
    answer: str = ""


def find_received(
    library: Library, flows: Mapping[str, Flow], hand_offs: Mapping[str, Sequence[HandOff]]
) -> Mapping[str, dict[str, list[Received]]]:
    """Return by playbook in use what each role gets in it, in the order of the steps for which it gets it."""
    makers = Lazily(flows, lambda name: _makers(flows[name]))

    def received_in(name: str) -> dict[str, list[Received]]:
        got = [(h.receiver, Received(h.outputs, h.giver, name, h.step, h.next_step, h.answer)) for h in hand_offs[name]]
        got += _from_outside(library.playbooks[name], flows[name], makers)
        order, found = flows[name].numbers, dict[str, list[Received]]()
        for role, received in sorted(got, key=lambda pair: order[pair[1].for_step]):
            found.setdefault(role, []).append(received)
        return found

    return Lazily(library.current, received_in)


_Makers = Mapping[str, Mapping[str, Sequence["Step"]]]
"""The steps that make each output of each playbook."""


def _makers(flow: Flow) -> dict[str, list[Step]]:
    """Return for each output of a playbook the steps that make it."""
    found: dict[str, list[Step]] = {}
    for step in flow.steps.values():
        for output in step.outputs:
            if output.to:
                found.setdefault(output.to, []).append(step)
    return found


def _from_outside(playbook: Playbook, flow: Flow, makers: _Makers) -> Iterator[tuple[str, Received]]:
    """Yield what the roles of a playbook get of its inputs: each role that does a step which takes one."""
    inputs = {item.id: item for item in playbook.inputs}
    for step in flow.steps.values():
        taken = {item.from_: inputs[item.from_] for item in step.inputs if item.from_ in inputs}
        for item in taken.values():
            for received in _given(item, step.id, makers):
                for role in step.raci.responsible if step.raci else ():
                    if role != received.giver:
                        yield role, received


def _given(item: PlaybookInput, for_step: str, makers: _Makers) -> Iterator[Received]:
    """Yield who gives an input: the steps that make it, else the playbook it comes from, else its supplier."""
    playbook, _, output = (item.from_ or "").partition("/")
    made = makers.get(playbook, {}).get(output, ())
    for step in made:
        yield Received((item.name,), lane(step), playbook, step.id, for_step)
    if not made:
        yield Received((item.name,), item.supplier, playbook, "", for_step)

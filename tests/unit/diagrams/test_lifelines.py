"""Hand-offs as arrows between the lines of roles: what is passed can be read, and no line runs through it."""

from __future__ import annotations

import pytest

from playpress.analysis.hand_offs import find_hand_offs
from playpress.diagrams.grid.draw import draw_grid
from playpress.diagrams.grid.lifelines import layout_lifelines
from playpress.diagrams.hand_offs import hand_off_picture
from playpress.diagrams.sequence import Sequence, read_sequence
from playpress.process.flow import resolve_flow
from tests.tools.amount import amount
from tests.tools.drawn import arrow_defects, read_drawn
from tests.tools.flows import NAMES, random_playbook
from tests.tools.handbook import playbook_of
from tests.tools.legibility import defects

FLOWS, A_TEST = amount(500, 1000), 250
OUTPUTS = ["Plan", "Approved budget for the next quarter", "Unbedenklichkeitsbescheinigung", "計画", "a --> b; c", ""]


def read(source: str) -> Sequence:
    sequence = read_sequence(source)
    assert sequence is not None
    return sequence


def random_sequence(seed: int) -> Sequence | None:
    """Return the hand-offs of a random process in which every step makes something; None if there are none."""
    playbook = random_playbook(seed, 3 + seed % 28, roles=2 + seed % 9)
    flow = resolve_flow(playbook)
    found = [one._replace(outputs=(OUTPUTS[(seed + n) % len(OUTPUTS)],)) for n, one in enumerate(find_hand_offs(flow))]
    found = [one._replace(outputs=tuple(filter(None, one.outputs))) for one in found]
    names = {f"r{n}": NAMES[(seed + n) % len(NAMES)] for n in range(11)}
    return read(hand_off_picture(found, flow.numbers, names.__getitem__, "T", "D")) if found else None


@pytest.mark.slow
@pytest.mark.parametrize("first", range(0, FLOWS, A_TEST))
def test_the_hand_offs_of_a_random_process_have_no_defect(first: int):
    found, drawn = {}, 0
    for seed in range(first, first + A_TEST):
        if sequence := random_sequence(seed):
            grid = layout_lifelines(sequence)
            drawn += len(grid.paths)
            found[seed] = [*defects(grid), *arrow_defects(read_drawn(draw_grid(grid, "u", "D", {})))]
    assert drawn > A_TEST
    assert {seed: what for seed, what in found.items() if what} == {}


def test_hand_offs_are_read_back_as_they_were_written():
    steps = [
        {"id": "a", "name": "A", "raci": {"responsible": "boss"}, "outputs": [{"id": "plan", "name": "Plan: 5 %"}]},
        {"id": "b", "name": "B", "raci": {"responsible": "clerk"}},
        {"id": "c", "name": "C", "raci": {"responsible": "boss"}},
    ]
    flow = resolve_flow(playbook_of(steps=steps))
    sequence = read(hand_off_picture(find_hand_offs(flow), flow.numbers, str.title, "Sell <it>", "How"))
    assert (sequence.title, sequence.description, list(sequence.roles.values())) == (
        "Sell <it>",
        "How",
        ["Boss", "Clerk"],
    )
    assert [(one.step, one.next_step, one.what) for one in sequence.passed] == [(1, 2, "Plan: 5 %"), (2, 3, "")]


@pytest.mark.parametrize(
    "source",
    [
        "",
        "flowchart TB\n",
        "sequenceDiagram\n    participant r_0 as A\n",
        "sequenceDiagram\n    participant r_0 as A\n    r_0->>r_0: 1 → 2\n",
        "sequenceDiagram\n    participant r_0 as A\n    r_0->>r_1: 1 → 2\n",
        "sequenceDiagram\n    participant r_0 as A\n    participant r_1 as B\n    r_0->>r_1: Hello\n",
    ],
)
def test_a_sequence_that_is_not_ours_is_left_to_another_renderer(source: str):
    assert read_sequence(source) is None

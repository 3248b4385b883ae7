"""What is looked for in every grid is found when it is there, and is not in the processes that once had it."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, Any

import pytest

from playpress.diagrams.grid.boxes import Mark
from playpress.diagrams.grid.labels import Label
from playpress.diagrams.grid.lifelines import layout_lifelines
from playpress.diagrams.grid.measure import layout
from playpress.diagrams.grid.one_column import place_in_one_column
from playpress.diagrams.sequence import Passed, Sequence
from playpress.pipeline import Request, check_handbook
from tests.tools.amount import amount
from tests.tools.flows import chart_of, grid_of, random_playbook
from tests.tools.handbook import playbook_of
from tests.tools.legibility import defects
from tests.tools.repository import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterable

    from playpress.diagrams.grid.boxes import Box
    from playpress.diagrams.grid.measure import Grid

RESCUED = amount(100, 200)


def step(name: str, role: str = "boss", /, **fields: object) -> dict[str, object]:
    return {"id": name, "name": name, "raci": {"responsible": role}, **fields}


def kinds(grid: Grid) -> set[str]:
    return {defect.partition(":")[0] for defect in defects(grid)}


@cache
def plain() -> Grid:
    """A grid without a defect: two steps beside each other and one below, an exception of the first."""
    exceptions = [{"id": "x", "when": "Fire", "at": ["a", "b"], "resume": "c"}]
    steps = [step("a", "clerk", name="Ask the people", type="meeting"), step("b"), step("c")]
    grid = grid_of(playbook_of(steps=steps, exceptions=exceptions))
    assert defects(grid) == []
    return grid


def box_of(grid: Grid, key: str) -> Box:
    return next(box for box in grid.boxes if box.node.key == key)


def with_box(grid: Grid, key: str, **changed: Any) -> Grid:
    return replace(grid, boxes=tuple(replace(box, **changed) if box.node.key == key else box for box in grid.boxes))


def with_lines(grid: Grid, *ways: tuple[tuple[float, float], ...]) -> Grid:
    """Return a grid whose first lines run in these ways, through nothing else; the others are gone."""
    paths = [replace(path, points=way, label=None) for path, way in zip(grid.paths, ways, strict=False)]
    return replace(grid, paths=tuple(paths), boxes=())


# Each fault is found


@pytest.mark.parametrize("apart", [0, 2])
def test_lines_that_bend_in_one_place_are_found(apart: int):
    first, second = ((50, 50), (50, 90), (120, 90)), ((10 + apart, 90), (50 + apart, 90), (50 + apart, 140))
    assert "corner on a line" in kinds(with_lines(plain(), first, second))


def test_a_line_that_bends_on_another_is_found():
    assert "corner on a line" in kinds(with_lines(plain(), ((50, 50), (50, 90), (120, 90)), ((50, 40), (50, 140))))


def test_lines_that_only_cross_or_bend_beside_each_other_are_none():
    ways = ((50, 50), (50, 90), (120, 90)), ((58, 40), (58, 82), (140, 82)), ((80, 40), (80, 200))
    assert kinds(with_lines(plain(), *ways)) == set()


@pytest.mark.parametrize(("gap", "is_found"), [(0, True), (8, True), (19, True), (20, False)])
def test_ends_that_face_each_other_are_found_where_they_are_too_near(gap: int, is_found: bool):  # noqa: FBT001
    for ways in (
        (((50, 50), (50, 90)), ((50, 90 + gap), (50, 140))),
        (((50, 50), (90, 50)), ((90 + gap, 50), (140, 50))),
    ):
        assert ("ends face each other" in kinds(with_lines(plain(), *ways))) == is_found


def test_ends_with_a_box_between_them_do_not_face_each_other():
    grid = plain()
    box = box_of(grid, "b")
    ways = ((box.x, box.y - 60), (box.x, box.y - 5)), ((box.x, box.y + 5), (box.x, box.y + 60))
    assert "ends face each other" not in kinds(replace(with_lines(grid, *ways), boxes=grid.boxes))


@pytest.mark.parametrize(
    ("of", "moved", "kind"),
    [
        ("a", (0, 0), "mark on a text"),
        ("a", (200, 0), "mark outside its box"),
        ("b", (0, 0), "mark on a text"),
    ],
)
def test_a_mark_that_covers_a_text_or_leaves_its_box_is_found(of: str, moved: tuple[float, float], kind: str):
    box = box_of(plain(), of)
    mark = Mark("A", box.x + moved[0], box.y + moved[1] + box.text_top - box.y + 8)
    assert kind in kinds(with_box(plain(), of, letters=(mark,)))


def test_a_mark_on_a_line_a_label_or_another_mark_is_found():
    grid = plain()
    box, line = box_of(grid, "b"), grid.paths[-1].points[0]
    mark = Mark("A", *line)
    assert "mark on a line" in kinds(with_box(grid, "b", letters=(mark,)))
    assert "marks on each other" in kinds(with_box(grid, "b", letters=(mark, mark)))
    label = Label(box.letters[0].x, box.letters[0].y, width=20, text=("Yes",))
    assert "mark on a label" in kinds(replace(grid, paths=(replace(grid.paths[0], label=label), *grid.paths[1:])))


def test_a_label_on_its_own_line_is_found():
    path = plain().paths[0]
    x, y = path.points[0]
    label = Label(x - 10, y + 1, width=20, text=("Yes",))
    assert "line through a label" in kinds(replace(plain(), paths=(replace(path, label=label), *plain().paths[1:])))


@pytest.mark.parametrize(
    ("rows", "kind"),
    [
        (("1. Ask the peo-", "ple"), "word broken that has room"),
        (("1. Ask the", "peopl", "e"), "letter alone on a line"),
        (("1. Ask the peo", "ple"), "word broken without a hyphen"),
        (("1. Ask the people, all of them and in one line",), "text wider than its box"),
        (("1.", "Ask", "the", "people", *" " * 9), "text higher than its box"),
    ],
)
def test_words_broken_badly_and_texts_without_room_are_found(rows: tuple[str, ...], kind: str):
    assert kind in kinds(with_box(plain(), "a", text=rows))


def test_a_step_above_the_exception_that_alone_leads_to_it_is_found():
    exceptions = [{"id": "x", "when": "Fire", "at": ["b"], "resume": "c"}]
    grid = grid_of(playbook_of(steps=[step("a"), step("b", next="done"), step("c")], exceptions=exceptions))
    assert kinds(grid) == set()
    assert "rescue above its exception" in kinds(with_box(grid, "c", y=box_of(grid, "a").y))


def test_a_step_that_the_way_out_alone_leads_to_stands_below_it():
    exceptions = [{"id": "x", "when": "Fire", "at": ["c"], "resume": "b"}]
    assert (
        kinds(grid_of(playbook_of(steps=[step("a", next="a"), step("b"), step("c")], exceptions=exceptions))) == set()
    )


def test_a_line_of_a_role_through_a_label_is_found():
    grid = layout_lifelines(Sequence({"a": "A", "b": "B"}, (Passed("a", "b", 1, 2, "Plan"),), "T", "D"))
    assert defects(grid) == []
    label = next(path.label for path in grid.paths if path.label)
    assert kinds(replace(grid, lifelines=(label.left + 2,))) == {"lifeline through a label"}


@pytest.mark.parametrize(
    ("changed", "kind"),
    [
        ({"role": ("The boss of the whole world",)}, "role wider than its box"),
        ({"role": ("B",) * 9}, "role below its box"),
    ],
)
def test_a_role_without_room_in_its_box_is_found(changed: dict[str, tuple[str, ...]], kind: str):
    grid = layout(place_in_one_column(chart_of(playbook_of(steps=[step("a"), step("b")]))))
    assert defects(grid) == []
    assert kind in kinds(with_box(grid, "a", **changed))


# No process has one


@pytest.mark.slow
def test_no_process_of_the_handbook_has_a_defect():
    checked = check_handbook(Request(ROOT))
    found = {name: defects(grid_of(one)) for name, one in checked.loaded.library.playbooks.items()}
    assert len(found) > 10
    assert {name: what for name, what in found.items() if what} == {}


def test_a_way_that_bends_where_another_would_takes_another_one():
    steps = [
        step("begin", "left"),
        step("lead", "centre", next=["notes", "isolate"]),
        step("notes", "right", next="stopped"),
        step("isolate", "left", next="stopped"),
        step("stopped", "centre", join="all"),
    ]
    assert defects(grid_of(playbook_of(steps=steps))) == []


def test_lines_from_both_sides_of_a_channel_end_beside_each_other():
    ways = [{"when": f"System {n}", "to": f"fetch-{n}"} for n in range(4)]
    fetches = [step(f"fetch-{n}", next="done") for n in range(4)]
    every = [fetch["id"] for fetch in fetches]
    steps = [
        step("which", type="decision", branches=[{"when": "Not known", "to": "all"}, *ways]),
        step("all", next=every),
        *fetches,
    ]
    assert defects(grid_of(playbook_of(steps=steps))) == []


def lower(grid: Grid, key: str, others: Iterable[str]) -> bool:
    """Tell whether a node stands in or below the rows of others."""
    return all(box_of(grid, key).y >= box_of(grid, other).y - 0.1 for other in others)


RESCUES = {
    "listed last": ([step("a"), step("b", "clerk"), step("c", next="done"), step("fix", next="done")], ["c"]),
    "listed first": ([step("a", next="b"), step("fix", next="done"), step("b"), step("c", next="done")], ["c"]),
    "of the last of several": (
        [step("a"), step("b"), step("c"), step("d", next="done"), step("fix", "clerk")],
        ["a", "d"],
    ),
    "that goes back": ([step("a", next="b"), step("fix", "clerk", next="a"), step("b"), step("c", next="done")], ["c"]),
}


@pytest.mark.parametrize("case", RESCUES)
def test_a_step_that_only_an_exception_leads_to_stands_in_or_below_its_row(case: str):
    steps, at = RESCUES[case]
    grid = grid_of(playbook_of(steps=steps, exceptions=[{"id": "x", "when": "Fire", "at": at, "resume": "fix"}]))
    assert lower(grid, "fix", at)
    assert defects(grid) == []


def test_an_end_that_only_an_exception_leads_to_stands_in_or_below_its_row():
    ends = [{"id": "lost", "name": "Lost", "outcome": "failed"}, {"id": "won", "name": "Won"}]
    exceptions = [{"id": "x", "when": "Fire", "at": "c", "resume": "lost"}]
    grid = grid_of(playbook_of(steps=[step("a"), step("b", "clerk"), step("c")], ends=ends, exceptions=exceptions))
    assert lower(grid, "lost", ["c"])


def test_what_comes_after_a_step_that_only_an_exception_leads_to_stands_below_it():
    steps = [step("a", next="b"), step("fix"), step("tell", next="done"), step("b", next="done")]
    grid = grid_of(playbook_of(steps=steps, exceptions=[{"id": "x", "when": "Fire", "at": "b", "resume": "fix"}]))
    assert lower(grid, "fix", ["b"])
    assert box_of(grid, "tell").y > box_of(grid, "fix").y


def test_a_step_that_only_an_exception_of_a_later_phase_leads_to_stands_last_in_its_own():
    phases = [{"id": "p", "name": "First"}, {"id": "q", "name": "Second"}]
    steps = [
        step("a", phase="p", next="b"),
        step("fix", phase="p", next="done"),
        step("b", phase="p"),
        step("c", phase="q"),
    ]
    exceptions = [{"id": "x", "when": "Fire", "at": "c", "resume": "fix"}]
    grid = grid_of(playbook_of(steps=steps, phases=phases, exceptions=exceptions))
    assert lower(grid, "fix", ["b"])
    assert defects(grid) == []


def test_a_step_that_an_exception_at_any_time_leads_to_does_not_stand_beside_the_trigger():
    steps = [step("a"), step("b", next="done"), step("fix", next="done")]
    grid = grid_of(playbook_of(steps=steps, exceptions=[{"id": "x", "when": "Fire", "resume": "fix"}]))
    assert lower(grid, "fix", ["b"])


@pytest.mark.slow
@pytest.mark.parametrize("first", range(0, RESCUED, 50))
def test_a_random_process_with_steps_that_only_exceptions_lead_to_has_no_defect(first: int):
    found = {}
    for seed in range(first, first + 50):
        found[seed] = defects(grid_of(random_playbook(seed, 3 + seed % 20, rescues=1 + seed % 4)))
    assert {seed: what for seed, what in found.items() if what} == {}


@pytest.mark.parametrize("several", [1, 3, 6, 12])
@pytest.mark.parametrize("kind", ["task", "approval", "meeting"])
def test_a_step_that_many_exceptions_may_interrupt_has_all_their_letters_to_themselves(several: int, kind: str):
    exceptions = [{"id": f"x{n}", "when": "Fire", "at": ["b", "c"], "resume": "c"} for n in range(several)]
    answers = [{"when": "Yes", "to": "c"}, {"when": "No", "to": "a", "kind": "rework"}]
    middle = step("b", "clerk", type=kind, automation="automated", name="Approve the budget for the next quarter")
    middle |= {"branches": answers} if kind == "approval" else {}
    grid = grid_of(playbook_of(steps=[step("a"), middle, step("c")], exceptions=exceptions))
    assert defects(grid) == []
    assert [mark.name for mark in box_of(grid, "b").letters] == [chr(ord("A") + n) for n in range(several)]
    assert box_of(grid, "b").letters[-1].y < box_of(grid, "b").text_top


def test_a_long_word_makes_its_column_its_label_or_its_band_wider():
    branches = [{"when": "Nein – nachverhandeln", "to": "a", "kind": "rework"}, {"when": "Ja", "to": "c"}]
    steps = [
        step("a", phase="p"),
        step("b", "aufsichtsbehörden", name="Genehmigungsverfahren", type="decision", branches=branches, phase="p"),
        step("c", "aufsichtsbehörden", phase="q"),
    ]
    phases = [{"id": "p", "name": "Vorbereitung"}, {"id": "q", "name": "Qualitätssicherungen"}]
    grid = grid_of(playbook_of(steps=steps, phases=phases))
    assert defects(grid) == []
    texts = [*(box.text for box in grid.boxes), *(strip.text for strip in (*grid.lanes, *grid.bands))]
    rows = {row for text in texts for row in text} | {
        row for path in grid.paths if path.label for row in path.label.text
    }
    assert {"Genehmigungsverfahren", "aufsichtsbehörden", "Qualitätssicherungen", "nachverhandeln"} <= rows

"""Whether a process can come to its end: decided on its structure, and compared with what a naive simulator finds."""

from __future__ import annotations

import random
from collections import Counter
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from playpress.analysis.facts import Facts
from playpress.checks.circles import check_circles
from playpress.checks.joins import check_waits
from playpress.checks.left_behind import check_left
from playpress.checks.repeats import check_repeats
from playpress.checks.returns import check_returns
from playpress.checks.undecided import check_complete
from playpress.diagnostics import Severity
from playpress.process import states
from playpress.process.flow import START, resolve_flow
from playpress.process.net import Net, make_net
from playpress.process.returns import Return, find_returns
from playpress.process.soundness import Soundness, judge_net
from playpress.process.states import find_runs
from tests.tools.handbook import library_of, playbook_of
from tests.tools.structured import flawed_playbook, structured_playbook
from tests.tools.tokens import explore, frozen, moved

if TYPE_CHECKING:
    from playpress.model.playbook import Playbook

CODES = {"PB538"}
SEEDS = st.integers(0, 10**9)
FLOWS = 200
"""Processes of a tenth of the made-up ones that the simulator tries too."""
DUE = {
    "no join": "PB532",
    "choice into join": "PB530",
    "choice in a way": "PB531",
    "way past": "PB531 PB537",
    "back into a way": "PB531 PB537",
    "way into a way": "PB532",
}


def step(name: str, /, **fields: object) -> dict[str, object]:
    return {"id": name, "name": f"Do {name}", "raci": {"responsible": "boss"}, **fields}


def choice(name: str, *targets: str, **fields: object) -> dict[str, object]:
    branches = [{"when": f"Answer {n}", "to": to} for n, to in enumerate(targets)]
    return step(name, type="decision", branches=branches, **fields)


def found(playbook: Playbook) -> set[tuple[str, Severity]]:
    facts = Facts(library_of(playbook))
    checks = (check_circles, check_left, check_returns, check_repeats, check_waits)
    return {(finding.code, finding.severity) for check in checks for finding in check.find(facts)}


def net_of(*steps: dict[str, Any], **fields: object) -> Net:
    net = make_net(resolve_flow(playbook_of(steps=steps, **fields)))
    assert net is not None
    return net


def tangle(seed: int) -> Playbook:
    """Return a few steps that lead anywhere, with joins anywhere."""
    dice = random.Random(seed)  # noqa: S311
    ids = [f"s{n}" for n in range(dice.randrange(3, 9))]
    steps = []
    for n, name in enumerate(ids):
        ahead = [*ids[n + 1 : n + 4], "done"]
        back = ids[1 : n + 1] or ahead
        two = [dice.choice(ahead if dice.random() < 0.85 else back) for _ in range(2)]
        join = {"join": "all"} if dice.random() < 0.4 else {}
        kind = dice.random()
        if kind < 0.3:
            steps.append(choice(name, *two, **join))
        else:
            steps.append(step(name, next=[ahead[0]] if kind < 0.5 else list(dict.fromkeys(two)), **join))
    return playbook_of(steps=steps)


@settings(max_examples=300, deadline=None)
@given(SEEDS, st.integers(2, 40))
def test_a_process_of_well_closed_blocks_has_no_finding(seed: int, size: int):
    assert found(structured_playbook(seed, size)) == set()


@pytest.mark.slow
@settings(max_examples=300, deadline=None)
@given(SEEDS, st.integers(2, 40))
def test_a_process_with_one_flaw_has_the_finding_that_is_due(seed: int, size: int):
    playbook, flaw = flawed_playbook(seed, size)
    severity = Severity.ERROR if DUE[flaw] == "PB530" else Severity.WARNING
    assert {(code, severity) for code in DUE[flaw].split()} & found(playbook), flaw


@settings(max_examples=100, deadline=None)
@given(SEEDS, st.integers(4, 40))
def test_a_further_way_out_of_a_parallel_step_that_leads_back_to_it_is_found_alone(seed: int, size: int):
    given = structured_playbook(seed, size).model_dump(exclude_unset=True)
    for split in (one for one in given["steps"] if len(one.get("next", ())) > 1):
        changed = [one | {"next": [*one["next"], "back"]} if one is split else one for one in given["steps"]]
        flow = resolve_flow(playbook_of(steps=[*changed, step("back", next=[split["id"]])], ends=given["ends"]))
        assert find_returns(flow) == [Return(split["id"], "back", split["id"], endless=True)]


def judged(*steps: dict[str, Any], **fields: object) -> Soundness:
    return judge_net(net_of(*steps, **fields), [])


def waits(*steps: dict[str, Any], **fields: object) -> list[tuple[str, str, str]]:
    return [(wait.step, wait.kind, wait.cause) for wait in judged(*steps, **fields).waits]


def repeats(*steps: dict[str, Any], **fields: object) -> list[str]:
    return [repeat.step for repeat in judged(*steps, **fields).repeats]


@pytest.mark.repeats
@pytest.mark.parametrize("shard", range(10))
def test_of_any_process_exactly_those_that_a_simulator_sees_fail_have_a_finding(shard: int):
    for seed in range(shard * FLOWS, (shard + 1) * FLOWS):
        net = make_net(resolve_flow(tangle(seed)))
        seen = explore(net) if net else None
        if net is None or seen is None:
            continue
        runs = find_runs(net)
        assert runs.is_complete
        assert bool(runs.faults) == bool(seen.left or seen.met), seed
        kinds = {fault.kind for fault in runs.faults if not fault.is_mended}
        assert bool(kinds & {"wait", "left"}) <= bool(seen.left), seed
        assert ("twice" in kinds) <= bool(seen.met), seed
        certain = {wait.step for wait in judge_net(net, []).waits if wait.kind in ("choice", "cycle")}
        assert certain.isdisjoint(seen.done), "what waits for ever is never done"


@pytest.mark.repeats
@pytest.mark.parametrize("shard", range(10))
def test_the_run_that_shows_a_fault_can_be_done_step_by_step_and_ends_in_the_fault(shard: int):
    for seed in range(shard * FLOWS, (shard + 1) * FLOWS):
        net = make_net(resolve_flow(tangle(seed)))
        for fault in find_runs(net).faults if net else ():
            if fault.is_mended or net is None:
                continue
            pieces, doubled = Counter({("", START): 1}), set[tuple[str, str]]()
            for move in fault.run:
                assert all(pieces[piece] for piece in move.taken), seed
                pieces = pieces - Counter(move.taken) + Counter((move.node, way) for way in move.ways)
                doubled |= {piece for piece, n in pieces.items() if n > 1}
            assert all(pieces[piece] for piece in fault.pieces), seed
            if fault.kind == "twice":
                assert len(fault.pieces) > 1 or pieces[fault.pieces[0]] > 1, seed
            elif len(fault.pieces) == 1 and pieces[fault.pieces[0]] > 1:
                assert fault.kind == "left", seed
            else:
                standing = frozen(Counter({piece: n for piece, n in pieces.items() if piece[1] not in net.ends}))
                standing = tuple((piece, n) for piece, n in standing if piece not in doubled)
                assert not list(moved(net, net.predecessors, Counter(dict(standing)))), seed
                assert (fault.kind == "left") == any(piece[1] in net.ends for piece in pieces), seed


@pytest.mark.repeats
@pytest.mark.parametrize("shard", range(10))
def test_work_that_has_come_to_a_circle_never_stands_still(shard: int):
    dice = random.Random(shard)  # noqa: S311
    for seed in range(shard * FLOWS, (shard + 1) * FLOWS):
        net = make_net(resolve_flow(tangle(seed)))
        circle = find_runs(net).circle if net else ()
        if net is None or not circle:
            continue
        pieces = Counter({(circle[-2], circle[0]): 1})
        for _ in range(100):
            moves = list(moved(net, net.predecessors, pieces))
            assert moves, seed
            pieces = Counter({piece: 1 for piece, _ in dice.choice(moves)[1]})


def test_the_choice_is_named_that_takes_one_of_the_ways():
    (wait,) = judged(choice("d", "x", "y"), step("x", next="j"), step("y", next="j"), step("j", join="all")).waits
    assert (wait.step, wait.kind, wait.cause, wait.went, wait.missing) == ("j", "choice", "d", ("d", "x", "j"), "y")


def test_the_run_is_told_that_leads_past_a_step_and_the_path_that_waits_there():
    ways = [step("f", next=["x", "y"]), choice("x", "j", "k"), step("y", next="j"), step("j", join="all", next="done")]
    (wait,) = judged(*ways, step("k", next="done")).waits
    assert (wait.kind, wait.cause, wait.went, wait.came) == ("past", "x", ("x", "k", "done"), ("f", "y", "j"))
    assert wait.is_left


def test_a_round_that_begins_anew_leaves_work_of_the_first_round_behind():
    steps = [step("f", next=["x", "y"]), choice("x", "j", "f"), step("y", next="j"), step("j", join="all")]
    (wait,) = judged(*steps).waits
    assert (wait.kind, wait.step, wait.cause, wait.split, wait.went) == ("again", "j", "x", "f", ("x", "f"))
    assert not wait.missing


def test_a_step_done_twice_has_both_paths_that_lead_there():
    (repeat,) = judged(
        step("a", next=["x", "y"]), step("x", next="z"), step("z", next="m"), step("y", next="m"), step("m")
    ).repeats
    assert (repeat.split, set(repeat.ways)) == ("a", {("a", "x", "z", "m"), ("a", "y", "m")})


def test_paths_that_meet_only_one_after_the_other_do_the_step_twice_too():
    steps = [step("b", next=["x", "y"]), step("x", next="e"), choice("y", "b2", "e"), step("b2", next="y"), step("e")]
    assert repeats(*steps) == ["e"]


def test_work_that_each_time_goes_round_again_never_ends():
    steps = [step("a", next=["done", "b"]), choice("b", "c", "d"), step("c", next=["a", "done"]), step("d", next="a")]
    assert set(judged(*steps).circle) <= {"a", "b", "c", "d"}
    assert judged(*steps).circle[0] == judged(*steps).circle[-1]
    assert judged(*steps[:3], step("d", next="done")).circle == ()


def test_ways_that_two_choices_share_out_evenly_are_in_order():
    split_a, split_b = step("a", next=["m", "n"]), step("b", next=["m", "n"])
    found = judged(
        choice("d", "a", "b"), split_a, split_b, step("m", next="j"), step("n", next="j"), step("j", join="all")
    )
    assert (found.waits, found.repeats) == ([], [])


def test_what_follows_a_flaw_is_not_told_again():
    inner = [choice("d", "x", "y"), step("x", next="j"), step("y", next="j"), step("j", join="all", next="k")]
    ways = [step("f", next=["d", "z"]), *inner, step("z", next="k"), step("k", join="all")]
    assert waits(*ways) == [("j", "choice", "d")]
    assert repeats(step("f", next=["x", "y"]), step("x", next="m"), step("y", next="m"), step("m"), step("n")) == ["m"]


def test_a_second_flaw_after_a_first_is_told_too():
    early = [step("f", next=["x", "y"]), step("x", next="j"), step("y", next="j"), step("j", next="g")]
    late = [step("g", next=["u", "v"]), step("u", next="k"), step("v", next="k"), step("k")]
    assert repeats(*early, *late) == ["j", "k"]


def test_a_way_that_can_only_stop_the_run_keeps_nobody_waiting():
    ends = [{"id": "done", "name": "Done"}, {"id": "off", "name": "Off", "outcome": "failed"}]
    steps = [
        step("f", next=["x", "y"]),
        choice("x", "j", "tell"),
        step("y", next="j"),
        step("j", join="all", next="done"),
    ]
    assert waits(*steps, step("tell", next="off"), ends=ends) == []
    assert waits(*steps, step("tell", next="done"), ends=ends) == [("j", "past", "x")]


def test_what_an_exception_leads_to_neither_waits_nor_repeats():
    steps = [step("f", next=["x", "y"]), step("x", next="j"), step("y", next="j"), step("j", join="all", next="done")]
    exceptions = [
        {"id": "a", "when": "Fire", "at": ["x"], "resume": "r"},
        {"id": "b", "when": "Flood", "at": ["y"], "resume": "j"},
        {"id": "c", "when": "Theft", "at": ["x"], "resume": "f"},
    ]
    found = judged(*steps, step("r", next="j"), exceptions=exceptions)
    assert (found.waits, found.repeats) == ([], [])
    rescue = [step("r", next=["p", "q"]), step("p", next="m"), step("q", next="m"), step("m")]
    assert repeats(*steps, *rescue, exceptions=exceptions) == ["m"]


def test_of_a_process_with_too_many_states_what_was_found_is_said_and_that_it_is_not_all(monkeypatch):
    early = [step("f", next=["x", "y"]), step("x", next="j"), step("y", next="j"), step("j", next="g")]
    late = [step("g", next=["u", "v"]), step("u", next="k"), step("v", next="k"), step("k")]
    playbook = playbook_of(steps=[*early, *late])
    monkeypatch.setattr(states, "MOST_STATES", 7)
    assert repeats(*early, *late) == ["j"]
    facts = Facts(library_of(playbook))
    assert [finding.code for finding in check_complete.find(facts)] == ["PB538"]
    monkeypatch.setattr(states, "MOST_STATES", 100)
    assert list(check_complete.find(Facts(library_of(playbook)))) == []


@pytest.mark.repeats
def test_what_goes_wrong_only_late_is_found_even_where_there_are_too_many_states():
    names = [f"c{n}" for n in range(40)]
    found = judged(step("f", next=names), *[choice(name, "done", "j") for name in names], step("j", join="all"))
    assert not found.is_complete
    assert [(wait.step, wait.kind) for wait in found.waits] == [("j", "past")]


def test_states_of_parallel_paths_add_up_and_do_not_multiply(monkeypatch):
    monkeypatch.setattr(states, "MOST_STATES", 200)
    names = [f"p{n}" for n in range(12)]
    ways = [
        part
        for name in names
        for part in (
            choice(name, f"{name}a", f"{name}b"),
            step(f"{name}a", next=f"{name}c"),
            step(f"{name}b", next=f"{name}c"),
            step(f"{name}c", next="j"),
        )
    ]
    found = judged(step("f", next=names), *ways, step("j", join="all"))
    assert (found.is_complete, found.waits, found.repeats) == (True, [], [])


def test_nothing_is_said_of_a_process_in_which_a_step_leads_to_no_end():
    assert make_net(resolve_flow(playbook_of(steps=[step("f", next=["x", "done"]), step("x", next="x")]))) is None

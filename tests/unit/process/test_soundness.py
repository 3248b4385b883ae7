"""Whether a process can come to its end: decided on its structure, and compared with what a naive simulator finds."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING, Any

from hypothesis import given, settings
from hypothesis import strategies as st

from playpress.analysis.facts import Facts
from playpress.checks.joins import check_waits
from playpress.checks.repeats import check_repeats
from playpress.checks.returns import check_returns
from playpress.diagnostics import Severity
from playpress.process import repeats, waits
from playpress.process.flow import resolve_flow
from playpress.process.net import Net, make_net
from playpress.process.repeats import find_repeats
from playpress.process.returns import Return, find_returns
from playpress.process.waits import Wait, find_waits
from tests.tools.handbook import library_of, playbook_of
from tests.tools.structured import flawed_playbook, structured_playbook
from tests.tools.tokens import explore

if TYPE_CHECKING:
    from playpress.model.playbook import Playbook

SEEDS = st.integers(0, 10**9)
DUE = {
    "no join": "PB532",
    "choice into join": "PB530",
    "choice in a way": "PB531",
    "way past": "PB531",
    "back into a way": "PB531",
    "way into a way": "PB532",
}


def step(name: str, /, **fields: object) -> dict[str, object]:
    return {"id": name, "name": f"Do {name}", "raci": {"responsible": "boss"}, **fields}


def choice(name: str, *targets: str, **fields: object) -> dict[str, object]:
    branches = [{"when": f"Answer {n}", "to": to} for n, to in enumerate(targets)]
    return step(name, type="decision", branches=branches, **fields)


def found(playbook: Playbook) -> set[tuple[str, Severity]]:
    facts = Facts(library_of(playbook))
    checks = (check_returns, check_repeats, check_waits)
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


@settings(max_examples=300, deadline=None)
@given(SEEDS, st.integers(2, 40))
def test_a_process_with_one_flaw_has_the_finding_that_is_due(seed: int, size: int):
    playbook, flaw = flawed_playbook(seed, size)
    severity = Severity.ERROR if DUE[flaw] == "PB530" else Severity.WARNING
    assert (DUE[flaw], severity) in found(playbook), flaw


@settings(max_examples=100, deadline=None)
@given(SEEDS, st.integers(4, 40))
def test_a_further_way_out_of_a_parallel_step_that_leads_back_to_it_is_found_alone(seed: int, size: int):
    given = structured_playbook(seed, size).model_dump(exclude_unset=True)
    for split in (one for one in given["steps"] if len(one.get("next", ())) > 1):
        changed = [one | {"next": [*one["next"], "back"]} if one is split else one for one in given["steps"]]
        flow = resolve_flow(playbook_of(steps=[*changed, step("back", next=[split["id"]])], ends=given["ends"]))
        assert find_returns(flow) == [Return(split["id"], "back", split["id"], endless=True)]


@settings(max_examples=600, deadline=None)
@given(SEEDS)
def test_of_any_process_exactly_those_that_a_simulator_sees_fail_have_a_finding(seed: int):
    net = make_net(resolve_flow(tangle(seed)))
    seen = explore(net) if net else None
    if net is None or seen is None:
        return
    repeats = find_repeats(net)
    waiting = find_waits(net, [repeat.step for repeat in repeats])
    assert bool(repeats or waiting) == bool(seen.left or seen.met)
    certain = {wait.step for wait in waiting if wait.kind in ("choice", "cycle")}
    assert certain.isdisjoint(seen.done), "what waits for ever is never done"


def test_the_choice_is_named_that_takes_one_of_the_ways():
    net = net_of(choice("d", "x", "y"), step("x", next="j"), step("y", next="j"), step("j", join="all"))
    assert find_waits(net, []) == [Wait("j", "choice", "d")]


def test_ways_that_two_choices_share_out_evenly_are_in_order():
    split_a, split_b = step("a", next=["m", "n"]), step("b", next=["m", "n"])
    net = net_of(
        choice("d", "a", "b"), split_a, split_b, step("m", next="j"), step("n", next="j"), step("j", join="all")
    )
    assert (find_waits(net, []), find_repeats(net)) == ([], [])


def test_what_follows_a_flaw_is_not_told_again():
    inner = [choice("d", "x", "y"), step("x", next="j"), step("y", next="j"), step("j", join="all", next="k")]
    net = net_of(step("f", next=["d", "z"]), *inner, step("z", next="k"), step("k", join="all"))
    assert find_waits(net, []) == [Wait("j", "choice", "d")]
    net = net_of(step("f", next=["x", "y"]), step("x", next="m"), step("y", next="m"), step("m"), step("n"))
    assert [repeat.step for repeat in find_repeats(net)] == ["m"]


def test_a_way_that_can_only_stop_the_run_keeps_nobody_waiting():
    ends = [{"id": "done", "name": "Done"}, {"id": "off", "name": "Off", "outcome": "failed"}]
    steps = [
        step("f", next=["x", "y"]),
        choice("x", "j", "tell"),
        step("y", next="j"),
        step("j", join="all", next="done"),
    ]
    assert find_waits(net_of(*steps, step("tell", next="off"), ends=ends), []) == []
    assert find_waits(net_of(*steps, step("tell", next="done"), ends=ends), []) == [Wait("j", "chance", "x")]


def test_what_an_exception_leads_to_neither_waits_nor_repeats():
    steps = [step("f", next=["x", "y"]), step("x", next="j"), step("y", next="j"), step("j", join="all", next="done")]
    exceptions = [
        {"id": "a", "when": "Fire", "at": ["x"], "resume": "r"},
        {"id": "b", "when": "Flood", "at": ["y"], "resume": "j"},
        {"id": "c", "when": "Theft", "at": ["x"], "resume": "f"},
    ]
    net = net_of(*steps, step("r", next="j"), exceptions=exceptions)
    assert (find_waits(net, []), find_repeats(net)) == ([], [])
    net = net_of(
        *steps, step("r", next=["p", "q"]), step("p", next="m"), step("q", next="m"), step("m"), exceptions=exceptions
    )
    assert [repeat.step for repeat in find_repeats(net)] == ["m"]


def test_ways_too_entangled_to_judge_are_passed_over(monkeypatch):
    steps = [step("f", next=["x", "y"]), choice("x", "j", "k"), step("y", next="j"), step("j", join="all"), step("k")]
    assert find_waits(net_of(*steps), []) == [Wait("j", "chance", "x")]
    monkeypatch.setattr(waits, "MOST_TERMS", 2)
    assert find_waits(net_of(*steps), []) == []


def test_more_ways_than_can_be_counted_up_are_passed_over_and_what_was_found_is_said(monkeypatch):
    early = [step("f", next=["x", "y"]), step("x", next="j"), step("y", next="j"), step("j", next="g")]
    late = [step("g", next=["u", "v"]), step("u", next="k"), step("v", next="k"), step("k")]
    assert [repeat.step for repeat in find_repeats(net_of(*early, *late))] == ["j", "k"]
    monkeypatch.setattr(repeats, "MOST_WAYS", 1)
    assert [repeat.step for repeat in find_repeats(net_of(*early, *late))] == ["k"]


def test_nothing_is_said_of_a_process_in_which_a_step_leads_to_no_end():
    assert make_net(resolve_flow(playbook_of(steps=[step("f", next=["x", "done"]), step("x", next="x")]))) is None

"""How long one run takes: by hand, and beside a naive simulator."""

from __future__ import annotations

import itertools
import math
import random
from typing import TYPE_CHECKING, Any

import pytest

from playpress.process.duration import Calendar, Spent, spent_at
from playpress.process.flow import resolve_flow
from playpress.process.odds import find_odds
from playpress.process.run import Times, Unknown, find_rework, find_times
from tests.tools.amount import amount
from tests.tools.handbook import playbook_of
from tests.tools.runs import simulate
from tests.tools.structured import structured_playbook

if TYPE_CHECKING:
    from playpress.model.playbook import Playbook

ENDS = [{"id": "done", "name": "Done"}, {"id": "stopped", "name": "Stopped", "outcome": "cancelled"}]


def step(name: str, work: str = "", wait: str = "", **fields: Any) -> dict[str, Any]:
    times = {key: time for key, time in (("work", work), ("wait", wait)) if time}
    return {"id": name, "name": f"Do {name}", "raci": {"responsible": "boss"}, **times, **fields}


def choice(name: str, ways: dict[str, float | None], work: str = "", **fields: Any) -> dict[str, Any]:
    branches = [{"when": to, "to": to} | ({} if odds is None else {"probability": odds}) for to, odds in ways.items()]
    return step(name, work, type="decision", branches=branches, **fields)


def times_of(playbook: Playbook, called: dict[str, Spent] | None = None) -> Any:
    flow = resolve_flow(playbook)
    spent = {name: spent_at(one, Calendar(), called or {}) for name, one in flow.steps.items()}
    return find_times(flow, {name: time for name, time in spent.items() if time})


def rework(playbook: Playbook) -> float:
    flow = resolve_flow(playbook)
    spent = {name: spent_at(one, Calendar(), {}) for name, one in flow.steps.items()}
    return find_rework(flow, {name: time for name, time in spent.items() if time})


def known(*steps: dict[str, Any], **fields: object) -> Times:
    times = times_of(playbook_of(steps=steps, ends=ENDS, **fields))
    assert isinstance(times, Times), times
    return times


def near(number: float):
    return pytest.approx(number, rel=1e-12)


def test_steps_in_a_row_add_up():
    times = known(step("a", "2h", "1d"), step("b", "30m"), step("c", "", "1w"))
    # work 2 + 0.5; waiting 8 + 40 (a day has 8 hours, a week 5 days)
    assert (times.work, times.wait, times.effort) == (near(2.5), near(48), near(2.5))
    assert times.efficiency == near(2.5 / 50.5)
    assert (times.slowest, times.longest_wait) == ("c", "c")
    assert [time.share for time in times.steps.values()] == [near(10 / 50.5), near(0.5 / 50.5), near(40 / 50.5)]
    assert times.ends == {"done": near(1)}


def test_a_loop_is_done_as_often_as_its_odds_say():
    steps = [step("write", "4h"), choice("approve", {"done": 0.75, "write": 0.25}, "1h")]
    times = known(*steps)
    # rounds: 1 / 0.75 = 4/3, so 4/3 × (4 + 1) hours; the first round is 5 of them
    assert times.steps["write"].visits == near(4 / 3)
    assert times.effort == near(20 / 3)
    assert rework(playbook_of(steps=steps)) == near(1 - 5 / (20 / 3))


def test_a_run_that_may_stop_counts_by_its_odds():
    steps = [choice("ask", {"sell": 0.6, "stopped": 0.4}, "1h"), step("sell", "10h")]
    times = known(*steps)
    assert times.lead == near(1 + 0.6 * 10)
    assert times.ends == {"done": near(0.6), "stopped": near(0.4)}
    assert rework(playbook_of(steps=steps, ends=ENDS)) == 0


def test_loops_in_loops_are_solved_exactly():
    times = known(
        step("a", "1h"),
        choice("b", {"c": 0.5, "a": 0.5}),
        choice("c", {"done": 0.2, "b": 0.3, "a": 0.5}, "1h"),
    )
    # c = b/2; a = 1 + b/2 + c/2 = 1 + 3b/4; b = a + 3c/10 = 1 + 3b/4 + 3b/20, so b = 10, c = 5 and a = 8.5
    assert [round(times.steps[name].visits, 9) for name in "abc"] == [8.5, 10, 5]
    assert times.lead == near(13.5)


def test_of_parallel_ways_the_slowest_counts_and_all_of_them_are_work():
    times = known(
        step("begin", "1h", next=["fast", "slow"]),
        step("fast", "6h", next="meet"),
        step("slow", "2h", "1d", next="meet"),
        step("meet", "1h", join="all"),
    )
    # on the clock 1 + (2 + 8) + 1; the work of everyone 1 + 6 + 2 + 1
    assert (times.work, times.wait, times.effort) == (near(4), near(8), near(10))
    assert times.steps["fast"].share == 0
    assert times.steps["fast"].visits == near(1)
    assert (times.slowest, times.longest_wait) == ("slow", "slow")


def test_a_loop_in_one_of_the_parallel_ways_can_make_it_the_slowest():
    steps = [
        step("begin", next=["plain", "looped"]),
        step("plain", "7h", next="meet"),
        step("looped", "4h"),
        choice("check", {"meet": 0.5, "looped": 0.5}),
        step("meet", join="all"),
    ]
    times = known(*steps)
    assert times.lead == near(8)  # 4 hours twice, against 7
    assert times.effort == near(15)
    assert rework(playbook_of(steps=steps, ends=ENDS)) == near(4 / 15)  # the second time


def test_parallel_work_within_parallel_work_is_reduced_from_within():
    times = known(
        step("a", next=["b", "c"]),
        step("b", "1h", next=["d", "e"]),
        step("d", "2h", next="f"),
        step("e", "3h", next="f"),
        step("f", "1h", join="all", next="g"),
        step("c", "4h", next="g"),
        step("g", "1h", join="all"),
    )
    assert times.lead == near(1 + 3 + 1 + 1)
    assert times.effort == near(1 + 2 + 3 + 1 + 4 + 1)


def test_joins_that_are_not_nested_count_each_step_once():
    times = known(
        step("a", next=["b", "c", "d"]),
        step("b", "1h", next="first"),
        step("c", "2h", next="first"),
        step("d", "9h", next="second"),
        step("first", "3h", join="all", next="second"),
        step("second", "1h", join="all"),
    )
    assert times.steps["first"].visits == near(1)
    assert times.effort == near(16)
    assert times.lead == near(10)


def test_repeating_a_whole_parallel_block_repeats_all_of_its_ways():
    steps = [
        step("a", next=["b", "c"]),
        step("b", "1h", next="meet"),
        step("c", "2h", next="meet"),
        choice("meet", {"done": 0.8, "a": 0.2}, join="all"),
    ]
    times = known(*steps)
    assert times.lead == near(2 / 0.8)
    assert times.effort == near(3 / 0.8)
    assert rework(playbook_of(steps=steps)) == near(0.2)  # of 1 / 0.8 rounds, all but the first: 0.25 of 1.25


def test_a_way_beside_the_others_that_never_meets_them_counts_until_its_own_end():
    times = known(step("a", "1h", next=["b", "c"]), step("b", "2h"), step("c", "5h", next="done"))
    # b goes on to c, which then is done twice: a rule says so; here both ways are followed to the end
    assert times.lead == near(1 + 2 + 5)
    assert known(step("a", "1h", next=["b", "c"]), step("b", "2h", next="done"), step("c", "5h")).lead == near(6)


def test_a_parallel_way_that_may_stop_the_run_is_said():
    times = known(
        step("a", next=["b", "c"]),
        choice("b", {"meet": 0.9, "stopped": 0.1}, "1h"),
        step("c", "2h", next="meet"),
        step("meet", "1h", join="all"),
    )
    assert times.may_stop
    assert times.lead == near(3)


def test_a_time_that_varies_counts_with_its_mean():
    times = known(step("a", work={"min": "1h", "likely": "2h", "max": "9h"}))  # type: ignore[arg-type]
    assert times.work == near((1 + 4 * 2 + 9) / 6)
    assert known(step("a", work={"likely": "2h", "max": "8h"})).work == near((2 + 4 * 2 + 8) / 6)  # type: ignore[arg-type]


def test_equal_shares_are_taken_where_no_odds_are_written_and_that_is_said():
    times = known(choice("ask", {"sell": None, "stopped": None}), step("sell", "10h"))
    assert times.lead == near(5)
    assert times.assumed == ("ask",)
    assert known(choice("ask", {"sell": 0.9, "stopped": None}), step("sell", "10h")).assumed == ()


def test_exceptions_are_left_out():
    fire = {"id": "fire", "when": "Fire", "at": ["a"], "resume": "rescue"}
    times = known(step("a", "1h", next="done"), step("rescue", "9h"), exceptions=[fire])
    assert times.lead == near(1)
    assert "rescue" not in times.steps


def test_steps_without_times_make_the_figures_the_least():
    times = known(step("a", "1h"), step("b"))
    assert (times.untimed, times.is_least) == (("b",), True)
    assert not known(step("a", "1h")).is_least


def test_a_sub_process_takes_as_long_as_the_playbook_it_runs_unless_it_says_so_itself():
    steps = [{"id": "run", "type": "subprocess", "calls": "other"}]
    times = times_of(playbook_of(steps=steps), {"other": Spent(3.0, 5.0, 7.0, is_least=True)})
    assert (times.work, times.wait, times.effort, times.is_least) == (3, 5, 7, True)
    own = times_of(playbook_of(steps=[steps[0] | {"work": "1h"}]), {"other": Spent(3.0, 5.0, 7.0)})
    assert (own.work, own.wait, own.effort) == (1, 0, 1)


@pytest.mark.parametrize(
    ("steps", "why"),
    [
        ([step("a"), step("b")], Unknown("no_times")),
        ([step("a", "0h")], Unknown("no_times")),
        ([], Unknown("no_times")),
        ([step("a", "1h"), choice("b", {"a": 1.0, "done": 0.0})], Unknown("endless", "a")),
        ([step("a", "1h"), choice("b", {"a": 0.5, "b": 0.5})], Unknown("endless", "a")),
        ([step("a", "1h", next=["b", "c"]), step("b", "1h", next="a"), step("c", "1h")], Unknown("parallel", "b")),
    ],
)
def test_what_cannot_be_computed_is_said_with_its_reason(steps: list[dict[str, Any]], why: Unknown):
    assert times_of(playbook_of(steps=steps, ends=ENDS)) == why


def timed_playbook(seed: int) -> Playbook:
    """Return a random process of blocks, with random odds and times."""
    dice = random.Random(seed)  # noqa: S311 - for tests
    steps = []
    for one in structured_playbook(seed, 6 + seed % 9).steps:
        fields = one.model_dump(by_alias=True, exclude_defaults=True) | {"work": f"{dice.randrange(1, 9)}h"}
        weights = [dice.randrange(1, 5) for _ in one.branches]
        for branch, weight in zip(fields.get("branches", ()), weights, strict=True):
            branch["probability"] = weight / sum(weights)
        steps.append(fields)
    return playbook_of(steps=steps, ends=ENDS)


def varies_in_parallel(playbook: Playbook) -> bool:
    """Tell whether parallel ways may vary, so that the mean of the slowest is more than the slowest mean."""
    return any(len(one.next) > 1 for one in playbook.steps) and any(one.branches for one in playbook.steps)


@pytest.mark.slow
@pytest.mark.parametrize("part", range(amount(3, 10)))
def test_the_exact_mean_is_that_of_a_naive_simulation_of_random_flows(part: int):
    playbooks = (timed_playbook(seed) for seed in itertools.count(1000 * part))
    compared = itertools.islice((one for one in playbooks if not find_odds(resolve_flow(one)).may_stop), 100)
    for number, playbook in enumerate(compared):
        flow, times = resolve_flow(playbook), times_of(playbook)
        assert isinstance(times, Times)
        hours = {one.id: Calendar().hours(one.work.likely) for one in playbook.steps}
        dice = random.Random(number)  # noqa: S311
        runs = [simulate(flow, hours, dice) for _ in range(200)]
        check_mean([run.effort for run in runs], times.effort)
        check_mean([run.again for run in runs], rework(playbook) * times.effort)
        leads = [run.lead for run in runs]
        if varies_in_parallel(playbook):
            assert times.lead <= mean(leads) + error(leads)
        else:
            check_mean(leads, times.lead)


def mean(values: list[float]) -> float:
    return sum(values) / len(values)


def error(values: list[float]) -> float:
    """Return five standard errors of the mean (one of two million right figures is further away), and what two visits too few make."""
    middle = mean(values)
    spread = math.sqrt(sum((value - middle) ** 2 for value in values) / (len(values) - 1))
    return 5 * spread / math.sqrt(len(values)) + 2 * 8 / len(values)


def check_mean(values: list[float], expected: float) -> None:
    assert abs(mean(values) - expected) <= error(values)

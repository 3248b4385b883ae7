"""One run of a playbook: what it costs, what it takes of others, and what it depends on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from playpress.analysis.facts import Facts
from playpress.analysis.runs import Cost
from playpress.model.handbook import Handbook
from playpress.model.role import Role
from playpress.process.run import Times, Unknown
from tests.tools.handbook import library_of, playbook_of

if TYPE_CHECKING:
    from playpress.model.playbook import Playbook

ROLES = {
    "boss": Role(id="boss", name="Boss", hourly_rate=100, capacity=20),
    "clerk": Role(id="clerk", name="Clerk", hourly_rate=40),
    "guest": Role(id="guest", name="Guest"),
}


def step(name: str, role: str = "clerk", work: str | None = None, **fields: Any) -> dict[str, Any]:
    return {"id": name, "name": name, "raci": {"responsible": role}} | ({"work": work} if work else {}) | fields


def call(name: str, **fields: Any) -> dict[str, Any]:
    return {"id": f"run-{name}", "type": "subprocess", "calls": name, **fields}


def facts(*playbooks: Playbook, **handbook: object) -> Any:
    return Facts(library_of(*playbooks, roles=ROLES, handbook=Handbook.model_validate({"name": "H", **handbook})))


def test_a_run_costs_the_work_of_each_step_at_the_rate_of_the_role_that_does_it():
    again = [{"when": "Fine", "to": "done", "probability": 0.5}, {"when": "No", "to": "a", "probability": 0.5}]
    steps = [step("a", work="2h", wait="1d"), step("b", "boss", "30m", type="approval", branches=again)]
    # both are done twice: 2 × (2 × 40 + 0.5 × 100)
    assert facts(playbook_of(steps=steps)).runs["sell"].cost == (pytest.approx(260), ())


def test_without_rates_there_is_no_cost_and_with_some_it_is_the_least():
    assert facts(playbook_of(steps=[step("a", "guest", "2h")])).runs["sell"].cost is None
    some = playbook_of(steps=[step("a", "guest", "2h"), step("b", "nobody", "1h"), step("c", "clerk", "1h")])
    assert facts(some).runs["sell"].cost == Cost(40, ("guest", "nobody"))


def test_a_sub_process_brings_the_times_and_the_cost_of_what_it_runs():
    sell = playbook_of(
        steps=[step("a", work="1h"), call("pack"), call("ship", work="3h", raci={"responsible": "boss"})]
    )
    pack = playbook_of(id="pack", steps=[step("a", "boss", "2h", next=["b", "c"]), step("b", work="1h", next="d"), step("c", work="1h", wait="1d", next="d"), step("d", "guest", "1h", join="all")])  # fmt: skip
    ship = playbook_of(id="ship", steps=[step("a", work="9h")])
    run = facts(sell, pack, ship).runs["sell"]
    # on the clock 1 + (2 + 1 + 1) + 3 hours of work and a day of waiting; b beside it is one more hour of work
    assert (run.times.work, run.times.wait, run.times.effort) == (8, 8, 9)
    # 1 × 40, in packing 2 × 100 + 2 × 40 (the guest has no rate), and 3 × 100: a step with times of its own has its own cost
    assert run.cost == Cost(40 + 280 + 300, ("guest",))


def test_a_sub_process_without_times_makes_figures_the_least_also_of_those_that_run_it():
    top, middle = playbook_of(steps=[step("a", work="1h"), call("middle")]), playbook_of(id="middle", steps=[step("a", work="1h"), call("low")])  # fmt: skip
    found = facts(top, middle, playbook_of(id="low", steps=[step("a")]))
    assert found.runs["middle"].times.untimed == ("run-low",)
    assert (found.runs["sell"].times.untimed, found.runs["sell"].times.is_least) == ((), True)


def test_playbooks_that_call_each_other_in_a_circle_have_no_times_whoever_is_asked_first():
    circle = [playbook_of(id="a", steps=[step("x", work="1h"), call("b")]), playbook_of(id="b", steps=[step("x", work="1h"), call("a")]), playbook_of(steps=[call("a")])]  # fmt: skip
    for names in (["a", "b", "sell"], ["sell", "b", "a"]):
        found = facts(*circle)
        times = {name: found.runs[name].times for name in names}
        assert times == {
            "a": Unknown("circle", "run-b"), "b": Unknown("circle", "run-a"), "sell": Unknown("circle", "run-a"),
        }  # fmt: skip
    assert facts(playbook_of(steps=[call("sell")])).runs["sell"].times == Unknown("circle", "run-sell")


@pytest.mark.repeats
def test_a_long_chain_of_calls_is_no_problem():
    chain = [playbook_of(id=f"p{n}", steps=[step("a", work="1h"), call(f"p{n + 1}")]) for n in range(2000)]
    found = facts(*chain, playbook_of(id="p2000", steps=[step("a", work="1h")]))
    assert found.leads["p0"].work == 2001
    assert found.run_surroundings["p0"].called["p1"].spent.work == 2000


def test_a_run_goes_by_the_calendar_of_the_handbook():
    found = facts(playbook_of(steps=[step("a", work="1w")]), hours_per_day=6, days_per_week=4)
    assert found.runs["sell"].times.work == 24


def test_a_run_depends_on_no_more_than_its_surroundings_say():
    sell = playbook_of(steps=[step("a", "boss", "1h"), call("pack")])
    pack = playbook_of(id="pack", steps=[step("a", work="1h")])
    around = facts(sell, pack).run_surroundings["sell"]
    assert around.rates == {"boss": 100}
    later = playbook_of(id="pack", purpose="New words", steps=[step("a", work="1h", instructions=["Be kind"])])
    assert facts(sell, later).run_surroundings["sell"] == around
    assert facts(sell, playbook_of(id="pack", steps=[step("a", work="2h")])).run_surroundings["sell"] != around


def test_runs_are_computed_only_for_what_is_asked_for():
    found = facts(playbook_of(steps=[step("a", work="1h")]), playbook_of(id="other"))
    assert isinstance(found.leads["sell"], Times)
    assert list(found.leads) == ["sell", "other"]
    assert ("other" in found.leads, "gone" in found.leads, len(found.leads)) == (True, False, 2)
    assert found.leads._made.keys() == {"sell"}
    with pytest.raises(KeyError):
        found.leads["gone"]


def candidate(name: str, work: str | None = None, **fields: Any) -> dict[str, Any]:
    return step(name, work=work, automation="candidate", **fields)


def test_what_could_be_automated_is_ranked_by_the_hours_of_a_year():
    sell = playbook_of(
        steps=[candidate("a", "1h"), step("b", work="9h", automation="partial"), candidate("c", "3h")],
        volume={"count": 10, "per": "month"},
    )
    seldom = playbook_of(
        id="seldom",
        steps=[step("a", work="8h", automation="partial", automation_idea="A form"), candidate("b")],
        volume={"count": 2, "per": "year"},
    )
    never = playbook_of(id="never", steps=[candidate("a", "5h")], volume={"count": 0, "per": "week"})
    unknown = playbook_of(id="unknown", steps=[candidate("a", "7h"), candidate("b", "8h")])
    old = playbook_of(id="old", status="retired", steps=[candidate("a", "9h")], volume={"count": 9, "per": "day"})
    assert facts(sell, seldom, never, unknown, old).automation == (
        ("sell", "c", 3, 360),  # 10 × 12 runs of 3 hours
        ("sell", "a", 1, 120),
        ("seldom", "a", 8, 16),
        ("never", "a", 5, 0),
        ("unknown", "b", 8, None),
        ("unknown", "a", 7, None),
        ("seldom", "b", None, None),
    )


def test_what_is_done_again_is_saved_each_time():
    ways = [{"when": "Yes", "to": "done", "probability": 0.25}, {"when": "No", "to": "a", "probability": 0.75}]
    endless = [{"when": "Yes", "to": "done", "probability": 0.0}, {"when": "No", "to": "a", "probability": 1.0}]
    steps = [candidate("a", "1h"), step("b", type="decision", branches=ways)]
    assert facts(playbook_of(steps=steps)).automation == (("sell", "a", 4, None),)
    steps[1]["branches"] = endless
    assert facts(playbook_of(steps=steps)).automation == (("sell", "a", None, None),)


def test_the_load_of_a_role_is_its_work_in_processes_that_say_how_often_they_run():
    sell = playbook_of(steps=[step("a", "boss", "2h"), step("b", work="30m")], volume={"count": 1, "per": "day"})
    year = playbook_of(id="year", steps=[step("a", "boss", "104h")], volume={"count": 1, "per": "year"})
    others = [
        playbook_of(id="often", steps=[step("a", "guest", "2h")]),
        playbook_of(id="never", steps=[step("a", "guest", "2h")], volume={"count": 0, "per": "day"}),
        playbook_of(id="old", status="retired", steps=[step("a", "guest", "2h")], volume={"count": 1, "per": "day"}),
        playbook_of(id="odd", steps=[step("a", "nobody", "2h")], volume={"count": 1, "per": "day"}),
    ]
    load = facts(sell, year, *others).load
    # five days a week, and 104 hours in 52 weeks
    assert list(load.items()) == [("boss", (12, 20)), ("clerk", (2.5, None))]
    assert (load["boss"].share, load["clerk"].share) == (0.6, None)

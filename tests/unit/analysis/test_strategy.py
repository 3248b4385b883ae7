"""Goals stand as a tree, and what is missing in it is found."""

from __future__ import annotations

from playpress.analysis.facts import Facts
from playpress.model.goal import Goal
from playpress.model.kpi import Kpi
from tests.tools.handbook import library_of, playbook_of


def goals(**parents: str | None) -> dict[str, Goal]:
    return {name: Goal(id=name, name=name, parent=parent) for name, parent in parents.items()}


def strategy(*playbooks, kpis=(), **parents):
    named = {kpi.id: kpi for kpi in kpis}
    return Facts(library_of(*playbooks, goals=goals(**parents), kpis=named)).strategy


def test_a_goal_stands_before_those_below_it_with_all_above_it():
    found = strategy(leaf="branch", root=None, branch="root", other=None, twig="branch")
    assert list(found.above.items()) == [
        ("root", ()),
        ("branch", ("root",)),
        ("leaf", ("root", "branch")),
        ("twig", ("root", "branch")),
        ("other", ()),
    ]


def test_goals_that_are_part_of_each_other_stand_nowhere():
    found = strategy(hen="egg", egg="hen", root=None, lost="gone")
    assert list(found.above) == ["root", "lost"]


def test_what_serves_a_goal_below_serves_the_goals_above_and_no_other():
    playbooks = [playbook_of(id="sell", goals=["leaf"]), playbook_of(id="buy"), playbook_of(id="give", goals=["gone"])]
    kpis = [Kpi(id="sales", name="Sales", goals=("branch",)), Kpi(id="noise", name="Noise")]
    found = strategy(*playbooks, kpis=kpis, root=None, branch="root", leaf="branch", other=None)
    assert found.goals_without_process == ["other"]
    assert found.goals_without_kpi == ["leaf", "other"]
    assert found.processes_without_goal == ["buy", "give"]
    assert found.kpis_without_goal == ["noise"]


def test_nobody_works_for_a_goal_by_a_retired_playbook_or_a_pilot():
    playbooks = [
        playbook_of(id="old", goals=["root"], status="retired"),
        playbook_of(id="try", goals=["root"], status="pilot", pilot_of="old"),
    ]
    found = strategy(*playbooks, root=None)
    assert (found.goals_without_process, found.processes_without_goal) == (["root"], [])

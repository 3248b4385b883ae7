"""What follows from a small handbook: each fact by ids and numbers."""

from __future__ import annotations

from datetime import date

from playpress.analysis import news as latest
from playpress.analysis.facts import Facts
from playpress.analysis.kpi_state import Standing
from playpress.analysis.results import Result
from playpress.model.category import Category
from playpress.model.goal import Goal
from playpress.model.kpi import Kpi
from playpress.model.measurement import Measurement
from playpress.model.role import Role, Team
from playpress.model.term import Term
from playpress.model.tool import Tool
from tests.tools.handbook import library_of, playbook_of


def facts(*playbooks, today=date.max, **registries) -> Facts:
    return Facts(library_of(*playbooks, **registries), today)


def things(kind, **fields_of):
    return {name: kind.model_validate({"id": name, "name": name, **fields}) for name, fields in fields_of.items()}


def step(name: str, role: str, **fields):
    return {"id": name, "name": name, "raci": {"responsible": role, "accountable": role}, **fields}


def test_a_process_has_every_letter_of_its_steps_and_a_role_the_number_of_its_steps():
    raci = facts(playbook_of(steps=[step("a", "clerk"), {**step("b", "boss"), "raci": {"responsible": "boss"}}])).raci
    assert {role: set(letters) for role, letters in raci.letters["sell"].items()} == {
        "clerk": {"R", "A"}, "boss": {"R", "A"},
    }  # fmt: skip
    assert raci.counts == {"clerk": {"R": 1, "A": 1}, "boss": {"R": 1, "A": 1}}


def test_a_tool_is_needed_by_the_steps_that_name_it_and_by_the_roles_that_do_them_or_have_it():
    crm = {"tool": "crm", "access": "edit"}
    steps = [step("a", "clerk", tools=[crm, "wiki"]), step("b", "clerk", tools=[{"tool": "crm", "access": "view"}])]
    roles = things(Role, clerk={"tools": [{"tool": "crm", "access": "admin"}]}, boss={"tools": ["desk"]})
    needs = facts(
        playbook_of(steps=steps), playbook_of(id="old", status="retired", steps=steps), roles=roles
    ).tool_needs
    assert list(needs.by_playbook["sell"]["crm"].levels) == ["edit", "view"]
    assert list(needs.by_playbook["sell"]["crm"].places) == ["a", "b"]
    assert list(needs.by_role["clerk"]["crm"].levels) == ["admin", "edit", "view"]
    assert list(needs.by_role["clerk"]["crm"].places) == ["sell"]
    assert (needs.by_role["clerk"]["crm"].highest, needs.by_role["boss"]["desk"].highest) == ("admin", None)
    assert list(needs.by_role["boss"]["desk"].places) == []
    assert {tool: {role: list(its) for role, its in roles.items()} for tool, roles in needs.roles.items()} == {
        "crm": {"clerk": ["edit", "view", "admin"]}, "wiki": {"clerk": []}, "desk": {"boss": []},
    }  # fmt: skip


def test_a_data_set_is_needed_by_steps_that_name_it_or_take_an_input_that_is_it():
    playbook = playbook_of(
        inputs=[{"id": "list", "name": "List", "dataset": "orders"}],
        outputs=[{"id": "sum", "name": "Sum", "dataset": "sums"}],
        steps=[step("a", "clerk", inputs=[{"from": "list"}]), step("b", "boss", datasets=["orders", "prices"])],
    )
    needs = facts(playbook).data_needs
    by_playbook = {name: list(steps) for name, steps in needs.by_playbook["sell"].items()}
    assert by_playbook == {"orders": ["a", "b"], "sums": [], "prices": ["b"]}
    assert {name: list(its) for name, its in needs.by_role["clerk"].items()} == {"orders": ["sell"]}
    assert set(needs.by_role["boss"]) == {"orders", "prices"}


def test_results_are_what_steps_make_that_leaves_the_process_and_who_takes_it_in():
    made = [{"id": "x", "name": "X", "to": "goods"}, {"id": "y", "name": "Y"}]
    sell = playbook_of(outputs=[{"id": "goods", "name": "Goods"}], steps=[step("a", "clerk", outputs=made)])
    buy = playbook_of(id="buy", inputs=[{"id": "in", "name": "In", "from": "sell/goods"}])
    results = facts(sell, buy).results
    assert results.takers == {("sell", "goods"): ["buy"]}
    assert results.by_role == {"clerk": {"sell": [Result("goods", "a")]}}


def test_a_role_owns_what_names_it_as_owner_leads_teams_and_has_people_report_to_it():
    owned = facts(
        playbook_of(expert="clerk", review={"approver": "boss"}),
        roles=things(Role, boss={}, clerk={"reports_to": "boss"}),
        goals=things(Goal, grow={"owner": "boss"}),
        tools=things(Tool, crm={"granted_by": "clerk"}),
        teams=things(Team, crew={"lead": "boss"}),
        kpis=things(Kpi, sales={"owner": "boss"}),
    ).owned
    assert owned["boss"]._asdict() == {
        "playbooks": ["sell"], "expert_for": [], "goals": ["grow"], "datasets": [], "tools": [], "teams": ["crew"],
        "kpis": ["sales"], "reports": ["clerk"], "approves": ["sell"],
    }  # fmt: skip
    assert (owned["clerk"].expert_for, owned["clerk"].tools) == (["sell"], ["crm"])


def test_a_kpi_measures_its_owner_and_those_who_do_or_answer_for_a_process_but_not_those_who_are_asked():
    raci = {"responsible": "clerk", "accountable": "boss", "consulted": "seller"}
    its = facts(
        playbook_of(kpis=["sales", "gone"], steps=[{"id": "a", "name": "A", "raci": raci}]),
        kpis=things(Kpi, sales={"owner": "owner"}, mine={"owner": "clerk"}),
    ).role_kpis
    assert {role: {kpi: list(names) for kpi, names in kpis.items()} for role, kpis in its.items()} == {
        "owner": {"sales": []}, "clerk": {"mine": [], "sales": ["sell"]}, "boss": {"sales": ["sell"]},
    }  # fmt: skip


def test_a_goal_is_served_by_lesser_goals_playbooks_and_kpis():
    served = facts(
        playbook_of(goals=["grow", "gone"]),
        goals=things(Goal, grow={}, more={"parent": "grow"}),
        kpis=things(Kpi, sales={"goals": ["more"]}),
    ).served
    assert served == {"grow": (["more"], ["sell"], []), "more": ([], [], ["sales"])}


def test_connections_belong_to_the_categories_of_both_ends_and_are_counted_between_different_ones():
    fed = [{"id": "in", "name": "In", "from": "a/x"}, {"id": "too", "name": "Too", "from": "a/y"}]
    found = facts(
        playbook_of(id="a", category="one"),
        playbook_of(id="b", category="two", inputs=fed),
        playbook_of(id="c", category="two", inputs=[{"id": "in", "name": "In", "from": "b/z"}]),
        categories=things(Category, one={}, two={}, empty={}),
    ).categories
    assert found.playbooks == {"one": ["a"], "two": ["b", "c"]}
    assert [link.what for link in found.links["one"]] == ["x", "y"]
    assert [link.what for link in found.links["two"]] == ["x", "y", "z"]
    assert found.crossing == {("one", "two"): 2}


def test_playbooks_are_related_by_what_they_pass_run_prepare_and_replace():
    calls = [{"id": "run", "type": "subprocess", "calls": "b"}]
    found = facts(
        playbook_of(id="a", steps=calls, replaced_by="b", status="retired"),
        playbook_of(id="b", learning={"prerequisites": ["a"]}, inputs=[{"id": "in", "name": "In", "from": "a/x"}]),
    ).related
    assert found["a"]._asdict() == {
        "fed_by": [], "feeds": ["b"], "runs": ["b"], "run_by": [], "prepares_for": ["b"], "replaces": [],
    }  # fmt: skip
    assert found["b"]._asdict() == {
        "fed_by": ["a"], "feeds": [], "runs": [], "run_by": ["a"], "prepares_for": [], "replaces": ["a"],
    }  # fmt: skip


def test_a_playbook_uses_the_terms_that_its_texts_link_to():
    playbook = playbook_of(purpose="Find a [[term:lead]] and a [[term:lead|second]] and a [[term:gone]].")
    terms = {name: Term(id=name, name=name, definition="Somebody.") for name in ("lead", "unused")}
    assert {name: list(its) for name, its in facts(playbook, glossary=terms).terms_used.items()} == {"sell": ["lead"]}


def test_a_role_without_a_known_team_has_none_and_a_team_may_have_no_role():
    roles = things(Role, a={"team": "crew"}, b={}, c={"team": "gone"})
    assert facts(roles=roles, teams=things(Team, crew={}, empty={})).team_roles == {
        "crew": ["a"], "empty": [], None: ["b", "c"],
    }  # fmt: skip


def test_a_kpi_stands_where_its_newest_figure_is_by_its_own_thresholds():
    sales = {"direction": "up", "thresholds": {"green": 10, "amber": 5}}
    old, new = (Measurement(date=date(2026, month, 1), value=value) for month, value in ((1, 12), (2, 7)))
    found = facts(kpis=things(Kpi, sales=sales, calls={}), measurements={"sales": (old, new), "gone": (old,)}).standings
    assert found == {"sales": Standing(new, "amber", None)}


def test_news_is_what_changed_up_to_today_the_newest_day_first():
    def changed(name, *days):
        changes = [{"version": str(n), "date": day, "what": name} for n, day in enumerate(days)]
        return playbook_of(id=name, changes=changes)

    found = facts(
        changed("b", "2026-01-01", "2026-03-01"), changed("a", "2026-03-01", "2027-01-01"), today=date(2026, 11, 25)
    ).latest_changes
    assert [(news.playbook, news.change.date.month) for news in found] == [("a", 3), ("b", 3), ("b", 1)]


def test_the_latest_changes_of_a_role_are_those_of_playbooks_that_it_works_in_owns_or_approves(monkeypatch):
    def changed(name, **more):
        return playbook_of(id=name, changes=[{"version": "1", "date": "2026-03-01", "what": name}], **more)

    library = (
        changed("a", steps=[step("a", "clerk")]),
        changed("b", owner="clerk"),
        changed("c", review={"approver": "clerk"}, status="retired"),
        changed("d"),
    )

    def found():
        its = facts(*library, today=date(2026, 11, 25)).changes_of
        return {role: [one.playbook for one in changes] for role, changes in its.items()}

    assert found() == {"clerk": ["a", "b", "c"], "boss": ["a", "c", "d"]}
    monkeypatch.setattr(latest, "MOST_OF_ROLE", 2)
    assert found() == {"clerk": ["a", "b"], "boss": ["a", "c"]}


def test_the_example_is_the_process_with_the_smallest_picture_that_is_not_retired():
    exception = [{"id": "e", "when": "It fails", "do": "Stop."}]
    smallest = playbook_of(id="old", status="retired", steps=[step("a", "boss")])
    large = playbook_of(id="large", steps=[step("a", "boss"), step("b", "boss"), step("c", "boss")])
    assert facts(smallest, large, playbook_of(id="small", steps=[step("a", "boss")])).example == "small"
    assert facts(large, playbook_of(id="small", steps=[step("a", "boss")], exceptions=exception)).example == "large"
    assert facts(smallest).example is None


def test_what_most_places_refer_to_comes_first():
    learning = {"prerequisites": ["b"]}
    found = facts(playbook_of(id="a"), playbook_of(id="b"), playbook_of(id="c", learning=learning)).most_referred
    assert found == ["b", "a", "c"]


def test_an_approval_is_counted_in_its_playbook():
    approval = {
        **step("a", "boss"),
        "type": "approval",
        "branches": [{"when": "Yes", "to": "done"}, {"when": "No", "to": "b"}],
    }
    assert facts(playbook_of(steps=[approval, step("b", "boss")])).approvals == {"sell": 1}

"""The smaller sections of a playbook's page, each from a playbook of a few lines."""

from __future__ import annotations

from datetime import date
from typing import Any

from playpress.language.richtext import Md
from playpress.model.dataset import Dataset
from playpress.model.kpi import Kpi
from playpress.model.measurement import Measurement
from playpress.model.role import Role
from playpress.pages.sections.card import playbook_card, role_card, role_page_card, role_planning
from playpress.pages.sections.chips import chips
from playpress.pages.sections.exceptions import VariantView, exceptions
from playpress.pages.sections.flow import flow_section, playbook_diagram
from playpress.pages.sections.flow_in_words import flow_in_words
from playpress.pages.sections.hand_offs import hand_offs
from playpress.pages.sections.history import history
from playpress.pages.sections.kpi_tile import explained_tiles
from playpress.pages.sections.learning import learning
from playpress.pages.sections.related import related
from playpress.pages.sections.risks import risks
from playpress.pages.sections.sipoc import sipoc
from playpress.pages.sections.trigger import trigger
from tests.tools.handbook import playbook_of
from tests.unit.pages.test_catalogue import writer

ROLES = {name: Role(id=name, name=name.title()) for name in ("boss", "clerk")}
STEPS: list[dict[str, Any]] = [
    {"id": "a", "name": "A", "raci": {"responsible": "clerk"}, "outputs": [{"id": "x", "name": "Offer"}]},
    {"id": "b", "name": "B", "raci": {"responsible": "boss"}},
]


def handbook(*others, path="playbooks/sell.md", registries=None, **fields):
    """Return a playbook with these fields, its flow, and the writer of its page."""
    playbook = playbook_of(**{"steps": STEPS, **fields})
    write = writer(playbook, *others, path=path, roles=ROLES, **(registries or {}))
    return playbook, write.facts.flows["sell"], write


def said(entries) -> dict[str, str]:
    return {str(entry.term): str(entry.text) for entry in entries}


def test_a_card_has_only_the_lines_that_have_something_to_say():
    playbook, _, write = handbook(volume={"count": 3, "per": "week"}, review={"every": "6 months"})
    assert said(playbook_card(playbook, write).entries) == {
        "How often": "3 times a week",
        "Reading time": "about 1 minute", "Simplicity": "0 approvals, 1 hand-off on the longest path", "Category": "sales", "Status": "Active",
        "Reviewed every": "6 months",
    }  # fmt: skip


def test_a_card_counts_the_hand_offs_of_one_run_and_all_that_are_drawn_where_these_are_more():
    ways = [{"when": "Yes", "to": "b"}, {"when": "No", "to": "done"}, {"when": "Wrong", "to": "a", "kind": "rework"}]
    ask = {"id": "ask", "name": "Ask", "type": "approval", "raci": {"responsible": "boss"}, "branches": ways}
    send = {"id": "b", "name": "Send", "raci": {"responsible": "clerk"}}
    playbook, _, write = handbook(steps=[STEPS[0], ask, send])
    assert len(write.facts.hand_offs["sell"]) == 3
    longest = "1 approval, 2 hand-offs on the longest path"
    assert said(playbook_card(playbook, write).entries)["Simplicity"] == f"{longest}; 1 approval, 3 hand-offs in all"
    playbook, _, write = handbook(steps=[STEPS[0], {**ask, "branches": ways[:2]}, send])
    assert said(playbook_card(playbook, write).entries)["Simplicity"] == longest
    playbook, _, write = handbook(steps=[])
    assert "Simplicity" not in said(playbook_card(playbook, write).entries)


def test_the_card_of_a_role_leads_to_a_mailbox_and_says_that_it_is_outside():
    role = Role(id="agent", name="Agent", contact="a@example.com", external=True, capacity=10)
    write = writer(playbook_of(), path="roles/agent.md", roles={"agent": role})
    assert said(role_card(role, write).entries) == {
        "Contact": "[a&#64;example.com](<mailto:a@example.com>)", "Location": "outside the organisation",
    }  # fmt: skip
    assert said(role_planning(role, write).entries) == {"Total capacity": "10 hours a week"}


def test_the_people_around_a_role_stand_on_its_card_to_print_and_on_its_page_in_a_section_of_their_own():
    _, _, write = handbook(path="roles/clerk.md")
    role = Role(id="clerk", name="Clerk", team="shop", reports_to="boss", backup="boss")
    boss = "[Boss](boss.md)"
    assert said(role_card(role, write).entries) == {"Team": "shop", "Your manager": boss, "Your stand-in": boss}
    assert said(role_page_card(role, write).entries) == {"Team": "shop"}


def test_a_process_says_which_ends_it_has():
    others = [{"id": word, "name": word, "outcome": word} for word in ("failed", "cancelled")]
    _, flow, write = handbook(ends=[{"id": "ok", "name": "Sold"}, *others])
    assert said(trigger(flow, write).ends) == {"Sold": "success", "failed": "failed", "cancelled": "stopped early"}


def test_four_facts_come_first_with_how_often_the_trigger_comes_and_without_what_nobody_knows():
    playbook, _, write = handbook(trigger={"name": "A call", "frequency": "weekly"}, expert="clerk")
    first = {"Owner": "[Boss](../roles/boss.md)", "Starts when": "A call (weekly)"}
    assert said(chips(playbook, write).entries) == {**first, "Questions to": "[Clerk](../roles/clerk.md)"}
    playbook, _, write = handbook(steps=[{**STEPS[0], "work": "2d", "wait": "2d"}])
    assert said(chips(playbook, write).entries)["Takes"] == "about 4 days, of which 2 days is work"


def test_what_is_not_in_use_yet_says_so_before_all_other_facts():
    for status, told in (
        ("draft", ["Status", "Owner"]),
        ("pilot", ["Status", "Owner"]),
        ("active", ["Owner", "Starts when"]),
    ):
        playbook, _, write = handbook(status=status)
        assert list(said(chips(playbook, write).entries))[:2] == told


def test_a_hand_off_names_both_roles_what_passes_and_the_steps():
    _, _, write = handbook()
    assert said(hand_offs("sell", write).entries) == {
        "[Clerk](../roles/clerk.md) to [Boss](../roles/boss.md)": "Offer, after [1. A](#step-a), for [2. B](#step-b)"
    }


def test_a_kpi_shows_its_newest_figure_with_its_colour_and_one_that_is_not_known_only_its_id():
    levels = {"green": 10, "amber": 5}
    sales = Kpi.model_validate({"id": "sales", "name": "Sales", "unit": "%", "direction": "up", "thresholds": levels})
    series = (Measurement(date=date(2026, 2, 1), value=7),)
    registries = {"kpis": {"sales": sales}, "measurements": {"sales": series}}
    playbook, _, write = handbook(kpis=["sales", "gone"], registries=registries)
    known, unknown = explained_tiles(playbook.kpis, write).tiles
    assert known.kpi.md == "[Sales](../kpis/sales.md)"
    assert (known.figure, known.state, known.kind) == ("7%", "amber", "amber")
    assert (unknown.kpi.md, unknown.figure, unknown.state) == ("gone", "", "")


def test_risks_of_three_grades_have_a_matrix_with_the_likely_ones_above_and_the_grave_ones_at_the_right():
    grades = [("low", "high"), ("high", "high"), ("low", "high"), ("high", "low"), (None, "low")]
    found = [{"name": f"Risk {n}", "likelihood": a, "impact": b} for n, (a, b) in enumerate(grades)]
    _, flow, write = handbook(steps=[{**STEPS[0], "risks": found}])
    section = risks(flow, write)
    assert section.impacts == ("low", "medium", "high")
    assert [(row.head, [cell.numbers for cell in row.cells]) for row in section.matrix] == [
        ("high", [(4,), (), (2,)]), ("medium", [(), (), ()]), ("low", [(), (), (1, 3)]),
    ]  # fmt: skip
    assert [cell.kind for cell in section.matrix[0].cells] == ["2", "3", "4"]


def test_risks_that_stand_in_two_places_have_no_matrix():
    found = [{"name": "R", "likelihood": "low", "impact": impact} for impact in ("low", "high", "high")]
    _, flow, write = handbook(steps=[{**STEPS[0], "risks": found}])
    assert risks(flow, write).matrix == ()


def test_what_comes_in_names_its_supplier_and_what_goes_out_its_customer_and_the_processes_that_take_it():
    taker = playbook_of(id="buy", name="Buy", inputs=[{"id": "in", "name": "In", "from": "sell/goods"}])
    data = {"datasets": {"orders": Dataset(id="orders", name="Orders")}}
    inputs = [{"id": "ask", "name": "Request", "supplier": "clerk", "dataset": "orders"}]
    outputs = [{"id": "goods", "name": "Goods", "customer": "boss", "acceptance": "It works."}]
    playbook, _, write = handbook(taker, inputs=inputs, outputs=outputs, registries=data)
    section = sipoc(playbook, write)
    assert section.inputs == (("[Request](../datasets/orders.md)", "[Clerk](../roles/clerk.md)", ""),)
    assert section.outputs == (("Goods", "[Boss](../roles/boss.md), [Buy](buy.md)", "It works."),)


def test_a_risk_stands_in_its_step_with_the_kind_of_its_control():
    risk = {"name": "Late", "likelihood": "low", "impact": "high", "control": "Look.", "control_type": "preventive"}
    _, flow, write = handbook(steps=[{**STEPS[0], "risks": [risk]}])
    ((name, step, likelihood, impact, control),) = risks(flow, write).rows
    assert (name, step.text, likelihood, impact, control) == ("Late", "1. A", "low", "high", "Look. (preventive)")


def test_an_exception_says_where_it_comes_who_is_called_and_where_work_goes_on():
    exception = {"id": "e", "when": "It fails", "at": ["a"], "do": "Stop.", "escalate_to": "boss", "resume": "done"}
    variant = {"name": "Small", "when": "Below 10", "do": "Skip it."}
    playbook, flow, write = handbook(exceptions=[exception, {"id": "f", "when": "Fire"}], variants=[variant])
    section = exceptions(playbook, flow, write)
    assert section.exceptions == (
        ("It fails", "[1. A](#step-a)", "Stop.", "[Boss](../roles/boss.md)", "the end “Sold”"),
        ("Fire", "anywhere", "", "", ""),
    )
    assert section.variants == (VariantView(Md("Small"), Md("Below 10"), Md("Skip it."), (), Md()),)


def test_a_quiz_question_gives_the_right_answer_and_the_step_that_tells():
    question = {"question": "Who?", "options": ["She", "He"], "answer": 2, "because": "So.", "step": "b"}
    playbook, _, write = handbook(learning={"objectives": ["Sell"], "quiz": [question]})
    section = learning(playbook, write)
    assert section.objectives == ("Sell",)
    (asked,) = section.quiz
    assert (asked.options, asked.answer, asked.because, asked.step.text) == (("She", "He"), "He", "So.", "2. B")
    assert learning(playbook_of(), write) == ((), ())


def test_the_history_has_the_newest_version_first():
    changes = [{"version": v, "date": "2026-01-01", "what": f"It is {v}."} for v in ("1.9", "1.10")]
    playbook, _, write = handbook(changes=changes)
    assert [(v.version, v.what) for v in history(playbook, write).versions] == [
        ("1.10", "It is 1.10."),
        ("1.9", "It is 1.9."),
    ]


def test_related_processes_stand_by_what_they_are_to_this_one_and_on_a_map():
    taker = playbook_of(id="buy", name="Buy", inputs=[{"id": "in", "name": "In", "from": "sell/goods"}])
    _, _, write = handbook(taker, outputs=[{"id": "goods", "name": "Goods"}])
    section = related("sell", write)
    assert said(section.entries) == {"Feeds": "[Buy](buy.md)"}
    assert "Goods" in section.diagram
    assert related("sell", handbook()[2]) == ("", ())


def test_a_flow_has_a_picture_by_role_and_one_by_phase_and_says_the_same_in_words():
    playbook, flow, write = handbook()
    section = flow_section(playbook, flow, write)
    assert [picture.path for picture in section.pictures] == ["playbooks/sell.by-role.svg"]
    assert len(section.diagrams) == len(section.by_phase) + 1
    assert section.words == flow_in_words(playbook, playbook_diagram(playbook, flow, write), write)
    ((phase, sentences),) = section.words.passages
    assert phase == ""
    assert [tuple(sentence) for sentence in sentences] == [
        ("", "It starts: Now. Then 1."),
        ("1", "[A](#step-a): [Clerk](../roles/clerk.md). Then 2."),
        ("2", "[B](#step-b): [Boss](../roles/boss.md). Then the end “Sold”."),
    ]


def test_what_runs_one_time_is_said_to_run_once():
    def often(**volume: Any) -> str:
        playbook, _, write = handbook(volume=volume)
        return next(str(entry.text) for entry in playbook_card(playbook, write).entries if entry.term == "How often")

    assert [often(count=1, per=per) for per in ("day", "quarter", "year")] == [
        "once a day", "once a quarter", "once a year",
    ]  # fmt: skip
    assert often(count=0.5, per="year") == "0.5 times a year"

"""A role's part in each process."""

from __future__ import annotations

from playpress.pages.sections.at_a_glance import at_a_glance
from playpress.pages.sections.processes import own_processes, processes
from tests.tools.handbook import playbook_of
from tests.unit.pages.test_catalogue import writer


def write():
    done = {"responsible": "clerk", "accountable": "boss"}
    asked = {"responsible": "boss", "accountable": "boss", "consulted": "clerk"}
    return writer(
        playbook_of(id="buy", name="Buy", steps=[{"id": "a", "name": "A", "raci": asked}]),
        playbook_of(
            name="Sell", steps=[{"id": "a", "name": "A", "raci": done}, {"id": "b", "name": "B", "raci": asked}]
        ),
        path="roles/clerk.md",
    )


def test_the_process_in_which_a_role_does_most_comes_first_with_its_steps_under_each_letter():
    found = processes("clerk", write()).processes
    assert [(p.playbook.text, [(d.title, [s.text for s in d.steps]) for d in p.duties]) for p in found] == [
        ("Sell", [("You do", ["1. A"]), ("You are asked before", ["2. B"])]),
        ("Buy", [("You are asked before", ["1. A"])]),
    ]


def test_a_step_that_a_role_both_does_and_answers_for_stands_once_and_the_card_has_all_that_it_does():
    both = {"responsible": "boss", "accountable": "boss"}
    does, answers = {"responsible": "boss", "accountable": "clerk"}, {"responsible": "clerk", "accountable": "boss"}
    steps = [{"id": x.lower(), "name": x, "raci": raci} for x, raci in (("A", does), ("B", both), ("C", answers))]
    (part,) = processes("boss", writer(playbook_of(steps=steps), path="roles/boss.md")).processes
    assert [(duty.title, [step.text for step in duty.steps]) for duty in part.duties] == [
        ("You do and answer for", ["2. B"]),
        ("You do", ["1. A"]),
        ("You answer for", ["3. C"]),
    ]
    assert [step.text for step in part.own] == ["1. A", "2. B"]


def test_processes_in_which_a_role_is_only_asked_are_not_its_own():
    assert own_processes("clerk", write()) == ["sell"]


def test_a_role_that_does_nothing_itself_is_told_in_how_many_processes_it_is_asked_or_told():
    asked = {"responsible": "boss", "accountable": "boss", "consulted": "clerk"}
    told = {"responsible": "boss", "accountable": "boss", "informed": "clerk"}
    buy = playbook_of(id="buy", name="Buy", steps=[{"id": "a", "name": "A", "raci": asked}])
    sell = playbook_of(name="Sell", steps=[{"id": "a", "name": "A", "raci": told}])
    glance = at_a_glance("clerk", "roles/clerk.md", writer(buy, sell, path="cards/clerk.md"))
    assert glance.only_asked == "This role does no step itself. It is asked or told in 2 processes:"
    assert [part.playbook.text for part in glance.processes.processes] == ["Buy", "Sell"]
    one = at_a_glance("clerk", "roles/clerk.md", writer(buy, path="cards/clerk.md"))
    assert one.only_asked.endswith("in 1 process:")


def test_a_role_that_does_something_is_shown_its_own_processes_and_one_without_any_none():
    glance = at_a_glance("clerk", "roles/clerk.md", write())
    assert (glance.only_asked, [part.playbook.text for part in glance.processes.processes]) == ("", ["Sell"])
    nobody = at_a_glance("nobody", "roles/nobody.md", write())
    assert (nobody.only_asked, nobody.processes.processes) == ("", ())

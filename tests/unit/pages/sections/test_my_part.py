"""The part of each role in a playbook: its steps by what they ask of it, what it gets and passes on, exceptions."""

from __future__ import annotations

from playpress.model.role import Role
from playpress.pages.sections.my_part import my_part
from tests.tools.handbook import playbook_of
from tests.unit.pages.test_catalogue import writer

ROLES = {name: Role(id=name, name=name.title()) for name in ("boss", "clerk", "seller")}
STEPS = [
    {"id": "ask", "name": "Ask", "raci": {"responsible": "clerk", "consulted": ["seller"]}, "outputs": [{"id": "list", "name": "List"}]},
    {"id": "allow", "name": "Allow it?", "type": "approval", "raci": {"responsible": "boss", "informed": ["clerk"]},
     "branches": [{"when": "Yes", "to": "give"}, {"when": "No", "to": "ask", "kind": "rework"}]},
    {"id": "rest", "name": "Rest", "type": "wait", "wait": "1d"},
    {"id": "give", "name": "Give", "raci": {"responsible": "clerk", "accountable": "clerk"},
     "inputs": [{"from": "money"}], "outputs": [{"id": "good", "name": "Good", "to": "goods"}]},
]  # fmt: skip
FIELDS = {
    "owner": "boss",
    "inputs": [{"id": "money", "name": "Money", "supplier": "seller"}],
    "outputs": [{"id": "goods", "name": "Goods", "customer": "seller"}],
    "exceptions": [
        {"id": "fire", "when": "Fire", "escalate_to": "boss"},
        {"id": "theft", "when": "Theft", "at": ["give"]},
    ],
}


def parts(**fields):
    playbook = playbook_of(steps=STEPS, **(FIELDS | fields))
    write = writer(playbook, path="playbooks/sell.md", roles=ROLES)
    section = my_part(playbook, write.facts.flows[playbook.id], write)
    return {str(part.role): part for part in section.parts}


def marks(part):
    return {str(duty.style): [str(step.md) for step in duty.steps] for duty in part.duties}


def test_each_step_of_a_role_stands_once_under_the_mark_that_asks_most_of_it():
    found = parts()
    assert marks(found["clerk"]) == {"r": ["[1](#step-ask)", "[4](#step-give)"], "i": ["[2](#step-allow)"]}
    assert marks(found["seller"]) == {"c": ["[1](#step-ask)"]}


def test_who_is_responsible_for_a_question_decides_it():
    decides = parts()["boss"].duties[0]
    assert (decides.style, decides.letter, decides.title) == ("d", "R", "You decide")
    assert marks(parts()["boss"]) == {"d": ["[2](#step-allow)"], "a": ["[1](#step-ask)"]}


def test_steps_are_counted_out_of_all_that_have_a_number():
    assert {name: str(part.steps) for name, part in parts().items()} == {
        "boss": "2 of 4 steps", "clerk": "3 of 4 steps", "seller": "1 of 4 steps",
    }  # fmt: skip


def test_what_a_role_gets_says_from_whom_and_for_which_of_its_steps():
    assert parts()["boss"].gets == ("**List** from Clerk, for step [2](#step-allow)",)
    assert parts()["clerk"].gets == (
        "Boss finishes step [2](#step-allow); your step [1](#step-ask) follows",
        "Boss finishes step [2](#step-allow); your step [4](#step-give) follows",
        "**Money** from Seller, for step [4](#step-give)",
    )


def test_what_nobody_is_named_to_give_comes_from_its_process_or_from_nobody():
    unnamed = [{"id": "money", "name": "Money"}]
    assert parts(inputs=unnamed)["clerk"].gets[-1] == "**Money** for step [4](#step-give)"


def test_what_a_role_passes_on_within_the_process_comes_before_what_leaves_it():
    assert parts()["clerk"].passes == (
        "**List** to Boss, after step [1](#step-ask)",
        "**Goods** to [Seller](../roles/seller.md), after step [4](#step-give)",
    )
    assert parts()["boss"].passes[0] == "After step [2](#step-allow), Clerk goes on with step [4](#step-give)"


def test_a_result_that_nobody_is_named_to_take_is_passed_on_all_the_same():
    assert (
        parts(outputs=[{"id": "goods", "name": "Goods"}])["clerk"].passes[-1] == "**Goods**, after step [4](#step-give)"
    )


def test_an_exception_affects_who_does_its_step_and_who_is_called():
    found = parts()
    assert found["clerk"].exceptions == ("[Fire](#exceptions-1)", "[Theft](#exceptions-2)")
    assert found["boss"].exceptions == ("[Fire](#exceptions-1) (you are called in)",)
    assert found["seller"].exceptions == ()


def test_nobody_has_a_part_in_a_retired_playbook():
    assert parts(status="retired") == {}

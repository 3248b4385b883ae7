"""What a role gets and what it approves, as tables of its page."""

from __future__ import annotations

from playpress.model.role import Role
from playpress.pages.sections.approvals import approvals
from playpress.pages.sections.received import received
from tests.tools.handbook import playbook_of
from tests.unit.pages.test_catalogue import writer

ROLES = {name: Role(id=name, name=name.title()) for name in ("boss", "clerk")}
MADE = [{"id": "x", "name": "List", "to": "list"}]
BUY = playbook_of(
    id="buy", name="Buy", outputs=[{"id": "list", "name": "List"}],
    steps=[{"id": "l", "name": "L", "raci": {"responsible": "clerk"}, "outputs": MADE}],
)  # fmt: skip
SELL = playbook_of(
    inputs=[{"id": "list", "name": "*List*", "from": "buy/list"}, {"id": "wish", "name": "Wish"}],
    review={"approver": "boss"},
    steps=[
        {"id": "a", "name": "A", "raci": {"responsible": "clerk"}, "inputs": [{"from": "wish"}]},
        {
            "id": "b", "name": "B", "type": "approval", "raci": {"responsible": "boss"}, "inputs": [{"from": "list"}],
            "branches": [{"when": "Yes", "to": "done"}, {"when": "No", "to": "a", "kind": "rework"}],
        },
    ],
)  # fmt: skip


def write(role: str):
    return writer(BUY, SELL, path=f"roles/{role}.md", roles=ROLES)


def test_a_role_sees_what_it_gets_from_whom_after_which_step_and_for_which_of_its_own():
    page = "../playbooks/sell.md"
    (process,) = received("boss", write("boss")).processes
    rows = [tuple(str(getattr(cell, "md", cell)) for cell in row) for row in process.rows]
    own = f"[2. B]({page}#step-b)"
    assert process.playbook.text == "Sell"
    assert rows == [
        ("Word that it is done", "[Clerk](clerk.md)", f"[1. A]({page}#step-a)", own),
        ("&#42;List&#42;", "[Clerk](clerk.md)",
         "[1. L](../playbooks/buy.md#step-l) in [Buy](../playbooks/buy.md)", own),
    ]  # fmt: skip


def test_work_that_a_decision_sends_on_without_an_output_is_named_by_the_answer():
    (process,) = received("clerk", write("clerk")).processes
    assert [row.what for row in process.rows if row.after] == ["“No”"]


def test_what_nobody_is_named_for_says_only_what_it_is():
    (process,) = received("clerk", write("clerk")).processes
    assert [tuple(row[:3]) for row in process.rows if row.what == "Wish"] == [("Wish", ("", ""), "")]


def test_a_role_sees_all_that_it_approves_in_one_list_the_changes_of_playbooks_included():
    its = approvals("boss", write("boss"))
    assert [(row.step.text, row.playbook.text, row.givers, row.answers) for row in its.rows] == [
        ("2. B", "Sell", "[Clerk](clerk.md)", "Yes · No")
    ]
    assert its.changes == "[Sell](../playbooks/sell.md)"
    assert approvals("clerk", write("clerk")) == ((), "")


def test_a_role_does_not_approve_in_a_retired_process():
    old = SELL.model_copy(update={"status": "retired"})
    assert approvals("boss", writer(BUY, old, path="roles/boss.md", roles=ROLES)) == ((), "")

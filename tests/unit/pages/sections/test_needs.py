"""What a process or a role needs, as rows."""

from __future__ import annotations

from playpress.model.dataset import Dataset
from playpress.model.role import Role
from playpress.model.tool import Tool
from playpress.pages.sections.needs import playbook_data, playbook_tools, role_data, role_tools
from tests.tools.handbook import playbook_of
from tests.unit.pages.test_catalogue import writer

CRM = {"tool": "crm", "access": "edit"}
STEPS = [
    {"id": "a", "name": "A", "raci": {"responsible": "clerk"}, "tools": [CRM], "datasets": ["orders"]},
    {"id": "b", "name": "B", "raci": {"responsible": "clerk"}, "tools": [{**CRM, "access": "view"}, "gone"]},
]


def write():
    orders = Dataset.model_validate(
        {"id": "orders", "name": "Orders", "source": "Shop", "owner": "boss", "classification": "internal"}
    )
    return writer(
        playbook_of(steps=STEPS),
        path="playbooks/sell.md",
        roles={"clerk": Role(id="clerk", name="Clerk"), "boss": Role(id="boss", name="Boss")},
        tools={"crm": Tool(id="crm", name="CRM", granted_by="boss")},
        datasets={"orders": orders},
    )


def said(section) -> list[tuple[str, ...]]:
    return [(row.thing.text, row.what, row.giver.text, row.places) for row in section.rows]


def test_a_process_needs_a_tool_at_every_level_that_a_step_names_also_one_that_nobody_knows():
    assert said(playbook_tools("sell", write())) == [
        ("CRM", "view, edit", "Boss", "[1. A](#step-a), [2. B](#step-b)"),
        ("gone", "", "", "[2. B](#step-b)"),
    ]


def test_a_role_needs_a_tool_at_the_highest_level_in_the_processes_where_it_does_something():
    assert said(role_tools("clerk", write())) == [
        ("CRM", "edit", "Boss", "[Sell](sell.md)"),
        ("gone", "", "", "[Sell](sell.md)"),
    ]
    assert role_tools("boss", write()).rows == ()


def test_nobody_new_in_a_role_is_sent_to_themselves_for_access():
    roles = {"clerk": Role(id="clerk", name="Clerk", reports_to="boss"), "boss": Role(id="boss", name="Boss")}
    step = {
        "id": "a",
        "name": "A",
        "raci": {"responsible": ["clerk", "boss"]},
        "tools": ["crm"],
        "datasets": ["orders"],
    }
    tools = {"crm": Tool(id="crm", name="CRM", granted_by="clerk")}
    datasets = {"orders": Dataset(id="orders", name="Orders", owner="boss")}
    its = writer(playbook_of(steps=[step]), path="roles/clerk.md", roles=roles, tools=tools, datasets=datasets)
    assert [row.giver.md for row in role_tools("clerk", its).rows] == ["Your own role; ask [Boss](boss.md)"]
    assert [row.giver.md for row in role_tools("boss", its).rows] == ["[Clerk](clerk.md)"]
    assert [row.giver.md for row in role_data("boss", its).rows] == ["Your own role; ask a colleague"]
    assert [row.giver.md for row in playbook_tools("sell", its).rows] == ["[Clerk](clerk.md)"]


def test_data_comes_with_its_source_for_a_process_and_with_its_classification_for_a_role():
    assert said(playbook_data("sell", write())) == [("Orders", "Shop", "Boss", "[1. A](#step-a)")]
    assert said(role_data("clerk", write())) == [("Orders", "internal", "Boss", "[Sell](sell.md)")]

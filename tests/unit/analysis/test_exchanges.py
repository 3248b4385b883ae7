"""Who works together most, and which access is there on the first day."""

from __future__ import annotations

from playpress.analysis.exchanges import Exchange, find_exchanges
from playpress.analysis.facts import Facts
from playpress.analysis.hand_offs import HandOff
from playpress.model.role import Role
from playpress.model.tool import Tool
from tests.tools.handbook import library_of

TOOLS = {
    "crm": Tool(id="crm", name="CRM", granted_by="boss"),
    "chat": Tool(id="chat", name="Chat"),
    "till": Tool(id="till", name="Till", granted_by="boss"),
}


def given(giver: str, receiver: str, step: str) -> HandOff:
    return HandOff("sell", giver, receiver, step, "next", ())


def test_hand_offs_are_counted_in_both_directions_and_the_most_come_first():
    its = [
        given("clerk", "boss", "a"),
        given("cook", "clerk", "b"),
        given("clerk", "boss", "c"),
        given("boss", "clerk", "d"),
    ]
    assert find_exchanges({"clerk": its}) == {"clerk": (Exchange("boss", 2, 1), Exchange("cook", 0, 1))}


def test_of_roles_with_as_many_hand_offs_the_first_by_id_comes_first():
    its = [given("clerk", "cook", "a"), given("boss", "clerk", "b")]
    assert [each.role for each in find_exchanges({"clerk": its})["clerk"]] == ["boss", "cook"]


def first_access(onboarding=None, tools=()):
    clerk = Role.model_validate({"id": "clerk", "name": "Clerk", "tools": list(tools), "onboarding": onboarding})
    return Facts(library_of(roles={"clerk": clerk}, tools=TOOLS)).first_access.get("clerk")


def test_access_is_ordered_from_those_who_grant_it_and_where_nothing_is_listed_all_of_it():
    found = first_access(tools=[{"tool": "crm", "access": "edit"}, "till", "chat"])
    assert found.by_giver == {"boss": (("crm", "edit"), ("till", None)), None: (("chat", None),)}
    assert found.is_all


def test_what_is_not_listed_for_the_first_day_can_wait_and_so_can_a_higher_level():
    tools = [{"tool": "crm", "access": "edit"}, "till"]
    found = first_access({"before_day_one": ["crm"]}, tools)
    assert (found.by_giver, found.is_all) == ({"boss": (("crm", "edit"),)}, False)
    lower = {"before_day_one": ["till", {"tool": "crm", "access": "view"}]}
    assert first_access(lower, tools).is_all is False
    assert first_access({"before_day_one": ["till", "crm"]}, tools).is_all is True


def test_a_tool_of_the_first_day_is_one_that_the_role_needs():
    clerk = Role.model_validate({"id": "clerk", "name": "Clerk", "onboarding": {"before_day_one": ["till"]}})
    facts = Facts(library_of(roles={"clerk": clerk}, tools=TOOLS))
    assert [*facts.tool_needs.by_role["clerk"]] == ["till"]
    assert [*facts.tool_needs.roles["till"]] == ["clerk"]


def test_a_role_that_needs_no_tool_has_no_access_to_order():
    assert first_access() is None

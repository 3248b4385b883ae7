"""The people around a role, what is ready before the first day, and where to ask about a process."""

from __future__ import annotations

from dataclasses import replace

from playpress.analysis.facts import Facts
from playpress.language.translation import Translator
from playpress.model.handbook import Handbook
from playpress.model.role import Role
from playpress.model.tool import Tool
from playpress.pages.sections.ask import ask
from playpress.pages.sections.before_day_one import NOTHING_BEFORE, before_day_one
from playpress.pages.sections.people import people
from playpress.pages.writer import Writer
from tests.tools.handbook import library_of, playbook_of


def role(name: str, **fields: object) -> Role:
    return Role.model_validate({"id": name, "name": name.capitalize(), **fields})


def step(name: str, by: str, **fields: object) -> dict[str, object]:
    return {"id": name, "name": name, "raci": {"responsible": by}, **fields}


def writer(*roles: Role, steps=(), buddy=None, path="roles/clerk.md", **registries) -> Writer:
    library = library_of(playbook_of(steps=list(steps)), roles={each.id: each for each in roles}, **registries)
    facts = Facts(replace(library, handbook=Handbook(buddy=buddy)))
    return Writer(facts, Translator("en"), path)


def told(write: Writer, name: str = "clerk") -> list[tuple[str, ...]]:
    found = people(write.library.roles[name], write).people
    return [(each.part, each.role.text, each.contact, each.exchange) for each in found]


def test_manager_buddy_and_stand_in_come_before_those_whom_one_works_with_most():
    clerk = role("clerk", reports_to="boss", backup="cook")
    steps = [step("a", "clerk"), step("b", "baker"), step("c", "clerk"), step("d", "boss")]
    write = writer(clerk, role("boss"), role("cook"), role("baker"), role("guide"), steps=steps, buddy="guide")
    assert told(write) == [
        ("Your manager", "Boss", "", "1 hand-off to them"),
        ("Your buddy", "Guide", "", ""),
        ("Your stand-in", "Cook", "", ""),
        ("You work most with", "Baker", "", "1 hand-off to them, 1 hand-off from them"),
    ]


def test_a_role_that_is_several_things_to_somebody_is_named_once():
    assert told(writer(role("clerk", reports_to="boss", backup="boss"), role("boss"))) == [
        ("Your manager · Your stand-in", "Boss", "", "")
    ]


def test_the_search_finds_each_part_with_the_name_of_who_has_it():
    clerk = role("clerk", reports_to="boss", backup="boss")
    found = people(clerk, writer(clerk, role("boss", contact="Room 4"))).found
    assert [tuple(entry) for entry in found] == [("Your manager", "Boss – Room 4"), ("Your stand-in", "Boss – Room 4")]


def test_a_role_names_a_buddy_of_its_own_and_nobody_is_their_own_buddy():
    own = role("clerk", onboarding={"buddy": "cook"})
    assert [line[:2] for line in told(writer(own, role("cook"), role("guide"), buddy="guide"))] == [
        ("Your buddy", "Cook")
    ]
    assert told(writer(role("guide"), buddy="guide"), "guide") == []
    assert told(writer(role("clerk", external=True), role("guide"), buddy="guide")) == []


def test_only_the_three_with_most_hand_offs_are_named():
    others = ("ada", "bo", "cy", "di")
    steps = [step(f"s{n}", by) for n, by in enumerate(by for other in others for by in ("clerk", other))]
    write = writer(*map(role, ("clerk", *others)), steps=steps)
    assert len(told(write)) == 3


def test_how_to_reach_somebody_is_a_link_where_it_is_an_address():
    contacts = ["boss@example.com", "https://example.com/boss", "Room 4", "mailto:boss@example.com"]
    found = [told(writer(role("clerk", reports_to="boss"), role("boss", contact=each)))[0][2] for each in contacts]
    assert found == [
        "[boss&#64;example.com](<mailto:boss@example.com>)",
        "[https://example.com/boss](<https://example.com/boss>)",
        "Room 4",
        "[boss&#64;example.com](<mailto:boss@example.com>)",
    ]


TOOLS = {
    "till": Tool(id="till", name="Till", granted_by="boss"),
    "chat": Tool(id="chat", name="Chat"),
    "safe": Tool(id="safe", name="Safe", granted_by="boss"),
}


def test_before_the_first_day_the_manager_has_a_list_and_access_is_ordered_from_those_who_grant_it():
    first = [{"tool": "till", "access": "edit"}, "chat"]
    onboarding = {"manager": ["Choose a desk", "Tell [[role:boss|everybody]]"], "before_day_one": first}
    clerk = role("clerk", reports_to="boss", onboarding=onboarding, tools=["safe"])
    found = before_day_one(clerk, writer(clerk, role("boss", contact="Room 4"), tools=TOOLS))
    assert (found.manager.text, found.tasks) == ("Boss", ("Choose a desk", "Tell [everybody](boss.md)"))
    assert [(order.giver.text, order.contact, order.tools) for order in found.orders] == [
        ("Boss", "Room 4", "[Till](../tools/till.md) (edit)"),
        ("Nobody is named who grants access", "", "[Chat](../tools/chat.md)"),
    ]
    assert found.has_more


def test_access_that_the_role_itself_grants_is_ordered_from_the_manager():
    clerk = role("clerk", reports_to="boss", tools=["till"], contact="Room 5")
    tools = {"till": TOOLS["till"].model_copy(update={"granted_by": "clerk"})}
    (order,) = before_day_one(clerk, writer(clerk, role("boss", contact="Room 4"), tools=tools)).orders
    assert (order.giver.md, order.contact) == ("Your own role; ask [Boss](boss.md)", "Room 4")


def test_nothing_is_said_of_a_first_day_outside_the_organisation_or_where_nothing_is_known():
    outside = role("clerk", external=True, tools=["till"])
    assert before_day_one(outside, writer(outside, tools=TOOLS)) == NOTHING_BEFORE
    assert before_day_one(role("clerk"), writer(role("clerk"))) == NOTHING_BEFORE


def test_a_question_goes_to_the_expert_else_to_the_owner_and_then_further():
    write = writer(role("boss", contact="Room 4"), role("cook"), path="playbooks/sell.md")
    found = ask(playbook_of(), write)
    assert (found.role.text, found.contact, found.where, found.escalations) == ("Boss", "Room 4", "", ())
    further = {"where": "In the *shop*", "escalate": [{"when": "It burns", "to": "boss"}]}
    found = ask(playbook_of(expert="cook", ask=further), write)
    assert (found.role.text, found.where) == ("Cook", "In the *shop*")
    assert [(each.role.text, each.contact, each.when) for each in found.escalations] == [("Boss", "Room 4", "It burns")]

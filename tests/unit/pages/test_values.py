"""Pages of things as values: what each says of a handbook of a few lines."""

from __future__ import annotations

from playpress.analysis.facts import Facts
from playpress.language.translation import Translator
from playpress.model.goal import Goal
from playpress.model.handbook import Handbook
from playpress.model.kpi import Kpi
from playpress.model.library import Library
from playpress.model.role import Role, Team
from playpress.model.term import Term
from playpress.model.tool import Tool
from playpress.pages.changes import changes_page
from playpress.pages.glossary import glossary_page
from playpress.pages.goal import goal_page
from playpress.pages.index_page import index_page
from playpress.pages.kpi import kpi_page
from playpress.pages.role import role_page
from playpress.pages.tool import tool_page
from playpress.pages.why import why_page
from playpress.pages.writer import Writer
from tests.tools.handbook import playbook_of
from tests.tools.planned import at
from tests.unit.pages.test_catalogue import writer

CRM = {"tool": "crm", "access": "edit"}
STEP = {"id": "a", "name": "A", "raci": {"responsible": "clerk", "accountable": "boss"}, "tools": [CRM]}
ROLES = {
    "boss": Role(id="boss", name="Boss", team="crew"),
    "clerk": Role.model_validate(
        {"id": "clerk", "name": "Clerk", "reports_to": "boss", "tools": [{"tool": "crm", "access": "admin"}]}
    ),
}


def said(entries) -> dict[str, str]:
    return {str(entry.term): str(entry.text) for entry in entries}


def test_a_role_page_says_what_the_role_owns_who_reports_to_it_and_has_no_map_where_nothing_is_handed_over():
    page = role_page(*at(writer(playbook_of(steps=[STEP]), path="roles/boss.md", roles=ROLES), ROLES["boss"].id))
    assert said(page.owns) == {"Playbooks": "[Sell](../playbooks/sell.md)"}
    assert [link.text for link in page.reports] == ["Clerk"]
    assert (page.diagrams, page.pictures) == ((), ())
    assert [(p.playbook.text, [d.title for d in p.duties]) for p in page.processes.processes] == [
        ("Sell", ["You answer for"])
    ]


def test_a_role_knows_the_terms_of_the_playbooks_in_which_it_does_something():
    playbook = playbook_of(steps=[STEP], purpose="Find a [[term:lead]].")
    terms = {"lead": Term(id="lead", name="Lead", definition="Somebody.")}
    pages = (
        role_page(*at(writer(playbook, path=f"roles/{role.id}.md", roles=ROLES, glossary=terms), role.id))
        for role in ROLES.values()
    )
    assert [[term.text for term in page.terms] for page in pages] == [[], ["Lead"]]


def test_a_tool_page_names_every_role_that_needs_it_with_all_levels():
    tool = Tool(id="crm", name="CRM", granted_by="boss")
    roles = {**ROLES, "boss": ROLES["boss"].model_copy(update={"contact": "Room 4"})}
    page = tool_page(
        *at(writer(playbook_of(steps=[STEP]), path="tools/crm.md", roles=roles, tools={"crm": tool}), tool.id)
    )
    assert [(need.role.text, need.access) for need in page.needed_by] == [("Clerk", "edit, administer")]
    assert said(page.card.entries) == {"Access from": "[Boss](../roles/boss.md), Room 4"}


def test_a_goal_page_names_what_serves_it_by_name():
    goals = {
        "grow": Goal(id="grow", name="Grow", owner="boss"),
        "more": Goal(id="more", name="More", parent="grow"),
    }
    kpis = {"sales": Kpi(id="sales", name="Sales", goals=("grow",))}
    write = writer(playbook_of(goals=["grow"]), path="goals/grow.md", goals=goals, kpis=kpis)
    page = goal_page(*at(write, goals["grow"].id))
    assert [[link.text for link in links] for links in (page.parts, page.playbooks)] == [["More"], ["Sell"]]
    assert [tile.kpi.text for tile in page.kpis.tiles] == ["Sales"]


def test_a_kpi_page_has_only_the_lines_of_its_definition_that_say_something():
    kpi = Kpi.model_validate(
        {"id": "sales", "name": "Sales", "unit": "%", "direction": "down", "thresholds": {"green": 5, "amber": 10}}
    )
    page = kpi_page(*at(writer(path="kpis/sales.md", kpis={"sales": kpi}), kpi.id))
    assert said(page.definition.entries) == {
        "Unit": "%", "Direction": "less is better", "Green": "at most 5%", "Amber": "at most 10%", "Red": "worse than amber",
    }  # fmt: skip
    assert page.series == ()


def test_the_index_of_roles_has_a_group_for_each_team_and_counts_processes():
    team = Team(id="crew", name="Crew", purpose="Sells.", lead="boss", aliases=("gang",))
    page = index_page(
        *at(writer(playbook_of(steps=[STEP]), path="all-roles.md", roles=ROLES, teams={"crew": team}), "role")
    )
    crew, others = page.groups
    assert (crew.title, crew.anchor, crew.older_anchors) == ("Crew", "team-crew", ("team-gang",))
    assert crew.text == "Sells. Led by: [Boss](roles/boss.md)."
    assert (crew.rows, others.rows) == ((("[Boss](roles/boss.md)", "", "1"),), (("[Clerk](roles/clerk.md)", "", "1"),))
    assert others.title == "Without a team"


def test_the_glossary_stands_by_first_letter_and_says_where_a_term_is_mentioned():
    terms = {id_: Term(id=id_, name=name, definition="It.") for id_, name in (("lead", "lead"), ("four-p", "4P"))}
    page = glossary_page(*at(writer(playbook_of(purpose="A [[term:lead]]."), path="glossary.md", glossary=terms)))
    assert [(group.letter, [term.name for term in group.terms]) for group in page.letters] == [
        ("&#35;", ["4P"]),
        ("L", ["lead"]),
    ]
    assert [link.text for link in page.letters[1].terms[0].mentioned] == ["Sell"]


def test_a_page_has_the_figures_of_the_principles_that_it_shows():
    principle = {"name": "Repeat", "meaning": "Again.", "shown_by": ["changes"]}
    handbook = Handbook.model_validate({"name": "H", "principles": [principle]})
    facts = Facts(Library(handbook=handbook, entities={"role": ROLES}))
    (shown,) = why_page(*at(Writer(facts, Translator("en"), "why.md"))).principles
    assert shown.evidence[0].endswith("[See for yourself](changes.md#counted)")
    page = changes_page(*at(Writer(facts, Translator("en"), "changes.md")))
    assert page.counted.lines == ("Recorded changes with a reason and an expected effect: 0 of 0.",)


def test_a_principle_is_shown_by_what_is_counted():
    principle = {"name": "Clear", "meaning": "One answers.", "shown_by": ["roles"]}
    handbook = Handbook.model_validate({"name": "H", "principles": [principle]})
    write = Writer(Facts(Library(handbook=handbook, entities={"role": ROLES})), Translator("en"), "why.md")
    (shown,) = why_page(*at(write)).principles
    assert shown.evidence == (
        "All 2 roles have a page with everything they do, answer for, are asked about and are told. [See for yourself](all-roles.md#counted)",
    )

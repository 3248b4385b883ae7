"""A playbook's row in the catalogue, and what else a page says in one place."""

from __future__ import annotations

from playpress.analysis.facts import Facts
from playpress.language.translation import Translator
from playpress.model.category import Category
from playpress.model.goal import Goal
from playpress.model.role import Role
from playpress.model.term import Term
from playpress.pages.catalogue import catalogue_page
from playpress.pages.sections.catalogue import catalogue_row
from playpress.pages.writer import Writer
from tests.tools.handbook import library_of, playbook_of
from tests.tools.planned import at


def writer(*playbooks, path: str = "catalogue.md", **registries) -> Writer:
    library = library_of(*playbooks, **registries)
    return Writer(Facts(library), Translator("en"), path)


BOSS = {"boss": Role(id="boss", name="Boss")}


def test_a_row_says_what_a_playbook_is_and_leads_to_everything_it_names():
    playbook = playbook_of(
        summary="How we sell.", goals=["grow", "gone"], status="draft",
        steps=[{"id": "a", "name": "A", "raci": {"responsible": "clerk"}}, {"id": "b", "name": "B"}],
    )  # fmt: skip
    write = writer(
        playbook,
        roles=BOSS,
        goals={"grow": Goal(id="grow", name="Grow")},
        categories={"sales": Category(id="sales", name="Sales")},
    )
    row = catalogue_row(playbook, write)
    assert row.playbook == ("Sell", "playbooks/sell.md")
    assert (row.summary, row.steps, row.status) == ("How we sell.", "2", "Draft")
    assert row.category == ("Sales", "categories/sales.md")
    assert row.owner == ("Boss", "roles/boss.md")
    assert [tuple(goal) for goal in row.goals] == [("Grow", "goals/grow.md"), ("gone", "")]


def test_a_row_lists_each_role_and_tool_of_its_steps_once_and_in_order():
    raci = {"responsible": ["clerk", "boss"], "consulted": "seller", "informed": "clerk"}
    playbook = playbook_of(
        steps=[
            {"id": "a", "name": "A", "raci": raci, "tools": ["wiki", {"tool": "crm", "access": "edit"}]},
            {"id": "b", "name": "B", "raci": {"responsible": "agent"}, "tools": ["crm"]},
            {"id": "w", "name": "W", "type": "wait", "wait": "1d"},
        ],
    )
    row = catalogue_row(playbook, writer(playbook))
    assert row.roles == "agent boss clerk seller"
    assert row.tools == "crm wiki"


def test_the_catalogue_has_every_playbook_by_name():
    page = catalogue_page(
        *at(
            writer(playbook_of(id="a", name="zebra"), playbook_of(id="b", name="Ähre"), playbook_of(id="c", name="bee"))
        )
    )
    assert [row.playbook.text for row in page.playbooks.rows] == ["Ähre", "bee", "zebra"]
    assert page.intro == "3 playbooks, by name."


def test_what_a_term_means_is_its_title_with_the_words_given_to_its_links():
    definition = (
        'Asked by [[role:boss|our "chief"]] or [[role:boss]] of *some* [[term:sale|sales]] & [[role:gone|nobody]].'
    )
    write = writer(
        path="playbooks/sell.md",
        roles=BOSS,
        glossary={
            "lead": Term(id="lead", name="Lead", definition=definition),
            "sale": Term(id="sale", name="Sale", definition="See [[term:lead]]."),
        },
    )
    shown = write.inline("A [[term:lead|hot one]].")
    assert shown.startswith('A [hot one](../glossary.md#term-lead "')
    assert "Asked by our &quot;chief&quot; or Boss of some sales" in shown
    assert "nobody" in shown
    assert "role:boss" not in shown
    assert "[[" not in shown.replace("\\[", "").replace("[[role:gone", "")

"""No page grows with the number of playbooks: what is too much for one page stands on several, and none of it is lost."""

from __future__ import annotations

import json
import posixpath
import re
from functools import cache
from typing import TYPE_CHECKING

import pytest

from playpress.analysis.facts import Facts
from playpress.bundled import bundled_folder
from playpress.language.translation import Translator
from playpress.model.role import Role, Team
from playpress.model.term import Term
from playpress.pages.address import GUIDE, INDEX_PAGES
from playpress.pages.door import Door, Read, found_at
from playpress.pages.plan import SINGLES, build_page, plan_pages
from playpress.pages.sections.parts import positions
from playpress.pages.writer import Writer
from playpress.publish.render import make_renderer
from tests.tools import wide
from tests.tools.handbook import library_of, playbook_of
from tests.tools.limits import set_limits

if TYPE_CHECKING:
    from collections.abc import Mapping

    from playpress.model.library import Library
    from playpress.pages.plan import Plan

SMALL = {
    "MOST_ROWS": 6, "MOST_TERMS": 3, "MOST_PLAYBOOKS": 5, "MOST_USES": 4, "FEW": 2, "LARGEST_MATRIX": 5, "LARGEST_MAP": 3,
    "MOST_FLOWS": 6, "MOST_ROLES": 6, "MOST_TEAMS": 3, "MOST_GOALS": 3, "MOST_PROCESSES": 3, "MOST_CATEGORIES": 2,
}  # fmt: skip
ELSEWHERE = {"my_progress", "progress", "books", "book"}
"""Kinds of pages that are one list by their purpose: everything that a role reads, or all handbooks to print."""
_WAYS = re.compile(r'<(div|details) class="pp-parts".*?</\1>', re.DOTALL)
_LINK = re.compile(r'\]\(([^)\s]+)|href="([^"]+)"')


@pytest.fixture(autouse=True)
def small(monkeypatch):
    set_limits(monkeypatch, **SMALL)
    monkeypatch.setattr(wide, "CATEGORY_SIZE", 5)


@cache
def wide_texts(playbooks: int, things: int) -> dict[str, tuple[str, str]]:
    """Return kind and Markdown of every page of a wide library, whose limits are always the same here."""
    return texts_of(wide.wide_library(playbooks, things))


def texts_of(library: Library) -> dict[str, tuple[str, str]]:
    """Return kind and Markdown of every page by its path."""
    facts, translator = Facts(library), Translator("en")
    render = make_renderer([bundled_folder()], translator)
    plan = plan_pages(facts, translator, lambda subject: f"{subject[0]}.yml")
    return {p.path: (p.kind, render(build_page(p, facts, translator)[0]).text) for p in plan.pages.values()}


def plan_of(library: Library) -> Plan:
    return plan_pages(Facts(library), Translator("en"), lambda subject: f"{subject[0]}.yml")


def links_of(path: str, text: str) -> list[str]:
    """Return where the links of a page lead within the handbook, with anchors."""
    found = [a or b for a, b in _LINK.findall(text)]
    inside = [href for href in found if "://" not in href and not href.startswith(("mailto:", "<"))]
    here = posixpath.dirname(path)
    return [path + href if href.startswith("#") else posixpath.normpath(posixpath.join(here, href)) for href in inside]


@pytest.fixture(scope="module", params=[(30, 3), (30, 30)], ids=["shared-things", "a-thing-each"])
def size(request) -> tuple[int, int]:
    return request.param


def longest(texts: Mapping[str, tuple[str, str]]) -> dict[str, int]:
    """Return the length of the longest page of each kind, without the ways to its other parts."""
    found: dict[str, int] = {}
    for kind, text in texts.values():
        if kind not in ELSEWHERE:
            found[kind] = max(found.get(kind, 0), len(_WAYS.sub("", text)))
    return found


@pytest.mark.slow
def test_no_page_is_longer_in_a_handbook_of_three_times_as_many_playbooks(size: tuple[int, int]):
    playbooks, things = size
    before = longest(wide_texts(playbooks, things))
    after = longest(wide_texts(3 * playbooks, things if things < playbooks else 3 * things))
    assert set(before) == set(after)
    assert {kind: (before[kind], n) for kind, n in after.items() if n > 1.2 * before[kind] + 50} == {}


@pytest.mark.repeats
def test_every_link_leads_to_a_page_and_an_anchor_that_are_there(size: tuple[int, int]):
    texts = wide_texts(*size)
    anchors = {path: set(re.findall(r'<a id="([^"]+)">', text)) for path, (_, text) in texts.items()}
    dead = {
        (path, link)
        for path, (_, text) in texts.items()
        for link in links_of(path, text)
        for target, _, anchor in [link.partition("#")]
        if (target not in texts and not target.endswith((".svg", ".atom", ".ics")))
        or (anchor and anchor not in anchors[target])
    }
    assert dead == set()
    assert any("/2.md" in link for path, (_, text) in texts.items() for link in links_of(path, text))


def test_every_page_is_reached_by_links_from_the_first_pages_of_the_lists(size: tuple[int, int]):
    texts = wide_texts(*size)
    waiting = ["index.md", GUIDE, *(single.path for single in SINGLES), *INDEX_PAGES.values()]
    reached: set[str] = set()
    while waiting:
        path = waiting.pop()
        if path in texts and path not in reached:
            reached.add(path)
            waiting += [link.partition("#")[0] for link in links_of(path, texts[path][1])]
    assert set(texts) - reached == set()


def on_parts(texts: Mapping[str, tuple[str, str]], page: str, pattern: str) -> list[str]:
    """Return what a pattern finds on all parts of a page."""
    stem = page.removesuffix(".md")
    its = [text for path, (_, text) in texts.items() if path == page or re.fullmatch(rf"{stem}/\d+\.md", path)]
    return [found for text in its for found in re.findall(pattern, text)]


def test_every_playbook_is_on_one_part_of_each_list_and_every_step_of_a_role_on_one_part_of_its_page():
    library, texts = wide.wide_library(30, 3), wide_texts(30, 3)

    everything = sorted(library.playbooks)
    assert (
        sorted(on_parts(texts, "catalogue.md", r'<th scope="row"><a href="(?:\.\./)?playbooks/([^"]+)\.md">'))
        == everything
    )
    assert sorted(on_parts(texts, "which-process-first.md", r'<a id="score-([^"]+)">')) == everything
    in_role = on_parts(texts, "roles/roles-0.md", r"### \[[^\]]+\]\((?:\.\./)+playbooks/([^)]+)\.md\)")
    assert sorted(in_role) == sorted(Facts(library).duties["roles-0"])
    rows = on_parts(texts, "uses/tool/tools-0.md", r"(?m)^- \[[^\]]+\]\((?:\.\./)+playbooks/([^)]+)\.md\)")
    assert sorted(rows) == sorted(name for kind, name in (u.user for u in Facts(library).users["tool", "tools-0"]))
    decided = on_parts(
        texts, "roles/roles-0.md", r"(?m)^\| \[1\. Do\]\(\S+\) \| \[[^\]]+\]\((?:\.\./)+playbooks/([^)]+)\.md\)"
    )
    assert sorted(decided) == sorted(Facts(library).decided["roles-0"])
    got = on_parts(texts, "roles/roles-0.md", r"\*\*\[[^\]]+\]\((?:\.\./)+playbooks/([^)]+)\.md\)\*\*\n\n\| What")
    assert sorted(got) == sorted(Facts(library).received["roles-0"])
    assert len(in_role) > SMALL["MOST_PLAYBOOKS"]
    assert len(rows) > SMALL["MOST_ROWS"]


def test_every_term_and_thing_is_on_one_part_of_its_list():
    library, texts = wide.wide_library(30, 30), wide_texts(30, 30)
    assert sorted(on_parts(texts, "glossary.md", r'<a id="term-([^"]+)">')) == sorted(library.glossary)
    for page, things in {
        "all-tools.md": library.tools,
        "all-roles.md": library.roles,
        "all-kpis.md": library.kpis,
    }.items():
        folder = page.removeprefix("all-").removesuffix(".md")
        assert sorted(on_parts(texts, page, rf"(?m)^\| \[[^\]]+\]\((?:\.\./)*{folder}/([^)]+)\.md\)")) == sorted(things)
    assert sorted(on_parts(texts, "raci-overview.md", r"(?m)^\| \[[^\]]+\]\((?:\.\./)*roles/([^)]+)\.md\)")) == sorted(
        library.roles
    )


def test_a_term_is_linked_where_it_stands_and_who_links_to_it_depends_on_that():
    words = {name: Term(id=name, name=name, definition="A word.") for name in "abcdefghij"}
    before, later = Facts(library_of(glossary=words)), Facts(library_of(glossary={"j": words["j"]}))
    door = Door(before)
    write = Writer(door.facts, Translator("en"), "playbooks/sell.md")
    assert write.link("term", "a").href == "../glossary.md#term-a"
    assert write.link("term", "j").href == "../glossary/4.md#term-j"
    read = Read(("shared", "part_of", "term"), "j")
    assert read in door.reads
    assert (found_at(before, read), found_at(later, read)) == (4, 1)


def test_a_team_that_is_cut_goes_on_under_its_name_and_is_linked_where_it_begins():
    roles = {f"r{n}": Role(id=f"r{n}", name=f"R{n}", team="one" if n < 2 else "two") for n in range(9)}
    library = library_of(roles=roles, teams={name: Team(id=name, name=name.title()) for name in ("one", "two")})
    texts = texts_of(library)
    assert [re.findall(r"## (\w+)", texts[path][1]) for path in ("all-roles.md", "all-roles/2.md")] == [
        ["One", "Two"], ["Two"],
    ]  # fmt: skip
    assert "(../all-roles.md#team-two)" in texts["roles/r8.md"][1]
    parts = [page.title for page in plan_of(library).pages.values() if page.key.startswith("all:role")]
    assert parts == ["All roles", "All roles: Two, R3 – Two"], "roles stand by team, and so do the names of parts"


def test_further_parts_are_in_the_search_but_not_in_the_navigation():
    plan = plan_of(wide.wide_library(30, 3))
    titles = {page.path: section.title for section in plan.sections for page in section.pages}
    parts = [page for page in plan.pages.values() if page.part]
    assert {page.kind for page in parts} >= {"catalogue", "process_map", "role", "uses"}
    assert all(page.is_listed for page in parts)
    assert {page.path for page in parts if page.part and page.part.number > 1 and titles[page.path]} == set()
    assert len({page.title for page in parts}) == len(parts)


def test_a_map_of_the_categories_with_the_most_connections_says_how_many_there_are():
    texts = wide_texts(30, 3)
    assert "shows the 3 categories with the most connections, of 6." in texts["process-map.md"][1]
    assert "```mermaid" in texts["process-map.md"][1]
    assert "```mermaid" not in texts["process-map/2.md"][1]


def test_all_rows_for_the_filter_are_data_whatever_they_say():
    playbooks = [playbook_of(id=f"p{n}", name=f"P{n}", summary='</script>\u2028"') for n in range(8)]
    facts = Facts(library_of(*playbooks))
    plan = plan_pages(facts, Translator("en"), lambda _: "file.yml")
    ((path, text),) = build_page(plan.pages["catalogue"], facts, Translator("en"))[0].files.items()
    assert (path, text.isascii()) == ("catalogue/rows.js", True)
    rows = json.loads(text.removeprefix("playpress.catalogue = ").removesuffix(";\n"))["rows"]
    assert [(row[0], row[2]) for row in rows] == [(p.id, p.summary) for p in playbooks]
    assert build_page(plan.pages["catalogue:2"], facts, Translator("en"))[0].files == {}


def test_a_part_of_a_list_that_is_not_by_name_is_called_by_its_positions():
    assert positions([range(40), range(2)], Translator("en")) == ["1 – 40", "41 – 42"]


def test_the_ways_to_many_parts_are_folded_below_a_line_that_says_which_part_this_is(monkeypatch):
    few = wide_texts(30, 3)["catalogue/2.md"][1]
    assert "**All parts:**\n\n- [Playbook" in few
    assert "<details" not in few
    set_limits(monkeypatch, MANY_PARTS=4)
    many = texts_of(wide.wide_library(30, 3))["catalogue/2.md"][1]
    summary = re.search(r'<details class="pp-parts" markdown="1">\n<summary>(.*)</summary>\n\n- \[', many)[1]
    assert summary.startswith("Part 2 of 5: ")
    assert f"- **{summary.partition(': ')[2]}**\n" in many


def test_a_handbook_without_too_much_of_anything_has_no_parts():
    facts = Facts(library_of(playbook_of()))
    plan = plan_pages(facts, Translator("en"), lambda _: "file.yml")
    assert [page for page in plan.pages.values() if page.part or page.kind == "uses"] == []


def test_a_playbook_of_which_a_role_approves_only_the_changes_is_on_a_part_of_its_page():
    step = {"id": "a", "name": "A", "raci": {"responsible": "clerk"}}
    own = [playbook_of(id=f"p{n}", name=f"P{n}", steps=[step]) for n in range(SMALL["MOST_PLAYBOOKS"] + 1)]
    theirs = {**step, "raci": {"responsible": "boss"}}
    other = playbook_of(id="other", name="Other", review={"approver": "clerk"}, steps=[theirs])
    texts = texts_of(library_of(*own, other, roles={"clerk": Role(id="clerk", name="Clerk")}))
    approved = on_parts(texts, "roles/clerk.md", r"(?m)^\*\*Changes of these playbooks:\*\* (.*)$")
    assert [re.findall(r"\[(\w+)\]", row) for row in approved] == [["Other"]]

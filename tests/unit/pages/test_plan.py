"""Every page is known before any is built, and is built from its entry alone."""

from __future__ import annotations

import pickle
from concurrent.futures import ProcessPoolExecutor
from datetime import date
from functools import partial
from multiprocessing import get_context
from typing import TYPE_CHECKING

import pytest

from playpress.analysis.facts import Facts
from playpress.analysis.project import ProjectFiles
from playpress.bundled import bundled_folder
from playpress.language.translation import Translator
from playpress.model.category import Category
from playpress.model.kinds import KINDS
from playpress.model.role import Role
from playpress.pages import plan as planning
from playpress.pages.plan import BUILDERS, BUILT_AS, PlannedSection, build_page, plan_pages
from playpress.pages.sections import parts as sections_parts
from playpress.publish.as_of import state_of_content
from playpress.publish.render import make_renderer
from playpress.reading.load import load_handbook
from tests.tools.handbook import library_of, playbook_of
from tests.tools.repository import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from playpress.model.library import Library
    from playpress.pages.page import PlannedPage
    from playpress.pages.plan import Plan
    from playpress.reading.loaded import Loaded

EVERYTHING = ROOT / "tests" / "golden" / "everything"
TODAY = date(2026, 11, 25)


@pytest.fixture(scope="module")
def loaded() -> Loaded:
    return load_handbook(EVERYTHING / "playbooks", EVERYTHING)


@pytest.fixture(scope="module")
def plan(loaded: Loaded) -> Plan:
    return plan_pages(Facts(loaded.library), Translator(loaded.library.handbook.language), loaded.file_of)


def facts_of(library: Library) -> Facts:
    find_state = partial(state_of_content, EVERYTHING, (), translator=Translator(library.handbook.language))
    return Facts(library, TODAY, ProjectFiles(find_state=find_state))


@pytest.mark.repeats
def test_each_page_is_built_alone_from_its_key_with_the_same_bytes(loaded: Loaded, plan: Plan):
    translator = Translator(loaded.library.handbook.language)
    render = make_renderer([bundled_folder()], translator)
    expected = EVERYTHING / "expected" / "docs"
    for key in reversed([key for key in plan.pages if not key.startswith("guide")]):
        page, _ = build_page(plan.pages[key], facts_of(loaded.library), translator)
        assert render(page).text == (expected / page.path).read_text(encoding="utf-8"), key


def rendered_alone(library: Library, planned: PlannedPage) -> str:
    """Build a page of facts that nothing else was read from, and return its text."""
    translator = Translator(library.handbook.language)
    page, _ = build_page(planned, facts_of(library), translator)
    return make_renderer([bundled_folder()], translator)(page).text


@pytest.mark.slow
def test_pages_built_in_another_process_have_the_same_bytes(loaded: Loaded, plan: Plan, monkeypatch):
    monkeypatch.setenv("PYTHONHASHSEED", "4242")
    pages = [page for page in plan.pages.values() if not page.kind.startswith("guide")][::-3]
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as other:
        texts = list(other.map(rendered_alone, [loaded.library] * len(pages), pages))
    expected = EVERYTHING / "expected" / "docs"
    assert texts == [(expected / page.path).read_text(encoding="utf-8") for page in pages]


def test_every_kind_of_page_is_in_the_plan_and_keeps_its_entry_and_its_template(loaded: Loaded, monkeypatch):
    monkeypatch.setattr(sections_parts, "MOST_USES", 1)  # so that there are pages of uses, too
    plan = plan_pages(Facts(loaded.library), Translator(loaded.library.handbook.language), loaded.file_of)
    facts, translator = Facts(loaded.library, TODAY), Translator(loaded.library.handbook.language)
    assert {page.kind for page in plan.pages.values()} == set(BUILDERS), (
        "each builder of plan.py has a page in the plan"
    )
    for planned in plan.pages.values():
        page, _ = build_page(planned, facts, translator)
        assert (page.planned, page.template) == (planned, planned.kind)


def test_a_plan_can_be_handed_to_another_process(plan: Plan):
    assert pickle.loads(pickle.dumps(plan)) == plan  # noqa: S301 - our own


def test_every_key_and_every_path_is_there_once(plan: Plan):
    pages = [page for section in plan.sections for page in section.pages]
    assert len({page.key for page in pages}) == len({page.path for page in pages}) == len(pages)


def test_every_kind_of_thing_with_a_page_has_a_builder():
    assert {BUILT_AS.get(name, name) for name, kind in KINDS.items() if kind.has_page} <= set(BUILDERS)


NAMES = ["Alma", "Bert", "Carl", "Dora", "Emil", "Fred", "Gina"]


def levels(entries: Sequence[PlannedPage | PlannedSection], depth: int = 0) -> Iterator[str]:
    """Yield the title of each entry and of those below it, indented by its depth."""
    for entry in entries:
        yield depth * " " + entry.title
        if isinstance(entry, PlannedSection):
            yield from levels(entry.entries, depth + 1)


def test_a_long_section_is_in_groups_that_hold_every_page_once(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(planning, "LONGEST_SECTION", 7)
    monkeypatch.setattr(planning, "LONGEST_GROUP", 3)
    roles = {name.lower(): Role(id=name.lower(), name=name) for name in NAMES}
    plan = plan_pages(Facts(library_of(playbook_of(), roles=roles)), Translator("en"), lambda _: "file.yml")
    (of_roles,) = [section for section in plan.sections if section.title == "Roles"]
    assert list(levels(of_roles.entries)) == [
        "All roles", "Alma – Bert", " Alma", " Bert", "Carl – Dora", " Carl", " Dora", "Emil – Gina", " Emil", " Fred", " Gina",
    ]  # fmt: skip
    assert [page.title for page in of_roles.pages] == ["All roles", *NAMES]
    monkeypatch.setattr(planning, "LONGEST_SECTION", 8)
    plan = plan_pages(Facts(library_of(playbook_of(), roles=roles)), Translator("en"), lambda _: "file.yml")
    assert [list(levels(s.entries)) for s in plan.sections if s.title == "Roles"] == [["All roles", *NAMES]]


def test_many_categories_are_below_one_section_in_groups_of_groups(monkeypatch: pytest.MonkeyPatch):
    categories = {name.lower(): Category(id=name.lower(), name=name) for name in NAMES}
    library = library_of(playbook_of(category="alma"), categories=categories)
    plan = plan_pages(Facts(library), Translator("en"), lambda _: "file.yml")
    assert [section.title for section in plan.sections][1:8] == NAMES
    monkeypatch.setattr(planning, "LONGEST_SECTION", 11)
    monkeypatch.setattr(planning, "LONGEST_GROUP", 2)
    plan = plan_pages(Facts(library), Translator("en"), lambda _: "file.yml")
    assert [section.title for section in plan.sections if section.title] == [
        "Overview", "Playbooks", "Roles", "Tools", "Data sets", "KPIs", "Goals", "Improvement",
    ]  # fmt: skip
    assert list(levels(plan.sections[1].entries))[:6] == [
        "Alma – Carl",
        " Alma – Alma",
        "  Alma",
        "   Alma",
        "   Sell",
        " Bert – Carl",
    ]
    assert {len(s.entries) for s in sections_of(plan.sections[1])} <= {1, 2}
    assert [page.title for page in plan.sections[1].pages] == ["Alma", "Sell", *NAMES[1:]]


def sections_of(section: PlannedSection) -> Iterator[PlannedSection]:
    """Yield a section and every one below it."""
    yield section
    for entry in section.entries:
        if isinstance(entry, PlannedSection):
            yield from sections_of(entry)

"""What happens to pages only in a large handbook: long lists, maps and matrices, cut or split so that nothing is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from playpress.diagrams.source import read_flowchart
from playpress.language.translation import Translator
from playpress.model.category import Category
from playpress.model.role import Role
from playpress.pages import network, plan, process_map, raci_overview
from playpress.pages.process_map import process_map_page
from playpress.pages.raci_overview import raci_overview_page
from playpress.pages.role import role_page
from tests.tools.handbook import library_of, playbook_of
from tests.unit.pages.test_catalogue import writer

if TYPE_CHECKING:
    from playpress.model.playbook import Playbook
    from playpress.pages.writer import Writer

CATEGORIES = {name: Category(id=name, name=name.title()) for name in ("bake", "buy", "sell")}


def sections(roles: int) -> list[tuple[str, list[str]]]:
    """Return title and pages of the navigation's sections of roles."""
    library = library_of(roles={f"r{n}": Role(id=f"r{n}", name=f"{'abcdefghijk'[n]}-role") for n in range(roles)})
    planned = plan.plan_pages(library, Translator("en"), lambda _subject: "roles.yml")
    found = [(section.title, [page.path for page in section.pages]) for section in planned.sections]
    return [(title, paths) for title, paths in found if title.startswith("Roles")]


@pytest.mark.parametrize("roles", range(1, 11))
def test_a_long_section_is_split_evenly_and_loses_no_page(monkeypatch, roles: int):
    monkeypatch.setattr(plan, "LONGEST_SECTION", 3)
    split = sections(roles)
    assert [path for _, paths in split for path in paths] == ["all-roles.md", *(f"roles/r{n}.md" for n in range(roles))]
    assert max(len(paths) for _, paths in split) <= 3
    assert len(split) == -(-(roles + 1) // 3)


def test_the_parts_of_a_long_section_are_called_by_what_they_begin_and_end_with(monkeypatch):
    monkeypatch.setattr(plan, "LONGEST_SECTION", 3)
    assert [title for title, _ in sections(2)] == ["Roles"]
    assert [title for title, _ in sections(4)] == ["Roles: a-r – b-r", "Roles: c-r – d-r"]


def passes(name: str, category: str, *to: Playbook) -> Playbook:
    """Return a playbook of a category that takes a result from each of the others."""
    taken = [{"id": f"from-{one.id}", "name": "X", "from": f"{one.id}/x"} for one in to]
    return playbook_of(id=name, category=category, inputs=taken, outputs=[{"id": "x", "name": "X"}])


def large(path: str) -> Writer:
    """Return what writes of five processes in three categories: two lines from bake to sell, one from bake to buy."""
    first, second = passes("a", "bake"), passes("b", "bake")
    others = [passes("c", "sell", first, second), passes("d", "buy", first), passes("e", "bake", first)]
    return writer(first, second, *others, path=path, categories=CATEGORIES)


def arrows(write: Writer) -> set[tuple[str, str, str]]:
    """Return from, label and to of each arrow of the process map."""
    diagram = read_flowchart(process_map_page(write).diagram).diagram
    label = {node.key: node.label for node in diagram.nodes}
    return {(label[line.source], line.label, label[line.target]) for line in diagram.lines}


def test_of_too_many_processes_the_map_shows_the_categories_and_counts_what_passes_between_them(monkeypatch):
    monkeypatch.setattr(process_map, "LARGEST_MAP", 4)
    page = process_map_page(large("process-map.md"))
    assert arrows(large("process-map.md")) == {("Bake", "2", "Sell"), ("Bake", "1", "Buy")}
    assert (page.flows, page.legend) == ((), ())
    assert [len(group.playbooks) for group in page.groups] == [3, 1, 1]


def test_a_map_of_categories_keeps_its_strongest_connections(monkeypatch):
    monkeypatch.setattr(process_map, "LARGEST_MAP", 4)
    monkeypatch.setattr(network, "MOST_ARROWS", 1)
    assert arrows(large("process-map.md")) == {("Bake", "2", "Sell")}


def test_a_large_handbook_without_a_known_category_has_no_map(monkeypatch):
    monkeypatch.setattr(process_map, "LARGEST_MAP", 1)
    assert process_map_page(writer(passes("a", "gone"), passes("b", "gone"))).diagram == ""


def done(name: str, category: str, role: str) -> Playbook:
    return playbook_of(id=name, name=name, category=category, steps=[{"id": "s", "raci": {"responsible": role}}])


@pytest.mark.parametrize(("limit", "titles"), [(3, [""]), (2, ["Bake", "Sell"])])
def test_a_large_matrix_is_split_into_one_for_each_category(monkeypatch, limit: int, titles: list[str]):
    monkeypatch.setattr(raci_overview, "LARGEST_MATRIX", limit)
    playbooks = [done("a", "bake", "baker"), done("b", "sell", "clerk"), done("c", "bake", "baker")]
    page = raci_overview_page(writer(*playbooks, path="raci-overview.md", categories=CATEGORIES))
    assert [str(matrix.title) for matrix in page.matrices] == titles
    rows = [[str(row.head.text) for row in matrix.table.rows] for matrix in page.matrices]
    assert rows == ([["a", "b", "c"]] if limit == 3 else [["a", "c"], ["b"]])
    columns = [[str(role.text) for role in matrix.table.columns] for matrix in page.matrices]
    assert columns == ([["baker", "boss", "clerk"]] if limit == 3 else [["baker", "boss"], ["boss", "clerk"]])
    assert [str(load.processes) for load in page.load] == ["2", "3", "1"]


ROLES = {name: Role(id=name, name=name.title()) for name in ("baker", "clerk")}


def handing_over(path: str = "roles/baker.md") -> Writer:
    steps = [{"id": name, "name": name, "raci": {"responsible": name}} for name in ROLES]
    return writer(playbook_of(steps=steps, owner="baker"), path=path, roles=ROLES)


def test_a_role_is_shown_among_those_that_it_hands_over_to():
    page = role_page(ROLES["baker"], "roles.yml", handing_over())
    assert len(page.diagrams) == 1
    assert [str(other.role.text) for other in page.gives_to] == ["Clerk"]


def test_a_role_among_too_many_others_has_no_picture_and_its_table_all_the_same(monkeypatch):
    monkeypatch.setattr(network, "LARGEST_MAP", 0)
    page = role_page(ROLES["baker"], "roles.yml", handing_over())
    assert (page.neighbourhood, page.diagrams) == ("", ())
    assert [str(other.role.text) for other in page.gives_to] == ["Clerk"]


def test_a_role_that_hands_nothing_over_has_no_picture():
    steps = [{"id": "a", "name": "A", "raci": {"responsible": "baker"}}]
    page = role_page(ROLES["baker"], "roles.yml", writer(playbook_of(steps=steps, owner="baker"), roles=ROLES))
    assert (page.diagrams, page.gives_to, page.gets_from) == ((), (), ())

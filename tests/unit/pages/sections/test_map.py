"""A map of many processes shows their categories, and of too many connections the strongest."""

from __future__ import annotations

from playpress.diagrams.source import read_flowchart
from playpress.model.category import Category
from playpress.pages import process_map as page_module
from playpress.pages.process_map import process_map_page
from playpress.pages.sections import map as maps
from tests.tools.handbook import playbook_of
from tests.tools.planned import at
from tests.unit.pages.test_catalogue import writer


def write():
    """Return the writer of three categories: two connections lead from the first to the second, one to the third."""
    fed = [{"id": name, "name": name, "from": f"a/{name}"} for name in "xy"]
    categories = {name: Category(id=name, name=name.title()) for name in ("one", "two", "three")}
    return writer(
        playbook_of(id="a", name="A", category="one"),
        playbook_of(id="b", name="B", category="two", inputs=fed),
        playbook_of(id="c", name="C", category="three", inputs=fed[:1]),
        path="process-map.md",
        categories=categories,
    )


def arrows(source: str) -> set[tuple[str, str, str]]:
    diagram = read_flowchart(source).diagram
    names = {node.key: node.label for node in diagram.nodes}
    return {(names[line.source], line.label, names[line.target]) for line in diagram.lines}


def test_more_processes_than_a_map_can_hold_are_shown_by_category(monkeypatch):
    monkeypatch.setattr(page_module, "LARGEST_MAP", 2)
    page = process_map_page(*at(write()))
    assert arrows(page.map.diagram) == {("One", "2 connections", "Two"), ("One", "1 connection", "Three")}
    assert (page.map.legend.entries, page.flows.rows) == ((), ())
    assert [(group.category.text, [card.process.text for card in group.playbooks.cards]) for group in page.groups] == [
        ("One", ["A"]), ("Three", ["C"]), ("Two", ["B"]),
    ]  # fmt: skip


def test_of_too_many_connections_between_categories_the_strongest_stay(monkeypatch):
    monkeypatch.setattr(maps, "MOST_ARROWS", 1)
    assert arrows(maps.category_map("Map", write()).diagram) == {("One", "2 connections", "Two")}


def test_a_handbook_without_processes_has_no_map():
    assert maps.category_map("Map", writer(path="process-map.md")) == maps.NO_MAP

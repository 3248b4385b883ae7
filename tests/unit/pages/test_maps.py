"""Maps show every connection that the table beside them has, and say what their lines mean."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from playpress.analysis.facts import Facts
from playpress.diagrams.picture import draw
from playpress.diagrams.source import read_flowchart
from playpress.editing.new import write_handbook
from playpress.model.category import Category
from playpress.pages.category import CategoryPage, category_page
from playpress.pages.process_map import ProcessMapPage, process_map_page
from playpress.pages.sections import map as maps
from playpress.pages.sections import related
from playpress.pages.sections.legend import map_legend
from playpress.pages.sections.related import neighbourhood_diagram
from playpress.pages.writer import Writer
from playpress.pipeline import Request, check_handbook
from tests.tools.drawn import arrow_defects, read_drawn
from tests.tools.handbook import playbook_of
from tests.tools.planned import at
from tests.tools.repository import ROOT
from tests.unit.pages.test_catalogue import writer

if TYPE_CHECKING:
    from pathlib import Path

CATEGORIES = {name: Category(id=name, name=f"The {name}") for name in ("bake", "buy", "sell")}
OUTPUTS = [{"id": "list", "name": "List"}, {"id": "report", "name": "Report"}]


def handbook(path: str) -> Writer:
    """Return what writes pages of three processes: one runs another and passes it two results, a third stands alone."""
    steps = [{"id": "call", "type": "subprocess", "calls": "flour"}]
    gets = [{"id": output["id"], "name": output["name"], "from": f"bread/{output['id']}"} for output in OUTPUTS]
    return writer(
        playbook_of(id="bread", name="Bread", category="bake", steps=steps, outputs=OUTPUTS),
        playbook_of(id="flour", name="Flour", category="buy", inputs=gets),
        playbook_of(id="till", name="Till", category="sell"),
        path=path,
        categories=CATEGORIES,
    )


def shown(page: CategoryPage | ProcessMapPage) -> set[tuple[str, str, str]]:
    """Return from, line and to of each arrow on a page's map."""
    flowchart = read_flowchart(page.map.diagram)
    assert flowchart is not None
    label = {node.key: node.label for node in flowchart.diagram.nodes}
    return {(label[line.source], line.kind, label[line.target]) for line in flowchart.diagram.lines}


def told(page: CategoryPage | ProcessMapPage) -> set[tuple[str, str, str]]:
    """Return the same of the page's table."""
    return {
        (row.source.text, "rework" if "#step-" in row.what else "normal", row.target.text) for row in page.flows.rows
    }


def real_writer(root: Path, path: str) -> Writer:
    checked = check_handbook(Request(root))
    return Writer(Facts(checked.loaded.library), checked.translator, path)


def test_what_one_process_passes_to_another_and_that_it_runs_it_are_two_lines():
    page = process_map_page(*at(handbook("process-map.md")))
    assert shown(page) == told(page) == {("Bread", "normal", "Flour"), ("Bread", "rework", "Flour")}


def test_the_map_of_a_category_shows_its_connections_with_other_categories():
    for name in ("bake", "buy"):
        page = category_page(*at(handbook(f"categories/{name}.md"), CATEGORIES[name].id))
        assert shown(page) == told(page) == {("Bread", "normal", "Flour"), ("Bread", "rework", "Flour")}
        flowchart = read_flowchart(page.map.diagram)
        assert {phase.name for phase in flowchart.diagram.phases} == {"The bake", "The buy"}


def test_a_process_with_more_around_it_than_a_map_can_show_has_no_map(monkeypatch):
    assert neighbourhood_diagram("bread", handbook("playbooks/bread.md"))
    monkeypatch.setattr(related, "LARGEST_MAP", 1)
    assert not neighbourhood_diagram("bread", handbook("playbooks/bread.md"))


def test_a_category_without_connections_has_no_map_and_no_legend():
    page = category_page(*at(handbook("categories/sell.md"), CATEGORIES["sell"].id))
    assert (page.map, page.flows.rows) == (maps.NO_MAP, ())


def test_the_legend_says_what_each_kind_of_line_means_if_it_is_there():
    write = handbook("process-map.md")
    assert [entry.term for entry in process_map_page(*at(write)).map.legend.entries] == ["feeds", "calls"]
    calls = [link for link in write.facts.links if link.kind == "calls"]
    assert [entry.term for entry in map_legend(calls, write).entries] == ["calls"]
    assert map_legend([], write).entries == ()


def test_a_map_of_too_many_processes_is_none_and_the_table_says_it_all(monkeypatch):
    monkeypatch.setattr(maps, "LARGEST_MAP", 1)
    page = category_page(*at(handbook("categories/bake.md"), CATEGORIES["bake"].id))
    assert page.map == maps.NO_MAP
    assert len(page.flows.rows) == 3


@pytest.mark.parametrize("where", ["shipped", "new"])
def test_maps_of_real_handbooks_show_what_their_tables_say_without_a_fault(where, tmp_path):
    root = ROOT
    if where == "new":
        root = tmp_path / "new"
        root.mkdir()
        write_handbook(root)
    write = real_writer(root, "process-map.md")
    pages: list[CategoryPage | ProcessMapPage] = [process_map_page(*at(write))]
    pages += [
        category_page(*at(real_writer(root, f"categories/{category.id}.md"), category.id))
        for category in write.library.categories.values()
    ]
    assert len(pages) > 1
    for page in pages:
        if page.flows.rows:
            assert shown(page) == told(page), page.path
            assert arrow_defects(read_drawn(draw(page.map.diagram, "u"))) == [], page.path

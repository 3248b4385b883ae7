"""Maps show every connection that the table beside them has, and say what their lines mean."""

from __future__ import annotations

import datetime
import random
from typing import TYPE_CHECKING

import pytest

from playpress.analysis.facts import Facts
from playpress.diagrams.map import LARGEST_MAP
from playpress.diagrams.picture import draw
from playpress.diagrams.source import read_flowchart
from playpress.editing.new import write_handbook
from playpress.language.richtext import Md
from playpress.model.category import Category
from playpress.model.kpi import Kpi
from playpress.model.measurement import Measurement
from playpress.pages.category import CategoryPage, category_page
from playpress.pages.process_map import ProcessMapPage, process_map_page
from playpress.pages.sections import map as maps
from playpress.pages.sections import related
from playpress.pages.sections.legend import map_legend
from playpress.pages.sections.process_cards import process_cards
from playpress.pages.sections.related import neighbourhood_diagram
from playpress.pages.writer import Writer
from playpress.pipeline import Request, check_handbook
from tests.tools.handbook import playbook_of
from tests.tools.landscapes import defects, read_picture
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
    feeds = ('<span class="pp-key pp-key-feeds"></span>', "Solid line: a result is passed on")
    runs = ('<span class="pp-key pp-key-calls"></span>', "Dashed line: the other process is run as a step")
    assert process_map_page(*at(write)).map.legend.entries == (feeds, runs)
    calls = [link for link in write.facts.links if link.kind == "calls"]
    assert map_legend(calls, [], write).entries == (runs,)
    assert map_legend([], [], write).entries == ()


def test_a_map_of_too_many_processes_is_none_and_the_table_says_it_all(monkeypatch):
    monkeypatch.setattr(maps, "LARGEST_MAP", 1)
    page = category_page(*at(handbook("categories/bake.md"), CATEGORIES["bake"].id))
    assert page.map == maps.NO_MAP
    assert len(page.flows.rows) == 3


def thousand(path: str) -> Writer:
    """Return what writes pages of a thousand processes in sixty categories, each of which takes from one or two others."""
    chance = random.Random(1)  # noqa: S311 - for pictures
    made = [{"id": "made", "name": "Made"}]
    playbooks = [
        playbook_of(
            id=f"p{n}", name=f"Process {n}", category=f"c{n // 17}", outputs=made,
            inputs=[{"id": f"i{m}", "name": "Made", "from": f"p{m}/made"} for m in {n - 1, chance.randrange(n)}] if n else [],
        )
        for n in range(1000)
    ]  # fmt: skip
    categories = {f"c{n}": Category(id=f"c{n}", name=f"Category {n}") for n in range(60)}
    return writer(*playbooks, path=path, categories=categories)


def test_a_thousand_processes_are_a_map_of_categories_and_nothing_on_it_is_crossed():
    page = process_map_page(*at(thousand("process-map.md")))
    picture = read_picture(draw(page.map.diagram, "u"))
    assert (len(picture.boxes), len(picture.lines)) == (LARGEST_MAP, maps.MOST_ARROWS)
    assert defects(picture) == []


@pytest.mark.repeats
def test_nor_is_anything_on_the_maps_of_the_categories_of_a_thousand_processes(monkeypatch):
    monkeypatch.setattr(maps, "LARGEST_MAP", 60)
    write = thousand("categories/c1.md")
    drawn = [category_page(*at(write, name)).map.diagram for name in ("c29", "c45", "c51", "c58")]
    assert all(drawn)
    assert [defects(read_picture(draw(diagram, "u"))) for diagram in drawn] == [[]] * 4


def test_a_card_says_what_is_around_a_process_and_how_its_worst_kpi_stands():
    more = {"direction": "up", "thresholds": {"green": 8, "amber": 5}}
    kpis = {name: Kpi.model_validate({"id": name, "name": name, **more}) for name in ("good", "bad")}
    day = datetime.date(2026, 1, 1)
    write = writer(
        playbook_of(id="bread", name="Bread", category="bake", kpis=["good", "bad"], outputs=OUTPUTS),
        playbook_of(id="flour", name="Flour", category="bake", inputs=[{"id": "l", "name": "L", "from": "bread/list"}]),
        categories=CATEGORIES, kpis=kpis,
        measurements={"good": (Measurement(day, 9),), "bad": (Measurement(day, 1),)},
    )  # fmt: skip
    bread, flour = process_cards("bake", 9, Md(), write, is_alone=False).cards
    assert (bread.process.text, bread.state, bread.says) == ("Bread", "red", "KPI red")
    assert [(side.term, side.text) for side in bread.around] == [("Passes on to", "[Flour](playbooks/flour.md)")]
    assert (flour.state, flour.says) == ("", "")
    assert [(side.term, side.text) for side in flour.around] == [("Receives from", "[Bread](playbooks/bread.md)")]
    assert "%% state n_0 red KPI red" in process_map_page(*at(write)).map.diagram


def test_cards_beyond_the_most_are_counted_and_those_alone_say_nothing_of_others():
    write = handbook("process-map.md")
    cards = process_cards("bake", 0, Md("there"), write, is_alone=True)
    assert (cards.cards, cards.more) == ((), ("and 1 more", "there"))
    assert process_cards("bake", 1, Md("there"), write, is_alone=True).cards[0].around == ()


@pytest.mark.slow
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
        category_page(*at(Writer(write.facts, write.translator, f"categories/{category.id}.md"), category.id))
        for category in write.library.categories.values()
    ]
    assert len(pages) > 1
    for page in pages:
        if page.flows.rows:
            assert shown(page) == told(page), page.path
            assert defects(read_picture(draw(page.map.diagram, "u"))) == [], page.path

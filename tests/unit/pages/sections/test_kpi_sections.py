"""KPIs at a glance, as a chart, and before and after a change: what the sections say, and what they leave unsaid."""

from __future__ import annotations

import datetime
import xml.etree.ElementTree as ET
from typing import Any

import pytest

from playpress.analysis.facts import Facts
from playpress.analysis.kpi_progress import Progress
from playpress.language.richtext import Md
from playpress.language.translation import Translator
from playpress.model.goal import Goal
from playpress.model.kpi import Kpi
from playpress.model.measurement import Measurement
from playpress.pages.home import home_page
from playpress.pages.index_page import index_page
from playpress.pages.kpi import kpi_page
from playpress.pages.page import PlannedPage
from playpress.pages.plan import plan_pages
from playpress.pages.sections.at_a_glance import at_a_glance
from playpress.pages.sections.kpi_changes import changes_meanwhile, kpi_changes
from playpress.pages.sections.kpi_chart import kpi_chart
from playpress.pages.sections.kpi_tile import (
    difference,
    explained_tiles,
    few_tiles,
    kpi_tile,
    own_tile,
    states_of_all,
    worst_first,
)  # fmt: skip
from playpress.pages.writer import Writer
from tests.tools.handbook import library_of, playbook_of
from tests.tools.limits import set_limits

DAY = datetime.date
LEVELS: dict[str, Any] = {"direction": "up", "thresholds": {"green": 10, "amber": 5}}
RANGE = {
    "direction": "range",
    "target": {"min": 6, "max": 9},
    "thresholds": {"green": {"min": 6, "max": 9}, "amber": {"min": 4, "max": 11}},
}


def series(*values: float) -> tuple[Measurement, ...]:
    return tuple(Measurement(DAY(2025 + n // 12, n % 12 + 1, 1), value) for n, value in enumerate(values))


def kpis_of(**fields: dict[str, Any]) -> dict[str, Kpi]:
    return {name: Kpi.model_validate({"id": name, "name": name.title(), **its}) for name, its in fields.items()}


def writer(
    kpis: dict[str, Kpi],
    path: str = "kpis/sales.md",
    changes: tuple[tuple[str, str], ...] = (),
    language: str = "en",
    **figures: Any,
) -> Writer:
    written = [{"version": str(n), "date": day, "what": what} for n, (day, what) in enumerate(changes, 1)]
    steps = [{"id": "a", "name": "A"}]
    playbook = playbook_of(kpis=["sales"], changes=written, steps=steps)
    library = library_of(playbook, kpis=kpis, measurements=figures)
    return Writer(Facts(library), Translator(language), path)


def drawn(write: Writer) -> ET.Element:
    chart = kpi_chart(write.library.kpis["sales"], (), write).chart
    return ET.fromstring(chart.svg)  # noqa: S314 - drawn a moment ago


def texts(root: ET.Element, name: str) -> list[str]:
    """Return the texts of a class, which they have themselves or their group has."""
    found = [part for part in root.iter() if part.get("class", "").split()[:1] == [name]]
    return [str(part.text) for one in found for part in (list(one) or [one])]


# Tiles


def test_a_tile_has_figure_state_day_change_and_target():
    kpi = {**LEVELS, "unit": "%", "target": 12, "baseline": {"value": 2.5, "as_of": "2024-12-01"}}
    tile = kpi_tile("sales", writer(kpis_of(sales=kpi), sales=series(3, 7)))
    assert (tile.figure, tile.unit, tile.state, tile.kind) == ("7%", "", "amber", "amber")
    assert (tile.day, tile.progress) == ("1 February 2025", "4.5 percentage points better than on 1 December 2024")
    assert tile.target == "target 12%"
    assert "<path" in tile.spark


def test_a_long_unit_stands_once_in_a_tile():
    kpi = {**LEVELS, "unit": "points from 1 to 5", "target": 4, "baseline": {"value": 3, "as_of": "2024-12-01"}}
    tile = kpi_tile("sales", writer(kpis_of(sales=kpi), sales=series(3, 7)))
    assert (tile.figure, tile.unit, tile.target) == ("7", "points from 1 to 5", "target 4")
    assert tile.progress == "4 better than on 1 December 2024"


def test_a_change_bears_the_unit_of_its_figure_only_where_that_is_a_share():
    changed = Progress(0.8, "better")
    said = {
        unit: difference(kpis_of(sales={"unit": unit})["sales"], changed, writer({}))
        for unit in ("%", "points from 1 to 5")
    }
    assert said == {"%": "0.8 percentage points better", "points from 1 to 5": "0.8 better"}


@pytest.mark.parametrize(
    ("value", "said"), [(3.5, "1 percentage point"), (3.0, "0.5 percentage points"), (4.5, "2 percentage points")]
)
def test_one_percentage_point_is_singular_and_half_a_one_is_not(value: float, said: str):
    kpi = {"unit": "%", "direction": "up", "baseline": {"value": 2.5, "as_of": "2024-12-01"}}
    assert kpi_tile("sales", writer(kpis_of(sales=kpi), sales=series(value))).progress.startswith(f"{said} better")


def test_without_figures_a_tile_says_so_and_keeps_its_unit():
    tile = kpi_tile("sales", writer(kpis_of(sales={"unit": "calls", "target": 4})))
    assert (tile.figure, tile.state, tile.spark, tile.target) == ("no figures yet", "", "", "target 4\u00a0calls")


def test_one_figure_has_no_line():
    assert kpi_tile("sales", writer(kpis_of(sales=LEVELS), sales=series(3))).spark == ""


def test_the_own_page_of_a_kpi_repeats_neither_its_name_nor_its_picture():
    (tile,) = own_tile("sales", writer(kpis_of(sales=LEVELS), sales=series(3, 4))).tiles
    assert (tile.kpi.text, tile.spark) == ("", "")


LATER = {"baseline": {"value": 2, "as_of": "2025-03-01"}, "target": 9}


@pytest.mark.parametrize(
    ("fields", "notes"),
    [
        ({}, ("No baseline is set, so nothing says how far it has come.", "No target is set.")),
        (LATER, ("The baseline is later than the latest figure, so nothing says how far it has come.",)),
        ({**LATER, "baseline": {"value": 2, "as_of": "2025-02-01"}}, ()),
    ],
)
def test_the_own_page_of_a_kpi_says_what_cannot_be_computed_and_why(fields: dict[str, Any], notes: tuple[str, ...]):
    write = writer(kpis_of(sales=fields), sales=series(3, 4))
    (tile,) = own_tile("sales", write).tiles
    assert tile.notes == notes
    assert bool(tile.progress) is not bool(notes)
    (plain,) = own_tile("sales", writer(kpis_of(sales={"target": 9}))).tiles
    assert plain.notes == (), "without figures, that says enough"


def test_a_unit_can_break_neither_line_nor_table():
    unit = '`x` | "y" <b> *z*'
    spark = kpi_tile("sales", writer(kpis_of(sales={"unit": unit}), sales=series(3, 4))).spark
    assert not set("`|*") & set(spark)
    label = ET.fromstring(spark).get("aria-label")  # noqa: S314 - drawn a moment ago
    assert label == f"From 3 {unit} on 1 January 2025 to 4 {unit} on 1 February 2025"


def test_a_tile_weighs_little_with_all_that_it_can_have():
    kpi = {
        **LEVELS,
        "unit": "%",
        "target": 12,
        "baseline": {"value": 2.5, "as_of": "2024-12-01"},
        "question": "How many?",
    }
    (tile,) = explained_tiles(["sales"], writer(kpis_of(sales=kpi), sales=series(*range(100)))).tiles
    assert len(tile.spark.encode()) < 600
    assert len(repr(tile).encode()) < 1500


def states() -> tuple[dict[str, Kpi], dict[str, Any]]:
    kpis = kpis_of(sales=LEVELS, amber=LEVELS, low=LEVELS, best=LEVELS, plain={}, empty={})
    figures = {"sales": series(1), "low": series(2), "amber": series(6), "best": series(11), "plain": series(3)}
    return kpis, figures


def test_red_comes_first_and_what_has_no_figures_last():
    kpis, figures = states()
    write = writer(kpis, **figures)
    assert worst_first(kpis, write) == ["low", "sales", "amber", "best", "plain", "empty"]


def test_of_many_kpis_the_worst_are_shown_and_the_rest_is_one_link(monkeypatch: pytest.MonkeyPatch):
    set_limits(monkeypatch, MOST_TILES=2)
    kpis, figures = states()
    found = few_tiles(kpis, Md("all-kpis.md"), writer(kpis, **figures))
    assert [tile.kpi.text for tile in found.tiles] == ["Low", "Sales"]
    assert found.more.md == "[and 4 more](all-kpis.md)"


def test_the_states_of_all_kpis_are_counted_each_with_the_way_to_its_part_of_the_board(monkeypatch: pytest.MonkeyPatch):
    set_limits(monkeypatch, MOST_ROWS=2)
    kpis, figures = states()
    assert [link.md for link in states_of_all(writer(kpis, path="index.md", **figures))] == [
        "[Red: 2](all-kpis.md#kpis-red)", "[Amber: 1](all-kpis/2.md#kpis-amber)", "[Green: 1](all-kpis/2.md#kpis-green)",
        "[Without thresholds: 1](all-kpis/3.md#kpis-unjudged)", "[Without figures: 1](all-kpis/3.md#kpis-unmeasured)",
    ]  # fmt: skip


def test_that_no_kpi_is_red_is_said_too():
    write = writer(kpis_of(sales=LEVELS), path="index.md", sales=series(11))
    assert [link.md for link in states_of_all(write)] == ["Red: 0", "Amber: 0", "[Green: 1](all-kpis.md#kpis-green)"]
    assert states_of_all(writer({}, path="index.md")) == ()


def test_the_board_has_a_group_for_each_state_the_worst_first():
    kpis, figures = states()
    page = index_page(
        PlannedPage("all:kpi", "index_page", "all-kpis.md", "All KPIs", "kpi"), writer(kpis, "all-kpis.md", **figures)
    )
    assert [(group.title, group.anchor, len(group.rows)) for group in page.groups] == [
        ("Red (2)", "kpis-red", 2), ("Amber (1)", "kpis-amber", 1), ("Green (1)", "kpis-green", 1),
        ("Without thresholds (1)", "kpis-unjudged", 1), ("Without figures (1)", "kpis-unmeasured", 1),
    ]  # fmt: skip
    red = page.groups[0].rows[0]
    assert red[0] == "[Low](kpis/low.md)"
    assert red[1] == '2 <span class="pp-state pp-red">red</span><br>1 January 2025'


def test_a_board_in_parts_goes_on_where_the_last_part_ends(monkeypatch: pytest.MonkeyPatch):
    set_limits(monkeypatch, MOST_ROWS=2)
    kpis, figures = states()
    write = writer(kpis, **figures)
    plan = plan_pages(write.facts, write.translator, lambda subject: subject[0])
    parts = [page.part for page in plan.pages.values() if page.kind == "index_page" and page.name == "kpi"]
    assert [[name for _, name in part.things] for part in parts] == [
        ["low", "sales"],
        ["amber", "best"],
        ["plain", "empty"],
    ]


def test_home_shows_the_kpis_in_the_worst_state_and_none_without_figures():
    kpis, figures = states()
    page = home_page(PlannedPage("home", "home", "index.md", "Home"), writer(kpis, "index.md", **figures))
    assert [tile.kpi.text for tile in page.kpis.tiles] == ["Low", "Sales", "Amber", "Best", "Plain"]


# Chart


@pytest.mark.parametrize(
    ("fields", "bands"),
    [
        (LEVELS, ["green", "amber", "red"]),
        ({"direction": "down", "thresholds": {"green": 5, "amber": 10}}, ["green", "amber", "red"]),
        (RANGE, ["green", "amber", "amber", "red", "red"]),
        ({"direction": "up", "thresholds": {"green": {"min": 1, "max": 2}, "amber": 3}}, []),
        ({"thresholds": {"green": 1, "amber": 3}}, []),
        ({"direction": "up", "thresholds": {"green": 5, "amber": 10}}, []),
        ({"direction": "down", "thresholds": {"green": 10, "amber": 5}}, []),
        ({**RANGE, "thresholds": {"green": {"min": 4, "max": 11}, "amber": {"min": 6, "max": 9}}}, []),
    ],
)
def test_thresholds_become_bands_as_far_as_they_say_something(fields: dict[str, Any], bands: list[str]):
    root = drawn(writer(kpis_of(sales=fields), sales=series(1, 14)))
    found = [band.get("class", "").split()[1] for band in root.iter() if band.get("class", "").startswith("band")]
    assert found == bands
    assert [name for name in texts(root, "name") if name != "target"] == bands


def test_a_target_is_a_line_and_a_range_has_one_at_each_end():
    for target, count in ((8, 1), ({"min": 6, "max": 9}, 2), (None, 0)):
        root = drawn(writer(kpis_of(sales={"target": target}), sales=series(1, 14)))
        assert texts(root, "name") == ["target"] * count
        assert [found.get("class") for found in root.iter()].count("level") == count


def test_axes_are_written_as_the_language_does():
    write = writer(kpis_of(sales={"unit": "EUR"}), language="de", sales=series(1_250_000, 1_500_000))
    root = drawn(write)
    assert texts(root, "figure") == ["1,2 Mio.", "1,3 Mio.", "1,4 Mio.", "1,5 Mio."]
    assert texts(root, "day") == ["6. Jan.", "13. Jan.", "20. Jan.", "27. Jan."]


def test_great_figures_near_to_each_other_have_ticks_that_differ():
    root = drawn(writer(kpis_of(sales={"unit": "EUR"}), sales=series(1_000_100, 1_000_900)))
    assert texts(root, "figure") == ["1m", "1.0002m", "1.0004m", "1.0006m", "1.0008m", "1.001m"]


def test_a_chart_says_in_words_what_it_shows():
    root = drawn(writer(kpis_of(sales={"unit": "%"}), sales=series(2, 9, 4)))
    assert root[0].text == "Sales over time"
    assert root[1].text.startswith(
        "3 figures from 1 January 2025 to 1 March 2025: first 2%, lowest 2%, highest 9%, last 4%."
    )
    assert drawn(writer(kpis_of(sales={}), sales=series(2)))[1].text.startswith("One figure, on 1 January 2025: 2.")


@pytest.mark.parametrize(
    ("fields", "values", "said"),
    [
        ({}, [], "No figures have been recorded yet, so there is nothing to draw."),
        (LEVELS, [1], "There is only one figure yet: a line needs two."),
        ({}, [1, 2], "No thresholds are set, so nothing says which figures are green, amber or red."),
        (
            {"thresholds": LEVELS["thresholds"]},
            [1, 2],
            "No direction is set, so nothing says whether more or less is better.",
        ),
        (
            {"direction": "up", "thresholds": {"green": 5, "amber": 10}},
            [1, 2],
            "The thresholds contradict each other, so nothing says which figures are green, amber or red.",
        ),
        (LEVELS, [1, 2], ""),
    ],
)
def test_what_cannot_be_drawn_is_said_with_its_reason(fields: dict[str, Any], values: list[float], said: str):
    figures: dict[str, Any] = {"sales": series(*values)} if values else {}
    write = writer(kpis_of(sales=fields), **figures)
    section = kpi_chart(write.library.kpis["sales"], (), write)
    assert section.not_drawn == said
    assert (section.chart is None) == (not values)


def test_the_numbers_of_changes_in_the_chart_are_those_of_the_list():
    write = writer(kpis_of(sales=LEVELS), changes=(("2025-03-15", "A"), ("2025-08-15", "B")), sales=series(*range(12)))
    page = kpi_page(PlannedPage("kpi:sales", "kpi", "kpis/sales.md", "Sales", "sales"), write)
    root = ET.fromstring(page.charts[0].svg)  # noqa: S314 - drawn a moment ago
    assert texts(root, "number") == ["1", "2"]
    assert [change.what for change in page.changes.changes] == ["A", "B"]
    assert page.charts[0].path == "kpis/sales.chart.svg"


# Before and after


def effects(values: tuple[float, ...], *days: str, **fields: Any) -> tuple[list[str], Any]:
    write = writer(
        kpis_of(sales={"unit": "%", **LEVELS, **fields}),
        changes=tuple((day, "X") for day in days),
        sales=series(*values),
    )
    kpi = write.library.kpis["sales"]
    found = kpi_changes(kpi, changes_meanwhile(kpi, write), write)
    return [change.effect for change in found.changes], found


def test_a_clear_difference_is_told_with_both_means_and_its_chance():
    """Five and five figures without overlap: 2 of 252 ways, so 1 in 126."""
    said, _ = effects((3, 1, 2, 3, 1, 8, 7, 9, 8, 7), "2025-06-01")
    (told,) = said
    assert told == (
        "On average 2% before (5 figures), 7.8% after (5 figures): 5.8 percentage points better. "
        "By chance alone, figures would differ this much in about 1 in 126 cases. "
        "Something else at the same time may have caused it, too."
    )


def test_what_was_rising_already_is_not_taken_for_the_work_of_the_change():
    said, _ = effects(tuple(range(1, 13)), "2025-07-01")
    assert said[0].endswith("But they were already moving that way before the change, so it need not be the cause.")


def test_what_chance_brings_about_is_no_effect():
    said, _ = effects((3, 1, 2, 3, 1, 2, 3, 1, 2, 3), "2025-06-01")
    assert "of all cases, so this shows no effect." in said[0]
    assert "Something else" not in said[0]


def test_below_five_figures_on_a_side_only_their_number_is_told():
    said, _ = effects((1, 2, 3, 9, 9, 9), "2025-04-01")
    assert said == ["Too few figures to compare: 3 before, 3 after; at least 5 of each are needed."]


def test_changes_outside_of_the_figures_are_not_listed():
    said, found = effects((1, 2, 3), "2024-12-01", "2025-01-01", "2025-03-02")
    assert said == []
    assert found.together == ""


def test_several_changes_are_said_to_be_entangled_and_only_the_latest_are_listed(monkeypatch: pytest.MonkeyPatch):
    set_limits(monkeypatch, MOST_CHANGES=2)
    said, found = effects(tuple(range(12)), "2025-02-01", "2025-04-01", "2025-06-01")
    assert len(said) == 2
    assert found.together.startswith("Several changes fall in this period")
    assert found.earlier == "1 earlier change is left out."


def test_means_are_told_as_finely_as_it_takes_to_tell_them_apart():
    said, _ = effects((1.001, 1.002, 1.001, 1.002, 1.001, 1.004, 1.005, 1.004, 1.005, 1.004), "2025-06-01")
    assert said[0].startswith(
        "On average 1.0014% before (5 figures), 1.0044% after (5 figures): 0.003 percentage points better."
    )


# Goals


def goals_of(**parents: str | None) -> dict[str, Goal]:
    return {name: Goal(id=name, name=name.title(), parent=parent) for name, parent in parents.items()}


def goal_page_of(goals: dict[str, Goal], **kpis: dict[str, Any]) -> Any:
    figures: dict[str, Any] = {"low": series(1)} if "low" in kpis else {}
    library = library_of(playbook_of(), goals=goals, kpis=kpis_of(**kpis), measurements=figures)
    planned = PlannedPage("all:goal", "index_page", "all-goals.md", "All goals", "goal")
    return index_page(planned, Writer(Facts(library), Translator("en"), planned.path))


def test_the_list_of_goals_begins_with_their_tree_and_the_states_of_their_kpis():
    goals = goals_of(serve="grow", grow=None, below="serve", other=None)
    kpis = {"low": {**LEVELS, "goals": ["serve"]}, "none": {"goals": ["serve", "below"]}}
    page = goal_page_of(goals, **kpis)
    (chart,) = page.charts
    root = ET.fromstring(chart.svg)  # noqa: S314 - drawn a moment ago
    assert chart.path == "all-goals.chart.svg"
    assert texts(root, "node") == ["Grow", "Serve", "Below", "Other"]
    assert texts(root, "name") == ["no KPI", "■ Red: 1", "○ Without figures: 1", "○ Without figures: 1", "no KPI"]
    assert next(link.get("href") for link in root.iter() if link.get("href")) == "goals/grow.md"


def test_one_goal_alone_is_no_tree_and_other_lists_have_none():
    assert goal_page_of(goals_of(grow=None)).charts == ()
    page = index_page(PlannedPage("all:kpi", "index_page", "all-kpis.md", "All KPIs", "kpi"), writer(kpis_of(sales={})))
    assert page.charts == ()


def test_a_tree_of_many_goals_says_how_many_it_leaves_out(monkeypatch: pytest.MonkeyPatch):
    set_limits(monkeypatch, MOST_GOALS_DRAWN=2)
    page = goal_page_of(goals_of(a=None, b="a", c="b", d="c"))
    root = ET.fromstring(page.charts[0].svg)  # noqa: S314 - drawn a moment ago
    assert texts(root, "node") == ["A", "B"]
    assert page.tree.left_out == "2 further goals are in the table only."


def test_goals_that_serve_each_other_in_a_circle_are_not_drawn():
    assert texts(ET.fromstring(goal_page_of(goals_of(a="b", b="a", c=None, d="c")).charts[0].svg), "node") == ["C", "D"]  # noqa: S314


# At a glance


def test_a_kpi_at_a_glance_has_its_newest_figure_beside_the_target_and_says_what_is_only_a_target():
    kpis = kpis_of(sales={"unit": "%", "target": 85, "owner": "boss"})

    def shown(kpis: dict[str, Kpi], **figures: Any) -> list[str]:
        return [str(kpi.text) for kpi in at_a_glance("boss", "roles/boss.md", writer(kpis, **figures)).kpis]

    assert shown(kpis, sales=series(70, 76)) == ["76% (target 85%)"]
    assert shown(kpis) == ["target 85%"]
    assert shown(kpis_of(sales={"unit": "%", "owner": "boss"}), sales=series(70, 76)) == ["76%"]
    assert shown(kpis_of(sales={"owner": "boss"})) == [""]

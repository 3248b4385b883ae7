"""Charts of figures: what is in them, what is left out, and how large they are."""

from __future__ import annotations

import datetime
import re
import xml.etree.ElementTree as ET
from itertools import pairwise
from typing import Any

import pytest

from playpress.diagrams.charts.bar import bar
from playpress.diagrams.charts.line import LARGE, Band, Change, Level, LineChart, Writing, line_chart
from playpress.diagrams.charts.sparkline import sparkline
from playpress.diagrams.charts.svg import element, rounded
from playpress.diagrams.charts.thin import thinned
from playpress.diagrams.charts.tree import Node, TreeChart, Word, tree_chart
from playpress.diagrams.harmless import is_harmless
from playpress.diagrams.text import text_width

DAY = datetime.date
WRITING = Writing(lambda value: f"{value:g}", lambda day, grain: f"{grain} {day}")
BANDS = (Band("green", "good", 30, None), Band("amber", "fair", 20, 30), Band("red", "poor", None, 20))


def series(*values: float) -> tuple[tuple[DAY, float], ...]:
    return tuple((DAY(2026, 1, 1) + datetime.timedelta(30 * n), value) for n, value in enumerate(values))


def parsed(svg: str) -> ET.Element:
    return ET.fromstring(svg)  # noqa: S314 - drawn a moment ago


def drawn(*values: float, **parts: Any) -> ET.Element:
    return parsed(line_chart(LineChart("Clicks", "What is seen", series(*values), **parts), "c1", WRITING))


def of_class(root: ET.Element, name: str) -> list[ET.Element]:
    return [found for found in root.iter() if name in found.get("class", "").split()]


def long_series(rows: int) -> tuple[tuple[DAY, float], ...]:
    return tuple((DAY(2000, 1, 1) + datetime.timedelta(n), n * 7919 % 1000 / 10) for n in range(rows))


def test_a_line_goes_through_each_figure_from_left_to_right() -> None:
    places = of_class(drawn(10, 30, 20), "line")[0].get("d").removeprefix("M").split()
    across, down = [float(x) for x in places[::2]], [float(y) for y in places[1::2]]
    assert across == sorted(across)
    assert down[1] < down[2] < down[0], "more is higher"


def test_a_chart_has_a_title_and_a_description() -> None:
    root = drawn(10, 20)
    named = {found.get("id"): found.text for found in root if found.get("id")}
    assert root.get("role") == "img"
    assert named[root.get("aria-labelledby")] == "Clicks"
    assert named[root.get("aria-describedby")] == "What is seen"


def test_bands_lie_on_top_of_each_other_without_gap_and_have_names() -> None:
    root = drawn(10, 40, bands=BANDS)
    green, amber, red = of_class(root, "band")
    edges = [(float(found.get("y")), float(found.get("height"))) for found in (green, amber, red)]
    assert all(y + height == pytest.approx(below) for (y, height), (below, _) in pairwise(edges))
    assert [found.text for found in of_class(root, "name")] == ["good", "fair", "poor"]


def test_a_band_that_no_figure_is_near_has_no_name_in_the_picture() -> None:
    root = drawn(20, 40, bands=BANDS)
    assert [found.text for found in of_class(root, "name")] == ["good", "fair"]


def test_names_beside_the_picture_are_never_on_top_of_each_other() -> None:
    tight = (Band("green", "good", 30, None), Band("amber", "fair", 29.5, 30), Band("red", "poor", None, 29.5))
    root = drawn(10, 40, bands=tight, levels=(Level(29.8, "target"),))
    heights = sorted(float(found.get("y")) for found in of_class(root, "name"))
    assert len(heights) == 4
    assert all(below - above >= 19.9 for above, below in pairwise(heights))


@pytest.mark.parametrize("name", ["5/26", "kwi 2026", "septembre 2026", "the first of January 2026"])
def test_days_have_room_beside_each_other_however_long_their_names_are(name: str) -> None:
    writing = Writing(WRITING.number, lambda _day, _grain: name)
    root = parsed(line_chart(LineChart("Clicks", "What is seen", series(1, 2, 3, 4, 5, 6)), "c1", writing))
    (days,) = of_class(root, "day")
    places = [float(day.get("x")) for day in days]
    assert all(b - a >= text_width(name, LARGE) for a, b in pairwise(places))


def test_changes_near_to_each_other_share_a_mark() -> None:
    changes = (Change(DAY(2026, 1, 20), 1), Change(DAY(2026, 1, 22), 2), Change(DAY(2026, 4, 1), 3))
    root = drawn(*range(12), changes=changes)
    assert [found.text for found in of_class(root, "number")[0]] == ["1–2", "3"]
    assert of_class(root, "change")[0].get("d").count("M") == 2


def test_one_figure_is_a_dot_without_a_line() -> None:
    root = drawn(5)
    assert not of_class(root, "line")
    assert of_class(root, "dots")[0].get("d").count("h0") == 1


def test_figures_that_are_all_equal_are_drawn() -> None:
    assert "nan" not in ET.tostring(drawn(5, 5, 5), encoding="unicode").lower()


def test_texts_stay_texts() -> None:
    chart = LineChart("<script>&\x00", "\"'", series(1, 2), (Band("green", "<b>", 1.5, None),))
    svg = line_chart(chart, "c1", WRITING)
    assert parsed(svg)[0].text == "<script>&\ufffd"
    assert is_harmless(svg, "c1", ())


def test_a_chart_of_a_year_weighs_less_than_two_kilobytes() -> None:
    chart = LineChart("Clicks", "What is seen", series(*range(12)), BANDS, (Level(25, "target"),))
    assert len(line_chart(chart, "c12345678", WRITING).encode()) < 2000


def test_three_thousand_rows_stay_below_ten_kilobytes_and_keep_their_extremes() -> None:
    points = long_series(3000)
    points = (*points[:1500], (points[1500][0], 500.0), *points[1501:])
    svg = line_chart(LineChart("Clicks", "", points), "c1", WRITING)
    assert len(svg.encode()) < 10_000
    heights = [float(y) for y in of_class(parsed(svg), "line")[0].get("d").removeprefix("M").split()[1::2]]
    assert min(heights) < sorted(heights)[1] - 100, "the one figure far above all others is there"


def test_a_long_line_is_drawn_through_the_lowest_and_highest_of_each_column() -> None:
    points = [(float(n), float(n * 37 % 100)) for n in range(1000)]
    kept = thinned(points, 10)
    assert set(kept) <= set(points)
    for column in range(10):
        here = points[column * 100 : column * 100 + 99]
        assert min(here, key=lambda point: point[1]) in kept
        assert max(here, key=lambda point: point[1]) in kept
    assert (kept[0], kept[-1]) == (points[0], points[-1])
    assert len(kept) <= 4 * 11


def test_short_series_are_drawn_as_they_are() -> None:
    points = [(float(n), 1.0) for n in range(40)]
    assert thinned(points, 10) == tuple(points)


def test_a_sparkline_is_small_and_says_what_it_shows() -> None:
    svg = sparkline([(day.toordinal(), value) for day, value in long_series(3000)], 'From 1 to "3"', "red")
    assert len(svg.encode()) < 600
    root = parsed(svg)
    assert (root.get("role"), root.get("aria-label")) == ("img", 'From 1 to "3"')
    assert not list(root.itertext()), "a code host, which takes the elements away, leaves no text"


def test_a_sparkline_of_one_figure_is_nothing() -> None:
    assert sparkline([(1, 1)], "one") == ""


def test_a_bar_has_a_piece_for_each_amount_as_wide_as_its_share() -> None:
    root = parsed(bar([(1, "work"), (3, "wait")], 8, "1 of 8", width=80))
    assert [(piece.get("class"), piece.get("x"), piece.get("width")) for piece in root] == [
        ("work", "0", "10"),
        ("wait", "10", "30"),
    ]


@pytest.mark.parametrize("amounts", [[], [(0, "work")], [(float("nan"), "work")], [(-1, "work")]])
def test_nothing_has_no_bar(amounts: list[tuple[float, str]]) -> None:
    assert bar(amounts, 8, "nothing") == ""


def test_a_whole_that_is_nothing_has_no_bar() -> None:
    assert bar([(1, "work")], 0, "nothing") == ""


def test_a_bar_never_leaves_its_frame() -> None:
    root = parsed(bar([(99, "a"), (5, "b"), (0.001, "c")], 8, "too much", width=80))
    assert sum(float(piece.get("width")) for piece in root) == 80


@pytest.mark.parametrize(
    ("length", "written"), [(-0.01, "0"), (3.0, "3"), (2.25, "2.2"), (-1.55, "-1.6"), (1e6, "1000000")]
)
def test_lengths_have_one_decimal_at_most(length: float, written: str) -> None:
    assert rounded(length) == written


def test_names_of_attributes_are_written_as_in_svg() -> None:
    assert element("g", class_="a", aria_label="b") == '<g class="a" aria-label="b"/>'


def test_a_chart_has_no_colour_of_its_own() -> None:
    assert not re.search(
        r"#[0-9a-f]{3}|style=|fill=", line_chart(LineChart("a", "b", series(1, 2), BANDS), "c1", WRITING)
    )


def tree(*nodes: Node) -> ET.Element:
    return parsed(tree_chart(TreeChart("Goals", "What serves what", nodes), "c1"))


def test_a_tree_has_each_name_below_and_further_in_than_the_one_that_it_serves() -> None:
    root = tree(Node("Top", 0, "top.md"), Node("First", 1, ""), Node("Deep", 2, ""), Node("Second", 1, ""))
    names = of_class(root, "node")
    assert [name.text for name in names] == ["Top", "First", "Deep", "Second"]
    across, down = ([float(name.get(axis)) for name in names] for axis in "xy")
    assert down == sorted(down)
    assert across[0] < across[1] == across[3] < across[2]


def test_each_branch_of_a_tree_begins_at_the_name_that_it_serves() -> None:
    root = tree(*(Node("Name", depth, "") for depth in (0, 1, 2, 1, 2, 0)))
    dots = [f"{dot.get('cx')} {dot.get('cy')}" for dot in of_class(root, "dot")]
    begins = [path.get("d").removeprefix("M").partition("V")[0] for path in of_class(root, "tick")]
    ends = [re.sub(r".*V(.*)H(.*)", r"\2 \1", path.get("d")) for path in of_class(root, "tick")]
    assert begins == [dots[0], dots[1], dots[0], dots[3]]
    assert ends == dots[1:5]


def test_a_name_in_a_tree_leads_somewhere_and_has_its_words_below_it() -> None:
    root = tree(Node("A & <b>", 0, "goals/a.md", (Word("■ Red: 1", "red"), Word("▲ Amber: 2", "amber"))))
    assert [(link.get("href"), link[0].text) for link in root.iter() if link.get("href")] == [("goals/a.md", "A & <b>")]
    assert [(word.text, word.get("class")) for word in of_class(root, "name")] == [
        ("■ Red: 1", "name red"),
        ("▲ Amber: 2", "name amber"),
    ]
    assert root.get("role") == "group", "an image would hide its links"


def test_a_long_name_takes_two_lines_and_ends_with_a_sign_that_there_is_more() -> None:
    root = tree(Node("word " * 60, 20, ""), Node("Next", 0, ""))
    lines = [line.text for line in of_class(root, "node")]
    assert len(lines) == 3
    assert lines[1].endswith("…")
    assert all(float(line.get("x")) + text_width(line.text, 19) <= 560 for line in of_class(root, "node"))


def test_the_links_of_a_tree_are_all_that_it_may_load() -> None:
    svg = tree_chart(TreeChart("<script>", "d", (Node("n", 0, "goals/a.md"),)), "c1")
    assert is_harmless(svg, "c1", {"goals/a.md"})

"""A process landscape: the order of the value chain, and that whatever passes can be followed with the eye."""

from __future__ import annotations

import re
from collections import Counter
from itertools import permutations

import pytest

from playpress.diagrams.cache import Pictures
from playpress.diagrams.harmless import is_harmless
from playpress.diagrams.landscape.order import MOST_EXACT, chain_order
from playpress.diagrams.landscape.route import lay_out
from playpress.diagrams.landscape.text import Frame, Landscape, Process, Way, read_landscape, write_landscape
from playpress.diagrams.picture import draw, picture_id, picture_of
from playpress.diagrams.source import read_flowchart
from tests.tools.amount import amount
from tests.tools.landscapes import defects, nets_on_each_other, random_categories, random_landscape, read_picture

SEEDS = range(amount(40, 100))


def drawn(landscape: Landscape) -> str:
    return draw(write_landscape(landscape), "u")


def back(order: list[str], weights: dict[tuple[str, str], int]) -> int:
    return sum(weight for (a, b), weight in weights.items() if order.index(a) > order.index(b))


def small(*ways: tuple[str, str, str], frames: str = "ab", processes: str = "a1 a2 a3 b1") -> Landscape:
    """Return a landscape whose processes stand in the frame of their first letter."""
    return Landscape(
        "Map", "What passes.", "en",
        tuple(Frame(name, f"The {name}", f"{name}.md", n) for n, name in enumerate(frames)),
        tuple(Process(key, f"Do {key}", f"{key}.md", key[0]) for key in processes.split()),
        tuple(Way(*way, "Paper") for way in ways),
    )  # fmt: skip


@pytest.mark.repeats
@pytest.mark.parametrize("seed", SEEDS)
def test_no_line_of_a_random_landscape_crosses_a_title_or_box_or_runs_on_another_or_ends_in_the_air(seed):
    landscape = random_landscape(seed, 2 + seed % 39, 1 + seed % 9, seed)
    assert defects(read_picture(drawn(landscape))) == []
    assert nets_on_each_other(lay_out(landscape)) == []


def test_nor_does_one_in_a_map_of_the_categories_of_a_thousand_processes():
    for seed in range(amount(15, 40)):
        assert defects(read_picture(drawn(random_categories(seed, 2 + seed, 60)))) == [], seed


def test_the_checker_finds_a_line_that_was_moved_over_a_box_and_one_over_a_title():
    svg = drawn(small(("a1", "b1", "feeds")))
    line = re.search(r'class="line" d="(M[^V]*)', svg)
    assert line
    box = read_picture(svg).boxes["1"]
    moved = svg.replace(line[1], f"M0 {(box.top + box.bottom) / 2}H{box.right + 9}")
    assert any(found.startswith("line through a box") for found in defects(read_picture(moved)))
    title = next(area for kind, _, area in read_picture(svg).texts if kind == "title")
    moved = svg.replace(line[1], f"M0 {title.top + 4}H300")
    assert any(found.startswith("line through a title") for found in defects(read_picture(moved)))


def test_every_way_is_drawn_once_from_its_process_to_its_process_with_what_passes():
    landscape = random_landscape(3, 20, 5, 40)
    svg = drawn(landscape)
    numbers = {
        box.key: number for box in landscape.processes
        if (number := re.search(rf'class="process b(\d+) [^"]*" href="{box.key}\.md"', svg)[1])
    }  # fmt: skip
    ends = Counter((line.end("from"), line.end("to"), "calls" in line.classes) for line in read_picture(svg).lines)
    assert ends == Counter((numbers[w.source], numbers[w.target], w.kind == "calls") for w in landscape.ways)
    assert svg.count("<desc>What &lt;passes&gt; &amp; more</desc>") == len(landscape.ways)


def test_ways_from_one_category_to_others_run_on_one_line():
    picture = read_picture(drawn(small(("a1", "b1", "feeds"), ("a2", "b1", "feeds"), ("a3", "b1", "feeds"))))
    trunks = {max(x for x, _ in line.points) for line in picture.lines}
    assert len(picture.lines) == 3
    assert len(trunks) == 1


def test_frames_stand_in_the_order_of_the_value_chain_whatever_their_names():
    svg = drawn(small(("b1", "a1", "feeds"), ("a1", "b1", "calls")))
    assert svg.index("The b") < svg.index("The a")


def test_what_leads_back_runs_on_the_left_and_what_leads_on_runs_on_the_right():
    landscape = small(("a1", "b1", "feeds"), ("a2", "b1", "feeds"), ("b1", "a3", "feeds"))
    picture = read_picture(drawn(landscape))
    frame = picture.frames[0]
    for line in picture.lines:
        is_back = line.points[0][1] > line.points[-1][1]
        assert min(x for x, _ in line.points) < frame.left if is_back else max(x for x, _ in line.points) > frame.right


def test_a_process_wears_the_mark_of_its_state_and_the_classes_of_its_roles():
    state = Process("p", "Plan", "p.md", "c", "red", "KPI red", roles=("boss", "buyer"))
    svg = drawn(Landscape("Map", "What passes.", "en", (Frame("c", "All", "", 9, "sales"),), (state,), ()))
    assert '<g class="mark red"' in svg
    assert "<title>KPI red</title>" in svg
    assert 'class="process b0 hue1 pp-cat-sales role-boss role-buyer" href="p.md"' in svg


@pytest.mark.parametrize("seed", range(30))
def test_the_order_of_a_few_things_is_the_best_of_all_orders(seed):
    landscape = random_categories(seed, 6, 14)
    weights = dict(Counter(way[:2] for way in landscape.ways))
    keys = [frame.key for frame in landscape.frames]
    found = chain_order(keys, weights)
    assert sorted(found) == sorted(keys)
    assert back(found, weights) == min(back(list(order), weights) for order in permutations(keys))


def test_the_order_of_many_things_leads_back_nowhere_if_that_can_be():
    keys = [f"k{n}" for n in range(3 * MOST_EXACT)]
    chain = [keys[(n * 7) % len(keys)] for n in range(len(keys))]
    weights = {(chain[a], chain[b]): 1 for a in range(len(chain)) for b in range(a + 1, len(chain), 3)}
    assert back(chain_order(keys, weights), weights) == 0


def test_among_equal_orders_the_busiest_chain_stands_first():
    assert chain_order(["x", "y", "a", "b"], {("x", "y"): 1, ("y", "x"): 1, ("a", "b"): 5}) == ["a", "b", "x", "y"]


@pytest.mark.parametrize("seed", range(10))
def test_a_landscape_read_from_its_mermaid_text_is_the_one_that_was_written(seed):
    written = random_landscape(seed, 12, 4, 20)
    text = write_landscape(written)
    read = read_landscape(text)
    assert read is not None
    names = {one.key: one.name for one in written.processes}
    now = {one.key: one.name for one in read.processes}
    squeezed = {" ".join(name.split()) for name in names.values()}
    assert set(now.values()) == squeezed
    assert Counter((now[w.source], now[w.target], w.kind, w.what) for w in read.ways) == Counter(
        (names[w.source], names[w.target], w.kind, w.what) for w in written.ways
    )
    assert {(one.name, one.state, one.says, one.roles) for one in read.processes} == {
        (one.name, one.state, one.says if one.state else "", one.roles) for one in written.processes
    }
    assert {(frame.name, frame.href, frame.hue) for frame in read.frames} == {
        (frame.name, frame.href, frame.hue) for frame in written.frames
    }


def test_any_other_flowchart_is_no_landscape_even_if_its_words_say_so():
    text = write_landscape(small(("a1", "b1", "feeds")))
    plain = "\n".join(line for line in text.splitlines() if "%%" not in line) + "\n"
    assert read_flowchart(plain) is not None
    assert read_landscape(plain) is None
    assert read_landscape(plain.replace("Do a1", "%% landscape")) is None


def test_a_kept_landscape_may_go_into_a_page(tmp_path):
    text = write_landscape(random_landscape(5, 12, 4, 20))
    pictures, uid = Pictures(tmp_path / "page.json"), picture_id(text)
    picture = picture_of(text, pictures)
    pictures.keep()
    hrefs = set(re.findall(r'href="([^"]*)"', picture))
    assert len(hrefs) > 12
    assert is_harmless(picture, uid, hrefs)
    again = Pictures(tmp_path / "page.json")
    assert again.drawn(text, lambda: "drawn anew", uid, hrefs) == picture

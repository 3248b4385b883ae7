"""The role × phase grid: legible for any process, complete, safe, and the same every time."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings

from playpress.diagrams.grid.columns import place_in_columns
from playpress.diagrams.grid.draw import draw_grid
from playpress.diagrams.grid.labels import Label
from playpress.diagrams.grid.measure import Grid, layout
from playpress.diagrams.grid.metrics import PORT
from playpress.diagrams.grid.place import place
from playpress.diagrams.sizes import width_classes
from playpress.process.diagram import EXCEPTIONS
from tests.tools.amount import amount
from tests.tools.drawn import arrow_defects, read_drawn
from tests.tools.flows import chart_of, grid_of, random_playbook
from tests.tools.handbook import playbook_of
from tests.tools.legibility import crossings, defects, segments
from tests.tools.repository import ROOT
from tests.unit.diagrams.test_mermaid import ODD_LABELS, bare
from tests.unit.process.test_flow import drawable_playbook

if TYPE_CHECKING:
    from collections.abc import Callable

    from playpress.diagrams.grid.boxes import Box
    from playpress.diagrams.grid.measure import Path
    from playpress.diagrams.grid.place import Placed
    from playpress.process.diagram import FlowDiagram

SVG = "{http://www.w3.org/2000/svg}"
FLOWS, A_TEST = amount(100, 1000), 50
AT_ONCE = 8
"""Answers of one decision: beyond any sense, yet drawn."""


def random_grid(seed: int) -> Grid:
    return grid_of(random_playbook(seed, 3 + seed % 28))


def drawn(grid: Grid, uid: str = "u", **hrefs: str) -> ET.Element:
    return ET.fromstring(draw_grid(grid, uid, "How it runs.", hrefs))  # noqa: S314 - drawn a moment ago


def texts(picture: ET.Element) -> list[str]:
    """Return each text of a picture without spaces and hyphens, which a broken word may have more than its name."""
    return [unbroken("".join(text.itertext())) for text in picture.iter(f"{SVG}text")]


def unbroken(text: str) -> str:
    return bare(text).replace("-", "")


def classes(picture: ET.Element) -> Counter[str]:
    return Counter(name for element in picture.iter() for name in element.get("class", "").split())


def step(name: str, role: str = "boss", /, **fields: object) -> dict[str, object]:
    return {"id": name, "name": name, "raci": {"responsible": role}, **fields}


# Legible


@pytest.mark.slow
@pytest.mark.parametrize("first", range(0, FLOWS, A_TEST))
def test_a_random_process_has_no_defect_and_is_whole(first: int):
    found = {}
    for seed in range(first, first + A_TEST):
        grid = random_grid(seed)
        diagram = grid.diagram
        assert [box.node for box in grid.boxes] == list(diagram.nodes)
        assert [path.line for path in grid.paths] == list(diagram.drawn_lines)
        assert [strip.named for strip in grid.lanes] == list(diagram.lanes)
        found[seed] = [*defects(grid), *arrow_defects(read_drawn(draw_grid(grid, "u", "D", {})))]
    assert {seed: what for seed, what in found.items() if what} == {}


@settings(max_examples=200, deadline=None)
@given(drawable_playbook)
def test_any_process_has_no_defect(fields):
    assert defects(grid_of(playbook_of(**fields))) == []


@pytest.mark.repeats
@pytest.mark.parametrize("seed", range(8))
def test_a_process_of_sixty_steps_has_no_defect(seed: int):
    assert defects(grid_of(random_playbook(seed, 60))) == []


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(3))
def test_a_process_of_two_hundred_steps_has_no_defect(seed: int):
    assert defects(grid_of(random_playbook(seed, 200))) == []


@pytest.mark.parametrize("answers", range(2, AT_ONCE))
def test_a_decision_of_many_answers_has_no_defect(answers: int):
    branches = [{"when": f"Answer number {n}", "to": f"s{n}"} for n in range(answers)]
    steps = [step("ask", type="decision", branches=branches), *(step(f"s{n}", next="done") for n in range(answers))]
    assert defects(grid_of(playbook_of(steps=steps))) == []


@pytest.mark.parametrize("put", [place, place_in_columns])
@pytest.mark.parametrize("roles", [1, 3])
def test_a_decision_is_no_higher_than_its_answers_are(put: Callable[[FlowDiagram], Placed], roles: int):
    answers = [
        "Price",
        "Quality of the goods",
        "Delivery",
        "Invoice is wrong",
        "Warranty",
        "Something else that nobody knows",
    ]
    branches = [{"when": answer, "to": f"s{n}"} for n, answer in enumerate(answers, 1)]
    after = [step(f"s{n}", f"r{n % roles}", next="last") for n in range(1, len(answers) + 1)]
    ask = step("ask", "r0", type="decision", branches=branches)
    grid = layout(put(chart_of(playbook_of(steps=[ask, *after, step("last", "r0")]))))
    assert defects(grid) == []
    written = sum(label.height for path in grid.paths if (label := path.label))
    assert next(box.height for box in grid.boxes if box.node.key == "ask") < written + PORT * len(answers)


@pytest.mark.parametrize("lanes", [1, 3])
@pytest.mark.parametrize("last", [{}, {"join": "all"}])
@pytest.mark.parametrize("width", [5, 8, 12])
def test_a_wide_split_has_no_defect(lanes: int, last: dict[str, object], width: int):
    middle = [step(f"s{n}", f"r{n % lanes}", next="last") for n in range(width)]
    first = step("first", "r0", next=[one["id"] for one in middle])
    assert defects(grid_of(playbook_of(steps=[first, *middle, step("last", "r0", **last)]))) == []


@pytest.mark.parametrize("width", [5, 8, 12])
def test_lines_that_come_back_from_many_steps_stay_on_the_box(width: int):
    back = [{"when": "No", "to": "s0", "kind": "rework"}, {"when": "Yes", "to": "done"}]
    steps = [
        step("s0"),
        *(step(f"s{n}", type="decision", branches=[{**back[1], "to": f"s{n + 1}"}, back[0]]) for n in range(1, width)),
        step(f"s{width}"),
    ]
    grid = grid_of(playbook_of(steps=steps))
    assert defects(grid) == []
    box = box_of(grid, "s0")
    assert all(_touches(path.points[-1], box) for path in grid.paths if path.line.target == "s0")


def test_names_of_any_length_have_no_defect():
    steps = [step("a" * 200), step(" ".join("word" for _ in range(40)), phase="p"), step("計" * 60, phase="q")]
    for number, one in enumerate(steps):
        one["id"] = f"s{number}"
    phases = [{"id": "p", "name": "A phase " * 12}, {"id": "q", "name": "計" * 40}]
    assert defects(grid_of(playbook_of(steps=steps, phases=phases))) == []


def test_the_lines_of_an_answer_are_whole_words_when_they_are_read_as_one():
    answers = [
        {"to": "done", "when": "Ten or more are left"},
        {"to": "a", "when": "Fewer than ten are left", "kind": "rework"},
    ]
    steps = [step("a"), step("b", type="decision", branches=answers)]
    root = drawn(grid_of(playbook_of(steps=steps, ends=[{"id": "done", "name": "Done"}])))
    texts = root.findall(".//*[@class='answer']")
    assert all(len(text) for text in texts), "each has several lines"
    assert {"".join(text.itertext()) for text in texts} == {"Ten or more are left", "Fewer than ten are left"}


# In its place


@pytest.mark.repeats
@pytest.mark.parametrize("seed", range(0, 120, 3))
def test_a_step_stands_in_the_lane_of_its_role_and_the_band_of_its_phase(seed: int):
    grid = random_grid(seed)
    lanes = {strip.named.key: strip for strip in grid.lanes}
    bands = {strip.named.key: strip for strip in grid.bands}
    for box in grid.boxes:
        assert lanes[box.node.lane].start < box.x < lanes[box.node.lane].end
        if bands and box.node.lane != EXCEPTIONS:
            assert bands[box.node.phase].start < box.y < bands[box.node.phase].end


def test_lanes_and_bands_fill_the_picture_without_gap():
    steps = [step("a", phase="p"), step("b", "clerk", phase="q"), step("c", phase="q"), step("d", "cook", phase="r")]
    phases = [{"id": phase, "name": phase} for phase in "pqr"]
    grid = grid_of(playbook_of(steps=steps, phases=phases))
    for strips, end in ((grid.lanes, grid.width), (grid.bands, grid.height)):
        assert len(strips) == 3
        assert [strip.end for strip in strips] == [*(strip.start for strip in strips[1:]), end]


def test_a_path_without_branches_in_one_lane_is_straight():
    grid = grid_of(playbook_of(steps=[step(f"s{n}") for n in range(9)]))
    assert len({box.x for box in grid.boxes}) == 1
    assert {x for path in grid.paths for x, _ in path.points} == {grid.boxes[0].x}
    assert [box.y for box in grid.boxes] == sorted(box.y for box in grid.boxes)


def test_the_main_path_stays_straight_beside_rework_and_early_ends():
    branches = [
        {"when": "Yes", "to": "c"},
        {"when": "Again", "to": "a", "kind": "rework"},
        {"when": "No", "to": "lost"},
    ]
    ends = [{"id": "won", "name": "Won"}, {"id": "lost", "name": "Lost", "outcome": "failed"}]
    steps = [step("a"), step("b", type="decision", branches=branches), step("c")]
    grid = grid_of(playbook_of(steps=steps, ends=ends))
    boxes = {box.node.key: box for box in grid.boxes}
    assert len({boxes[key].x for key in ("^start", "a", "b", "c", "won")}) == 1
    assert boxes["lost"].x != boxes["a"].x


def test_a_hand_off_may_stay_on_its_row():
    grid = grid_of(playbook_of(steps=[step("a", "boss"), step("b", "clerk")]))
    a, b = (next(box for box in grid.boxes if box.node.key == key) for key in "ab")
    assert a.y == b.y
    assert a.x < b.x


def test_every_line_runs_from_box_to_box():
    for seed in range(0, 60, 2):
        grid = random_grid(seed)
        boxes = {box.node.key: box for box in grid.boxes}
        for path in grid.paths:
            assert _touches(path.points[0], boxes[path.line.source])
            assert _touches(path.points[-1], boxes[path.line.target])


def _touches(point: tuple[float, float], box: Box) -> bool:
    """Tell whether a point lies on a box's edge; the tip of a decision is slanted."""
    across, down = abs(point[0] - box.x), abs(point[1] - box.y)
    on_top = abs(down - box.height / 2) < 0.1 and across <= box.width / 2
    return on_top or (box.width / 2 - 13 < across < box.width / 2 + 0.1 and down <= box.height / 2)


def test_crossings_are_counted():
    grid = grid_of(playbook_of(steps=[step("a"), step("b")]))
    across, down = grid.paths[:2]
    ways = ((0.0, 50.0), (100.0, 50.0)), ((40.0, 0.0), (40.0, 90.0))
    crossed = tuple(replace(path, points=points) for path, points in zip((across, down), ways, strict=True))
    assert crossings(replace(grid, paths=crossed)) == crossings(replace(grid, paths=crossed[::-1])) == 1
    assert crossings(replace(grid, paths=crossed[:1])) == 0
    assert crossings(grid) == 0


# The checker finds what it looks for


@pytest.fixture(scope="module")
def plain() -> Grid:
    """A grid of two phases and two roles, with an answer and without a defect."""
    branches = [{"when": "Yes", "to": "c"}, {"when": "No", "to": "a", "kind": "rework"}]
    steps = [
        step("a", phase="p"),
        step("b", phase="p", type="decision", branches=branches),
        step("c", "clerk", phase="q"),
        step("d", "clerk", phase="q"),
    ]
    phases = [{"id": "p", "name": "First"}, {"id": "q", "name": "Second"}]
    grid = grid_of(playbook_of(steps=steps, phases=phases))
    assert defects(grid) == []
    return grid


def box_of(grid: Grid, key: str) -> Box:
    return next(box for box in grid.boxes if box.node.key == key)


def path_of(grid: Grid, source: str, target: str) -> Path:
    return next(path for path in grid.paths if (path.line.source, path.line.target) == (source, target))


def with_box(grid: Grid, key: str, **changed: Any) -> Grid:
    boxes = tuple(replace(box, **changed) if box.node.key == key else box for box in grid.boxes)
    return replace(grid, boxes=boxes)


def with_path(grid: Grid, source: str, target: str, **changed: Any) -> Grid:
    tampered = path_of(grid, source, target)
    return replace(grid, paths=tuple(replace(p, **changed) if p is tampered else p for p in grid.paths))


def kinds(grid: Grid) -> set[str]:
    return {defect.partition(":")[0] for defect in defects(grid)}


def test_boxes_that_overlap_are_found(plain):
    a = box_of(plain, "a")
    assert "boxes overlap" in kinds(with_box(plain, "b", x=a.x + a.width - 1, y=a.y + a.height - 1))


@pytest.mark.parametrize("place", [{"x": 0.0}, {"x": 9999.0}, {"y": 0.0}, {"y": 9999.0}])
def test_a_box_outside_the_picture_is_found(plain, place):
    assert "box outside" in kinds(with_box(plain, "c", **place))


def test_a_box_in_the_lane_of_another_role_is_found(plain):
    assert "box outside its lane" in kinds(with_box(plain, "d", x=box_of(plain, "a").x))


def test_a_box_in_the_band_of_another_phase_is_found(plain):
    assert "box outside its phase" in kinds(with_box(plain, "d", y=box_of(plain, "a").y))


def test_a_slanted_line_is_found(plain):
    (x1, y1), *_, (x2, y2) = path_of(plain, "b", "c").points
    assert "slanted line" in kinds(with_path(plain, "b", "c", points=((x1, y1), (x2 + 20, y2 + 20))))


def test_a_line_through_a_box_is_found(plain):
    c = box_of(plain, "c")
    points = ((c.x - c.width, c.y), (c.x + c.width, c.y))
    assert "line through a box" in kinds(with_path(plain, "a", "b", points=points))


def test_a_line_that_only_reaches_into_a_box_is_found(plain):
    d = box_of(plain, "d")
    points = path_of(plain, "c", "d").points
    assert "line through a box" in kinds(with_path(plain, "c", "d", points=(*points[:-1], (d.x, d.y))))


@pytest.mark.parametrize("end", [(-5.0, 60.0), (9999.0, 60.0), (60.0, -5.0), (60.0, 9999.0)])
def test_a_line_outside_the_picture_is_found(plain, end):
    assert "line outside" in kinds(with_path(plain, "a", "b", points=((60.0, 60.0), end)))


@pytest.mark.parametrize("apart", [0.0, 1.5])
def test_lines_on_each_other_are_found(plain, apart):
    (x1, y1), *_, (_, y2) = path_of(plain, "c", "d").points
    points = ((x1 + apart, y1 + 1), (x1 + apart, y2 - 1))
    assert "lines on each other" in kinds(with_path(plain, "a", "b", points=points))


def test_labels_that_overlap_are_found(plain):
    label = path_of(plain, "b", "c").label
    shifted = replace(label, left=label.left + label.width / 2)
    assert "labels overlap" in kinds(with_path(plain, "b", "a", label=shifted))


def test_a_label_on_a_box_is_found(plain):
    d = box_of(plain, "d")
    label = replace(path_of(plain, "b", "c").label, left=d.x, top=d.y)
    assert "label on a box" in kinds(with_path(plain, "b", "c", label=label))


def test_a_line_through_a_label_is_found(plain):
    x, y = path_of(plain, "c", "d").points[0]
    label = Label(x - 10, y + 2, width=20.0, text=("Yes",))
    assert "line through a label" in kinds(with_path(plain, "b", "c", label=label))


@pytest.mark.parametrize("place", [{"left": -50.0}, {"left": 9999.0}, {"top": -50.0}, {"top": 9999.0}])
def test_a_label_outside_the_picture_is_found(plain, place):
    label = replace(path_of(plain, "b", "c").label, **place)
    assert "label outside" in kinds(with_path(plain, "b", "c", label=label))


# Drawn


@pytest.mark.parametrize("seed", range(0, 90, 3))
def test_the_picture_holds_every_name_letter_for_letter(seed: int):
    grid = random_grid(seed)
    picture, diagram = drawn(grid), grid.diagram
    said = Counter(texts(picture))
    wanted = [node.text for node in diagram.nodes if node.kind not in ("fork", "join")]
    wanted += [line.label for line in diagram.drawn_lines if line.label]
    wanted += [strip.name for strip in (*diagram.lanes, *diagram.phases) if strip.name]
    wanted += [letter for letters in diagram.letters.values() for letter in letters]
    assert said == Counter(map(unbroken, wanted))


@pytest.mark.parametrize("label", ODD_LABELS)
def test_an_odd_name_is_drawn_letter_for_letter_and_only_as_text(label: str):
    branches = [{"when": label, "to": "b"}, {"when": "§", "to": "done"}]
    steps = [
        step("a", name=label, type="decision", branches=branches, phase="p"),
        step("b", label, name=label, phase="q"),
    ]
    phases = [{"id": "p", "name": label}, {"id": "q", "name": "q"}]
    playbook = playbook_of(name=label, steps=steps, phases=phases, trigger=label, owner=label)
    picture = drawn(grid_of(playbook))
    said = texts(picture)
    assert said.count(unbroken(label)) == 4  # the trigger, a lane, a phase, an answer
    assert {unbroken(f"1. {label}"), unbroken(f"2. {label}")} <= set(said)
    assert bare(picture.find(f"{SVG}title").text) == bare(label)
    assert {element.tag.removeprefix(SVG) for element in picture.iter()} <= {
        "svg", "title", "desc", "defs", "marker", "path", "rect", "text", "tspan", "g", "circle", "a",
    }  # fmt: skip
    assert [name for element in picture.iter() for name in element.attrib if name.lower().startswith("on")] == []


def test_what_xml_cannot_hold_is_drawn_as_a_replacement():
    assert "1.a\ufffdb\ufffdc" in texts(drawn(grid_of(playbook_of(steps=[step("s", name="a\x00b\uffffc")]))))


@pytest.mark.parametrize("seed", [3, 40, 77])
def test_the_ids_of_a_picture_begin_with_its_own_name(seed: int):
    picture = draw_grid(random_grid(seed), "u7", "D", {})
    found = re.findall(r'\bid="([^"]*)"', picture)
    assert len(found) == len(set(found)) >= 4
    assert all(name.startswith("u7") for name in found)
    used = [a or b for a, b in re.findall(r'url\(#([^)]*)\)|aria-\w+="([^"]*)"', picture)]
    assert used
    assert set(used) <= set(found)


def test_title_and_description_name_the_picture():
    picture = drawn(random_grid(4))
    assert [picture.find(f"{SVG}{tag}").text for tag in ("title", "desc")] == ["Random process 4", "How it runs."]
    assert (picture.get("aria-labelledby"), picture.get("aria-describedby")) == ("u-t", "u-d")


def test_steps_and_lanes_lead_where_the_page_says():
    grid = grid_of(playbook_of(steps=[step("a"), step("b", "clerk")]))
    picture = drawn(grid, **{"a": "#step-a", "^lane-clerk": "../roles/clerk.md?x=1&y=2", "clerk": "#no-lane"})
    leads = {a.get("href"): bare("".join(a.itertext())) for a in picture.iter(f"{SVG}a")}
    assert leads == {"#step-a": "1.a", "../roles/clerk.md?x=1&y=2": "clerk"}


def test_a_link_is_announced_by_its_whole_name_however_it_is_broken_into_lines():
    names = ["Outline the campaign's objectives", "Wait for a Donaudampfschifffahrtsgesellschaftskapitän", "a -- -"]
    steps = [step(f"s{n}", "the boss of all the other bosses", name=name) for n, name in enumerate(names)]
    hrefs = {f"s{n}": f"#step-{n}" for n in range(3)} | {"^lane-the boss of all the other bosses": "../roles/boss.md"}
    links = list(drawn(grid_of(playbook_of(steps=steps)), **hrefs).iter(f"{SVG}a"))
    wanted = ["the boss of all the other bosses", *(f"{n}. {name}" for n, name in enumerate(names, 1))]
    assert [link.get("aria-label") or "".join(link.itertext()) for link in links] == wanted


def test_what_each_line_means_is_its_class():
    branches = [{"when": "Yes", "to": "c"}, {"when": "No", "to": "a", "kind": "rework"}]
    steps = [step("a"), step("b", type="decision", branches=branches), step("c", automation="automated")]
    exceptions = [{"id": "x", "when": "Fire", "at": "a", "resume": "c"}]
    picture = drawn(grid_of(playbook_of(steps=steps, exceptions=exceptions)))
    found = classes(picture)
    lines = {group.get("class"): len(group) for group in picture.iter() if group.get("class", "").startswith("line")}
    assert lines == {"line exception": 2, "line rework": 1, "line normal": 4}
    assert found["decision"] == found["sign"] == found["letter"] == 1


@pytest.mark.repeats
def test_rework_comes_in_from_the_side_or_above_and_ends_above_where_it_began():
    seen = 0
    for seed in range(40):
        grid = random_grid(seed)
        boxes = {box.node.key: box for box in grid.boxes}
        for path in grid.paths:
            if path.line.kind == "rework":
                seen += 1
                assert boxes[path.line.target].y <= boxes[path.line.source].y
                assert f'<path d="M{_short(path.points[0][0])} ' in _group(draw_grid(grid, "u", "D", {}), "rework")
    assert seen > 40


def test_a_drawing_says_once_for_each_kind_of_line_how_it_ends():
    for seed in range(10):
        grid = random_grid(seed)
        written = draw_grid(grid, "u", "D", {})
        assert written.count("marker-end") == len({path.line.kind for path in grid.paths})


def _group(drawn: str, kind: str) -> str:
    """Return the lines of a kind in a drawing."""
    return drawn.partition(f'<g class="line {kind}"')[2].partition("</g>")[0]


def _short(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")


def test_a_fork_and_a_join_are_bars_without_a_word():
    steps = [step("a", next=["b", "c"]), step("b", next="d"), step("c", next="d"), step("d", join="all")]
    assert classes(drawn(grid_of(playbook_of(steps=steps))))["bar"] == 2


@pytest.mark.parametrize(("roles", "is_wide"), [(1, False), (9, True)])
def test_a_picture_has_its_own_size_and_says_whether_it_is_wider_than_a_column(roles: int, is_wide: bool):  # noqa: FBT001
    picture = drawn(grid_of(playbook_of(steps=[step(f"s{n}", f"role-{n}") for n in range(roles)])))
    assert ("pp-wide" in picture.get("class").split()) == is_wide
    assert picture.get("width") == picture.get("viewBox").split()[2]


def test_the_wider_a_picture_the_further_it_may_shrink_but_never_below_half_its_size():
    style = (ROOT / "site_templates" / "assets" / "figures.css").read_text(encoding="utf-8")
    for width in range(200, 4000, 7):
        least = re.search(r"pp-least-\d", width_classes(width))
        pixels = int(re.search(rf"\.{least[0]} {{ min-width: (\d+)px", style)[1]) if least else 0
        assert pixels <= 0.7 * width + 1
        assert width <= 440 or pixels >= 0.5 * width


def test_the_heads_of_lanes_are_one_group_as_wide_as_the_picture():
    picture = drawn(grid_of(playbook_of(steps=[step("a", "clerk"), step("b")])))
    (heads,) = [group for group in picture.iter(f"{SVG}g") if group.get("class") == "heads"]
    assert [bare("".join(text.itertext())) for text in heads.iter(f"{SVG}text")] == ["clerk", "boss"]
    assert heads.find(f"{SVG}rect").get("width") == picture.get("width")


def test_runs_are_horizontal_or_vertical():
    for seed in range(0, 100, 5):
        for path in random_grid(seed).paths:
            assert all(x1 == x2 or y1 == y2 for x1, y1, x2, y2 in segments(path.points))


def test_layout_does_not_change_its_chart():
    diagram = chart_of(random_playbook(3, 20))
    before = repr(diagram)
    layout(place(diagram))
    assert repr(diagram) == before


def test_boxes_say_the_keys_of_their_nodes_where_a_process_is_played_and_nowhere_else():
    grid = random_grid(3)
    keys = [box.node.key for box in grid.boxes]
    played = ET.fromstring(draw_grid(grid, "u", "How it runs.", {}, is_played=True))  # noqa: S314 - drawn a moment ago
    assert [element.attrib["data-node"] for element in played.iter() if "data-node" in element.attrib] == keys
    assert [element for element in drawn(grid).iter() if "data-node" in element.attrib] == []
    assert texts(drawn(grid)) == texts(played)


def test_a_text_of_several_lines_says_where_each_begins():
    picture = drawn(grid_of(playbook_of(steps=[step("a", name="Ask each of all the many customers of the bakery")])))
    box = next(text for text in picture.iter(f"{SVG}text") if (text.text or "").startswith("1."))
    rows = list(box)
    assert len(rows) > 1
    assert {row.get("dy") for row in rows} == {"16"}
    assert abs(float(box.get("x", "nan")) - float(rows[-1].get("x", "nan"))) < 2

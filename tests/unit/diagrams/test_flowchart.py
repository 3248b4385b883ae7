"""A process by phase and a map, as they are drawn: every arrow clear, every title whole, whatever the process."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings

from playpress.diagrams.flowchart import lay_out
from playpress.diagrams.grid.columns import MOST_COLUMNS, place_in_columns
from playpress.diagrams.map import Place, map_diagram
from playpress.diagrams.mermaid import Arrow, Box, Group, write_flowchart
from playpress.diagrams.picture import draw
from playpress.diagrams.process import process_pictures
from playpress.diagrams.source import Flowchart, read_flowchart
from playpress.process.diagram import EXCEPTIONS
from playpress.reading.load import load_handbook
from tests.tools.amount import amount
from tests.tools.drawn import arrow_defects, read_drawn
from tests.tools.flows import NAMES, chart_of, random_playbook
from tests.tools.handbook import playbook_of
from tests.tools.legibility import defects
from tests.tools.rendered import folded
from tests.tools.repository import ROOT
from tests.unit.diagrams.test_mermaid import ODD_LABELS, texts_of
from tests.unit.process.test_flow import drawable_playbook

if TYPE_CHECKING:
    from playpress.diagrams.grid.place import Cell
    from playpress.diagrams.mermaid import Direction
    from playpress.model.playbook import Playbook
    from playpress.process.diagram import FlowDiagram, NodeKind

FLOWS, A_TEST = amount(100, 1000), 50
CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f\ufeff\ufffe\uffff]")
"""What no label can hold."""


def sources_of(playbook: Playbook) -> list[str]:
    diagram = chart_of(playbook)
    hrefs = {node.key: f"#step-{node.key}" for node in diagram.nodes if node.number}
    return [picture.source for picture in process_pictures(diagram, hrefs, "How it runs.")]


def read(source: str) -> Flowchart:
    flowchart = read_flowchart(source)
    assert flowchart is not None
    return flowchart


def faults(source: str) -> list[str]:
    """Return what is wrong with a picture, by its layout and by what was drawn."""
    return [*defects(lay_out(read(source))), *arrow_defects(read_drawn(draw(source, "u")))]


def step(name: str, /, **fields: object) -> dict[str, object]:
    return {"id": name, "name": name, "raci": {"responsible": "boss"}, **fields}


def cells_of(**fields: object) -> dict[str, Cell]:
    """Return the cell of each node of a playbook, by what is written in it."""
    diagram = chart_of(playbook_of(**fields))
    placed = place_in_columns(diagram)
    return {node.text: placed.cells[node.key] for node in diagram.nodes}


# Legible


@pytest.mark.slow
@pytest.mark.parametrize("first", range(0, FLOWS, A_TEST))
def test_a_random_process_by_phase_has_no_head_sideways_no_title_crossed_and_nothing_covered(first: int):
    found = {
        (seed, n): faults(source)
        for seed in range(first, first + A_TEST)
        for n, source in enumerate(sources_of(random_playbook(seed, 3 + seed % 28, names=NAMES)))
    }
    assert len(found) >= A_TEST
    assert {which: what for which, what in found.items() if what} == {}


@pytest.mark.slow
@settings(max_examples=100, deadline=None)
@given(drawable_playbook)
def test_any_process_by_phase_has_no_fault(fields):
    assert [fault for source in sources_of(playbook_of(**fields)) for fault in faults(source)] == []


@pytest.mark.repeats
@pytest.mark.parametrize("places", range(1, 41, 3))
def test_a_map_has_no_fault_however_many_connections_it_has(places: int):
    names = [f"Process {n} with a name" for n in range(places)]
    shown = [Place(name, name, f"Frame with a long title {n % 4}", "") for n, name in enumerate(names)]
    arrows = [Arrow(names[n], names[(n * step + 1) % places]) for n in range(places) for step in (1, 3)]
    arrows = list(dict.fromkeys(a for a in arrows if a.source != a.target))
    assert faults(map_diagram(shown, arrows, "Map", "D")) == []


@pytest.mark.parametrize("around", [1, 2, 7, 39])
def test_a_map_around_one_place_has_only_straight_arrows_and_no_fault(around: int):
    shown = [
        Place("here", "Here", "", "", is_here=True),
        *(Place(f"p{n}", f"Other {n}", "", "") for n in range(around)),
    ]
    arrows = [Arrow("here", f"p{n}", "An output; and another one with a longer name") for n in range(around) if n % 3]
    arrows += [Arrow(f"p{n}", "here", "runs") for n in range(around) if n % 2 == 0]
    source = map_diagram(shown, arrows, "Map", "D", "LR")
    assert faults(source) == []
    drawn = read_drawn(draw(source, "u"))
    assert len(drawn.arrows) == len(arrows)
    assert all(way[0][1] == way[-1][1] for way in drawn.arrows)


def test_a_map_around_a_place_with_arrows_past_it_has_no_fault():
    shown = [Place(name, name, "", "", is_here=name == "a") for name in "abc"]
    source = map_diagram(shown, [Arrow("a", "b", "x"), Arrow("b", "c", "y"), Arrow("c", "b")], "Map", "D", "LR")
    assert faults(source) == []
    assert {"x", "y"} <= set(texts_of(draw(source, "u")))


@pytest.mark.parametrize(
    ("way", "fault"),
    [
        ("M50 200V100", "title crossed"),
        ("M200 60V100H150", "head sideways"),
        ("M200 60V96H150V100", "head longer"),
        ("M100 60L150 100", "head slanted"),
        ("M150 60V80", "head in the air"),
        ("M175 60V100", "head under a border"),
    ],
)
def test_what_finds_faults_finds_each_kind(way: str, fault: str):
    svg = (
        '<svg xmlns="http://www.w3.org/2000/svg"><text class="phase" transform="translate(50 150)rotate(-90)"><tspan x="0">'
        'A title</tspan></text><rect class="node task" x="120" y="100" width="60" height="40"/><rect class="node task" x="177" '
        f'y="70" width="60" height="28"/><path d="{way}" marker-end="url(#m)"/></svg>'
    )
    assert fault in " ".join(arrow_defects(read_drawn(svg)))


# Where things stand


def test_the_main_path_goes_straight_down_and_a_side_branch_stands_beside_its_decision():
    branches = [{"when": "Yes", "to": "b"}, {"when": "No", "to": "lost"}]
    steps = [step("a", type="decision", branches=branches), step("b")]
    ends = [{"id": "won", "name": "Won"}, {"id": "lost", "name": "Lost", "outcome": "failed"}]
    cells = cells_of(steps=steps, ends=ends, trigger="Go")
    assert [cells[text] for text in ("Go", "1. a", "2. b", "Won")] == [(0, 0), (0, 1), (0, 2), (0, 3)]
    assert cells["Lost"] == (1, 1)


def test_what_runs_side_by_side_stands_side_by_side():
    steps = [step("a", next=["x", "y", "z"]), *(step(name, next="d") for name in "xyz"), step("d", join="all")]
    cells = cells_of(steps=steps)
    assert len({cells[text].row for text in ("2. x", "3. y", "4. z")}) == 1
    assert cells["5. d"].row > cells["2. x"].row


def test_what_only_an_exception_leads_to_stands_below_the_step_that_it_interrupts():
    exceptions = [{"id": "x", "when": "Fire", "at": ["b"], "resume": "rescue"}]
    steps = [step("a"), step("b"), step("c", next="done"), step("rescue", next="done")]
    cells = cells_of(steps=steps, exceptions=exceptions)
    assert cells["4. rescue"].row > cells["2. b"].row
    assert cells["A. Fire"].row == cells["2. b"].row


def test_each_phase_begins_below_the_one_before():
    steps = [step("a", phase="p"), step("b", phase="p", next="done"), step("c", phase="q")]
    phases = [{"id": "p", "name": "P"}, {"id": "q", "name": "Q"}]
    cells = cells_of(steps=steps, phases=phases)
    assert cells["3. c"].row > max(cells["1. a"].row, cells["2. b"].row)


def test_a_picture_stays_narrow_and_goes_down_instead():
    steps = [step("a", next=[f"s{n}" for n in range(12)]), *(step(f"s{n}", next="z") for n in range(12)), step("z")]
    assert max(cell.column for cell in cells_of(steps=steps).values()) < MOST_COLUMNS


# Read back


@pytest.mark.parametrize("label", [*ODD_LABELS, *NAMES])
def test_a_label_is_read_back_letter_for_letter(label: str):
    parts: list[Box | Group] = [
        Box("a", label, "start"),
        Group(label, (Box("b", label, "decision", "#step-b"),)),
        Box("c", label, "exception"),
    ]
    arrows = [
        Arrow("a", "b", label),
        Arrow("b", "a", label, "rework"),
        Arrow("b", "c", "", "exception"),
        Arrow("a", "c"),
    ]
    flowchart = read(write_flowchart(parts, arrows, "T", "D"))
    wanted = " ".join(label.split())
    assert [(node.kind, node.label) for node in flowchart.diagram.nodes] == [
        ("start", wanted), ("decision", wanted), ("exception", wanted),
    ]  # fmt: skip
    assert [(line.kind, line.label) for line in flowchart.diagram.lines] == [
        ("normal", wanted), ("rework", wanted), ("exception", ""), ("normal", ""),
    ]  # fmt: skip
    assert wanted in [phase.name for phase in flowchart.diagram.phases]
    assert (list(flowchart.hrefs.values()), flowchart.direction) == (["#step-b"], "TB")
    assert (flowchart.diagram.title, flowchart.description) == ("T", "D")


def shape(diagram: FlowDiagram) -> tuple[list[tuple[str, NodeKind]], list[tuple[int, int, str, str]]]:
    """Return what a diagram shows but for signs in its boxes: texts with kinds, and lines by the order of their ends."""
    order = {node.key: n for n, node in enumerate(diagram.nodes)}
    texts = [
        (re.sub(r"( ⚙)?( \([A-Z, ]+\))?$", "", folded(CONTROL.sub("\ufffd", node.text))), node.kind)
        for node in diagram.nodes
    ]
    return texts, sorted(
        (order[line.source], order[line.target], line.label, line.kind) for line in diagram.drawn_lines
    )


@settings(max_examples=100, deadline=None)
@given(drawable_playbook)
def test_a_process_by_phase_is_read_back_as_it_was(fields):
    diagram = chart_of(playbook_of(**fields))
    (source,) = [picture.source for picture in process_pictures(diagram, {}, "D")]
    again = read(source).diagram
    assert shape(again) == shape(diagram)
    assert [phase.name for phase in again.phases if phase.name] == (
        [phase.name for phase in diagram.phases if len(diagram.phases) > 1 and phase.name]
    )
    assert not [node for node in again.nodes if (node.kind == "exception") != (node.phase == EXCEPTIONS)]


@pytest.mark.parametrize(
    "source",
    [
        "",
        "flowchart TB\n    a[One] --> b[Two]\n",
        "flowchart RL\n",
        "sequenceDiagram\n",
        'flowchart TB\n    n_0["A"]\n    style n_0 fill:#f00\n',
        'flowchart TB\n    n_0["A"]\n    n_0 --> n_1\n',
        "flowchart TB\n",
    ],
)
def test_a_flowchart_that_is_not_ours_is_not_read(source: str):
    assert read_flowchart(source) is None


@pytest.mark.parametrize("direction", ["TB", "LR"])
def test_a_word_too_long_for_its_box_is_broken_at_a_syllable_of_the_sources_language(direction: Direction):
    boxes = [Box("a", "Donaudampfschifffahrtsgesellschaftskapitän"), Box("b", "Hier", "here")]
    source = write_flowchart(boxes, [Arrow("a", "b")], "T", "D", direction, "de")
    assert read(source).diagram.language == "de"
    lines = next(box.text for box in lay_out(read(source)).boxes if box.node.label.startswith("Donau"))
    assert len(lines) > 1
    assert all(line.endswith("-") for line in lines[:-1])
    assert lines[0].removesuffix("-") in ("Donaudampfschifffahrts", "Donaudampfschiff", "Donaudampfschifffahrtsge")


def test_a_flowchart_that_a_project_wrote_itself_is_still_drawn():
    drawn = draw("flowchart TB\n    a[One] -->|why| b(Two)\n", "u")
    assert {"One", "Two", "why"} <= set(texts_of(drawn))
    assert len(ET.fromstring(drawn).findall(".//*[@marker-end]")) == 1  # noqa: S314 - drawn a moment ago


@pytest.mark.slow
def test_no_shipped_process_by_phase_has_a_fault():
    library = load_handbook(ROOT / "playbooks", ROOT).library
    found = {
        (playbook.id, n): faults(source)
        for playbook in library.playbooks.values()
        for n, source in enumerate(sources_of(playbook))
    }
    assert len(found) > 10
    assert {which: what for which, what in found.items() if what} == {}

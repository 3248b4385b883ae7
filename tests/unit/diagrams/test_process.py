"""A playbook's flow as a diagram, and the diagram by phase as Mermaid: each node and line once, nothing left out."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections import Counter
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings

from playpress.diagrams.picture import draw
from playpress.diagrams.process import LONGEST_WHOLE, process_pictures
from playpress.process.diagram import EXCEPTIONS, Line
from playpress.process.flow import START, resolve_flow
from tests.tools.flows import chart_of, random_playbook
from tests.tools.handbook import playbook_of
from tests.unit.process.test_flow import drawable_playbook

if TYPE_CHECKING:
    from collections.abc import Mapping

    from playpress.process.diagram import FlowDiagram, Node

STEPS = [
    {"id": "ask", "name": "Ask", "phase": "early", "raci": {"responsible": "boss"}},
    {
        "id": "end", "name": "Decide; <now>?", "type": "decision", "phase": "early", "raci": {"responsible": "clerk"},
        "branches": [
            {"when": "Yes | sure", "to": "buy", "probability": 0.5}, {"when": "Ask again", "to": "ask", "kind": "rework"},
            {"when": "No", "to": "lost"},
        ],
    },
    {"id": "buy", "type": "subprocess", "name": "Run purchase", "calls": "purchase", "phase": "late"},
    {"id": "wait", "name": "Wait", "type": "wait", "wait": "1d"},
]  # fmt: skip
FIELDS = {
    "name": "Sell: the # 1",
    "trigger": "Somebody asks",
    "steps": STEPS,
    "phases": [{"id": "early", "name": "Early"}, {"id": "late", "name": "Late"}, {"id": "never", "name": "Never"}],
    "ends": [{"id": "won", "name": "Won"}, {"id": "lost", "name": "Lost", "outcome": "failed"}],
    "exceptions": [{"id": "fire", "when": "Fire", "at": "ask", "resume": "lost"}],
}


def task(name: str, /, **fields: object) -> dict[str, object]:
    return {"id": name, "name": name, "raci": {"responsible": "boss"}, **fields}


PARALLEL = [task("a", next=["b", "c"]), task("b", next="d"), task("c", next="d"), task("d", join="all")]


def sell() -> FlowDiagram:
    return chart_of(playbook_of(**FIELDS))


def pictures(diagram: FlowDiagram, hrefs: Mapping[str, str] | None = None) -> list[str]:
    return [picture.source for picture in process_pictures(diagram, hrefs or {}, "How it runs.")]


def boxes(source: str) -> dict[str, str]:
    """Return what is written in each box of a flowchart, by its number."""
    found = re.findall(r'^ *(n_\d+)\W+"(.*?)"\W*$', source, re.MULTILINE)
    return {name: re.sub(r"#(\d+);", lambda m: chr(int(m[1])), label) for name, label in found}


def arrows(source: str) -> list[tuple[str, str, str, str]]:
    """Return from, line, answer and to of each arrow of a flowchart."""
    label = boxes(source)
    found = re.findall(r'^ *(n_\d+) (-->|-\.->)(?:\|"(.*?)"\|)? (n_\d+)$', source, re.MULTILINE)
    return [(label[a], line, answer, label[b]) for a, line, answer, b in found]


def members(source: str, shape: str) -> set[str]:
    """Return what is written in the boxes of a class."""
    names = re.search(rf"class (\S+) k_{shape}$", source, re.MULTILINE)
    return {boxes(source)[name] for name in names[1].split(",")} if names else set()


def shown(node: Node, diagram: FlowDiagram) -> str:
    """Return what a box says: the name, and signs for a machine and for the exceptions that may interrupt it."""
    letters = diagram.letters.get(node.key)
    signs = ["⚙"] if node.is_automated else []
    return " ".join([node.text, *signs, *([f"({', '.join(letters)})"] if letters else [])])


# The diagram


def test_trigger_steps_ends_and_exceptions_are_nodes_once_each():
    assert [node.text for node in sell().nodes] == [
        "Somebody asks", "1. Ask", "2. Decide; <now>?", "Lost", "3. Run purchase", "4. Wait", "Won", "A. Fire",
    ]  # fmt: skip


def test_each_edge_is_a_line_with_its_answer_and_kind():
    assert set(sell().lines) == {
        Line(START, "ask"),
        Line("ask", "end"),
        Line("end", "buy", "Yes | sure"),
        Line("end", "ask", "Ask again", "rework"),
        Line("end", "lost", "No"),
        Line("buy", "wait"),
        Line("wait", "won"),
        Line("ask", "^exception-fire", "", "exception"),
        Line("^exception-fire", "lost", "", "exception"),
    }


def test_a_split_has_one_fork_and_what_waits_for_all_one_join():
    diagram = chart_of(playbook_of(steps=PARALLEL))
    assert Counter(node.kind for node in diagram.nodes)["fork"] == Counter(n.kind for n in diagram.nodes)["join"] == 1
    ways = Counter((line.source, line.target) for line in diagram.lines)
    assert ways == Counter(
        [
            (START, "a"), ("a", "^fork-a"), ("^fork-a", "b"), ("^fork-a", "c"),
            ("b", "^join-d"), ("c", "^join-d"), ("^join-d", "d"), ("d", "done"),
        ]
    )  # fmt: skip


def test_rework_goes_to_the_step_itself_and_not_to_its_join():
    again = [{"when": "Again", "to": "d", "kind": "rework"}, {"when": "Good", "to": "done"}]
    steps = [*PARALLEL, task("e", type="decision", branches=again)]
    assert Line("e", "d", "Again", "rework") in chart_of(playbook_of(steps=steps)).lines


def test_what_has_no_role_lies_in_the_lane_of_what_comes_before():
    lanes = {node.key: node.lane for node in sell().nodes}
    assert lanes == {
        START: "boss", "ask": "boss", "end": "clerk", "buy": "clerk", "wait": "clerk", "won": "clerk", "lost": "clerk",
        "^exception-fire": EXCEPTIONS,
    }  # fmt: skip


def test_a_phase_without_steps_is_not_shown_and_a_step_without_phase_is_in_the_one_before():
    diagram = sell()
    assert [phase.name for phase in diagram.phases] == ["Early", "Late"]
    assert diagram.by_key["wait"].phase == "late"


def test_an_exception_of_one_step_has_a_line_and_a_shared_one_its_letter_on_the_steps():
    exceptions = [
        {"id": "fire", "when": "Fire", "at": ["a", "b"], "resume": "b"},
        {"id": "rain", "when": "Rain", "at": ["b"]},
    ]
    diagram = chart_of(playbook_of(steps=[task("a"), task("b")], exceptions=exceptions))
    drawn = {(line.source, line.target) for line in diagram.drawn_lines if line.kind == "exception"}
    assert drawn == {("^exception-fire", "b"), ("b", "^exception-rain")}
    assert diagram.letters == {"a": ["A"], "b": ["A", "B"]}
    (source,) = pictures(diagram)
    assert {"1. a (A)", "2. b (A, B)", "A. Fire", "B. Rain"} <= set(boxes(source).values())


def test_letters_go_on_after_z():
    exceptions = [{"id": f"x{n}", "when": "Oh", "at": "a"} for n in range(54)]
    letters = chart_of(playbook_of(steps=[task("a")], exceptions=exceptions)).letters["a"]
    assert letters[:2] + letters[25:28] + letters[51:] == ["A", "B", "Z", "AA", "AB", "AZ", "BA", "BB"]


def test_a_called_playbook_and_an_automated_step_are_marked():
    diagram = chart_of(playbook_of(steps=[task("a", automation="automated"), *STEPS[2:3]]))
    assert (diagram.by_key["a"].is_automated, diagram.by_key["buy"].calls) == (True, "purchase")
    assert set(boxes(pictures(diagram)[0]).values()) >= {"1. a ⚙", "2. Run purchase"}


@pytest.mark.slow
@settings(max_examples=200, deadline=None)
@given(drawable_playbook)
def test_any_playbook_becomes_a_chart_that_is_whole(fields):
    playbook = playbook_of(**fields)
    flow, diagram = resolve_flow(playbook), chart_of(playbook)
    keys = [node.key for node in diagram.nodes]
    assert all(line.source in diagram.by_key and line.target in diagram.by_key for line in diagram.lines)
    assert {START, *flow.steps, *flow.ends} <= set(keys)
    assert len(keys) == len(set(keys))
    assert {node.lane for node in diagram.nodes} == {lane.key for lane in diagram.lanes}
    assert {node.phase for node in diagram.nodes if node.lane != EXCEPTIONS} <= {phase.key for phase in diagram.phases}
    steps = {line for line in diagram.lines if line.kind != "exception" or line.label}
    ways = {(edge.source, edge.target, edge.label) for edge in flow.edges if edge.exception is None}
    entries = {node.key for node in diagram.nodes if node.kind in ("fork", "join")}
    direct = {(line.source, line.target, line.label) for line in steps if not {line.source, line.target} & entries}
    assert direct <= ways
    reached = {line.target for line in diagram.lines}
    assert {edge.target for edge in flow.edges} <= reached


# By phase


def test_a_short_process_is_one_flowchart_with_every_node_and_line():
    diagram = sell()
    (source,) = pictures(diagram)
    assert sorted(boxes(source).values()) == sorted(shown(node, diagram) for node in diagram.nodes)
    answers = [(line, answer) for _, line, answer, _ in arrows(source) if answer]
    assert sorted(answers) == [("-->", "No"), ("-->", "Yes #124; sure"), ("-.->", "Ask again")]
    assert len(arrows(source)) == len(diagram.drawn_lines)


def test_a_phase_with_steps_is_a_frame_and_an_empty_one_is_none():
    (source,) = pictures(sell())
    assert source.count("subgraph ") == 2
    assert "Never" not in source


def test_each_kind_of_node_has_its_class():
    (source,) = pictures(sell())
    assert members(source, "decision") == {"2. Decide; <now>?"}
    assert members(source, "exception") == {"A. Fire"}
    assert (members(source, "end"), members(source, "stop")) == ({"Won"}, {"Lost"})


def test_nodes_lead_where_the_page_says():
    (source,) = pictures(sell(), {"ask": "#step-ask", "buy": "purchase.md", "^exception-fire": "#exceptions"})
    assert re.findall(r'click n_\d+ "(.*?)"', source) == ["#step-ask", "purchase.md", "#exceptions"]


@pytest.fixture(scope="module")
def long_chart() -> FlowDiagram:
    steps = [task(f"s{n}", phase=f"p{n // 10}") for n in range(LONGEST_WHOLE + 1)]
    steps[5] |= {"type": "decision", "branches": [{"when": "Skip", "to": "s20"}, {"when": "On", "to": "s6"}]}
    phases = [{"id": f"p{n}", "name": f"Phase {n}"} for n in range(3)]
    exceptions = [{"id": "x", "when": "Fire", "at": "s12", "resume": "s22"}]
    return chart_of(playbook_of(steps=steps, phases=phases, exceptions=exceptions))


def test_a_long_process_has_one_flowchart_a_phase(long_chart):
    assert [picture.phase for picture in process_pictures(long_chart, {}, "D")] == ["Phase 0", "Phase 1", "Phase 2"]


def test_neighbours_in_other_phases_are_stubs(long_chart):
    assert [members(source, "stub") for source in pictures(long_chart)] == [
        {"Phase 1: 11. s10", "Phase 2: 21. s20"},
        {"Phase 0: 10. s9", "Phase 2: 21. s20", "Phase 2: 23. s22"},
        {"Phase 0: 6. s5", "Phase 1: 20. s19", "A. Fire"},
    ]


def test_each_node_is_in_its_phase_once_and_each_line_in_the_phases_of_its_ends(long_chart):
    sources = pictures(long_chart)
    own = [label for source in sources for label in set(boxes(source).values()) - members(source, "stub")]
    assert sorted(own) == sorted(shown(node, long_chart) for node in long_chart.nodes)
    assert len(arrows(sources[0])) == 12
    assert sum(len(arrows(source)) for source in sources) == len(long_chart.drawn_lines) + 4


def test_a_long_process_without_phases_stays_one_flowchart():
    diagram = chart_of(playbook_of(steps=[task(f"s{n}") for n in range(100)]))
    (source,) = pictures(diagram, {node.key: f"#step-{node.key}" for node in diagram.nodes if node.number})
    assert draw(source, "u").count("<a ") == 100


@settings(max_examples=60, deadline=None)
@given(drawable_playbook)
def test_any_chart_can_be_drawn(fields):
    diagram = chart_of(playbook_of(**fields))
    (source,) = pictures(diagram)
    assert len(boxes(source)) == len(diagram.nodes)
    assert len(arrows(source)) == len(diagram.drawn_lines)
    ET.fromstring(draw(source, "u"))  # noqa: S314 - drawn a moment ago


def test_what_may_interrupt_several_phases_is_in_each_of_them():
    steps = [task(f"s{n}", phase=f"p{n // 15}") for n in range(30)]
    phases = [{"id": f"p{n}", "name": f"Phase {n}"} for n in range(2)]
    exceptions = [{"id": "x", "when": "Fire", "at": ["s1", "s20"]}]
    diagram = chart_of(playbook_of(steps=steps, phases=phases, exceptions=exceptions))
    assert ["A. Fire" in boxes(source).values() for source in pictures(diagram)] == [True, True]


@pytest.mark.parametrize("seed", range(0, 40, 2))
def test_the_flowcharts_of_a_long_random_process_hold_every_node_and_line(seed):
    diagram = chart_of(random_playbook(seed, 25 + seed))
    sources = pictures(diagram)
    said = {label for source in sources for label in set(boxes(source).values()) - members(source, "stub")}
    assert {shown(node, diagram) for node in diagram.nodes} - said == set()
    assert len({label for source in sources for label in arrows(source)}) >= len(set(diagram.drawn_lines)) / 2

"""A playbook's flow as a chart: each step once, each end, each edge with its label."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from typing import TYPE_CHECKING

from hypothesis import given, settings

from playpress.diagrams.picture import draw
from playpress.diagrams.process import process_diagram
from playpress.flow import START, resolve_flow
from tests.tools.handbook import playbook_of
from tests.unit.test_flow import any_playbook

if TYPE_CHECKING:
    from playpress.model.playbook import Playbook

STEPS = [
    {"id": "ask", "name": "Ask", "phase": "early", "raci": {"responsible": "boss"}},
    {
        "id": "end", "name": "Decide; <now>?", "type": "decision", "phase": "early", "raci": {"responsible": "boss"},
        "branches": [
            {"when": "Yes | sure", "to": "buy", "probability": 0.5}, {"when": "Ask again", "to": "ask", "kind": "rework"},
            {"when": "No", "to": "lost"},
        ],
    },
    {"id": "buy", "type": "subprocess", "calls": "purchase", "phase": "late"},
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


def name_of(step):
    return step.name or f"Run {step.calls}" if step.calls else step.name or step.id


def chart(playbook: Playbook) -> str:
    return process_diagram(playbook, resolve_flow(playbook), name_of, "How it runs.")


def labels(source: str) -> list[str]:
    """Return what is written in the boxes of a chart."""
    found = re.findall(r'^ *n_\d+\W+"(.*?)"\W*$', source, re.MULTILINE)
    return [re.sub(r"#(\d+);", lambda m: chr(int(m[1])), label) for label in found]


def test_trigger_steps_and_ends_stand_in_the_chart_once_each():
    assert sorted(labels(chart(playbook_of(**FIELDS)))) == sorted(
        ["Somebody asks", "1. Ask", "2. Decide; <now>?", "3. Run purchase", "4. Wait", "Won", "Lost"]
    )


def test_each_branch_is_an_arrow_with_its_label():
    source = chart(playbook_of(**FIELDS))
    arrows = re.findall(r'^ *n_\d+ (-->|-\.->)(?:\|"(.*?)"\|)? n_\d+$', source, re.MULTILINE)
    assert sorted(label for _, label in arrows if label) == ["Ask again", "No", "Yes #124; sure"]
    assert len(arrows) == 7
    assert [line for line, label in arrows if label == "Ask again"] == ["-.->"]


def test_a_phase_with_steps_is_a_frame_and_an_empty_one_is_none():
    source = chart(playbook_of(**FIELDS))
    assert source.count("subgraph ") == 2
    assert "Never" not in source


def test_each_step_leads_to_its_place_on_the_page():
    assert re.findall(r'click n_\d+ "(.*?)"', chart(playbook_of(**FIELDS))) == [
        "#step-ask",
        "#step-end",
        "#step-buy",
        "#step-wait",
    ]


def test_the_same_playbook_gives_the_same_chart():
    assert chart(playbook_of(**FIELDS)) == chart(playbook_of(**FIELDS))


@settings(max_examples=80, deadline=None)
@given(any_playbook)
def test_any_flow_becomes_a_chart_that_can_be_drawn(fields):
    playbook = playbook_of(**fields)
    flow = resolve_flow(playbook)
    source = chart(playbook)
    assert len(labels(source)) == 1 + len(flow.steps) + len(flow.ends)
    regular = [e for e in flow.edges if e.exception is None]
    reached = {e.target for e in regular}
    alone = [e for e in flow.edges if e.exception is not None and e.target in flow.ends and e.target not in reached]
    assert len(re.findall(r" (?:-->|-\.->)", source)) == len(regular) + len(alone)
    assert all(e.source == START or e.source in flow.steps for e in regular)
    ET.fromstring(draw(source, "u"))  # noqa: S314 - drawn a moment ago


def test_a_process_of_a_hundred_steps_is_drawn():
    steps = [{"id": f"s{n}", "name": f"Step {n}", "raci": {"responsible": "boss"}} for n in range(100)]
    drawn = draw(chart(playbook_of(steps=steps)), "u")
    assert drawn.count("<a ") >= 100

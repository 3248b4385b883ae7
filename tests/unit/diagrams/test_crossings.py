"""The grid beside Mermaid's own diagram of lanes: its lines do not cross more often."""

from __future__ import annotations

import base64
import json
import re
from itertools import combinations, pairwise
from typing import TYPE_CHECKING

import merman
import pytest

from playpress.diagrams.grid.measure import layout
from playpress.diagrams.grid.place import place
from playpress.diagrams.mermaid import escape_label
from tests.tools.flows import chart_of, random_playbook
from tests.tools.legibility import crossings

if TYPE_CHECKING:
    from playpress.process.diagram import FlowDiagram

    Point = tuple[float, float]


FLOWS = 40
SETTINGS = {
    "look": "classic", "theme": "base", "htmlLabels": False,
    "flowchart": {"htmlLabels": False, "wrappingWidth": 140, "nodeSpacing": 30, "rankSpacing": 40, "padding": 10, "curve": "linear"},
}  # fmt: skip
SHAPES = {"decision": '{{"%s"}}', "approval": '{{"%s"}}', "checkpoint": '{{"%s"}}', "fork": "@{ shape: fork }", "join": "@{ shape: fork }"}  # fmt: skip


def swimlane(diagram: FlowDiagram) -> str:
    """Return a diagram as Mermaid's diagram of lanes; ids sort in the order of the process, which it lays out best."""
    ids = {node.key: f"n{n:03}" for n, node in enumerate(diagram.nodes)}
    rows = ["swimlane-beta TB"]
    for n, lane in enumerate(diagram.lanes):
        inside = [node for node in diagram.nodes if node.lane == lane.key]
        rows.append(f'subgraph l{n} ["{escape_label(lane.name)}"]')
        for node in inside:
            shape = SHAPES.get(node.kind, '["%s"]')
            rows.append(ids[node.key] + (shape % escape_label(node.text) if "%" in shape else shape))
        rows.append("end")
    for line in diagram.drawn_lines:
        answer = f'|"{escape_label(line.label)}"|' if line.label else ""
        rows.append(f"{ids[line.source]} -->{answer} {ids[line.target]}")
    return "\n".join(rows) + "\n"


def ways(drawn: str) -> list[list[Point]]:
    """Return the corners of each line of a picture, which merman writes beside it."""
    found = re.findall(r'<path [^>]*id="u-L_[^>]*data-points="([^"]*)"', drawn)
    return [[(point["x"], point["y"]) for point in json.loads(base64.b64decode(points))] for points in found]


def crossed(lines: list[list[Point]]) -> int:
    """Return how often lines cross; those that only touch or share a way do not."""
    return sum(_cross(*one, *other) for a, b in combinations(lines, 2) for one in pairwise(a) for other in pairwise(b))


def _cross(a: Point, b: Point, c: Point, d: Point) -> bool:
    return _turn(a, b, c) * _turn(a, b, d) < 0 and _turn(c, d, a) * _turn(c, d, b) < 0


def _turn(a: Point, b: Point, c: Point) -> float:
    turn = (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])
    return 0 if abs(turn) < 1e-6 else turn


def comparable() -> list[FlowDiagram]:
    """Return random processes of 6 to 14 steps that Mermaid draws line by line: one that leads to itself it splits."""
    found: list[FlowDiagram] = []
    seed = 0
    while len(found) < FLOWS:
        playbook = random_playbook(seed, 6 + seed % 9)
        diagram = chart_of(playbook)
        if not playbook.exceptions and all(line.source != line.target for line in diagram.lines):
            found.append(diagram)
        seed += 1
    return found


def test_crossings_of_straight_lines_are_counted():
    cross = [[(0.0, 0.0), (2.0, 2.0)], [(0.0, 2.0), (2.0, 0.0)]]
    assert crossed(cross) == 1
    assert crossed([cross[0], [(0.0, 2.0), (1.0, 1.0)]]) == 0
    assert crossed([[(0.0, 1.0), (5.0, 1.0)], [(1.0, 0.0), (1.0, 2.0), (3.0, 2.0), (3.0, 0.0)]]) == 2


@pytest.mark.slow
def test_lines_cross_no_more_often_than_in_mermaids_own_lanes():
    engine = merman.MermanEngine(json.dumps({"site_config": SETTINGS}), None)
    ours = theirs = 0
    for diagram in comparable():
        lines = ways(engine.render_svg(swimlane(diagram), json.dumps({"svg": {"diagram_id": "u"}})))
        assert len(lines) == len(diagram.drawn_lines)
        theirs += crossed(lines)
        ours += crossings(layout(place(diagram)))
    assert ours <= theirs

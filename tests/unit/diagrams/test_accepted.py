"""Diagrams of random processes with naughty names: mermaid's own parser accepts them, and each name is in the picture."""

from __future__ import annotations

import json
import re
import xml.etree.ElementTree as ET
from collections import Counter
from typing import TYPE_CHECKING

import pytest

from playpress.analysis.hand_offs import find_hand_offs
from playpress.diagrams.grid.place import BARS
from playpress.diagrams.hand_offs import hand_off_picture
from playpress.diagrams.picture import draw
from playpress.diagrams.process import process_pictures
from playpress.process.flow import resolve_flow
from tests.tools.amount import amount
from tests.tools.flows import NAMES, chart_of, random_playbook
from tests.tools.node import parse_mermaid
from tests.tools.repository import CORPORA
from tests.unit.diagrams.test_mermaid import ODD_LABELS, bare

if TYPE_CHECKING:
    from playpress.model.playbook import Playbook
    from playpress.process.diagram import FlowDiagram

FLOWS = amount(100, 1000)
"""Processes whose diagrams one call of the parser reads: to start it takes as long as to read a hundred of them."""
STRANGE = [*ODD_LABELS, *NAMES]


def naughty() -> list[str]:
    """Return the naughty strings that a name can be: something to see, and no control or byte order mark."""
    given = json.loads((CORPORA / "naughty-strings" / "blns.json").read_text(encoding="utf-8"))
    shown = [text for text in dict.fromkeys(given) if any(c.isprintable() and not c.isspace() for c in text)]
    return [text for text in shown if not re.search(r"[\x00-\x1f\x7f-\x9f\ufeff\ufffe]", text)]


def by_phase(playbook: Playbook) -> list[str]:
    diagram = chart_of(playbook)
    hrefs = {node.key: f"#step-{node.key}" for node in diagram.nodes if node.number}
    return [picture.source for picture in process_pictures(diagram, hrefs, playbook.name)]


def hand_offs(playbook: Playbook, names: list[str]) -> list[str]:
    """Return the sequence of a playbook, its roles named from `names`; none where nothing is handed over."""
    flow = resolve_flow(playbook)
    found = find_hand_offs(flow)
    roles = {f"r{n}": names[n % len(names)] for n in range(9)}
    return [hand_off_picture(found, flow.numbers, roles.__getitem__, playbook.name, "D")] if found else []


def refused(names: list[str], longest: int, flows: int) -> dict[str, str]:
    """Return what mermaid says against diagrams of random playbooks, by their sources."""
    playbooks = [random_playbook(seed, 3 + seed % longest, names=names) for seed in range(flows)]
    sources = [source for one in playbooks for source in (*by_phase(one), *hand_offs(one, names))]
    verdicts = parse_mermaid(sources)
    assert {verdict.kind for verdict in verdicts} <= {"flowchart-v2", "sequence", None}
    assert len(sources) > flows
    return {source: v.error for source, v in zip(sources, verdicts, strict=True) if v.error}


@pytest.mark.node
def test_mermaids_own_parser_accepts_processes_with_odd_names():
    assert refused(STRANGE, 12, FLOWS) == {}


@pytest.mark.node
@pytest.mark.corpora
def test_mermaids_own_parser_accepts_processes_with_naughty_names():
    assert refused(naughty(), 28, 125) == {}


def letters(text: str) -> str:
    """Return a text without spaces and hyphens: a long word may be broken into lines at one."""
    return bare(text).replace("-", "")


def missing(diagram: FlowDiagram, sources: list[str]) -> Counter[str]:
    """Return the names of nodes and the answers of lines that pictures do not say as often as the diagram."""
    said: Counter[str] = Counter()
    for source in sources:
        root = ET.fromstring(draw(source, "u"))  # noqa: S314 - drawn a moment ago
        said.update(letters("".join(text.itertext())) for text in root.iter("{http://www.w3.org/2000/svg}text"))
    signs = {key: f"({', '.join(letters)})" for key, letters in diagram.letters.items()}
    names = [
        f"{node.text}{'⚙' * node.is_automated}{signs.get(node.key, '')}"
        for node in diagram.nodes
        if node.kind not in BARS
    ]
    names += [line.label for line in diagram.drawn_lines if line.label]
    return Counter(map(letters, names)) - said


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(100))
def test_a_picture_says_every_name_and_answer_of_a_random_process(seed: int):
    playbook = random_playbook(seed, 3 + seed % 22, names=STRANGE)
    assert missing(chart_of(playbook), by_phase(playbook)) == Counter()


@pytest.mark.corpora
@pytest.mark.parametrize("seed", range(0, 600, 20))
def test_a_picture_says_every_naughty_name(seed: int):
    playbook = random_playbook(seed, 20, names=naughty())
    assert missing(chart_of(playbook), by_phase(playbook)) == Counter()


@pytest.mark.parametrize("seed", range(0, 100, 5))
def test_each_step_is_in_the_picture_once(seed: int):
    playbook = random_playbook(seed, 3 + seed % 22)
    (source,) = by_phase(playbook)
    root = ET.fromstring(draw(source, "u"))  # noqa: S314 - drawn a moment ago
    leads = Counter(a.get("href") for a in root.iter("{http://www.w3.org/2000/svg}a"))
    assert leads == Counter(f"#step-{step.id}" for step in playbook.steps)

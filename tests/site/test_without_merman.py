"""On a machine that merman has no wheel for, hand-offs are their source in a box that opens; nothing is fetched or fails."""

import html
import re

import pytest

from playpress.diagrams.picture import can_draw
from tests.tools.command import PLAYPRESS, run
from tests.tools.handbook import REGISTRIES, SMALLEST, write_project
from tests.tools.repository import ROOT

pytestmark = pytest.mark.site


def test_a_diagram_that_cannot_be_drawn_is_shown_as_its_source(tmp_path):
    assert can_draw(), "these tests need merman where it has a wheel"
    (tmp_path / "absent").mkdir()
    (tmp_path / "absent" / "merman.py").write_text("raise ImportError('no wheel for this machine')\n")
    root = tmp_path / "handbook"
    two_roles = "seller}".join(SMALLEST.rsplit("sales-lead}", 1))
    write_project(root, {**REGISTRIES, "playbooks/sales/sell.yml": two_roles})
    (root / "mkdocs.yml").write_text((ROOT / "mkdocs.yml").read_text().replace("Marketing operations", "Test"))
    said = run(*PLAYPRESS, "build", cwd=root, PYTHONPATH=str(tmp_path / "absent"))
    assert "This machine has no merman: pages show the hand-offs as their Mermaid source." in said
    page = (root / "build" / "site" / "playbooks" / "sell" / "index.html").read_text()
    box = re.search(r'<details class="pp-diagram-source">.*?</details>', page, re.DOTALL)[0]
    assert "sequenceDiagram" in box
    assert "as Seller" in html.unescape(box)
    drawn = re.findall(r'<svg [^>]*class="(pp-diagram-svg[^"]*)"', page)
    assert ["pp-grid" in names for names in drawn] == [True, True], "what we draw ourselves: by role and by phase"

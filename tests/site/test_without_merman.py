"""Where merman has no wheel, diagrams of a project are their source in a box that opens; ours are drawn, and nothing fails."""

import re

import pytest

from playpress.diagrams.picture import can_draw
from tests.tools.command import PLAYPRESS, run
from tests.tools.handbook import REGISTRIES, SMALLEST, write_project
from tests.tools.pages import read_page
from tests.tools.repository import ROOT

pytestmark = pytest.mark.site

OWN = "\n```mermaid\nstateDiagram-v2\n    [*] --> Open\n```\n"
"""A diagram that a project's own template draws."""


def test_a_diagram_that_cannot_be_drawn_is_shown_as_its_source(tmp_path):
    assert can_draw(), "these tests need merman where it has a wheel"
    (tmp_path / "absent").mkdir()
    (tmp_path / "absent" / "merman.py").write_text("raise ImportError('no wheel for this machine')\n")
    root = tmp_path / "handbook"
    two_roles = "seller}".join(SMALLEST.rsplit("sales-lead}", 1))
    flow = (ROOT / "site_templates" / "partials" / "flow.md.j2").read_text(encoding="utf-8")
    own = {"site_templates/partials/flow.md.j2": flow + OWN}
    write_project(root, {**REGISTRIES, **own, "playbooks/sales/sell.yml": two_roles})
    (root / "mkdocs.yml").write_text((ROOT / "mkdocs.yml").read_text().replace("Marketing operations", "Test"))
    said = run(*PLAYPRESS, "build", cwd=root, PYTHONPATH=str(tmp_path / "absent"))
    assert "This machine has no merman: pages show diagrams of your own as their Mermaid source." in said
    page = read_page(root / "build" / "site" / "playbooks" / "sell" / "index.html")
    (box,) = re.findall(r'<details class="pp-diagram-source">.*?</details>', page, re.DOTALL)
    assert "stateDiagram-v2" in box
    drawn = re.findall(r'<svg [^>]*class="(pp-diagram-svg[^"]*)"', page)
    assert len(drawn) >= 3, "what we draw ourselves: by role, by phase, hand-offs"
    assert all("pp-grid" in names for names in drawn)

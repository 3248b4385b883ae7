"""What the README shows of a playbook is one."""

from __future__ import annotations

import re
from pathlib import Path

from playpress.diagnostics import Severity
from playpress.pipeline import check_handbook
from tests.tools.handbook import write_project

README = Path(__file__).parents[1] / "README.md"
REGISTRIES = {
    "playbooks/catalog/categories.yml": "blog: {name: Blog}\n",
    "playbooks/catalog/roles.yml": "author: {name: Author}\neditor: {name: Editor}\n",
}


def first_playbook() -> str:
    """Return the first block of YAML in the README."""
    found = re.search(r"^```yaml\n(.*?)^```", README.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
    assert found
    return found[1]


def said(folder: Path, text: str) -> list[str]:
    found = check_handbook(write_project(folder, {**REGISTRIES, "playbooks/blog/publish.yml": text})).diagnostics
    return [one.message.text() for one in found if one.severity > Severity.ADVICE]


def test_the_playbook_of_twelve_lines_has_twelve_lines_and_neither_an_error_nor_a_warning(tmp_path: Path):
    text = first_playbook()
    assert len(text.splitlines()) == 12
    assert said(tmp_path / "right", text) == []
    assert said(tmp_path / "wrong", text.replace("owner: editor", "owner: edtor")) == ["there is no role “edtor”"]

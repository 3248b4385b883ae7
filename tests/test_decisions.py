"""What the records of decisions say to write is right: examples in them are playbooks without a finding."""

from __future__ import annotations

import re
import textwrap
from typing import TYPE_CHECKING

import pytest

from tests.tools.handbook import REGISTRIES, SMALLEST, beyond_advice, checked
from tests.tools.repository import ROOT

if TYPE_CHECKING:
    from pathlib import Path

TEXT = (ROOT / "docs/decisions/0034-what-a-playbook-does-not-say.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"^  ```yaml\n(.*?)^  ```$", TEXT, re.MULTILINE | re.DOTALL)
HEAD = SMALLEST.partition("steps:\n")[0] + "steps:\n"


@pytest.mark.parametrize("n", range(3))
def test_steps_that_a_decision_shows_have_no_finding(n: int, tmp_path: Path):
    assert len(EXAMPLES) == 3
    found = checked(tmp_path, {"playbooks/sales/sell.yml": HEAD + textwrap.dedent(EXAMPLES[n])}).diagnostics
    assert [(one.code, one.location.line, one.message.text()) for one in found] == []


def test_the_variant_that_a_decision_shows_has_no_finding(tmp_path: Path):
    text = (ROOT / "docs/decisions/0037-variants-as-flows.md").read_text(encoding="utf-8")
    (example,) = re.findall(r"^```yaml\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)
    roles = REGISTRIES["playbooks/catalog/roles.yml"] + "night-clerk: {name: Night clerk, backup: clerk}\n"
    files = {"playbooks/catalog/roles.yml": roles, "playbooks/sales/sell.yml": SMALLEST + example}
    assert beyond_advice(checked(tmp_path, files).diagnostics) == []

"""What the records of decisions say to write is right: examples in them are playbooks without a finding."""

from __future__ import annotations

import re
import textwrap
from typing import TYPE_CHECKING

import pytest

from tests.tools.handbook import SMALLEST, checked
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

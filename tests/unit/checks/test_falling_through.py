"""How bad it is that a path runs on into another follows from what is done twice, or by nobody's wish."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from playpress.diagnostics import Severity
from tests.tools.handbook import checked

if TYPE_CHECKING:
    from pathlib import Path

FLOW = """\
name: Sell a product
owner: sales-lead
trigger: A customer asks
outcome: The product is sold
steps:
  - {{id: first, name: Look at it, raci: {{responsible: boss}}, {first}}}
  - {{id: detour, name: Repair it, raci: {{responsible: boss}}}}
  - {{id: onward, name: Send it, raci: {{responsible: boss}}}}
"""
MAIN_FIRST = "type: decision, branches: [{when: Good, to: onward}, {when: Bad, to: detour}]"
MAIN_LAST = "type: decision, branches: [{when: Bad, to: detour}, {when: Good, to: onward}]"


@pytest.mark.parametrize(
    ("first", "severity"),
    [(MAIN_FIRST, Severity.ADVICE), (MAIN_LAST, Severity.WARNING), ("next: [detour, onward]", Severity.ERROR)],
)
def test_a_way_round_is_advice_and_a_path_that_leaves_the_main_one_worse(
    tmp_path: Path, first: str, severity: Severity
):
    found = checked(tmp_path, {"playbooks/sales/sell.yml": FLOW.format(first=first)}).diagnostics
    assert [d.severity for d in found if d.code == "PB504"] == [severity]

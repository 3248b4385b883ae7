"""A version that has been left behind is mended by that of the newest change."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.tools.handbook import SMALLEST, checked, replacements

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("newest", "fix"),
    [('"1.10"', '"1.10"'), ("'second: edition'", '"second: edition"'), ("'the \"second\"'", ""), (r"'back\slash'", "")],
)
def test_the_version_of_the_newest_change_is_the_fix_where_it_can_be_written_plainly(
    tmp_path: Path, newest: str, fix: str
):
    changes = f"changes: [{{version: {newest}, date: 2026-01-01, what: All}}]\n"
    result = checked(tmp_path, {"playbooks/sales/sell.yml": f'{SMALLEST}version: "0.9"\n{changes}'})
    assert [d.code for d in result.diagnostics] == ["PB731"]
    assert replacements(result) == [('"0.9"', fix)]

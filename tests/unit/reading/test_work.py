"""Work grows as the handbook does: twice the steps, keys or references are twice the work, not four times."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import yaml

from playpress.pipeline import Checked, Request, check_handbook
from playpress.reading.mending import is_suspect
from tests.tools.handbook import REGISTRIES, write_project
from tests.tools.planned import built_pages
from tests.tools.repository import ROOT
from tests.tools.work import lines_run

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

MOST = 2.3
"""What twice the size may cost; a quadratic part that is as large as the rest makes it three."""


def dumped_anew(text: str) -> str:
    return yaml.safe_dump(yaml.safe_load(text), sort_keys=False, allow_unicode=True)


def playbook(step: Callable[[int, int], str], steps: int) -> str:
    lines = "".join(f"  - {step(n, steps)}\n" for n in range(steps))
    return f"name: Sell\nowner: boss\ntrigger: Now\noutcome: Sold\nsteps:\n{lines}"


def in_a_row(n: int, _steps: int) -> str:
    return f"{{id: s{n}, name: Do {n}, raci: {{responsible: {('boss', 'clerk')[n % 2]}}}}}"


def with_decisions(n: int, steps: int) -> str:
    if n % 10 == 4:
        return f"{{id: s{n}, name: Do {n}, raci: {{responsible: boss}}, next: s{n + 2}}}"
    if n % 10:
        return in_a_row(n, steps)
    ways = f"[{{when: Yes, to: s{n + 1}}}, {{when: No, to: s{n + 5}}}]"
    return f"{{id: s{n}, name: Is it {n}, type: decision, raci: {{responsible: boss}}, branches: {ways}}}"


def with_joins(n: int, steps: int) -> str:
    if n % 10 > 3:
        return in_a_row(n, steps)
    more = (f"next: [s{n + 1}, s{n + 2}]", f"next: s{n + 2}", f"next: s{n + 1}", "join: all")[n % 10]
    return f"{{id: s{n}, name: Do {n}, raci: {{responsible: boss}}, {more}}}"


def with_things_that_flow(n: int, _steps: int) -> str:
    needs = f"[{{from: s{n - 1}/o}}]" if n else "[]"
    return f"{{id: s{n}, name: Do {n}, raci: {{responsible: boss}}, inputs: {needs}, outputs: [{{id: o, name: Out}}]}}"


def flawed(n: int, _steps: int) -> str:
    return f"{{id: s{n}, nme: Do {n}, raci: {{responsible: bos}}, next: nowhere, tools: crm #3 tools}}"


def with_a_decision_each(n: int, steps: int) -> str:
    if n == steps - 1:
        return in_a_row(n, steps)
    ways = f"[{{when: Yes, to: s{n + 1}}}, {{when: No, to: s{max(0, n - 1)}, kind: rework}}]"
    return f"{{id: s{n}, name: Is it {n}, type: decision, raci: {{responsible: boss}}, branches: {ways}}}"


KINDS = (in_a_row, with_decisions, with_joins, with_things_that_flow, flawed, with_a_decision_each)


def project(folder: Path, text: str) -> Request:
    return write_project(folder, {**REGISTRIES, "playbooks/sales/sell.yml": text})


@pytest.mark.slow
@pytest.mark.parametrize("kind", KINDS)
def test_checking_twice_the_steps_is_twice_the_work(kind: Callable[[int, int], str], tmp_path: Path):
    small, large = (project(tmp_path / str(n), playbook(kind, n)) for n in (150, 300))
    check_handbook(small)  # what is read once
    assert lines_run(lambda: check_handbook(large)) < MOST * lines_run(lambda: check_handbook(small))


@pytest.mark.slow
@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind is not flawed])
def test_the_pages_of_twice_the_steps_are_twice_the_work(kind: Callable[[int, int], str], tmp_path: Path):
    def pages(checked: Checked) -> None:
        assert any(page.path.endswith("/sell.md") for page in built_pages(checked.loaded, checked.translator))

    small, large = (check_handbook(project(tmp_path / str(n), playbook(kind, n))) for n in (150, 300))
    assert not large.has_errors
    pages(small)  # what is read once
    assert lines_run(lambda: pages(large)) < MOST * lines_run(lambda: pages(small))


@pytest.mark.parametrize("write", [str, dumped_anew], ids=["as it is", "as another program writes it"])
def test_few_files_without_a_slip_are_looked_at_for_slips(write: Callable[[str], str]):
    files = sorted((ROOT / "playbooks").rglob("*.yml"))
    suspected = [path.name for path in files if is_suspect(write(path.read_text(encoding="utf-8")))]
    assert len(suspected) <= len(files) / 10, "it takes ten times as long as to read them"

"""What a request asks for is done, or refused with a clear word."""

from __future__ import annotations

import pytest

from playpress.machine.faults import Fault
from playpress.pipeline import Listener, Request, generate
from playpress.report.text import write_text
from tests.tools.handbook import REGISTRIES, SMALLEST, checked, write_project


@pytest.mark.parametrize(
    ("asked", "word"),
    [({"audience": "public"}, "audience"), ({"language": "de"}, "language"), ({"shard": (1, 2)}, "part")],
)
def test_what_cannot_be_made_yet_is_refused_before_anything_is_read(tmp_path, asked, word):
    with pytest.raises(Fault, match=word):
        Request(tmp_path / "nowhere", **asked)


def test_progress_counts_the_planned_pages_to_the_last_one(tmp_path):
    told: list[tuple[int, int]] = []
    request = write_project(tmp_path, {**REGISTRIES, "playbooks/sales/sell.yml": SMALLEST})
    generate(request, Listener(lambda _title, done, total: told.append((done, total))))
    pages = len(list((request.build / "docs").rglob("*.md")))
    assert told == [(number, pages) for number in range(1, pages + 1)]


def test_after_the_checks_only_texts_that_findings_show_stay_in_memory(tmp_path):
    unknown = SMALLEST.replace("Sell a product", "Sell it again") + "colour: red\n"
    result = checked(
        tmp_path, {**REGISTRIES, "playbooks/sales/sell.yml": SMALLEST, "playbooks/sales/resell.yml": unknown}
    )
    shown = write_text(result.diagnostics, result.loaded.sources, result.translator)
    result.release()
    kept = {file for file, source in result.loaded.sources.items() if source.text}
    assert "playbooks/sales/sell.yml" not in kept
    assert "playbooks/sales/resell.yml" in kept
    assert write_text(result.diagnostics, result.loaded.sources, result.translator) == shown
    assert "colour: red" in shown

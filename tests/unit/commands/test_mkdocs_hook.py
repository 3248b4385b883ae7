"""What MkDocs' server does with a handbook from one build to the next."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from mkdocs.config import load_config

from playpress.commands import mkdocs_hook
from playpress.serve import Preview
from tests.tools.handbook import REGISTRIES, SMALLEST, write_project

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

FILES = {
    **REGISTRIES,
    "playbooks/sales/sell.yml": SMALLEST,
    "mkdocs.yml": "site_name: Handbook\ndocs_dir: playbooks\ntheme: {name: material}\n",
}


@pytest.fixture
def build(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str], set[int]]]:
    """Yield what has the pages written by a command of MkDocs, and returns which parts are kept then."""
    monkeypatch.setattr(mkdocs_hook, "_kept", {})
    monkeypatch.setattr(mkdocs_hook, "_preview", Preview())
    write_project(tmp_path, FILES)

    def run(command: str) -> set[int]:
        mkdocs_hook.on_startup(command=command)
        config = load_config(str(tmp_path / "mkdocs.yml"))
        mkdocs_hook.on_config(config.plugins.on_config(config))
        return set(map(id, mkdocs_hook._kept.values()))

    yield run
    mkdocs_hook._held.close()


@pytest.mark.slow
def test_a_server_reads_a_changed_file_anew_and_no_other(build: Callable[[str], set[int]], tmp_path: Path):
    first = build("serve")
    assert len(first) == len(FILES) - 1
    assert build("serve") == first
    (tmp_path / "playbooks/sales/sell.yml").write_text(SMALLEST.replace("Sell a product", "Sell two"))
    second = build("serve")
    assert (len(first - second), len(second - first)) == (1, 1)
    assert "Sell two" in (tmp_path / "build/docs/playbooks/sell.md").read_text()


def test_a_single_build_keeps_nothing(build: Callable[[str], set[int]]):
    assert build("build") == set()

"""The digest of this installation covers everything that a build's result comes from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playpress.machine import version
from playpress.machine.version import installed_version

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def test_other_templates_and_assets_are_another_version(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(version, "bundled_folder", lambda: tmp_path)
    found = []
    for name, text in (("a.css", ""), ("a.css", "a {}"), ("b.css", "")):
        (tmp_path / name).write_text(text, encoding="utf-8")
        installed_version.cache_clear()
        found.append(installed_version())
    installed_version.cache_clear()
    assert len(set(found)) == 3

"""Pictures are drawn once, and anew when their source or the code that draws them changes."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from playpress.diagrams import cache
from playpress.diagrams.cache import FOLDER_VARIABLE, PictureCache, engine_cache

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.fixture
def draw() -> Callable[[], str]:
    """Something that draws another picture each time: the numbers from 1 on."""
    drawn = iter(range(1, 99))
    return lambda: f"<svg>{next(drawn)}</svg>"


def test_a_picture_is_drawn_once_and_found_again(tmp_path: Path, draw):
    kept = PictureCache(tmp_path / "not" / "there")
    assert [kept.drawn("a", draw) for _ in range(3)] == ["<svg>1</svg>"] * 3
    assert PictureCache(tmp_path / "not" / "there").drawn("a", draw) == "<svg>1</svg>"


def test_another_source_is_another_picture(tmp_path: Path, draw):
    kept = PictureCache(tmp_path)
    assert [kept.drawn(source, draw) for source in ("a", "b", "a")] == ["<svg>1</svg>", "<svg>2</svg>", "<svg>1</svg>"]


def test_without_a_folder_nothing_is_kept(tmp_path: Path, draw, monkeypatch):
    monkeypatch.chdir(tmp_path)
    kept = PictureCache(None)
    assert [kept.drawn("a", draw) for _ in range(2)] == ["<svg>1</svg>", "<svg>2</svg>"]
    assert list(tmp_path.iterdir()) == []


def test_a_change_of_the_drawing_code_draws_anew(tmp_path: Path, draw, monkeypatch):
    kept = PictureCache(tmp_path)
    kept.drawn("a", draw)
    monkeypatch.setattr(cache, "_drawing_code", lambda: "other")
    assert [kept.drawn("a", draw) for _ in range(2)] == ["<svg>2</svg>", "<svg>2</svg>"]


def test_the_drawing_code_is_another_once_any_module_of_the_package_is(tmp_path: Path, monkeypatch):
    package = tmp_path / "diagrams"
    shutil.copytree(Path(cache.__file__).parent, package, ignore=shutil.ignore_patterns("__pycache__"))
    monkeypatch.setattr(cache, "__file__", str(package / "cache.py"))
    code = cache._drawing_code.__wrapped__
    seen = {code()}
    modules = sorted(package.rglob("*.py"))
    assert {"diagrams", "grid"} <= {module.parent.name for module in modules}
    for module in modules:
        module.write_bytes(module.read_bytes() + b"#")
        seen.add(code())
    assert len(seen) == 1 + len(modules)


def test_a_drawing_that_fails_keeps_nothing(tmp_path: Path, draw):
    def fail() -> str:
        raise ValueError("cannot")

    kept = PictureCache(tmp_path)
    with pytest.raises(ValueError, match="cannot"):
        kept.drawn("a", fail)
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []
    assert kept.drawn("a", draw) == "<svg>1</svg>"


def test_no_unfinished_file_stays(tmp_path: Path, draw):
    PictureCache(tmp_path).drawn("ą 👍", draw)
    assert [path.suffix for path in tmp_path.rglob("*") if path.is_file()] == [".svg"]


def test_the_site_engine_is_told_the_folder_by_the_environment(tmp_path: Path, monkeypatch):
    monkeypatch.setenv(FOLDER_VARIABLE, str(tmp_path))
    assert engine_cache().folder == tmp_path
    monkeypatch.delenv(FOLDER_VARIABLE)
    assert engine_cache().folder is None

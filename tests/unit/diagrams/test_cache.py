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


def files(folder: Path) -> list[Path]:
    """Return all files below a folder."""
    return [path for path in folder.rglob("*") if path.is_file()]


@pytest.fixture
def draw() -> Callable[[], str]:
    """Something that draws another picture each time: the numbers from 1 on."""
    drawn = iter(range(1, 99))
    return lambda: f"<svg>{next(drawn)}</svg>"


def test_a_picture_is_drawn_once_and_found_again(tmp_path: Path, draw):
    cache = PictureCache(tmp_path / "not" / "there")
    page = cache.of_page("a.md")
    assert [page.drawn("a", draw) for _ in range(3)] == ["<svg>1</svg>"] * 3
    page.keep()
    assert cache.of_page("a.md").drawn("a", draw) == "<svg>1</svg>"
    assert cache.of_page("b.md").drawn("a", draw) == "<svg>2</svg>"


def test_another_source_is_another_picture(tmp_path: Path, draw):
    page = PictureCache(tmp_path).of_page("a.md")
    assert [page.drawn(source, draw) for source in ("a", "b", "a")] == ["<svg>1</svg>", "<svg>2</svg>", "<svg>1</svg>"]


def test_without_a_folder_nothing_is_kept(tmp_path: Path, draw, monkeypatch):
    monkeypatch.chdir(tmp_path)
    page = PictureCache(None).of_page("a.md")
    assert [page.drawn("a", draw) for _ in range(2)] == ["<svg>1</svg>", "<svg>2</svg>"]
    page.keep()
    assert list(tmp_path.iterdir()) == []


def test_what_a_page_no_longer_shows_is_not_kept_but_when_others_may_still_ask(tmp_path: Path, draw):
    cache = PictureCache(tmp_path)
    page = cache.of_page("a.md")
    assert [page.drawn(source, draw) for source in "ab"] == ["<svg>1</svg>", "<svg>2</svg>"]
    page.keep()
    page = cache.of_page("a.md")
    page.drawn("c", draw)
    page.add()
    page = cache.of_page("a.md")
    assert [page.drawn(source, draw) for source in "bc"] == ["<svg>2</svg>", "<svg>3</svg>"]
    page.keep()
    assert [cache.of_page("a.md").drawn(source, draw) for source in "cab"] == [f"<svg>{n}</svg>" for n in (3, 4, 2)]


def test_a_file_of_which_nothing_has_changed_is_not_written_again(tmp_path: Path, draw):
    page = PictureCache(tmp_path).of_page("a.md")
    page.drawn("a", draw)
    page.keep()
    (file,) = files(tmp_path)
    file.chmod(0o444)  # a new one would not be
    page = PictureCache(tmp_path).of_page("a.md")
    page.drawn("a", draw)
    page.keep()
    page.add()
    assert not file.stat().st_mode & 0o222
    page.drawn("b", draw)
    page.add()
    assert file.stat().st_mode & 0o222


def test_of_pictures_that_may_be_of_earlier_states_the_latest_are_kept(tmp_path: Path, draw, monkeypatch):
    monkeypatch.setattr(cache, "MOST_OTHERS", 2)
    for source in "abcd":
        page = PictureCache(tmp_path).of_page("a.md")
        page.drawn(source, draw)
        page.add()
    page = PictureCache(tmp_path).of_page("a.md")
    assert [page.drawn(source, lambda: "anew") for source in "abcd"] == [
        "anew",
        *(f"<svg>{n}</svg>" for n in (2, 3, 4)),
    ]


def test_pictures_of_pages_that_are_gone_go(tmp_path: Path, draw):
    cache = PictureCache(tmp_path)
    for path in ("a.md", "b.md"):
        page = cache.of_page(path)
        page.drawn("a", draw)
        page.keep()
    cache.prune(["b.md", "c.md"])
    assert [cache.of_page(path).drawn("a", draw) for path in ("b.md", "a.md")] == ["<svg>2</svg>", "<svg>3</svg>"]


def test_a_change_of_the_drawing_code_draws_anew(tmp_path: Path, draw, monkeypatch):
    page = PictureCache(tmp_path).of_page("a.md")
    page.drawn("a", draw)
    page.keep()
    monkeypatch.setattr(cache, "_drawing_code", lambda: "other")
    page = PictureCache(tmp_path).of_page("a.md")
    assert [page.drawn("a", draw) for _ in range(2)] == ["<svg>2</svg>", "<svg>2</svg>"]


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

    page = PictureCache(tmp_path).of_page("a.md")
    with pytest.raises(ValueError, match="cannot"):
        page.drawn("a", fail)
    page.keep()
    assert files(tmp_path) == []
    assert page.drawn("a", draw) == "<svg>1</svg>"


def test_no_unfinished_file_stays(tmp_path: Path, draw):
    page = PictureCache(tmp_path).of_page("a.md")
    page.drawn("ą 👍", draw)
    page.keep()
    assert [path.suffix for path in files(tmp_path)] == [".json"]


def test_the_site_engine_is_told_the_folder_by_the_environment(tmp_path: Path, monkeypatch):
    monkeypatch.setenv(FOLDER_VARIABLE, str(tmp_path))
    assert engine_cache().folder == tmp_path
    monkeypatch.delenv(FOLDER_VARIABLE)
    assert engine_cache().folder is None

"""A folder of templates to its files: listed at once, and read when somebody asks what they say."""

import pytest

from playpress.bundled import bundled_folder
from playpress.engine import theme
from playpress.engine.theme import own_theme, read_templates


@pytest.fixture
def own(tmp_path):
    """A project's own folder: two files, a compiled one, and a link."""
    for path in ("assets/ours.css", "overrides/main.html", "pages/__pycache__/home.pyc"):
        (tmp_path / "own" / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "own" / path).write_text(f"{path}\u00e9", encoding="latin-1")
    (tmp_path / "own" / "assets" / "linked.css").symlink_to(tmp_path / "own" / "assets" / "ours.css")
    return tmp_path / "own"


def test_own_templates_are_the_files_below_the_folder_without_links_and_compiled_ones(own):
    templates = read_templates(own)
    assert templates.own == {path: f"{path}\ufffd" for path in ("assets/ours.css", "overrides/main.html")}
    assert templates.links == ("assets/linked.css",)


def test_a_folder_that_is_not_there_has_no_templates(tmp_path):
    assert read_templates(tmp_path / "nowhere").own == {}
    assert own_theme(tmp_path / "nowhere") == {}


def test_of_what_comes_with_playpress_every_file_is_listed_and_one_that_is_compared_is_read(tmp_path):
    bundled = read_templates(tmp_path).bundled
    files = [path for path in bundled_folder().rglob("*") if path.is_file() and "__pycache__" not in path.parts]
    assert list(bundled) == sorted(path.relative_to(bundled_folder()).as_posix() for path in files)
    assert len(bundled) > 100
    assert bundled["pages/home.md.j2"] == (bundled_folder() / "pages" / "home.md.j2").read_text(encoding="utf-8")


def test_a_text_is_read_when_it_is_asked_for(own):
    texts = theme._Texts(own)
    (own / "assets" / "ours.css").write_text("h1 { color: teal }", encoding="utf-8")
    assert texts["assets/ours.css"] == "h1 { color: teal }"


def test_the_theme_has_assets_below_ours_and_overrides_at_the_top(own):
    assert set(own_theme(own)) == {"assets/playpress/ours.css", "main.html"}

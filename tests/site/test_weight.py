"""How much a reader has to load: pages stay light. Our own styles and scripts: `tests/browser/test_kinds.py`."""

import gzip
import json
import re

import pytest

from tests.tools.pages import elements, read_page

pytestmark = pytest.mark.site

PAGE = 60_000
"""Bytes at most, gzipped, of one playbook's HTML."""
ICON = 60
"""Characters that the theme's smallest icon takes; others stand in the style sheet."""
EVERYWHERE = [
    "assets/playpress/playpress.css", "assets/playpress/scope.js", "assets/playpress/colours.js", "assets/playpress/data.js",
    "assets/playpress/playpress.js",
]  # fmt: skip


def zipped(file):
    return len(gzip.compress(file.read_bytes(), 9, mtime=0))


def is_ours(path):
    return "/assets/playpress/" in path and path.endswith((".css", ".js"))


def test_every_playbook_is_light(handbook_site):
    weights = {
        page.parent.name: zipped(page) for page in sorted((handbook_site.pages / "playbooks").glob("*/index.html"))
    }
    assert len(weights) > 10
    assert {name: weight for name, weight in weights.items() if weight > PAGE} == {}


def test_a_page_names_one_style_sheet_of_ours_and_one_script_beside_those_of_its_head_and_its_data(handbook_site):
    tags = elements(handbook_site.pages / "playbooks" / "campaign-management" / "index.html")
    named = [tag.attributes.get("href") or tag.attributes.get("src") for tag in tags if tag.tag in {"link", "script"}]
    assert [path.removeprefix("../../") for path in named if path and is_ours(path)] == EVERYWHERE


def test_the_theme_around_a_page_holds_no_drawing_of_an_icon_and_no_white_space_in_its_lists(handbook_site):
    for page in sorted(handbook_site.pages.glob("*/*/index.html")):
        around = re.sub(r"<article.*</article>", "", page.read_text(encoding="utf-8"), flags=re.DOTALL)
        assert [form for form in re.findall(r' d="([^"]*)"', around) if len(form) > ICON] == [], page
        assert re.search(r"\s</?li\b|</li>\s|\s</span>", around) is None, page


def test_what_no_page_loads_of_the_theme_is_left_out(handbook_site):
    files = [
        file.relative_to(handbook_site.pages).as_posix() for file in handbook_site.pages.rglob("*") if file.is_file()
    ]
    assert [name for name in files if name.startswith("assets/javascripts/bundle.")] != []
    assert [name for name in files if name.endswith(".map") or "/lunr/" in name] == []


def test_no_page_tells_the_themes_script_words_of_a_search_that_is_not_there(handbook_site):
    for page in ("index.html", "404.html", "playbooks/campaign-management/index.html"):
        config = next(
            re.finditer(r'<script id="__config"[^>]*>(.*?)</script>', (handbook_site.pages / page).read_text())
        )
        said = json.loads(config[1])
        assert said["base"]
        assert "clipboard.copy" in said["translations"]
        assert [name for name in said["translations"] if name.startswith("search.")] == []


def test_an_entry_of_the_navigation_is_its_name_in_a_link_and_nothing_else(handbook_site):
    text = read_page(handbook_site.pages / "playbooks" / "campaign-management" / "index.html")
    assert '<li class="md-nav__item"><a href="#step-objectives" class="md-nav__link">1. Outline' in text
    assert re.search(
        r'<li class="md-nav__item">\s*<a href="\.\./\.\./all-roles/" class="md-nav__link">Roles<span', text
    )

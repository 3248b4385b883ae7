"""The site is made the quick way unless the project adds something that may need the site engine."""

from __future__ import annotations

from typing import Any

import pytest

from playpress.engine.quick import find_obstacle
from playpress.engine.settings import NEEDED, markdown_settings
from playpress.language.translation import Translator
from playpress.reading.site_file import load_site_settings
from playpress.reading.templates import Templates
from tests.tools.repository import ROOT

SOURCE = load_site_settings(ROOT / "mkdocs.yml")
assert SOURCE
OURS: dict[str, Any] = SOURCE.data
EXTENSIONS = OURS["markdown_extensions"]


def said(settings: dict[str, Any], **templates: str) -> str:
    found = find_obstacle(settings, Templates({f"{path}": "" for path in templates.values()}))
    return found.text() if found else ""


def test_our_own_settings_are_no_obstacle():
    assert said(OURS) == ""


@pytest.mark.parametrize(
    "more",
    [
        {"theme": {**OURS["theme"], "features": ["navigation.tabs"], "palette": {"scheme": "slate"}}},
        {"extra_css": ["x.css"], "extra_javascript": ["x.js"], "extra": {"social": []}, "copyright": "Us"},
        {"markdown_extensions": [{name: options} for name, options in EXTENSIONS.items()]},
        {"markdown_extensions": {**EXTENSIONS, "toc": {"permalink": "#", "toc_depth": 2}}},
        {"markdown_extensions": {name: options for name, options in EXTENSIONS.items() if name != "tables"}},
        {"markdown_extensions": None},
        {"exclude_docs": "*.by-role.svg"},
        {"plugins": ["search"]},
    ],
)
def test_what_the_theme_itself_heeds_is_no_obstacle(more: dict[str, Any]):
    assert said({**OURS, **more}) == ""


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("theme", {"name": "readthedocs"}),
        ("theme", {**OURS["theme"], "custom_dir": "mine"}),
        ("plugins", {"search": {}, "tags": {}}),
        ("hooks", [*OURS["hooks"], "mine.py"]),
        ("exclude_docs", "cards/"),
        ("markdown_extensions", {**EXTENSIONS, "admonition": {}}),
        ("markdown_extensions", [*EXTENSIONS, "attr_list"]),
        ("markdown_extensions", {**EXTENSIONS, "toc": {"permalink": "#", "toc_depth": 3, "slugify": "mine"}}),
        ("markdown_extensions", {**EXTENSIONS, "toc": {"permalink": True, "toc_depth": 3}}),
        ("markdown_extensions", {**EXTENSIONS, "toc": {"permalink": "yes", "toc_depth": 3}}),
        ("markdown_extensions", {**EXTENSIONS, "toc": {"permalink": "#", "toc_depth": "2-3"}}),
        ("markdown_extensions", {**EXTENSIONS, "toc": {"permalink": "#"}}),
        ("markdown_extensions", {**EXTENSIONS, "toc": None}),
        ("nav", []),
        ("watch", ["here"]),
    ],
)
def test_what_may_change_pages_is_named(key: str, value: Any):
    assert said({**OURS, key: value}) == f"“{key}” in mkdocs.yml may change how pages are made"


@pytest.mark.parametrize("path", ["pages/role.md.j2", "partials/step.md.j2", "overrides/main.html"])
def test_a_template_of_the_projects_own_is_named(path: str):
    assert said(OURS, own=path) == f"site_templates/{path} is a template of your own"


def test_a_style_sheet_of_the_projects_own_is_no_obstacle():
    assert said(OURS, own="assets/playpress.css") == ""


def test_an_unchanged_copy_of_our_template_is_no_obstacle():
    same, other = {"pages/role.md.j2": "a"}, {"pages/role.md.j2": "b"}
    assert find_obstacle(OURS, Templates(same, same)) is None
    assert find_obstacle(OURS, Templates(same, other)) is not None


def test_a_value_from_the_environment_is_an_obstacle():
    text = "copyright: !ENV [COMPANY, us]\n"
    assert find_obstacle({"copyright": ["COMPANY", "us"]}, Templates({}), text) is not None


@pytest.mark.parametrize("own", [{}, {"markdown_extensions": None}, {"markdown_extensions": {"tables": {}, "toc": {}}}])
def test_extensions_that_pages_need_are_added_where_they_are_not_named(own: dict[str, Any]):
    named = own.get("markdown_extensions") or {}
    added = markdown_settings(own, Translator("en"))
    assert added.keys() == (NEEDED.keys() - named.keys()) | {"toc"}
    assert ("permalink" in added["toc"]) == ("toc" not in named)
    assert NEEDED.keys() <= EXTENSIONS.keys()

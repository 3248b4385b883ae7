"""Our style sheets: five sizes of type, and a typeface that is small and says under which licence it comes."""

import re
from importlib.resources import files
from pathlib import Path

import pytest

from playpress.bundled import bundled_folder

ASSETS = bundled_folder() / "assets"
MOST = 100_000
"""Bytes of all files of the typeface together."""
SIZES = {"small", "text", "large", "title", "huge"}
_SIZE = re.compile(r"font-size:\s*([^;}]+)")
_FREE = re.compile(r"var\(--pp-(\w+)\)|inherit|0|[\d.]+(em|px|pt)|max\(.*\)")
"""A size of ours; what is a share of one; pixels in pictures, points on paper; long words, which shrink to the line."""


@pytest.mark.parametrize("sheet", sorted(path.name for path in ASSETS.glob("*.css")))
def test_type_has_one_of_five_sizes(sheet):
    found = [size.removesuffix("!important").strip() for size in _SIZE.findall((ASSETS / sheet).read_text())]
    assert [size for size in found if not _FREE.fullmatch(size)] == [], (
        "write one of var(--pp-small|text|large|title|huge)"
    )
    assert {match[1] for size in found if (match := _FREE.fullmatch(size)) and match[1]} <= SIZES


def test_the_typeface_is_light_and_its_licence_comes_with_it():
    files = sorted((ASSETS / "fonts").glob("*.woff2"))
    assert files
    assert sum(file.stat().st_size for file in files) <= MOST
    assert "SIL OPEN FONT LICENSE" in (ASSETS / "fonts" / "LICENSE.txt").read_text()


def test_the_form_of_each_icon_that_a_page_names_is_the_themes_and_stands_in_the_style_sheet():
    overrides = bundled_folder() / "overrides" / "partials"
    named = set()
    for path in overrides.glob("*.html"):
        named |= set(re.findall(r'"pp-icon-([a-z-]+)"', path.read_text()))
        named |= {name for name in re.findall(r'"material/([a-z-]+)"', path.read_text()) if path.name == "palette.html"}
    icons = Path(str(files("material"))) / "templates" / ".icons" / "material"
    written = re.findall(r"\.pp-icon-([a-z-]+) .*? d='([^']+)'", (ASSETS / "icons.css").read_text())
    assert dict(written) == {name: re.search(r' d="([^"]+)"', (icons / f"{name}.svg").read_text())[1] for name in named}

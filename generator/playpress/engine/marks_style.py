"""A handbook to what is its own in the style sheet: its hue, its categories' colours and its roles' marks.

They hang on the addresses that links lead to: so each link to a category has its colour and each link to a role its mark,
on every page, and no page depends on how many others there are.
Knows: addresses and CSS. Must not know what pages show.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from playpress.analysis.marks import category_hues, role_marks
from playpress.engine.navigation import address_of
from playpress.model.hue import dark_shades, light_shades
from playpress.model.kinds import KINDS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from playpress.model.hue import Shades
    from playpress.model.library import Library

MOST = 120
"""The most roles and the most categories that get marks: the style sheet is loaded with every page. Of more roles none has
one, since some names with a mark and some without would seem to differ."""
DARK = '[data-md-color-scheme="slate"]'
"""Dark is for the screen only, as it is in the theme: paper is white."""


def own_style(library: Library, *, has_folders: bool) -> str:
    """Return the rules that end the style sheet."""
    hue = library.handbook.theme.hue
    lines = [
        *(_brand(hue) if hue is not None else ()),
        *_categories(library, has_folders=has_folders),
        *_roles(library, has_folders=has_folders),
    ]
    return "\n/* This handbook's own */\n" + "".join(f"{line}\n" for line in lines) if lines else ""


def _brand(hue: float) -> Iterator[str]:
    light, dark = light_shades(hue), dark_shades(hue)
    yield (
        f':root, [data-md-color-scheme="default"] {{ --pp-brand: {light.strong}; --pp-brand-light: {light.strong}; '
        f"--pp-brand-dark: {light.ink}; --pp-node-line: {light.strong}; --md-typeset-a-color: {light.ink}; }}"
    )
    yield (
        f"@media screen {{ {DARK} {{ --pp-brand: {dark.strong}; --pp-brand-light: {dark.strong}; "
        f"--pp-brand-dark: {light.ink}; --pp-node-line: {dark.ink}; --md-typeset-a-color: {dark.ink}; }} }}"
    )


def _categories(library: Library, *, has_folders: bool) -> Iterator[str]:
    """Yield a rule for each hue, in light and in dark, with the categories that have it."""
    by_hue: dict[int, list[str]] = {}
    for name, hue in islice(category_hues(library.categories).items(), MOST):
        by_hue.setdefault(hue, []).append(name)
    for hue, names in by_hue.items():
        selectors = [selector for name in names for selector in _of_category(name, has_folders=has_folders)]
        yield f"{', '.join(selectors)} {{ {_hue(light_shades(hue))} }}"
        dark = ", ".join(f"{DARK} {selector}" for selector in selectors)
        yield f"@media screen {{ {dark} {{ {_hue(dark_shades(hue))} }} }}"


def _of_category(name: str, *, has_folders: bool) -> tuple[str, str]:
    return f".pp-cat-{name}", f'a[href$="{_address("category", name, has_folders=has_folders)}"]'


def _hue(shades: Shades) -> str:
    return f"--pp-hue: {shades.shape}; --pp-hue-ink: {shades.ink}; --pp-hue-quiet: {shades.quiet};"


def _roles(library: Library, *, has_folders: bool) -> Iterator[str]:
    marks = role_marks(_names(library)) if len(library.roles) <= MOST else {}
    for name, mark in marks.items():
        address = _address("role", name, has_folders=has_folders)
        yield f'.pp-role-{name}, a[href*="{address}"] {{ --pp-letters: "{mark}"; }}'


def _names(library: Library) -> Mapping[str, str]:
    return {name: role.name for name, role in library.roles.items()}


def _address(kind: str, name: str, *, has_folders: bool) -> str:
    return address_of(KINDS[kind].place.format(id=name), has_folders=has_folders)

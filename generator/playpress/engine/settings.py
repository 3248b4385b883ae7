"""A library and planned pages to the settings of the site engine: `build/mkdocs.yml`.

They inherit the hand-written `mkdocs.yml` and add name, language, addresses, navigation, style sheets and scripts.
All paths are relative, so the folder can be moved.
Knows: the settings of MkDocs and Material. Must not know how a site is built.
"""

from __future__ import annotations

import html
from typing import TYPE_CHECKING, Any

import yaml

try:
    from yaml import CSafeDumper as _Dumper
except ImportError:  # pragma: no cover - PyYAML without libyaml: slower, same settings
    from yaml import SafeDumper as _Dumper  # type: ignore[assignment]

from playpress.diagnostics import N_
from playpress.engine.data import DATA
from playpress.engine.navigation import navigation
from playpress.engine.not_found import not_found_page
from playpress.engine.words import WORDS
from playpress.publish.data.addresses import API
from playpress.reading.joined import SCRIPT, STYLE_SHEET
from playpress.reading.templates import PUBLISHED

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from playpress.language.translation import Translator
    from playpress.model.handbook import Handbook
    from playpress.model.library import Library
    from playpress.pages.plan import PlannedSection

DOCS, THEME, SITE = "docs", "theme", "site"
ALL_TABLES, OUR_TABLES = "*.csv", f"!/{API}/*.csv"
"""The line of `exclude_docs` that keeps all tables out of the site, and the one that lets ours in."""
STYLE_SHEETS = (PUBLISHED + STYLE_SHEET,)
SCRIPTS = (DATA, PUBLISHED + SCRIPT)
"""What all pages load of ours, last and in this order: the first script is data for the other. `scope.js` and `colours.js` are
not among them: the page's head loads them. What only some pages or actions need is loaded by the script."""
SEARCH = {"enabled": False}
"""Settings of the theme's search: ours stands in its place. Named, since MkDocs turns it on where no plugin is."""
NEEDED: dict[str, dict[str, Any]] = {
    "md_in_html": {},
    "playpress.engine.markdown": {},
    "sane_lists": {},
    "tables": {},
    "toc": {"permalink": "¶", "toc_depth": 4, "marker": ""},
}
"""The Markdown extensions without which pages lose something, as `init` writes them."""
OUR_FEATURE = "search.highlight"
"""A feature of the theme that our scripts replace: it changes the text of the page, and works without the theme's search."""


def site_settings(
    library: Library,
    sections: Sequence[PlannedSection],
    translator: Translator,
    own: Mapping[str, Any],
    *,
    offline: bool = False,
) -> dict[str, Any]:
    """Return the settings that the handbook decides. Texts are HTML, since the theme prints them as they are.

    `own` is the project's `mkdocs.yml`: its style sheets and scripts come after ours, and its palette stays.
    """
    handbook = library.handbook
    settings: dict[str, Any] = {
        "site_name": html.escape(handbook.name),
        "docs_dir": DOCS,
        "site_dir": SITE,
        "use_directory_urls": not offline,
        "hooks": [],
        "theme": {
            "custom_dir": THEME,
            "language": handbook.language,
            "palette": palette(translator),
            **_logo(handbook),
        },
        "plugins": {"search": SEARCH},
        "markdown_extensions": markdown_settings(own, translator),
        "extra_css": [*STYLE_SHEETS, *(own.get("extra_css") or ())],
        "extra_javascript": [*SCRIPTS, *(own.get("extra_javascript") or ())],
        "extra": {
            "generator": False,
            "edit_address": html.escape(handbook.edit_pattern),
            "here": html.escape(translator.gettext(WORDS["here"])),
            "lost": not_found_page(translator, offline=offline),
        },
        "nav": navigation(sections),
    }
    if excluded := excluded_but_data(own):
        settings["exclude_docs"] = excluded
    theme = own["theme"] if isinstance(own.get("theme"), dict) else {}
    if "palette" in theme:
        del settings["theme"]["palette"]
    features = theme.get("features")
    if isinstance(features, list) and OUR_FEATURE in features:
        settings["theme"]["features"] = [name for name in features if name != OUR_FEATURE]
    if handbook.site_url and not offline:
        settings["site_url"] = handbook.site_url
    if handbook.repository:
        settings["repo_url"] = handbook.repository
        settings["repo_name"] = html.escape("/".join(handbook.repository.rstrip("/").split("/")[-2:]))
    return settings


def _logo(handbook: Handbook) -> dict[str, str]:
    """Return where the handbook's logo stands in the site, if it has one of its own."""
    logo = handbook.theme.logo
    return {"logo": PUBLISHED + logo, "favicon": PUBLISHED + logo} if logo else {}


def excluded_but_data(own: Mapping[str, Any]) -> str:
    """Return a project's `exclude_docs` without our tables of data; empty if it does not exclude them.

    It keeps series of figures from being published by an engine that runs no hooks. What it says after that stays, so that
    a project may still exclude the tables.
    """
    excluded = own.get("exclude_docs")
    lines = excluded.splitlines() if isinstance(excluded, str) else []
    if ALL_TABLES not in lines:
        return ""
    after = lines.index(ALL_TABLES) + 1
    return "\n".join([*lines[:after], OUR_TABLES, *lines[after:]]) + "\n"


def palette(translator: Translator) -> list[dict[str, Any]]:
    """Return the palettes light and dark; the reader's system decides until the reader chooses."""
    schemes = (
        ("light", "default", "material/weather-night", N_("Switch to dark")),
        ("dark", "slate", "material/weather-sunny", N_("Switch to light")),
    )
    return [
        {
            "media": f"(prefers-color-scheme: {media})",
            "scheme": scheme,
            "primary": "custom",
            "accent": "custom",
            "toggle": {"icon": icon, "name": html.escape(translator.gettext(name))},
        }
        for media, scheme, icon, name in schemes
    ]


def markdown_settings(own: Mapping[str, Any], translator: Translator) -> dict[str, Any]:
    """Return the extensions that pages need and the project's `mkdocs.yml` does not name, and the words for readers."""
    named = own.get("markdown_extensions") or ()
    needed = {name: options for name, options in NEEDED.items() if name not in named}
    title = html.escape(translator.gettext(N_("Link to this section")))
    return {**needed, "toc": {**needed.get("toc", {}), "permalink_title": title}}


def write_settings(settings: dict[str, Any], inherit: str | None) -> str:
    """Return the generated configuration as YAML; `inherit` is the path of the hand-written one, if there is one."""
    head = "# Generated by playpress. Change mkdocs.yml or playbooks/handbook.yml instead.\n"
    inherited = {"INHERIT": inherit} if inherit else {}
    data = {**inherited, **settings}
    return head + yaml.dump(data, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=10_000)

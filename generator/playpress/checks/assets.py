"""The style sheets, scripts and pictures that `mkdocs.yml` names are there.

Knows: what the site publishes. Must not know what is in these files.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from playpress.checks.site import MKDOCS
from playpress.diagnostics import N_, InFull
from playpress.language.spelling import nearest
from playpress.language.urls import is_safe
from playpress.reading.repairs.quotes import quoted
from playpress.reading.templates import PUBLISHED
from playpress.rule import Rule, finds

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from playpress.analysis.facts import Facts
    from playpress.diagnostics import Finding, Route

_OUTSIDE = re.compile(r"[a-z]+:|//", re.IGNORECASE)

MISSING_ASSET = Rule(
    code="PB861",
    name="missing-asset",
    message=N_("there is no file “{name}”"),
    hint=N_("did you mean “{guess}”?"),
    fix="{written}",
    about="""
        mkdocs.yml names a style sheet, a script or a picture that the site will not have, so it would silently be
        missing from every page. Put your own files into site_templates/assets/, and name them by their address in the
        site: assets/playpress/….
    """,
    bad="""
        # site_templates/assets/ours.css
        h1 { color: teal }
        # mkdocs.yml
        site_name: Handbook
        extra_css:
          - assets/playpress/ours.css
          - assets/playpress/our.css
    """,
    good="""
        # site_templates/assets/ours.css
        h1 { color: teal }
        # mkdocs.yml
        site_name: Handbook
        extra_css:
          - assets/playpress/ours.css
    """,
)
NO_FILE_ADDRESS = Rule(
    code="PB875",
    name="no-file-address",
    message=N_("“{url}” is not the address of a file"),
    hint=N_("write the whole address, like {example}"),
    about="""
        A style sheet or script from another site is named by its full address: https://, a valid host and a path. No
        browser can load anything from the address given here.
    """,
    bad="""
        # mkdocs.yml
        site_name: Handbook
        extra_css:
          - https://
    """,
    good="""
        # mkdocs.yml
        site_name: Handbook
        extra_css:
          - https://example.com/own.css
    """,
)


@finds(MISSING_ASSET, NO_FILE_ADDRESS)
def check_assets(facts: Facts) -> Iterator[Finding]:
    """Find style sheets, scripts and pictures that `mkdocs.yml` names and the site will not have."""
    there = facts.project.templates.published()
    for path, route in _named_assets(facts.project.settings):
        name = path.partition("?")[0].removeprefix("./")
        if _OUTSIDE.match(name):
            if not is_safe(f"https:{path}" if path.startswith("//") else path):
                yield NO_FILE_ADDRESS.at(MKDOCS, route, url=InFull(path), example="https://example.com/own.css")
        elif there and name and name not in there:
            yield _missing(name, route, there)


def _named_assets(settings: Mapping[str, Any]) -> Iterator[tuple[str, Route]]:
    """Yield the path of each style sheet, script and picture that `mkdocs.yml` names, with its route."""
    for key in ("extra_css", "extra_javascript"):
        named = settings.get(key)
        for n, entry in enumerate(named if isinstance(named, list) else ()):
            yield _path_of(entry, (key, n))
    theme = settings.get("theme")
    for key in ("logo", "favicon"):
        if isinstance(theme, dict) and isinstance(theme.get(key), str):
            yield theme[key], ("theme", key)


def _path_of(entry: Any, route: Route) -> tuple[str, Route]:
    """Return the path in an entry and its route; a script's entry may be a mapping with the path under one key."""
    if isinstance(entry, dict):
        return str(entry.get("path") or ""), (*route, "path")
    return str(entry or ""), route


def _missing(name: str, route: Route, there: set[str]) -> Finding:
    ending = f".{name.rpartition('.')[2]}"
    guess = nearest(name, sorted(path for path in there if path.endswith(ending)))
    file = name.rpartition("/")[2]
    hint = MISSING_ASSET.hint if guess else N_("put it at site_templates/assets/{file}, and write “{right}” here")
    return MISSING_ASSET.at(
        MKDOCS,
        route,
        hint=hint,
        name=name,
        guess=guess,
        written=quoted(guess) if guess else "",
        file=file,
        right=PUBLISHED + file,
    )

"""The generated configuration, and the build.

`build/mkdocs.yml` inherits the hand-written `mkdocs.yml` and adds what the handbook decides: name, language, addresses,
navigation. Everything in it is relative, so the folder can be moved.
"""

from __future__ import annotations

import calendar
import html
import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING, Any, NamedTuple, NoReturn
from urllib.parse import quote

import yaml
from mkdocs.exceptions import Abort

from playpress.diagnostics import N_
from playpress.diagrams.cache import FOLDER_VARIABLE
from playpress.engine.book import address_of, write_book
from playpress.engine.search import fold_titles
from playpress.engine.words import earlier_ids, script_names, script_words
from playpress.pages.address import BOOK, CATALOGUE, GLOSSARY, HOME, PROGRESS, REGISTERS

if TYPE_CHECKING:
    import datetime
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from playpress.model.handbook import Handbook
    from playpress.model.library import Library
    from playpress.translation import Translator

SETTINGS = "mkdocs.yml"
DOCS, THEME, SITE = "docs", "theme", "site"
DIAGRAM_STYLE = "assets/playpress/diagrams.css"
STYLE_SHEETS = ("assets/playpress/playpress.css", DIAGRAM_STYLE)
SCRIPTS = tuple(f"assets/playpress/{name}.js" for name in ("shared", "lens", "learning", "finding", "steps", "zoom"))
"""Loaded last and in this order. `colours.js` stands in the header, in the theme's place for it."""
NO_CHAPTERS = frozenset({BOOK, PROGRESS})
"""Pages that are no part of the whole handbook as one page."""
PICTURES = ".pictures"
"""The folder below `build/` where drawn pictures are kept."""
WORD_ENDS = r"[\s\-,;:!?=()\[\]{}\"„“”«»/]+|\.(?!\d)"
"""What stands between words for the search, so that `CTR` is found in `(CTR)`."""
STEMMED = frozenset({"en", "de", "fr"})
"""Languages whose word endings the theme's search knows."""
_EDIT = {"github.com": "edit/{branch}/", "gitlab.com": "-/edit/{branch}/", "codeberg.org": "_edit/{branch}/"}


class Contents(NamedTuple):
    """A section of the navigation: its title, and the title and path of each page. Without title it is left out."""

    title: str
    pages: tuple[tuple[str, str], ...]


class _Relative(str):
    """A path that MkDocs works out: `!relative` in its configuration."""

    __slots__ = ()


class _Dumper(yaml.SafeDumper):
    """Writes plain YAML and that one tag."""


_Dumper.add_representer(_Relative, lambda dumper, path: dumper.represent_scalar("!relative", path))


class EngineError(RuntimeError):
    """The site engine gave up; the message is what it printed."""


def site_settings(
    library: Library,
    contents: Sequence[Contents],
    translator: Translator,
    own: Mapping[str, Any],
    *,
    offline: bool = False,
) -> dict[str, Any]:
    """Return the settings that the handbook decides. Texts are HTML, since the theme prints them as they are.

    `own` is the project's `mkdocs.yml`: its style sheets and scripts come after ours, and its palette stays.
    """
    handbook = library.handbook
    names = {kind: by_name(found, translator) for kind, found in script_names(library).items()}
    settings: dict[str, Any] = {
        "site_name": html.escape(handbook.name),
        "docs_dir": DOCS,
        "site_dir": SITE,
        "use_directory_urls": not offline,
        "hooks": [],
        "theme": {"custom_dir": THEME, "language": handbook.language, "palette": palette(translator)},
        "plugins": {"search": search_settings(handbook.language)},
        "markdown_extensions": markdown_settings(translator),
        "extra_css": [*STYLE_SHEETS, *(own.get("extra_css") or ())],
        "extra_javascript": [*SCRIPTS, *(own.get("extra_javascript") or ())],
        "extra": {
            "generator": False,
            "source_base": source_base(handbook),
            "words": script_words(translator),
            "names": names,
            "earlier_ids": earlier_ids(library),
            "lost": lost(translator, offline=offline),
        },
        "nav": navigation(contents),
    }
    if isinstance(own.get("theme"), dict) and "palette" in own["theme"]:
        del settings["theme"]["palette"]
    if handbook.site_url and not offline:
        settings["site_url"] = handbook.site_url
    if handbook.repository:
        settings["repo_url"] = handbook.repository
        settings["repo_name"] = html.escape("/".join(handbook.repository.rstrip("/").split("/")[-2:]))
    if offline:
        settings["plugins"]["offline"] = {}
        settings["extra"]["polyfills"] = ["assets/playpress/iframe-worker-shim.js"]
    return settings


def lost(translator: Translator, *, offline: bool) -> dict[str, Any]:
    """Return what the page says that stands for an address which leads nowhere."""
    say = translator.gettext
    ways = (
        (N_("Home"), HOME),
        (N_("All playbooks"), CATALOGUE),
        (N_("Roles"), REGISTERS["role"]),
        (N_("Glossary"), GLOSSARY),
    )
    return {
        "title": html.escape(say(N_("Page not found"))),
        "text": html.escape(
            say(N_("It may have moved, or the address may be mistyped. Try the search above, or one of these pages:"))
        ),
        "ways": [[html.escape(say(title)), address_of(path, has_folders=not offline)] for title, path in ways],
    }


def by_name(names: Mapping[str, str], translator: Translator) -> list[list[str]]:
    """Return ids and names in the order of the names."""
    return [list(pair) for pair in sorted(names.items(), key=lambda pair: (translator.sort_key(pair[1]), pair[0]))]


def palette(translator: Translator) -> list[dict[str, Any]]:
    """Return light and dark, each chosen by the reader's system until the reader chooses."""
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


def markdown_settings(translator: Translator) -> dict[str, Any]:
    """Return what the Markdown extensions say to readers, and where pages are as seen from the configuration."""
    return {
        "toc": {"permalink_title": html.escape(translator.gettext(N_("Link to this section")))},
        "playpress.engine.markdown": {"docs": _Relative("$docs_dir")},
    }


def search_settings(language: str) -> dict[str, Any]:
    """Return how the theme's search reads a language: where words end, and which endings they may have."""
    if language in STEMMED:
        return {"lang": [language], "separator": WORD_ENDS, "pipeline": ["stemmer", "stopWordFilter", "trimmer"]}
    return {"lang": ["en"], "separator": WORD_ENDS, "pipeline": ["trimmer"]}


def source_base(handbook: Handbook) -> str:
    """Return the address under which the repository's files are edited; empty where it is not known."""
    repository = (handbook.repository or "").rstrip("/")
    host = repository.partition("://")[2].partition("/")[0]
    if not repository.startswith(("https://", "http://")):
        return ""
    repository = repository.removesuffix(".git")
    pattern = _EDIT.get(host) or (_EDIT["gitlab.com"] if "gitlab" in host else _EDIT["github.com"])
    return html.escape(f"{repository}/{pattern.format(branch=quote(handbook.branch, safe='/'))}")


def navigation(contents: Sequence[Contents]) -> list[dict[str, Any]]:
    """Return the navigation in two levels, with titles, so that no page has to be read for its name."""
    return [
        {html.escape(section.title): [{html.escape(title): path} for title, path in section.pages]}
        for section in contents
        if section.title and section.pages
    ]


def write_settings(settings: dict[str, Any], inherit: str | None) -> str:
    """Return the generated configuration as YAML; `inherit` is the way to the hand-written one, if there is one."""
    head = "# Generated by playpress. Change mkdocs.yml or playbooks/handbook.yml instead.\n"
    inherited = {"INHERIT": inherit} if inherit else {}
    return head + yaml.dump(
        {**inherited, **settings}, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=10_000
    )


def finish_site(site: Path, nav: Sequence[Mapping[str, Any]], *, has_folders: bool) -> None:
    """Do to a built site what the engine cannot: plain titles for the search, the whole handbook as one page.

    `nav` is the navigation that `navigation` made; `has_folders` tells whether each page is a folder of the site.
    """
    fold_titles(site)
    sections = [entries for section in nav for entries in section.values()]
    pages = [path for entries in sections for entry in entries for path in entry.values()]
    write_book(site, [path for path in pages if path not in NO_CHAPTERS], has_folders=has_folders)


def build_site(build: Path, settings: Mapping[str, Any], as_of: datetime.date) -> Path:
    """Build the site from `build/docs` and `build/mkdocs.yml` and return its folder.

    `as_of` is the day that the site's files bear where the environment names none (`SOURCE_DATE_EPOCH`).

    A site that was there before stays as it is until the new one is complete.

    Raises:
        EngineError: the engine failed or found something wrong (a broken link, a missing file).
    """
    site, fresh, old = build / SITE, build / ".site-new", build / ".site-old"
    for leftover in (fresh, old):
        shutil.rmtree(leftover, ignore_errors=True)
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--config-file", SETTINGS, "--site-dir", fresh.name]
    epoch = str(calendar.timegm(as_of.timetuple()))
    environment = {"SOURCE_DATE_EPOCH": epoch, **os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONHASHSEED": "0"}
    environment[FOLDER_VARIABLE] = PICTURES
    done = subprocess.run(command, cwd=build, env=environment, capture_output=True, text=True, check=False)  # noqa: S603
    if done.returncode:
        shutil.rmtree(fresh, ignore_errors=True)
        raise EngineError((done.stderr or done.stdout).strip())
    finish_site(fresh, settings["nav"], has_folders=settings["use_directory_urls"])
    if site.exists():
        site.rename(old)
    fresh.rename(site)
    shutil.rmtree(old, ignore_errors=True)
    return site


def adopt_settings(config: Any, settings: dict[str, Any], build: Path) -> None:
    """Change MkDocs' loaded configuration to what `build/mkdocs.yml` would have said."""
    config.docs_dir = str(build / DOCS)
    config.theme.dirs.insert(0, str(build / THEME))
    config.theme.update({key: value for key, value in settings["theme"].items() if key != "custom_dir"})
    config.extra.update(settings["extra"])
    if "material/search" in config.plugins:
        config.plugins["material/search"].config.update(settings["plugins"]["search"])
    for extension, options in settings["markdown_extensions"].items():
        config.mdx_configs.setdefault(extension, {}).update(options)
    config.mdx_configs["playpress.engine.markdown"]["docs"] = config.docs_dir
    os.environ[FOLDER_VARIABLE] = str(build / PICTURES)
    for key in ("site_name", "repo_url", "repo_name", "extra_css", "extra_javascript", "nav"):
        if key in settings:
            config[key] = settings[key]
    config.site_url = config.site_url or settings.get("site_url")  # while serving it is the local address


def stop(reason: str) -> NoReturn:
    """End MkDocs' run with a reason for people."""
    raise Abort(f"\n{reason}")

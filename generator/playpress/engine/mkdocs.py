"""The generated configuration, and the build.

`build/mkdocs.yml` inherits the hand-written `mkdocs.yml` and adds what the handbook decides: name, language, addresses,
navigation. Everything in it is relative, so the folder can be moved.
"""

from __future__ import annotations

import calendar
import errno
import html
import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING, Any, NamedTuple, NoReturn

import yaml
from mkdocs.exceptions import Abort

from playpress.diagnostics import N_
from playpress.diagrams.cache import FOLDER_VARIABLE, PICTURES
from playpress.engine.book import address_of, write_book
from playpress.engine.failure import fault_of_engine
from playpress.engine.words import earlier_ids, script_names, script_words
from playpress.machine.faults import Fault
from playpress.machine.today import EPOCH, find_epoch
from playpress.pages.address import BOOK, CATALOGUE, GLOSSARY, HOME, PROGRESS, REGISTERS

if TYPE_CHECKING:
    import datetime
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from playpress.language.translation import Translator
    from playpress.model.library import Library

SETTINGS = "mkdocs.yml"
DOCS, THEME, SITE = "docs", "theme", "site"
DIAGRAM_STYLE = "assets/playpress/diagrams.css"
STYLE_SHEETS = ("assets/playpress/playpress.css", DIAGRAM_STYLE)
SCRIPTS = tuple(
    f"assets/playpress/{name}.js" for name in ("shared", "lens", "learning", "finding", "highlight", "steps", "zoom")
)
"""Loaded last and in this order. `colours.js` stands in the header, in the theme's place for it."""
NO_CHAPTERS = frozenset({BOOK, PROGRESS})
"""Pages that are no part of the whole handbook as one page."""
OUR_FEATURE = "search.highlight"
"""What we do ourselves: the theme marks the words of a search within `&lt;` as well, and the page then shows that."""
SEARCH = {"lang": ["en"], "separator": r"[\s\-,;:!?=()\[\]{}\"„“”«»/]+|\.(?!\d)", "pipeline": []}
"""How the theme's search reads the index where our worker is not there: words as they are written, in any language."""


class Contents(NamedTuple):
    """A section of the navigation: its title, and the title and path of each page. Without title it is left out."""

    title: str
    pages: tuple[tuple[str, str], ...]


FRESH, OLD = ".site-new", ".site-old"
"""Where the site is built before it takes its place, each run in a folder of its own; and the one that it replaces."""


class EngineError(RuntimeError):
    """The site engine gave up; the message is what it printed."""


def site_settings(
    library: Library,
    contents: Sequence[Contents],
    translator: Translator,
    own: Mapping[str, Any],
    *,
    as_of: str = "",
    offline: bool = False,
) -> dict[str, Any]:
    """Return the settings that the handbook decides. Texts are HTML, since the theme prints them as they are.

    `own` is the project's `mkdocs.yml`: its style sheets and scripts come after ours, and its palette stays.
    `as_of` says which state of the handbook the pages show.
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
        "plugins": {"search": SEARCH},
        "markdown_extensions": markdown_settings(translator),
        "extra_css": [*STYLE_SHEETS, *(own.get("extra_css") or ())],
        "extra_javascript": [*SCRIPTS, *(own.get("extra_javascript") or ())],
        "extra": {
            "generator": False,
            "edit_address": html.escape(handbook.edit_pattern),
            "words": script_words(translator),
            "names": names,
            "earlier_ids": earlier_ids(library),
            "as_of": html.escape(as_of),
            "lost": lost(translator, offline=offline),
        },
        "nav": navigation(contents),
    }
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
    """Return what the Markdown extensions say to readers."""
    return {"toc": {"permalink_title": html.escape(translator.gettext(N_("Link to this section")))}}


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
    return head + yaml.safe_dump({**inherited, **settings}, allow_unicode=True, sort_keys=False, width=10_000)


def finish_site(site: Path, nav: Sequence[Mapping[str, Any]], *, has_folders: bool) -> None:
    """Do to a built site what the engine cannot: put the whole handbook together as one page.

    `nav` is the navigation that `navigation` made; `has_folders` tells whether each page is a folder of the site.

    Raises:
        Fault: the engine was told to leave the home page out.
    """
    if not (site / "index.html").is_file():
        raise Fault(N_("the site has no home page; does “exclude_docs” in mkdocs.yml leave it out?"))
    sections = [entries for section in nav for entries in section.values()]
    pages = [path for entries in sections for entry in entries for path in entry.values()]
    write_book(site, [path for path in pages if path not in NO_CHAPTERS], has_folders=has_folders)


PIECES = {
    "<h1": "content",
    "md-header__title": "header",
    'id="__config"': "config",
    **dict.fromkeys(SCRIPTS, "scripts"),
    'id="pp-words"': "partials/javascripts/content.html",
}
"""What every page has to hold for our scripts to work, and the block or partial of the theme that it stands in."""


def lost_parts(site: Path) -> list[str]:
    """Return the blocks and partials of the theme out of which a project's own templates have taken what our scripts need."""
    home = (site / "index.html").read_text(encoding="utf-8")
    return list(dict.fromkeys(part for piece, part in PIECES.items() if piece not in home))


def date_of_files(as_of: datetime.date) -> str:
    """Return the date that the site's files bear, in seconds: the environment's `SOURCE_DATE_EPOCH`, else that of a day.

    Raises:
        Fault: the environment's is no date that files can bear.
    """
    epoch = find_epoch()
    return str(max(0, calendar.timegm(as_of.timetuple())) if epoch is None else epoch)


def build_site(build: Path, settings: Mapping[str, Any], date: str) -> Path:
    """Build the site from `build/docs` and `build/mkdocs.yml` and return its folder.

    `date` is what `date_of_files` returns. A site that was there before stays as it is until the new one is complete.

    Raises:
        EngineError: the engine failed or found something wrong (a broken link, a missing file).
        Fault: a template of the project or the machine made it fail.
    """
    site, fresh, old = build / SITE, build / f"{FRESH}-{os.getpid()}", build / OLD
    if site.exists() and not site.is_dir():
        raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), str(site))
    if old.is_dir() and not site.exists():  # a run was killed between the two steps below
        old.rename(site)
    for leftover in (*build.glob(f"{FRESH}*"), old):
        shutil.rmtree(leftover, ignore_errors=True)
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--config-file", SETTINGS, "--site-dir", fresh.name]
    environment = {**os.environ, EPOCH: date, "NO_MKDOCS_2_WARNING": "1", "PYTHONHASHSEED": "0"}
    environment[FOLDER_VARIABLE] = PICTURES
    done = subprocess.run(command, cwd=build, env=environment, capture_output=True, text=True, check=False)  # noqa: S603
    if done.returncode:
        shutil.rmtree(fresh, ignore_errors=True)
        said = (done.stderr or done.stdout).strip()
        raise fault_of_engine(said, build) or EngineError(said)
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
    search = config.plugins.get("material/search")
    if search and search.config.enabled:
        search.search_index.config.update(settings["plugins"]["search"])  # its copy is made before hooks are asked
    for extension, options in settings["markdown_extensions"].items():
        config.mdx_configs.setdefault(extension, {}).update(options)
    os.environ[FOLDER_VARIABLE] = str(build / PICTURES)
    for key in ("site_name", "repo_url", "repo_name", "extra_css", "extra_javascript", "nav"):
        if key in settings:
            config[key] = settings[key]
    config.site_url = config.site_url or settings.get("site_url")  # while serving it is the local address


def stop(reason: str, code: int) -> NoReturn:
    """End MkDocs' run with a reason for people and an exit code."""
    abort = Abort(f"\n{reason}")
    abort.code = abort.exit_code = code  # type: ignore[misc]
    raise abort

"""Every stage in order: load, check, analyse, pages, render, write, build. Start reading here."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from playpress.bundled import bundled_folder
from playpress.checks import check
from playpress.checks.audience import find_exposed
from playpress.checks.templates import find_lost_parts
from playpress.diagnostics import N_, Diagnostic, Severity
from playpress.diagrams.cache import PICTURES, PictureCache
from playpress.engine.build import build_site, date_of_files, lost_parts
from playpress.engine.navigation import Contents
from playpress.engine.search import search_worker
from playpress.engine.settings import DIAGRAM_STYLE, DOCS, THEME, site_settings, write_settings
from playpress.engine.theme import read_templates, theme_files
from playpress.language.translation import Translator
from playpress.machine.faults import Fault
from playpress.machine.git import find_revision
from playpress.machine.today import find_today
from playpress.process.flow import resolve_flow
from playpress.publish.build_folder import PATIENCE, opened
from playpress.publish.files import Written, write_file, write_files
from playpress.reading.load import Loaded, load_handbook
from playpress.reading.site_file import SITE_SETTINGS

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from playpress.checks.templates import Templates
    from playpress.diagnostics import Message
    from playpress.process.flow import Flow

    Progress = Callable[[str, int, int], None]


EARLIEST = datetime.date(2000, 1, 1)
"""The day that a site's files bear where no change is dated."""


@dataclass(frozen=True)
class Project:
    """Where a handbook's files are: everything lies below `root`."""

    root: Path

    @property
    def playbooks(self) -> Path:
        """The folder of content."""
        return self.root / "playbooks"

    @property
    def templates(self) -> Path:
        """The folder of the project's own templates; it need not exist."""
        return self.root / "site_templates"

    @property
    def build(self) -> Path:
        """The folder of everything generated."""
        return self.root / "build"


@dataclass(frozen=True)
class Checked:
    """A handbook read and checked."""

    loaded: Loaded
    flows: Mapping[str, Flow]
    diagnostics: list[Diagnostic]
    translator: Translator
    today: datetime.date

    @property
    def has_errors(self) -> bool:
        """Whether something is wrong that no page should be made of."""
        return any(d.severity is Severity.ERROR for d in self.diagnostics)

    @property
    def is_exposed(self) -> bool:
        """Whether something is on the pages that is meant for fewer readers."""
        return next(find_exposed(self.loaded.library), None) is not None

    @property
    def last_change(self) -> datetime.date:
        """The day that the site's files bear where the environment names none."""
        return self.loaded.library.last_change(self.today) or EARLIEST

    def stops(self, *, strict: bool) -> bool:
        """Tell whether what was found ends a run with exit code 1: errors do, and warnings where one is strict; advice never does."""
        least = Severity.WARNING if strict else Severity.ERROR
        return any(d.severity >= least for d in self.diagnostics)

    def is_usable(self, *, strict: bool = False) -> bool:
        """Tell whether pages can be made of it.

        Raises:
            Fault: they could, but for the project's `mkdocs.yml`.
        """
        if self.stops(strict=strict):
            return False
        if self.loaded.site_fault:
            raise self.loaded.site_fault
        return True


@dataclass(frozen=True)
class Generated(Checked):
    """A handbook's pages on disk; without `settings` and `written` when errors stopped it."""

    settings: dict[str, Any] | None = None
    written: Written | None = None


def check_handbook(project: Project, today: datetime.date | None = None) -> Checked:
    """Read the playbooks and find everything that is wrong with them; `today` is found out where it is not given."""
    today = today or find_today()
    loaded = load_handbook(project.playbooks, project.root)
    flows = {name: resolve_flow(playbook) for name, playbook in loaded.library.playbooks.items()}
    translator = Translator(loaded.library.handbook.language)
    templates = read_templates(project.templates)
    loaded.places |= {
        ("template", path): (f"{project.templates.name}/{path}".rstrip("/"), ()) for path in _named(templates)
    }
    return Checked(loaded, flows, check(loaded, flows, today, templates), translator, today)


def _named(templates: Templates) -> set[str]:
    """Return every file of a project's own templates, and every folder at the top: what a finding can be about."""
    return {*templates.own, *templates.links, *(path.partition("/")[0] for path in templates.own)}


@dataclass(frozen=True)
class Listener:
    """Who is told how far a run is, and whether it has to wait for another one.

    `progress` is told what is being done, and of how many parts how many are ready; of 0 parts where nobody knows.
    `patience` is how many seconds to wait for another run in the same folder.
    """

    progress: Progress = lambda _title, _done, _total: None
    waiting: Callable[[Message], None] = lambda _message: None
    patience: float = PATIENCE


def generate(
    project: Project,
    listener: Listener | None = None,
    *,
    draw: bool = False,
    strict: bool = False,
    today: datetime.date | None = None,
) -> Generated:
    """Write the pages, the theme and the engine's configuration below `build/`; nothing is written where errors are found.

    With `strict`, warnings stop it like errors. What comes after `today` is no news yet; it is found out where it is not given.
    With `draw`, diagrams are drawn ahead for the site engine, and one that cannot be drawn is a finding.

    Raises:
        Fault: `build` is not ours or in use, or the project's own settings or templates cannot be used.
        OSError: something cannot be read or written.
    """
    checked, listener = check_handbook(project, today), listener or Listener()
    if not checked.is_usable(strict=strict):
        return nothing_generated(checked)
    with opened(project.build, listener.waiting, listener.patience):
        return write_pages(project, checked, listener.progress, draw=draw)


def nothing_generated(checked: Checked) -> Generated:
    """Return a handbook of which no pages were made."""
    return Generated(checked.loaded, checked.flows, checked.diagnostics, checked.translator, checked.today)


def write_pages(
    project: Project, checked: Checked, progress: Progress, *, offline: bool = False, draw: bool = False
) -> Generated:
    """Do what `generate` does for a handbook without errors, in a build folder that the caller has opened."""
    from playpress.analysis.facts import analyse  # noqa: PLC0415 - a check needs none of these, and they take a second
    from playpress.pages.site_pages import build_pages  # noqa: PLC0415
    from playpress.publish.drawing import draw_diagrams, draw_files  # noqa: PLC0415
    from playpress.publish.render import make_renderer  # noqa: PLC0415

    library, translator = checked.loaded.library, checked.translator
    facts = analyse(library, checked.flows, checked.today)

    folders = [project.templates, bundled_folder()]
    render = make_renderer(folders, translator, project.templates)
    theme = {**search_worker(library, translator, folders), **theme_files(project.templates)}
    cache = PictureCache(project.build / PICTURES)
    style = style_of_diagrams(theme)
    problems: list[Diagnostic] = []
    texts: dict[str, bytes] = {}
    contents: list[Contents] = []
    doing = translator.gettext(N_("Pages"))
    for section in build_pages(facts, translator, checked.loaded.file_of):
        for page in section.pages:
            texts[page.path] = render(page).encode()
            for picture in page.pictures:
                texts.update((path, drawn.encode()) for path, drawn in draw_files(picture, style, cache))
            if draw:
                problems += draw_diagrams(page, cache)
            progress(doing, len(texts), library.size)
        contents.append(Contents(section.title, tuple((p.short_title or p.title, p.path) for p in section.pages)))

    if draw:
        cache.prune()
    as_of = state_of_content(project, library.last_change(checked.today), translator)
    settings = site_settings(library, contents, translator, checked.loaded.site_settings, as_of=as_of, offline=offline)
    written = write_files(project.build / DOCS, texts)
    write_files(project.build / THEME, theme)
    inherit = f"../{SITE_SETTINGS}" if (project.root / SITE_SETTINGS).is_file() else None
    write_file(project.build / SITE_SETTINGS, write_settings(settings, inherit).encode())
    found = [*checked.diagnostics, *problems]
    return Generated(
        checked.loaded, checked.flows, found, translator, checked.today, settings=settings, written=written
    )


def view(project: Project, checked: Checked, playbook: str, view: str, form: str) -> str:
    """Return one playbook's diagram; see `write_view`."""
    from playpress.analysis.facts import analyse  # noqa: PLC0415 - other commands need none of these
    from playpress.publish.view import write_view  # noqa: PLC0415

    style = style_of_diagrams(theme_files(project.templates))
    facts = analyse(checked.loaded.library, checked.flows, checked.today)
    return write_view(facts, checked.translator, playbook, view, form, style)


def build(
    project: Project,
    listener: Listener | None = None,
    *,
    offline: bool = False,
    strict: bool = False,
    today: datetime.date | None = None,
) -> tuple[Generated, Path | None]:
    """Generate the pages and build the site; return it with its folder, or None where errors are found.

    With `strict`, warnings stop it like errors.

    Raises:
        Fault, OSError: as `generate`; or there is no `mkdocs.yml`, or `SOURCE_DATE_EPOCH` is no date.
        EngineError: the site engine failed.
    """
    checked, listener = check_handbook(project, today), listener or Listener()
    if not checked.is_usable(strict=strict):
        return nothing_generated(checked), None
    if not (project.root / SITE_SETTINGS).is_file():
        raise Fault(N_("there is no mkdocs.yml here; “playpress init” writes one"))
    date = date_of_files(checked.last_change)
    with opened(project.build, listener.waiting, listener.patience):
        generated = write_pages(project, checked, listener.progress, offline=offline, draw=True)
        if generated.stops(strict=strict):
            return generated, None
        listener.progress(generated.translator.gettext(N_("Site")), 0, 0)
        site = build_site(project.build, generated.settings or {}, date)
        lost = list(find_lost_parts(lost_parts(site), read_templates(project.templates)))
    return replace(generated, diagnostics=[*generated.diagnostics, *map(generated.loaded.diagnose, lost)]), site


def state_of_content(project: Project, last_change: datetime.date | None, translator: Translator) -> str:
    """Return which state of the handbook the pages show, so that an old copy can be known: the commit, or the last change.

    Nothing where neither is known. It follows from the files alone, not from the day of the build.
    """
    revision = find_revision(project.root, [project.playbooks.name, project.templates.name, SITE_SETTINGS])
    if revision is None:
        text, day, name = N_("As of {date}"), last_change, ""
    elif revision.is_changed:
        text, day, name = N_("As of {date}, revision {revision} with later changes"), revision.date, revision.name
    else:
        text, day, name = N_("As of {date}, revision {revision}"), revision.date, revision.name
    return translator.gettext(text).format(date=translator.date(day), revision=name) if day else ""


def style_of_diagrams(theme: Mapping[str, bytes]) -> str:
    """Return the style sheet that pictures outside of pages bring along.

    Raises:
        Fault: the project's own one is no text.
    """
    try:
        return theme[DIAGRAM_STYLE].decode()
    except UnicodeDecodeError as problem:
        message = N_("{file} is not UTF-8; save it with the encoding UTF-8")
        raise Fault(message, file=f"site_templates/assets/{DIAGRAM_STYLE.rpartition('/')[2]}") from problem

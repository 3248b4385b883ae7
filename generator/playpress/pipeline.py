"""Every stage in order: load, check, analyse, pages, render, write, build. Start reading here.

What only some stages need is imported there, so that `check` does not load what draws or builds.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from playpress.analysis.facts import Facts
from playpress.analysis.project import ProjectFiles
from playpress.bundled import bundled_folder
from playpress.checks import as_chosen, check
from playpress.checks.audience import find_exposed
from playpress.checks.lost_parts import find_lost_parts
from playpress.diagnostics import N_, Diagnostic, Severity
from playpress.engine.settings import DOCS, THEME, site_settings, write_settings
from playpress.engine.theme import read_templates, style_of_diagrams, theme_files
from playpress.language.translation import Translator
from playpress.machine.faults import Fault
from playpress.machine.today import find_today
from playpress.reading.load import load_handbook
from playpress.reading.site_file import SITE_SETTINGS

if TYPE_CHECKING:
    from collections.abc import Callable, MutableMapping
    from pathlib import Path

    from playpress.diagnostics import Message
    from playpress.model.record import Visibility
    from playpress.publish.files import Written
    from playpress.publish.search.contribution import Contribution
    from playpress.reading.loaded import Loaded
    from playpress.reading.part import Part

    Progress = Callable[[str, int, int], None]


EARLIEST = datetime.date(2000, 1, 1)
"""The day that a site's files bear where no change is dated."""
PATIENCE = 300.0
"""Seconds that a run waits for another run in the same folder to end."""


@dataclass(frozen=True)
class Request:
    """What a run is asked for: a handbook (all its files are below `root`) and options.

    `offline`: the site must work from disk. `strict`: warnings stop the run as errors do. `today`: days after it are
    in the future; if not given, the machine's date is used. `audience`, `language` and `shard` (part, number of parts)
    are reserved: no edition or part can be made yet.

    Raises:
        Fault: a reserved option is set.
    """

    root: Path
    offline: bool = False
    strict: bool = False
    today: datetime.date | None = None
    audience: Visibility | None = None
    language: str | None = None
    shard: tuple[int, int] | None = None

    def __post_init__(self) -> None:
        """Refuse reserved options, so that nobody publishes more than they meant to."""
        if self.audience is not None:
            raise Fault(N_("pages for one audience alone cannot be made yet; every reader sees all of them"))
        if self.language is not None:
            raise Fault(N_("pages in another language than the handbook's cannot be made yet"))
        if self.shard is not None:
            raise Fault(N_("a part of the pages alone cannot be made yet"))

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

    request: Request
    loaded: Loaded
    facts: Facts
    diagnostics: list[Diagnostic]
    translator: Translator

    @property
    def has_errors(self) -> bool:
        """Whether there are errors."""
        return any(d.severity is Severity.ERROR for d in self.diagnostics)

    @property
    def is_exposed(self) -> bool:
        """Whether the pages hold something that is meant for fewer readers than the site has."""
        return next(find_exposed(self.loaded.library), None) is not None

    @property
    def last_change(self) -> datetime.date:
        """The date of the site's files if the environment sets none."""
        return self.loaded.library.last_change(self.facts.today) or EARLIEST

    @property
    def stops(self) -> bool:
        """Whether the findings end a run with exit code 1: errors do, with `strict` also warnings, advice never."""
        least = Severity.WARNING if self.request.strict else Severity.ERROR
        return any(d.severity >= least for d in self.diagnostics)

    def is_usable(self) -> bool:
        """Tell whether pages can be made of the handbook: no finding stops the run.

        Raises:
            Fault: none does, but the project's `mkdocs.yml` cannot be used.
        """
        if self.stops:
            return False
        if self.loaded.site_fault:
            raise self.loaded.site_fault
        return True


@dataclass(frozen=True)
class Generated(Checked):
    """A handbook's pages on disk; `settings` and `written` are missing if errors stopped the run."""

    settings: dict[str, Any] | None = None
    written: Written | None = None


def check_handbook(request: Request, kept: MutableMapping[str, Part] | None = None) -> Checked:
    """Read the playbooks and find everything that is wrong with them.

    A caller that checks repeatedly passes the same `kept` each time, so that only changed files are read again.
    """
    loaded = load_handbook(request.playbooks, request.root, kept)
    translator = Translator(loaded.library.handbook.language)
    templates = read_templates(request.templates)
    loaded.places |= {
        ("template", path): (f"{request.templates.name}/{path}".rstrip("/"), ()) for path in templates.named()
    }
    files = ProjectFiles(loaded.site_settings, templates, loaded.is_bracketed)
    facts = Facts(loaded.library, request.today or find_today(), files)
    return Checked(request, loaded, facts, check(loaded, facts), translator)


@dataclass(frozen=True)
class Listener:
    """Callbacks for the progress of a run, and for the wait for another run.

    `progress` gets the current task, the number of parts done and the number of all parts (0 if unknown).
    `patience` is how many seconds to wait for another run in the same folder.
    """

    progress: Progress = lambda _title, _done, _total: None
    waiting: Callable[[Message], None] = lambda _message: None
    patience: float = PATIENCE


def generate(request: Request, listener: Listener | None = None, *, draw: bool = False) -> Generated:
    """Write the pages, the theme and the engine's configuration below `build/`; nothing is written where errors are found.

    With `draw`, diagrams are drawn ahead for the site engine, and one that cannot be drawn is a finding.

    Raises:
        Fault: `build` is not ours or in use, or the project's own settings or templates cannot be used.
        OSError: something cannot be read or written.
    """
    from playpress.publish.build_folder import opened  # noqa: PLC0415

    checked, listener = check_handbook(request), listener or Listener()
    if not checked.is_usable():
        return nothing_generated(checked)
    with opened(request.build, listener.waiting, listener.patience):
        return write_pages(checked, listener.progress, draw=draw)


def nothing_generated(checked: Checked) -> Generated:
    """Return the `Generated` of a handbook without pages."""
    return Generated(checked.request, checked.loaded, checked.facts, checked.diagnostics, checked.translator)


def write_pages(checked: Checked, progress: Progress, *, draw: bool = False) -> Generated:
    """Write the pages of a handbook without errors into a build folder that the caller has opened; see `generate`."""
    from playpress.diagrams.cache import PICTURES, PictureCache  # noqa: PLC0415
    from playpress.engine.search_panel import search_panel  # noqa: PLC0415
    from playpress.pages.plan import build_page, plan_pages  # noqa: PLC0415
    from playpress.pages.search_entry import entries_of  # noqa: PLC0415
    from playpress.publish.as_of import state_of_content  # noqa: PLC0415
    from playpress.publish.drawing import draw_diagrams, draw_files  # noqa: PLC0415
    from playpress.publish.files import write_file, write_files  # noqa: PLC0415
    from playpress.publish.render import make_renderer  # noqa: PLC0415
    from playpress.publish.search.contribution import contribution_of  # noqa: PLC0415
    from playpress.publish.search.data import reader_for, search_data  # noqa: PLC0415
    from playpress.publish.search.endings import endings_script  # noqa: PLC0415
    from playpress.publish.search.index import Contributed, build_index  # noqa: PLC0415

    request = checked.request
    facts, translator = checked.facts, checked.translator
    library = facts.library

    folders = [request.templates, bundled_folder()]
    render = make_renderer(folders, translator, request.templates)
    theme = {**search_panel(translator, offline=request.offline), **theme_files(request.templates)}
    cache = PictureCache(request.build / PICTURES)
    style = style_of_diagrams(theme)
    reader = reader_for(translator)
    contributions: list[Contribution] = []
    problems: list[Diagnostic] = []
    texts: dict[str, bytes] = {}
    doing = translator.gettext(N_("Pages"))
    plan = plan_pages(library, translator, checked.loaded.file_of)
    for number, planned in enumerate(plan.pages.values(), 1):
        page, _ = build_page(planned, facts, translator)
        texts[page.path] = render(page).encode()
        if entries := entries_of(page, translator.gettext):
            contributions.append(contribution_of(page.path, page.category, entries, reader))
        for picture in page.pictures:
            texts.update((path, drawn.encode()) for path, drawn in draw_files(picture, style, cache))
        if draw:
            problems += draw_diagrams(page, cache)
        progress(doing, number, len(plan.pages))

    if draw:
        cache.prune()
    parts = (request.playbooks.name, request.templates.name, SITE_SETTINGS)
    as_of = state_of_content(request.root, parts, library.last_change(facts.today), translator)
    settings = site_settings(
        library, plan.sections, translator, checked.loaded.site_settings, as_of=as_of, offline=request.offline
    )
    written = write_files(request.build / DOCS, texts)
    index = build_index(
        search_data(library, translator, offline=request.offline),
        endings_script(translator.language),
        [Contributed(each.path, each.digest) for each in contributions],
        contributions.__getitem__,
    )
    write_files(request.build / THEME, {**theme, **index.changed})
    inherit = f"../{SITE_SETTINGS}" if (request.root / SITE_SETTINGS).is_file() else None
    write_file(request.build / SITE_SETTINGS, write_settings(settings, inherit).encode())
    found = [*checked.diagnostics, *as_chosen(problems, library.handbook)]
    return Generated(request, checked.loaded, facts, found, translator, settings=settings, written=written)


def view(checked: Checked, playbook: str, view: str, form: str) -> str:
    """Return one playbook's diagram as text; see `write_view`."""
    from playpress.publish.view import write_view  # noqa: PLC0415

    style = style_of_diagrams(theme_files(checked.request.templates))
    return write_view(checked.facts, checked.translator, playbook, view, form, style)


def build(request: Request, listener: Listener | None = None) -> tuple[Generated, Path | None]:
    """Generate the pages and build the site; return it with its folder, or None where errors are found.

    Raises:
        Fault, OSError: as `generate`; or there is no `mkdocs.yml`, or `SOURCE_DATE_EPOCH` is no date.
        EngineError: the site engine failed.
    """
    from playpress.engine.build import build_site, date_of_files  # noqa: PLC0415
    from playpress.publish.build_folder import opened  # noqa: PLC0415

    checked, listener = check_handbook(request), listener or Listener()
    if not checked.is_usable():
        return nothing_generated(checked), None
    if not (request.root / SITE_SETTINGS).is_file():
        raise Fault(N_("there is no mkdocs.yml here; “playpress init” writes one"))
    date = date_of_files(checked.last_change)
    with opened(request.build, listener.waiting, listener.patience):
        generated = write_pages(checked, listener.progress, draw=True)
        if generated.stops:
            return generated, None
        listener.progress(generated.translator.gettext(N_("Site")), 0, 0)
        site = build_site(request.build, generated.settings or {}, date)
    return replace(generated, diagnostics=[*generated.diagnostics, *find_lost(checked, site)]), site


def find_lost(checked: Checked, site: Path) -> list[Diagnostic]:
    """Return a finding for each part that the project's own templates have removed from a site's pages."""
    from playpress.engine.build import lost_parts  # noqa: PLC0415

    lost = find_lost_parts(lost_parts(site), read_templates(checked.request.templates))
    return as_chosen(map(checked.loaded.diagnose, lost), checked.loaded.library.handbook)

"""Every stage in order: load, check, analyse, pages, render, write, build. Start reading here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from playpress.build_folder import PATIENCE, opened
from playpress.bundled import bundled_folder
from playpress.checks import check
from playpress.diagnostics import N_, Diagnostic, Severity
from playpress.diagrams.cache import PICTURES, PictureCache
from playpress.engine.mkdocs import (
    DIAGRAM_STYLE,
    DOCS,
    SETTINGS,
    THEME,
    Contents,
    build_site,
    date_of_files,
    site_settings,
    write_settings,
)
from playpress.faults import Fault
from playpress.flow import resolve_flow
from playpress.load import Loaded, load_handbook
from playpress.site import Written, write_file, write_files
from playpress.translation import Translator

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from playpress.diagnostics import Message
    from playpress.flow import Flow

    Progress = Callable[[str, int, int], None]


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

    @property
    def has_errors(self) -> bool:
        """Whether something is wrong that no page should be made of."""
        return any(d.severity is Severity.ERROR for d in self.diagnostics)

    @property
    def is_usable(self) -> bool:
        """Whether pages can be made of it.

        Raises:
            Fault: they could, but for the project's `mkdocs.yml`.
        """
        if not self.has_errors and self.loaded.site_fault:
            raise self.loaded.site_fault
        return not self.has_errors


@dataclass(frozen=True)
class Generated(Checked):
    """A handbook's pages on disk; without `settings` and `written` when errors stopped it."""

    settings: dict[str, Any] | None = None
    written: Written | None = None


def check_handbook(project: Project) -> Checked:
    """Read the playbooks and find everything that is wrong with them."""
    loaded = load_handbook(project.playbooks, project.root)
    flows = {name: resolve_flow(playbook) for name, playbook in loaded.library.playbooks.items()}
    translator = Translator(loaded.library.handbook.language)
    return Checked(loaded, flows, check(loaded, flows), translator)


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
    project: Project, listener: Listener | None = None, *, offline: bool = False, draw: bool = False
) -> Generated:
    """Write the pages, the theme and the engine's configuration below `build/`; nothing is written where errors are found.

    With `draw`, diagrams are drawn ahead for the site engine, and one that cannot be drawn is a finding.

    Raises:
        Fault: `build` is not ours or in use, or the project's own settings or templates cannot be used.
        OSError: something cannot be read or written.
    """
    checked, listener = check_handbook(project), listener or Listener()
    if not checked.is_usable:
        return Generated(checked.loaded, checked.flows, checked.diagnostics, checked.translator)
    with opened(project.build, listener.waiting, listener.patience):
        return write_pages(project, checked, listener.progress, offline=offline, draw=draw)


def write_pages(
    project: Project, checked: Checked, progress: Progress, *, offline: bool = False, draw: bool = False
) -> Generated:
    """Do what `generate` does for a handbook without errors, in a build folder that the caller has opened."""
    from playpress.analysis.facts import analyse  # noqa: PLC0415 - a check needs none of these, and they take a second
    from playpress.pages.site_pages import build_pages  # noqa: PLC0415
    from playpress.pictures import draw_diagrams, draw_picture  # noqa: PLC0415
    from playpress.render import make_renderer  # noqa: PLC0415

    library, translator = checked.loaded.library, checked.translator
    facts = analyse(library, checked.flows)

    render = make_renderer([project.templates, bundled_folder()], translator, project.templates)
    theme = theme_files(project)
    cache = PictureCache(project.build / PICTURES)
    style = style_of_diagrams(theme)
    problems: list[Diagnostic] = []
    texts: dict[str, bytes] = {}
    contents: list[Contents] = []
    doing = translator.gettext(N_("Pages"))
    for section in build_pages(facts, translator, checked.loaded.file_of):
        for page in section.pages:
            texts[page.path] = render(page).encode()
            texts.update((picture.path, draw_picture(picture, style, cache).encode()) for picture in page.pictures)
            if draw:
                problems += draw_diagrams(page, cache)
            progress(doing, len(texts), library.size)
        contents.append(Contents(section.title, tuple((p.short_title or p.title, p.path) for p in section.pages)))

    if draw:
        cache.prune()
    settings = site_settings(library, contents, translator, checked.loaded.site_settings, offline=offline)
    written = write_files(project.build / DOCS, texts)
    write_files(project.build / THEME, theme)
    inherit = f"../{SETTINGS}" if (project.root / SETTINGS).is_file() else None
    write_file(project.build / SETTINGS, write_settings(settings, inherit).encode())
    found = [*checked.diagnostics, *problems]
    return Generated(checked.loaded, checked.flows, found, translator, settings=settings, written=written)


def view(project: Project, checked: Checked, playbook: str, view: str, form: str) -> str:
    """Return one playbook's diagram; see `write_view`."""
    from playpress.analysis.facts import analyse  # noqa: PLC0415 - other commands need none of these
    from playpress.views import write_view  # noqa: PLC0415

    style = style_of_diagrams(theme_files(project))
    facts = analyse(checked.loaded.library, checked.flows)
    return write_view(facts, checked.translator, playbook, view, form, style)


def build(
    project: Project, listener: Listener | None = None, *, offline: bool = False
) -> tuple[Generated, Path | None]:
    """Generate the pages and build the site; return it with its folder, or None where errors are found.

    Raises:
        Fault, OSError: as `generate`; or there is no `mkdocs.yml`, or `SOURCE_DATE_EPOCH` is no date.
        EngineError: the site engine failed.
    """
    checked, listener = check_handbook(project), listener or Listener()
    if not checked.is_usable:
        return Generated(checked.loaded, checked.flows, checked.diagnostics, checked.translator), None
    if not (project.root / SETTINGS).is_file():
        raise Fault(N_("there is no mkdocs.yml here; “playpress init” writes one"))
    date = date_of_files(checked.loaded.library.last_change)
    with opened(project.build, listener.waiting, listener.patience):
        generated = write_pages(project, checked, listener.progress, offline=offline, draw=True)
        listener.progress(generated.translator.gettext(N_("Site")), 0, 0)
        return generated, build_site(project.build, generated.settings or {}, date)


def theme_files(project: Project) -> dict[str, bytes]:
    """Return the theme's overrides and our assets, a project's own files before the bundled ones."""
    files: dict[str, bytes] = {}
    for folder in (bundled_folder(), project.templates):
        for part, target in (("overrides", ""), ("assets", "assets/playpress/")):
            base = folder / part
            for path in sorted(base.rglob("*")):
                if path.is_file():
                    files[target + path.relative_to(base).as_posix()] = path.read_bytes()
    return files


def style_of_diagrams(theme: dict[str, bytes]) -> str:
    """Return the style sheet that pictures outside of pages bring along.

    Raises:
        Fault: the project's own one is no text.
    """
    try:
        return theme[DIAGRAM_STYLE].decode()
    except UnicodeDecodeError as problem:
        message = N_("{file} is not UTF-8; save it with the encoding UTF-8")
        raise Fault(message, file=f"site_templates/assets/{DIAGRAM_STYLE.rpartition('/')[2]}") from problem

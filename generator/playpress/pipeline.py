"""Every stage in order: load, check, analyse, pages, render, write, build. Start reading here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from playpress.bundled import bundled_folder
from playpress.checks import check
from playpress.diagnostics import N_, Diagnostic, Severity
from playpress.diagrams.cache import PictureCache
from playpress.engine.mkdocs import (
    DIAGRAM_STYLE,
    DOCS,
    PICTURES,
    SETTINGS,
    THEME,
    Contents,
    EngineError,
    build_site,
    site_settings,
    write_settings,
)
from playpress.flow import resolve_flow
from playpress.load import Loaded, load_handbook
from playpress.site import Written, write_file, write_files
from playpress.translation import Translator

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

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


def generate(
    project: Project,
    *,
    offline: bool = False,
    draw: bool = False,
    progress: Progress = lambda _title, _done, _total: None,
) -> Generated:
    """Write the pages, the theme and the engine's configuration below `build/`; nothing is written where errors are found.

    With `draw`, diagrams are drawn ahead for the site engine, and one that cannot be drawn is a finding.
    `progress` is told what is being done, and of how many parts how many are ready; of 0 parts where nobody knows.
    """
    from playpress.analysis.facts import analyse  # noqa: PLC0415 - a check needs none of these, and they take a second
    from playpress.pages.site_pages import build_pages  # noqa: PLC0415
    from playpress.pictures import draw_diagrams, draw_files  # noqa: PLC0415
    from playpress.render import make_renderer  # noqa: PLC0415

    checked = check_handbook(project)
    if checked.has_errors:
        return Generated(checked.loaded, checked.flows, checked.diagnostics, checked.translator)

    library, translator = checked.loaded.library, checked.translator
    facts = analyse(library, checked.flows)

    render = make_renderer([project.templates, bundled_folder()], translator)
    theme = theme_files(project)
    cache = PictureCache(project.build / PICTURES)
    style = theme[DIAGRAM_STYLE].decode()
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

    style = theme_files(project)[DIAGRAM_STYLE].decode()
    facts = analyse(checked.loaded.library, checked.flows)
    return write_view(facts, checked.translator, playbook, view, form, style)


def build(
    project: Project, *, offline: bool = False, progress: Progress = lambda _title, _done, _total: None
) -> tuple[Generated, Path | None]:
    """Generate the pages and build the site; return it with its folder, or None where errors are found.

    Raises:
        EngineError: the site engine failed.
    """
    generated = generate(project, offline=offline, draw=True, progress=progress)
    if generated.settings is None:
        return generated, None
    if not (project.root / SETTINGS).is_file():
        message = generated.translator.gettext(N_("there is no mkdocs.yml here; “playpress init” writes one"))
        raise EngineError(message)
    progress(generated.translator.gettext(N_("Site")), 0, 0)
    return generated, build_site(project.build, generated.settings, generated.loaded.library.last_change)


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

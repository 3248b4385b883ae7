"""A handbook to what all its pages stand in: the plan, the theme's files, the settings of the site, and a digest of these.

Knows: the project's own templates and settings. Must not know how a page is made.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from playpress.bundled import bundled_folder
from playpress.engine.assets import site_assets
from playpress.engine.data import DATA, data_script
from playpress.engine.marks_style import own_style
from playpress.engine.search_panel import search_panel
from playpress.engine.settings import DOCS, THEME, site_settings, write_settings
from playpress.engine.theme import bundled_theme, own_theme, style_of_charts, style_of_diagrams, template_texts
from playpress.machine.version import digest_of_pieces, installed_version
from playpress.pages.plan import plan_pages
from playpress.publish.data.files import data_files, large_tables
from playpress.publish.data.pieces import Pieces, read_pieces, write_pieces
from playpress.publish.files import write_file
from playpress.publish.kept_plan import key_of_plan, read_plan, write_plan
from playpress.reading.site_file import SITE_SETTINGS

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from playpress.analysis.facts import Facts
    from playpress.diagnostics import Subject
    from playpress.language.translation import Translator
    from playpress.pages.plan import Plan


@dataclass(frozen=True)
class Task:
    """What is to be made, and where: the pages of a handbook without errors, in the build folder of a project.

    `file_of` maps a thing to its file, `own` is the project's `mkdocs.yml`, `templates` its own folder of templates.
    """

    facts: Facts
    translator: Translator
    file_of: Callable[[Subject], str]
    own: Mapping[str, Any]
    root: Path
    build: Path
    templates: Path
    offline: bool

    @property
    def folders(self) -> list[Path]:
        """The folders of templates, the project's own before the bundled one."""
        return [self.templates, bundled_folder()]


class Frame(NamedTuple):
    """The plan of all pages, the theme's files, the site's settings, a digest of all that every page depends on.

    `tables` are those of the theme's files that are made of pieces. The last two are the style sheets of pictures outside
    of pages. `plan_key` is that of a plan that is not kept yet, or empty.
    """

    plan: Plan
    theme: Mapping[str, bytes]
    settings: dict[str, Any]
    whole: str
    tables: Mapping[str, Pieces]
    diagram_style: str
    chart_style: str
    plan_key: str


def make_frame(task: Task) -> Frame:
    """Return what the pages of a handbook stand in."""
    library = task.facts.library
    plan_key = key_of_plan(task.facts, task.file_of)
    kept = read_plan(task.build, plan_key)
    plan = kept or plan_pages(task.facts, task.translator, task.file_of)
    bundled = bundled_theme()
    theme = {**search_panel(task.translator, offline=task.offline), **bundled, **own_theme(task.templates)}
    settings = site_settings(library, plan.sections, task.translator, task.own, offline=task.offline)
    rest = {key: value for key, value in settings.items() if key != "nav"}
    templates = sorted(template_texts(task.folders).items())
    pieces = (installed_version(), repr(rest), repr(task.own), repr(templates), repr(sorted(theme.items())))
    data = data_script(library, task.translator, task.facts.as_of, task.facts.read_first, task.facts.members)
    has_folders = not task.offline
    about_all = data_files(task.facts, task.translator, plan, has_folders=has_folders)
    tables = large_tables(task.facts, read_pieces(task.build, THEME), has_folders=has_folders)
    files = {
        **site_assets(theme, bundled, own_style(library, has_folders=has_folders)),
        **about_all,
        **{path: table.content for path, table in tables.items()},
        DATA: data,
    }
    whole = digest_of_pieces([piece.encode() for piece in pieces])
    styles = style_of_diagrams(theme), style_of_charts(theme)
    return Frame(plan, files, settings, whole, tables, *styles, plan_key="" if kept else plan_key)


def write_frame(frame: Frame, task: Task) -> Frame:
    """Write the theme and the settings into the build folder; return the frame without what is in the files now."""
    for path, content in frame.theme.items():
        write_file(task.build / THEME / path, content)
    inherit = f"../{SITE_SETTINGS}" if (task.root / SITE_SETTINGS).is_file() else None
    write_file(task.build / SITE_SETTINGS, write_settings(frame.settings, inherit).encode())
    write_pieces(task.build, frame.tables)
    if frame.plan_key:
        write_plan(task.build, frame.plan_key, frame.plan)
    (task.build / DOCS).mkdir(exist_ok=True)
    return frame._replace(theme=dict.fromkeys(frame.theme, b""), tables={})

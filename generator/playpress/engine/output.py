"""A handbook to the files of its build folder: pages, theme, settings, search and, made the quick way, its site.

Only what has changed since the last run is made, and what the next one needs to know is kept.
Knows: the order of all that. Must not know how any of it is made.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from playpress.diagnostics import N_, Message
from playpress.diagrams.cache import PICTURES, PictureCache
from playpress.engine.frame import make_frame, write_frame
from playpress.engine.navigation import is_pruned, surroundings
from playpress.engine.production import Production, make_finishing
from playpress.engine.renewal import renew
from playpress.engine.settings import DOCS, THEME
from playpress.engine.shell import ShellError
from playpress.machine.disk import keep_only
from playpress.machine.processes import beside
from playpress.publish.data.addresses import Addresses
from playpress.publish.files import Written
from playpress.publish.making import Workshop
from playpress.publish.memory import MEMORY, read_memory, write_memory
from playpress.publish.render import make_renderer
from playpress.publish.search.data import reader_for, search_data
from playpress.publish.search.endings import endings_script
from playpress.publish.search.writing import write_index
from playpress.publish.stamps import stamp_of
from playpress.reading.site_file import SITE_SETTINGS

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from playpress.engine.frame import Frame, Task
    from playpress.engine.production import Finishing
    from playpress.engine.renewal import Renewed
    from playpress.publish.memory import Memory
    from playpress.publish.stamps import Stamp


@dataclass(frozen=True)
class Output:
    """What a run has made: all but the site, which takes the place of the last one when `publish` is called.

    `search` are the files of the search with their stamps; `memory` is what the next run needs to know, `last` what the last one left. `finishing` is None if
    no site is made here; `obstacle` says why, if one was wanted.
    """

    task: Task
    frame: Frame
    renewed: Renewed
    memory: Memory
    search: Mapping[str, Stamp]
    written: Written
    last: Memory
    finishing: Finishing | None
    obstacle: Message | None

    def publish(self) -> None:
        """Put the site in the place of the last one."""
        if self.finishing:
            search = {path.removeprefix(f"{THEME}/"): stamp for path, stamp in self.search.items()}
            self.memory.rest = self.finishing.publish(self.renewed.site, search, self.last.rest)

    def remember(self) -> None:
        """Keep what the next run needs to know."""
        write_memory(self.task.build / MEMORY, self.memory)

    def files(self) -> dict[str, Stamp]:
        """Return all files, by path below the build folder, with their stamps."""
        frame = (SITE_SETTINGS, *(f"{THEME}/{path}" for path in self.frame.theme))
        return {
            **self.memory.files(),
            **self.search,
            **{path: stamp_of(self.task.build / path) for path in frame},
        }


def write_output(task: Task, progress: Callable[[int, int], None], *, draw: bool, quick: bool) -> Output:
    """Make everything and write it into the build folder.

    With `draw`, diagrams are drawn ahead for the site engine; with `quick`, the site is made without it.
    """
    frame = write_frame(make_frame(task), task)
    workshop = _open_workshop(frame, task, draw=draw)
    finishing, obstacle = _find_way(frame, task) if quick else (None, None)
    cache = PictureCache(task.build / PICTURES)
    last = read_memory(task.build / MEMORY, frame.whole)
    around = surroundings(frame.settings["nav"], is_pruned=is_pruned(frame.settings, task.own))
    renewed = renew(frame.plan.pages, Production(workshop, task.build, cache, finishing), last, around, progress)
    removed = keep_only(task.build / DOCS, {path.removeprefix(f"{DOCS}/") for path in renewed.docs})
    data, endings = (
        search_data(task.facts.library, task.translator, offline=task.offline),
        endings_script(task.translator.language),
    )
    with beside(renewed.made, write_index, task.build, THEME, data, endings, renewed.added) as search_files:
        memory = renewed.memory()
        search = search_files()
    keep_only(task.build / THEME, {*frame.theme, *(path.removeprefix(f"{THEME}/") for path in search)})
    if draw:
        cache.prune([page.path for page in frame.plan.pages.values()])
    written = Written(renewed.written, removed, len(renewed.docs) - renewed.written)
    return Output(task, frame, renewed, memory, search, written, last, finishing, obstacle)


def _open_workshop(frame: Frame, task: Task, *, draw: bool) -> Workshop:
    return Workshop(
        task.facts,
        task.translator,
        make_renderer(task.folders, task.translator, task.templates),
        frame.diagram_style,
        reader_for(task.translator),
        Addresses(frame.settings["use_directory_urls"]),
        frame.chart_style,
        draws=draw,
    )


def _find_way(frame: Frame, task: Task) -> tuple[Finishing | None, Message | None]:
    """Return what makes the site without the site engine, or why that cannot be."""
    paths = [page.path for page in frame.plan.pages.values()]
    try:
        return make_finishing(task.build, frame.settings, paths), None
    except ShellError as problem:
        reason = {"file": SITE_SETTINGS, "reason": str(problem)}
        return None, Message(N_("MkDocs says of {file}: {reason}"), reason)

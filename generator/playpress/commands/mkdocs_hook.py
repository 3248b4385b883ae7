"""`mkdocs build` and `mkdocs serve` in a project's root: generate the pages, then let MkDocs build those.

The root's `mkdocs.yml` points at `playbooks/`, which is always there; this hook swaps in the pages.
"""

from __future__ import annotations

import logging
import os
import traceback
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from playpress.commands.options import FOUND, UNUSABLE, translator_for
from playpress.diagnostics import Severity
from playpress.engine.book import chapters_folder
from playpress.engine.build import date_of_files, finish_site
from playpress.engine.failure import fault_of_engine
from playpress.engine.inside_mkdocs import adopt_settings, folder_for_chapters, stop
from playpress.machine.disk import refuse_links_below, refuse_links_to
from playpress.machine.faults import Fault, explain
from playpress.machine.today import EPOCH
from playpress.pipeline import PATIENCE, Checked, Request, check_handbook, find_lost, write_pages
from playpress.publish.build_folder import opened
from playpress.report.text import exposure, summary, write_text
from playpress.serve import Preview

if TYPE_CHECKING:
    from playpress.reading.part import Part

_held = ExitStack()
"""Holds the build folder, and one for the chapters of the book, from the time when pages are written until the site is finished."""
_preview = Preview()
_shown: list[Checked] = []
"""The handbook of which pages are shown, as long as there is one."""
_kept: dict[str, Part] = {}
"""What was read of the playbooks, so that a server reads only what has changed since."""
_last_lines: list[str] = []
"""What is said when all is done."""
LOG = logging.getLogger("mkdocs.plugins.playpress")
"""What MkDocs shows, and counts from a warning on as a reason to fail with `--strict`."""
LEVELS = {Severity.ADVICE: logging.INFO, Severity.WARNING: logging.WARNING, Severity.ERROR: logging.ERROR}


def on_startup(*, command: str, **_: Any) -> None:
    """Note whether MkDocs serves: then nothing that is wrong ends it."""
    _preview.is_asked_for = command == "serve"


def on_config(config: Any) -> Any:
    """Generate the pages and make MkDocs' configuration use them.

    What is wrong stops the build (with `--strict`, warnings do, too); where MkDocs serves, what is shown stays as it was. A
    server that begins with something wrong shows that.
    """
    _held.close()  # a hook of an earlier version lets nobody know of a build that failed
    request = Request(Path(config.config_file_path).parent, strict=bool(config.strict))
    _preview.root, _preview.say = request.root, translator_for(request.root).gettext
    try:
        findings = _write_pages(config, request)
    except (Fault, OSError) as problem:
        _held.close()
        return _give_up(config, f"playpress: {_sentence(problem, request)}", UNUSABLE)
    return _give_up(config, findings, FOUND) if findings else config


def _write_pages(config: Any, request: Request) -> str:
    """Write the pages and have them used; return what is wrong with the playbooks, if nothing was written."""
    if not _preview.is_asked_for:
        refuse_links_to(Path(config.site_dir), request.root)  # MkDocs empties what it leads to
        refuse_links_below(Path(config.site_dir))  # and writes through those that it leaves
    checked = check_handbook(request, _kept if _preview.is_asked_for else None)
    if not checked.is_usable():
        report = write_text(checked.diagnostics, checked.loaded.sources, checked.translator)
        return f"{report}\n{summary(checked.diagnostics, checked.translator)}"
    _last_lines[:] = [exposure(checked.translator)] if checked.is_exposed else []
    if EPOCH in os.environ:
        os.environ[EPOCH] = date_of_files(checked.last_change)
    say = checked.translator.gettext
    _held.enter_context(opened(request.build, lambda message: click.echo(message.text(say), err=True), PATIENCE))
    generated = write_pages(checked, lambda _title, _done, _total: None)
    _held.enter_context(folder_for_chapters())
    adopt_settings(config, generated.settings or {}, request.build)
    _shown[:] = [checked]
    _preview.is_broken = False
    return ""


def _give_up(config: Any, reason: str, code: int) -> Any:
    if not _preview.can_show(reason):
        stop(reason, code)
    config.docs_dir = str(_preview.page_of_reason(reason))
    return config


def on_post_build(config: Any) -> None:
    """Finish the page that holds the whole handbook; warn of what own templates have taken away."""
    if not _preview.is_broken:
        chapters = chapters_folder() or Path()
        finish_site(Path(config.site_dir), config.nav, chapters, has_folders=config.use_directory_urls)
        for checked in _shown:
            _tell_lost(checked, Path(config.site_dir))
    _held.close()


def _tell_lost(checked: Checked, site: Path) -> None:
    """Tell what own templates have taken away; where that is an error, MkDocs ends, unless it serves."""
    found = find_lost(checked, site)
    for one in found:
        LOG.log(LEVELS[one.severity], "%s: %s", one.location.file, one.message.text(_preview.say))
    if not _preview.is_asked_for and any(one.severity is Severity.ERROR for one in found):
        stop(summary(found, checked.translator), FOUND)


def on_build_error(error: Exception, **_: Any) -> None:
    """Let others have the build folder again; say in one sentence what a template of the project or the machine broke."""
    _held.close()
    if not isinstance(error, (SystemExit, click.ClickException)):  # those are written for people
        request = Request(_preview.root)
        said = "".join(traceback.format_exception(error)).strip()
        fault = error if isinstance(error, Fault) else fault_of_engine(said, request.build)
        if fault:
            stop(f"playpress: {_sentence(fault, request)}", UNUSABLE)


def on_serve(server: Any, config: Any, **_: Any) -> Any:
    """Watch what the pages are made of, and not the pages: each change is then built once. Serve what was built last."""
    request = Request(Path(config.config_file_path).parent, strict=bool(config.strict))
    server.unwatch(config.docs_dir)
    for folder in (request.playbooks, request.templates):
        if folder.is_dir():
            server.watch(str(folder))
    _preview.take_over(server, Path(config.site_dir))
    return server


def on_shutdown() -> None:
    """Say in a last line what a reader of the site should not see; remove what was kept for showing."""
    for line in _last_lines:
        click.echo(line, err=True)
    _preview.close()


def _sentence(problem: Fault | OSError, request: Request) -> str:
    return explain(problem).text(translator_for(request.root).gettext)

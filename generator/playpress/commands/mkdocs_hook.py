"""`mkdocs build` and `mkdocs serve` in a project's root: generate the pages, then let MkDocs build those.

The root's `mkdocs.yml` names `playbooks/` as the folder of pages, since that always exists; this hook replaces it.
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
from playpress.engine.build import date_of_files, refuse_without_home
from playpress.engine.failure import fault_of_engine
from playpress.engine.inside_mkdocs import adopt_settings, stop
from playpress.machine.disk import refuse_links_below, refuse_links_to
from playpress.machine.faults import Fault, explain
from playpress.machine.today import EPOCH
from playpress.pipeline import PATIENCE, Checked, Request, check_handbook, find_lost, write_pages
from playpress.publish.build_folder import opened
from playpress.publish.data.markdown import add_markdown
from playpress.report.text import exposure, summary, write_text
from playpress.serve import Preview

if TYPE_CHECKING:
    from playpress.reading.part import Part

_held = ExitStack()
"""The build folder, open from writing pages until the site is built."""
_preview = Preview()
_shown: list[Checked] = []
"""The handbook whose pages are in the site; empty if there is none."""
_kept: dict[str, Part] = {}
"""Parts read from the playbooks, so that a server reads only files that have changed."""
_last_lines: list[str] = []
"""Lines to print at the end."""
LOG = logging.getLogger("mkdocs.plugins.playpress")
"""MkDocs shows what is logged here; with `--strict`, a warning makes its build fail."""
LEVELS = {Severity.ADVICE: logging.INFO, Severity.WARNING: logging.WARNING, Severity.ERROR: logging.ERROR}


def on_startup(*, command: str, **_: Any) -> None:
    """Note whether MkDocs serves, since then findings must not end it."""
    _preview.is_asked_for = command == "serve"


def on_config(config: Any) -> Any:
    """Generate the pages and make MkDocs' configuration use them.

    Errors stop the build (with `--strict`, also warnings). While MkDocs serves, the site stays as it was; a server
    that starts with errors shows these.
    """
    _held.close()  # a failed build may have left it open: hooks of earlier versions have no `on_build_error`
    request = Request(Path(config.config_file_path).parent, strict=bool(config.strict))
    _preview.root, _preview.say = request.root, translator_for(request.root).gettext
    try:
        findings = _write_pages(config, request)
    except (Fault, OSError) as problem:
        _held.close()
        return _give_up(config, f"playpress: {_sentence(problem, request)}", UNUSABLE)
    return _give_up(config, findings, FOUND) if findings else config


def _write_pages(config: Any, request: Request) -> str:
    """Write the pages and make MkDocs use them; if nothing was written, return what is wrong with the playbooks."""
    if not _preview.is_asked_for:
        refuse_links_to(Path(config.site_dir), request.root)  # MkDocs empties the folder that it leads to
        refuse_links_below(Path(config.site_dir))  # and writes through links that it leaves
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
    """Refuse a site without home page; report what the project's templates have removed."""
    if not _preview.is_broken:
        refuse_without_home(Path(config.site_dir))
        add_markdown(Path(config.docs_dir), Path(config.site_dir))
        for checked in _shown:
            _tell_lost(checked, Path(config.site_dir))
    _held.close()


def _tell_lost(checked: Checked, site: Path) -> None:
    """Report what the project's templates have removed; if that is an error, end MkDocs unless it serves."""
    found = find_lost(checked, site)
    for one in found:
        LOG.log(LEVELS[one.severity], "%s: %s", one.location.file, one.message.text(_preview.say))
    if not _preview.is_asked_for and any(one.severity is Severity.ERROR for one in found):
        stop(summary(found, checked.translator), FOUND)


def on_build_error(error: Exception, **_: Any) -> None:
    """Release the build folder; if a template of the project or the machine is the cause, say so in one sentence."""
    _held.close()
    if not isinstance(error, (SystemExit, click.ClickException)):  # its message is written for people
        request = Request(_preview.root)
        said = "".join(traceback.format_exception(error)).strip()
        fault = error if isinstance(error, Fault) else fault_of_engine(said, request.build)
        if fault:
            stop(f"playpress: {_sentence(fault, request)}", UNUSABLE)


def on_serve(server: Any, config: Any, **_: Any) -> Any:
    """Watch the sources of pages, not the pages, so that each change is built once. Serve the last good site."""
    request = Request(Path(config.config_file_path).parent, strict=bool(config.strict))
    server.unwatch(config.docs_dir)
    for folder in (request.playbooks, request.templates):
        if folder.is_dir():
            server.watch(str(folder))
    _preview.take_over(server, Path(config.site_dir))
    return server


def on_shutdown() -> None:
    """Print the last lines, and remove what was kept for showing."""
    for line in _last_lines:
        click.echo(line, err=True)
    _preview.close()


def _sentence(problem: Fault | OSError, request: Request) -> str:
    return explain(problem).text(translator_for(request.root).gettext)

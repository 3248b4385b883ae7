"""What `mkdocs serve` shows while a handbook is changed: always the last state that could be built.

MkDocs stops answering requests after a failed build, and exits if the first one fails. So failures are kept from it:
it serves a copy of the last good site or, if there is none yet, a page that says what is wrong.
Knows: MkDocs' server. Must not know playbooks.
"""

from __future__ import annotations

import html
import shutil
import tempfile
import traceback
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from playpress.diagnostics import N_

if TYPE_CHECKING:
    from collections.abc import Callable

_PAGE = """\
<!DOCTYPE html>
<html><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">{refresh}<title>{title}</title>
<style>
:root {{ color-scheme: light dark }}
body {{ font: 1rem/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 75rem; padding: 0 1rem }}
pre {{ font-size: .875rem; overflow-x: auto; white-space: pre-wrap }}
</style></head><body><h1>{title}</h1><pre>{reason}</pre></body></html>
"""
_REFRESH = '<meta http-equiv="refresh" content="2">'


class Preview:
    """One run of MkDocs: the project (`root`), the translation (`say`), whether it serves, and what it shows."""

    def __init__(self) -> None:
        """Begin with nothing to show."""
        self.is_asked_for = False
        self.is_broken = False
        self.root = Path()
        self._reason = ""
        self._server: Any = None
        self._site = Path()
        self._build: Callable[[], None] = lambda: None
        self.say: Callable[[str], str] = str
        self._temporary: tempfile.TemporaryDirectory[str] | None = None

    def can_show(self, reason: str) -> bool:
        """Tell whether MkDocs serves and has no good site to show yet; if so, print `reason`."""
        self._reason, self.is_broken = reason, True
        is_first = self.is_asked_for and self._server is None
        if is_first:
            click.echo(reason, err=True)
        return is_first

    def page_of_reason(self, reason: str) -> Path:
        """Return a folder with one page that says what is wrong."""
        folder = self._folder("reason")
        folder.mkdir(exist_ok=True)
        (folder / "index.html").write_text(self._page(reason), encoding="utf-8")
        return folder

    def take_over(self, server: Any, site: Path) -> None:
        """Make the server show the kept copy, and go on when a build fails. MkDocs builds into the folder `site`."""
        self._server, self._site, self._build = server, site, server.builder
        server.builder, server.error_handler = self._rebuild, self._missing
        server.root = str(self._folder("shown"))
        self._show(site)

    def close(self) -> None:
        """Remove the kept copies."""
        if self._temporary:
            self._temporary.cleanup()

    def _rebuild(self) -> None:
        was_broken = self.is_broken
        try:
            self._build()
        except (Exception, SystemExit) as problem:  # noqa: BLE001 - whatever it is, the server goes on
            is_said = isinstance(
                problem, (click.ClickException, SystemExit)
            )  # MkDocs' own errors are written for people
            self._reason, self.is_broken = str(problem) if is_said else traceback.format_exc(), was_broken
            click.echo(self._reason, err=True)
            if was_broken:
                self._show(self.page_of_reason(self._reason))
            else:
                click.echo(self.say(N_("The pages are still shown as they were before.")), err=True)
        else:
            self._show(self._site)

    def _show(self, folder: Path) -> None:
        """Show a copy of a folder, since MkDocs empties its own before each build. Requests wait meanwhile."""
        shown = self._folder("shown")  # the same path each time, since waiting requests have it already
        shutil.rmtree(shown, ignore_errors=True)
        shutil.copytree(folder, shown, dirs_exist_ok=True)

    def _missing(self, code: int) -> bytes | None:
        """Return the 404 page, or the page that says what is wrong while there is no site to show."""
        if self.is_broken:
            return self._page(self._reason, _REFRESH).encode()
        page = Path(self._server.root) / f"{code}.html"
        return page.read_bytes() if page.is_file() else None

    def _page(self, reason: str, refresh: str = "") -> str:
        title = html.escape(self.say(N_("This handbook cannot be shown yet")))
        return _PAGE.format(title=title, reason=html.escape(reason), refresh=refresh)

    def _folder(self, name: str) -> Path:
        """Return the path of a temporary folder that is removed at the end of this run."""
        self._temporary = self._temporary or tempfile.TemporaryDirectory(prefix="playpress-")
        return Path(self._temporary.name) / name

"""The generated pages and settings to a built site, by MkDocs in a process of its own.

Knows: MkDocs' command line, and what every page must hold. Must not know what the settings say.
"""

from __future__ import annotations

import calendar
import errno
import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

from playpress.diagnostics import N_
from playpress.diagrams.cache import FOLDER_VARIABLE, PICTURES
from playpress.engine.failure import fault_of_engine
from playpress.engine.settings import DOCS, SCRIPTS, SITE
from playpress.machine.faults import Fault
from playpress.machine.today import EPOCH, find_epoch
from playpress.publish.data.markdown import add_markdown
from playpress.reading.site_file import SITE_SETTINGS

if TYPE_CHECKING:
    import datetime
    from pathlib import Path

FRESH, OLD = ".site-new", ".site-old"
"""Prefix of the folder in which a run builds the site, and the name of the folder for the site that it replaces."""


class EngineError(RuntimeError):
    """Raised if the site engine failed; the message is what it printed."""


def refuse_without_home(site: Path) -> None:
    """Raise unless a built site has a home page.

    Raises:
        Fault: the project's settings exclude the home page.
    """
    if not (site / "index.html").is_file():
        raise Fault(N_("the site has no home page; does “exclude_docs” in mkdocs.yml leave it out?"))


PIECES = {
    "<h1": "content",
    "md-header__title": "header",
    'id="__config"': "config",
    **dict.fromkeys(SCRIPTS, "scripts"),
    "assets/playpress/scope.js": "partials/javascripts/base.html",
}
"""Texts that every page must hold for our scripts to work, each with the theme's block or partial for it."""


def lost_parts(site: Path) -> list[str]:
    """Return the theme's blocks and partials from which the project's templates have removed what our scripts need."""
    home = (site / "index.html").read_text(encoding="utf-8")
    return list(dict.fromkeys(part for piece, part in PIECES.items() if piece not in home))


def date_of_files(as_of: datetime.date) -> str:
    """Return the date of the site's files in seconds since 1970: `SOURCE_DATE_EPOCH` if set, else that of `as_of`.

    Raises:
        Fault: `SOURCE_DATE_EPOCH` is no date that files can have.
    """
    epoch = find_epoch()
    return str(max(0, calendar.timegm(as_of.timetuple())) if epoch is None else epoch)


def build_site(build: Path, date: str) -> Path:
    """Build the site from `build/docs` and `build/mkdocs.yml` and return its folder.

    `date` is what `date_of_files` returns. A site that was there before stays as it is until the new one is complete.

    Raises:
        EngineError: the engine failed or found something wrong (a broken link, a missing file).
        Fault: a template of the project or the machine made it fail.
    """
    site, fresh, old = build / SITE, build / f"{FRESH}-{os.getpid()}", build / OLD
    if site.exists() and not site.is_dir():
        raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), str(site))
    remove_unfinished(build)
    _run(build, fresh, date)
    refuse_without_home(fresh)
    add_markdown(build / DOCS, fresh)
    if site.exists():
        site.rename(old)
    fresh.rename(site)
    shutil.rmtree(old, ignore_errors=True)
    return site


def remove_unfinished(build: Path) -> None:
    """Remove what runs that failed or were killed have left beside the site; its last whole state comes back."""
    site, old = build / SITE, build / OLD
    if old.is_dir() and not site.exists():  # a run was killed between the two renames above
        old.rename(site)
    for leftover in (*build.glob(f"{FRESH}*"), old):
        shutil.rmtree(leftover, ignore_errors=True)


def _run(build: Path, site: Path, date: str) -> None:
    """Build the site with MkDocs in a process of its own."""
    command = [
        sys.executable,
        "-m",
        "mkdocs",
        "build",
        "--strict",
        "--config-file",
        SITE_SETTINGS,
        "--site-dir",
        site.name,
    ]
    environment = {**os.environ, EPOCH: date, "NO_MKDOCS_2_WARNING": "1", "PYTHONHASHSEED": "0"}
    environment[FOLDER_VARIABLE] = PICTURES
    done = subprocess.run(command, cwd=build, env=environment, capture_output=True, text=True, check=False)  # noqa: S603 - our own arguments
    if done.returncode:
        shutil.rmtree(site, ignore_errors=True)
        said = (done.stderr or done.stdout).strip()
        raise fault_of_engine(said, build) or EngineError(said)

"""Findings with files as a code host names them: relative to the repository, which may hold more than the handbook.

Knows: the environment of CI jobs. Must not know any format.
"""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from playpress.diagnostics import Diagnostic, Location

REPOSITORY = ("GITHUB_WORKSPACE", "CI_PROJECT_DIR")
"""The environment variables with the folder of the repository that a job of GitHub or GitLab has checked out."""


def in_repository(
    found: Iterable[Diagnostic], project: Path, environment: Mapping[str, str] = os.environ
) -> list[Diagnostic]:
    """Return findings whose files are relative to the repository; outside of a CI job, to the current folder.

    They stay relative to the project if it is not below that folder.
    """
    top = next((Path(environment[name]) for name in REPOSITORY if environment.get(name)), Path.cwd()).resolve()
    folder = project.resolve()
    if folder == top or not folder.is_relative_to(top):
        return list(found)
    return [_below(folder.relative_to(top).as_posix(), one) for one in found]


def _below(folder: str, found: Diagnostic) -> Diagnostic:
    related = tuple(replace(one, location=_moved(folder, one.location)) for one in found.related)
    fix_at = _moved(folder, found.fix_at) if found.fix_at else None
    return replace(found, location=_moved(folder, found.location), related=related, fix_at=fix_at)


def _moved(folder: str, at: Location) -> Location:
    return replace(at, file=f"{folder}/{at.file}")

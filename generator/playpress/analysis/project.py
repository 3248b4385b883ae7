"""What rules need to know of a project beside its playbooks."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from playpress.reading.templates import Templates

if TYPE_CHECKING:
    import datetime
    from collections.abc import Callable, Mapping

    from playpress.diagnostics import Route, Subject


def _never(_subject: Subject, _route: Route) -> bool:
    return False


def _unknown(_last_change: datetime.date | None) -> str:
    return ""


@dataclass(frozen=True)
class ProjectFiles:
    """What `mkdocs.yml` says, the project's own templates, and how its files are written.

    `is_bracketed` takes a thing and the route of a list, and tells whether the file has it in brackets: `[one, two]`.
    `find_state` takes the day of the last recorded change, and returns a sentence on the state of the files, if known.
    """

    settings: Mapping[str, Any] = field(default_factory=dict)
    templates: Templates = field(default_factory=Templates)
    is_bracketed: Callable[[Subject, Route], bool] = _never
    find_state: Callable[[datetime.date | None], str] = _unknown

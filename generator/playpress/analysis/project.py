"""What a handbook has beside its playbooks, as far as rules look at it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from playpress.reading.templates import Templates

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from playpress.diagnostics import Route, Subject


def _never(_subject: Subject, _route: Route) -> bool:
    return False


@dataclass(frozen=True)
class ProjectFiles:
    """What `mkdocs.yml` says, the project's own templates, and how its files are written.

    `is_bracketed` tells of a list, by thing and route, whether it is written `[one, two]`.
    """

    settings: Mapping[str, Any] = field(default_factory=dict)
    templates: Templates = field(default_factory=Templates)
    is_bracketed: Callable[[Subject, Route], bool] = _never

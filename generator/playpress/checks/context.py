"""What every rule may look at."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

from playpress.checks.templates import Templates
from playpress.model.library import REGISTRIES, Library
from playpress.model.walk import Occurrence, walk

if TYPE_CHECKING:
    import datetime
    from collections.abc import Callable, Mapping

    from playpress.diagnostics import Route, Subject
    from playpress.model.record import Record
    from playpress.process.flow import Flow


@dataclass(frozen=True)
class Context:
    """A library, its flows, the settings of `mkdocs.yml`, and the project's own templates.

    `is_bracketed` tells of a list, by thing and route, whether it is written `[one, two]`. What comes after `today` lies in
    the future.
    """

    library: Library
    flows: Mapping[str, Flow]
    site_settings: Mapping[str, Any]
    is_bracketed: Callable[[Subject, Route], bool]
    today: datetime.date
    templates: Templates = field(default_factory=Templates)

    @cached_property
    def records(self) -> dict[Subject, Record]:
        """Everything with a place of its own: settings, entries of registries, playbooks."""
        library = self.library
        found: dict[Subject, Record] = {("handbook", "handbook"): library.handbook}
        for kind in (*REGISTRIES, "playbook"):
            found |= {(kind, name): entity for name, entity in library.of_kind(kind).items()}
        return found

    @cached_property
    def occurrences(self) -> dict[Subject, tuple[Occurrence, ...]]:
        """The texts and references of everything, walked once for all rules."""
        return {subject: tuple(walk(record)) for subject, record in self.records.items()}

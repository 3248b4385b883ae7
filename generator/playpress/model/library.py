"""Everything a handbook's files say, by id."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from playpress.model.category import Category
from playpress.model.dataset import Dataset
from playpress.model.goal import Goal
from playpress.model.handbook import Handbook
from playpress.model.kpi import Kpi
from playpress.model.role import Role, Team
from playpress.model.term import Term
from playpress.model.tool import Tool

if TYPE_CHECKING:
    import datetime
    from collections.abc import Mapping

    from playpress.model.measurement import Measurement
    from playpress.model.playbook import Playbook
    from playpress.model.record import Entity

REGISTRIES: Mapping[str, tuple[str, type[Entity]]] = MappingProxyType(
    {
        "role": ("roles", Role),
        "team": ("teams", Team),
        "tool": ("tools", Tool),
        "dataset": ("datasets", Dataset),
        "kpi": ("kpis", Kpi),
        "goal": ("goals", Goal),
        "category": ("categories", Category),
        "term": ("glossary", Term),
    }
)
"""For each kind with a registry: the file's stem under `catalog/`, and the model of an entry."""


@dataclass(frozen=True)
class Library:
    """A handbook as values. Mappings are ordered by id and never changed after loading.

    `partial` names playbooks of which only a part could be read; rules that would blame the missing part pass them by.
    `declared` has, for each kind, every id that the files name, also of entries too flawed to be read; it lacks a kind
    whose registry could not be read, so that nobody judges what refers to it.
    """

    handbook: Handbook = field(default_factory=Handbook)
    playbooks: Mapping[str, Playbook] = field(default_factory=dict)
    roles: Mapping[str, Role] = field(default_factory=dict)
    teams: Mapping[str, Team] = field(default_factory=dict)
    tools: Mapping[str, Tool] = field(default_factory=dict)
    datasets: Mapping[str, Dataset] = field(default_factory=dict)
    kpis: Mapping[str, Kpi] = field(default_factory=dict)
    goals: Mapping[str, Goal] = field(default_factory=dict)
    categories: Mapping[str, Category] = field(default_factory=dict)
    glossary: Mapping[str, Term] = field(default_factory=dict)
    measurements: Mapping[str, tuple[Measurement, ...]] = field(default_factory=dict)
    partial: frozenset[str] = frozenset()
    declared: Mapping[str, frozenset[str]] = field(default_factory=dict)

    @cached_property
    def current(self) -> dict[str, Playbook]:
        """The playbooks that somebody works by: all but the retired ones."""
        return {name: playbook for name, playbook in self.playbooks.items() if playbook.status != "retired"}

    def stand_in(self, name: str) -> str | None:
        """Return the playbook to read in place of one: itself, or what has replaced a retired one, if anything has."""
        seen: set[str] = set()
        while name in self.playbooks and name not in self.current and name not in seen:
            seen.add(name)
            name = self.playbooks[name].replaced_by or ""
        return name if name in self.current else None

    @property
    def size(self) -> int:
        """How many things there are, of all kinds."""
        return len(self.playbooks) + sum(len(self.of_kind(kind)) for kind in REGISTRIES)

    def last_change(self, today: datetime.date) -> datetime.date | None:
        """Return the day of the latest change up to today that any playbook records; None when none does."""
        days = [c.date for playbook in self.playbooks.values() for c in playbook.changes if c.date <= today]
        return max(days, default=None)

    def of_kind(self, kind: str) -> Mapping[str, Any]:
        """Return all entities of a kind by id."""
        entities: Mapping[str, Any] = self.playbooks if kind == "playbook" else getattr(self, REGISTRIES[kind][0])
        return entities

"""Everything a handbook's files say, by id."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING, Any

from playpress.model.handbook import Handbook

if TYPE_CHECKING:
    import datetime
    from collections.abc import Mapping

    from playpress.model.backlog import Backlog
    from playpress.model.category import Category
    from playpress.model.dataset import Dataset
    from playpress.model.experiment import Experiment
    from playpress.model.goal import Goal
    from playpress.model.improvement import Improvement
    from playpress.model.kpi import Kpi
    from playpress.model.measurement import Measurement
    from playpress.model.plan import Plan
    from playpress.model.playbook import Playbook
    from playpress.model.role import Role, Team
    from playpress.model.term import Term
    from playpress.model.tool import Tool


@dataclass(frozen=True)
class Library:
    """A handbook as values. Mappings are ordered by id and never changed after loading.

    `entities` has all things by kind (see `kinds.py`) and id. `partial` has the playbooks of which only a part could
    be read, with the ids in lines that could not; rules about what is missing skip them. `unread` are the keys of things
    (kind, id, key) of which something could not be read, so that nobody says that it is missing. `declared` has, by kind, every id that the files define, also
    those of entries that could not be read. A kind whose registry could not be read is left out, so that references to
    it are not judged.
    """

    handbook: Handbook = field(default_factory=Handbook)
    entities: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    measurements: Mapping[str, tuple[Measurement, ...]] = field(default_factory=dict)
    partial: Mapping[str, frozenset[str]] = field(default_factory=dict)
    unread: tuple[tuple[str, str, str], ...] = ()
    declared: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def of_kind(self, kind: str) -> Mapping[str, Any]:
        """Return all things of a kind by id."""
        return self.entities.get(kind, {})

    @cached_property
    def is_whole(self) -> bool:
        """Whether every file could be read, so that what nothing names is not needed."""
        read = {kind: frozenset(things) for kind, things in self.entities.items()}
        return not self.partial and all(self.declared.get(kind) == ids for kind, ids in read.items())

    @property
    def playbooks(self) -> Mapping[str, Playbook]:
        """All playbooks by id."""
        return self.of_kind("playbook")

    @property
    def roles(self) -> Mapping[str, Role]:
        """All roles by id."""
        return self.of_kind("role")

    @property
    def teams(self) -> Mapping[str, Team]:
        """All teams by id."""
        return self.of_kind("team")

    @property
    def tools(self) -> Mapping[str, Tool]:
        """All tools by id."""
        return self.of_kind("tool")

    @property
    def datasets(self) -> Mapping[str, Dataset]:
        """All data sets by id."""
        return self.of_kind("dataset")

    @property
    def kpis(self) -> Mapping[str, Kpi]:
        """All KPIs by id."""
        return self.of_kind("kpi")

    @property
    def goals(self) -> Mapping[str, Goal]:
        """All goals by id."""
        return self.of_kind("goal")

    @property
    def categories(self) -> Mapping[str, Category]:
        """All categories by id."""
        return self.of_kind("category")

    @property
    def glossary(self) -> Mapping[str, Term]:
        """All terms by id."""
        return self.of_kind("term")

    @property
    def improvements(self) -> Mapping[str, Improvement]:
        """All improvements by id."""
        return self.of_kind("improvement")

    @property
    def experiments(self) -> Mapping[str, Experiment]:
        """All experiments by id."""
        return self.of_kind("experiment")

    @property
    def plans(self) -> Mapping[str, Plan]:
        """All plans by id."""
        return self.of_kind("plan")

    @property
    def backlogs(self) -> Mapping[str, Backlog]:
        """The backlog by its id, `backlog`; empty if there is none."""
        return self.of_kind("backlog")

    @cached_property
    def current(self) -> dict[str, Playbook]:
        """The playbooks in use: all but the retired ones and the pilots, which only a few people work by."""
        return {name: found for name, found in self.playbooks.items() if found.status not in ("retired", "pilot")}

    def stand_in(self, name: str) -> str | None:
        """Return the playbook to read for one: itself; its successor if it is retired; of a pilot, the one in use; else None."""
        seen: set[str] = set()
        while name in self.playbooks and name not in self.current and name not in seen:
            seen.add(name)
            name = self.playbooks[name].replaced_by or self.playbooks[name].pilot_of or ""
        return name if name in self.current else None

    @property
    def size(self) -> int:
        """How many things there are, of all kinds."""
        return sum(map(len, self.entities.values()))

    def last_change(self, today: datetime.date) -> datetime.date | None:
        """Return the latest day up to today on which a playbook changed or a figure was measured; None if there is none."""
        changed = (change.date for playbook in self.playbooks.values() for change in playbook.changes)
        measured = (figure.date for series in self.measurements.values() for figure in series)
        return max((day for day in chain(changed, measured) if day <= today), default=None)

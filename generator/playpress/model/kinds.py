"""The kinds of things that have an id of their own in a handbook: one row each.

All names and places that differ between kinds stand here, so a new kind is a row, a model and a page.
Knows: the models. Must not know files or pages beyond their names.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from playpress.diagnostics import N_
from playpress.model.category import Category
from playpress.model.dataset import Dataset
from playpress.model.goal import Goal
from playpress.model.kpi import Kpi
from playpress.model.playbook import Playbook
from playpress.model.role import Role, Team
from playpress.model.term import Term
from playpress.model.tool import Tool

if TYPE_CHECKING:
    from playpress.model.record import Entity


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of thing: its model, its names, and where its files and pages are.

    `name` stands before the colon of a link (`[[role:cmo]]`). `stem` is the name of the registry's file below
    `catalog/` without ending, and of the library's attribute. `noun` is for sentences; `title` and `plural` are
    headings for one thing and for several. `place` is the path of a thing's page with `{id}` in it, or of its entry on
    a shared page, with an anchor. `index` is the path of the page that lists all of them, whose title is `all`; empty
    if there is none.
    """

    name: str
    stem: str
    model: type[Entity]
    noun: str
    title: str
    plural: str
    place: str
    index: str = ""
    all: str = ""
    has_registry: bool = True

    @property
    def has_page(self) -> bool:
        """Whether each thing of the kind has a page of its own."""
        return "#" not in self.place


KINDS = {
    kind.name: kind
    for kind in (
        Kind(
            "playbook", "playbooks", Playbook, N_("playbook"), N_("Playbook"), N_("Playbooks"), "playbooks/{id}.md",
            has_registry=False,
        ),
        Kind(
            "role", "roles", Role, N_("role"), N_("Role"), N_("Roles"), "roles/{id}.md", "all-roles.md", N_("All roles"),
        ),
        Kind("team", "teams", Team, N_("team"), N_("Team"), N_("Teams"), "all-roles.md#team-{id}"),
        Kind(
            "tool", "tools", Tool, N_("tool"), N_("Tool"), N_("Tools"), "tools/{id}.md", "all-tools.md", N_("All tools"),
        ),
        Kind(
            "dataset", "datasets", Dataset, N_("data set"), N_("Data set"), N_("Data sets"), "datasets/{id}.md",
            "all-datasets.md", N_("All data sets"),
        ),
        Kind("kpi", "kpis", Kpi, N_("KPI"), N_("KPI"), N_("KPIs"), "kpis/{id}.md", "all-kpis.md", N_("All KPIs")),
        Kind(
            "goal", "goals", Goal, N_("goal"), N_("Goal"), N_("Goals"), "goals/{id}.md", "all-goals.md", N_("All goals"),
        ),
        Kind(
            "category", "categories", Category, N_("category"), N_("Category"), N_("Categories"), "categories/{id}.md",
        ),
        Kind("term", "glossary", Term, N_("term"), N_("Term"), N_("Glossary"), "glossary.md#term-{id}"),
    )
}  # fmt: skip
"""Every kind by its name, playbooks first."""
WITH_REGISTRY = {kind.stem: kind for kind in KINDS.values() if kind.has_registry}
"""The kinds that are kept in a registry, by the stem of its file."""

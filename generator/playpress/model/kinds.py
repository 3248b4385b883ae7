"""The kinds of things that have an id of their own in a handbook: one row each.

All names and places that differ between kinds stand here, so a new kind is a row, a model and a page.
Knows: the models. Must not know files or pages beyond their names.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from playpress.diagnostics import N_
from playpress.model.backlog import Backlog
from playpress.model.category import Category
from playpress.model.dataset import Dataset
from playpress.model.experiment import Experiment
from playpress.model.goal import Goal
from playpress.model.improvement import Improvement
from playpress.model.kpi import Kpi
from playpress.model.plan import Plan
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
    if there is none. `file` is the path below `playbooks/` of a record's file, which holds one thing, with `{id}` in it
    unless there is only one such file; empty for a kind that is kept in a registry, and for playbooks.
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
    file: str = ""

    @property
    def has_page(self) -> bool:
        """Whether each thing of the kind has a page of its own."""
        return "#" not in self.place

    @property
    def is_single(self) -> bool:
        """Whether a handbook has at most one thing of the kind."""
        return "{id}" not in self.place


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
        Kind(
            "improvement", "improvements", Improvement, N_("improvement"), N_("Improvement"), N_("Improvements"),
            "improvements/{id}.md", "all-improvements.md", N_("All improvements"),
            has_registry=False, file="improvements/{id}.yml",
        ),
        Kind(
            "experiment", "experiments", Experiment, N_("experiment"), N_("Experiment"), N_("Experiments"),
            "experiments/{id}.md", "all-experiments.md", N_("All experiments"),
            has_registry=False, file="experiments/{id}.yml",
        ),
        Kind(
            "plan", "plans", Plan, N_("plan"), N_("Plan"), N_("Plans"), "plans/{id}.md", "all-plans.md", N_("All plans"),
            has_registry=False, file="plans/{id}.yml",
        ),
        Kind(
            "backlog", "backlog", Backlog, N_("backlog"), N_("Backlog"), N_("Backlog"), "backlog.md",
            has_registry=False, file="backlog.yml",
        ),
    )
}  # fmt: skip
"""Every kind by its name, playbooks first."""
WITH_REGISTRY = {kind.stem: kind for kind in KINDS.values() if kind.has_registry}
"""The kinds that are kept in a registry, by the stem of its file."""
RECORDS = {kind.name: kind for kind in KINDS.values() if kind.file}
"""The kinds that are kept in one file each: records of the work on processes, and plans for it."""
RECORD_FOLDERS = {kind.file.partition("/")[0]: kind for kind in RECORDS.values() if not kind.is_single}
"""The kinds of records with a folder of their own, by its name."""
RECORD_FILES = {kind.file.removesuffix(".yml"): kind for kind in RECORDS.values() if kind.is_single}
"""The kinds of records with a single file, by its stem."""
LINKED = frozenset(kind.name for kind in KINDS.values() if kind.name != "playbook" and not kind.is_single)
"""The words that may stand before the colon of a `[[link]]`; a link to a playbook needs none."""

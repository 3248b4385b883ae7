"""A handbook of any number of small playbooks and of things that they name, as values: to see how work grows with it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from playpress.analysis.facts import Facts
from playpress.language.translation import Translator
from playpress.model.backlog import Backlog
from playpress.model.category import Category
from playpress.model.dataset import Dataset
from playpress.model.experiment import Experiment
from playpress.model.goal import Goal
from playpress.model.improvement import Improvement
from playpress.model.kpi import Kpi
from playpress.model.plan import Plan
from playpress.model.role import Role
from playpress.model.term import Term
from playpress.model.tool import Tool
from playpress.pages.plan import build_page, plan_pages
from tests.tools.handbook import library_of, playbook_of

if TYPE_CHECKING:
    from playpress.model.library import Library
    from playpress.model.playbook import Playbook

CATEGORY_SIZE = 10
REGISTRIES = {"roles": Role, "tools": Tool, "datasets": Dataset, "kpis": Kpi, "goals": Goal, "glossary": Term}


def wide_library(playbooks: int, things: int) -> Library:
    """Return a library of so many playbooks, and so many roles, tools, data sets, KPIs, goals and terms; with records."""
    named: dict[str, dict[str, Any]] = {
        stem: {f"{stem}-{n}": _thing(stem, n) for n in range(things)} for stem in REGISTRIES
    }
    categories = (f"category-{n}" for n in range(playbooks // CATEGORY_SIZE + 1))
    named["categories"] = {name: Category(id=name, name=name) for name in categories}
    named |= _records(playbooks, things)
    return library_of(*(_playbook(n, things) for n in range(playbooks)), **named)


def build_all(library: Library) -> int:
    """Build the values of all pages of a library, and return how many there are."""
    facts, translator = Facts(library), Translator("en")
    plan = plan_pages(facts, translator, lambda subject: subject[0])
    return len([build_page(page, facts, translator) for page in plan.pages.values()])


def _thing(stem: str, n: int) -> Any:
    fields: dict[str, Any] = {"id": f"{stem}-{n}", "name": f"{stem} {n}"}
    fields |= {"definition": "What it says."} if stem == "glossary" else {}
    fields |= {"backup": "roles-0"} if stem == "roles" else {}
    return REGISTRIES[stem](**fields)


def _records(playbooks: int, things: int) -> dict[str, dict[str, Any]]:
    """Return an improvement and an experiment of each playbook, as many plans as a year has, and an item for each playbook."""
    each = [(f"playbook-{n}", f"roles-{n % things}", n) for n in range(playbooks)]
    improvements = [
        Improvement(id=f"better-{n}", name=f"Better {n}", process=process, owner=role, phase="define")
        for process, role, n in each
    ]
    experiments = [
        Experiment(id=f"try-{n}", name=f"Try {n}", process=process, owner=role, hypothesis="It helps.")
        for process, role, n in each
    ]
    plans = [Plan(id=f"plan-{n}", name=f"Plan {n}", start="2026-01-01", guidepoint="Go on.") for n in range(4)]
    items = [{"id": f"item-{n}", "name": f"Item {n}", "state": "done" if n % 2 else "new"} for _, _, n in each]
    named: dict[str, list[Any]] = {"improvements": improvements, "experiments": experiments, "plans": plans}
    found: dict[str, dict[str, Any]] = {stem: {one.id: one for one in those} for stem, those in named.items()}
    return {**found, "backlog": {"backlog": Backlog(id="backlog", name="Backlog", items=items)}}


def _playbook(n: int, things: int) -> Playbook:
    """Return a playbook that names one of everything, takes a result of the one before, and runs the one before that."""
    one, role, other = n % things, f"roles-{n % things}", f"roles-{(n + 1) % things}"
    before = [{"id": "got", "name": "Got", "from": f"playbook-{n - 1}/made", "supplier": other}] if n else []
    calls = [{"id": "run", "type": "subprocess", "calls": f"playbook-{n - 2}"}] if n > 1 else []
    return playbook_of(
        id=f"playbook-{n}", name=f"Playbook {n}", owner=role, expert=other, category=f"category-{n // CATEGORY_SIZE}",
        goals=[f"goals-{one}"], kpis=[f"kpis-{one}"], inputs=before, outputs=[{"id": "made", "name": "Made"}],
        learning={"prerequisites": [f"playbook-{n - 1}"] if n % CATEGORY_SIZE else []},
        review={"approver": other, "every": f"{n + 1} weeks", "last": "2026-01-01"}, estimates={"return": 1 + n % 5},
        volume={"count": n % 7, "per": "week"}, changes=[{"version": "1", "date": "2026-01-01", "what": "Written down."}],
        steps=[
            {"id": "do", "name": "Do", "type": "approval", "raci": {"responsible": role}, "tools": [f"tools-{one}"],
             "datasets": [f"datasets-{one}"], "inputs": [{"from": "got"}]},
            {"id": "use", "name": "Use", "raci": {"responsible": other}, "instructions": [f"Say [[term:glossary-{one}]]."],
             "outputs": [{"id": "made", "name": "Made", "to": "made"}]},
            *calls,
        ],
    )  # fmt: skip

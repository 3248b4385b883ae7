"""The pages of twice as many things are twice the work: nothing looks through the whole handbook once for each thing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from playpress.analysis.facts import Facts
from playpress.language.translation import Translator
from playpress.model.category import Category
from playpress.model.dataset import Dataset
from playpress.model.goal import Goal
from playpress.model.kpi import Kpi
from playpress.model.role import Role
from playpress.model.term import Term
from playpress.model.tool import Tool
from playpress.pages.site_pages import build_pages
from tests.tools.handbook import library_of, playbook_of
from tests.tools.work import lines_run

if TYPE_CHECKING:
    from playpress.model.library import Library

MOST = 2.2
"""What twice the size may cost. Sorting costs a little more than twice; a part that grows with the square costs four times."""
CATEGORY_SIZE = 10


def playbook(n: int, roles: int):
    """Return a playbook that names one of everything, takes a result of the one before, and runs that before it."""
    role, other = f"role-{n % roles}", f"role-{(n + 1) % roles}"
    before = [{"id": "got", "name": "Got", "from": f"playbook-{n - 1}/made", "supplier": other}] if n else []
    calls = [{"id": "run", "type": "subprocess", "calls": f"playbook-{n - 2}"}] if n > 1 else []
    return playbook_of(
        id=f"playbook-{n}", name=f"Playbook {n}", owner=role, expert=other, category=f"category-{n // CATEGORY_SIZE}",
        goals=[f"goal-{n}"], kpis=[f"kpi-{n}"], inputs=before, outputs=[{"id": "made", "name": "Made"}],
        learning={"prerequisites": [f"playbook-{n - 1}"] if n % CATEGORY_SIZE else []},
        changes=[{"version": "1", "date": "2026-01-01", "what": "Written down."}],
        steps=[
            {"id": "do", "name": "Do", "raci": {"responsible": role}, "tools": [f"tool-{n}"], "datasets": [f"data-{n}"]},
            {"id": "use", "name": "Use", "raci": {"responsible": other}, "instructions": [f"Ask for a [[term:term-{n}]]."],
             "outputs": [{"id": "made", "name": "Made", "to": "made"}]},
            *calls,
        ],
    )  # fmt: skip


def handbook(size: int, roles: int) -> Library:
    """Return a handbook with this many playbooks, tools, KPIs, goals, data sets and terms."""

    def things(kind, stem, number=size, **fields):
        return {f"{stem}-{n}": kind(id=f"{stem}-{n}", name=f"{stem} {n}", **fields) for n in range(number)}

    return library_of(
        *(playbook(n, roles) for n in range(size)),
        roles=things(Role, "role", roles, backup="role-0"),
        tools=things(Tool, "tool"),
        datasets=things(Dataset, "data"),
        kpis=things(Kpi, "kpi"),
        goals=things(Goal, "goal"),
        categories=things(Category, "category", size // CATEGORY_SIZE + 1),
        glossary=things(Term, "term", definition="What it says."),
    )


def build(library: Library) -> None:
    pages = [
        page
        for section in build_pages(Facts(library), Translator("en"), lambda subject: subject[0])
        for page in section.pages
    ]
    assert len(pages) > 5 * len(library.playbooks)


@pytest.mark.parametrize("few", [True, False], ids=["that-a-few-roles-do", "that-a-role-each-does"])
def test_the_pages_of_twice_as_many_playbooks_are_twice_the_work(few: bool):  # noqa: FBT001 - a case, no option
    small, large = (handbook(size, 3 if few else size) for size in (100, 200))
    build(small)  # what is read once
    assert lines_run(lambda: build(large)) < MOST * lines_run(lambda: build(small))

"""The home page shows the processes by category, and of a large handbook a few of them."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from playpress.analysis.facts import Facts
from playpress.language.translation import Translator
from playpress.model.category import Category
from playpress.pages import home
from playpress.pages.home import home_page
from playpress.pages.writer import Writer
from tests.tools.handbook import library_of, playbook_of
from tests.tools.planned import at

if TYPE_CHECKING:
    import pytest

STEPS = [{"id": "a", "name": "A", "raci": {"responsible": "boss"}}]


def processes(size: int, categories: int) -> list[tuple[str, str]]:
    """Return each category on the home page, with its processes, of so many playbooks in so many categories."""
    playbooks = [
        playbook_of(id=f"p{n}", name=f"Process {n}", category=f"c{n % categories}", steps=STEPS) for n in range(size)
    ]
    known = {f"c{n}": Category(id=f"c{n}", name=f"Category {n}") for n in range(categories)}
    facts = Facts(library_of(*playbooks, categories=known), datetime.date(2026, 11, 25))
    page = home_page(*at(Writer(facts, Translator("en"), "index.md")))
    return [(str(entry.term), str(entry.text)) for entry in page.processes]


def test_the_home_page_shows_the_processes_of_each_category():
    assert processes(3, 2) == [
        ("[Category 0](categories/c0.md)", "[Process 0](playbooks/p0.md), [Process 2](playbooks/p2.md)"),
        ("[Category 1](categories/c1.md)", "[Process 1](playbooks/p1.md)"),
    ]


def test_of_many_the_home_page_leads_to_the_others(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(home, "MOST_CATEGORIES", 1)
    monkeypatch.setattr(home, "MOST_PROCESSES", 1)
    assert processes(7, 3) == [
        ("[Category 0](categories/c0.md)", "[Process 0](playbooks/p0.md), [and 2 more](categories/c0.md)"),
        ("[and 2 more](catalogue.md)", ""),
    ]


def test_a_handbook_without_playbooks_has_no_such_list():
    assert processes(0, 2) == []

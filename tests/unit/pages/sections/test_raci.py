"""Matrices of roles and of steps or processes."""

from __future__ import annotations

from playpress.model.category import Category
from playpress.pages import category, raci_overview
from playpress.pages.category import category_page
from playpress.pages.raci_overview import raci_overview_page
from playpress.pages.sections.raci import RaciSection, step_matrix
from tests.tools.handbook import playbook_of
from tests.tools.planned import at
from tests.unit.pages.test_catalogue import writer

STEPS = [
    {"id": "a", "name": "A", "raci": {"responsible": "clerk", "accountable": "boss"}},
    {"id": "b", "name": "B", "raci": {"responsible": "boss", "accountable": "boss", "informed": "seller"}},
]


def said(section: RaciSection) -> dict[str, list[str]]:
    return {str(row.head.text): ["".join(b.letter for b in cell) for cell in row.cells] for row in section.rows}


def write():
    return writer(
        playbook_of(id="buy", name="Buy", category="one", steps=STEPS),
        playbook_of(name="Sell", category="two", steps=STEPS[:1]),
        path="raci-overview.md",
        categories={name: Category(id=name, name=name.title()) for name in ("one", "two")},
    )


def test_the_roles_of_a_process_stand_in_the_order_in_which_they_take_part_those_who_do_first():
    section = step_matrix(write().library.playbooks["buy"], write().facts.flows["buy"], write())
    assert [link.text for link in section.columns] == ["clerk", "boss", "seller"]
    assert said(section) == {"1. A": ["R", "A", ""], "2. B": ["", "RA", "I"]}


def test_where_a_step_is_another_process_its_row_says_where_the_roles_are():
    pay = {"id": "p", "name": "Pay", "type": "subprocess", "calls": "sell"}
    steps = [STEPS[0], pay, {**pay, "id": "q", "raci": STEPS[1]["raci"]}]
    both = writer(playbook_of(id="buy", steps=steps), playbook_of(name="Sell"))
    section = step_matrix(both.library.playbooks["buy"], both.facts.flows["buy"], both)
    assert [row.roles_in.text for row in section.rows] == ["", "Sell", ""]


def test_the_overview_has_every_letter_of_a_role_in_a_process_and_counts_its_steps_and_processes():
    page = raci_overview_page(*at(write()))
    section = page.matrix
    assert section is not None
    assert page.categories.text == ""
    assert [link.text for link in section.columns] == ["boss", "clerk", "seller"]
    assert said(section) == {"Buy": ["RA", "R", "I"], "Sell": ["A", "R", ""]}
    assert [(load.role.text, load.counts, load.processes) for load in page.load] == [
        ("boss", ("1", "3", "0", "0"), "2"), ("clerk", ("2", "0", "0", "0"), "2"), ("seller", ("0", "0", "0", "1"), "1"),
    ]  # fmt: skip


def test_where_processes_are_too_many_for_one_matrix_each_category_has_its_own(monkeypatch):
    assert category_page(*at(write(), "one")).matrix is None
    for module in (raci_overview, category):
        monkeypatch.setattr(module, "LARGEST_MATRIX", 1)
    page = raci_overview_page(*at(write()))
    assert (page.matrix, page.categories.href) == (None, "process-map.md#categories")
    matrices = [category_page(*at(write(), name)).matrix for name in ("one", "two")]
    assert [list(said(matrix)) for matrix in matrices if matrix] == [["Buy"], ["Sell"]]


def test_without_processes_there_is_no_matrix():
    page = raci_overview_page(*at(writer(path="raci-overview.md")))
    assert (page.matrix, page.categories.text) == (None, "")

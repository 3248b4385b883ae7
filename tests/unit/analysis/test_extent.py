"""Whether a handbook can be one page."""

from __future__ import annotations

from playpress.analysis.extent import LARGEST_BOOK, has_book
from playpress.model.role import Role
from tests.tools.handbook import library_of


def test_a_handbook_becomes_one_page_unless_it_is_too_large_to_print():
    roles = {f"r{n}": Role(id=f"r{n}", name=f"Role {n}") for n in range(LARGEST_BOOK + 1)}
    assert has_book(library_of())
    assert not has_book(library_of(roles=roles))
    del roles["r0"]
    assert has_book(library_of(roles=roles))

"""Handbooks to print: which chapters a category's and a role's have, in which order, and in which parts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playpress.analysis.facts import Facts
from playpress.language.translation import Translator
from playpress.model.category import Category
from playpress.model.role import Role
from playpress.pages import book
from playpress.pages.book import BookPage, book_page
from playpress.pages.page import PlannedPage
from playpress.pages.writer import Writer
from tests.tools.handbook import library_of, playbook_of

if TYPE_CHECKING:
    import pytest

STEP = {"id": "do", "name": "Do", "raci": {"responsible": "boss"}}


def book_of(thing: str, *names: str, **fields: object) -> BookPage:
    """Return the handbook of a thing, among playbooks of these names."""
    playbooks = (
        playbook_of(id=name.lower(), name=name, summary=f"About {name}.", steps=[STEP], **fields) for name in names
    )
    library = library_of(
        *playbooks,
        roles={"boss": Role(id="boss", name="Boss"), "guest": Role(id="guest", name="Guest")},
        categories={name: Category(id=name, name=name.title()) for name in ("sales", "empty")},
    )
    path = f"handbooks/{thing.replace(':', '-')}.md"
    write = Writer(Facts(library), Translator("en"), path)
    return book_page(PlannedPage(path, "book", path, "Handbook", thing), write)


def hrefs(page: BookPage) -> list[str]:
    return [str(chapter.page.href) for part in page.parts for chapter in part.chapters]


def test_a_categorys_handbook_is_its_page_and_its_playbooks_by_name():
    page = book_of("category:sales", "Zeta", "Alpha")
    assert hrefs(page) == ["../categories/sales.md", "../playbooks/alpha.md", "../playbooks/zeta.md"]
    assert [str(chapter.summary) for chapter in page.parts[0].chapters] == ["", "About Alpha.", "About Zeta."]
    assert hrefs(book_of("category:empty", "Alpha")) == ["../categories/empty.md"]


def test_a_roles_handbook_is_its_page_its_card_and_its_playbooks_in_reading_order():
    page = book_of("role:boss", "Alpha", "Zeta")
    assert hrefs(page) == ["../roles/boss.md", "../cards/boss.md", "../playbooks/alpha.md", "../playbooks/zeta.md"]
    assert hrefs(book_of("role:guest", "Alpha")) == ["../roles/guest.md", "../cards/guest.md"]


def test_a_long_handbook_is_in_parts_that_are_named_and_hold_each_chapter_once(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(book, "LONGEST_PART", 2)
    page = book_of("category:sales", "Alpha", "Beta", "Gamma", "Zeta")
    assert [(str(part.anchor), str(part.title)) for part in page.parts] == [
        ("part-1", "Part 1: Sales – Alpha"), ("part-2", "Part 2: Beta – Gamma"), ("part-3", "Part 3: Zeta – Zeta"),
    ]  # fmt: skip
    assert len(hrefs(page)) == len(set(hrefs(page))) == 5


def test_a_short_handbook_has_one_part_without_a_title():
    (part,) = book_of("category:sales", "Alpha").parts
    assert part.title == ""

"""Things to choose from by name: all of them, in groups where they are many."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playpress.analysis.facts import Facts
from playpress.language.translation import Translator
from playpress.model.role import Role
from playpress.pages.sections import choice as choosing
from playpress.pages.sections.choice import choice
from playpress.pages.writer import Writer
from tests.tools.handbook import library_of

if TYPE_CHECKING:
    import pytest

ROLES = {name.lower(): Role(id=name.lower(), name=name) for name in ("Emil", "Alma", "Dora", "Bert", "Carl")}


def test_many_are_in_groups_by_name_and_few_in_one_without_a_title(monkeypatch: pytest.MonkeyPatch):
    write = Writer(Facts(library_of(roles=ROLES)), Translator("en"), "my-progress.md")
    (alone,) = choice("role", ROLES, lambda name: f"progress/{name}.md", write).groups
    assert alone.title == ""
    assert alone.links[0] == ("Alma", "progress/alma.md")
    monkeypatch.setattr(choosing, "LONGEST_GROUP", 2)
    groups = choice("role", ROLES, lambda name: f"progress/{name}.md", write).groups
    assert [str(group.title) for group in groups] == ["Alma – Alma", "Bert – Carl", "Dora – Emil"]
    assert [str(link.text) for group in groups for link in group.links] == ["Alma", "Bert", "Carl", "Dora", "Emil"]


def test_nothing_to_choose_from_is_one_empty_group():
    write = Writer(Facts(library_of()), Translator("en"), "my-progress.md")
    assert choice("role", (), str, write).groups == (("", ()),)

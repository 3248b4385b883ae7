"""What a page depends on is what it has read through its door, all of it and no more than it needs."""

from __future__ import annotations

import pickle
from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from playpress.analysis.facts import Facts
from playpress.language.translation import Translator
from playpress.model.role import Role
from playpress.model.term import Term
from playpress.pages.door import Door, Mark, Read, found_at
from playpress.pages.plan import build_page, plan_pages
from playpress.pages.writer import Writer
from playpress.reading.load import load_handbook
from tests.tools.handbook import library_of, playbook_of
from tests.tools.repository import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playpress.model.library import Library
    from playpress.reading.loaded import Loaded

EVERYTHING = ROOT / "tests" / "golden" / "everything"


def test_each_key_and_each_fact_that_is_read_is_noted_once():
    library = library_of(playbook_of(), playbook_of(id="buy", name="Buy"))
    door = Door(Facts(library))
    assert [door.facts.library.playbooks["sell"].name for _ in range(3)] == ["Sell"] * 3
    assert door.facts.library.playbooks.get("gone") is None
    assert list(door.reads) == [
        Read(("library", "playbooks", "sell", "name")),
        Read(("library", "playbooks"), "gone"),
    ]
    assert found_at(door_facts := Facts(library), Read(("library", "playbooks", "sell", "name"))) == "Sell"
    assert found_at(door_facts, Read(("library", "playbooks", "gone", "name"))) == []


def test_who_names_a_step_of_a_playbook_depends_on_no_other_word_of_it():
    steps = [{"id": "a", "name": "A", "instructions": ["Be kind"]}]
    library = library_of(playbook_of(steps=steps))
    door = Door(Facts(library))
    assert Writer(door.facts, Translator("en"), "index.md").step("sell", "a").text == "1. A"
    other = Facts(library_of(playbook_of(steps=[{**steps[0], "instructions": ["Be quick"]}])))
    renamed = Facts(library_of(playbook_of(steps=[{**steps[0], "name": "B"}])))
    values = [[found_at(facts, read) for read in door.reads] for facts in (Facts(library), other, renamed)]
    assert values[0] == values[1]
    assert values[0] != values[2]


def test_a_page_that_names_many_steps_of_a_playbook_notes_a_field_of_them_once():
    library = library_of(playbook_of(steps=[{"id": "a", "name": "A"}, {"id": "b", "name": "B"}]))
    door = Door(Facts(library))
    assert [step.name for step in door.facts.flows["sell"].steps.values()] == ["A", "B"]
    assert list(door.reads) == [Read(("flows", "sell", "steps")), Read(("flows", "sell", "steps", "*", "name"))]
    assert found_at(Facts(library), list(door.reads)[1]) == [("a", "A"), ("b", "B")]


def test_the_page_of_a_playbook_depends_on_all_of_it():
    library = library_of(playbook_of(purpose="Earn"), playbook_of(id="buy"))
    door = Door(Facts(library), "sell")
    assert door.facts.library.playbooks["sell"].name == "Sell"
    assert door.facts.library.playbooks["buy"].name == "Sell"
    assert list(door.reads) == [Read(("library", "playbooks"), "sell"), Read(("library", "playbooks", "buy", "name"))]


def test_a_mapping_within_a_mapping_is_wrapped_once_and_what_is_missing_has_the_default_asked_for():
    door = Door(Facts(library_of(playbook_of())))
    assert door.facts.names["playbook"] is door.facts.names.get("playbook")
    assert list(door.reads) == []
    assert door.facts.names["playbook"].get("gone", "-") == "-"
    assert found_at(Facts(library_of(playbook_of())), next(iter(door.reads))) is Mark.NOTHING


def test_who_looks_through_all_has_read_the_names_and_each_thing():
    library = library_of(playbook_of(), playbook_of(id="buy", name="Buy"))
    door = Door(Facts(library))
    assert [p.name for p in door.facts.library.of_kind("playbook").values()] == ["Sell", "Buy"]
    way = ("library", "entities", "playbook")
    assert set(door.reads) == {Read(way), Read((*way, "sell", "name")), Read((*way, "buy", "name"))}
    assert found_at(Facts(library), Read(way)) == ["sell", "buy"]
    assert found_at(Facts(library), Read(way, "gone")) is Mark.NOTHING


def test_none_is_a_key_like_any_other():
    roles = {name: Role(id=name, name=name) for name in ("clerk", "boss")}
    door = Door(Facts(library_of(roles=roles)))
    assert door.facts.team_roles[None] == ["clerk", "boss"]
    (read,) = door.reads
    assert found_at(Facts(library_of(roles={"clerk": roles["clerk"]})), read) == ["clerk"]


def test_what_is_there_without_a_value_differs_from_what_is_not_there():
    glossary = {name: Term(id=name, name=name, definition="A word.") for name in ("lead", "deal")}
    before, later = (Facts(library_of(playbook_of(purpose=f"[[term:{name}]]"), glossary=glossary)) for name in glossary)
    door = Door(before)
    assert "lead" in door.facts.terms_used["sell"]
    (read,) = door.reads
    assert found_at(before, read) is None
    assert found_at(later, read) is Mark.NOTHING


def test_what_is_read_can_be_handed_to_another_process():
    reads = [Read(("library", "playbooks")), Read(("team_roles",), None)]
    assert pickle.loads(pickle.dumps(reads)) == reads  # noqa: S301 - our own


def test_of_a_fact_told_in_several_ways_only_the_way_that_is_read_is_noted():
    library = library_of(playbook_of(steps=[{"id": "a", "name": "A", "tools": ["crm"]}]), playbook_of(id="buy"))
    door = Door(Facts(library))
    assert list(door.facts.tool_needs.by_playbook["sell"]["crm"].places) == ["a"]
    assert list(door.reads) == [Read(("tool_needs", "by_playbook"), "sell")]
    found = found_at(Facts(library), next(iter(door.reads)))
    assert isinstance(found, Mapping)
    assert list(found) == ["crm"], "all of one playbook"


def test_who_asks_whether_a_playbook_is_there_depends_on_no_word_of_it():
    door = Door(Facts(library_of(playbook_of())))
    assert "sell" in door.facts.library.playbooks
    (read,) = door.reads
    assert found_at(Facts(library_of(playbook_of(name="Other"))), read) is True
    assert found_at(Facts(library_of(playbook_of(id="buy"))), read) is False


def test_who_links_or_sorts_things_depends_on_their_names_alone():
    playbooks = [playbook_of(id=name, name=name.title()) for name in ("sell", "buy")]
    door = Door(Facts(library_of(*playbooks)))
    write = Writer(door.facts, Translator("en"), "index.md")
    write.sorted_links("playbook", ["sell", "buy"])
    write.inline("First [[buy]], then [[sell]].")
    assert set(door.reads) == {Read(("names", "playbook"), "sell"), Read(("names", "playbook"), "buy")}


@pytest.fixture(scope="module")
def loaded() -> Loaded:
    return load_handbook(EVERYTHING / "playbooks", EVERYTHING)


def with_things(library: Library, kind: str, things: dict[str, Any]) -> Library:
    return replace(library, entities={**library.entities, kind: dict(sorted(things.items()))})


def changes(library: Library) -> Iterator[Library]:
    """Yield the library with one thing called otherwise, its lists turned round, and one more of it, for each thing; and other settings."""
    for kind, things in library.entities.items():
        for name, thing in things.items():
            lists = {key: value[::-1] for key, value in thing if isinstance(value, tuple) and len(value) > 1}
            other = {"id": "zz", "name": "Another", "aliases": ()}
            yield with_things(library, kind, {**things, name: thing.model_copy(update={"name": f"{thing.name} anew"})})
            yield with_things(library, kind, {**things, name: thing.model_copy(update=lists)})
            yield with_things(library, kind, {**things, "zz": thing.model_copy(update=other)})
    for key in ("principles", "facts", "values", "start_here"):
        yield replace(library, handbook=library.handbook.model_copy(update={key: ()}))
    yield replace(library, measurements={})


@pytest.mark.slow
def test_a_page_that_finds_the_same_at_all_it_has_read_is_the_same_page(loaded: Loaded):
    translator = Translator(loaded.library.handbook.language)
    plan = plan_pages(Facts(loaded.library), translator, lambda _: "file.yml")
    facts = Facts(loaded.library)
    built = {key: build_page(page, facts, translator) for key, page in plan.pages.items()}
    kept, anew = 0, 0
    for library in changes(loaded.library):
        later = Facts(library)
        for key, page in plan_pages(later, translator, lambda _: "file.yml").pages.items():
            before, reads = built.get(key, (None, ()))
            if page != plan.pages.get(key) or any(found_at(facts, read) != found_at(later, read) for read in reads):
                anew += 1
                continue
            kept += 1
            assert build_page(page, later, translator)[0] == before, key
    assert kept > anew

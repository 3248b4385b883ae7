"""The digest of a read changes exactly if what is read does, wherever it was read."""

from __future__ import annotations

import itertools
from collections.abc import Mapping
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

import pytest

from playpress.analysis.facts import Facts
from playpress.language.translation import Translator
from playpress.pages.digests import FOLLOWING, OUTLINED, RUNS, VARIANT_RUNS, digest_of, playbook_of
from playpress.pages.door import Read, found_at
from playpress.pages.plan import build_page, plan_pages
from playpress.reading.load import load_handbook
from playpress.reading.store import PartStore
from tests.tools.handbook import REGISTRIES, SMALLEST, write_project
from tests.tools.repository import ROOT
from tests.tools.sentences import without_words
from tests.unit.pages.test_door import changes

if TYPE_CHECKING:
    from pathlib import Path

    from playpress.reading.loaded import Loaded

EVERYTHING = ROOT / "tests" / "golden" / "everything"


def facts_of(loaded: Loaded) -> Facts:
    return Facts(loaded.library, read=loaded.gists)


@pytest.fixture(scope="module")
def facts() -> Facts:
    return facts_of(load_handbook(EVERYTHING / "playbooks", EVERYTHING))


@pytest.fixture(scope="module")
def reads(facts: Facts) -> list[Read]:
    """All reads of all pages."""
    translator = Translator(facts.library.handbook.language)
    plan = plan_pages(facts, translator, lambda _: "file.yml")
    return list(dict.fromkeys(read for page in plan.pages.values() for read in build_page(page, facts, translator)[1]))


@pytest.mark.slow
def test_a_read_has_another_digest_exactly_if_it_finds_something_else(facts: Facts, reads: list[Read]):
    before = {read: (found_at(facts, read), digest_of(facts, read)) for read in reads}
    same, other = 0, 0
    for library in itertools.islice(changes(facts.library), 0, None, 2):
        later = Facts(library, read=facts.read)
        for read, (found, digest) in before.items():
            is_same = found_at(later, read) == found
            if is_same and read.way not in FOLLOWING | RUNS | {VARIANT_RUNS}:
                assert digest_of(later, read) == digest, read
                same += 1
            elif not is_same:
                assert digest_of(later, read) != digest, read
                other += 1
    assert min(same, other) > 100


def test_what_is_kept_has_the_digests_of_what_is_read(facts: Facts, reads: list[Read], tmp_path: Path):
    kept = PartStore(tmp_path)
    load_handbook(EVERYTHING / "playbooks", EVERYTHING, kept)
    kept.save()
    again = facts_of(load_handbook(EVERYTHING / "playbooks", EVERYTHING, PartStore(tmp_path)))
    without = Facts(again.library)
    for read in reads:
        assert digest_of(again, read) == digest_of(facts, read) == digest_of(without, read), read


def test_a_fact_of_a_playbook_follows_from_it_alone(facts: Facts):
    for name, playbook in facts.library.playbooks.items():
        alone = type(facts.library)(entities={"playbook": {name: playbook}})
        for way in FOLLOWING:
            assert found_at(Facts(alone), Read(way, name)) == found_at(facts, Read(way, name))


def test_what_follows_from_the_outline_does_so_where_no_sentence_can_be_read(facts: Facts):
    silent = without_words(facts)
    assert silent.outline == facts.outline
    for way in OUTLINED:
        read = Read((way,))
        found = [found_at(one, read) for one in (facts, silent)]
        value = getattr(facts, way)
        for key in value if isinstance(value, Mapping) else ():
            found.extend(found_at(one, Read((way,), key)) for one in (facts, silent))
        assert found[::2] == found[1::2], way


def test_a_registry_that_is_empty_is_not_one_that_cannot_be_read(facts: Facts):
    left = {kind: things for kind, things in facts.library.entities.items() if kind != "tool"}
    missing, empty = (replace(facts, library=replace(facts.library, entities=e)) for e in (left, {**left, "tool": {}}))
    assert missing.outline != empty.outline


def test_each_fact_is_known_to_follow_from_the_outline_or_to_depend_on_more():
    more = {
        "flows",
        "variants",
        "differences",
        "gists",
        "records",
        "occurrences",
        "outline",
        "as_of",
        "reading_minutes",
    }
    more |= {"_calls"}
    assert OUTLINED | more == {name for name, of in vars(Facts).items() if isinstance(of, cached_property)}
    assert not OUTLINED & more


def test_an_edit_of_a_registry_changes_only_the_entries_that_it_changes(tmp_path: Path):
    project = write_project(tmp_path, {**REGISTRIES, "playbooks/sales/sell.yml": SMALLEST})
    roles = project.playbooks / "catalog/roles.yml"
    roles.write_text("boss: {name: Boss}\nclerk: {name: Clerk}\n")
    ways = [Read(("library", "entities", "role"), name) for name in ("boss", "clerk")]
    boss, clerk = (digest_of(facts_of(load_handbook(project.playbooks, tmp_path)), way) for way in ways)
    roles.write_text("# the team\nclerk: {name: The clerk}\nboss:\n  name: Boss\n")
    later = facts_of(load_handbook(project.playbooks, tmp_path))
    assert digest_of(later, ways[0]) == boss
    assert digest_of(later, ways[1]) != clerk


def test_what_is_missing_differs_from_what_is_empty(facts: Facts):
    way = ("library", "entities", "role")
    assert digest_of(facts, Read(way, "nobody")) != digest_of(facts, Read(("library", "entities", "nothing")))


def test_what_follows_from_a_playbook_alone_is_known_by_its_way(facts: Facts, reads: list[Read]):
    followed = [read for read in reads if playbook_of(read)]
    assert {read.way[0] for read in followed} == {"library", "flows", "variants"}
    assert {read.way for read in followed if len(read.way) == 1} == FOLLOWING
    for name in facts.library.playbooks:
        alone = {name: facts.library.playbooks[name]}
        kept = Facts(replace(facts.library, entities={**facts.library.entities, "playbook": alone}))
        its = [read for read in followed if playbook_of(read) == name]
        assert its
        assert [digest_of(kept, read) for read in its] == [digest_of(facts, read) for read in its]

"""What was found to be without findings is left out of the next run, and the findings are the same."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings

from playpress.analysis.facts import Facts
from playpress.analysis.project import ProjectFiles
from playpress.checks import CHECKS, RULES, check, clean, without_clean
from playpress.checks.clean import read_clean, write_clean
from playpress.machine import processes
from playpress.model.handbook import Handbook
from playpress.reading.cache import read_tree
from playpress.reading.join import join
from playpress.reading.load import load_handbook
from playpress.reading.loaded import HANDBOOK
from playpress.reading.tree import MappingTree
from tests.tools.examples import handbook_with
from tests.tools.handbook import REGISTRIES, SMALLEST, write_project
from tests.tools.repository import ROOT
from tests.tools.sentences import without_words
from tests.tools.trees import handbooks

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playpress.diagnostics import Diagnostic, Subject
    from playpress.reading.loaded import Loaded
    from playpress.reading.part import Part
    from playpress.rule import Rule

HANDBOOKS = sorted(
    path.parent for path in (*(ROOT / "tests/broken").glob("*/playbooks"), ROOT / "tests/golden/everything/playbooks")
)
OFFER = SMALLEST.replace("Sell a product", "Make an offer")
FILES = {**REGISTRIES, "playbooks/sales/sell.yml": SMALLEST, "playbooks/sales/offer.yml": OFFER}
FLAWED = SMALLEST.replace("name: Sell a product", 'name: "Sell [[role:boss]]"')


def facts_of(loaded: Loaded) -> Facts:
    return Facts(loaded.library, project=ProjectFiles(is_bracketed=loaded.is_bracketed), read=loaded.gists)


def alone(facts: Facts) -> Iterator[tuple[Subject, Facts]]:
    """Yield each thing with the facts of a library that has only this one, and the calendar of the handbook."""
    whole = facts.library.handbook
    calendar = Handbook(hours_per_day=whole.hours_per_day, days_per_week=whole.days_per_week, language=whole.language)
    for kind, name in facts.records:
        entities = {kind: {name: facts.library.of_kind(kind)[name]}} if kind != HANDBOOK[0] else {}
        settings_ = whole if kind == HANDBOOK[0] else calendar
        yield (kind, name), replace(facts, library=replace(facts.library, entities=entities, handbook=settings_))


@pytest.mark.parametrize("project", HANDBOOKS, ids=lambda path: path.name)
def test_what_a_check_finds_follows_from_a_thing_alone_or_from_the_outline_as_it_says(project: Path):
    assert_kept(facts_of(load_handbook(project / "playbooks", project)))


@pytest.mark.slow
@pytest.mark.parametrize("rule", [rule for rule in RULES if rule.bad], ids=lambda rule: rule.name)
def test_so_it_does_in_its_own_example(rule: Rule, tmp_path: Path):
    request = write_project(tmp_path, handbook_with(rule.bad))
    assert_kept(facts_of(load_handbook(request.playbooks, tmp_path)))


def assert_kept(facts: Facts) -> None:
    assert_alone(facts)
    assert_outlined(facts)


def assert_alone(facts: Facts) -> None:
    whole = [finding for one in CHECKS if one.is_alone for finding in one.find(facts)]
    for subject, only in alone(facts):
        found = [finding for one in CHECKS if one.is_alone for finding in one.find(only)]
        assert [f for f in found if f.subject == subject] == [f for f in whole if f.subject == subject]
        assert {f.subject for f in found} <= {subject, HANDBOOK}


def assert_outlined(facts: Facts) -> None:
    silent = without_words(facts)
    assert silent.outline == facts.outline
    for one in CHECKS:
        if one.is_outlined:
            assert list(one.find(silent)) == list(one.find(facts))


def test_all_texts_are_looked_at_only_by_checks_that_are_apart(monkeypatch: pytest.MonkeyPatch):
    project = ROOT / "tests/golden/everything"
    loaded = load_handbook(project / "playbooks", project)
    monkeypatch.setattr(Facts, "occurrences", property(lambda _facts: 1 / 0))
    for one in CHECKS:
        if not one.is_apart:
            list(one.find(facts_of(loaded)))


@pytest.mark.parametrize("project", HANDBOOKS, ids=lambda path: path.name)
def test_two_processes_find_what_one_does(project: Path, monkeypatch: pytest.MonkeyPatch):
    loaded = load_handbook(project / "playbooks", project)
    monkeypatch.setattr(processes, "LEAST", 10_000)
    by_one = check(loaded, facts_of(loaded))
    monkeypatch.setattr(processes, "LEAST", 0)
    monkeypatch.setattr(processes, "count_cores", lambda: 2)
    facts = facts_of(loaded)
    assert check(loaded, facts) == by_one
    assert "occurrences" not in vars(facts)  # another process has looked at them


def test_an_outlined_check_is_asked_again_only_where_the_outline_is_another_one(tmp_path: Path):
    project = write_project(tmp_path, FILES)
    kept: dict[str, Part] = {}
    known: set[str] = set()
    asked: list[tuple[int, list[str]]] = []
    with_sentence = f"{OFFER}purpose: Customers know what they get.\n"
    for text in (with_sentence, with_sentence.replace("know", "learn"), with_sentence.replace("Make an", "Write an")):
        (project.playbooks / "sales/offer.yml").write_text(text)
        loaded = load_handbook(project.playbooks, tmp_path, kept)
        before = set(known)
        found = [d.code for d in check(loaded, facts_of(loaded), known)]
        asked.append((len(before & known - set(loaded.keys.values())), found))
    outlined = sum(one.is_outlined for one in CHECKS)
    assert asked == [(0, []), (outlined + 1, []), (1, [])]


def checked(
    files: dict[str, bytes], kept: dict[str, Part] | None = None, known: set[str] | None = None
) -> list[Diagnostic]:
    tree = MappingTree(files)
    loaded = join(read_tree(tree, kept), tree.name)
    return check(loaded, facts_of(loaded), known)


@pytest.mark.slow
@given(handbooks(), handbooks())
@settings(max_examples=60, deadline=None)
def test_after_any_edit_the_findings_are_those_of_a_first_run(before, after):
    mixed = {**after, **{path: raw for path, raw in before.items() if len(path) % 2}}
    kept: dict[str, Part] = {}
    known: set[str] = set()
    for files in (before, mixed, mixed, before):
        assert checked(files, kept, known) == checked(files)


def test_a_file_with_a_finding_is_checked_again_and_one_without_is_not(tmp_path: Path):
    project = write_project(tmp_path, {**FILES, "playbooks/sales/offer.yml": FLAWED})
    kept: dict[str, Part] = {}
    known: set[str] = set()
    for _ in range(2):
        loaded = load_handbook(project.playbooks, tmp_path, kept)
        assert len(check(loaded, facts_of(loaded), known)) == 1
        assert list(without_clean(facts_of(loaded), loaded.keys, known).library.playbooks) == ["offer"]
    (project.playbooks / "sales/offer.yml").write_text(OFFER)
    loaded = load_handbook(project.playbooks, tmp_path, kept)
    assert check(loaded, facts_of(loaded), known) == []
    outlined = {one.key_for(facts_of(loaded).outline) for one in CHECKS if one.is_outlined}
    assert known == {*loaded.keys.values(), "calendar:8:5", *outlined}


def test_where_days_become_shorter_it_is_not_known_what_longer_ones_had(tmp_path: Path):
    late = SMALLEST.replace("outcome:", "lead_time_target: 1d\noutcome:")
    late = late.replace("{responsible: sales-lead}", "{responsible: sales-lead}\n    work: 4h")
    project = write_project(tmp_path, {**FILES, "playbooks/sales/sell.yml": late})
    kept: dict[str, Part] = {}
    known: set[str] = set()
    found = []
    for hours in (8, 7, 8):
        (project.playbooks / "handbook.yml").write_text(f"name: Test handbook\nhours_per_day: {hours}\n")
        loaded = load_handbook(project.playbooks, tmp_path, kept)
        found.append([d.code for d in check(loaded, facts_of(loaded), known)])
    assert found == [[], ["PB560"], []]


def test_keys_are_kept_in_a_file(tmp_path: Path):
    assert write_clean(tmp_path / "clean", {"b", "a"}) is None
    assert read_clean(tmp_path / "clean") == {"a", "b"}


@pytest.mark.parametrize("raw", [b"", b"a\nb\n", b"\xff\n"])
def test_of_a_file_that_is_damaged_nothing_is_known(tmp_path: Path, raw: bytes):
    write_clean(tmp_path / "clean", {"a"})
    (tmp_path / "clean").write_bytes((tmp_path / "clean").read_bytes() + raw if raw else b"")
    assert read_clean(tmp_path / "clean") == set()


def test_of_a_file_of_other_rules_nothing_is_known(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    write_clean(tmp_path / "clean", {"a"})
    monkeypatch.setattr(clean, "version_of", lambda _: "another")
    assert read_clean(tmp_path / "clean") == set()


def test_a_disk_that_takes_nothing_is_told(tmp_path: Path):
    (tmp_path / "full").write_text("no folder")
    assert read_clean(tmp_path / "full" / "clean") == set()
    assert isinstance(write_clean(tmp_path / "full" / "clean", {"a"}), OSError)

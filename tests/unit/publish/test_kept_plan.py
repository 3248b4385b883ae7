"""The plan of pages follows from the outline of a handbook and comes back from the disk as it was made."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from playpress.analysis.facts import Facts
from playpress.language.translation import Translator
from playpress.pages import plan as planning
from playpress.pages.plan import plan_pages
from playpress.publish.build_folder import PLAN
from playpress.publish.kept_plan import key_of_plan, read_plan, write_plan
from playpress.reading.load import load_handbook
from tests.tools.repository import ROOT
from tests.tools.sentences import without_words

if TYPE_CHECKING:
    from pathlib import Path

    from playpress.reading.loaded import Loaded

EVERYTHING = ROOT / "tests" / "golden" / "everything"


@pytest.fixture(scope="module")
def loaded() -> Loaded:
    return load_handbook(EVERYTHING / "playbooks", EVERYTHING)


@pytest.fixture
def facts(loaded: Loaded) -> Facts:
    return Facts(loaded.library, read=loaded.gists)


def test_a_plan_is_read_as_it_was_written_also_with_pages_in_parts(facts, loaded, tmp_path, monkeypatch):
    monkeypatch.setattr(planning, "MOST_ROWS", 2)
    plan = plan_pages(facts, Translator("en"), loaded.file_of)
    assert any(page.part for page in plan.pages.values())
    write_plan(tmp_path, "key", plan)
    found = read_plan(tmp_path, "key")
    assert repr(found) == repr(plan)
    assert read_plan(tmp_path, "other key") is None


@pytest.mark.parametrize("damage", [b"", b"x", b'["section",["A",[["1"]]]]'])
def test_a_plan_that_is_damaged_or_missing_is_made_anew(facts, loaded, tmp_path, damage):
    assert read_plan(tmp_path, "key") is None
    write_plan(tmp_path, "key", plan_pages(facts, Translator("en"), loaded.file_of))
    file: Path = tmp_path / PLAN
    file.write_bytes(file.read_bytes() + damage if damage else b"")
    assert read_plan(tmp_path, "key") is None


def test_where_no_sentence_can_be_read_the_plan_and_its_key_are_the_same(facts, loaded):
    silent = without_words(facts)
    assert plan_pages(silent, Translator("en"), loaded.file_of) == plan_pages(facts, Translator("en"), loaded.file_of)
    assert key_of_plan(silent, loaded.file_of) == key_of_plan(facts, loaded.file_of)


def test_the_key_changes_with_the_file_of_a_thing(facts, loaded):
    moved = {("playbook", next(iter(facts.library.playbooks))): "elsewhere.yml"}
    other = key_of_plan(facts, lambda subject: moved.get(subject) or loaded.file_of(subject))
    assert other != key_of_plan(facts, loaded.file_of)

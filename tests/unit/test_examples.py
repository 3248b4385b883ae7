"""The example that `playpress init` writes says the same in every language: same files, ids, figures and comments."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest

from playpress.editing.new import LANGUAGES, load_new_files, write_handbook
from playpress.model.kinds import KINDS
from playpress.model.record import Text
from playpress.model.walk import walk
from playpress.pipeline import Request, check_handbook, generate
from playpress.reading.load import load_handbook
from playpress.reading.source import parse_source
from tests.tools.amount import one_in
from tests.tools.command import call, call_mkdocs
from tests.tools.pages import read_page

if TYPE_CHECKING:
    from pathlib import Path

    from playpress.model.record import Record
    from playpress.reading.loaded import Loaded

OTHERS = [language for language in LANGUAGES if language != "en"]
ADDRESSES = {"url", "contact", "version"}
"""Texts that are the same in every language."""
NO_BREAK = "\u00a0"
KEYS_ALONE = re.compile(r"# [a-z_, ]+; aliases, visibility\.")
"""The last line of a registry's list of keys: there is no word in it to translate."""

each = pytest.mark.parametrize("language", LANGUAGES)
each_other = pytest.mark.parametrize("language", OTHERS)


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Loaded]:
    """The example in each language, read from where it was written."""
    base = tmp_path_factory.mktemp("examples")
    for language in LANGUAGES:
        write_handbook(base / language, "Same", language)
    return {language: load_handbook(base / language / "playbooks", base / language) for language in LANGUAGES}


def records(loaded: Loaded) -> dict[tuple[str, str], Record]:
    library = loaded.library
    kinds = tuple(KINDS)
    return {(kind, name): record for kind in kinds for name, record in library.of_kind(kind).items()} | {
        ("handbook", "handbook"): library.handbook
    }


def texts(record: Record) -> dict[tuple, str]:
    return {
        route: value for route, value, mark in walk(record) if isinstance(mark, Text) and route[-1] not in ADDRESSES
    }


def without_texts(record: Record) -> Any:
    """Return all that a record holds, with a dot for each of its texts."""
    dumped = record.model_dump(mode="json", by_alias=True, warnings=False)
    for route in texts(record):
        holder = dumped
        for part in route[:-1]:
            holder = holder[part]
        holder[route[-1]] = "."
    if "search_synonyms" in dumped:  # words of a language on both sides
        dumped["search_synonyms"] = [len(words) for words in dumped["search_synonyms"].values()]
    return dumped


def comments(text: str) -> list[str]:
    """Return for each comment what it stands above, and each setting that is switched off by its key."""
    found: list[str] = []
    waiting = False
    for line in text.splitlines():
        bare = line.strip()
        if bare.startswith("# ") or bare == "#":
            waiting = True
        elif bare:
            key = bare.partition(":")[0]
            found += [f"{key}, explained" if waiting else key] if waiting or bare.startswith("#") else []
            waiting = False
    return [*found, "the end"] if waiting else found


@each_other
def test_the_files_are_the_same_in_each_language(language: str):
    assert load_new_files("Any", language).keys() == load_new_files("Any").keys()


@each_other
def test_ids_figures_and_connections_are_the_same_and_only_texts_differ(loaded: dict[str, Loaded], language: str):
    ours, theirs = records(loaded["en"]), records(loaded[language])
    assert theirs.keys() == ours.keys()
    for subject, record in ours.items():
        wanted, found = without_texts(record), without_texts(theirs[subject])
        if subject == ("handbook", "handbook"):
            assert (wanted.pop("language"), found.pop("language")) == ("en", language)
        assert found == wanted, subject


@each_other
def test_measurements_are_the_same_but_for_their_notes(loaded: dict[str, Loaded], language: str):
    def figures(one: Loaded) -> dict[str, list]:
        return {
            kpi: [(m.date, m.value, bool(m.note)) for m in series] for kpi, series in one.library.measurements.items()
        }

    assert figures(loaded[language]) == figures(loaded["en"]) != {}


@each_other
def test_every_text_is_translated(loaded: dict[str, Loaded], language: str):
    theirs = records(loaded[language])
    same = {
        text
        for subject, record in records(loaded["en"]).items()
        for route, text in texts(record).items()
        if " " in text and texts(theirs[subject])[route] == text
    }
    assert same == set()


@each_other
def test_the_same_places_are_explained_by_a_comment_and_each_comment_is_translated(language: str):
    ours, theirs = load_new_files("Any"), load_new_files("Any", language)
    for path in ours:
        if path.startswith("playbooks/") and path.endswith(".yml"):
            assert comments(theirs[path].decode()) == comments(ours[path].decode()), path
            lines = {line.strip() for line in ours[path].decode().splitlines() if line.strip().startswith("# ")}
            words = {line for line in lines if line.count(" ") > 4 and not KEYS_ALONE.fullmatch(line)}
            assert {line for line in words if line in theirs[path].decode()} == set(), path


@each_other
def test_the_readme_has_the_same_parts_and_names_the_same_things(language: str):
    ours, theirs = (load_new_files("Any", one)["README.md"].decode() for one in ("en", language))
    for pattern in (r"`[^`\n]+`", r"```.*?```", r"(?m)^#+ ", r"\(https?://\S+\)", r"(?m)^\d\. "):
        flags = re.DOTALL if "```" in pattern else 0
        assert sorted(re.findall(pattern, theirs, flags)) == sorted(re.findall(pattern, ours, flags)), pattern


@each
def test_an_example_has_no_finding_and_speaks_its_language(tmp_path: Path, language: str):
    write_handbook(tmp_path / "new", "Any", language)
    checked = check_handbook(Request(tmp_path / "new"))
    assert checked.diagnostics == []
    assert checked.loaded.library.handbook.language == language


@pytest.mark.slow
@each
def test_pages_can_be_made_of_an_example(tmp_path: Path, language: str):
    write_handbook(tmp_path / "new", "Any", language)
    assert generate(Request(tmp_path / "new")).written.changed > 20


@each
def test_every_setting_that_is_switched_off_can_be_switched_on_in_each_language(tmp_path: Path, language: str):
    write_handbook(tmp_path / "new", "Any", language)
    file = tmp_path / "new" / "playbooks" / "handbook.yml"
    text, switched = re.subn(r"^#(?=\w)", "", file.read_text(encoding="utf-8"), flags=re.MULTILINE)
    file.write_text(text, encoding="utf-8")
    assert switched >= 6
    assert check_handbook(Request(tmp_path / "new")).diagnostics == []


@each
def test_lines_are_no_longer_than_an_editor_shows(language: str):
    for path, content in load_new_files("Any", language).items():
        if path.startswith("playbooks/"):
            assert [line for line in content.decode().splitlines() if len(line) > 130] == [], path


def test_french_has_a_no_break_space_before_its_signs():
    for path, content in load_new_files("Any", "fr").items():
        if path.startswith("playbooks/") and path.endswith(".yml"):
            text = re.sub(r"`[^`]*`|https?://\S+|mailto:", "", content.decode())
            assert re.findall(r".{10} [;!?»](?!\w)|«(?!\u00a0).{5}", text) == [], path
    assert NO_BREAK in load_new_files("Any", "fr")["README.md"].decode()


@pytest.mark.site
@each_other
def test_the_command_writes_the_example_and_speaks_in_the_language_that_it_is_given(tmp_path: Path, language: str):
    greeting = {"de": "liegt bereit in", "fr": "est prêt dans", "pl": "jest gotowy w"}[language]
    assert greeting in call("init", "new", "--language", language, cwd=tmp_path)
    again = call("init", "new", "--language", language, cwd=tmp_path, exits=2)
    assert "is not empty" not in again
    call("build", cwd=tmp_path / "new")
    home = read_page(tmp_path / "new" / "build" / "site" / "index.html")
    assert f'<html lang="{language}"' in home


@pytest.mark.site
@pytest.mark.parametrize("language", one_in(3, OTHERS))
def test_mkdocs_finds_nothing_to_warn_of_in_an_example(tmp_path: Path, language: str):
    write_handbook(tmp_path / "new", "Any", language)
    call_mkdocs("build", "--strict", cwd=tmp_path / "new")


def test_an_unknown_language_is_refused_with_those_that_there_are(tmp_path: Path):
    said = call("init", "new", "--language", "it", cwd=tmp_path, exits=2)
    assert "'en', 'de', 'fr', 'pl'" in said
    assert not (tmp_path / "new").exists()


def test_a_comment_that_one_language_lacks_is_noticed():
    text = load_new_files("Any")["playbooks/handbook.yml"].decode()
    assert comments(text) != comments(text.replace("# The branch that this link leads to.\n", ""))
    assert parse_source(text.encode(), "x").diagnostics == []

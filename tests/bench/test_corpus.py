"""The handbook that the bench measures is what it claims to be, and its flaws are found."""

from pathlib import Path

import pytest

from playpress.pipeline import Request, check_handbook, generate
from tests.bench.corpus import FLAWS, write_corpus, write_flawed
from tests.tools.handbook import beyond_advice

SIZE = 12


def contents(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


@pytest.fixture(scope="module")
def flawed(tmp_path_factory):
    """Every flaw in one handbook: what is wrong in which file, and what is found."""
    folder = tmp_path_factory.mktemp("flawed")
    flaws = {path.relative_to(folder).as_posix(): flaw for path, flaw in write_flawed(folder).items()}
    return {flaw: path for path, flaw in flaws.items()}, check_handbook(Request(folder)).diagnostics


@pytest.mark.slow
@pytest.mark.parametrize("size", [1, SIZE, 45])
def test_the_corpus_has_no_findings_but_advice(tmp_path, size):
    files = write_corpus(tmp_path, size)
    assert len(set(files)) == size
    assert beyond_advice(check_handbook(Request(tmp_path)).diagnostics) == []


def test_a_playbook_has_about_150_lines_and_fifteen_steps(tmp_path):
    for path in write_corpus(tmp_path, SIZE):
        text = path.read_text("utf-8")
        assert 140 <= len(text.splitlines()) <= 180
        assert text.count("\n  - id: ") + text.count("\n  - {id: run-time") == 15


def test_the_same_seed_gives_the_same_bytes_and_another_one_others(tmp_path):
    for name, seed in (("one", 1), ("again", 1), ("other", 2)):
        write_corpus(tmp_path / name, SIZE, seed)
    assert contents(tmp_path / "one") == contents(tmp_path / "again")
    assert contents(tmp_path / "one") != contents(tmp_path / "other")


@pytest.mark.slow
def test_pages_are_generated_for_the_whole_corpus(tmp_path):
    files = write_corpus(tmp_path, SIZE)
    result = generate(Request(tmp_path))
    assert beyond_advice(result.diagnostics) == []
    for path in files:
        assert (tmp_path / "build" / "docs" / "playbooks" / f"{path.stem}.md").is_file()


@pytest.mark.slow
@pytest.mark.parametrize("flaw", FLAWS, ids=lambda flaw: flaw.name.replace(" ", "-"))
def test_every_flaw_is_found_in_its_file(flawed, flaw):
    files, found = flawed
    places = {
        place
        for d in found
        if d.code == flaw.code
        for place in (d.location.file, *(r.location.file for r in d.related))
    }
    assert files[flaw] in places


def test_nothing_is_found_in_files_without_a_flaw(flawed):
    files, found = flawed
    assert len(found) >= len(FLAWS)
    for diagnostic in beyond_advice(found):
        places = {diagnostic.location.file, *(r.location.file for r in diagnostic.related)}
        assert places & set(files.values())

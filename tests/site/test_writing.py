"""What is on disk after one build, and after the next."""

import os

import pytest

from playpress.pipeline import Request, check_handbook
from tests.tools.command import call
from tests.tools.repository import BAKERY, copy_handbook, file_bytes
from tests.tools.searching import write_search


@pytest.mark.slow
def test_a_second_build_writes_no_page_anew(tmp_path):
    root = copy_handbook(tmp_path / "handbook", BAKERY)
    call("generate", cwd=root)
    files = [path for path in (root / "build").rglob("*") if path.is_file()]
    before = [path for path in files if not path.is_relative_to(root / "build" / ".cache")]
    for path in before:
        os.utime(path, ns=(1, 1))
    said = call("generate", cwd=root)
    pages = [path for path in before if path.is_relative_to(root / "build" / "docs")]
    assert {path.suffix for path in pages} == {".md", ".svg", ".js", ".json", ".atom", ".ics"}
    assert said.endswith(f": 0 written, {len(pages)} unchanged, 0 removed\n")
    assert {path.stat().st_mtime_ns for path in before} == {1}


@pytest.mark.slow
def test_one_changed_word_writes_only_the_page_that_shows_it_and_the_data_that_hold_it(tmp_path):
    root = copy_handbook(tmp_path / "handbook", BAKERY)
    call("generate", cwd=root)
    playbook = root / "playbooks" / "baking" / "bread-order.yml"
    before = file_bytes(root / "build" / "docs")
    playbook.write_text(playbook.read_text().replace("Ask for the *time*", "Ask for the right *time*"))
    call("generate", cwd=root)
    after = file_bytes(root / "build" / "docs")
    changed = [path for path in after if after[path] != before.get(path)]
    assert changed == ["api/playbooks/bread-order.json", "playbooks/bread-order.md"]


@pytest.mark.slow
def test_the_page_of_a_removed_thing_disappears(tmp_path):
    root = copy_handbook(tmp_path / "handbook", BAKERY)
    registry = root / "playbooks" / "catalog" / "tools.yml"
    was = registry.read_text()
    registry.write_text(was + "\nabacus: {name: Abacus, purpose: Count.}\n")
    call("generate", cwd=root)
    assert (root / "build" / "docs" / "tools" / "abacus.md").is_file()
    registry.write_text(was)
    said = call("generate", cwd=root)
    assert said.endswith(" 1 removed\n")
    assert not (root / "build" / "docs" / "tools" / "abacus.md").exists()


@pytest.mark.slow
def test_errors_leave_the_site_of_an_earlier_build_alone(tmp_path):
    root = copy_handbook(tmp_path / "handbook")
    old = root / "build" / "site" / "index.html"
    old.parent.mkdir(parents=True)
    old.write_text("earlier")
    (root / "playbooks" / "content" / "seo-keyword-research.yml").write_text("name: [unclosed\n")
    said = call("build", cwd=root, exits=1)
    assert "playbooks/content/seo-keyword-research.yml:" in said
    assert old.read_text() == "earlier"
    assert not (root / "build" / "docs").exists()


@pytest.mark.slow
def test_the_search_is_the_one_that_tests_ask(tmp_path):
    root = copy_handbook(tmp_path / "handbook", BAKERY)
    call("generate", cwd=root)
    asked = write_search(check_handbook(Request(root)), tmp_path)
    below = "assets/search"
    assert file_bytes(root / "build" / "theme" / below) == file_bytes(asked / below)

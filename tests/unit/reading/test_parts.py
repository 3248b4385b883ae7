"""Reading in parts is reading at once: in any order, from memory, disk or git, and when some parts are kept from before."""

from __future__ import annotations

import pickle
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from playpress.reading import cache
from playpress.reading.cache import key_of, read_tree, sources
from playpress.reading.folder import FolderTree
from playpress.reading.join import join
from playpress.reading.load import load_handbook
from playpress.reading.loaded import HANDBOOK
from playpress.reading.part import read_part
from playpress.reading.tree import MappingTree
from tests.tools.handbook import REGISTRIES, SMALLEST, write_project
from tests.tools.repository import ROOT
from tests.tools.trees import GOOD, handbooks

if TYPE_CHECKING:
    from playpress.reading.loaded import Loaded
    from playpress.reading.part import Part
    from playpress.reading.tree import Tree

BROKEN = sorted(path.parent for path in (ROOT / "tests/broken").glob("*/playbooks"))


def has_links(folder: Path) -> bool:
    return any(path.is_symlink() for path in folder.rglob("*"))


def load(tree: Tree, kept: dict[str, Part] | None = None) -> Loaded:
    return join(read_tree(tree, kept), tree.name, tree.find_problems())


def pickled(part: Part) -> Part:
    return pickle.loads(pickle.dumps(part))  # noqa: S301 - it is our own


def files_of(folder: Path) -> dict[str, bytes]:
    found = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


@pytest.mark.slow
@given(handbooks(), st.randoms(use_true_random=False))
@settings(max_examples=150, deadline=None)
def test_the_order_of_the_parts_and_whether_they_are_new_changes_nothing(files: dict[str, bytes], random):
    tree = MappingTree(files)
    at_once = load(tree)
    parts = read_tree(tree)
    random.shuffle(parts)
    assert join([pickled(part) if random.random() < 0.5 else part for part in parts], tree.name) == at_once
    kept: dict[str, Part] = {}
    read_tree(MappingTree({path: raw for path, raw in files.items() if random.random() < 0.7}), kept)
    kept = {key: pickled(part) for key, part in kept.items()}
    assert load(tree, kept) == at_once


@given(handbooks())
@settings(max_examples=60, deadline=None)
def test_a_folder_says_the_same_as_a_mapping(files: dict[str, bytes]):
    with tempfile.TemporaryDirectory() as root:
        project = Path(root)
        write_project(project, {f"playbooks/{path}": raw for path, raw in files.items()})
        (project / "playbooks").mkdir(exist_ok=True)
        tree = FolderTree(project / "playbooks", project)
        assert load(tree) == load(MappingTree(files))


@pytest.mark.parametrize("project", BROKEN, ids=lambda path: path.name)
def test_a_broken_handbook_says_the_same_when_its_parts_come_from_elsewhere_in_another_order(project: Path):
    at_once = load_handbook(project / "playbooks", project)
    tree = FolderTree(project / "playbooks", project)
    again = join([pickled(part) for part in reversed(read_tree(tree))], tree.name, tree.find_problems())
    assert (again.library, again.diagnostics) == (at_once.library, at_once.diagnostics)


@pytest.mark.parametrize("project", [path for path in BROKEN if not has_links(path)], ids=lambda path: path.name)
def test_a_broken_handbook_says_the_same_in_memory(project: Path):
    tree = FolderTree(project / "playbooks", project)
    assert load(MappingTree(files_of(project / "playbooks"))) == load(tree)


class Counted(dict):
    """Parts that are kept, and how many of them have been put here."""

    reads = 0

    def __setitem__(self, key, part):
        self.reads += 1
        super().__setitem__(key, part)


def test_only_a_changed_file_is_read_again_and_what_it_was_is_forgotten(tmp_path: Path):
    files = {**REGISTRIES, "playbooks/sales/sell.yml": SMALLEST, "playbooks/sales/offer.yml": SMALLEST}
    project, kept = write_project(tmp_path, files), Counted()
    load_handbook(project.playbooks, tmp_path, kept)
    assert kept.reads == len(files)
    load_handbook(project.playbooks, tmp_path, kept)
    assert kept.reads == len(files)
    (project.playbooks / "sales/sell.yml").write_text(SMALLEST.replace("Sell a product", "Sell two"))
    again = load_handbook(project.playbooks, tmp_path, kept)
    assert kept.reads == len(files) + 1
    assert again.library.playbooks["sell"].name == "Sell two"
    assert again == load_handbook(project.playbooks, tmp_path)
    assert len(kept) == len(files)


def test_another_language_of_the_handbook_is_another_part():
    files = {**GOOD, "sales/Größe.yml": SMALLEST.encode()}
    kept = Counted()
    english = load(MappingTree(files), kept)
    german = load(MappingTree({**files, "handbook.yml": b"language: de\n"}), kept)
    assert {"grosse"} == english.library.playbooks.keys() - {"sell"}
    assert {"groesse"} == german.library.playbooks.keys() - {"sell"}


def test_the_settings_are_read_before_files_whose_names_come_earlier():
    tree = MappingTree({"handbook.yml": b"language: de\n", "Büro.yml": SMALLEST.encode()})
    (found,) = load(tree).diagnostics
    assert found.hint is not None
    assert found.hint.text() == "a playbook belongs in playbooks/<category>/buero.yml"


def test_settings_that_are_not_read_do_not_choose_the_language():
    tree = MappingTree(
        {"handbook.yml": b"language: de\n", "handbook.yml.txt": b"language: pl\n", "a/Ö.yml": SMALLEST.encode()}
    )
    assert list(load(tree).library.playbooks) == ["oe"]


def test_a_key_changes_with_all_that_a_part_follows_from(monkeypatch: pytest.MonkeyPatch):
    given_ = ("sales/a.yml", b"name: A\n", "en", "playbooks")
    others = [
        ("sales/b.yml", *given_[1:]),
        ("sales/a.yml", b"name: B\n", *given_[2:]),
        (*given_[:2], "de", "playbooks"),
        (*given_[:3], "books"),
    ]
    keys = {key_of(*arguments) for arguments in (given_, *others)}
    monkeypatch.setattr(cache, "_version", lambda: b"another")
    assert len({*keys, key_of(*given_)}) == 6


def test_a_key_tells_where_each_of_its_pieces_ends():
    assert key_of("sales/a.yml", b"n: A", "e", "playbooks") != key_of("sales/a.yml", b": A", "en", "playbooks")


def test_a_playbook_that_is_not_read_is_declared_all_the_same():
    loaded = load(MappingTree({**GOOD, "deliver.yml": SMALLEST.encode()}))
    assert "deliver" in loaded.library.declared["playbook"]
    assert "deliver" not in loaded.library.playbooks


def test_of_two_playbooks_with_one_id_a_flaw_of_the_second_is_not_laid_upon_the_first():
    flawed = SMALLEST.replace("steps:", "steps: none\nx-steps:").encode()
    partial = load(MappingTree({**GOOD, "service/sell.yml": flawed})).library.partial
    assert partial.keys() == {"service/sell"}


def test_every_module_that_reading_a_part_loads_is_in_the_version_of_its_key():
    code = "import sys, playpress.reading.part; print(*(m.__file__ for n, m in sys.modules.items() if n.startswith('playpress.')))"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert len(loaded) > 20
    assert {Path(file) for file in loaded} <= set(sources())


def test_a_part_says_what_one_file_says_by_itself():
    part = read_part("sales/sell.yml", SMALLEST.encode(), "en")
    assert part.file == "playbooks/sales/sell.yml"
    assert part.contents is not None
    assert list(part.contents.entities) == [("playbook", "sell")]
    assert part.contents.places == {("playbook", "sell"): ("playbooks/sales/sell.yml", ())}
    settings_part = read_part("handbook.yml", b"name: Ours\n", "en", "books")
    assert settings_part.contents is not None
    assert settings_part.contents.places == {HANDBOOK: ("books/handbook.yml", ())}

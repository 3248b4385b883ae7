"""Parts that are kept on disk are the parts that reading makes, and whatever is wrong with them, nothing fails."""

from __future__ import annotations

import datetime
import hashlib
import os
import pickle
import re
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings

from playpress.model.role import Role
from playpress.reading import cache, packed, store
from playpress.reading.cache import key_of, read_tree
from playpress.reading.folder import FolderTree
from playpress.reading.join import join
from playpress.reading.load import load_handbook
from playpress.reading.packed import Unusable, maker_of, pack, unpack
from playpress.reading.part import read_part
from playpress.reading.store import PartStore
from playpress.reading.tree import MappingTree
from tests.tools.handbook import REGISTRIES, SMALLEST, write_project
from tests.tools.repository import ROOT
from tests.tools.trees import GOOD, handbooks

if TYPE_CHECKING:
    from collections.abc import Callable

    from playpress.reading.loaded import Loaded
    from playpress.reading.part import Part

HANDBOOKS = sorted(
    path.parent for path in (*(ROOT / "tests/broken").glob("*/playbooks"), *(ROOT / "tests/golden").glob("*/playbooks"))
)
FILES = {**REGISTRIES, "playbooks/sales/sell.yml": SMALLEST, "playbooks/sales/offer.yml": SMALLEST}


def load(files: dict[str, bytes], folder: Path | None = None) -> Loaded:
    tree, kept = MappingTree(files), PartStore(folder) if folder else None
    loaded = join(read_tree(tree, kept), tree.name)
    assert kept is None or kept.save() is None
    return loaded


def looks(loaded: Loaded) -> object:
    """Return all that a handbook says, to the letter; sets have no order."""
    texts = {file: source.text for file, source in loaded.sources.items()}
    library = re.sub(r"frozenset\(\{(.*?)\}\)", lambda found: f"{sorted(found[1].split(', '))}", repr(loaded.library))
    return library, loaded.diagnostics, loaded.places, loaded.gists, texts


@pytest.mark.slow
@given(handbooks(), handbooks())
@settings(max_examples=60, deadline=None)
def test_after_any_edit_a_handbook_from_the_store_is_the_one_that_reading_makes(before, after):
    with tempfile.TemporaryDirectory() as folder:
        load(before, Path(folder))
        mixed = {**after, **{path: raw for path, raw in before.items() if len(path) % 2}}
        for files in (mixed, mixed, before):
            found = load(files, Path(folder))
            assert found == load(files)
            assert looks(found) == looks(load(files))


@pytest.mark.repeats
@pytest.mark.parametrize("project", HANDBOOKS, ids=lambda path: path.name)
def test_every_handbook_here_is_the_same_from_the_store(project: Path, tmp_path: Path):
    kept = PartStore(tmp_path)
    new = load_handbook(project / "playbooks", project)
    first = load_handbook(project / "playbooks", project, kept)
    kept.save()
    again = load_handbook(project / "playbooks", project, PartStore(tmp_path))
    assert looks(first) == looks(new) == looks(again)
    assert first == new == again


def test_a_file_that_is_kept_is_not_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    load(GOOD, tmp_path)
    read: list[str] = []

    def counted(path: str, *rest: Any) -> Part:
        read.append(path)
        return read_part(path, *rest)

    monkeypatch.setattr(cache, "read_part", counted)
    load(GOOD, tmp_path)
    assert read == []
    load({**GOOD, "sales/sell.yml": SMALLEST.replace("Sell a product", "Sell two").encode()}, tmp_path)
    assert read == ["sales/sell.yml"]


def test_only_the_present_parts_stay_and_nothing_else_does(tmp_path: Path):
    load(GOOD, tmp_path)
    (tmp_path / ".new-123").write_bytes(b"left by a run that was ended")
    names = {path.name for path in tmp_path.iterdir()}
    rest = {path: raw for path, raw in GOOD.items() if path != "sales/sell.yml"}
    load(rest, tmp_path)
    assert len(names - {path.name for path in tmp_path.iterdir()}) == 2
    assert {path.name for path in tmp_path.iterdir()} == {
        key_of(path, raw, "en", "playbooks") for path, raw in rest.items()
    }


def test_who_only_reads_changes_nothing(tmp_path: Path):
    load(GOOD, tmp_path)
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    tree = MappingTree({"sales/other.yml": SMALLEST.encode()})
    read_tree(tree, PartStore(tmp_path))
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_what_is_read_is_packed_when_it_is_kept_and_not_before(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    packed_parts: list[str] = []

    def counted(part: Part) -> bytes:
        packed_parts.append(part.path)
        return pack(part)

    monkeypatch.setattr(store, "pack", counted)
    kept = PartStore(tmp_path)
    read_tree(MappingTree(GOOD), kept)
    assert packed_parts == []
    kept.save()
    assert sorted(packed_parts) == sorted(GOOD)


def damage(raw: bytes, how: str) -> bytes:
    return {"empty": b"", "cut": raw[:-1], "one bit": raw[:-9] + bytes([raw[-9] ^ 1]) + raw[-8:], "longer": raw + b"."}[
        how
    ]


@pytest.mark.parametrize("how", ["empty", "cut", "one bit", "longer"])
def test_a_damaged_part_is_made_anew(tmp_path: Path, how: str):
    load(GOOD, tmp_path)
    for path in tmp_path.iterdir():
        path.write_bytes(damage(path.read_bytes(), how))
    assert load(GOOD, tmp_path) == load(GOOD)
    assert all(store._read(str(path), path.name) for path in tmp_path.iterdir())


@pytest.mark.parametrize(
    "stand", [Path.mkdir, os.mkfifo, lambda path: path.symlink_to("/etc/passwd")], ids=["folder", "pipe", "link"]
)
def test_what_is_no_file_is_no_part(tmp_path: Path, stand: Callable[[Path], None]):
    load(GOOD, tmp_path)
    for path in list(tmp_path.iterdir()):
        path.unlink()
        stand(path)
    tree = MappingTree(GOOD)
    assert join(read_tree(tree, PartStore(tmp_path)), tree.name) == load(GOOD)


def test_of_another_version_nothing_is_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    load(GOOD, tmp_path)
    before = {path.name for path in tmp_path.iterdir()}
    monkeypatch.setattr(cache, "_version", lambda: b"another")
    assert load(GOOD, tmp_path) == load(GOOD)
    assert before.isdisjoint(path.name for path in tmp_path.iterdir())


def test_a_disk_that_takes_nothing_is_told_once_and_stops_nothing(tmp_path: Path):
    project = write_project(tmp_path, FILES)
    (tmp_path / "full").write_text("no folder")
    kept = PartStore(tmp_path / "full")
    assert load_handbook(project.playbooks, tmp_path, kept) == load_handbook(project.playbooks, tmp_path)
    assert isinstance(kept.save(), OSError)


class Planted:
    """Calls something when it is unpickled."""

    def __init__(self, call: Callable[..., object], *arguments: object) -> None:
        self.call, self.arguments = call, arguments

    def __reduce__(self):
        return self.call, self.arguments


PLANTED = {
    "a command": lambda place: Planted(os.system, f"touch {place}"),
    "a file": lambda place: Planted(open, str(place), "w"),
    "one of our own functions": lambda place: Planted(Path.touch, place),
    "a class of ours": lambda _: Role(id="boss", name="Boss"),
    "another value": lambda _: datetime.date(2026, 1, 1),
}


@pytest.mark.parametrize("what", PLANTED)
def test_a_planted_part_calls_nothing_and_is_made_anew(tmp_path: Path, what: str):
    place, folder = tmp_path / "called", tmp_path / "parts"
    load(GOOD, folder)
    for path in folder.iterdir():
        raw = pickle.dumps(PLANTED[what](place))
        path.write_bytes(hashlib.sha256(path.name.encode() + raw).digest() + raw)
    assert load(GOOD, folder) == load(GOOD)
    assert not place.exists()


def test_a_part_under_the_name_of_another_is_made_anew(tmp_path: Path):
    load(GOOD, tmp_path)
    one, other = sorted(tmp_path.iterdir())[:2]
    raw = store._read(str(one), one.name)
    other.write_bytes(store._digest(other.name, raw) + raw)
    assert load(GOOD, tmp_path) == load(GOOD)


def test_no_class_is_within_reach_of_a_part():
    assert not [call for call in packed._REACHABLE.values() if isinstance(call, type) and call is not datetime.date]


@pytest.mark.parametrize(
    ("names", "said"),
    [
        (("id", "name"), {"id": "../../boss", "name": "Boss"}),
        (("id", "name"), {"id": "boss", "name": 3}),
        (("id", "name", "team"), {"id": "boss", "name": "Boss", "team": "<b>"}),
        (("id", "name", "aliases"), {"id": "boss", "name": "Boss", "aliases": ("/etc",)}),
        (("id", "name", "visibility"), {"id": "boss", "name": "Boss", "visibility": "everybody"}),
        (("id", "name", "skills"), {"id": "boss", "name": "Boss", "skills": ("Law", 4)}),
        (("id", "name"), {"id": "boss", "title": "Boss"}),
    ],
)
def test_no_record_is_made_of_values_that_do_not_fit_it(names: tuple[str, ...], said: dict[str, object]):
    with pytest.raises(ValueError, match="a Role cannot hold"):
        maker_of("Role", *names)(said)


@pytest.mark.parametrize("names", [("id",), ("id", "name", "colour")])
def test_no_record_is_made_with_other_fields(names: tuple[str, ...]):
    with pytest.raises((ValueError, KeyError)):
        maker_of("Role", *names)


def test_a_thing_under_another_id_is_no_part_of_ours():
    part = read_part("catalog/roles.yml", b"boss: {name: Boss}\n", "en")
    assert unpack(pack(part)).contents.entities == part.contents.entities
    part.contents.entities["role", "../boss"] = part.contents.entities.pop(("role", "boss"))
    with pytest.raises(Unusable):
        unpack(pack(part))


def test_a_part_keeps_no_more_than_its_file_says():
    part = read_part("catalog/roles.yml", b"boss: {name: Boss}\n", "en")
    assert b"hourly_rate" not in pack(part)
    assert unpack(pack(part)).contents.entities["role", "boss"].model_fields_set == {"id", "name"}


def test_equal_texts_are_one_text_after_reading():
    part = unpack(pack(read_part("catalog/roles.yml", b"a: {name: Boss, contact: Boss}\nb: {name: Boss}\n", "en")))
    one, other = map(vars, part.contents.entities.values())
    assert one["name"] is other["name"] is one["contact"]


def test_a_folder_that_is_missing_holds_no_parts(tmp_path: Path):
    assert len(PartStore(tmp_path / "none")) == 0
    tree = FolderTree(write_project(tmp_path, FILES).playbooks, tmp_path)
    assert len(read_tree(tree, PartStore(tmp_path / "none"))) == len(FILES)
    assert not (tmp_path / "none").exists()

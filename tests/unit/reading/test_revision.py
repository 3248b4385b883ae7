"""A git revision is read like a folder: the same files say the same, and links are told of."""

from __future__ import annotations

import subprocess
from hashlib import sha256
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings

from playpress.machine.faults import Fault
from playpress.reading.cache import read_tree
from playpress.reading.folder import FolderTree
from playpress.reading.join import join
from playpress.reading.revision import RevisionTree
from playpress.reading.source import LARGEST_FILE
from playpress.reading.tree import MappingTree
from tests.tools.handbook import REGISTRIES, SMALLEST, write_project
from tests.tools.trees import GOOD, handbooks

if TYPE_CHECKING:
    from pathlib import Path

    from playpress.reading.loaded import Loaded
    from playpress.reading.tree import Tree

ENVIRONMENT = {
    "PATH": "/usr/bin:/bin",
    "GIT_AUTHOR_NAME": "A",
    "GIT_AUTHOR_EMAIL": "a@example.com",
    "GIT_COMMITTER_NAME": "A",
    "GIT_COMMITTER_EMAIL": "a@example.com",
}


def git(folder: Path, *arguments: str, given: bytes = b"") -> bytes:
    command = ["git", *arguments]
    return subprocess.run(command, cwd=folder, env=ENVIRONMENT, input=given, capture_output=True, check=True).stdout


def commit(folder: Path, name: str = "First") -> None:
    git(folder, "init", "-q")
    git(folder, "add", "-A")
    git(folder, "commit", "-qm", name, "--allow-empty")


def load(tree: Tree) -> Loaded:
    return join(read_tree(tree), tree.name, tree.find_problems())


def fast_import(files: dict[str, bytes]) -> bytes:
    """Return what makes `git fast-import` commit these files, whatever the disk thinks of their names."""
    lines = [b"commit refs/heads/drawn\ncommitter A <a@example.com> 1790000000 +0000\ndata 0\ndeleteall\n"]
    for path, raw in files.items():
        lines.append(f"M 100644 inline playbooks/{path}\ndata {len(raw)}\n".encode() + raw + b"\n")
    return b"".join(lines)


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("repository")
    git(folder, "init", "-q")
    return folder


@pytest.mark.slow
@given(files=handbooks())
@settings(max_examples=40, deadline=None)
def test_a_revision_says_the_same_as_a_mapping(repository: Path, files: dict[str, bytes]):
    files = files or GOOD
    git(repository, "fast-import", "--force", "--quiet", given=fast_import(files))
    assert load(RevisionTree(repository, "drawn")) == load(MappingTree(files))


def test_an_earlier_revision_says_what_the_files_said_then(tmp_path: Path):
    write_project(tmp_path, {**REGISTRIES, "playbooks/sales/sell.yml": SMALLEST})
    commit(tmp_path)
    (tmp_path / "playbooks/sales/sell.yml").write_text(SMALLEST.replace("Sell a product", "Sell two"))
    commit(tmp_path, "Second")
    names = [load(RevisionTree(tmp_path, revision)).library.playbooks["sell"].name for revision in ("HEAD~1", "HEAD")]
    assert names == ["Sell a product", "Sell two"]


def test_a_project_may_lie_within_a_repository(tmp_path: Path):
    write_project(tmp_path / "docs/handbook", {**REGISTRIES, "playbooks/sales/sell.yml": SMALLEST})
    write_project(tmp_path, {"playbooks/sales/other.yml": SMALLEST})
    commit(tmp_path)
    loaded = load(RevisionTree(tmp_path / "docs/handbook", "HEAD"))
    assert list(loaded.library.playbooks) == ["sell"]
    assert loaded == load(FolderTree(tmp_path / "docs/handbook/playbooks", tmp_path / "docs/handbook"))


def test_the_environment_does_not_lead_git_to_another_repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    write_project(tmp_path / "ours", {**REGISTRIES, "playbooks/sales/sell.yml": SMALLEST})
    write_project(tmp_path / "other", {**REGISTRIES, "playbooks/sales/other.yml": SMALLEST})
    commit(tmp_path / "ours")
    commit(tmp_path / "other")
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "other/.git"))
    assert list(load(RevisionTree(tmp_path / "ours", "HEAD")).library.playbooks) == ["sell"]


def test_links_are_told_like_those_on_disk(tmp_path: Path):
    write_project(tmp_path, {**REGISTRIES, "playbooks/sales/offer.yml": SMALLEST, "outside/sell.yml": "secret: x\n"})
    playbooks = tmp_path / "playbooks"
    (playbooks / "sales/sell.yml").symlink_to("../../outside/sell.yml")
    (playbooks / "sales/loop.yml").symlink_to("loop.yml")
    (playbooks / "sales/gone.yml").symlink_to("nowhere.yml")
    (playbooks / "service").symlink_to("../outside")
    (playbooks / "README").symlink_to("../outside")
    (playbooks / "README.md").symlink_to("../outside/sell.yml")
    commit(tmp_path)
    loaded = load(RevisionTree(tmp_path, "HEAD"))
    assert {(d.location.file, d.code) for d in loaded.diagnostics} == {
        (f"playbooks/{path}", "PB109")
        for path in ("README", "sales/gone.yml", "sales/loop.yml", "sales/sell.yml", "service")
    }
    assert loaded == load(FolderTree(playbooks, tmp_path))
    assert not any("secret" in source.text for source in loaded.sources.values())


def test_another_repository_within_the_playbooks_is_told_like_a_link(tmp_path: Path):
    write_project(tmp_path / "playbooks/service", {"sell.yml": SMALLEST})
    commit(tmp_path / "playbooks/service")
    write_project(tmp_path, REGISTRIES)
    commit(tmp_path)
    found = load(RevisionTree(tmp_path, "HEAD")).diagnostics
    assert [(d.location.file, d.code) for d in found] == [("playbooks/service", "PB109")]


def test_a_file_beyond_a_megabyte_is_told_and_the_next_is_read(tmp_path: Path):
    files = {"playbooks/sales/a.yml": "#" * 3 * LARGEST_FILE, "playbooks/sales/b.yml": SMALLEST}
    write_project(tmp_path, {**REGISTRIES, **files})
    commit(tmp_path)
    loaded = load(RevisionTree(tmp_path, "HEAD"))
    assert [(d.location.file, d.code) for d in loaded.diagnostics] == [("playbooks/sales/a.yml", "PB101")]
    assert loaded == load(FolderTree(tmp_path / "playbooks", tmp_path))


def test_a_file_whose_bytes_git_has_lost_is_told_and_hides_nothing(tmp_path: Path):
    write_project(
        tmp_path, {**REGISTRIES, "playbooks/sales/a.yml": SMALLEST + "faq: []\n", "playbooks/sales/b.yml": SMALLEST}
    )
    commit(tmp_path)
    name = git(tmp_path, "rev-parse", "HEAD:playbooks/sales/a.yml").decode().strip()
    (tmp_path / ".git/objects" / name[:2] / name[2:]).unlink()
    loaded = load(RevisionTree(tmp_path, "HEAD"))
    assert [(d.location.file, d.code) for d in loaded.diagnostics] == [("playbooks/sales/a.yml", "PB111")]
    assert list(loaded.library.playbooks) == ["b"]


def test_files_from_a_damaged_one_on_are_told(tmp_path: Path):
    """Git ends at an object of which the beginning alone is good."""
    long = "# " + "".join(sha256(bytes([n])).hexdigest() for n in range(200))
    write_project(tmp_path, {**REGISTRIES, **{f"playbooks/sales/{name}.yml": SMALLEST + long + name for name in "abc"}})
    commit(tmp_path)
    name = git(tmp_path, "rev-parse", "HEAD:playbooks/sales/b.yml").decode().strip()
    damaged = tmp_path / ".git/objects" / name[:2] / name[2:]
    damaged.chmod(0o600)
    damaged.write_bytes(damaged.read_bytes()[:1000])
    loaded = load(RevisionTree(tmp_path, "HEAD"))
    told = [(d.location.file, d.code) for d in loaded.diagnostics]
    assert told == [("playbooks/sales/b.yml", "PB111"), ("playbooks/sales/c.yml", "PB111")]
    assert list(loaded.library.playbooks) == ["a"]


def test_what_a_partial_clone_lacks_is_told_and_not_fetched(tmp_path: Path):
    write_project(tmp_path / "whole", {**REGISTRIES, "playbooks/sales/sell.yml": SMALLEST})
    commit(tmp_path / "whole")
    git(tmp_path / "whole", "config", "uploadpack.allowFilter", "true")
    git(tmp_path, "clone", "-q", "--no-checkout", "--filter=blob:none", f"file://{tmp_path / 'whole'}", "partial")
    objects = tmp_path / "partial/.git/objects"
    before = sorted(objects.rglob("*"))
    found = load(RevisionTree(tmp_path / "partial", "HEAD")).diagnostics
    assert {d.code for d in found} == {"PB111"}
    assert len(found) == len(REGISTRIES) + 1
    assert sorted(objects.rglob("*")) == before


def test_odd_names_are_read_and_told_of_like_others(tmp_path: Path):
    write_project(tmp_path, {**REGISTRIES, "playbooks/sales/a\nb 7.yml": SMALLEST})
    (tmp_path / "playbooks/sales/c\nd.yml").symlink_to("nowhere")
    commit(tmp_path)
    loaded = load(RevisionTree(tmp_path, "HEAD"))
    assert list(loaded.library.playbooks) == ["a-b-7"]
    assert loaded == load(FolderTree(tmp_path / "playbooks", tmp_path))


@pytest.mark.parametrize(("made", "code"), [("nothing", "PB110"), ("file", "PB110"), ("link", "PB109")])
def test_a_revision_without_a_folder_of_playbooks_says_so(tmp_path: Path, made: str, code: str):
    write_project(tmp_path, {"other/handbook.yml": "name: A\n", "playbooks-old/sales/sell.yml": SMALLEST})
    if made == "file":
        (tmp_path / "playbooks").write_text("x")
    elif made == "link":
        (tmp_path / "playbooks").symlink_to("other")
    commit(tmp_path)
    loaded = load(RevisionTree(tmp_path, "HEAD"))
    assert [(d.location.file, d.code) for d in loaded.diagnostics] == [("playbooks", code)]
    assert loaded.library.size == 0


@pytest.mark.parametrize("revision", ["v9", "HEAD~1", "--all", "", "HEAD:playbooks", "a\nb", "a\0b"])
def test_a_revision_that_git_does_not_know_is_a_fault(tmp_path: Path, revision: str):
    write_project(tmp_path, REGISTRIES)
    commit(tmp_path)
    with pytest.raises(Fault, match="git knows no revision"):
        RevisionTree(tmp_path, revision)


def test_without_a_repository_or_without_git_no_revision_is_known(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    with pytest.raises(Fault, match="git knows no revision “HEAD” of this project"):
        RevisionTree(tmp_path, "HEAD")
    commit(tmp_path)
    monkeypatch.setenv("PATH", "")
    with pytest.raises(Fault, match="git knows no revision “HEAD” of this project"):
        RevisionTree(tmp_path, "HEAD")

"""`playpress init`: what it writes works, teaches and is never in anybody's way."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
import yaml
from pydantic import create_model

from playpress import __version__
from playpress.editing.new import (
    LANGUAGES,
    CannotStartError,
    load_new_files,
    readable_name,
    with_all_keys,
    write_handbook,
)
from playpress.model.handbook import Handbook
from playpress.model.kinds import WITH_REGISTRY, Kind
from playpress.model.playbook import Playbook
from playpress.model.step import Step
from playpress.pipeline import Request, check_handbook, generate
from tests.tools.command import call, call_mkdocs
from tests.tools.repository import ROOT, file_bytes

if TYPE_CHECKING:
    from pathlib import Path

SAID_BY_THE_PLACE = {"id", "category"}
"""Keys that nobody writes: a file's or an entry's own name says them, or the folder's."""

ODD_NAMES = [
    'The "best" handbook: yes, it\'s ours',
    "# not a comment",
    "*alias &anchor !tag %percent @at `tick`",
    "yes",
    "1.10",
    "null",
    "- item",
    "{a: b}",
    "back\\slash \\n \\u0041",
    "Zażółć gęślą jaźń · Größe · 手引き · دليل",
    "👩‍👩‍👧 family",
    r"\1 \g<0>",
    "<script>alert(1)</script>",
    "x" * 500,
]


@pytest.fixture
def handbook(tmp_path: Path) -> Path:
    """A handbook as `init` writes it."""
    folder = tmp_path / "corner-bakery"
    write_handbook(folder)
    return folder


def name_in(folder: Path, file: str, key: str) -> object:
    text = (folder / file).read_text(encoding="utf-8")
    return yaml.safe_load(re.sub(r"!!python/name:\S+", "x", text))[key]


# It works


def test_a_new_handbook_has_no_finding_not_even_a_warning(handbook: Path):
    assert check_handbook(Request(handbook)).diagnostics == []


def test_pages_are_made_of_a_new_handbook_at_once(handbook: Path):
    written = generate(Request(handbook)).written
    assert written is not None
    assert written.changed > 20
    assert (handbook / "build/docs/playbooks/cake-to-order.md").is_file()


@pytest.mark.site
def test_a_new_handbook_can_be_renamed_in_its_settings_alone(handbook: Path):
    settings = handbook / "playbooks" / "handbook.yml"
    settings.write_text(re.sub(r"(?m)^name: .*$", "name: Bread & butter", settings.read_text(encoding="utf-8")))
    assert call("check", cwd=handbook) == "Everything is in order.\n"
    call("build", cwd=handbook)
    call_mkdocs("build", "--strict", "--site-dir", "build/other", cwd=handbook)
    for site in ("site", "other"):
        page = (handbook / "build" / site / "index.html").read_text()
        assert "Bread &amp; butter</title>" in page
        assert "Corner bakery" not in page


@pytest.mark.site
def test_whoever_follows_the_hint_about_the_site_s_name_can_build_in_both_ways(handbook: Path):
    settings = handbook / "mkdocs.yml"
    settings.write_text(settings.read_text().replace("site_name: Handbook", "site_name: Our place"))
    said = call("check", cwd=handbook, exits=1)
    (advised,) = re.findall("hint: write “(site_name: .+?)” here", said)
    settings.write_text(settings.read_text().replace("site_name: Our place", advised))
    call("build", cwd=handbook)
    call_mkdocs("build", "--strict", "--site-dir", "build/other", cwd=handbook)


@pytest.mark.site
def test_a_new_handbook_is_built_by_one_command_and_by_mkdocs(handbook: Path):
    assert "The site is ready" in call("build", cwd=handbook)
    assert (handbook / "build/site/playbooks/cake-to-order/index.html").is_file()
    call_mkdocs("build", "--strict", "--site-dir", "build/other", cwd=handbook)
    assert (handbook / "build/other/playbooks/cake-to-order/index.html").is_file()


def test_two_new_handbooks_of_the_same_name_are_the_same(tmp_path: Path):
    for folder in ("one", "two"):
        write_handbook(tmp_path / folder, "Same")
    assert file_bytes(tmp_path / "one") == file_bytes(tmp_path / "two")


# It shows what matters


def test_the_example_shows_connected_processes_with_decision_rework_hand_off_exception_and_kpi(handbook: Path):
    checked = check_handbook(Request(handbook))
    library = checked.loaded.library
    steps = [step for playbook in library.playbooks.values() for step in playbook.steps]
    branches = [branch for step in steps for branch in step.branches]
    assert len(library.playbooks) == 2
    assert any(needed.from_ for playbook in library.playbooks.values() for needed in playbook.inputs)
    assert any(step.calls for step in steps)
    assert {"decision", "checkpoint", "wait", "subprocess"} <= {step.type for step in steps}
    assert "rework" in {branch.kind for branch in branches}
    assert len({step.raci.responsible[0] for step in steps if step.raci}) > 1
    assert any(playbook.exceptions for playbook in library.playbooks.values())
    assert all(kpi.target and kpi.baseline and kpi.thresholds for kpi in library.kpis.values())
    assert library.measurements.keys() <= library.kpis.keys()
    assert library.measurements


def test_every_entry_of_the_registries_is_used_in_a_playbook_or_by_another_entry(handbook: Path):
    library = check_handbook(Request(handbook)).loaded.library
    texts = {path: path.read_text() for path in (handbook / "playbooks").rglob("*.yml")}
    for kind in (kind.name for kind in WITH_REGISTRY.values()):
        for name in library.of_kind(kind):
            used = sum(len(re.findall(rf"(?<![\w-]){name}(?![\w-])", text)) for text in texts.values())
            assert used > 1 or (handbook / "playbooks" / name).is_dir(), f"{kind} {name} is only defined"


# It teaches


def test_every_file_begins_by_saying_what_it_is_for():
    for path, content in load_new_files("Any").items():
        first = content.decode().splitlines()[0]
        if path.endswith(".csv"):
            assert first == "date,value,note"
        else:
            assert re.match(r'# \w|"""\w', first), f"{path} begins with {first!r}"


def test_the_readme_names_every_file_or_its_folder():
    files = load_new_files("Any")
    named = re.findall(r"(?<!`)`([^`\n]+)`(?!`)", files["README.md"].decode())
    for path in files.keys() - {"README.md"}:
        assert any(path == name or (name.endswith("/") and path.startswith(name)) for name in named), path


def test_the_readme_names_nothing_that_is_not_there(handbook: Path):
    table = re.findall(r"^\| (.+?) \|", (handbook / "README.md").read_text(), flags=re.MULTILINE)
    named = re.findall(r"`([^`]+)`", " ".join(table))
    assert len(named) > 5
    for name in named:
        assert (handbook / name).exists(), name


@pytest.mark.parametrize(
    ("file", "keys"),
    [
        ("handbook.yml", Handbook.keys()),
        ("orders/cake-to-order.yml", (*Playbook.keys(), *Step.keys())),
        *((f"catalog/{kind.stem}.yml", kind.model.keys()) for kind in WITH_REGISTRY.values()),
    ],
)
def test_every_key_that_a_file_can_have_is_used_or_explained_in_it(file: str, keys: tuple[str, ...]):
    text = load_new_files("Any")[f"playbooks/{file}"].decode()
    missing = {key for key in keys if key not in SAID_BY_THE_PLACE and not re.search(rf"\b{key}\b", text)}
    assert missing == set()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", WITH_REGISTRY.values(), ids=WITH_REGISTRY)
def test_a_key_that_the_model_gets_is_listed_at_the_head_of_the_example_by_itself(kind: Kind, language: str):
    text = load_new_files("Any", language)[f"playbooks/catalog/{kind.stem}.yml"].decode()
    assert with_all_keys(text, kind.model) == text
    more = create_model("More", __base__=kind.model, one_more=(str, ""), and_another=(str, ""))
    listed = with_all_keys(text, more)  # type: ignore[arg-type]
    assert listed.replace(", one_more, and_another", "", 1) == text
    head = listed.partition("\n" + next(line for line in text.split("\n") if not line.startswith("#")))[0]
    assert re.search(r", one_more, and_another\s?;[^;]*aliases, visibility", head)


def test_every_setting_that_is_switched_off_can_be_switched_on(handbook: Path):
    file = handbook / "playbooks" / "handbook.yml"
    text, switched = re.subn(r"^#(?=\w)", "", file.read_text(), flags=re.MULTILINE)
    file.write_text(text)
    assert switched >= 5
    assert check_handbook(Request(handbook)).diagnostics == []


# It is this version's


def test_the_site_settings_are_this_repository_s_own():
    assert load_new_files("Any")["mkdocs.yml"] == (ROOT / "mkdocs.yml").read_bytes()


def test_the_hook_is_this_repository_s_own():
    assert (
        load_new_files("Any")["site_templates/mkdocs_hook.py"] == (ROOT / "site_templates/mkdocs_hook.py").read_bytes()
    )


def test_requirements_pin_this_version():
    lines = load_new_files("Any")["requirements.txt"].decode().splitlines()
    assert [line for line in lines if not line.startswith("#")] == [f"playpress=={__version__}"]


# Names


@pytest.mark.repeats
@pytest.mark.parametrize("name", ODD_NAMES)
def test_any_name_gives_valid_files_that_agree(tmp_path: Path, name: str):
    assert write_handbook(tmp_path / "new", name) == name
    assert name_in(tmp_path / "new", "playbooks/handbook.yml", "name") == name
    assert check_handbook(Request(tmp_path / "new")).diagnostics == []


def test_invisible_characters_and_line_ends_leave_a_name(tmp_path: Path):
    name = "Our\n\thand\u200bbook\u202e\x07\u00a0two\ud800\ufeff\u2028"
    assert write_handbook(tmp_path / "new", name) == "Our handbook two"
    assert check_handbook(Request(tmp_path / "new")).diagnostics == []


@pytest.mark.parametrize("name", ["", "  ", "\u200b\n"])
def test_a_name_of_nothing_is_refused_and_nothing_is_written(tmp_path: Path, name: str):
    with pytest.raises(CannotStartError, match="the name is empty"):
        write_handbook(tmp_path / "new", name)
    assert not (tmp_path / "new").exists()


@pytest.mark.parametrize(
    ("folder", "name"),
    [
        ("customer-care_handbook", "Customer care handbook"),
        ("HR", "HR"),
        ("żabka", "Żabka"),
        ("a: b", "A: b"),
        ("my  team", "My team"),
        ("acme.com", "Acme.com"),
        ("---", ""),
    ],
)
def test_a_folder_s_name_is_made_readable(folder: str, name: str):
    assert readable_name(folder) == name


def test_a_folder_without_letters_gives_a_plain_name(tmp_path: Path):
    assert write_handbook(tmp_path / "---") == "Handbook"


# It is never in the way


def test_an_empty_folder_and_a_fresh_repository_will_do(tmp_path: Path):
    for folder in (tmp_path / "empty", tmp_path / "repository/.git"):
        folder.mkdir(parents=True)
    (tmp_path / "repository/.git/config").write_text("[core]\n")
    for name in ("empty", "repository"):
        write_handbook(tmp_path / name)
        assert check_handbook(Request(tmp_path / name)).diagnostics == []
    assert (tmp_path / "repository/.git/config").read_text() == "[core]\n"


@pytest.mark.parametrize("found", ["notes.txt", "README.md", ".hidden", "playbooks"])
def test_a_folder_that_holds_anything_is_left_as_it_is(tmp_path: Path, found: str):
    (tmp_path / found).write_text("mine")
    said = call("init", ".", cwd=tmp_path, exits=2)
    assert said == (
        f"playpress: the folder “.” is not empty (it holds “{found}”), and nothing is ever overwritten;"
        " name an empty or a new one\n"
    )
    assert file_bytes(tmp_path) == {found: b"mine"}


def test_a_second_call_changes_nothing(handbook: Path):
    before = file_bytes(handbook)
    call("init", handbook, "--name", "Another", cwd=handbook, exits=2)
    assert file_bytes(handbook) == before


def test_a_file_in_the_place_of_the_folder_is_refused(tmp_path: Path):
    (tmp_path / "file").write_text("mine")
    said = call("init", "file", cwd=tmp_path, exits=2)
    assert said == "playpress: “file” is a file; name a folder that is empty or does not exist yet\n"


def test_a_path_through_a_file_is_refused_in_one_line(tmp_path: Path):
    (tmp_path / "file").write_text("mine")
    said = call("init", "file/new", cwd=tmp_path, exits=2)
    assert re.fullmatch(r"playpress: “.*” cannot be written: .+\n", said)


# The command


def test_init_says_what_to_do_next_in_three_lines(tmp_path: Path):
    said = call("init", "corner-bakery", cwd=tmp_path)
    assert said == (
        f"“Corner bakery” is ready in {tmp_path / 'corner-bakery'}\n"
        "See it: run “playpress build --offline” there, then open build/site/index.html\n"
        "Make it yours: begin with playbooks/handbook.yml; README.md says what is where\n"
    )


def test_init_takes_a_name(tmp_path: Path):
    call("init", "somewhere/deep/new", "--name", "Acme: how we work", cwd=tmp_path)
    new = tmp_path / "somewhere/deep/new"
    assert name_in(new, "playbooks/handbook.yml", "name") == "Acme: how we work"
    assert (new / "README.md").read_text().startswith("# Acme: how we work\n")


def test_init_without_a_folder_is_a_usage_error(tmp_path: Path):
    assert "Missing argument 'DIR'" in call("init", cwd=tmp_path, exits=2)

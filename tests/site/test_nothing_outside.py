"""Nothing outside the folder `build` is removed or written, whatever a change request has planted there."""

import os
import shutil
import subprocess

import pytest

from playpress.publish.build_folder import MARK
from tests.tools.command import call, call_mkdocs, run
from tests.tools.handbook import REGISTRIES, SMALLEST, write_project
from tests.tools.repository import ROOT, copy_handbook, file_bytes

PAGE = "docs/playbooks/sell.md"


def write_handbook(folder):
    write_project(folder, {**REGISTRIES, "playbooks/sales/sell.yml": SMALLEST})
    (folder / "mkdocs.yml").write_text((ROOT / "mkdocs.yml").read_text().replace("Marketing operations", "Test"))
    (folder / "site_templates").mkdir()
    shutil.copyfile(ROOT / "site_templates" / "mkdocs_hook.py", folder / "site_templates" / "mkdocs_hook.py")


@pytest.fixture(scope="module")
def generated_once(tmp_path_factory):
    folder = tmp_path_factory.mktemp("generated")
    write_handbook(folder)
    call("generate", cwd=folder)
    return folder


@pytest.fixture
def root(tmp_path):
    """A handbook with neighbours: folders of somebody else, some with names that ours have too."""
    handbook = tmp_path / "work" / "handbook"
    write_handbook(handbook)
    for name in ("docs", "theme", "site", ".pictures", "other"):
        (tmp_path / "work" / name / "deep").mkdir(parents=True)
        (tmp_path / "work" / name / "deep" / "mine.txt").write_text("mine")
        (tmp_path / "work" / name / "mine.svg").write_text("mine")
    (tmp_path / "work" / "mkdocs.yml").write_text("mine")
    return handbook


@pytest.fixture
def generated(root, generated_once):
    """The same handbook once its pages have been generated."""
    shutil.copytree(generated_once / "build", root / "build")
    return root


def neighbours(root):
    """Return every file of the neighbours."""
    return {path: text for path, text in file_bytes(root.parent).items() if not path.startswith("handbook/")}


@pytest.mark.parametrize("target", ["..", "../other", "../not-there"])
def test_a_build_folder_that_is_a_link_is_refused_and_what_it_leads_to_stays(root, target):
    (root / "build").symlink_to(target)
    before = neighbours(root)
    said = call("build", cwd=root, exits=2)
    assert said == "playpress: “build” is a link; nothing is written or removed through links, so remove it first\n"
    assert neighbours(root) == before


@pytest.mark.repeats
@pytest.mark.parametrize("place", ["docs", "theme", "site", ".pictures", "docs/roles", "docs/outside", "site/outside"])
@pytest.mark.parametrize("target", ["other", "not-there"])
def test_a_link_to_a_folder_below_build_is_refused_wherever_it_is(generated, place, target):
    link = generated / "build" / place
    shutil.rmtree(link, ignore_errors=True)
    link.parent.mkdir(exist_ok=True)
    link.symlink_to(generated.parent / target)
    before = neighbours(generated)
    said = call("generate", cwd=generated, exits=2)
    assert said.startswith(f"playpress: “build/{place}” is a link; ")
    assert neighbours(generated) == before


@pytest.mark.parametrize("place", [PAGE, "mkdocs.yml", "theme/main.html", MARK, ".lock"])
def test_a_file_that_is_a_link_is_refused_and_not_written_through(generated, place):
    (generated / "build" / place).unlink(missing_ok=True)
    (generated / "build" / place).symlink_to(generated.parent / "other" / "mine.svg")
    said = call("generate", cwd=generated, exits=2)
    assert f"“build/{place}” is a link" in said
    assert (generated.parent / "other" / "mine.svg").read_text() == "mine"


@pytest.mark.parametrize("place", [PAGE, "mkdocs.yml", "theme/main.html"])
def test_a_file_that_has_a_second_name_outside_is_not_written_through(generated, place):
    wanted = (generated / "build" / place).read_bytes()
    (generated / "build" / place).unlink()
    os.link(generated.parent / "other" / "mine.svg", generated / "build" / place)
    call("generate", cwd=generated)
    assert (generated / "build" / place).read_bytes() == wanted
    assert (generated.parent / "other" / "mine.svg").read_text() == "mine"


@pytest.mark.parametrize(
    "place", ["docs/mine.txt", "theme/mine.txt", "site/mine.txt", "lib/mine.py", ".pictures/aa/mine.svg"]
)
def test_a_build_folder_of_somebody_else_is_left_alone_and_said_so(root, place):
    (root / "build" / place).parent.mkdir(parents=True)
    (root / "build" / place).write_text("mine")
    said = call("build", cwd=root, exits=2)
    assert said.count("\n") == 1
    assert f"“build” was not made by Playpress (it holds “{place.partition('/')[0]}”)" in said
    assert file_bytes(root / "build") == {place: b"mine"}


def test_an_empty_build_folder_and_one_that_an_earlier_version_made_are_taken_over(root):
    (root / "build").mkdir()
    call("generate", cwd=root)
    made = without_kept(root / "build")
    (root / "build" / MARK).unlink()
    call("generate", cwd=root)
    assert without_kept(root / "build") == made


def without_kept(build):
    return {path: content for path, content in file_bytes(build).items() if not path.startswith(".cache/")}


def test_a_pipe_in_the_build_folder_is_refused_and_makes_nobody_wait(generated):
    os.mkfifo(generated / "build" / "docs" / "pipe.md")
    said = call("build", cwd=generated, exits=2)
    assert said == "playpress: “build/docs/pipe.md” is neither a file nor a folder; remove it first\n"


@pytest.mark.site
def test_mkdocs_itself_does_not_empty_what_a_link_named_site_leads_to(root):
    (root / "site").symlink_to("../other")
    before = neighbours(root)
    said = call_mkdocs("build", cwd=root, exits=2)
    assert "“site” is a link" in said
    assert neighbours(root) == before


@pytest.mark.site
@pytest.mark.parametrize(
    ("settings", "link", "target"),
    [
        ("", "site/assets", "../../other"),
        ("", "site/playbooks/sell/index.html", "../../../../other/mine.svg"),
        ("", "site/.well-known", "../../other"),
        ("site_dir: ln/deep\n", "ln", "../other"),
        ("site_dir: out/ln/deep\n", "out/ln", "../../other"),
    ],
)
def test_mkdocs_itself_writes_through_no_link_on_the_way_to_its_site_or_in_it(root, settings, link, target):
    (root / "mkdocs.yml").write_text((root / "mkdocs.yml").read_text() + settings)
    (root / link).parent.mkdir(parents=True, exist_ok=True)
    (root / link).symlink_to(target)
    before = neighbours(root)
    said = call_mkdocs("build", cwd=root, exits=2)
    assert f"“{link}” is a link" in said
    assert neighbours(root) == before


@pytest.mark.parametrize("ignoring", [ROOT / ".gitignore", ROOT / "site_templates" / "new" / ".gitignore"])
@pytest.mark.parametrize("form", ["link", "folder"])
def test_git_ignores_the_build_folder_and_a_link_of_its_name(tmp_path, ignoring, form):
    subprocess.run(["git", "init", "-q", tmp_path], check=True)
    shutil.copyfile(ignoring, tmp_path / ".gitignore")
    if form == "link":
        (tmp_path / "build").symlink_to("..")
    else:
        (tmp_path / "build").mkdir()
        (tmp_path / "build" / "file").touch()
    listed = run("git", "status", "--porcelain", "--untracked-files=all", cwd=tmp_path)
    assert listed == "?? .gitignore\n"


@pytest.mark.slow
def test_a_handbook_that_is_reached_by_a_link_is_built_as_any_other(tmp_path):
    copy_handbook(tmp_path / "there", ROOT / "tests" / "golden" / "smallest" / "playbooks")
    (tmp_path / "here").symlink_to("there")
    call("generate", "-C", "here", cwd=tmp_path)
    assert (tmp_path / "there" / "build" / "docs" / "index.md").is_file()

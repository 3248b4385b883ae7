"""The wheel as a user gets it: built, installed where nothing of ours is, and used in a folder of its own."""

import email
import os
import shutil
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

from tests.tools.command import run, run_isolated
from tests.tools.repository import ROOT, files_of_repository

pytestmark = pytest.mark.wheel

INCLUDED = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["hatch"]["build"]["targets"]["wheel"][
    "force-include"
]
BIN = "Scripts" if os.name == "nt" else "bin"


@pytest.fixture(scope="session")
def wheel(made_once):
    """The wheel of what git would commit, as an archive."""

    def make(folder):
        source = folder / "source"
        for name in files_of_repository():
            target = source / name
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(ROOT / name, target)
        run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder / "dist", cwd=source)

    (built,) = (made_once("wheel", make) / "dist").glob("*.whl")
    return built


@pytest.fixture(scope="session")
def installed(made_once, wheel):
    """The folder of commands of an environment that holds the wheel and what it declares, at the locked versions."""

    def make(folder):
        uv = Path(sys.executable).with_name("uv")
        run(uv, "venv", "--quiet", "--python", sys.executable, folder, cwd=wheel.parent)
        run(
            uv, "pip", "install", "--quiet", "--compile-bytecode", "--python", folder / BIN / "python",
            "--constraint", ROOT / "requirements.lock", wheel, cwd=wheel.parent,
        )  # fmt: skip

    return made_once("environment", make) / BIN


@pytest.fixture(scope="session")
def outside():
    """An environment that knows neither this repository nor its tools."""
    kept = {name: os.environ[name] for name in ("SYSTEMROOT", "TMPDIR", "TEMP") if name in os.environ}
    return {**kept, "PATH": os.defpath}


def test_the_wheel_holds_all_it_needs_and_nothing_else(wheel):
    with zipfile.ZipFile(wheel) as archive:
        held = set(archive.namelist())
    ours = files_of_repository()
    expected = {name.removeprefix("generator/") for name in ours if name.startswith("generator/playpress/")}
    for source, target in INCLUDED.items():
        expected |= {
            target + name.removeprefix(source) for name in ours if name == source or name.startswith(f"{source}/")
        }
    assert {name for name in held if ".dist-info/" not in name} == expected
    assert {"playpress/py.typed", "playpress/_bundled/pages/playbook.md.j2"} <= held
    assert {name.rpartition("/")[2] for name in held if ".dist-info/licenses/" in name} == {"LICENSE"}


@pytest.mark.parametrize("language", ["de", "fr", "pl"])
def test_the_wheel_holds_the_messages_of_each_language(wheel, language):
    with zipfile.ZipFile(wheel) as archive:
        assert f"playpress/locale/{language}/LC_MESSAGES/playpress.po" in archive.namelist()


def test_the_wheel_says_what_it_is(wheel):
    with zipfile.ZipFile(wheel) as archive:
        (name,) = (name for name in archive.namelist() if name.endswith(".dist-info/METADATA"))
        said = email.message_from_bytes(archive.read(name))
    assert (said["Name"], said["License-Expression"], said["Requires-Python"]) == ("playpress", "Apache-2.0", ">=3.11")


def test_two_wheels_of_one_tree_are_equal_byte_for_byte(wheel, tmp_path):
    run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", tmp_path, cwd=wheel.parents[1] / "source")
    (again,) = tmp_path.glob("*.whl")
    assert again.read_bytes() == wheel.read_bytes()


def test_a_new_handbook_is_checked_and_built_at_once(installed, outside, tmp_path):
    playpress = installed / "playpress"
    run_isolated(playpress, "init", "handbook", cwd=tmp_path, environment=outside)
    handbook = tmp_path / "handbook"
    run_isolated(playpress, "check", cwd=handbook, environment=outside)
    said = run_isolated(playpress, "build", cwd=handbook, environment=outside)
    index = Path(said.strip().splitlines()[-1].partition(": ")[2])
    assert index == handbook / "build" / "site" / "index.html"
    assert "<h1" in index.read_text(encoding="utf-8")


@pytest.mark.browser
def test_the_pages_of_a_new_handbook_open_from_disk(installed, outside, tmp_path, browser):
    run_isolated(installed / "playpress", "init", "handbook", cwd=tmp_path, environment=outside)
    run_isolated(installed / "playpress", "build", "--offline", cwd=tmp_path / "handbook", environment=outside)
    with browser.new_context() as context:
        page, troubles = context.new_page(), []
        page.on("console", lambda message: troubles.append(message.text) if message.type == "error" else None)
        page.on("requestfailed", lambda request: troubles.append(request.url))
        page.goto((tmp_path / "handbook" / "build" / "site" / "index.html").as_uri())
        assert page.locator("article h1").inner_text()
        assert troubles == []


def test_mkdocs_of_that_environment_builds_the_new_handbook_too(installed, outside, tmp_path):
    run_isolated(installed / "playpress", "init", "handbook", cwd=tmp_path, environment=outside)
    run_isolated(installed / "mkdocs", "build", "--strict", cwd=tmp_path / "handbook", environment=outside)
    assert (tmp_path / "handbook" / "site" / "index.html").is_file()


def test_each_command_explains_itself_outside_the_repository(installed, outside, tmp_path):
    for command in ("build", "check", "generate", "init"):
        assert f"Usage: playpress {command}" in run_isolated(
            installed / "playpress", command, "--help", cwd=tmp_path, environment=outside
        )


def test_type_checkers_see_the_package_as_typed(installed, outside, tmp_path):
    code = "import pathlib, playpress; print(pathlib.Path(playpress.__file__).with_name('py.typed').is_file(), playpress.__file__)"
    said = subprocess.run(
        [installed / "python", "-c", code], cwd=tmp_path, env=outside, capture_output=True, text=True, check=True
    )
    typed, where = said.stdout.split(maxsplit=1)
    assert typed == "True"
    assert not Path(where.strip()).is_relative_to(ROOT)

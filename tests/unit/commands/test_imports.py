"""What a command that is asked for often does not import, so that nobody waits for it."""

import subprocess
import sys
from importlib.util import find_spec

import pytest

from tests.tools.handbook import REGISTRIES, SMALLEST, write_project
from tests.tools.repository import BAKERY, copy_handbook

PRINTED = "import sys; sys.argv[1:] = {arguments}\nfrom playpress.cli import main\ntry: main()\nexcept SystemExit as end: print(end.code, *sys.modules)"
BUILDS = {"filelock", "jinja2", "markdown", "material", "merman", "mermaid", "mkdocs", "pymdownx", "pyphen", "requests"}
"""What only those need who make pages and sites."""
SPEAKS = {"babel", "pyuca", "rich"}
"""What only another language, a sorted page or a bar of progress needs."""
SLOW = {"multiprocessing"}
"""What takes as long to import as ten files to read, and only many files need."""
READS = {"markdown_it", "pydantic", "yaml"}
"""What only those need who read a handbook."""


def imported_by(*arguments, cwd=None):
    """Return the libraries that a command imports, and those modules of ours."""
    code = PRINTED.format(arguments=list(arguments))
    done = subprocess.run([sys.executable, "-c", code], cwd=cwd, capture_output=True, text=True, check=True)
    code, *modules = done.stdout.splitlines()[-1].split()
    assert code == "0", done.stdout
    return {name.partition(".")[0] for name in modules} | {name for name in modules if name.startswith("playpress.")}


@pytest.mark.parametrize("option", ["--help", "--version"])
def test_help_imports_no_command_and_no_library_but_that_of_the_command_line(option):
    imported = imported_by(option)
    assert "click" in imported
    assert imported & (BUILDS | SPEAKS | READS) == set()
    assert {name for name in imported if name.startswith("playpress.")} == {"playpress.cli"}


@pytest.mark.slow
def test_check_imports_nothing_that_draws_builds_or_knows_other_languages(tmp_path):
    folder = copy_handbook(tmp_path / "handbook", BAKERY)
    assert imported_by("check", cwd=folder) & (BUILDS | SPEAKS | SLOW) == {"filelock"}, "to keep what was read"
    assert imported_by("check", cwd=folder) & (BUILDS | SPEAKS | SLOW) == set()


@pytest.mark.slow
def test_check_of_texts_that_were_read_before_imports_no_parser_of_markdown(tmp_path):
    marked = SMALLEST + "purpose: Customers get what they need = what they want.\n"
    write_project(tmp_path, {**REGISTRIES, "playbooks/sales/sell.yml": marked})
    assert imported_by("check", cwd=tmp_path) >= READS
    assert "markdown_it" not in imported_by("check", cwd=tmp_path)


@pytest.mark.slow
def test_no_installed_package_is_looked_through_for_plugins_of_a_library(tmp_path):
    code = (
        "from playpress.cli import main\ntry: main(['check'])\nexcept SystemExit as end: print(end.code)\n"
        "from pydantic.plugin import _loader; print(_loader._plugins)"
    )
    folder = copy_handbook(tmp_path / "handbook", BAKERY)
    done = subprocess.run([sys.executable, "-c", code], cwd=folder, capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-2:] == ["0", "None"]


@pytest.mark.parametrize("library", sorted(BUILDS | SPEAKS | READS | SLOW))
def test_each_library_that_is_left_out_has_this_name(library):
    assert find_spec(library)

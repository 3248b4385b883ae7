"""The contributors' guide is true: what it names is there, and no recipe takes more files than we allow ourselves."""

from __future__ import annotations

import ast
import re

import pytest

from tests.tools.repository import ROOT

GUIDE = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
MOST_FILES = {"A field": 4, "A rule": 3, "A page": 5, "A section": 2, "A fact": 3, "A kind": 3}
"""How many files each recipe may name as a step."""
RECIPE = re.compile(r"^\*\*(A \w+)\*\*.*?(?=^\*\*|^#|\Z)", re.MULTILINE | re.DOTALL)
STEP = re.compile(r"^\d\. (.*?)(?=^\d\. |^\S|\Z)", re.MULTILINE | re.DOTALL)
PATH = re.compile(r"`((?:[\w.-]+/)+[\w.-]*|pyproject\.toml)`")


def recipes() -> dict[str, list[str]]:
    found = {match[1]: [" ".join(step.split()) for step in STEP.findall(match[0])] for match in RECIPE.finditer(GUIDE)}
    return {name: steps for name, steps in found.items() if steps}


def names_in(path: str) -> set[str]:
    """Return what a module defines at its top."""
    found = set()
    for node in ast.parse((ROOT / path).read_text(encoding="utf-8")).body:
        if isinstance(node, (ast.ClassDef, ast.FunctionDef)):
            found.add(node.name)
        elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            found.add(node.target.id)
        elif isinstance(node, ast.Assign):
            found |= {target.id for target in node.targets if isinstance(target, ast.Name)}
    return found


def test_every_path_that_the_guide_names_exists():
    paths = [
        path for path in re.findall(r"`([^`\s]+)`", GUIDE) if "/" in path and not re.search(r"[<>{}…:]|^\.\./|^/", path)
    ]
    assert len(paths) > 20
    assert [path for path in paths if not list(ROOT.glob(path.strip("/")))] == []


def test_what_the_guide_says_to_be_in_a_module_is_there():
    said = re.findall(r"`(\w+)`\s+in\s+`([^`]+\.py)`", GUIDE)
    assert len(said) > 4
    assert [(name, path) for name, path in said if name not in names_in(path)] == []


def test_there_is_a_recipe_for_everything_that_is_often_added():
    assert set(recipes()) == set(MOST_FILES)


@pytest.mark.parametrize("name", MOST_FILES)
def test_a_recipe_names_a_file_or_folder_in_each_step_and_not_too_many(name: str):
    steps = recipes()[name]
    assert len(steps) <= MOST_FILES[name]
    assert [step for step in steps if not PATH.search(step)] == []


def test_each_command_that_the_guide_names_is_a_target_of_the_makefile():
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    named = set(re.findall(r"`make (\w+)`", GUIDE))
    assert len(named) > 5
    assert {name for name in named if not re.search(rf"^{name}:", makefile, re.MULTILINE)} == set()

"""The shape of the code: layers, pages and their templates, names, and what no file may say."""

import ast
import dataclasses
import importlib
import inspect
import re
import subprocess
import sys
from functools import cache
from pathlib import Path

import jinja2
import pytest
from jinja2 import meta, nodes

from playpress.pages.page import Page
from tests.tools.repository import ROOT, files_of_repository

PACKAGE = ROOT / "generator" / "playpress"
TEMPLATES = ROOT / "site_templates"
MODULES = sorted(PACKAGE.rglob("*.py"))
FORBIDDEN_NAMES = {"utils", "util", "helpers", "helper", "common", "base", "misc"}
INHERITED = {field.name for field in dataclasses.fields(Page)}


def page_classes():
    """Return every kind of page by the stem of its module."""
    found: dict[str, list[type[Page]]] = {}
    for file in sorted((PACKAGE / "pages").glob("*.py")):
        module = importlib.import_module(
            f"playpress.pages.{file.stem}" if file.stem != "__init__" else "playpress.pages"
        )
        for kind in vars(module).values():
            if (
                inspect.isclass(kind)
                and issubclass(kind, Page)
                and kind is not Page
                and kind.__module__ == module.__name__
            ):
                found.setdefault(file.stem, []).append(kind)
    return found


PAGES = page_classes()


def attributes_of_page(template):
    """Return what a template and the partials it includes ask of `page`."""
    asked, seen, waiting = set(), set(), [f"pages/{template}.md.j2"]
    while waiting:
        name = waiting.pop()
        seen.add(name)
        tree = parsed(TEMPLATES / name)
        for get in tree.find_all(nodes.Getattr):
            if isinstance(get.node, nodes.Name) and get.node.name == "page":
                asked.add(get.attr)
        included = [i.template.value for i in tree.find_all(nodes.Include) if isinstance(i.template, nodes.Const)]
        waiting += [name for name in included if name not in seen]
    return asked


def attributes_of_class(kind):
    """Return the fields and properties of a kind of page."""
    properties = {name for name, value in inspect.getmembers(kind) if isinstance(value, property)}
    return {field.name for field in dataclasses.fields(kind)} | properties


def test_the_layers_of_the_package_are_kept():
    done = subprocess.run(
        [Path(sys.executable).with_name("lint-imports"), "--no-cache"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    said = done.stdout.partition("Contracts")[2] or done.stdout + done.stderr  # a large logo comes before
    assert done.returncode == 0, said
    assert "0 broken" in said


def test_every_page_class_has_a_template_of_its_modules_stem_and_every_template_a_class():
    stems = {file.name.removesuffix(".md.j2") for file in (TEMPLATES / "pages").iterdir()}
    assert {stem: [kind.template for kind in kinds] for stem, kinds in PAGES.items()} == {
        stem: [stem] for stem in stems
    }


@pytest.mark.parametrize("stem", PAGES)
def test_a_template_asks_its_page_only_for_what_it_has(stem):
    (kind,) = PAGES[stem]
    assert attributes_of_page(stem) - attributes_of_class(kind) == set()


@pytest.mark.parametrize("stem", PAGES)
def test_a_template_shows_every_field_of_its_page(stem):
    (kind,) = PAGES[stem]
    fields = {field.name for field in dataclasses.fields(kind)} - INHERITED
    asked = attributes_of_page(stem) | {"settings", "files"}  # these go into the page's front matter, or beside it
    assert fields - asked - behind_properties(kind, asked) == set()


def behind_properties(kind, asked):
    """Return the attributes that the properties asked for are made of."""
    properties = [value for name, value in vars(kind).items() if isinstance(value, property) and name in asked]
    trees = [ast.parse(inspect.cleandoc(inspect.getsource(value.fget))) for value in properties]
    return {node.attr for tree in trees for node in ast.walk(tree) if isinstance(node, ast.Attribute)}


def section_classes():
    """Return the classes of each section by the stem of its module: the section itself, and what it is made of."""
    found = {}
    for file in sorted((PACKAGE / "pages" / "sections").glob("[!_]*.py")):
        module = importlib.import_module(f"playpress.pages.sections.{file.stem}")
        values = [value for value in vars(module).values() if inspect.isclass(value)]
        ours = {kind.__name__: kind for kind in values if kind.__module__ == module.__name__}
        found[file.stem] = ours.pop(name_of_section(file.stem), None), ours
    return found


def name_of_section(stem):
    return "".join(word.capitalize() for word in stem.split("_")) + "Section"


SECTIONS = section_classes()
BRICKS = {"diagram", "entries", "inline_links", "items", "lines", "links", "next_part"}
"""Partials that print what `page.py` has, or plain lists of it, or stand elsewhere; every other one prints a section."""


ENVIRONMENT = jinja2.Environment(extensions=["jinja2.ext.i18n"])  # noqa: S701 - nothing is rendered


@cache
def parsed(file):
    return ENVIRONMENT.parse(file.read_text(encoding="utf-8"))


def asked_of(name, tree):
    """Return what a template asks of a variable."""
    return {
        get.attr for get in tree.find_all(nodes.Getattr) if isinstance(get.node, nodes.Name) and get.node.name == name
    }


def test_every_section_has_a_partial_of_its_stem_and_every_partial_a_section():
    partials = {file.name.removesuffix(".md.j2") for file in (TEMPLATES / "partials").iterdir()}
    assert {stem for stem, (section, _) in SECTIONS.items() if section is None} == set()
    assert partials - BRICKS == set(SECTIONS)


@pytest.mark.parametrize("stem", SECTIONS)
def test_a_partial_prints_what_its_section_has_and_nothing_else(stem):
    section, _ = SECTIONS[stem]
    assert asked_of(stem, parsed(TEMPLATES / "partials" / f"{stem}.md.j2")) == set(section._fields)


@cache
def attributes_of_templates():
    """Return what any template asks of anything."""
    return {get.attr for file in TEMPLATES.glob("*/*.md.j2") for get in parsed(file).find_all(nodes.Getattr)}


@pytest.mark.parametrize("stem", SECTIONS)
def test_templates_print_every_field_of_what_a_section_is_made_of(stem):
    asked, (_, parts) = attributes_of_templates(), SECTIONS[stem]
    assert {f"{name}.{field}" for name, kind in parts.items() for field in kind._fields if field not in asked} == set()


@pytest.mark.parametrize("file", sorted((TEMPLATES / "partials").iterdir()), ids=lambda file: file.name)
def test_the_first_line_of_a_partial_says_what_it_takes(file):
    stem = file.name.removesuffix(".md.j2")
    first = file.read_text(encoding="utf-8").partition("\n")[0]
    taken = set(re.findall(r"`(\w+)`", first.partition("Takes ")[2]))
    assert taken == meta.find_undeclared_variables(parsed(file)) - {"_"}
    assert stem in taken or stem in BRICKS


def test_a_template_neither_sorts_nor_searches_nor_sets():
    """What is counted, sorted and compared is made in Python, where tests see it."""
    allowed = {"length"}
    templates = sorted(TEMPLATES.glob("*/*.md.j2"))
    assert len(templates) > 20
    for file in templates:
        tree = parsed(file)
        assert {f.name for f in tree.find_all(nodes.Filter)} <= allowed, file
        assert list(tree.find_all(nodes.Assign)) == [], file


def test_every_partial_is_included_by_a_template():
    texts = "".join(file.read_text(encoding="utf-8") for file in sorted(TEMPLATES.glob("*/*.md.j2")))
    partials = [f"partials/{file.name}" for file in sorted((TEMPLATES / "partials").iterdir())]
    assert partials
    assert [name for name in partials if f'include "{name}"' not in texts] == []


@cache
def module(file):
    return ast.parse(file.read_text(encoding="utf-8"))


def test_every_module_says_in_its_first_line_what_it_is():
    assert len(MODULES) > 100
    assert [file for file in MODULES if not ast.get_docstring(module(file))] == []


def test_no_module_has_a_name_that_says_nothing():
    ours = [Path(name) for name in files_of_repository() if name.endswith(".py")]
    assert ours
    assert [name for name in ours if FORBIDDEN_NAMES & {part.removesuffix(".py") for part in name.parts}] == []


@pytest.mark.repeats
@pytest.mark.parametrize(
    ("library", "owner"),
    [
        ("yaml", {"reading/events.py", "engine/settings.py"}),
        ("jinja2", {"publish/render.py"}),
        ("mermaid", {"diagrams/mermaid.py"}),
        ("merman", {"diagrams/picture.py"}),
    ],
)
def test_a_library_is_known_to_its_one_module(library, owner):
    users = {file.relative_to(PACKAGE).as_posix() for file in MODULES if library in imported_by(file)}
    assert users == owner


@cache
def imported_by(file):
    names = set()
    for node in ast.walk(module(file)):
        if isinstance(node, ast.Import):
            names |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and not node.level:
            names.add((node.module or "").partition(".")[0])
    return names


# Written in pieces, so that this file does not say them.
MACHINE = re.compile(
    "|".join(
        ["/" + "work/", "/" + "root/", "/" + r"home/\w+/", "/" + r"Users/\w+/", "/" + "opt/wheels", "/" + "opt/pypi"]
    )
)
REGISTRY = re.compile(
    "|".join(["py" + r"pi\.org", "python" + r"hosted\.org", "npm" + r"js\.(?:org|com)", "deb" + r"ian\.org"])
)
TEXT = {
    ".py",
    ".toml",
    ".lock",
    ".json",
    ".yml",
    ".yaml",
    ".md",
    ".j2",
    ".html",
    ".css",
    ".js",
    ".mjs",
    ".cfg",
    ".po",
    ".pot",
    ".txt",
    "",
}


def test_no_file_names_a_path_of_somebodys_machine_or_the_host_of_a_registry():
    named = {}
    for name in files_of_repository():
        if Path(name).suffix not in TEXT or name.startswith(("tests/broken/", "tests/corpora/")):
            continue
        text = (ROOT / name).read_text(encoding="utf-8", errors="replace")
        if found := {*MACHINE.findall(text), *REGISTRY.findall(text)}:
            named[name] = found
    assert named == {}

"""Whole little handbooks and every page made of them, byte for byte; `--update-golden` writes the expected pages anew."""

from __future__ import annotations

import shutil
import typing
from datetime import date
from pathlib import Path

import pytest

from playpress.diagnostics import Severity
from playpress.model.handbook import Handbook
from playpress.model.kinds import RECORDS, WITH_REGISTRY
from playpress.model.playbook import Playbook
from playpress.model.record import Record
from playpress.pipeline import Request, check_handbook, generate
from playpress.reading.source import parse_source
from tests.tools.repository import SHARED, file_bytes

HERE = Path(__file__).parent
TODAY = date(2026, 11, 25)
WORLDS = sorted(path.parent.name for path in HERE.glob("*/playbooks") if (path / "handbook.yml").is_file())


def pages_of(world: str, folder: Path) -> dict[str, bytes]:
    """Generate a world in a new folder and return what is written: pages, and the navigation with its settings."""
    shutil.copytree(HERE / world / "playbooks", folder / "playbooks")
    result = generate(Request(folder, today=TODAY))
    assert result.diagnostics == []
    written = file_bytes(folder / "build")
    return {path: text for path, text in written.items() if path == "mkdocs.yml" or path.startswith("docs/")}


def is_of_handbook(path: str) -> bool:
    """Tell whether a file says something of the handbook: the guide for editors is the same in all, and tested by itself."""
    return not path.startswith(("docs/guide/", "docs/guide.md"))


@pytest.mark.parametrize("world", WORLDS)
def test_a_handbook_becomes_exactly_the_expected_pages(world: str, tmp_path: Path, pytestconfig: pytest.Config):
    made = {path: text for path, text in pages_of(world, tmp_path / "made").items() if is_of_handbook(path)}
    expected = HERE / world / "expected"
    if pytestconfig.getoption("--update-golden", default=False):
        shutil.rmtree(expected, ignore_errors=True)
        for path, text in made.items():
            (expected / path).parent.mkdir(parents=True, exist_ok=True)
            (expected / path).write_bytes(text)
    wanted = file_bytes(expected)
    assert sorted(made) == sorted(wanted)
    for path in wanted:
        assert made[path].decode() == wanted[path].decode(), path
        assert made[path] == wanted[path], path


def test_the_smallest_playbook_has_about_a_dozen_lines():
    (playbook,) = (HERE / "smallest" / "playbooks" / "sales").iterdir()
    assert len(playbook.read_text(encoding="utf-8").splitlines()) <= 12


# The world `everything` has everything


def models(model: type[Record]) -> set[type[Record]]:
    """Return a model and those of its parts."""
    found = {model}
    for name in model.model_fields:
        found |= parts(typing.get_type_hints(model)[name])
    return found


def parts(annotation: object) -> set[type[Record]]:
    if isinstance(annotation, type) and issubclass(annotation, Record):
        return models(annotation)
    return {m for argument in typing.get_args(annotation) for m in parts(argument)}


def written_keys(model: type[Record], data: object) -> set[tuple[str, str]]:
    """Return each key that is written for a model or one of its parts, under the model's name."""
    if not isinstance(data, dict):
        return set()
    found = {(model.__name__, key) for key in data if key in set(model.keys())}
    for name, field in model.model_fields.items():
        value = data.get(field.alias or name)
        entries = value if isinstance(value, list) else [value]
        for part in parts_of_field(model, name):
            for entry in entries:
                found |= written_keys(part, entry)
    return found


def parts_of_field(model: type[Record], name: str) -> list[type[Record]]:
    def outer(annotation: object) -> list[type[Record]]:
        if isinstance(annotation, type) and issubclass(annotation, Record):
            return [annotation]
        return [m for argument in typing.get_args(annotation) for m in outer(argument)]

    return outer(typing.get_type_hints(model)[name])


def test_every_field_of_the_model_stands_in_the_world_everything():
    folder = HERE / "everything" / "playbooks"
    written = written_keys(Handbook, load(folder / "handbook.yml"))
    for stem, model in ((kind.stem, kind.model) for kind in WITH_REGISTRY.values()):
        for entry in load(folder / "catalog" / f"{stem}.yml").values():
            written |= written_keys(model, entry)
    for file in sorted(folder.glob("b*/*.yml")):
        written |= written_keys(Playbook, load(file))
    for kind in RECORDS.values():
        for file in sorted(folder.glob(kind.file.replace("{id}", "*"))):
            written |= written_keys(kind.model, load(file))
    kinds = [*WITH_REGISTRY.values(), *RECORDS.values()]
    tops: list[type[Record]] = [Handbook, Playbook, *(kind.model for kind in kinds)]
    fields = {(m.__name__, key) for top in tops for m in models(top) for key in list(m.keys())}
    by_place = {(name, "id") for name in ("Playbook", *(kind.model.__name__ for kind in kinds))}
    assert fields - by_place - written == set()
    assert len(fields) > 150


def load(file: Path) -> dict[str, object]:
    data = parse_source(file.read_bytes(), file.name).data
    assert isinstance(data, dict)
    return data


def test_a_playbook_of_everything_is_read_as_it_is_written(tmp_path: Path):
    shutil.copytree(HERE / "everything" / "playbooks", tmp_path / "playbooks")
    library = check_handbook(Request(tmp_path)).loaded.library
    playbook = library.playbooks["bread-order"]
    assert (playbook.version, playbook.estimates.return_ if playbook.estimates else None) == ("2.10", 3)
    assert [branch.when for branch in playbook.steps[1].branches] == ["Yes", "No, but soon", "No"]
    assert library.handbook.hours_per_day == 7.5
    assert len(library.measurements["on-time"]) == 11


# The example of the design


@pytest.mark.corpora
def test_the_example_of_the_design_loads_without_an_error_or_a_warning(tmp_path: Path):
    shutil.copytree(HERE / "campaign-registries" / "playbooks", tmp_path / "playbooks")
    target = tmp_path / "playbooks" / "demand-generation" / "campaign-management.yml"
    target.parent.mkdir()
    shutil.copyfile(SHARED / "design" / "example" / "campaign-management.yml", target)
    result = check_handbook(Request(tmp_path))
    found = [d for d in result.diagnostics if d.severity > Severity.ADVICE]
    assert [(d.location, d.code, d.message.text()) for d in found] == []
    campaign = result.loaded.library.playbooks["campaign-management"]
    assert campaign.variants[0].when == "The budget is below 2,000 EUR"
    assert len(campaign.steps) == 9
    assert generate(Request(tmp_path)).written is not None

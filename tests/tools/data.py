"""A handbook's files of data as tests read them: parsed, and held against their schemas."""

from __future__ import annotations

import csv
import io
import json
import shutil
from typing import TYPE_CHECKING, Any

import jsonschema

from playpress.pipeline import Request, check_handbook
from playpress.publish.data.addresses import Addresses
from playpress.publish.data.files import data_files, large_tables
from playpress.publish.data.of_page import data_of_page
from playpress.publish.data.schema import schema_path
from tests.tools.planned import plan_of
from tests.tools.repository import BAKERY

if TYPE_CHECKING:
    import datetime
    from collections.abc import Mapping
    from pathlib import Path


def data_of(playbooks: Path, folder: Path, today: datetime.date, *, has_folders: bool = True) -> dict[str, bytes]:
    """Return all files of data of a handbook by path, as a build makes them; `folder` is an empty one to read it in."""
    shutil.copytree(playbooks, folder / "playbooks")
    checked = check_handbook(Request(folder, today=today))
    plan, facts, translator = plan_of(checked.loaded, checked.translator), checked.facts, checked.translator
    files = data_files(facts, translator, plan, has_folders=has_folders)
    files |= {path: table.content for path, table in large_tables(facts, {}, has_folders=has_folders).items()}
    for page in plan.pages.values():
        made = data_of_page(page, facts, translator, Addresses(has_folders))
        files |= {path: text.encode() for path, text in made.items()}
    return files


def bakery(folder: Path, today: datetime.date) -> dict[str, bytes]:
    """Return the files of data of the handbook that has one of everything."""
    return data_of(BAKERY, folder, today)


def rows(content: bytes) -> list[dict[str, str]]:
    """Return the rows of a table."""
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def faults(data: Any, schema: bytes) -> list[str]:
    """Return what a schema, which must itself be right, has to say against some data."""
    known = json.loads(schema)
    jsonschema.Draft202012Validator.check_schema(known)
    validator = jsonschema.Draft202012Validator(known, format_checker=jsonschema.FormatChecker())
    return [f"{fault.json_path}: {fault.message}" for fault in validator.iter_errors(data)]


def schema_of(path: str, files: Mapping[str, bytes]) -> bytes:
    """Return the schema that a file of data names, or the one of a table."""
    if path.endswith(".csv"):
        return files[schema_path(path)]
    folder, name = path.rpartition("/")[0], json.loads(files[path])["$schema"]
    while name.startswith("../"):
        folder, name = folder.rpartition("/")[0], name.removeprefix("../")
    return files[f"{folder}/{name}"]

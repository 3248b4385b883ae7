"""The models of data to JSON Schema (draft 2020-12), one file for each file of data.

Knows: pydantic. Must not know what any field means.
"""

from __future__ import annotations

import json
from functools import cache
from typing import Any

from playpress.publish.data.addresses import API
from playpress.publish.data.records import Datum, PlaybookData, PlaybookList
from playpress.publish.data.tables import TABLES

DIALECT = "https://json-schema.org/draft/2020-12/schema"
FOLDER = f"{API}/schema"
PLAYBOOK, LIST = f"{FOLDER}/playbook.schema.json", f"{FOLDER}/playbooks.schema.json"


@cache
def schema_files() -> dict[str, bytes]:
    """Return the schemas by path in the site. That of a table is about its rows, as a reader of CSV gets them."""
    schemas = {LIST: _schema(PlaybookList), PLAYBOOK: _schema(PlaybookData)}
    for table in TABLES:
        rows = {"title": table.path.rpartition("/")[2], "type": "array", "items": table.row.model_json_schema()}
        schemas[schema_path(table.path)] = {"$schema": DIALECT, **rows}
    return {path: _written(schema) for path, schema in schemas.items()}


def schema_path(path: str) -> str:
    """Return the path of the schema for a table's rows."""
    return f"{FOLDER}/{path.rpartition('/')[2].removesuffix('.csv')}.schema.json"


def _schema(model: type[Datum]) -> dict[str, Any]:
    return {"$schema": DIALECT, **model.model_json_schema(mode="serialization")}


def _written(schema: dict[str, Any]) -> bytes:
    return (json.dumps(schema, separators=(",", ":")) + "\n").encode()

"""Takes an example of each field from handbooks that tests know: `python -m tests.tools.reference` writes them anew."""

from __future__ import annotations

import json
import re
import textwrap
import typing
from typing import TYPE_CHECKING

import yaml

from playpress.model.annotations import entry_of, fields_of
from playpress.model.handbook import Handbook
from playpress.model.kinds import KINDS, RECORD_FILES, RECORD_FOLDERS, WITH_REGISTRY
from playpress.reference.kinds import EXAMPLES
from playpress.reference.takes import name_of
from tests.tools.repository import BAKERY, ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playpress.model.record import Record

SOURCES = (ROOT / "site_templates/new/en/playbooks", BAKERY, ROOT / "playbooks")
LONGEST, MOST_LINES = 320, 8
"""Characters and lines of an example."""


def harvest() -> dict[str, str]:
    """Return an example of each field and of each kind with an entry or a file of its own."""
    found: dict[str, list[str]] = {}
    for folder in SOURCES:
        of_folder: dict[str, list[str]] = {}
        for file in sorted(folder.rglob("*.yml")):
            text = file.read_text("utf-8")
            for name, example in _of_file(file.relative_to(folder).parts, text):
                of_folder.setdefault(name, []).append(example)
        for name, examples in of_folder.items():
            if not any(map(_is_short, found.get(name, ()))):
                found[name] = examples
    found["playbook"] = re.findall(r"```yaml\n(.*?)\n```", (ROOT / "README.md").read_text("utf-8"), re.DOTALL)[:1]
    return {name: _best(examples) for name, examples in sorted(found.items())}


def written() -> str:
    """Return the text of the file of examples."""
    return json.dumps(harvest(), ensure_ascii=False, indent=1) + "\n"


def _best(examples: list[str]) -> str:
    """Return the richest example that is short; else the shortest."""
    short = [one for one in examples if _is_short(one)]
    return max(short, key=lambda one: (len(one), one)) if short else min(examples, key=lambda one: (len(one), one))


def _is_short(example: str) -> bool:
    return len(example) <= LONGEST and example.count("\n") < MOST_LINES


def _of_file(parts: tuple[str, ...], text: str) -> Iterator[tuple[str, str]]:
    top, stem = yaml.compose(text, yaml.CSafeLoader), parts[-1].removesuffix(".yml")
    if parts == ("handbook.yml",):
        yield from _of_record("handbook", Handbook, top, text)
    elif parts[0] == "catalog" and stem in WITH_REGISTRY:
        kind = WITH_REGISTRY[stem]
        for key, value in top.value:
            yield kind.name, _cut(key, value, text)
            yield from _of_record(kind.name, kind.model, value, text)
    elif parts[0] in RECORD_FOLDERS or stem in RECORD_FILES:
        kind = RECORD_FOLDERS.get(parts[0]) or RECORD_FILES[stem]
        yield from _of_record(kind.name, kind.model, top, text)
    elif len(parts) == len(("category", "file")):
        yield from _of_record("playbook", KINDS["playbook"].model, top, text)


def _of_record(name: str, model: type[Record], node: yaml.Node, text: str) -> Iterator[tuple[str, str]]:
    for key, value in node.value if isinstance(node, yaml.MappingNode) else ():
        field = fields_of(model).get(key.value)
        if field is None:
            continue
        yield f"{name}.{key.value}", _cut(key, value, text)
        annotation = field.annotation
        if typing.get_origin(annotation.kind) is dict:
            annotation, values = annotation.below(""), [inner for _, inner in value.value]
        else:
            values = value.value if isinstance(value, yaml.SequenceNode) else [value]
        part = annotation.record or entry_of(annotation.kind).record
        for inner in values if part else ():
            yield from _of_record(name_of(part), part, inner, text)


def _cut(key: yaml.Node, value: yaml.Node, text: str) -> str:
    """Return the lines of a key and its value, of a long list or mapping only as much as is short."""
    for end in sorted(_ends(value), reverse=True):
        if _is_short(piece := _lines(key, end, text)):
            return piece
    return _lines(key, value.end_mark.index, text)


def _ends(node: yaml.Node) -> Iterator[int]:
    """Yield where a value ends, and where the parts of it do that stand on lines of their own."""
    yield node.end_mark.index
    if isinstance(node, yaml.CollectionNode) and not node.flow_style:
        for part in node.value:
            yield from _ends(part[1] if isinstance(part, tuple) else part)


def _lines(key: yaml.Node, end: int, text: str) -> str:
    """Return the lines from a key to the end of its value or of a part of it, without what indents all of them and comments behind it."""
    lines = (" " * key.start_mark.column + text[key.start_mark.index : end]).rstrip().split("\n")
    while lines[-1].lstrip().startswith("#") or not lines[-1].strip():
        lines.pop()
    return textwrap.dedent("\n".join(lines))


def files() -> dict[Path, str]:
    """Return the text that each file should have."""
    return {EXAMPLES: written()}


if __name__ == "__main__":
    for path, content in files().items():
        path.write_text(content, encoding="utf-8")

"""The text of a settings file, a registry or a playbook to the things that it describes.

Knows: which model a file holds, and whence ids and categories come. Must not know where the file was read.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from playpress.diagnostics import N_, InFull, Location
from playpress.language.spelling import suggested_id
from playpress.model.annotations import fields_of
from playpress.model.handbook import Handbook
from playpress.model.kinds import RECORD_FILES, RECORD_FOLDERS, WITH_REGISTRY
from playpress.model.playbook import Playbook
from playpress.model.record import ID_PATTERN, LONGEST_ID
from playpress.reading.loaded import HANDBOOK
from playpress.reading.meant import meant_word
from playpress.reading.repairs.quotes import quoted
from playpress.reading.rules.files import NOT_A_MAPPING, UNKNOWN_REGISTRY, WRONG_CATEGORY
from playpress.reading.rules.shape import NOT_AN_ID, UNKNOWN_KEY
from playpress.reading.rules.yaml import DUPLICATE_KEY
from playpress.reading.source import parse_source

if TYPE_CHECKING:
    from playpress.diagnostics import Diagnostic, Finding, Subject
    from playpress.model.kinds import Kind
    from playpress.reading.contents import Contents
    from playpress.reading.source import Source

_COPY = re.compile(
    r"\A(?:copy of|kopie von|kopia|copie de) |[ _-]*\(\d+\)\Z|[ _-](?:copy|kopie|kopia|copie)(?: ?\d+)?\Z",
    re.IGNORECASE,
)
"""Matches the name of a file that a browser or a file manager has made of another one's."""
_LANGUAGE = re.compile(r"^language[ \t]*:[ \t]*[\"']?([a-z]{2})\b", re.MULTILINE)


def read_settings(contents: Contents) -> None:
    """Read the handbook's settings; if the file is no YAML, only the language, from its line."""
    fields = contents.mapping()
    contents.put(HANDBOOK, ())
    if fields is None:
        handbook: Handbook | None = _in_language_of(contents.source.text)
    else:
        handbook = contents.shape(Handbook, fields, HANDBOOK, ())
    if handbook:
        contents.entities[HANDBOOK] = handbook


def read_language(raw: bytes) -> str:
    """Return the language that the handbook's settings name, whatever else is wrong with them; English if they do not."""
    try:
        return Handbook(language=parse_source(raw, "handbook.yml").data["language"]).language
    except (ValueError, TypeError, KeyError):
        return _in_language_of(raw.decode(errors="replace")).language


def _in_language_of(text: str) -> Handbook:
    """Return default settings in the language that a line of broken YAML names, for the language of findings."""
    named = _LANGUAGE.search(text)
    try:
        return Handbook(language=named[1]) if named else Handbook()
    except ValueError:
        return Handbook()


def read_registry(contents: Contents, stem: str) -> None:
    """Read the entries of the registry `stem`."""
    kind, source = WITH_REGISTRY.get(stem), contents.source
    if kind is None:
        contents.diagnostics.append(_unknown_registry(source.file, stem))
    elif source.data is None and not source.diagnostics:
        contents.is_empty = True
    elif (entries := contents.mapping()) is None or _is_wrapped(contents, stem, entries):
        contents.is_lost = True
    else:
        contents.is_lost = not source.is_whole or _has_entry_twice(source)
        for key, entry in entries.items():
            if not key.startswith("x-"):
                _read_entry(contents, kind, key, entry)


def _has_entry_twice(source: Source) -> bool:
    """Tell whether an id stands twice in a registry: then nobody can tell which thing the second one is."""
    return any(found.code == DUPLICATE_KEY.code and found.location.column == 1 for found in source.diagnostics)


def _is_wrapped(contents: Contents, stem: str, entries: dict[str, Any]) -> bool:
    """Tell whether all entries stand below one more key, with a finding."""
    (key, inner), *others = [*entries.items()] or [("", None)]
    if others or key not in (stem, stem.removesuffix("s")) or not isinstance(inner, dict) or "name" in inner:
        return False
    at = contents.source.locate((key,), key=True)
    hint = N_("remove this line, and two spaces before each line below it: the name of the file says what is in it")
    contents.diagnostics.append(UNKNOWN_KEY.here(at, hint=hint, fix="", key=key))
    return True


def _unknown_registry(file: str, stem: str) -> Diagnostic:
    guess = meant_word(stem, WITH_REGISTRY)
    hint = N_("did you mean “{guess}.yml”?") if guess else UNKNOWN_REGISTRY.hint
    if stem == HANDBOOK[1]:
        hint = N_("the handbook's settings belong one folder further up: playbooks/handbook.yml")
    known = InFull(", ".join(sorted(WITH_REGISTRY)))
    return UNKNOWN_REGISTRY.here(Location(file), hint=hint, stem=stem, guess=guess, known=known)


def _read_entry(contents: Contents, kind: Kind, key: str, entry: Any) -> None:
    """Read an entry of a registry; its key is the id."""
    subject, guess = (kind.name, key), nearest_id(key, contents.language)
    contents.declared.append((kind.name, guess))
    contents.put(subject, (key,))
    if guess != key:
        is_taken = guess in (contents.mapping() or ())
        contents.find(NOT_AN_ID.at(subject, (), at_key=True, fix="" if is_taken else None, value=key, guess=guess))
        return
    if not isinstance(entry, dict):
        message, hint = (
            N_("“{id}” has no “key: value” lines"),
            N_("write at least its name below it, indented: “name: …”"),
        )
        if isinstance(entry, str) and ":" not in entry:
            hint = N_("write {line}")
        line = InFull(f"{key}: {_in_braces(kind, key, str(entry))}")
        contents.find(NOT_A_MAPPING.at(subject, (), message=message, hint=hint, at_key=True, id=key, line=line))
        return
    _refuse_id(contents, entry, (key,), N_("remove it: the key above is the id"))
    if other := _other_kind(kind, entry):
        contents.find(_misplaced(subject, other))
        subject = (other.name, key)
        contents.declared.append(subject)
        kind = other
    entity = contents.shape(kind.model, {**entry, "id": key}, subject, (key,))
    if entity is not None:
        contents.entities[subject] = entity


def _other_kind(kind: Kind, entry: dict[str, Any]) -> Kind | None:
    """Return the kind of registry that has all keys of an entry, if the entry's own has not; None if none or several have."""
    if entry.keys() <= fields_of(kind.model).keys():
        return None
    known = {key for one in WITH_REGISTRY.values() for key in fields_of(one.model)}
    keys = known & entry.keys()
    unknown = keys - fields_of(kind.model).keys()
    if not unknown or any(meant_word(key, fields_of(kind.model).keys() - keys) for key in unknown):
        return None
    others = [one for one in WITH_REGISTRY.values() if keys - {"id"} <= fields_of(one.model).keys()]
    return others[0] if len(others) == 1 else None


def _misplaced(subject: Subject, other: Kind) -> Finding:
    """Return the finding on an entry with the keys of another registry."""
    message = N_("“{id}” has the keys of an entry of catalog/{stem}.yml")
    hint = N_("move it there, with all lines below it")
    return UNKNOWN_KEY.at(
        subject, (), message=message, hint=hint, fix="", at_key=True, id=subject[1], key=subject[1], stem=other.stem
    )


def read_playbook(contents: Contents, category: str, stem: str, *, is_named: bool) -> None:
    """Read the playbook in a folder and a file of these names; `is_named` tells that the file's right name was said already."""
    name, folder = nearest_id(stem, contents.language), nearest_id(category, contents.language)
    _check_names(contents, (stem, stem if is_named else name), (category, folder))
    subject = ("playbook", name)
    contents.declared.append(subject)
    contents.put(subject, ())
    fields = contents.mapping()
    if fields is None:
        return
    if (value := fields.get("category")) not in (None, category):
        at = contents.source.locate(("category",))
        contents.diagnostics.append(WRONG_CATEGORY.here(at, value=value, folder=category))
    playbook = contents.shape(Playbook, {**fields, "category": folder, "id": name}, subject, ())
    _refuse_id(contents, fields, (), N_("remove it: the file's name is the id"))
    if playbook is not None:
        contents.entities[subject] = playbook


def read_record(contents: Contents, path: str, stem: str, *, is_named: bool) -> None:
    """Read the record in a file: an improvement, an experiment, a plan or the backlog.

    `path` is where such a file belongs, `stem` its name; `is_named` is that of `read_playbook`.
    """
    folder, slash, _ = path.partition("/")
    kind = RECORD_FOLDERS[folder] if slash else RECORD_FILES[stem]
    name = nearest_id(stem, contents.language)
    _check_file_name(contents, stem, stem if is_named else name)
    subject = (kind.name, name)
    contents.declared.append(subject)
    contents.put(subject, ())
    if (fields := contents.mapping()) is None:
        return
    record = contents.shape(kind.model, {**fields, "id": name}, subject, ())
    _refuse_id(contents, fields, (), N_("remove it: the file's name is the id"))
    if record is not None:
        contents.entities[subject] = record


def _check_file_name(contents: Contents, name: str, right_name: str) -> None:
    """Find a file's name that is no id."""
    if name != right_name:
        at, hint = Location(contents.source.file), N_("rename the file to “{guess}.yml”")
        if _COPY.search(name):
            hint = N_("it looks like a copy: remove it, or rename it to “{guess}.yml” and give it a name of its own")
        contents.diagnostics.append(NOT_AN_ID.here(at, hint=hint, fix="", value=name, guess=right_name))


def _check_names(contents: Contents, file: tuple[str, str], folder: tuple[str, str]) -> None:
    """Find a wrong name of a playbook's file or folder; each argument is (name, right name)."""
    _check_file_name(contents, *file)
    at, (category, right_category) = Location(contents.source.file), folder
    if category != right_category:
        message, hint = N_("the folder name “{value}” is not an id"), N_("rename the folder to “{guess}”")
        found = NOT_AN_ID.here(at, message=message, hint=hint, fix="", value=category, guess=right_category)
        contents.wrong_folder = found


def _refuse_id(contents: Contents, fields: dict[str, Any], route: tuple[str, ...], hint: str) -> None:
    """Find an `id` that is written although it follows from elsewhere; `hint` says from where."""
    if "id" in fields:
        at = contents.source.locate((*route, "id"), key=True)
        contents.diagnostics.append(UNKNOWN_KEY.here(at, hint=hint, key="id"))


def _in_braces(kind: Kind, key: str, text: str) -> str:
    """Return a text as the entry of a registry that it means: its name, or what an entry must have beside a name."""
    needed = [name for name, field in fields_of(kind.model).items() if field.is_required and name not in ("id", "name")]
    name = key.replace("-", " ").capitalize()
    value = text if not set(text) & set(",[]{}#'\"") else quoted(text)
    return f"{{name: {name}, {needed[0]}: {value}}}" if needed else f"{{name: {value}}}"


def nearest_id(text: str, language: str) -> str:
    """Return a text if it is an id, else the nearest id."""
    is_id = len(text) <= LONGEST_ID and ID_PATTERN.match(text) is not None
    return text if is_id else suggested_id(text, language)

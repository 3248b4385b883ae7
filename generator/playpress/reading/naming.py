"""A file's path to findings, if it is not in the folder or does not have the name in which it is read.

Knows: the folder's layout. Must not know what is in the files, beyond how they begin.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from playpress.diagnostics import N_, Location, Severity
from playpress.reading.layout import COMMA_SERIES, is_office_file
from playpress.reading.rules.files import NOT_READ_HERE, WRONG_ENDING

if TYPE_CHECKING:
    from playpress.diagnostics import Diagnostic
    from playpress.reading.layout import Place

_BELONGS = {
    "settings": N_("the handbook's settings belong in {folder}/{path}"),
    "registry": N_("a registry belongs in {folder}/{path}"),
    "playbook": N_("a playbook belongs in {folder}/{path}"),
    "record": N_("such a record belongs in {folder}/{path}"),
    "series": N_("a series of figures belongs in {folder}/{path}"),
}


def stray(file: str, folder: str) -> Diagnostic:
    """Return the diagnostic for a file that is none of ours."""
    return NOT_READ_HERE.here(Location(file), severity=Severity.WARNING, folder=folder)


def reserved(file: str, name: str) -> Diagnostic:
    """Return the diagnostic for a file that is reserved for a later version; `name` is the reserved path."""
    hint = N_("“{name}” is kept for what a later version reads; give a category another name")
    return NOT_READ_HERE.here(Location(file), hint=hint, severity=Severity.WARNING, name=name)


def superseded(file: str, name: str) -> Diagnostic:
    """Return the diagnostic for a file that is not read because `name`, beside it, is read instead."""
    return NOT_READ_HERE.here(Location(file), hint=N_("“{name}” beside it is read; remove one of the two"), name=name)


def misplaced(path: str, place: Place, file: str, folder: str) -> Diagnostic | None:
    """Return the diagnostic for a file in the wrong folder; None if the folder is right."""
    is_there = path.rpartition("/")[0] == place.path.rpartition("/")[0]
    if is_there and ("/" in place.path or f"{place.stem}.yml" == place.path):
        return None
    return NOT_READ_HERE.here(Location(file), hint=_BELONGS[place.kind], folder=folder, path=place.path)


def ending_of(path: str, place: Place) -> str:
    """Return the ending of a file's name, after the name of what it holds: `.yml`, `.yaml.txt`."""
    return path.rpartition("/")[2][len(place.stem) :]


def is_named_right(path: str, place: Place) -> bool:
    """Tell whether a file has the ending that its kind must have."""
    return ending_of(path, place) == (".csv" if place.kind == "series" else ".yml")


def is_of_another_format(path: str, place: Place, head: str) -> bool:
    """Tell whether a file with a wrong ending cannot be read: it is no plain text, or a series without commas."""
    return is_office_file(path.rpartition("/")[2]) or _is_another_table(path, place, head)


def misnamed(path: str, place: Place, file: str, head: str) -> Diagnostic:
    """Return the diagnostic for a wrong ending of a file's name."""
    ending = ending_of(path, place)
    hint = WRONG_ENDING.hint
    if _is_another_table(path, place, head):
        hint = N_("save it as “{name}”: plain text with a comma between date, value and note")
    elif is_office_file(path.rpartition("/")[2]):
        hint = N_("save it as plain text under the name “{name}”")
    message = WRONG_ENDING.message if ending else N_("the file name has no ending")
    name = place.path.rpartition("/")[2]
    return WRONG_ENDING.here(Location(file), message=message, hint=hint, suffix=ending, name=name)


def _is_another_table(path: str, place: Place, head: str) -> bool:
    return place.kind == "series" and ending_of(path, place).lower() != ".csv" and not COMMA_SERIES.match(head)

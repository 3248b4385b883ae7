"""Names in a text where a list of ids belongs, to the list with the ids of the things that are called so.

A file is read by itself, so what it finds cannot know which things there are.
Knows: findings, the names of all things. Must not know where they stand.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from playpress.checks.unknown_names import NOUNS, id_called
from playpress.diagnostics import N_, InFull, Message
from playpress.model.record import PARTY
from playpress.reading.mistake import WRITE
from playpress.reading.rules.shape import WRONG_KIND

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from playpress.diagnostics import Diagnostic
    from playpress.model.library import Library

_SIGNS = re.compile(r"[,;\t|\n\u2022\u00b7]")
_WORDS = re.compile(r"[&+/]|(?<=\s)(?:and|und|et|i|oraz)(?=\s)")
_AROUND = "()[]{}<>-\u2022\u00b7 "


def with_ids(found: Iterable[Diagnostic], library: Library) -> list[Diagnostic]:
    """Return the findings; a list that is written as a text of names gets a hint with their ids."""
    return [_with_ids(one, library) if one.code == WRONG_KIND.code and _names(one) else one for one in found]


def _names(found: Diagnostic) -> str:
    return str(found.hint.values.get("names") or "") if found.hint else ""


def _with_ids(found: Diagnostic, library: Library) -> Diagnostic:
    kind = str(found.hint.values["of"]) if found.hint else ""
    kinds = ("role", "team") if kind == PARTY else (kind,) if kind in library.entities else ()
    things = {name: thing for one in kinds for name, thing in library.of_kind(one).items()}
    if not things:
        return found
    names = {" ".join(getattr(thing, "name", "").split()).casefold(): name for name, thing in things.items()}
    meant = _ids(_names(found).strip(_AROUND), things, names)
    unknown = next((name for name, its in meant if its is None), "")
    values = (
        {**found.hint.values, "guess": InFull(f"[{', '.join(its for _, its in meant if its)}]")} if found.hint else {}
    )
    if not unknown:
        return replace(found, hint=Message(WRITE, values), fix=str(values["guess"]))
    if any(its for _, its in meant):
        hint = N_("write {guess}; there is no {kind} “{unknown}”")
        return replace(found, hint=Message(hint, {**values, "kind": NOUNS[kind], "unknown": unknown}), fix="")
    return found


def _ids(text: str, known: Mapping[str, object], names: Mapping[str, str]) -> list[tuple[str, str | None]]:
    """Return the names in a text with their ids; “and” parts them where the whole is no name."""
    found: list[tuple[str, str | None]] = []
    for piece in filter(None, map(str.strip, _SIGNS.split(text))):
        its = id_called(piece, known, names)
        inner = (
            [(one, id_called(one, known, names)) for one in map(str.strip, _WORDS.split(piece))] if its is None else []
        )
        found += inner if any(one for _, one in inner) else [(piece, its)]
    return found

"""Who does what, written by letters or the wrong way round, to the keys that were meant: `buyer: R` is `responsible: buyer`.

Knows: by the model what keys are called. Must not know files.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from playpress.language.spelling import suggested_id
from playpress.model.annotations import entry_of, fields_of
from playpress.model.record import ID_PATTERN, Reference
from playpress.reading.meant import is_same_word, other_word
from playpress.reading.mistake import takes
from playpress.reading.several_times import flat

if TYPE_CHECKING:
    from collections.abc import Sequence

    from playpress.model.record import Record

Pair = tuple[Any, Any]
_BETWEEN = re.compile(r"[\s,;/+&]+|(?<=[RACI])(?=[RACI])")
"""Matches what stands between the letters of who is responsible and who is accountable."""
_PARTS = re.compile(r"[,;][ ]*(?=[^,;()=:]*[=:(])")
"""Matches what stands between the pairs of a text such as `R = buyer, C = lawyer`."""
_PAIR = re.compile(r"(\S[^=:()]*?)\s*(?:[=-]>|[=:(\u2192])\s*([^=:()]+?)\s*\)?\Z")
_ENTRIES = re.compile(r"\s*(?:,|;| and )\s*")
LONGEST = 300
"""Characters of a text that may say pairs; in a longer one it would take long to look for them."""
_FEWEST = 2
"""So many keys that are letters are one slip; a single one is a key in another word."""


def turned(record: type[Record], pairs: Sequence[Pair], language: str) -> str:
    """Return the mapping that pairs of key and value mean, in braces, whichever of the two names the record's keys; empty if neither does."""
    found: dict[str, list[str]] = {}
    for one, other in pairs:
        names, values = named(record, one), other
        if not names:
            names, values = named(record, other), one
        values = values if isinstance(values, list) else [values]
        if not names or not all(isinstance(value, str) for value in values):
            return ""
        for name in names:
            found.setdefault(name, []).extend(_as_id(record, name, value, language) for value in values)
    whole = {
        name: found[name] if len(found[name]) > 1 else found[name][0] for name in fields_of(record) if name in found
    }
    fits = whole and all(takes(record, name, value) for name, value in whole.items())
    return flat(whole) if fits else ""


def is_turned(record: type[Record], pairs: Sequence[Pair]) -> bool:
    """Tell whether values name keys, a key names several, or all keys that are unknown are letters."""
    unknown = [(key, named(record, key), value) for key, value in pairs if key not in fields_of(record)]
    are_letters = len(unknown) >= _FEWEST and all(len(str(key)) == 1 and names for key, names, _ in unknown)
    return are_letters or any(len(names) > 1 or (not names and named(record, value)) for _, names, value in unknown)


def pairs_of_text(text: str) -> list[Pair]:
    """Return the pairs that a text in one line says: `R = buyer, C = lawyer`, `buyer (R), lawyer (C)`; empty if it says others."""
    if len(text) > LONGEST:
        return []
    matches = [_PAIR.match(part.strip()) for part in _PARTS.split(text)]
    pairs = [(match[1], _ENTRIES.split(match[2])) for match in matches if match]
    return pairs if len(pairs) == len(matches) else []


def pairs_of_list(values: Sequence[Any]) -> list[Pair]:
    """Return the pairs that a list of mappings says: `[{R: buyer}]`, `[{role: buyer, raci: R}]`; empty if it says others."""
    pairs: list[Pair] = []
    for one in values:
        match list(one.items()) if isinstance(one, dict) else []:
            case [pair]:
                pairs.append(pair)
            case [(_, who), (_, how)]:
                pairs.append((who, how))
            case _:
                return []
    return pairs


def named(record: type[Record], words: Any) -> list[str]:
    """Return the keys of a record that words or letters name; empty if one of them names none."""
    fields = fields_of(record)
    pieces = words if isinstance(words, list) else _BETWEEN.split(str(words))
    names = [
        next((name for name in fields if is_same_word(str(piece), name)), None) or other_word(str(piece), fields)
        for piece in pieces
        if piece
    ]
    return [name for name in names if name] if all(names) else []


def _as_id(record: type[Record], name: str, value: str, language: str) -> str:
    """Return the id that a name stands for where a key takes ids; anything else as it is."""
    annotation = fields_of(record)[name].annotation
    is_reference = isinstance(annotation.mark or entry_of(annotation.kind).mark, Reference)
    return suggested_id(value, language) if is_reference and not ID_PATTERN.match(value) else value

"""A text, a list or a mapping in the place of “key: value” lines to the lines that were meant.

Knows: by the model which keys take what. Must not know files.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from playpress.model.annotations import entry_of, fields_of
from playpress.reading.mistake import takes
from playpress.reading.text_records import WORDS, filled, inner_text, record_of_text, records_of_text
from playpress.reading.turned import pairs_of_list, pairs_of_text, turned

if TYPE_CHECKING:
    from playpress.model.record import Record
    from playpress.reading.mistake import Mistake

NUMBERED = re.compile(r"(?:[^\W\d_]+ )?\d+\Z")
"""Matches the number of a step, with or without a word before it."""


def as_record(mistake: Mistake) -> str | None:
    """Return a text, a number or a list as the record that it means, in braces; `…` stands for what cannot be told. None if nothing can."""
    record, value = mistake.annotation.record, mistake.value
    if record is None:
        return None
    fields = fields_of(record)
    first, field = next(iter(fields.items()))
    pairs = pairs_of_list(value) if isinstance(value, list) else pairs_of_text(value) if isinstance(value, str) else []
    if pairs and (found := turned(record, pairs, mistake.data.language)):
        return found
    if isinstance(value, list):
        return _of_list(record, value)
    if isinstance(value, str):
        return record_of_text(record, value, mistake.data.language)
    return (
        f"{{{first}: {mistake.written}}}"
        if field.is_required and mistake.written and takes(record, first, value)
        else None
    )


def as_records(mistake: Mistake) -> str:
    """Return what stands in the place of a list of records as that list; empty if it is none.

    It may be a mapping of texts or numbers, such as `{crm: edit}` or `{1: Ask}`, or a text with arrows: `Yes → send, No → ask`.
    """
    record = entry_of(mistake.annotation.kind).record
    if record and isinstance(mistake.value, str):
        return records_of_text(record, mistake.value, mistake.data.language)
    if (
        record is None
        or not isinstance(mistake.value, dict)
        or not all(isinstance(one, (str, int, float)) for one in mistake.value.values())
    ):
        return ""
    keys = list(fields_of(record))[:2]
    if {"id", "name"} <= fields_of(record).keys() and _are_numbered(mistake.value):
        return f"[{', '.join(record_of_text(record, text, mistake.data.language) for text in mistake.value.values())}]"
    pairs = list(mistake.value.items())
    fits = len(keys) > 1 and all(takes(record, key, one) for pair in pairs for key, one in zip(keys, pair, strict=True))
    entries = (f"{{{keys[0]}: {inner_text(one)}, {keys[1]}: {inner_text(str(other))}}}" for one, other in pairs)
    return f"[{', '.join(entries)}]" if fits and pairs else ""


def _are_numbered(pairs: dict[Any, Any]) -> bool:
    """Tell whether texts stand behind numbers: `1: Review the draft`, or `step 1: …`."""
    are_numbers = all(NUMBERED.match(str(key)) for key in pairs)
    return bool(pairs) and are_numbers and all(isinstance(one, str) and WORDS.match(one) for one in pairs.values())


def _of_list(record: type[Record], values: list[Any]) -> str | None:
    """Return a list as a record: all of it under the first key, or one value for each key that must be there."""
    fields = fields_of(record)
    first = next(iter(fields))
    if takes(record, first, values) and all(isinstance(one, str) for one in values):
        return f"{{{first}: [{', '.join(values)}]}}"
    return filled(record, [name for name, one in fields.items() if one.is_required], values) or None

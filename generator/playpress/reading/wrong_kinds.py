"""A value of the wrong kind to a finding that says how one of the right kind is written.

Knows: pydantic's types of such errors. Must not know files.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from pydantic import ValidationError

from playpress.diagnostics import N_, Message
from playpress.language.spelling import suggested_id
from playpress.model.annotations import entry_of, fields_of
from playpress.model.record import ID_PATTERN
from playpress.reading.guesses import guess_bool, guess_number, is_unknown
from playpress.reading.mistake import LEAVE_OUT, WRITE
from playpress.reading.repairs.quotes import quoted
from playpress.reading.rules import shape as rules

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from playpress.diagnostics import Finding
    from playpress.reading.mistake import Mistake

_WORDS = re.compile(r"[^\W\d]\w*(?:[ -]\w+)*\Z")
"""Matches plain words, which mean the same within braces and without."""


def wrong_kind(mistake: Mistake) -> Finding:
    """Return the finding: which kind of value the key takes and, if it can be told, what was meant."""
    wanted = _WANTED.get(mistake.error, _ANOTHER)
    guess = wanted.guess(mistake)
    special = _list_hint(mistake) if mistake.error == "tuple_type" else ""
    if mistake.error == "model_type" and isinstance(mistake.value, list) and _are_its_keys(mistake):
        return mistake.found(
            rules.WRONG_KIND,
            hint=N_("leave out the dashes: the keys stand below “{key}”, not in a list"),
            fix="",
            key=mistake.key,
            expected=Message(wanted.name),
            found=mistake.kind,
        )
    hint = LEAVE_OUT if is_unknown(str(mistake.quoted)) and mistake.error in _NUMBERS else wanted.hint
    entry = entry_of(mistake.annotation.kind).record if special else None
    return mistake.found(
        rules.WRONG_KIND,
        hint=special or (WRITE if guess else hint),
        fix=None if guess and _is_right(mistake, guess) else "",
        first=next(iter(mistake.value), "") if special and isinstance(mistake.value, dict) else "",
        inner=next(iter(fields_of(entry)), "") if entry else "",
        key=mistake.key,
        expected=Message(wanted.name),
        found=mistake.kind,
        guess=guess,
    )


def _are_its_keys(mistake: Mistake) -> bool:
    """Tell whether a list holds nothing but mappings with keys of the record that is wanted."""
    keys = fields_of(mistake.annotation.record) if mistake.annotation.record else {}
    return bool(mistake.value) and all(isinstance(one, dict) and one.keys() <= keys.keys() for one in mistake.value)


def _is_right(mistake: Mistake, guess: str) -> bool:
    """Tell whether a guess is valid at its place: no decimals for a whole number, no missing keys in a record."""
    if mistake.error == "model_type":
        is_safe = isinstance(mistake.value, str) and mistake.written == mistake.value and _WORDS.match(mistake.value)
        return bool(is_safe) and _is_whole(mistake)
    return mistake.error != "int_type" or guess.lstrip("-").isdigit()


def _is_whole(mistake: Mistake) -> bool:
    """Tell whether the record's first key is the only one that it must have."""
    record = mistake.annotation.record
    try:
        if record:
            record.model_validate({next(iter(fields_of(record))): mistake.value})
    except ValidationError:
        return False
    return record is not None


class Wanted(NamedTuple):
    """A kind of value: its name, how it is written, and a function that guesses what a wrong value meant."""

    name: str
    hint: str = ""
    guess: Callable[[Mistake], str | None] = lambda _mistake: None


def _number(mistake: Mistake) -> str | None:
    return guess_number(mistake.value, mistake.bounds) if isinstance(mistake.value, str) else None


def _boolean(mistake: Mistake) -> str | None:
    return guess_bool(mistake.value) if isinstance(mistake.value, str) else None


def _record(mistake: Mistake) -> str | None:
    """Return a text or number as a record with it under the first key, if that key is required; else None."""
    record = mistake.annotation.record
    key, field = next(iter(fields_of(record).items())) if record else ("", None)
    is_text = isinstance(mistake.value, str)
    keys = set(fields_of(record)) if record else set()
    if field and record and is_text and {"id", "name"} <= keys and _WORDS.match(str(mistake.value)):
        return f"{{id: {suggested_id(str(mistake.value), mistake.data.language)}, name: {mistake.value}}}"
    if (
        field
        and isinstance(mistake.value, list)
        and _is_taken(mistake, key)
        and all(isinstance(v, str) for v in mistake.value)
    ):
        return f"{{{key}: [{', '.join(mistake.value)}]}}"
    if record and field and is_text and (_PAIR.search(str(mistake.value)) or not _is_taken(mistake, key)):
        needed = [name for name, one in fields_of(record).items() if one.is_required] or [key]
        return f"{{{', '.join(f'{name}: …' for name in needed)}}}"
    if field is None or not field.is_required or not (is_text or (mistake.written and _is_taken(mistake, key))):
        return None
    return f"{{{key}: {mistake.value if is_text else mistake.written}}}"


def _is_taken(mistake: Mistake, key: str) -> bool:
    """Tell whether the record takes a value under a key, whatever else it lacks."""
    record = mistake.annotation.record
    try:
        if record:
            record.model_validate({key: mistake.value})
    except ValidationError as problem:
        return all(error["loc"][0] != key for error in problem.errors(include_url=False))
    return record is not None


def _list(mistake: Mistake) -> str | None:
    """Return a text as a list: ids that commas part as several entries, any other text as one."""
    if not isinstance(mistake.value, str) or mistake.written != mistake.value or _is_of_records(mistake):
        return None
    pieces = [piece.strip() for piece in re.split(r",|;| and ", mistake.value.strip("()"))]
    if all(ID_PATTERN.match(piece) for piece in pieces):
        return f"[{', '.join(pieces)}]"
    return f"[{mistake.value}]" if _PLAIN.match(mistake.value) else f"[{quoted(mistake.value)}]"


def _is_of_records(mistake: Mistake) -> bool:
    """Tell whether the list that is wanted has entries which no text can stand for; an id is taken for one that can."""
    entry = entry_of(mistake.annotation.kind).record
    if all(ID_PATTERN.match(piece.strip()) for piece in str(mistake.value).strip("()").split(",")):
        return False
    try:
        if entry:
            entry.model_validate(mistake.value)
    except ValidationError as problem:
        return any(error["type"] == "model_type" for error in problem.errors(include_url=False))
    return False


def _list_hint(mistake: Mistake) -> str:
    """Return the hint for a mapping or a text in the place of a list of mappings; empty for anything else."""
    entry = entry_of(mistake.annotation.kind).record
    if entry and isinstance(mistake.value, str) and _is_of_records(mistake):
        return N_("it is a list: begin each entry with “- ” and the key “{inner}”")
    if not isinstance(mistake.value, dict) or entry is None:
        return ""
    if mistake.value.keys() & fields_of(entry).keys():
        return N_("it is a list: put “- ” before “{first}”, and two more spaces before the keys below it")
    if "id" in fields_of(entry):
        return N_("it is a list: write “- id: {first}” in the place of “{first}:”, and its keys below it")
    return N_("it is a list: begin each entry with “- ” and the key “{inner}”")


_PAIR = re.compile(r"\w: ")
_NUMBERS = ("int_type", "int_from_float", "float_type")
_PLAIN = re.compile(r"[^\W\d][^,:#\[\]{}\"'&*!|>%@`]*\Z")
_WHOLE = Wanted(N_("a whole number"), N_("write a number without unit and without decimals"), _number)
_YES_OR_NO = Wanted(N_("true or false"), N_("write true or false, without quotes"), _boolean)
_MAPPING = N_("“key: value” lines"), N_("write “key: value” lines below it, indented")
_ANOTHER = Wanted(N_("another kind of value"))
_WANTED: Mapping[str, Wanted] = {
    "int_type": _WHOLE,
    "int_from_float": _WHOLE,
    "float_type": Wanted(N_("a number"), N_("write a number without unit and without quotes"), _number),
    "bool_type": _YES_OR_NO,
    "bool_parsing": _YES_OR_NO,
    "tuple_type": Wanted(N_("a list"), N_("write [one, two], or each entry on a line of its own behind “- ”"), _list),
    "model_type": Wanted(*_MAPPING, _record),
    "dict_type": Wanted(*_MAPPING),
}
"""The kind of value that is wanted, by pydantic's type of error."""

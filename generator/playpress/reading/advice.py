"""A validation error of pydantic to a finding in an editor's words, with a guess at what was meant.

The table at the end has a function for each type of error; the longer ones are in modules of their own.
Knows: pydantic's types of errors. Must not know files, or how data is repaired.
"""

from __future__ import annotations

import re
import typing
from dataclasses import replace
from typing import TYPE_CHECKING

from playpress.diagnostics import N_, InFull
from playpress.language.spelling import suggested_id
from playpress.model.annotations import keys_of
from playpress.model.kinds import KINDS
from playpress.model.record import Reference, Text
from playpress.reading.guesses import guess_date, guess_first_day, is_by_now, is_unknown, two_days
from playpress.reading.meant import inflected, is_same_word, meant_word
from playpress.reading.mistake import LEAVE_OUT, WRITE, Data, Mistake, thing_of_number
from playpress.reading.number_guesses import guess_number
from playpress.reading.rules import shape as rules
from playpress.reading.several_times import flat, times_of
from playpress.reading.text_records import inner_text
from playpress.reading.time_guesses import guess_period, guess_sum, guess_times, guess_timespan, guess_weeks
from playpress.reading.unknown_keys import unknown_key
from playpress.reading.wrong_kinds import wrong_kind

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from pydantic_core import ErrorDetails

    from playpress.diagnostics import Finding, Route

_NOTE = re.compile(r"\s*\([^()]*\)\s*\Z")


def advise(data: Data, route: Route, error: ErrorDetails, *, is_told: bool = True) -> Finding | None:
    """Return the finding for an error at a route, or None if another one says it; what was meant is looked for only if it will be listed (`is_told`)."""
    kind = "float_type" if error["type"] == "int_type" and error["loc"][-1] in ("int", "float") else error["type"]
    return _ADVICE.get(kind, wrong_kind)(Mistake(data, route, kind, error["input"], is_told))


def _missing_key(mistake: Mistake) -> Finding:
    key = str(mistake.route[-1])
    guess = _as_told_beside(mistake, key)
    return mistake.found(rules.MISSING_KEY, hint=N_("add “{key}: {guess}” here") if guess else "", key=key, guess=guess)


def _as_told_beside(mistake: Mistake, key: str) -> str:
    """Return a missing id by the first text beside it, or a missing name by the id of the thing; empty if nothing tells it."""
    if key == "id" and isinstance(mistake.holder, dict):
        text = next((value for value in mistake.holder.values() if isinstance(value, str)), "")
        return suggested_id(text, mistake.data.language) if text else ""
    if key == "name" and len(mistake.route) == 1:
        return mistake.data.subject[1].replace("-", " ").capitalize()
    return ""


def _not_an_id(mistake: Mistake) -> Finding:
    guess = suggested_id(str(mistake.quoted), mistake.data.language)
    is_word = guess[0].isalpha() and guess not in ("true", "false", "null")
    return mistake.found(rules.NOT_AN_ID, fix=None if is_word else '"{guess}"', value=mistake.quoted, guess=guess)


def _not_allowed(mistake: Mistake) -> Finding:
    allowed = [str(word) for word in typing.get_args(mistake.annotation.kind)]
    bare = _NOTE.sub("", str(mistake.quoted)) or str(mistake.quoted)
    guess = meant_word(bare, allowed) or inflected(bare, allowed)
    found = mistake.found(
        rules.NOT_ALLOWED,
        hint=N_("did you mean “{guess}”? Allowed are: {allowed}") if guess else "",
        value=mistake.quoted,
        key=mistake.key,
        allowed=InFull(", ".join(allowed)),
        guess=guess,
    )
    return replace(found, is_sure=guess is not None and is_same_word(str(mistake.quoted), guess))


def _not_a_duration(mistake: Mistake) -> Finding:
    text, several = flat(mistake.quoted), times_of(mistake.value)
    guess = several[0] if len(several) == 1 else guess_timespan(text)
    hint, fix = WRITE if guess else "", None
    if days := guess_sum(text):
        guess, hint, fix = days, N_("write {guess}, if a day has eight hours"), ""
    elif times := several if len(several) > 1 else guess_times(text):
        is_single = "min" not in keys_of(mistake.annotation.kind)
        guess = times[-1] if is_single else "{{min: {}, likely: {}, max: {}}}".format(*times)
        in_full = WRITE if several else N_("write it with the likely time: {guess}")
        hint, fix = N_("write one time alone, such as {guess}") if is_single else in_full, ""
    elif weeks := guess_weeks(text):
        guess, hint = weeks, N_("write it in weeks, such as {guess}")
    elif is_unknown(text):
        hint = LEAVE_OUT
    elif re.fullmatch(r"\d{1,6}", text):
        hint = N_(
            "write the unit, too: {value}m for minutes, {value}h for hours, {value}d for days, {value}w for weeks"
        )
    return mistake.found(rules.NOT_A_DURATION, hint=hint, fix=fix, value=text, guess=InFull(guess or ""))


def _not_a_period(mistake: Mistake) -> Finding:
    guess = guess_period(str(mistake.quoted))
    message, hint = N_("“{value}” is not a period"), WRITE if guess else N_("write it like “3 months” or “1 year”")
    return mistake.found(rules.NOT_A_DURATION, message=message, hint=hint, value=mistake.quoted, guess=guess)


def _not_a_date(mistake: Mistake) -> Finding:
    guess = guess_date(str(mistake.quoted))
    hint = WRITE if guess else ""
    if is_unknown(str(mistake.quoted)):
        hint = LEAVE_OUT
    elif is_by_now(str(mistake.quoted)):
        hint = N_("write the day itself, since the file is read on other days, too: year-month-day, like 2026-09-01")
    elif days := two_days(str(mistake.quoted)):
        hint = N_("write {guess} or {other}: day and month may stand either way round")
        return mistake.found(rules.NOT_A_DATE, hint=hint, fix="", value=mistake.quoted, guess=days[0], other=days[1])
    elif first := guess_first_day(str(mistake.quoted)):
        return mistake.found(
            rules.NOT_A_DATE, hint=N_("write the day, too, like {first}"), fix="", value=mistake.quoted, first=first
        )
    elif re.fullmatch(r"\d{4}-\d\d", str(mistake.quoted)):
        hint = N_("write the day, too, like {value}-01")
    elif re.fullmatch(r"\d{4}-\d\d-\d\d", str(mistake.quoted)):
        hint = hint or N_("no calendar has this day; check month and day")
    return mistake.found(rules.NOT_A_DATE, hint=hint, value=mistake.quoted, guess=guess)


def _not_a_text(mistake: Mistake) -> Finding | None:
    mark = mistake.annotation.mark
    if _is_one_more(mistake):
        return None
    if several := _texts(mistake):
        return _not_texts(mistake, several)
    if isinstance(mark, Reference) and (found := _not_one_id(mistake, mark)):
        return found
    text = mistake.written or _one_text(mistake.value)
    is_entry = mistake.value is None and isinstance(mistake.route[-1], int)
    empty = N_("write a text behind the dash, or remove the dash") if is_entry else N_("write a text here")
    if _is_list_of_texts(mistake):
        empty = N_("it is one text: write “{key}: |”, and below it the list, two spaces further in than the key")
    return mistake.found(
        rules.NOT_A_TEXT,
        hint="" if text else empty,
        key=mistake.key,
        found=mistake.kind,
        text=InFull(text),
    )


def _is_list_of_texts(mistake: Mistake) -> bool:
    """Tell whether a list of several texts stands where one text can, and may hold a list itself."""
    mark = mistake.annotation.mark
    is_list = isinstance(mistake.value, list) and all(isinstance(one, str) for one in mistake.value)
    return is_list and len(mistake.value) > 1 and isinstance(mark, Text) and mark.markdown


def _texts(mistake: Mistake) -> list[str]:
    """Return the texts that the entries of a list mean of which several are numbers, true or false, or a letter and a text; empty for anything else."""
    entries = mistake.holder
    if not isinstance(entries, list) or not isinstance(mistake.annotation.mark, Text):
        return []
    if all(isinstance(one, dict) and len(one) == 1 for one in entries):
        pairs = [pair for one in entries for pair in one.items()]
        are_lettered = len(pairs) > 1 and all(len(key) == 1 and isinstance(value, str) for key, value in pairs)
        return [value for _, value in pairs] if are_lettered else []
    others = [one for one in entries if isinstance(one, (bool, int, float))]
    are_single = all(isinstance(one, (str, bool, int, float)) for one in entries)
    above = mistake.route[:-1]
    return [mistake.data.written((*above, n)) for n in range(len(entries))] if are_single and len(others) > 1 else []


def _is_one_more(mistake: Mistake) -> bool:
    """Tell whether an entry of a list is no text, as is one above it that tells of both."""
    entries, index = mistake.holder, mistake.route[-1]
    if not isinstance(index, int) or index == 0 or not isinstance(mistake.annotation.mark, Text):
        return False
    if not mistake.is_told:
        return type(entries[index - 1]) is type(mistake.value)
    return bool(_texts(mistake)) and any(not isinstance(one, str) for one in entries[:index])


def _not_texts(mistake: Mistake, texts: list[str]) -> Finding:
    """Return the one finding for several entries of a list that are no texts."""
    are_lettered = isinstance(mistake.value, dict)
    listed = [inner_text(text) if are_lettered or text[:1] in ("'", '"') else f'"{text}"' for text in texts]
    hint = (
        N_("write the texts alone: {guess}")
        if are_lettered
        else N_("if they are meant as texts, write them in quotes: {guess}")
    )
    return mistake.found(
        rules.NOT_A_TEXT, hint=hint, fix="", key=mistake.key, found=mistake.kind, guess=InFull(f"[{', '.join(listed)}]")
    )


def _not_one_id(mistake: Mistake, mark: Reference) -> Finding | None:
    """Return the finding for a link, a number, a list or a mapping in the place of one id; None for anything else."""
    value, link = mistake.value, mistake.value
    while isinstance(link, list) and len(link) == 1:
        link = link[0]
    if isinstance(value, int) and not isinstance(value, bool) and (step := thing_of_number(mistake, mark)):
        guess, hint = step, N_("write the id in the place of the number: {guess}")
    elif isinstance(value, list) and isinstance(mistake.route[-1], int) and len(value) > 1 and len(mistake.holder) == 1:
        guess, hint = InFull(f"[{', '.join(map(str, value))}]"), N_("one pair of brackets is enough: {guess}")
    elif isinstance(value, list) and isinstance(link, str):
        guess, hint = link.rpartition(":")[2].partition("|")[0].strip(), N_("write the id alone: {guess}")
    elif isinstance(value, list) and value and all(isinstance(one, str) for one in value):
        guess, hint = value[0], N_("only one can stand here: {guess}, for instance")
    elif isinstance(value, dict) and mark.kind in KINDS:
        named = str(value.get("id", value.get("name", next(iter(value), ""))))
        guess, hint = suggested_id(named), N_("write the id alone: {guess}")
    else:
        return None
    return mistake.found(rules.NOT_A_TEXT, hint=hint, fix="", key=mistake.key, found=mistake.kind, guess=guess)


def _one_text(value: object) -> str:
    """Return the text that a list of one text, or a text cut at “: ”, was meant to be; empty if it is something else."""
    if isinstance(value, list) and len(value) == 1 and isinstance(value[0], str):
        return value[0]
    if isinstance(value, dict) and len(value) == 1:
        (key, rest), *_ = value.items()
        return f"{key}: {rest}" if isinstance(rest, str) and '"' not in f"{key}{rest}" else ""
    return ""


def _out_of_range(mistake: Mistake) -> Finding:
    guess = guess_number(str(mistake.quoted), mistake.bounds)
    hint = N_("write {guess}; allowed is {bounds}") if guess else ""
    return mistake.found(rules.OUT_OF_RANGE, hint=hint, value=mistake.quoted, bounds=mistake.bounds, guess=guess)


_ADVICE: Mapping[str, Callable[[Mistake], Finding | None]] = {
    "extra_forbidden": unknown_key,
    "missing": _missing_key,
    "id": _not_an_id,
    "literal_error": _not_allowed,
    "timespan": _not_a_duration,
    "period": _not_a_period,
    "date": _not_a_date,
    "date_type": _not_a_date,
    "date_parsing": _not_a_date,
    "date_from_datetime_parsing": _not_a_date,
    "date_from_datetime_inexact": _not_a_date,
    "string_type": _not_a_text,
    "greater_than_equal": _out_of_range,
    "less_than_equal": _out_of_range,
}
"""The function for each type of error; all other types get the finding that another kind of value is wanted."""

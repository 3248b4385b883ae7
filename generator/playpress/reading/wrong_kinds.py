"""A value of the wrong kind to a finding that says how one of the right kind is written.

Knows: pydantic's types of such errors. Must not know files.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from pydantic import ValidationError

from playpress.diagnostics import N_, InFull, Message
from playpress.language.spelling import suggested_id
from playpress.model.annotations import annotation_at, entry_of, fields_of, keys_of
from playpress.model.record import ID_PATTERN, Reference, Text
from playpress.reading.as_records import as_record, as_records
from playpress.reading.guesses import guess_bool, is_unknown
from playpress.reading.mistake import LEAVE_OUT, WRITE, WRITE_EITHER, takes, thing_of_number
from playpress.reading.number_guesses import guess_number, guess_range, nearest_level, two_ways
from playpress.reading.repairs.quotes import quoted
from playpress.reading.rules import shape as rules
from playpress.reading.text_records import WORDS, inner_text, per
from playpress.reading.time_guesses import number_in_words
from playpress.reading.week_guesses import guess_days, guess_hours, guess_hours_between

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from playpress.diagnostics import Finding
    from playpress.reading.mistake import Mistake


def wrong_kind(mistake: Mistake) -> Finding:
    """Return the finding: which kind of value the key takes and, if it can be told, what was meant."""
    wanted = _WANTED.get(mistake.error, _ANOTHER)
    if mistake.error in _NUMBERS and (found := _with_its_period(mistake, wanted) or _several_numbers(mistake, wanted)):
        return found
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
    hint = wanted.hint
    if mistake.error == "model_type" and isinstance(mistake.value, list) and not guess and (one := _one_of(mistake)):
        return mistake.found(
            rules.WRONG_KIND,
            hint=N_("only one can stand here: {guess}, for instance"),
            fix="",
            key=mistake.key,
            expected=Message(wanted.name),
            found=mistake.kind,
            guess=InFull(one),
        )
    if mistake.error == "tuple_type" and is_unknown(str(mistake.value)):
        guess, hint = None, N_("leave it out if there is none")
    if mistake.error in _NUMBERS and _is_without_options(mistake):
        guess, hint = None, _TRUE_OR_FALSE
    elif mistake.error in _NUMBERS:
        hint = LEAVE_OUT if is_unknown(str(mistake.quoted)) else _OF_WHAT if "%" in str(mistake.value) else hint
        if hint == _WHOLE.hint and all(mistake.bounds.split("…")):
            hint = N_("write a whole number; allowed is {bounds}")
    entry = entry_of(mistake.annotation.kind).record if special else None
    first = str(next(iter(mistake.value), "")) if special and isinstance(mistake.value, dict) else ""
    return mistake.found(
        rules.WRONG_KIND,
        hint=special or ((_AND_SO_ON if _are_texts_below(mistake) else WRITE) if guess else hint),
        fix=None if guess and _is_right(mistake, guess) else "",
        listed=InFull(as_records(mistake)) if special else "",
        first=first,
        first_id=suggested_id(first, mistake.data.language),
        inner=next(iter(fields_of(entry)), "") if entry else "",
        key=mistake.key,
        expected=Message(wanted.name),
        found=mistake.kind,
        guess=InFull(guess) if guess else guess,
        bounds=mistake.bounds if mistake.error in _NUMBERS else "",
        **_names(mistake),
    )


def _one_of(mistake: Mistake) -> str:
    """Return the first of several texts, if one of them can stand in the place of the record; else an empty text."""
    record, first = mistake.annotation.record, mistake.value[0] if mistake.value else None
    fields = fields_of(record) if record else {}
    is_text = isinstance(first, str) and "name" in fields and takes(record, "name", first) if record else False
    return inner_text(str(first)) if is_text and all(isinstance(one, str) for one in mistake.value) else ""


def _is_without_options(mistake: Mistake) -> bool:
    """Tell whether a question of a quiz is answered by true or false, and says nothing of what to choose from."""
    is_quiz = isinstance(mistake.holder, dict) and "question" in mistake.holder and "options" not in mistake.holder
    return is_quiz and isinstance(mistake.value, bool)


def _names(mistake: Mistake) -> dict[str, str]:
    """Return the text of names that stands in the place of a list of ids, and of which kind these are; nothing for anything else."""
    if mistake.error != "tuple_type" or not isinstance(mistake.value, str) or not _is_of_ids(mistake):
        return {}
    one = entry_of(mistake.annotation.kind)
    mark = one.mark or next(iter(fields_of(one.record).values())).annotation.mark if one.record or one.mark else None
    return {"names": InFull(mistake.value), "of": mark.kind} if isinstance(mark, Reference) else {}


def _with_its_period(mistake: Mistake, wanted: Wanted) -> Finding | None:
    """Return the finding for an amount that says itself how often it comes, such as `{count: 6 per week}`; None for anything else."""
    record = annotation_at(mistake.data.model, mistake.route[:-1]).record
    is_alone = record is not None and isinstance(mistake.value, str) and list(mistake.holder) == [mistake.key]
    guess = per(record, mistake.value) if record and is_alone else ""
    if not guess:
        return None
    return mistake.found(
        rules.WRONG_KIND,
        hint=WRITE,
        fix="",
        key=mistake.key,
        expected=Message(wanted.name),
        found=mistake.kind,
        guess=InFull(f"{mistake.route[-2]}: {guess}"),
        entry=True,
    )


def _several_numbers(mistake: Mistake, wanted: Wanted) -> Finding | None:
    """Return the finding for a range, or for a number that can be read in two ways; None for anything else."""
    text = str(mistake.quoted)
    if isinstance(mistake.value, list) and len(mistake.value) == len(("min", "max")):
        text = "-".join(map(str, mistake.value))
    other = ""
    if mistake.key == _HOURS_A_DAY and (hours := guess_hours_between(text)):
        guess, hint = hours, N_("write the hours of work themselves, such as {guess}")
    elif span := guess_range(text):
        takes_range = "min" in keys_of(mistake.annotation.kind)
        guess = f"{{min: {span[0]}, max: {span[1]}}}" if takes_range else span[1]
        hint = (
            N_("write the range like this: {guess}") if takes_range else N_("write one number alone, such as {guess}")
        )
        if takes_range and (level := _one_level(mistake, text)):
            guess, hint = level, N_("write {guess} alone: “direction” says which way is better")
    elif ways := two_ways(text):
        (guess, other), hint = ways, WRITE_EITHER
    else:
        return None
    expected = Message(wanted.name)
    return mistake.found(
        rules.WRONG_KIND,
        hint=hint,
        fix="",
        key=mistake.key,
        expected=expected,
        found=mistake.kind,
        guess=InFull(guess),
        other=other,
    )


def _one_level(mistake: Mistake, text: str) -> str | None:
    """Return the figure from which on a range of a KPI begins; None if no direction says that it is one."""
    direction = str(mistake.data.fields.get("direction"))
    return nearest_level(text, direction) if mistake.data.subject[0] == "kpi" and direction in ("up", "down") else None


def _are_texts_below(mistake: Mistake) -> bool:
    """Tell whether the entry below one of a list is a text, too, where “key: value” lines are wanted; only the first is told."""
    index, entries = mistake.route[-1], mistake.holder
    if mistake.error != "model_type" or not isinstance(index, int) or not isinstance(mistake.value, str):
        return False
    return any(isinstance(one, str) for one in entries[index + 1 :])


def _are_its_keys(mistake: Mistake) -> bool:
    """Tell whether a list holds nothing but mappings with keys of the record that is wanted."""
    keys = fields_of(mistake.annotation.record) if mistake.annotation.record else {}
    return bool(mistake.value) and all(isinstance(one, dict) and one.keys() <= keys.keys() for one in mistake.value)


def _is_right(mistake: Mistake, guess: str) -> bool:
    """Tell whether a guess is valid at its place: no decimals for a whole number, no missing keys in a record."""
    if mistake.error == "model_type":
        is_safe = isinstance(mistake.value, str) and mistake.written == mistake.value and WORDS.match(mistake.value)
        return bool(is_safe) and _is_whole(mistake) and not _is_name_for_id(mistake)
    return mistake.error not in ("int_type", "int_parsing") or guess.lstrip("-").isdigit()


def _is_name_for_id(mistake: Mistake) -> bool:
    """Tell whether a name stands where the record's first key takes an id."""
    fields = fields_of(mistake.annotation.record) if mistake.annotation.record else {}
    name, first = next(iter(fields.items()), ("", None))
    takes_id = name == "from" or (first is not None and isinstance(first.annotation.mark, Reference))
    return takes_id and not all(map(ID_PATTERN.match, mistake.value.split("/")))


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
    """Return a number without its unit; a percentage is no amount, unless what is counted has a unit of its own, as a KPI's figures have."""
    if option := _number_of_option(str(mistake.quoted), mistake.holder):
        return option
    if amount := _of_the_week(mistake):
        return amount
    if not isinstance(mistake.value, str):
        return None
    if number := number_in_words(mistake.value):
        return number
    is_percent = isinstance(mistake.holder, dict) and mistake.holder.get("unit") == "%"
    has_unit = is_percent or mistake.data.subject[0] == "kpi" or "kpi" in mistake.holder or mistake.bounds == "0 … 1"
    return guess_number(mistake.value, mistake.bounds) if has_unit or "%" not in mistake.value else None


def _of_the_week(mistake: Mistake) -> str | None:
    """Return the number of hours or days that a text means where the working time of the handbook stands; None anywhere else."""
    value = mistake.value
    text = ", ".join(map(str, value)) if isinstance(value, list) else str(value)
    if mistake.key == _HOURS_A_DAY:
        return guess_hours(text)
    return guess_days(text) if mistake.key == _DAYS_A_WEEK else None


def _number_of_option(value: str, holder: Any) -> str | None:
    """Return the number of the option that a letter or a text names; None if there are no options beside it, or none is meant."""
    options = holder.get("options") if isinstance(holder, dict) else None
    if isinstance(options, dict):
        return str([*options].index(value) + 1) if value in options else None
    if not isinstance(options, list):
        return None
    plain = [str(option).strip().rstrip(".!").casefold() for option in options]
    word = value.strip().strip(".()").casefold()
    by_letter = ord(word) - ord("a") if len(word) == 1 and word not in plain else -1
    whole = value.strip().rstrip(".!").casefold()
    place = plain.index(whole) if whole in plain else by_letter
    return str(place + 1) if 0 <= place < len(options) else None


def _boolean(mistake: Mistake) -> str | None:
    return guess_bool(mistake.value) if isinstance(mistake.value, str) else None


def _list(mistake: Mistake) -> str | None:
    """Return a text as a list: ids that commas part as several entries, any other text as one; the number of a step as its id."""
    if type(mistake.value) is int and (step := thing_of_number(mistake, entry_of(mistake.annotation.kind).mark)):
        return f"[{step}]"
    if isinstance(mistake.value, dict):
        return _list_of_mapping(mistake)
    if not isinstance(mistake.value, str) or _is_of_records(mistake):
        return None
    texts = _list_of_texts(mistake)
    if texts or mistake.written != mistake.value:
        return texts or _list_of_lines(mistake)
    is_of_ids = _is_of_ids(mistake)
    pieces = [piece.strip() for piece in _BETWEEN.split(mistake.value.strip(_AROUND))]
    names = [name.strip() for name in _BETWEEN_NAMES.split(mistake.value.strip(_AROUND))]
    if is_of_ids and not all(map(ID_PATTERN.match, pieces)) and all(map(WORDS.match, names)):
        pieces = [suggested_id(name, mistake.data.language) for name in names]
    if is_of_ids:
        pieces = [_FILE.sub("", piece) for piece in pieces]
    if all(map(ID_PATTERN.match, pieces)):
        return f"[{', '.join(pieces)}]"
    text = mistake.value.rstrip("]") if "[" not in mistake.value else mistake.value
    return f"[{text}]" if _PLAIN.match(text) else f"[{quoted(text)}]"


def _list_of_texts(mistake: Mistake) -> str | None:
    """Return texts in a line each, or options with a stroke between them, as a list; None if the list takes no texts, or it is one text."""
    if not isinstance(entry_of(mistake.annotation.kind).mark, Text):
        return None
    written = [line for line in mistake.written.splitlines() if line.strip()]
    has_signs = len(written) > 1 and all(map(_SIGN_OF_ENTRY.match, written))
    lines = [line for line in (written if has_signs else mistake.value.splitlines()) if line.strip()]
    lines = [_SIGN_OF_ENTRY.sub("", line).strip() for line in lines]
    if len(lines) == 1 and (mistake.key == "options" or (";" in lines[0] and mistake.key != "instructions")):
        lines = [piece.strip() for piece in _BETWEEN_OPTIONS.split(lines[0])]
    return f"[{', '.join(map(inner_text, lines))}]" if len(lines) > 1 and all(lines) else None


def _is_of_ids(mistake: Mistake) -> bool:
    """Tell whether the entries of the list that is wanted are ids, or things in short for which an id can stand."""
    one = entry_of(mistake.annotation.kind)
    first = next(iter(fields_of(one.record).values())).annotation if one.record else one
    return isinstance(one.mark or first.mark, Reference)


def _list_of_lines(mistake: Mistake) -> str | None:
    """Return ids in a line each, without dashes, as a list; None if the lines hold something else."""
    is_of_ids = isinstance(entry_of(mistake.annotation.kind).mark, Reference)
    names = mistake.value.split() if is_of_ids and "\n" in mistake.written else []
    return f"[{', '.join(names)}]" if names and all(map(ID_PATTERN.match, names)) else None


def _list_of_mapping(mistake: Mistake) -> str | None:
    """Return a mapping as the list that it means: texts behind letters, or ids with nothing behind them; None if it is another one."""
    if _is_lettered(mistake):
        return f"[{', '.join(map(inner_text, mistake.value.values()))}]"
    are_ids = not any(mistake.value.values()) and all(map(ID_PATTERN.match, mistake.value))
    return f"[{', '.join(mistake.value)}]" if are_ids else None


def _is_lettered(mistake: Mistake) -> bool:
    """Tell whether texts that should be a list stand behind letters or digits."""
    takes_texts = isinstance(entry_of(mistake.annotation.kind).mark, Text)
    pairs = mistake.value.items() if takes_texts and isinstance(mistake.value, dict) else ()
    return bool(pairs) and all(len(key) == 1 and isinstance(value, str) for key, value in pairs)


def _is_of_records(mistake: Mistake) -> bool:
    """Tell whether the list that is wanted has entries which no text can stand for; an id is taken for one that can."""
    entry = entry_of(mistake.annotation.kind).record
    if all(ID_PATTERN.match(piece.strip()) for piece in _BETWEEN.split(str(mistake.value).strip(_AROUND))):
        return False
    if _is_of_ids(mistake) and all(WORDS.match(name.strip()) for name in _BETWEEN_NAMES.split(str(mistake.value))):
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
        return (
            N_("it is a list: write {listed}")
            if as_records(mistake)
            else N_("it is a list: begin each entry with “- ” and the key “{inner}”")
        )
    if not isinstance(mistake.value, dict) or entry is None or _list(mistake):
        return ""
    if as_records(mistake):
        return N_("it is a list: write {listed}")
    if mistake.value.keys() & fields_of(entry).keys():
        return N_("it is a list: put “- ” before “{first}”, and two more spaces before the keys below it")
    if "id" in fields_of(entry):
        return N_("it is a list: write “- id: {first_id}” in the place of “{first}:”, and its keys below it")
    return N_("it is a list: begin each entry with “- ” and the key “{inner}”")


_BETWEEN = re.compile(r"[,;\t&|/\u2022\u00b7]| and ")
"""Matches what stands between the entries of a list that is written as a text."""
_SIGN_OF_ENTRY = re.compile(
    r"\s*(?:\d{1,2}[.)]|[-*\u2022\u2013\u2014\u2705\u2714\u2713\u2610\u2611\u25b8\u25ba\u25aa]\ufe0f?)\s+"
)
"""Matches what stands before an entry of a list that is written as a text."""
_BETWEEN_OPTIONS = re.compile(r"(?<=\s)/(?=\s)|[;|]")
_BETWEEN_NAMES = re.compile(r"[,;\t|]")
"""Matches what stands between names; “and” and “&” may be part of one."""
_FILE = re.compile(r"\.ya?ml\Z")
"""Matches the ending of a file's name, which is no part of an id."""
_AROUND = "()[]{}<>\u2022\u00b7 "
_TRUE_OR_FALSE = N_("write beside it “options: [True, False]”, and here the number of the right one: 1 or 2")
_AND_SO_ON = N_("write {guess}, and the other texts of this list in the same way")
_OF_WHAT = N_("write the amount itself, not a share of it")
_HOURS_A_DAY, _DAYS_A_WEEK = "hours_per_day", "days_per_week"
"""The keys of the handbook's working time."""
_NUMBERS = ("int_type", "int_from_float", "int_parsing", "float_type")
_PLAIN = re.compile(r"[^\W\d][^,:#\[\]{}\"'&*!|>%@`]*\Z")
_WHOLE = Wanted(N_("a whole number"), N_("write a number without unit and without decimals"), _number)
_YES_OR_NO = Wanted(N_("true or false"), N_("write true or false, without quotes"), _boolean)
_MAPPING = N_("“key: value” lines"), N_("write “key: value” lines below it, indented")
_ANOTHER = Wanted(N_("another kind of value"))
_WANTED: Mapping[str, Wanted] = {
    "int_type": _WHOLE,
    "int_from_float": _WHOLE,
    "int_parsing": _WHOLE,
    "float_type": Wanted(N_("a number"), N_("write a number without unit and without quotes"), _number),
    "bool_type": _YES_OR_NO,
    "bool_parsing": _YES_OR_NO,
    "tuple_type": Wanted(N_("a list"), N_("write [one, two], or each entry on a line of its own behind “- ”"), _list),
    "model_type": Wanted(*_MAPPING, as_record),
    "dict_type": Wanted(*_MAPPING),
}
"""The kind of value that is wanted, by pydantic's type of error."""

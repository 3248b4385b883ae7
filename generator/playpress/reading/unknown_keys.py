"""An unknown key to a finding that says which key was meant, or where it belongs.

Knows: the keys of the model. Must not know files.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from playpress.diagnostics import N_, InFull
from playpress.language.spelling import nearest
from playpress.model.annotations import annotation_at, entry_of, fields_of, keys_of
from playpress.reading.as_records import NUMBERED
from playpress.reading.meant import is_remark, is_same_word, meant_word, other_word, plain_word
from playpress.reading.mistake import WRITE_LINE, as_id, keys_at, takes
from playpress.reading.repairs.quotes import quoted
from playpress.reading.rules import shape as rules
from playpress.reading.several_keys import in_whole, told_together
from playpress.reading.text_records import as_link, as_thing

if TYPE_CHECKING:
    from playpress.diagnostics import Finding, Route
    from playpress.model.record import Record
    from playpress.reading.mistake import Mistake

_ALLOWED = N_("allowed here: {known}; a key of your own starts with “x-”")
_MANY = N_("“playpress explain {kind}” lists the keys that are allowed here; one of your own starts with “x-”")
_BESIDE_PHASES = N_("it belongs beside “{guess}”, not below it; each step then names its phase, as in “phase: prepare”")
_REMARK = N_("a remark for those who edit this file is a line that begins with “#”")
_TOLD_OTHERWISE = (
    ("step nr no number order seq sequence position", N_("leave it out: pages number the entries by their order"), int),
    (
        "author authors created created_by created_at created_on date updated updated_at last_updated last_modified modified",
        N_("leave it out: Git knows who changed the file and when; “changes” tells readers what became different"),
        object,
    ),
    (
        "roles participants actors stakeholders people involved lanes swimlanes",
        N_("leave it out: “raci” of the steps tells who takes part"),
        object,
    ),
)
"""Words for what follows from something else, the hint that says so, and the type of their values."""
_CUTTING = (",", ": ", " #", "{", "}", "[", "]")
"""Signs that would end a text between brackets."""
MOST_KEYS = 8
"""The most keys that a hint lists."""


def unknown_key(mistake: Mistake) -> Finding | None:
    """Return the finding for an unknown key: which key was meant, or which are allowed there.

    None if the finding on a key beside it says it, too.
    """
    above = mistake.route[:-1]
    known = [key for key in keys_at(mistake, above) if key != "id" or above] if mistake.is_told else []
    if found := _tight(mistake, known) or (_pair(mistake, above) if mistake.is_told else None):
        return found
    if together := told_together(mistake, known) if mistake.is_told else None:
        first, finding = together
        return finding if str(mistake.route[-1]) == first else None
    if found := _with_its_value(mistake, known) if mistake.is_told else None:
        return found
    guess, hint = _where_it_belongs(mistake, known) if mistake.is_told else (None, _ALLOWED)
    is_renamed = hint == rules.UNKNOWN_KEY.hint and guess not in mistake.holder
    found = rules.UNKNOWN_KEY.at(
        mistake.data.subject,
        mistake.route,
        hint=hint,
        fix=None if is_renamed else "",
        at_key=True,
        key=mistake.route[-1],
        guess=guess,
        known=InFull(", ".join(known)),
        kind=_kind_of(mistake, above),
    )
    record = annotation_at(mistake.data.model, above).record
    is_same = is_renamed and guess is not None and is_same_word(str(mistake.route[-1]), guess)
    return replace(found, is_sure=is_same and record is not None and takes(record, guess or "", mistake.value))


def _tight(mistake: Mistake, known: list[str]) -> Finding | None:
    """Return the finding for `{key:value}`: a space is missing behind the colon; None for any other key."""
    key, colon, value = str(mistake.route[-1]).partition(":")
    if not colon or not value or key not in known or mistake.value is not None:
        return None
    message, hint = N_("a space is missing after the colon"), N_("write {guess}")
    guess = InFull(f"{key}: {value}")
    return rules.UNKNOWN_KEY.at(
        mistake.data.subject, mistake.route, message=message, hint=hint, at_key=True, key=key, guess=guess
    )


_OTHERWISE = {"en": "Otherwise", "de": "Sonst", "fr": "Sinon", "pl": "W przeciwnym razie"}
_ELSE = frozenset("else otherwise default sonst sinon inaczej".split())  # noqa: SIM905 - words read better than a list


def _pair(mistake: Mistake, above: Route) -> Finding | None:
    """Return the finding for an entry of a list with one key alone, which is itself a value: `- Approved: order`; None for any other key."""
    record, key, value = annotation_at(mistake.data.model, above).record, str(mistake.route[-1]), mistake.value
    if (
        record is None
        or len(mistake.holder) != 1
        or not isinstance(above[-1] if above else None, int)
        or not isinstance(value, str)
    ):
        return None
    fields = fields_of(record)
    if {"id", "name"} <= fields.keys() and key not in fields and not meant_word(key, fields):
        by = "" if NUMBERED.match(key) else f" ({key})"
        thing = as_thing(record, value + by, mistake.data.language)
        return in_whole(mistake, thing) if thing else None
    name, *others = fields
    needed = [other for other in others if fields[other].is_required]
    taken = next((other for other in (*others[:1], *needed) if takes(record, other, value)), "")
    names = [name, taken] if taken else []
    first = _OTHERWISE[mistake.data.language] if key.lower() in _ELSE else key
    is_near = len(names) < len(("key", "value")) or nearest(key, names) or (meant_word(key, names) and first == key)
    if is_near or not takes(record, name, first):
        return None
    pairs = {name: first, **dict.fromkeys(needed if taken in needed else (), "…"), taken: value}
    guess = InFull(f"{{{', '.join(f'{key}: {text}' for key, text in pairs.items())}}}")
    hint = N_("write {guess}")
    return rules.UNKNOWN_KEY.at(
        mistake.data.subject, mistake.route, hint=hint, fix="", at_key=True, key=key, guess=guess, entry=True
    )


def _only_missing(mistake: Mistake, above: Route) -> str | None:
    """Return the one key that is missing where the unknown one is the only one, and that takes its value; None if there is none."""
    record = annotation_at(mistake.data.model, above).record
    fields = fields_of(record) if record else {}
    missing = [name for name, one in fields.items() if one.is_required and name not in mistake.holder]
    unknown = [key for key in mistake.holder if key not in fields and not str(key).startswith("x-")]
    is_clear = record is not None and len(missing) == len(unknown) == 1 and takes(record, missing[0], mistake.value)
    return missing[0] if is_clear else None


def _with_its_value(mistake: Mistake, known: list[str]) -> Finding | None:
    """Return the finding for a key with a value that its right key takes in another form: `tool: crm` for `tools: [crm]`.

    None if the right key takes it as it is, or if it is no text in one line.
    """
    key, above = str(mistake.route[-1]), mistake.route[:-1]
    record, written = annotation_at(mistake.data.model, above).record, mistake.written
    guess = other_word(key, known) or nearest(key, known)
    if record is None or guess is None or not written or "\n" in written or takes(record, guess, mistake.value):
        return None
    inner = keys_at(mistake, (*above, guess))
    if guess in mistake.holder:
        name = other_word(key, inner)
        line = f"{name}: {written}" if name else ""
        hint = N_("“{guess}” says that here: write “{line}” there, or remove this line")
    else:
        line = _in_its_form(mistake, record, guess)
        hint = WRITE_LINE
    if not line:
        return None
    return rules.UNKNOWN_KEY.at(
        mistake.data.subject,
        mistake.route,
        hint=hint,
        fix="",
        at_key=True,
        key=key,
        guess=guess,
        line=InFull(line),
    )


def _in_its_form(mistake: Mistake, record: type[Record], key: str) -> str:
    """Return the line with which a key takes a value: in a list, below another key, or both; empty if it takes it in none of these."""
    value, route = mistake.value, (*mistake.route[:-1], key)
    annotation = annotation_at(mistake.data.model, route)
    inner = next(iter(keys_of(annotation.kind) or keys_of(entry_of(annotation.kind).kind)), "")
    if "url" in keys_of(entry_of(annotation.kind).kind) and (link := as_link(mistake.written)):
        return f"{key}: [{link}]"
    written = as_id(mistake, (*route, inner) if annotation.record else route, mistake.written)
    if any(sign in written for sign in _CUTTING) and written[:1] not in ("'", '"'):
        written = quoted(written)
    forms = {
        f"[{written}]": [value],
        f"{{{inner}: {written}}}": {inner: value},
        f"[{{{inner}: {written}}}]": [{inner: value}],
    }
    return next((f"{key}: {form}" for form, data in forms.items() if takes(record, key, data)), "")


def _where_it_belongs(mistake: Mistake, known: list[str]) -> tuple[str | None, str]:
    """Return the key that was meant (or under which it belongs) and its hint; `known` are the keys allowed."""
    key, above = str(mistake.route[-1]), mistake.route[:-1]
    others = [name for name in known if name not in mistake.holder]
    if hint := _told_otherwise(mistake, known):
        return None, hint
    if guess := nearest(key, known):
        return _that_takes(mistake, meant_word(key, others), guess), rules.UNKNOWN_KEY.hint
    for name in known:
        within = key in keys_at(mistake, (*above, name))
        if within or key in keys_at(mistake, (*above, name, 0)):
            below = N_("it belongs below “{guess}”, two spaces further in")
            return name, below if within else N_("it belongs into an entry of “{guess}”")
    renamed = _other_name(mistake, others)
    if found := None if renamed else _further_out(mistake, key, above):
        return found
    if guess := renamed or meant_word(key, others) or _only_missing(mistake, above):
        return guess, rules.UNKNOWN_KEY.hint
    is_many = len(known) > MOST_KEYS
    return None, _REMARK if is_remark(key) else _MANY if is_many else _ALLOWED


def _other_name(mistake: Mistake, others: list[str]) -> str | None:
    """Return the key for which the unknown one is another word, and that takes its value; None if there is none."""
    record = annotation_at(mistake.data.model, mistake.route[:-1]).record
    meant = other_word(str(mistake.route[-1]), others)
    return meant if record and meant and takes(record, meant, mistake.value) else None


def _told_otherwise(mistake: Mistake, known: list[str]) -> str:
    """Return the hint for a key of which nothing is to be written, in a playbook or in its steps; empty for any other."""
    if str(mistake.route[-1])[:1].isspace():
        return N_("an invisible no-break space stands before it; replace it by plain spaces")
    is_of_process = {"steps", "raci"} & set(known)
    word = plain_word(str(mistake.route[-1]))
    return next(
        (
            hint
            for words, hint, kind in _TOLD_OTHERWISE
            if is_of_process and word in words.split() and isinstance(mistake.value, kind)
        ),
        "",
    )


def _that_takes(mistake: Mistake, meant: str | None, near: str) -> str:
    """Return the key that is called so, or the one that is near to it if only that one takes the value."""
    record = annotation_at(mistake.data.model, mistake.route[:-1]).record
    is_near = (
        record is None
        or meant is None
        or (takes(record, near, mistake.value) and not takes(record, meant, mistake.value))
    )
    return near if is_near or meant is None else meant


def _further_out(mistake: Mistake, key: str, above: Route) -> tuple[str, str] | None:
    """Return the key beside or in which an unknown key belongs that stands too far in, and the hint; None if it does not.

    The inputs and outputs of a step have fewer keys than those of the playbook, to which they refer.
    """
    for n in range(len(above) - 1, -1, -1):
        if isinstance(above[n], str) and key in keys_at(mistake, above[:n]):
            is_of_phase = (above[n], key) == ("phases", "steps")
            return str(above[n]), _BESIDE_PHASES if is_of_phase else N_("it belongs beside “{guess}”, not below it")
    name = next((part for part in reversed(above) if isinstance(part, str)), "")
    if above[:1] != (name,) and key in keys_at(mistake, (name, 0)):
        return name, N_("it belongs into the playbook's own “{guess}”; “from” or “to” here then names that entry")
    return None


def _kind_of(mistake: Mistake, above: Route) -> str:
    """Return the word by which the keys at a route are explained: `step` for an entry of “steps”."""
    name = next((part for part in reversed(above) if isinstance(part, str)), "")
    return name.removesuffix("s") or mistake.data.subject[0]

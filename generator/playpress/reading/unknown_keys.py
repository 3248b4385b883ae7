"""An unknown key to a finding that says which key was meant, or where it belongs.

Knows: the keys of the model. Must not know files.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from playpress.diagnostics import N_, InFull
from playpress.language.spelling import nearest
from playpress.model.annotations import annotation_at, fields_of, keys_of
from playpress.reading.meant import is_same_word, meant_word
from playpress.reading.mistake import takes
from playpress.reading.rules import shape as rules

if TYPE_CHECKING:
    from playpress.diagnostics import Finding, Route
    from playpress.reading.mistake import Mistake

_ALLOWED = N_("allowed here: {known}; a key of your own starts with “x-”")
_MANY = N_("“playpress explain {kind}” lists the keys that are allowed here; one of your own starts with “x-”")
MOST_KEYS = 8
"""The most keys that a hint lists."""


def unknown_key(mistake: Mistake) -> Finding | None:
    """Return the finding for an unknown key: which key was meant, or which are allowed there.

    None if the finding on a key beside it says it, too.
    """
    above = mistake.route[:-1]
    known = [key for key in _keys_at(mistake, above) if key != "id" or above] if mistake.is_told else []
    if found := _tight(mistake, known) or (_pair(mistake, above) if mistake.is_told else None):
        return found
    if mistake.is_told and (below := _belongs_below(mistake, known)):
        name, together = below
        return _below(mistake, name, together) if mistake.route[-1] == together[0] else None
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
    names = list(fields_of(record))[:2]
    first = _OTHERWISE[mistake.data.language] if key.lower() in _ELSE else key
    is_near = len(names) < len(("key", "value")) or nearest(key, names) or (meant_word(key, names) and first == key)
    if is_near or not all(map(takes, (record, record), names, (first, value))):
        return None
    guess = InFull(f"{{{names[0]}: {first}, {names[1]}: {value}}}")
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


def _belongs_below(mistake: Mistake, known: list[str]) -> tuple[str, list[str]] | None:
    """Return the key below which an unknown one belongs, and all unknown keys beside it that belong there, too."""
    key, above = str(mistake.route[-1]), mistake.route[:-1]
    for name in sorted(known, key=lambda name: name not in mistake.holder):  # an empty one there was meant
        within = _keys_at(mistake, (*above, name))
        if key in within and mistake.holder.get(name) is None:
            return name, [other for other in mistake.holder if other in within and other not in known]
    return None


def _below(mistake: Mistake, name: str, together: list[str]) -> Finding:
    written = [(key, mistake.data.written((*mistake.route[:-1], key))) for key in together]
    line = ", ".join(f"{key}: {value}" for key, value in written)
    is_whole = all(value for _, value in written)
    return rules.UNKNOWN_KEY.at(
        mistake.data.subject,
        mistake.route,
        hint=N_("it belongs below “{guess}”: {line}")
        if is_whole
        else N_("it belongs below “{guess}”, two spaces further in"),
        fix="",
        at_key=True,
        key=mistake.route[-1],
        guess=name,
        line=InFull(f"{name}: {{{line}}}"),
    )


def _where_it_belongs(mistake: Mistake, known: list[str]) -> tuple[str | None, str]:
    """Return the key that was meant (or under which it belongs) and its hint; `known` are the keys allowed."""
    key, above = str(mistake.route[-1]), mistake.route[:-1]
    if key[:1].isspace():
        return None, N_("an invisible no-break space stands before it; replace it by plain spaces")
    if guess := nearest(key, known):
        others = [name for name in known if name not in mistake.holder]
        return meant_word(key, others) or guess, rules.UNKNOWN_KEY.hint
    for name in known:
        within = key in _keys_at(mistake, (*above, name))
        if within or key in _keys_at(mistake, (*above, name, 0)):
            below = N_("it belongs below “{guess}”, two spaces further in")
            return name, below if within else N_("it belongs into an entry of “{guess}”")
    if further_out := _further_out(mistake, key, above):
        return further_out
    if guess := meant_word(key, [name for name in known if name not in mistake.holder]) or _only_missing(
        mistake, above
    ):
        return guess, rules.UNKNOWN_KEY.hint
    return None, _ALLOWED if len(known) <= MOST_KEYS else _MANY


def _further_out(mistake: Mistake, key: str, above: Route) -> tuple[str, str] | None:
    """Return the key beside or in which an unknown key belongs that stands too far in, and the hint; None if it does not.

    The inputs and outputs of a step have fewer keys than those of the playbook, to which they refer.
    """
    for n in range(len(above) - 1, -1, -1):
        if isinstance(above[n], str) and key in _keys_at(mistake, above[:n]):
            return str(above[n]), N_("it belongs beside “{guess}”, not below it")
    name = next((part for part in reversed(above) if isinstance(part, str)), "")
    if above[:1] != (name,) and key in _keys_at(mistake, (name, 0)):
        return name, N_("it belongs into the playbook's own “{guess}”; “from” or “to” here then names that entry")
    return None


def _kind_of(mistake: Mistake, above: Route) -> str:
    """Return the word by which the keys at a route are explained: `step` for an entry of “steps”."""
    name = next((part for part in reversed(above) if isinstance(part, str)), "")
    return name.removesuffix("s") or mistake.data.subject[0]


def _keys_at(mistake: Mistake, route: Route) -> tuple[str, ...]:
    return keys_of(annotation_at(mistake.data.model, route).kind)

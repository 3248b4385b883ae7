"""Unknown keys beside each other that are one slip, to the one finding that says what all of them were meant to be.

Knows: the keys of the model. Must not know files.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from playpress.diagnostics import N_, InFull
from playpress.model.annotations import annotation_at
from playpress.model.kpi import Thresholds
from playpress.model.record import ID_PATTERN
from playpress.reading.meant import is_same_word, meant_word, other_word
from playpress.reading.mistake import WRITE, WRITE_LINE, as_id, keys_at, takes_ids
from playpress.reading.number_guesses import nearest_level
from playpress.reading.rules import shape as rules
from playpress.reading.several_times import flat
from playpress.reading.turned import is_turned, named, turned

if TYPE_CHECKING:
    from playpress.diagnostics import Finding, Route
    from playpress.reading.mistake import Mistake

_EQUATION = re.compile(r"([a-z_]+)[ ]?(?:=|:=|->|=>)[ ]?(\S.*)\Z")
"""Matches a key and its value with another sign than a colon between them."""
_ANSWER = re.compile(
    r"(?:if|when|on|wenn|si)?[ _-]*(yes|no|ja|nein|oui|non|tak|nie|approved|rejected|accepted|declined|else|otherwise)\Z",
    re.IGNORECASE,
)
"""Matches an answer in the place of a key."""
_RED = frozenset({"red", "bad", "poor", "critical", "rot", "schlecht", "rouge", "czerwony"})
"""Words for the figures beyond the last threshold, which no key tells."""


def told_together(mistake: Mistake, known: list[str]) -> tuple[str, Finding] | None:
    """Return the key at which several unknown ones are told, and the finding; None if each is told by itself.

    `known` are the keys that may stand there.
    """
    first = next(str(key) for key in mistake.holder if key not in known)
    if guess := _without_colons(mistake, known) or _levels(mistake):
        return first, in_whole(mistake, guess)
    if guess := _matrix(mistake):
        hint = WRITE if _names_keys(mistake) else N_("it is the wrong way round: write {guess}")
        return first, in_whole(mistake, guess, hint)
    if below := _belongs_below(mistake, known):
        name, together = below
        return next(iter(together)), _below(mistake, name, together)
    if ways := _ways_out(mistake, known):
        return next(iter(ways)), _branches(mistake, ways)
    return None


def in_whole(mistake: Mistake, guess: str, hint: str = WRITE) -> Finding:
    """Return the finding for a mapping or an entry of a list with unknown keys, with what all of it was meant to be."""
    return _told(mistake, hint, guess=InFull(guess), entry=True)


def _told(mistake: Mistake, hint: str, **values: Any) -> Finding:
    return rules.UNKNOWN_KEY.at(
        mistake.data.subject, mistake.route, hint=hint, fix="", at_key=True, key=mistake.route[-1], **values
    )


def _without_colons(mistake: Mistake, known: list[str]) -> str:
    """Return the pairs of braces in which another sign stands for all colons, such as `{count=40, per=month}`; empty if these are others."""
    pairs = [_EQUATION.match(str(key)) for key in mistake.holder]
    if any(value is not None for value in mistake.holder.values()):
        return ""
    written = [f"{pair[1]}: {pair[2]}" for pair in pairs if pair and pair[1] in known]
    return f"{{{', '.join(written)}}}" if len(written) == len(pairs) else ""


def _levels(mistake: Mistake) -> str:
    """Return the thresholds of a KPI that are written under other words, in braces; empty if they are not, or a figure is none."""
    if annotation_at(mistake.data.model, mistake.route[:-1]).record is not Thresholds:
        return ""
    found: dict[str, str] = {}
    for key, value in mistake.holder.items():
        name = meant_word(str(key), ("green", "amber"))
        figure = nearest_level(str(value), str(mistake.data.fields.get("direction")))
        if name is None and str(key).lower() not in _RED:
            return ""
        if name and figure:
            found.setdefault("amber" if name in found else name, figure)
    return f"{{green: {found['green']}, amber: {found['amber']}}}" if len(found) == len(("green", "amber")) else ""


def _matrix(mistake: Mistake) -> str:
    """Return the mapping the right way round whose values name the keys, or whose keys are letters; empty if it is neither."""
    record = annotation_at(mistake.data.model, mistake.route[:-1]).record
    pairs = list(mistake.holder.items())
    mapping = turned(record, pairs, mistake.data.language) if record else ""  # ends at the first pair that says nothing
    return mapping if record and mapping and is_turned(record, pairs) else ""


def _names_keys(mistake: Mistake) -> bool:
    """Tell whether an unknown key itself names the keys that were meant: `R`, `R/A`."""
    record = annotation_at(mistake.data.model, mistake.route[:-1]).record
    return record is not None and bool(named(record, mistake.route[-1]))


def _belongs_below(mistake: Mistake, known: list[str]) -> tuple[str, dict[str, str]] | None:
    """Return the key below which an unknown one belongs, and what all unknown keys beside it that belong there are called in it."""
    key, above = str(mistake.route[-1]), mistake.route[:-1]
    if _in_other_letters(key, known):
        return None
    for name in sorted(known, key=lambda name: name not in mistake.holder):  # an empty one there was meant
        if mistake.holder.get(name) is None and _called_below(mistake, (*above, name), key, known):
            others = (str(other) for other in mistake.holder if not _in_other_letters(str(other), known))
            together = {other: _called_below(mistake, (*above, name), other, known) for other in others}
            return name, {other: meant for other, meant in together.items() if meant}
    return None


def _in_other_letters(key: str, known: list[str]) -> bool:
    """Tell whether a key is a known one but for capitals, blanks, hyphens and underscores."""
    return any(is_same_word(key, name) for name in known)


def _called_below(mistake: Mistake, route: Route, key: str, known: list[str]) -> str:
    """Return what a key is called below a route: the same in small letters, or the key of ids for which it is another word; empty if nothing is."""
    within = keys_at(mistake, route)
    if key.lower() in within:
        return key.lower()
    meant = other_word(key, within)
    is_another = other_word(key, known) not in (None, route[-1])
    return meant if meant and not is_another and takes_ids(mistake, (*route, meant)) else ""


def _below(mistake: Mistake, name: str, together: dict[str, str]) -> Finding:
    """Return the finding for keys that belong below a key that is missing beside them, each with what it is called there."""
    above = mistake.route[:-1]
    written = [
        (
            meant,
            as_id(mistake, (*above, name, meant), mistake.data.written((*above, key)) or _ids(mistake.holder[key])),
        )
        for key, meant in together.items()
    ]
    line = ", ".join(f"{key}: {value}" for key, value in written)
    is_whole = all(value for _, value in written) and len(dict(written)) == len(written)
    is_same = all(key.lower() == meant for key, meant in together.items())
    hint = N_("it belongs below “{guess}”: {line}") if is_same else WRITE_LINE
    hint = hint if is_whole else N_("it belongs below “{guess}”, two spaces further in")
    return _told(mistake, hint, guess=name, line=InFull(f"{name}: {{{line}}}"))


def _ids(value: object) -> str:
    """Return a list of ids in brackets; empty for anything else."""
    are_ids = isinstance(value, list) and all(isinstance(one, str) and ID_PATTERN.match(one) for one in value)
    return flat(value) if are_ids else ""


def _ways_out(mistake: Mistake, known: list[str]) -> dict[str, str]:
    """Return what follows each answer, if answers stand as keys beside those of a step: `yes: count`, `if_no: check`; empty if they do not."""
    if "branches" not in known or "branches" in mistake.holder or not _ANSWER.match(str(mistake.route[-1])):
        return {}
    ways = {str(key): value for key, value in mistake.holder.items() if _ANSWER.match(str(key))}
    are_ids = all(isinstance(value, str) and ID_PATTERN.match(value) for value in ways.values())
    return ways if are_ids and len(ways) > 1 else {}


def _branches(mistake: Mistake, ways: dict[str, str]) -> Finding:
    """Return the finding for answers that stand as keys, with the branches that they mean."""
    branches = (f"{{when: {_ANSWER.sub(_answer, key)}, to: {target}}}" for key, target in ways.items())
    return _told(mistake, WRITE_LINE, guess="branches", line=InFull(f"branches: [{', '.join(branches)}]"))


def _answer(match: re.Match[str]) -> str:
    return match[1].capitalize()

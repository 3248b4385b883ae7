"""An unknown key to a finding that says which key was meant, or where it belongs.

Knows: the keys of the model. Must not know files.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from playpress.diagnostics import N_, InFull
from playpress.language.spelling import nearest
from playpress.model.annotations import annotation_at, keys_of
from playpress.reading.rules import shape as rules

if TYPE_CHECKING:
    from playpress.diagnostics import Finding, Route
    from playpress.reading.mistake import Mistake

_ALLOWED = N_("allowed here: {known}; a key of your own starts with “x-”")


def unknown_key(mistake: Mistake) -> Finding:
    """Return the finding for an unknown key: which key was meant, or which are allowed there."""
    above = mistake.route[:-1]
    known = [key for key in _keys_at(mistake, above) if key != "id" or above] if mistake.is_told else []
    guess, hint = _where_it_belongs(mistake, known) if mistake.is_told else (None, _ALLOWED)
    is_renamed = hint == rules.UNKNOWN_KEY.hint and guess not in mistake.holder
    return rules.UNKNOWN_KEY.at(
        mistake.data.subject,
        mistake.route,
        hint=hint,
        fix=None if is_renamed else "",
        at_key=True,
        key=mistake.route[-1],
        guess=guess,
        known=InFull(", ".join(known)),
    )


def _where_it_belongs(mistake: Mistake, known: list[str]) -> tuple[str | None, str]:
    """Return the key that was meant (or under which it belongs) and its hint; `known` are the keys allowed."""
    key, above = str(mistake.route[-1]), mistake.route[:-1]
    if key[:1].isspace():
        return None, N_("an invisible no-break space stands before it; replace it by plain spaces")
    for name in known:
        if key in _keys_at(mistake, (*above, name)):
            return name, N_("it belongs below “{guess}”, two spaces further in")
    if above and isinstance(above[-1], str) and key in _keys_at(mistake, above[:-1]):
        return above[-1], N_("it belongs beside “{guess}”, not below it")
    guess = nearest(key, known)
    return guess, rules.UNKNOWN_KEY.hint if guess else _ALLOWED


def _keys_at(mistake: Mistake, route: Route) -> tuple[str, ...]:
    return keys_of(annotation_at(mistake.data.model, route).kind)

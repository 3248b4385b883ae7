"""An unknown id to a finding whose hint offers the nearest known ids.

Knows: what the kinds of things are called. Must not know where names stand, or which there are.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from playpress.diagnostics import N_, InFull, Message
from playpress.language.spelling import nearest
from playpress.model.kinds import KINDS
from playpress.model.record import ABSENT
from playpress.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterable

    from playpress.diagnostics import Finding, Route, Subject

UNKNOWN_NAME = Rule(
    code="PB301",
    name="unknown-name",
    adjustable=False,
    message=N_("there is no {kind} “{value}”"),
    hint=N_("did you mean “{guess}”?"),
    fix="{guess}",
    about="""
        A playbook names roles, tools, KPIs, steps and other things by their id, and each id must be defined somewhere:
        in a file below “catalog/”, or in the playbook itself. An id that is defined nowhere has no page to link to.
        Usually it is a known id that is misspelt; otherwise define it first.
    """,
    bad="""
        owner: sale-lead
    """,
    good="""
        owner: sales-lead
    """,
)
MOST_NAMES = 24
"""The most names that a hint lists."""
NOUNS = {
    **{kind.name: Message(kind.noun) for kind in KINDS.values()},
    "step": Message(N_("step")),
    "node": Message(N_("step or end")),
    "phase": Message(N_("phase")),
    "exception": Message(N_("exception")),
    "outcome": Message(N_("outcome")),
    "input": Message(N_("input")),
    "output": Message(N_("output")),
}
"""The noun for each kind of thing with an id, those within a playbook included."""


def unknown(
    subject: Subject,
    route: Route,
    kind: str,
    value: str,
    known: Iterable[str],
    *,
    is_in_text: bool = False,
    is_told: bool = True,
) -> Finding:
    """Return the finding that no thing of this kind has the id `value`; the hint offers the nearest of the `known` ids.

    It has no fix if the route holds a whole text, or if the thing would refer to itself. It has no hint if no report
    will list it (`is_told` is False), since finding the nearest id is slow.
    """
    noun = NOUNS[kind]
    if not is_told:
        return replace(UNKNOWN_NAME.at(subject, route, kind=noun, value=value), hint=None)
    names = sorted(name for name in known if ABSENT not in name)
    guess = nearest(value, names)
    hint = N_("did you mean “{guess}”?") if guess else N_("known are: {known}") if names else N_("none is defined yet")
    fix = "" if is_in_text or subject == (kind, guess) else None
    return UNKNOWN_NAME.at(subject, route, hint=hint, fix=fix, kind=noun, value=value, guess=guess, known=_some(names))


def unknown_kind(subject: Subject, route: Route, link: str, kind: str, known: Iterable[str]) -> Finding:
    """Return the finding that `[[kind:name]]` names an unknown kind; the hint offers the nearest `known` one."""
    names = sorted(known)
    guess = nearest(kind, names)
    return UNKNOWN_NAME.at(
        subject,
        route,
        message=N_("“{value}” links to an unknown kind of page"),
        hint=N_("did you mean “{guess}”?") if guess else N_("known are: {known}"),
        fix="",
        value=link,
        guess=guess,
        known=_some(names),
    )


def _some(names: list[str]) -> InFull:
    """Return the first names as a hint lists them, with “…” if there are more."""
    return InFull(", ".join(names[:MOST_NAMES]) + (", …" if len(names) > MOST_NAMES else ""))

"""A name that means nothing to a finding that offers what it may have been meant to be.

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
        A playbook names roles, tools, KPIs, steps and other things by their id, and each id must be defined somewhere: in
        a file below “catalog/”, or in the playbook itself. An id that is defined nowhere has no page to link to. Mostly
        it is a known one with a typing mistake; else define it first.
    """,
    bad="""
        owner: sale-lead
    """,
    good="""
        owner: sales-lead
    """,
)
MOST_NAMES = 24
"""Names that a hint lists; more are hardly read."""
NOUNS = {
    **{kind.name: Message(kind.noun) for kind in KINDS.values()},
    "step": Message(N_("step")),
    "node": Message(N_("step or end")),
    "phase": Message(N_("phase")),
    "input": Message(N_("input")),
    "output": Message(N_("output")),
}
"""What a sentence calls the things that have an id: those of the handbook, and those within a playbook."""


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
    """Say that there is no thing of this kind with the id `value`; the hint offers the nearest of the `known` ids.

    There is no fix where the whole of a text stands at the route, or where the thing would refer to itself. What no report
    will tell (not `is_told`) has no hint: finding the nearest id takes long.
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
    """Say that `[[kind:name]]` in a text links to a kind of page that there is not; the hint offers the nearest of `known`."""
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
    """Return names as a hint lists them: the first ones, and a sign where there are more."""
    return InFull(", ".join(names[:MOST_NAMES]) + (", …" if len(names) > MOST_NAMES else ""))

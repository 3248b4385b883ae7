"""An unknown id to a finding whose hint offers the nearest known ids.

Knows: what the kinds of things are called. Must not know where names stand, or which there are.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from playpress.diagnostics import N_, InFull, Message
from playpress.language.spelling import nearest, suggested_id
from playpress.model.kinds import KINDS
from playpress.model.record import ABSENT, PARTY
from playpress.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

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
    PARTY: Message(N_("role or team")),
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
    names: Mapping[str, str] | None = None,
    instead: str | None = None,
    members: Collection[str] | None = None,
    is_in_text: bool = False,
    is_told: bool = True,
) -> Finding:
    """Return the finding that no thing of this kind has the id `value`; the hint offers what was meant, or where to add it.

    `names` are the names of the known things with their ids, since people write the one for the other; `instead` is what
    the place seems to mean if no spelling tells. `members` are the roles of the team that is called so, where only a role may
    stand. A whole text has no fix but for the quotation, and nothing is fixed if
    the thing would refer to itself. Without `is_told` there is no hint, since no report lists it and guessing is slow.
    """
    noun = NOUNS[kind]
    if not is_told:
        return replace(UNKNOWN_NAME.at(subject, route, kind=noun, value=value), hint=None)
    if members is not None:
        return _team(subject, route, value, members)
    ids = sorted(name for name in known if ABSENT not in name)
    guess = _by_name(value, ids, names or {}) or nearest(value, ids) or instead
    hint = N_("did you mean “{guess}”?") if guess else _where_to_add(kind, ids)
    sign = "[[" if kind == "playbook" else ":"
    quotation, fix = (sign + value, sign + "{guess}") if is_in_text else ("", None)
    return UNKNOWN_NAME.at(
        subject,
        route,
        hint=hint,
        fix="" if subject == (kind, guess) else fix,
        quotation=quotation,
        kind=noun,
        value=value,
        guess=guess,
        known=_some(ids),
        file=_file_of(kind),
        id=suggested_id(value),
    )


def _team(subject: Subject, route: Route, team: str, members: Collection[str]) -> Finding:
    """Return the finding that a team stands where only one of its roles can."""
    return UNKNOWN_NAME.at(
        subject,
        route,
        message=N_("“{value}” is a team; only a role can stand here"),
        hint=N_("name one of its roles: {known}; a team can be consulted or informed")
        if members
        else N_("name a role; a team can be consulted or informed"),
        fix="",
        value=team,
        known=_some(sorted(members)),
    )


def _by_name(value: str, ids: Collection[str], names: Mapping[str, str]) -> str | None:
    """Return the id of the thing that is called `value`, whatever the capitals; None if there is none."""
    of_name = names.get(" ".join(value.split()).casefold())
    of_words = suggested_id(value)
    return of_name or (of_words if of_words in ids else None)


def _where_to_add(kind: str, ids: Sequence[str]) -> str:
    """Return the hint for a name that is near to none."""
    if kind == PARTY:
        return (
            N_(
                "add it to catalog/roles.yml, or as a team to catalog/teams.yml: “{id}: {{name: …}}”; known are: {known}"
            )
            if ids
            else N_("add it to catalog/roles.yml, or as a team to catalog/teams.yml: “{id}: {{name: …}}”")
        )
    if _file_of(kind):
        return (
            N_("add it to {file}: “{id}: {{name: …}}”; known there: {known}")
            if ids
            else N_("add it to {file}: “{id}: {{name: …}}”; nothing is defined there yet")
        )
    return N_("known are: {known}") if ids else N_("none is defined yet")


def _file_of(kind: str) -> str:
    """Return the registry in which things of a kind are defined; empty if they have files of their own."""
    return f"catalog/{KINDS[kind].stem}.yml" if kind in KINDS and KINDS[kind].has_registry else ""


def unknown_kind(
    subject: Subject, route: Route, kind: str, value: str, known: Iterable[str], meant: str | None = None
) -> Finding:
    """Return the finding that `[[kind:value]]` names an unknown kind; the hint offers the nearest `known` one.

    `meant` is the only thing that has the id, as `kind:id`.
    """
    names = sorted(known)
    guess = nearest(kind, names)
    link = meant or (f"{guess}:{value}" if guess else "")
    return UNKNOWN_NAME.at(
        subject,
        route,
        message=N_("“{value}” links to an unknown kind of page"),
        hint=N_("did you mean “{guess}”?") if link else N_("known are: {known}"),
        fix="[[{guess}" if link else "",
        quotation=f"[[{kind}:{value}",
        value=f"[[{kind}:{value}]]",
        guess=link,
        known=_some(names),
    )


def _some(names: list[str]) -> InFull:
    """Return the first names as a hint lists them, with “…” if there are more."""
    return InFull(", ".join(names[:MOST_NAMES]) + (", …" if len(names) > MOST_NAMES else ""))

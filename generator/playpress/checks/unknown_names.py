"""An unknown id to a finding whose hint offers the nearest known ids.

Knows: what the kinds of things are called. Must not know where names stand, or which there are.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from playpress.checks.places import with_places
from playpress.diagnostics import N_, InFull, Message
from playpress.language.persons import is_person
from playpress.language.spelling import nearest, suggested_id
from playpress.model.kinds import KINDS
from playpress.model.record import ABSENT, PARTY
from playpress.reading.guesses import is_unknown
from playpress.reading.meant import is_same_word
from playpress.reading.mistake import LEAVE_OUT
from playpress.reading.text_records import WORDS
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
FEW_NAMES = 8
"""So many names of a registry are a help beside its path; of more, nobody reads the list."""
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
    declared: Mapping[str, Collection[str]] | None = None,
) -> Finding:
    """Return the finding that no thing of this kind has the id `value`; the hint offers what was meant, or where to add it.

    `names` are the names of the known things with their ids, since people write the one for the other; `instead` is what
    the place seems to mean if no spelling tells; `declared` are the ids of all kinds, for one of another kind. `members` are
    the roles of the team that is called so, where only a role may stand. A whole text has no fix but for the quotation, and nothing is fixed if
    the thing would refer to itself. Without `is_told` there is no hint, since no report lists it and guessing is slow.
    """
    noun = NOUNS[kind]
    if not is_told:
        return replace(UNKNOWN_NAME.at(subject, route, kind=noun, value=value), hint=None)
    if members is not None:
        return _team(subject, route, value, members)
    ids = sorted(name for name in known if ABSENT not in name)
    guess = _meant(value, ids, names or {}) or instead
    other = next((name for name, its in (declared or {}).items() if name in NOUNS and value in its), None)
    several = _several(value, ids, names or {})
    placeholder = _placeholder(kind, value) if guess is None and other is None else ""
    if several and not is_in_text:
        is_one = isinstance(route[-1], str)
        guess, hint = (several[0], _ONLY_ONE) if is_one else (None, _SEVERAL)
    elif guess:
        is_odd = value != guess and value.translate(_ODD).strip() == guess
        hint = _LOOKS_ALIKE if is_odd else N_("did you mean “{guess}”?")
    elif kind == "node" and other == "playbook":
        hint = N_("“{value}” is another playbook: a step of the type “subprocess” runs it, with “calls: {value}”")
    elif other:
        hint = N_("“{value}” is something else ({other}); known here: {known}")
    elif placeholder:
        hint = placeholder
    elif kind in (PARTY, "role") and is_person(value):
        few, many = N_("a role stands here, not a person; known are: {known}"), N_("a role stands here, not a person")
        hint = few if 0 < len(ids) <= FEW_NAMES else many
    elif "@" in value.strip("@") and ids:
        hint = N_("a thing stands here by its id, not by an address; known are: {known}")
    else:
        hint = _where_to_add(kind, ids)
    sign = "[[" if kind == "playbook" else ":"
    quotation, fix = (sign + value, sign + "{guess}") if is_in_text else ("", None)
    found = UNKNOWN_NAME.at(
        subject,
        route,
        hint=hint,
        fix="" if several or subject == (kind, guess) else fix,
        quotation=quotation,
        kind=noun,
        value=value,
        guess=guess,
        several=InFull(", ".join(several)),
        other=NOUNS[other] if other else "",
        known=_some(ids),
        file=_file_of(kind),
        lines=entries([value]),
    )
    return replace(found, is_sure=guess is not None and is_same_word(value, guess))


def _placeholder(kind: str, value: str) -> str:
    """Return the hint for a word that says that there is nothing, or which thing does not matter; empty for any other."""
    word = value.strip().casefold()
    if not any(map(str.isalnum, word)) or _TO_FILL_IN.match(word):
        return _NOBODY_YET if kind in (PARTY, "role") else LEAVE_OUT
    if is_unknown(word) and word not in _NOTHING and kind != "node":
        return _NOBODY_YET if kind in (PARTY, "role") else LEAVE_OUT
    if word in _EVERYBODY and kind == "step":
        return N_("leave it out: then all of them are meant")
    if word in _NOTHING and kind != "node":
        return N_("leave it out if there is none")
    if word in _EVERYBODY and kind in (PARTY, "role"):
        return N_("name the roles or teams: nobody feels meant by “{value}”")
    return N_("the {kind} itself stands here, by its id") if word in _YES else ""


def in_places(finding: Finding, value: str, places: Sequence[tuple[Subject, Route, str]]) -> Finding:
    """Return a finding on the unknown id `value` that names further places, each with the id that stands there.

    Ids other than `value` lack the same empty registry: each is named once, and the hint has a line for each.
    """
    others = dict(sorted((its, (subject, route)) for subject, route, its in reversed(places) if its != value))
    if not others:
        return with_places(finding, (place[:2] for place in places), Message(N_("here, too")))
    for its, place in others.items():
        finding = with_places(finding, [place], Message(N_("“{value}” is missing, too"), {"value": its}))
    lines = entries([value, *others])
    return replace(
        finding, hint=finding.hint and Message(finding.hint.template, {**finding.hint.values, "lines": lines})
    )


def entries(values: Iterable[str]) -> InFull:
    """Return the lines with which a registry defines these ids."""
    return InFull(", ".join(map(_entry, values)))


def _entry(value: str) -> str:
    """Return the line with which a registry defines a thing: its id, and the name that was written or is made from it."""
    name = suggested_id(value)
    words = value if WORDS.match(value) and value != name else name.replace("-", " ").capitalize()
    return f"{name}: {{name: {words}}}"


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


def _meant(value: str, ids: Collection[str], names: Mapping[str, str]) -> str | None:
    """Return the id of the thing that `value` means by its name, by a piece or by a misspelt id, with an article or not; None if there is none."""
    ways = dict.fromkeys((value, _ARTICLE.sub("", value)))
    found = (_by_name(its, ids, names) or _by_piece(its, ids) or nearest(its, ids) for its in ways)
    return next(filter(None, found), None)


def _by_name(value: str, ids: Collection[str], names: Mapping[str, str]) -> str | None:
    """Return the id of the thing that is called `value`, whatever the capitals; None if there is none.

    A name may have an abbreviation behind it in brackets, or be abbreviated by its first letters; or `value` is the id made
    of the name, which the thing had before it got another one.
    """
    plain = " ".join(value.split()).casefold()
    of_words = suggested_id(value)
    shortest = SHORTEST_IN_CAPITALS if value.isupper() else SHORTEST
    short = {its for name, its in names.items() if plain in _short_forms(name, shortest)}
    former = {its for name, its in names.items() if of_words in _former_ids(name)}
    only = next((next(iter(found)) for found in (short, former) if len(found) == 1), None)
    return names.get(plain) or (of_words if of_words in ids else None) or only


def _former_ids(name: str) -> set[str]:
    """Return the ids that are made of a name: of the whole, without what stands in brackets behind it, and without articles."""
    made = {suggested_id(name), suggested_id(name.partition(" (")[0])}
    return made | {_ARTICLE_WITHIN.sub("", its) for its in made}


def _short_forms(name: str, shortest: int) -> set[str]:
    """Return a name without what stands in brackets behind it, what stands there, and its first letters if they are not too few."""
    before, _, within = name.partition(" (")
    letters = "".join(word[0] for word in before.split() if word[0].isalpha())
    return {before, within.rstrip(")")} | ({letters} if len(letters) >= shortest else set())


_PREFIX = re.compile(r"\A(?:.*[/\\]|\[*\w+:)|\.ya?ml\Z|\]+\Z")
"""Matches what people write around an id: the kind before a colon, a folder, the ending of a file."""
_PARTED = re.compile(r"\s*(?:[-=]?>|[.:/#\u2192])\s*")
"""Matches what people write between a playbook and what it hands out."""
_NOTE = re.compile(r"\s*\([^()]*\)\s*\Z")
_ARTICLE = re.compile(r"\A(?:the|an?|our|de[rmn]|die|das|eine?[rmn]?|unsere?|l[ea]s?|une?|notre)\s+", re.IGNORECASE)
_ARTICLE_WITHIN = re.compile(r"-(?:the|an?|our|de[rmn]|die|das|eine?[rmn]?|unsere?|l[ea]s?|une?|notre)(?=-)")
_NOTHING = frozenset(
    [
        "none",
        "no",
        "nobody",
        "nothing",
        "-",
        "n/a",
        "na",
        "nil",
        "null",
        "keine",
        "keiner",
        "niemand",
        "nichts",
        "aucun",
        "aucune",
        "personne",
        "rien",
        "brak",
        "nikt",
        "false",
        "nein",
        "non",
        "nie",
    ]
)
_SEVERAL = N_("these are several: write each as an entry of its own, like [{several}]")
_LOOKS_ALIKE = N_("type “{guess}” anew: a sign in it cannot be seen, or only looks like a hyphen")
_ONLY_ONE = N_("only one can stand here: {guess}, for instance")
_NOBODY_YET = N_("name who does it until then; or leave the line out, where the handbook can do without it")
_TO_FILL_IN = re.compile(r"[<{\[][^<>{}\[\]]*[>}\]]\Z")
"""Matches what a template leaves to be filled in: `<role>`, `{role}`, `[role]`."""
_EVERYBODY = frozenset("all everybody everyone alle jeder tous tout toutes wszyscy".split())  # noqa: SIM905 - words read better than a list
_YES = frozenset("yes y true x ja oui tak me self same".split())  # noqa: SIM905 - words read better than a list
"""Words that stand in the place of an id, and name nothing."""
_AND = re.compile(r"\s*[,;+&|/\uff0c\u3001]\s*|\s+(?:and|or|und|oder|et|ou|i|lub)\s+|\.?\s+")
_BETWEEN_NAMES = re.compile(r"[,;+&|/\uff0c\u3001]|(?<=\s)(?:and|or|und|oder|et|ou|i|lub)(?=\s)")
_ODD = str.maketrans(
    dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212", "-") | dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060\ufeff")
)
SHORTEST, SHORTEST_IN_CAPITALS = 3, 2
"""Letters of an abbreviation that is made of the first letters of words."""


def _by_piece(value: str, ids: Collection[str]) -> str | None:
    """Return the id that stands in `value` with something around it, or of which `value` is all before or behind the “/”."""
    bare = _NOTE.sub("", value.translate(_ODD)).strip()
    plain = _PREFIX.sub("", bare)
    if bare in ids or plain in ids:
        return bare if bare in ids else plain
    joined = _PARTED.sub("/", bare)
    pieces = joined.split("/")
    for way in (joined, "/".join(reversed(pieces)), "/".join(pieces[-2:])):
        if way in ids:
            return way
    found = [name for name in ids if "/" in name and value in name.split("/")]
    return found[0] if len(found) == 1 else None


def _several(value: str, ids: Collection[str], names: Mapping[str, str]) -> list[str]:
    """Return the ids that stand in `value` with a sign or “and” between them, or those of things that are called so; empty if there are not several."""
    pieces = _AND.split(value)
    if len(pieces) > 1 and all(piece in ids for piece in pieces):
        return pieces
    called = [id_called(piece, ids, names) for piece in _BETWEEN_NAMES.split(value)]
    return [its for its in called if its] if len(called) > 1 and all(called) else []


def id_called(value: str, ids: Collection[str], names: Mapping[str, str]) -> str | None:
    """Return the id that `value` is, or that of the thing which is called so; None if there is none. `names` are in small letters."""
    plain = value.strip().strip("\"'")
    return plain if plain in ids else _by_name(plain, ids, names)


def _where_to_add(kind: str, ids: Sequence[str]) -> str:
    """Return the hint for a name that is near to none."""
    if kind == PARTY:
        return (
            N_("add it to catalog/roles.yml, or as a team to catalog/teams.yml: “{lines}”; known are: {known}")
            if ids and len(ids) <= FEW_NAMES
            else N_("add it to catalog/roles.yml, or as a team to catalog/teams.yml: “{lines}”")
        )
    if _file_of(kind):
        return (
            N_("nothing is defined in {file} yet; add a line for each that is missing: {lines}")
            if not ids
            else N_("add it to {file}: “{lines}”")
            if len(ids) > FEW_NAMES
            else N_("add it to {file}: “{lines}”; known there: {known}")
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
    if kind in ("http", "https", "mailto"):
        hint = N_("two pairs of brackets are for pages of this handbook; write [words]({value})")
        quotation, url = f"[[{kind}:{value}", InFull(f"{kind}:{value}")
        return UNKNOWN_NAME.at(
            subject,
            route,
            message=N_("“{value}” is no page of this handbook"),
            hint=hint,
            fix="",
            quotation=quotation,
            value=url,
        )
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

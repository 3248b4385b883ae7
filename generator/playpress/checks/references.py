"""Every id that a file refers to exists, and so does what `[[links]]` in texts lead to.

Knows: the marks of the model that tell references and texts. Must not know any field by its name.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from playpress.checks.renamed_steps import renamed_step
from playpress.checks.unknown_names import UNKNOWN_NAME, id_called, in_places, unknown, unknown_kind
from playpress.diagnostics import MOST_TOLD, N_
from playpress.language.richtext import KINDS as LINKED
from playpress.language.richtext import find_references
from playpress.model.record import ABSENT, PARTY, Reference
from playpress.model.walk import walk
from playpress.reading.loaded import HANDBOOK
from playpress.rule import Rule, finds

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from playpress.analysis.facts import Facts
    from playpress.diagnostics import Finding, Route, Subject
    from playpress.model.walk import Occurrence

Dead = tuple["Route", str, str, "Collection[str] | None", bool]
"""A reference that leads nowhere: its route, kind, name, the known names of this kind, and whether it is in a text.

The known names are None if there is no such kind.
"""


NEXT_TO_ITSELF = Rule(
    code="PB151",
    name="next-to-itself",
    message=N_("the step “{step}” is its own next step"),
    hint=N_("remove it: without “next”, the step below follows; or name the step that comes next"),
    about="""
        “next” names the step that is done after this one. A step that names itself is done again and again, and nothing
        below it ever is. If work may have to be done twice, a decision says when that is enough.
    """,
    bad="""
        steps:
          - {id: offer, name: Make an offer, raci: {responsible: sales-lead}, next: offer}
          - {id: deliver, name: Deliver the product, raci: {responsible: sales-lead}}
    """,
    good="""
        steps:
          - {id: offer, name: Make an offer, raci: {responsible: sales-lead}, next: deliver}
          - {id: deliver, name: Deliver the product, raci: {responsible: sales-lead}}
    """,
)

_AS_ONE = {PARTY: "role", "node": "step"}
"""Kinds of which one id is told once, whichever of the two a place takes."""
_END = frozenset("end done finish finished stop none exit nothing over ende fertig schluss fin terminé koniec".split())  # noqa: SIM905 - words read better than a list
"""Words that stand for one of the ends of a process, in small letters."""
_NUMBERED = re.compile(r"(?:step|schritt|étape|krok|no|nr|#)?[ .-]*(\d{1,3})\Z", re.IGNORECASE)


@finds(UNKNOWN_NAME)
def check_references(facts: Facts) -> Iterator[Finding]:
    """Find ids that name nothing, and `[[links]]` that lead nowhere: one finding for each id, with all its places."""
    declared = _with_parties(facts.library.declared)
    doubtful = _doubtful(facts, declared)
    first: dict[tuple[object, ...], Finding] = {}
    places: dict[tuple[object, ...], list[tuple[Subject, Route, str]]] = {}
    for subject, record in facts.records.items():
        if subject not in doubtful:
            continue
        local = _local_names(facts, subject)
        for n, (route, kind, value, known, is_in_text) in enumerate(_dead_references(declared, local, walk(record))):
            if known is None:
                yield unknown_kind(subject, route, kind, value, LINKED, _of_any_kind(declared, value))
                continue
            thing = _AS_ONE.get(kind, kind)
            owner = _playbook_of(facts, subject) if thing == "step" else subject
            cause: tuple[object, ...] = (thing, value if known else "") if thing in declared else (thing, value, owner)
            if cause in first:
                places[cause].append((subject, route, value))
                continue
            is_told = n < MOST_TOLD
            instead = _instead(facts, subject, kind, value) if is_told else None
            if is_told and is_in_text and kind == "playbook":
                instead = _of_any_kind(declared, value.rpartition(":")[2]) or _called(facts, subject, value)
            names = _names_of(facts, subject, kind) if is_told else {}
            first[cause] = unknown(
                subject,
                route,
                kind,
                value,
                _ends(facts, subject, kind, value) or known,
                names=names,
                instead=instead,
                members=_members(facts, subject, value) if kind == "role" else None,
                is_in_text=is_in_text,
                is_told=is_told,
                declared=declared,
            )
            places[cause] = []
    for cause, finding in first.items():
        yield in_places(finding, str(finding.message.values["value"]), places[cause])


def _members(facts: Facts, subject: Subject, value: str) -> Collection[str] | None:
    """Return the roles of the team that has an id, or that is called so while no role is; None if there is none."""
    roles, teams = facts.library.roles, facts.library.teams
    if value in teams or id_called(value, roles, _names_of(facts, subject, "role")):
        return facts.members.get(value)
    return facts.members.get(id_called(value, teams, _names_of(facts, subject, "team")) or "")


def _ends(facts: Facts, subject: Subject, kind: str, value: str) -> Collection[str]:
    """Return the ends of a playbook if `value` is a word for one of them; else nothing."""
    is_end = kind == "node" and value.casefold() in _END and subject[0] == "playbook"
    return facts.flows[subject[1]].ends if is_end else ()


def _of_any_kind(declared: Mapping[str, Collection[str]], value: str) -> str | None:
    """Return `kind:id` of the one thing with an id to which a text can link; None if there is none, or several."""
    found = [f"{kind}:{value}" for kind in LINKED if value in declared.get(kind, ())]
    return found[0] if len(found) == 1 else None


def _called(facts: Facts, subject: Subject, name: str) -> str | None:
    """Return `kind:id` of the one thing with a name to which a text can link; None if there is none, or several."""
    plain = " ".join(name.split()).casefold()
    found = [f"{kind}:{names[plain]}" for kind in LINKED if plain in (names := _names_of(facts, subject, kind))]
    return found[0] if len(found) == 1 else None


def _names_of(facts: Facts, subject: Subject, kind: str) -> dict[str, str]:
    """Return the names of things of a kind with their ids, in small letters; what is named twice is left out."""
    if kind == PARTY:
        named = [(thing.name, name) for of in ("role", "team") for name, thing in facts.library.of_kind(of).items()]
    elif kind in facts.library.declared:
        named = [(getattr(thing, "name", ""), name) for name, thing in facts.library.of_kind(kind).items()]
    elif subject[0] == "playbook" and kind in ("step", "node"):
        playbook = facts.library.playbooks[subject[1]]
        named = [(step.name, step.id) for step in playbook.steps] + [(end.name, end.id) for end in playbook.ends]
    elif subject[0] == "playbook" and kind == "phase":
        named = [(phase.name, phase.id) for phase in facts.library.playbooks[subject[1]].phases]
    elif kind == "outcome":
        named = [(outcome.name, outcome.id) for outcome in facts.library.plans[subject[1]].outcomes]
    else:
        named = []
    found: dict[str, str] = {}
    twice = set()
    for name, its in named:
        key = " ".join(str(name).split()).casefold()
        twice |= {key} & found.keys()
        found[key] = its
    return {name: its for name, its in found.items() if name not in twice}


def _instead(facts: Facts, subject: Subject, kind: str, value: str) -> str | None:
    """Return the step or end that a number, a word for the end, or the former id of a step stands for; None if none can be told."""
    name = _playbook_of(facts, subject)
    if kind not in ("step", "node") or name not in facts.flows:
        return None
    flow = facts.flows[name]
    if (number := _NUMBERED.match(value)) and 0 < int(number[1]) <= len(flow.steps):
        return next(step for step, n in flow.numbers.items() if n == int(number[1]))
    if kind == "node" and value.casefold() in _END:
        return next(iter(flow.ends)) if len(flow.ends) == 1 else None
    return renamed_step(facts, name, value)


def _playbook_of(facts: Facts, subject: Subject) -> str:
    """Return the playbook whose steps a thing names: itself, or the process that it improves; empty if there is none."""
    if subject[0] == "improvement":
        return facts.library.improvements[subject[1]].process
    return subject[1] if subject[0] == "playbook" else ""


@finds(NEXT_TO_ITSELF, alone=True)
def check_next(facts: Facts) -> Iterator[Finding]:
    """Find steps that are their own next step."""
    for name, playbook in facts.library.playbooks.items():
        for n, step in enumerate(playbook.steps):
            if step.next == (step.id,) and step.id != ABSENT:
                yield NEXT_TO_ITSELF.at(("playbook", name), ("steps", n, "next"), step=step.id)


def _with_parties(declared: Mapping[str, Collection[str]]) -> Mapping[str, Collection[str]]:
    """Return the declared ids with those of roles and teams together, if both could be read."""
    if "role" not in declared or "team" not in declared:
        return declared
    return {**declared, PARTY: {*declared["role"], *declared["team"]}}


def _doubtful(facts: Facts, declared: Mapping[str, Collection[str]]) -> set[Subject]:
    """Return the things that mention something that is nowhere declared, and the settings, which are no such thing."""
    users = (
        reference.user
        for (kind, name), references in facts.references.items()
        if name not in declared.get(kind, ())
        for reference in references
    )
    return {HANDBOOK, *users}


def _dead_references(
    declared: Mapping[str, Collection[str]], local: Mapping[str, Collection[str]], occurrences: Iterable[Occurrence]
) -> Iterator[Dead]:
    """Yield each reference that leads nowhere; kinds whose names could not be read are skipped."""
    for route, value, mark in occurrences:
        if isinstance(mark, Reference):
            known = declared.get(mark.kind, local.get(mark.kind))
            if known is not None and value not in known:
                yield route, mark.kind, value, known, False
        elif mark.markdown:
            for kind, name in find_references(value):
                if kind != "playbook" and kind not in LINKED:
                    yield route, kind, name, None, True
                elif kind in declared and name not in declared[kind]:
                    yield route, kind, name, declared[kind], True


def _local_names(facts: Facts, subject: Subject) -> dict[str, Collection[str]]:
    """Return the ids that references in a thing may name beside things: those within a playbook, the outcomes of a plan.

    Kinds that could not be read are left out. An improvement names steps of its process.
    """
    if subject[0] == "plan":
        outcomes = {outcome.id for outcome in facts.library.plans[subject[1]].outcomes}
        return {"outcome": outcomes} if ABSENT not in outcomes else {}
    name = _playbook_of(facts, subject)
    return _names_within(facts, name) if name in facts.library.playbooks else {}


def _names_within(facts: Facts, name: str) -> dict[str, Collection[str]]:
    """Return the ids that a playbook defines within itself, by kind; kinds that could not be read are left out."""
    playbook = facts.library.playbooks[name]
    if any(step.id == ABSENT for step in playbook.steps) or any(end.id == ABSENT for end in playbook.ends):
        return {}
    flow = facts.flows[name]
    names: dict[str, Collection[str]] = {
        "step": set(flow.steps),
        "node": flow.steps.keys() | flow.ends.keys(),
        "phase": {phase.id for phase in playbook.phases},
        "exception": {exception.id for exception in playbook.exceptions},
    }
    names = {kind: known for kind, known in names.items() if ABSENT not in known}
    if playbook.id not in facts.library.partial:
        return names
    names = {kind: {*known, *facts.library.partial[name]} for kind, known in names.items()}
    read = {
        "step": playbook.steps,
        "node": playbook.steps and (playbook.ends or playbook.outcome),
        "phase": playbook.phases,
        "exception": playbook.exceptions,
    }
    return {kind: known for kind, known in names.items() if read[kind]}

"""Ids within a playbook are unique, no alias is the id of something else, and `start_here` names no playbook twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playpress.checks.second_times import second_times
from playpress.diagnostics import N_, Message, Route, Severity
from playpress.model.kinds import KINDS
from playpress.model.record import ABSENT
from playpress.process.flow import DEFAULT_END
from playpress.rule import Rule, finds

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from playpress.analysis.facts import Facts
    from playpress.diagnostics import Finding, Subject
    from playpress.model.playbook import Playbook

REPEATED_ID = Rule(
    code="PB303",
    name="repeated-id",
    adjustable=False,
    message=N_("the id “{id}” is used twice"),
    hint=N_("give one of the two another id; steps and ends share theirs"),
    about="""
        Within a playbook each id stands for one thing: “next”, branches and links name steps and ends by it. Where two
        have the same id, nobody can tell which of them is meant. Steps, their earlier ids (“aliases”) and ends share
        their ids; phases, inputs, outputs and exceptions each have their own.
    """,
    bad="""
        steps:
          - {id: offer, name: Make an offer, raci: {responsible: sales-lead}}
          - {id: offer, name: Deliver the product, raci: {responsible: sales-lead}}
    """,
    good="""
        steps:
          - {id: offer, name: Make an offer, raci: {responsible: sales-lead}}
          - {id: deliver, name: Deliver the product, raci: {responsible: sales-lead}}
    """,
)
TAKEN_ALIAS = Rule(
    code="PB308",
    name="taken-alias",
    adjustable=False,
    message=N_("the earlier name “{alias}” is in use"),
    hint=N_("remove it here: an address leads to one page"),
    about="""
        “aliases” are the ids that something had before: old addresses lead on to its page. That works only while nothing
        else has this id, now or earlier.
    """,
    bad="""
        # playbooks/catalog/roles.yml
        seller: {name: Seller, aliases: [boss]}
    """,
    good="""
        # playbooks/catalog/roles.yml
        seller: {name: Seller, aliases: [vendor]}
    """,
)
REPEATED_START = Rule(
    code="PB309",
    name="repeated-start",
    severity=Severity.WARNING,
    message=N_("“{name}” is named twice here"),
    hint=N_("remove it here"),
    about="""
        “start_here” lists the playbooks that everybody reads first, in order. Each of them needs to stand there only
        once.
    """,
    bad="""
        # playbooks/handbook.yml
        start_here: [sell, sell]
    """,
    good="""
        # playbooks/handbook.yml
        start_here: [sell]
    """,
)

LISTS = {"experiment": ("criteria",), "plan": ("outcomes", "deliverables"), "backlog": ("items",)}
"""The lists of records whose entries have ids of their own, by kind."""


@finds(REPEATED_ID, alone=True)
def check_ids(facts: Facts) -> Iterator[Finding]:
    """Find ids that two things within a playbook or a record share."""
    for playbook in facts.library.playbooks.values():
        subject = ("playbook", playbook.id)
        for named in _namespaces(playbook):
            yield from _twice(subject, named)
    for kind, keys in LISTS.items():
        for name, record in facts.library.of_kind(kind).items():
            for key in keys:
                yield from _twice((kind, name), _ids(key, getattr(record, key)), N_("give one of the two another id"))


@finds(TAKEN_ALIAS)
def check_aliases(facts: Facts) -> Iterator[Finding]:
    """Find aliases that are the id or an alias of something else."""
    for kind in KINDS:
        entities = facts.library.of_kind(kind)
        taken = {name: (kind, name) for name in entities}
        for entity in entities.values():
            for index, alias in enumerate(entity.aliases):
                if alias in taken:
                    yield TAKEN_ALIAS.at(
                        (kind, entity.id),
                        ("aliases", index),
                        related=((taken[alias], (), Message(N_("used here"))),),
                        alias=alias,
                    )
                else:
                    taken[alias] = (kind, entity.id)


@finds(REPEATED_START)
def check_start(facts: Facts) -> Iterator[Finding]:
    """Find playbooks that `start_here` names twice."""
    names = facts.library.handbook.start_here
    for n, _ in second_times(names):
        if names[n] != ABSENT:
            yield REPEATED_START.at(("handbook", "handbook"), ("start_here", n), name=names[n])


def _namespaces(playbook: Playbook) -> Iterator[list[tuple[str, Route]]]:
    """Yield each group of ids that must differ from each other, with their routes."""
    steps = _ids("steps", playbook.steps) + _ids("ends", playbook.ends)
    for n, step in enumerate(playbook.steps):
        steps += [(alias, ("steps", n, "aliases", k)) for k, alias in enumerate(step.aliases)]
    if playbook.outcome and not playbook.ends:
        steps.append((DEFAULT_END, ("outcome",)))
    yield steps
    yield _ids("phases", playbook.phases)
    yield _ids("inputs", playbook.inputs)
    yield _ids("outputs", playbook.outputs)
    yield _ids("exceptions", playbook.exceptions)
    for n, step in enumerate(playbook.steps):
        yield [(output.id, ("steps", n, "outputs", k, "id")) for k, output in enumerate(step.outputs)]


def _ids(key: str, items: Iterable[object]) -> list[tuple[str, Route]]:
    """Return the ids of a list's entries, with their routes."""
    return [(getattr(item, "id"), (key, n, "id")) for n, item in enumerate(items)]  # noqa: B009 - items share the field only


def _twice(subject: Subject, named: list[tuple[str, Route]], hint: str = "") -> Iterator[Finding]:
    """Find ids that repeat an earlier one of their group."""
    for n, before in second_times(name for name, _ in named):
        (name, route), (_, first) = named[n], named[before]
        if name != ABSENT:
            related = ((subject, first, Message(N_("first used here"))),)
            yield REPEATED_ID.at(subject, route, hint=hint, related=related, id=name)

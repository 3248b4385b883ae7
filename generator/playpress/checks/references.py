"""Every id that a file refers to exists, and so does what `[[links]]` in texts lead to.

Knows: the marks of the model that tell references and texts. Must not know any field by its name.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from playpress.checks.unknown_names import UNKNOWN_NAME, unknown, unknown_kind
from playpress.diagnostics import MOST_TOLD
from playpress.language.richtext import KINDS as LINKED
from playpress.language.richtext import find_references
from playpress.model.record import ABSENT, Reference
from playpress.model.walk import walk
from playpress.reading.loaded import HANDBOOK
from playpress.rule import finds

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from playpress.analysis.facts import Facts
    from playpress.diagnostics import Finding, Route, Subject
    from playpress.model.walk import Occurrence

Dead = tuple["Route", str, str, "Collection[str] | None", bool]
"""A reference that leads nowhere: its route, kind, name, the known names of this kind, and whether it is in a text.

The known names are None if there is no such kind.
"""


@finds(UNKNOWN_NAME)
def check_references(facts: Facts) -> Iterator[Finding]:
    """Find ids that name nothing, and `[[links]]` that lead nowhere, with the nearest name that exists."""
    declared = facts.library.declared
    doubtful = _doubtful(facts)
    for subject, record in facts.records.items():
        if subject not in doubtful:
            continue
        found = _dead_references(declared, _local_names(facts, subject), walk(record))
        for n, (route, kind, value, known, is_in_text) in enumerate(found):
            if known is None:
                yield unknown_kind(subject, route, f"[[{kind}:{value}]]", kind, LINKED)
            else:
                yield unknown(subject, route, kind, value, known, is_in_text=is_in_text, is_told=n < MOST_TOLD)


def _doubtful(facts: Facts) -> set[Subject]:
    """Return the things that mention something that is nowhere declared, and the settings, which are no such thing."""
    declared = facts.library.declared
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
    name = facts.library.improvements[subject[1]].process if subject[0] == "improvement" else subject[1]
    if subject[0] not in ("playbook", "improvement") or name not in facts.library.playbooks:
        return {}
    return _names_within(facts, name)


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
    read = {
        "step": playbook.steps,
        "node": playbook.steps and (playbook.ends or playbook.outcome),
        "phase": playbook.phases,
        "exception": playbook.exceptions,
    }
    return {kind: known for kind, known in names.items() if read[kind]}

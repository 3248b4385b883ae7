"""Everything that is referred to exists, and nothing refers to itself in a circle.

Codes: PB301 refers to nothing, PB304 playbooks call each other in a circle, PB305 another circle, PB306 a folder without
category, PB307 measurements without KPI.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from playpress.diagnostics import MOST_TOLD, N_, Finding, InFull, Message
from playpress.language.richtext import KINDS as LINKED
from playpress.language.richtext import find_references
from playpress.language.spelling import nearest
from playpress.model.kinds import KINDS
from playpress.model.record import ABSENT, Reference
from playpress.process.graph import find_cycles

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from playpress.analysis.facts import Facts
    from playpress.diagnostics import Route, Subject
    from playpress.model.playbook import Playbook
    from playpress.model.walk import Occurrence

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


def check_references(facts: Facts) -> Iterator[Finding]:
    """Find ids that name nothing, and `[[links]]` that lead nowhere, with the nearest name that exists."""
    declared = facts.library.declared
    for subject, occurrences in facts.occurrences.items():
        found = _dead_references(declared, _local_names(facts, subject), occurrences)
        for n, (route, kind, value, known) in enumerate(found):
            if known is None:
                yield _unknown_kind(subject, route, kind, value)
            else:
                yield _unknown(subject, route, kind, value, known, is_told=n < MOST_TOLD)


def _dead_references(
    declared: Mapping[str, Collection[str]], local: Mapping[str, Collection[str]], occurrences: Iterable[Occurrence]
) -> Iterator[tuple[Route, str, str, Collection[str] | None]]:
    """Yield each reference that leads nowhere: route, kind, name, and what is known instead (None: not even the kind is)."""
    for route, value, mark in occurrences:
        if isinstance(mark, Reference):
            known = declared.get(mark.kind, local.get(mark.kind))
            if known is not None and value not in known:
                yield route, mark.kind, value, known
        elif mark.markdown:
            for kind, name in find_references(value):
                if kind != "playbook" and kind not in LINKED:
                    yield route, kind, name, None
                elif kind in declared and name not in declared[kind]:
                    yield route, kind, name, declared[kind]


def _local_names(facts: Facts, subject: Subject) -> dict[str, Collection[str]]:
    """Return what references within a playbook may name, by kind; what could not be read is left out."""
    if subject[0] != "playbook":
        return {}
    playbook = facts.library.playbooks[subject[1]]
    if any(step.id == ABSENT for step in playbook.steps) or any(end.id == ABSENT for end in playbook.ends):
        return {}
    flow = facts.flows[subject[1]]
    names: dict[str, Collection[str]] = {
        "step": set(flow.steps),
        "node": flow.steps.keys() | flow.ends.keys(),
        "phase": {phase.id for phase in playbook.phases},
    }
    names = {kind: known for kind, known in names.items() if ABSENT not in known}
    if playbook.id not in facts.library.partial:
        return names
    read = {
        "step": playbook.steps,
        "node": playbook.steps and (playbook.ends or playbook.outcome),
        "phase": playbook.phases,
    }
    return {kind: known for kind, known in names.items() if read[kind]}


def _unknown(
    subject: Subject, route: Route, kind: str, value: str, known: Collection[str], *, is_told: bool = True
) -> Finding:
    """Say that a name means nothing, with the nearest that does where a report will tell it."""
    message = Message(N_("there is no {kind} “{value}”"), {"value": value, "kind": NOUNS[kind]})
    if not is_told:
        return Finding("PB301", subject, route, message)
    known = [name for name in known if ABSENT not in name]
    guess = nearest(value, sorted(known))
    hint = N_("did you mean “{guess}”?") if guess else N_("known are: {known}") if known else N_("none is defined yet")
    return Finding("PB301", subject, route, message, Message(hint, {"guess": guess, "known": _some(known)}))


def _unknown_kind(subject: Subject, route: Route, kind: str, name: str) -> Finding:
    values = {
        "value": f"[[{kind}:{name}]]",
        "guess": nearest(kind, sorted(LINKED)),
        "known": InFull(", ".join(sorted(LINKED))),
    }
    hint = N_("did you mean “{guess}”?") if values["guess"] else N_("known are: {known}")
    return Finding(
        "PB301",
        subject,
        route,
        Message(N_("“{value}” links to an unknown kind of page"), values),
        Message(hint, values),
    )


def _some(known: Collection[str]) -> InFull:
    names = sorted(known)
    return InFull(", ".join(names[:MOST_NAMES]) + (", …" if len(names) > MOST_NAMES else ""))


def check_things_that_flow(facts: Facts) -> Iterator[Finding]:
    """Find `from` and `to` that name no input or output."""
    for playbook in facts.library.playbooks.values():
        subject = ("playbook", playbook.id)
        for n, item in enumerate(playbook.inputs):
            if item.from_:
                yield from _from_other(facts, subject, ("inputs", n, "from"), item.from_)
        inputs = {item.id for item in playbook.inputs}
        outputs = {item.id for item in playbook.outputs}
        made = inputs | {f"{step.id}/{output.id}" for step in playbook.steps for output in step.outputs}
        if playbook.id in facts.library.partial:
            continue
        for n, step in enumerate(playbook.steps):
            for k, need in enumerate(step.inputs):
                if need.from_ and need.from_ not in made:
                    yield _unknown(
                        subject,
                        ("steps", n, "inputs", k, "from"),
                        "output" if "/" in need.from_ else "input",
                        need.from_,
                        made,
                    )
            for k, gives in enumerate(step.outputs):
                if gives.to and gives.to not in outputs:
                    yield _unknown(subject, ("steps", n, "outputs", k, "to"), "output", gives.to, outputs)


def _from_other(facts: Facts, subject: Subject, route: Route, value: str) -> Iterator[Finding]:
    """Check `<playbook>/<output>`."""
    library = facts.library
    name, _, _output = value.partition("/")
    if name not in library.declared.get("playbook", ()):
        yield _unknown(subject, route, "playbook", name, library.declared.get("playbook", ()))
    elif name in library.playbooks and name not in library.partial:
        outputs = {f"{name}/{item.id}" for item in library.playbooks[name].outputs}
        if value not in outputs:
            yield _unknown(subject, route, "output", value, outputs)


def check_cycles(facts: Facts) -> Iterator[Finding]:
    """Find playbooks that call each other in a circle, and hierarchies without a top."""
    library = facts.library
    calls = {name: [s.calls for s in playbook.steps if s.calls] for name, playbook in library.playbooks.items()}
    for circle in find_cycles(calls):
        first = library.playbooks[circle[0]]
        after = circle[1] if len(circle) > 1 else circle[0]
        yield Finding(
            "PB304",
            ("playbook", first.id),
            ("steps", _calling(first, after), "calls"),
            Message(
                N_("playbooks call each other in a circle: {circle}"),
                {"circle": InFull(" → ".join([*circle, circle[0]]))},
            ),
            Message(N_("remove one of these calls; “next” goes back within a playbook")),
            related=tuple((("playbook", name), (), Message(N_("part of the circle"))) for name in circle[1:]),
        )
    above = (
        ("role", "reports_to", {name: [r.reports_to] if r.reports_to else [] for name, r in library.roles.items()}),
        (
            "playbook",
            "replaced_by",
            {p.id: [p.replaced_by] if p.replaced_by else [] for p in library.playbooks.values()},
        ),
        ("goal", "parent", {name: [g.parent] if g.parent else [] for name, g in library.goals.items()}),
    )
    for kind, key, graph in above:
        for circle in find_cycles(graph):
            yield Finding(
                "PB305",
                (kind, circle[0]),
                (key,),
                Message(N_("this is circular: {circle}"), {"circle": InFull(" → ".join([*circle, circle[0]]))}),
                Message(N_("one of them must be at the top, without “{key}”"), {"key": key}),
            )


def _calling(playbook: Playbook, called: str) -> int:
    return next(n for n, step in enumerate(playbook.steps) if step.calls == called)


def check_registrations(facts: Facts) -> Iterator[Finding]:
    """Find folders that are no category, and series of a KPI that does not exist."""
    library = facts.library
    categories = library.declared.get("category")
    reported: set[str] = set()
    for playbook in library.playbooks.values():
        if categories is not None and playbook.category not in categories and playbook.category not in reported:
            reported.add(playbook.category)
            values = {
                "value": playbook.category,
                "guess": nearest(playbook.category, sorted(categories)),
            }
            hint = (
                N_("did you mean the folder “{guess}”? Else add “{value}” to catalog/categories.yml")
                if values["guess"]
                else N_("add “{value}: {{name: …}}” to catalog/categories.yml")
            )
            yield Finding(
                "PB306",
                ("playbook", playbook.id),
                (),
                Message(N_("there is no category “{value}”"), values),
                Message(hint, values),
            )
    known = library.declared.get("kpi")
    for name in library.measurements:
        if known is not None and name not in known:
            values = {"value": name, "guess": nearest(name, sorted(known))}
            hint = (
                N_("did you mean “{guess}.csv”?")
                if values["guess"]
                else N_("name the file after a KPI of catalog/kpis.yml")
            )
            yield Finding(
                "PB307",
                ("measurements", name),
                (),
                Message(N_("there is no KPI “{value}”"), values),
                Message(hint, values),
            )

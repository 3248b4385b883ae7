"""The flow makes sense: each step is what its type says, can be reached, and leads to an end.

Codes: PB501 branches where none can be, PB502 `next` beside branches, PB503 probabilities, PB504 a path falls through into
a sibling, PB505 a step that nothing leads to, PB506 an end that nothing leads to, PB507 a step that leads to no end,
PB508 a wait without time, PB509 a call without playbook or the reverse, PB510 a decision without choice,
PB511 both or neither of `outcome` and `ends`, PB512 no success, PB513 a step without name, PB514 no steps,
PB515 `join` with one path, PB516 times that are not in order.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from playpress.diagnostics import N_, Finding, Message, Severity
from playpress.process.flow import SPLITS, START
from playpress.process.graph import reachable

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from playpress.analysis.facts import Facts
    from playpress.model.playbook import Playbook
    from playpress.model.step import Step
    from playpress.model.time import Duration
    from playpress.process.flow import Flow

TOLERANCE = 0.001


def _whole(facts: Facts) -> Iterator[tuple[Playbook, Flow]]:
    """Yield the playbooks that were read completely, with their flows."""
    for name, playbook in facts.library.playbooks.items():
        if name not in facts.library.partial:
            yield playbook, facts.flows[name]


def check_shape_of_steps(facts: Facts) -> Iterator[Finding]:
    """Find steps that lack what their type needs, or have what it cannot have."""
    for playbook, _ in _whole(facts):
        for n, step in enumerate(playbook.steps):

            def finding(
                code: str, key: str, message: str, hint: str, n: int = n, playbook: Playbook = playbook
            ) -> Finding:
                route = ("steps", n, key) if key else ("steps", n)
                return Finding(code, ("playbook", playbook.id), route, Message(message), Message(hint), at_key=True)

            if step.type == "wait" and step.wait is None:
                yield finding("PB508", "type", N_("this wait does not say how long"), N_("add “wait: 2d”"))
            if step.type == "subprocess" and step.calls is None:
                yield finding(
                    "PB509",
                    "type",
                    N_("this sub-process does not say which playbook it runs"),
                    N_("add “calls: <playbook>”"),
                )
            if step.type != "subprocess" and step.calls is not None:
                yield finding("PB509", "calls", N_("only a sub-process calls a playbook"), N_("add “type: subprocess”"))
            if not step.name and step.calls is None:
                yield finding("PB513", "id", N_("this step has no name"), N_("add “name: …”: a verb and a noun"))
            if step.type in SPLITS and len(step.branches) < 2:  # noqa: PLR2004 - a choice has two ways
                yield finding(
                    "PB510",
                    "branches" if step.branches else "type",
                    N_("there is nothing to choose from"),
                    N_("add “branches” with at least two ways out"),
                )
        if not playbook.steps:
            yield Finding(
                "PB514",
                ("playbook", playbook.id),
                (),
                Message(N_("the playbook has no steps")),
                Message(N_("add “steps:” with what is done, in order")),
            )


def check_times(facts: Facts) -> Iterator[Finding]:
    """Find ranges of working time whose ends are the wrong way round."""
    for playbook in facts.library.playbooks.values():
        for n, step in enumerate(playbook.steps):
            for key, time in (("work", step.work), ("wait", step.wait)):
                if time is not None and not _is_ordered(time):
                    yield Finding(
                        "PB516",
                        ("playbook", playbook.id),
                        ("steps", n, key),
                        Message(N_("the shortest, likely and longest time are not in this order")),
                        Message(N_("check the units: 5d is longer than 8h")),
                        at_key=True,
                    )


def _is_ordered(time: Duration) -> bool:
    """Tell whether min, likely and max, as far as they are written, do not shrink."""
    hours = [span.hours() for span in (time.min, time.likely, time.max) if span is not None]
    return hours == sorted(hours)


def check_branches(facts: Facts) -> Iterator[Finding]:
    """Find branches on steps that cannot have them, and probabilities that do not add up."""
    for playbook, _ in _whole(facts):
        subject = ("playbook", playbook.id)
        for n, step in enumerate(playbook.steps):
            if not step.branches:
                continue
            route = ("steps", n, "branches")
            if step.type not in SPLITS:
                yield Finding(
                    "PB501",
                    subject,
                    route,
                    Message(N_("a step of type “{type}” has no branches"), {"type": step.type}),
                    Message(N_("make it a decision, an approval or a checkpoint; parallel paths are “next: [a, b]”")),
                    at_key=True,
                )
            if step.next:
                yield Finding(
                    "PB502",
                    subject,
                    ("steps", n, "next"),
                    Message(N_("“next” and “branches” exclude each other")),
                    Message(N_("remove “next”: each branch says where it goes")),
                    at_key=True,
                )
            odds = [b.probability for b in step.branches]
            known = [p for p in odds if p is not None]
            missing = len(odds) - len(known)
            if known and missing > 1:
                yield Finding(
                    "PB503",
                    subject,
                    route,
                    Message(N_("some probabilities are missing")),
                    Message(N_("write all of them, or leave out one: it gets the rest")),
                    at_key=True,
                )
            elif known and (abs(sum(known) - 1) > TOLERANCE if not missing else sum(known) > 1 + TOLERANCE):
                yield Finding(
                    "PB503",
                    subject,
                    route,
                    Message(N_("the probabilities sum to {sum}"), {"sum": f"{sum(known):g}"}),
                    Message(N_("make them sum to 1")),
                    at_key=True,
                )


def check_ends(facts: Facts) -> Iterator[Finding]:
    """Find playbooks that do not say how they end, or never succeed."""
    for playbook, _ in _whole(facts):
        subject = ("playbook", playbook.id)
        if playbook.outcome and playbook.ends:
            yield Finding(
                "PB511",
                subject,
                ("outcome",),
                Message(N_("“outcome” and “ends” exclude each other")),
                Message(N_("keep “ends”; “outcome” is short for a single one")),
                at_key=True,
            )
        elif not playbook.outcome and not playbook.ends:
            yield Finding(
                "PB511",
                subject,
                (),
                Message(N_("the playbook does not say how it ends")),
                Message(N_("add “outcome: …”, or “ends:” when there are several")),
            )
        elif playbook.ends and all(end.outcome != "success" for end in playbook.ends):
            yield Finding(
                "PB512",
                subject,
                ("ends",),
                Message(N_("no end is a success")),
                Message(N_("add the end that the process is there for")),
                at_key=True,
            )


def check_reachability(facts: Facts) -> Iterator[Finding]:
    """Find steps and ends that nothing leads to, and steps from which no end can be reached."""
    for playbook, flow in _whole(facts):
        subject = ("playbook", playbook.id)
        index = {id(step): n for n, step in enumerate(playbook.steps)}
        also = {e.resume for e in playbook.exceptions if e.resume and not e.at}
        reached = reachable({START, *also}, flow.successors)
        into: dict[str, list[str]] = {}
        for edge in flow.edges:
            into.setdefault(edge.target, []).append(edge.source)
        ending = reachable(flow.ends, into)
        named = {target for step in playbook.steps for target in (*step.next, *(b.to for b in step.branches))}
        dangling = not named <= flow.steps.keys() | flow.ends.keys()
        for name, step in flow.steps.items():
            route = ("steps", index[id(step)], "id")
            if name not in reached:
                yield Finding(
                    "PB505",
                    subject,
                    route,
                    Message(N_("nothing leads to the step “{step}”"), {"step": name}),
                    Message(N_("name it in a “next” or a branch, or move it")),
                )
            elif flow.ends and name not in ending and not dangling:
                yield Finding(
                    "PB507",
                    subject,
                    route,
                    Message(N_("no end can be reached from the step “{step}”"), {"step": name}),
                    Message(N_("let one path lead out of the loop")),
                )
            if step.join and len(into.get(name, ())) < 2:  # noqa: PLR2004 - two paths to join
                yield Finding(
                    "PB515",
                    subject,
                    (*route[:2], "join"),
                    Message(N_("only one path leads here; there is nothing to join")),
                    Message(N_("remove “join”")),
                    Severity.WARNING,
                    at_key=True,
                )
        for n, end in enumerate(playbook.ends):
            if end.id in flow.ends and end.id not in reached:
                yield Finding(
                    "PB506",
                    subject,
                    ("ends", n, "id"),
                    Message(N_("nothing leads to the end “{end}”"), {"end": end.id}),
                    Message(N_("let a branch or an exception lead here, or remove it")),
                )


def check_falling_through(facts: Facts) -> Iterator[Finding]:
    """Find paths that run on into a parallel path or another branch only because it is written below.

    A step that waits for all paths is meant to be run into. After a choice the flow works either way, so that is a warning.
    """
    for playbook, flow in _whole(facts):
        index = {step.id: n for n, step in reversed(list(enumerate(playbook.steps)))}
        above = {edge.target: edge.source for edge in flow.edges if edge.implied}
        into: dict[str, list[str]] = {}
        for edge in flow.edges:
            if edge.kind == "normal":
                into.setdefault(edge.target, []).append(edge.source)
        reported: set[str] = set()
        for step in flow.steps.values():
            starts = _ways_out(flow, step)
            for other in starts if len(starts) > 1 else ():
                at = above.get(other)
                if flow.steps[other].join:
                    continue
                if at is None or at in reported or at == step.id or not _is_within(at, step.id, other, starts, into):
                    continue
                reported.add(at)
                yield Finding(
                    "PB504",
                    ("playbook", playbook.id),
                    ("steps", index[at], "id"),
                    Message(
                        N_("“{step}” runs on into “{other}”, another way out of “{split}”"),
                        {"step": at, "other": other, "split": step.id},
                    ),
                    Message(
                        N_("if it is meant, write “next: {other}” in “{step}”; if not, “next: …” with where it goes"),
                        {"step": at, "other": other},
                    ),
                    Severity.WARNING if step.branches else Severity.ERROR,
                )


def _ways_out(flow: Flow, step: Step) -> dict[str, None]:
    """Return the steps where the several ways out of a step begin, in order; what goes back for rework is none."""
    onward = [
        b.to for b in step.branches if b.kind != "rework" or flow.numbers.get(b.to, 0) > flow.numbers[step.id]
    ] or list(step.next)
    return dict.fromkeys(name for name in onward if name in flow.steps and len(onward) > 1)


def _is_within(at: str, split: str, other: str, starts: Collection[str], into: Mapping[str, Sequence[str]]) -> bool:
    """Tell whether a step lies on a way out of a split that does not begin at `other`.

    Goes back from the step, and not beyond where a way begins: only what lies between is looked at.
    """
    seen = {at}
    waiting = [at]
    while waiting:
        node = waiting.pop()
        if node in starts:
            if node != other:
                return True
            continue
        for before in into.get(node, ()):
            if before != split and before not in seen:
                seen.add(before)
                waiting.append(before)
    return False

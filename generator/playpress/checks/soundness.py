"""A run of the process can come to its end, and does nothing twice by accident.

Codes: PB530 a step waits for ever, PB531 a step can wait for ever, PB532 a step is done once for each of several ways,
PB533 two branches have one answer, PB534 `next` names one place twice, PB535 a parallel path leads back to where it began and
never ends, PB536 one leads back before that.
"""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from typing import TYPE_CHECKING

from playpress.diagnostics import N_, Finding, Message, Severity
from playpress.process.net import WAITING, make_net
from playpress.process.repeats import find_repeats
from playpress.process.returns import find_returns
from playpress.process.waits import find_waits

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from playpress.analysis.facts import Facts
    from playpress.diagnostics import Route, Subject
    from playpress.model.playbook import Playbook
    from playpress.process.flow import Flow
    from playpress.process.net import Net
    from playpress.process.repeats import Repeat
    from playpress.process.returns import Return
    from playpress.process.waits import Wait


_QUOTES = " \"'`´‘’‚‛“”„‟‹›«»"
_MARKS = f"{_QUOTES}.,;:!?…¡¿()[]"
"""Punctuation around an answer that does not make it another one."""


def check_answers(facts: Facts) -> Iterator[Finding]:
    """Find choices with one answer twice, and steps that start one place twice."""
    for playbook in facts.library.playbooks.values():
        subject = ("playbook", playbook.id)
        for n, step in enumerate(playbook.steps):
            answers = [_plainly(branch.when) for branch in step.branches]
            for k, first in _second_times(answers):
                yield Finding(
                    "PB533",
                    subject,
                    ("steps", n, "branches", k, "when"),
                    Message(N_("the answer “{answer}” is used twice"), {"answer": _bare(step.branches[k].when)}),
                    Message(N_("give each way out an answer of its own")),
                    Severity.WARNING,
                    related=((subject, ("steps", n, "branches", first, "when"), Message(N_("first used here"))),),
                )
            kept = list(dict.fromkeys(step.next))
            doubled: dict[str, int] = {}
            for k, _ in _second_times(step.next):
                doubled.setdefault(step.next[k], k)
            for name, k in doubled.items():
                yield Finding(
                    "PB534",
                    subject,
                    ("steps", n, "next", k),
                    Message(N_("“{step}” is named more than once in “next”"), {"step": name}),
                    Message(N_("write “next: {next}”"), {"next": _written(kept)}),
                    Severity.WARNING,
                )


def _plainly(answer: str) -> str:
    """Return an answer without what does not tell it from another: capitals, spaces, and the marks around its words.

    Signs that mean something stay, as in “+1” and “< 5”; so does an answer of nothing but marks.
    """
    words = " ".join(unicodedata.normalize("NFKC", answer).casefold().split())
    return words.strip(_MARKS) or words


def _bare(answer: str) -> str:
    """Return an answer as a message quotes it: usual spaces, and no quotation marks of its own."""
    return " ".join(answer.split()).strip(_QUOTES) or answer


def _second_times(names: tuple[str, ...] | list[str]) -> Iterator[tuple[int, int]]:
    """Yield the index of each name that has stood before, with that of the first time."""
    first: dict[str, int] = {}
    for index, name in enumerate(names):
        if first.setdefault(name, index) != index:
            yield index, first[name]


def check_soundness(facts: Facts) -> Iterator[Finding]:
    """Find steps that wait for ever, and steps that ways which run side by side come to one by one."""
    for name, playbook in facts.library.playbooks.items():
        flow = facts.flows[name]
        if name in facts.library.partial or not _is_whole(playbook, flow):
            continue
        if not flow.has_parallel and not any(step.join for step in flow.steps.values()):
            continue
        net = make_net(flow)
        if net is None:
            continue
        index = {step.id: n for n, step in reversed(list(enumerate(playbook.steps)))}
        repeats = find_repeats(net)
        returns = find_returns(flow)
        for back in returns:
            yield _return(playbook, index, back)
        told = {(back.target, back.split) for back in returns}
        for repeat in repeats:
            if repeat not in told and not _falls_in(flow, repeat):
                yield _repeat(playbook, index, repeat)
        waits = find_waits(net, [repeat.step for repeat in repeats])
        split = _split_in_branches(net, {wait.step for wait in waits if wait.kind == "choice"})
        for wait in waits:
            yield _waits(playbook, index, wait, is_split=wait.step in split)


def _split_in_branches(net: Net, steps: set[str]) -> set[str]:
    """Return which of the steps that wait for several branches would be done twice if they did not wait: a branch splits."""
    if not steps:
        return set()
    waiting = frozenset(join for join in net.joins if join.removeprefix(WAITING) not in steps)
    return {repeat.step.removeprefix(WAITING) for repeat in find_repeats(replace(net, joins=waiting))}


def _is_whole(playbook: Playbook, flow: Flow) -> bool:
    """Tell whether each id stands once and every way leads somewhere."""
    known = flow.steps.keys() | flow.ends.keys()
    named = (target for step in playbook.steps for target in (*step.next, *(branch.to for branch in step.branches)))
    return len(flow.steps) == len(playbook.steps) and all(target in known for target in named)


def _falls_in(flow: Flow, repeat: Repeat) -> bool:
    """Tell whether a way only falls through into its sibling: PB504 says so already."""
    return repeat.step in flow.successors[repeat.split] and any(
        edge.implied and edge.target == repeat.step for edge in flow.edges
    )


def _repeat(playbook: Playbook, index: Mapping[str, int], repeat: Repeat) -> Finding:
    subject = ("playbook", playbook.id)
    return Finding(
        "PB532",
        subject,
        ("steps", index[repeat.step], "id"),
        Message(
            N_("“{step}” is done more than once: parallel paths from “{split}” meet here without “join”"),
            {"step": repeat.step, "split": repeat.split},
        ),
        Message(N_("add “join: all” here if it waits for all of them; else lead each path to steps of its own")),
        Severity.WARNING,
        related=((subject, ("steps", index[repeat.split], "next"), Message(N_("the paths start here"))),),
    )


def _return(playbook: Playbook, index: Mapping[str, int], back: Return) -> Finding:
    """Word which way out of a parallel step leads back."""
    subject = ("playbook", playbook.id)
    places = playbook.steps[index[back.split]].next
    others = [name for name in dict.fromkeys(places) if name != back.way]
    values = {"split": back.split, "way": back.way, "target": back.target, "next": _written(others)}
    there = ((subject, ("steps", index[back.target], "id"), Message(N_("it leads back here"))),)
    onward = N_("let it lead on to a later step or an end, or let a decision on it say whether to go back")

    def finding(code: str, message: str, hint: str = onward, severity: Severity = Severity.ERROR) -> Finding:
        route = ("steps", index[back.split], "next", places.index(back.way))
        related = there if back.target != back.split else ()
        return Finding(code, subject, route, Message(message, values), Message(hint, values), severity, related=related)

    if back.way == back.split:
        return finding(
            "PB535",
            N_("“{split}” goes on to itself: each round starts its other paths again, without end"),
            N_("write “next: {next}”; to repeat a step, let a decision after it lead back"),
        )
    if back.endless:
        return finding(
            "PB535",
            N_(
                "the parallel path from “{split}” through “{way}” always leads back to “{target}”: it never ends, and each "
                "round starts the other paths again"
            ),
        )
    return finding(
        "PB536",
        N_(
            "the parallel path from “{split}” through “{way}” always leads back to “{target}”: each round starts the "
            "other paths again"
        ),
        severity=Severity.WARNING,
    )


def _written(names: list[str]) -> str:
    """Return how places are written in `next`."""
    return names[0] if len(names) == 1 else f"[{', '.join(names)}]"


def _waits(playbook: Playbook, index: Mapping[str, int], wait: Wait, *, is_split: bool) -> Finding:
    """Word what is wrong with a step that waits; `is_split` tells of parallel paths within a branch that it waits for."""
    subject = ("playbook", playbook.id)
    values = {"step": wait.step, "other": wait.cause}
    cause: tuple[tuple[Subject, Route, Message], ...] = ()
    if wait.cause in index and wait.cause != wait.step:
        cause = ((subject, ("steps", index[wait.cause], "id"), Message(N_("the step in question"), values)),)

    def finding(code: str, message: str, hint: str, severity: Severity = Severity.WARNING) -> Finding:
        route = ("steps", index[wait.step], "join")
        texts = (Message(message, values), Message(hint, values))
        return Finding(code, subject, route, *texts, severity, at_key=True, related=cause)

    if wait.kind == "circle":
        return finding(
            "PB530",
            N_("“{step}” waits forever: it waits for “{other}”, which comes only after it"),
            N_("remove “join: all” from this step or from one that it waits for"),
            Severity.ERROR,
        )
    if wait.kind == "choice" and cause:
        return finding(
            "PB530",
            N_("“{step}” waits forever: it waits for several branches of “{other}”, but only one of them is taken"),
            N_(
                "first let the parallel paths of each branch meet in a step of their own with “join: all”; then remove it here"
            )
            if is_split
            else N_("remove “join: all”: it is for parallel paths"),
            Severity.ERROR,
        )
    if wait.kind == "part" and cause:
        return finding(
            "PB531",
            N_("“{step}” waits for several branches of “{other}”, but only one of them is taken"),
            N_("bring the branches of “{other}” together in a step without “join” before this one"),
        )
    if wait.kind == "chance" and cause:
        return finding(
            "PB531",
            N_("“{step}” may wait forever: a branch of “{other}” leads past it"),
            N_("let every branch lead here in the end, or remove “join: all”"),
        )
    return finding(
        "PB531",
        N_("“{step}” may wait forever: a path that it waits for may never come"),
        N_("let every branch lead here in the end, or remove “join: all”"),
    )

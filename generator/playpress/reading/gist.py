"""A thing to what follows from it alone, made once while its file is read.

That is its fingerprint, its length, what it refers to and, of a playbook, its abbreviations and how often a run does
each step.

Knows: the model, links in texts, flows. Must not know files, or other things.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from playpress.language.abbreviations import find_abbreviations, find_explained
from playpress.language.richtext import find_references
from playpress.model.fingerprint import fingerprint
from playpress.model.outline import outline_of
from playpress.model.playbook import Playbook
from playpress.model.record import Reference
from playpress.model.walk import walk
from playpress.process.course import course_of
from playpress.process.flow import implied_ends, resolve_flow
from playpress.process.run import find_visits_of_steps

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playpress.diagnostics import Route
    from playpress.model.record import Record


Mention = tuple[str, str, str, str | None]
"""A reference to a thing: its kind and id, by which key, and in which step if it is in one.

A `[[link]]` in a text counts as the key `text`; a playbook's `from` counts as `from`."""


@dataclass(frozen=True, slots=True)
class Gist:
    """What follows from a record alone: its fingerprint, the number of words in its texts, and what it refers to.

    References to the steps, ends and phases of the playbook itself are among the mentions only if there is no such
    thing. `visits` is how often each step of a playbook is done in one run; none of other things, or if that cannot be
    computed. `course` is the fingerprint of all that its runs follow from; empty for other things. `short` are the
    abbreviations in a playbook's texts, and `explained` those of them that stand beside brackets there. `outline` is the
    fingerprint of what a playbook says without the words of its sentences, but with its mentions and its changes, which
    others tell of; of other things it is that of all that they say.
    """

    record: Record
    fingerprint: bytes
    words: int
    mentions: tuple[Mention, ...]
    visits: tuple[float, ...] = ()
    course: bytes = b""
    short: tuple[str, ...] = ()
    explained: tuple[str, ...] = ()
    outline: bytes = b""


def gist_of(record: Any) -> Gist:
    """Return what follows from a record; each mention once, in the order of the model."""
    words, short, explained = 0, set[str](), set[str]()
    mentions: dict[Mention, None] = {}
    steps = [step.id for step in record.steps] if isinstance(record, Playbook) else []
    own = _own_names(record) if isinstance(record, Playbook) else {}
    for route, value, mark in walk(record):
        if isinstance(mark, Reference):
            if value not in own.get(mark.kind, ()):
                key = next(str(part) for part in reversed(route) if isinstance(part, str))
                mentions[mark.kind, value, key, _step_at(route, steps)] = None
            continue
        words += len(value.split())
        if isinstance(record, Playbook):
            short.update(find_abbreviations(value))
            explained |= find_explained(value)
        for kind, name in find_references(value) if mark.markdown else ():
            mentions[kind, name, "text", _step_at(route, steps)] = None
    mentions |= dict.fromkeys(_sources(record))
    whole = fingerprint(record)
    said = (record, whole, words, tuple(mentions))
    if not isinstance(record, Playbook):
        return Gist(*said, outline=whole)
    flow, outline = resolve_flow(record), fingerprint((outline_of(record), record.changes, tuple(mentions)))
    course, letters = fingerprint(course_of(flow)), (tuple(sorted(short)), tuple(sorted(explained)))
    return Gist(*said, find_visits_of_steps(flow), course, *letters, outline)


def _step_at(route: Route, steps: list[str]) -> str | None:
    """Return the step that a route leads into, if any."""
    return steps[route[1]] if steps and route[0] == "steps" and isinstance(route[1], int) else None


def _own_names(playbook: Playbook) -> dict[str, set[str]]:
    """Return what a playbook defines within itself, by kind."""
    steps = {step.id for step in playbook.steps}
    ends = {end.id for end in implied_ends(playbook)}
    return {
        "step": steps,
        "node": steps | ends,
        "phase": {phase.id for phase in playbook.phases},
        "exception": {exception.id for exception in playbook.exceptions},
    }


def _sources(record: Any) -> Iterator[Mention]:
    """Yield the playbooks whose outputs a playbook takes in."""
    for item in record.inputs if isinstance(record, Playbook) else ():
        if item.from_:
            yield "playbook", item.from_.partition("/")[0], "from", None

"""The roles around a role as a map, and those that it hands over to as a list with what is passed and where.

Knows: facts, diagrams, the writer. Must not know the pages.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from playpress.analysis.hand_offs import hand_offs_between
from playpress.diagnostics import N_
from playpress.diagrams.map import LARGEST_MAP, Place, map_diagram
from playpress.diagrams.mermaid import Arrow
from playpress.language.richtext import Md
from playpress.pages.address import page_path
from playpress.pages.sections.hand_offs import what_passes

if TYPE_CHECKING:
    from collections.abc import Iterable

    from playpress.analysis.hand_offs import HandOff
    from playpress.pages.page import Link
    from playpress.pages.writer import Writer


class Neighbour(NamedTuple):
    """A role on the other side of hand-offs, and where they happen."""

    role: Link
    what: tuple[Md, ...]


class NeighboursSection(NamedTuple):
    """The map of the roles around one (empty if there are none or too many), and those that it hands over to.

    What it gets is a section of its own (`received.py`). Only the first part of a long page has the map, of all that it hands over and receives.
    """

    diagram: Md
    gives_to: tuple[Neighbour, ...]


def neighbours(role: str, write: Writer) -> NeighboursSection:
    """Return the roles around a role."""
    diagram = _diagram(role, write) if write.is_first else Md()
    return NeighboursSection(diagram, _gives_to(role, write))


def receivers_of(role: str, write: Writer) -> set[str]:
    """Return the roles that a role hands over to."""
    return {h.receiver for h in write.facts.hand_offs_of.get(role, ()) if h.giver == role}


def givers_to(role: str, write: Writer) -> set[str]:
    """Return the roles that a role receives from."""
    return {h.giver for h in write.facts.hand_offs_of.get(role, ()) if h.receiver == role}


def _gives_to(role: str, write: Writer) -> tuple[Neighbour, ...]:
    """Return the roles that a role hands over to, with what is passed and where."""
    its = write.facts.hand_offs_of.get(role, ())
    return _others(((h.receiver, h) for h in its if h.giver == role and write.shown("playbook", [h.playbook])), write)


def _others(hand_offs: Iterable[tuple[str, HandOff]], write: Writer) -> tuple[Neighbour, ...]:
    """Return neighbours by name; each hand-off comes with the role on its other side."""
    found: dict[str, list[Md]] = {}
    for other, hand_off in hand_offs:
        found.setdefault(other, []).append(_told(hand_off, write))
    return tuple(Neighbour(write.link("role", name), tuple(found[name])) for name in write.sort("role", found))


def _told(hand_off: HandOff, write: Writer) -> Md:
    places = {
        "step": write.step(hand_off.playbook, hand_off.step).md,
        "next": write.step(hand_off.playbook, hand_off.next_step).md,
        "playbook": write.link("playbook", hand_off.playbook).md,
    }
    what = what_passes(hand_off.outputs, hand_off.answer, write)
    return write.say(N_("{what}, after {step}, for {next} in {playbook}"), what=what, **places)


def _diagram(role: str, write: Writer) -> Md:
    """Return the map of a role and its neighbours; empty if there are none, or too many for a map."""
    counts = hand_offs_between(write.facts.hand_offs_of.get(role, ()))
    others = write.sort("role", {end for pair in counts for end in pair} - {role})
    if not others or len(others) > LARGEST_MAP:
        return Md()
    arrows = [
        Arrow(giver, receiver, str(write.count("{n} hand-off", "{n} hand-offs", number)))
        for (giver, receiver), number in sorted(counts.items())
    ]
    title = write.role_name(role)
    around = write.translator.gettext(N_("Who hands work to {role}, and who {role} hands it to, and how often."))
    places = [_place(name, write, is_here=name == role) for name in [role, *others]]
    return Md(map_diagram(places, arrows, title, around.format(role=title), "LR", write.translator.language))


def _place(role: str, write: Writer, *, is_here: bool) -> Place:
    href = write.href(page_path("role", role)) if role in write.names_of("role") else ""
    return Place(role, write.role_name(role), "", href, is_here)

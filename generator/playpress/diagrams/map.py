"""Playbooks, or roles, and what flows between them as a Mermaid flowchart."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from playpress.diagrams.mermaid import Arrow, Box, Direction, Group, write_flowchart

if TYPE_CHECKING:
    from collections.abc import Sequence

LARGEST_MAP = 40
"""Playbooks on one map; beyond that a map shows categories."""


class Place(NamedTuple):
    """A playbook, category or role on a map: its key, name, frame (or none), address, and whether the map is about it."""

    key: str
    name: str
    frame: str
    href: str
    is_here: bool = False


def map_diagram(
    places: Sequence[Place],
    arrows: Sequence[Arrow],
    title: str,
    description: str,
    direction: Direction = "TB",
    language: str = "",
) -> str:
    """Return a map of places, those of one frame together, in the order given."""
    frames: dict[str, list[Box]] = {}
    for place in places:
        frames.setdefault(place.frame, []).append(
            Box(place.key, place.name, "here" if place.is_here else "playbook", place.href)
        )
    parts: list[Box | Group] = []
    for frame, boxes in frames.items():
        parts += [Group(frame, tuple(boxes))] if frame else boxes
    return write_flowchart(parts, arrows, title, description, direction, language)

"""Who may see what: one site shows everything to all its readers.

Codes: PB730 something is meant for fewer readers than the site has.

The site is for whom the handbook's `default_visibility` names: with `public` for everybody, with `internal` for the
organisation. What is marked for fewer is published all the same.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from playpress.diagnostics import N_, Finding, Message, Severity
from playpress.model.kinds import KINDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playpress.analysis.facts import Facts
    from playpress.diagnostics import Route, Subject
    from playpress.model.library import Library
    from playpress.model.record import Visibility

READERS: tuple[Visibility, ...] = ("public", "internal", "restricted")
"""From all readers to the fewest."""


def check_visibility(facts: Facts) -> Iterator[Finding]:
    """Find what is marked for fewer readers than the site has; once for the whole handbook where its default says so."""
    for subject, route, visibility in find_exposed(facts.library):
        yield _finding(subject, route, visibility)


def find_exposed(library: Library) -> Iterator[tuple[Subject, Route, Visibility]]:
    """Yield what is meant for fewer readers than the site has, with its place; a default of `restricted` stands for all."""
    default = library.handbook.default_visibility
    if default == "restricted":
        yield ("handbook", "handbook"), ("default_visibility",), default
        return
    for subject, route, visibility in _marks(library):
        if READERS.index(visibility) > READERS.index(default):
            yield subject, route, visibility


def _finding(subject: Subject, route: Route, visibility: Visibility) -> Finding:
    return Finding(
        "PB730",
        subject,
        route,
        Message(
            N_("“{visibility}” has no effect: anyone who can open the site can read this"), {"visibility": visibility}
        ),
        Message(N_("leave it out of this handbook, or publish the site only for those who may read it")),
        Severity.WARNING,
    )


def _marks(library: Library) -> Iterator[tuple[Subject, Route, Visibility]]:
    """Yield every `visibility` that is written, with its place."""
    for kind in KINDS:
        for entity in library.of_kind(kind).values():
            if entity.visibility:
                yield (kind, entity.id), ("visibility",), entity.visibility
    for playbook in library.playbooks.values():
        for n, step in enumerate(playbook.steps):
            if step.visibility:
                yield ("playbook", playbook.id), ("steps", n, "visibility"), step.visibility

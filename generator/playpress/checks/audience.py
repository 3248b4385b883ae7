"""Who may see what: one site shows everything to all its readers.

The handbook's `default_visibility` says who reads the site: `public` is everybody, `internal` the organisation. What
is marked for fewer readers is published all the same.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from playpress.diagnostics import N_, Severity
from playpress.model.kinds import KINDS
from playpress.rule import Rule, finds

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playpress.analysis.facts import Facts
    from playpress.diagnostics import Finding, Route, Subject
    from playpress.model.library import Library
    from playpress.model.record import Visibility

EXPOSED = Rule(
    code="PB730",
    name="exposed-to-all",
    severity=Severity.WARNING,
    message=N_("“{visibility}” has no effect: anyone who can open the site can read this"),
    hint=N_("leave it out of this handbook, or publish the site only for those who may read it"),
    about="""
        “visibility” says for whom something is meant: “public” for everybody, “internal” for the organisation,
        “restricted” for a few. The handbook's “default_visibility” says for whom the site is. Everything in the
        handbook is on the site, so readers also see what is meant for fewer people.
    """,
    bad="""
        visibility: restricted
    """,
    good="""
        visibility: internal
    """,
)
READERS: tuple[Visibility, ...] = ("public", "internal", "restricted")
"""From the most readers to the fewest."""


@finds(EXPOSED, outlined=True)
def check_visibility(facts: Facts) -> Iterator[Finding]:
    """Find what is marked for fewer readers than the site has; a default of `restricted` is one finding."""
    for subject, route, visibility in find_exposed(facts.library):
        yield EXPOSED.at(subject, route, visibility=visibility)


def find_exposed(library: Library) -> Iterator[tuple[Subject, Route, Visibility]]:
    """Yield thing, route and visibility of what is meant for fewer readers; a `restricted` default stands for all."""
    default = library.handbook.default_visibility
    if default == "restricted":
        yield ("handbook", "handbook"), ("default_visibility",), default
        return
    for subject, route, visibility in _marks(library):
        if READERS.index(visibility) > READERS.index(default):
            yield subject, route, visibility


def _marks(library: Library) -> Iterator[tuple[Subject, Route, Visibility]]:
    """Yield every `visibility` in the files: thing, route, value."""
    for kind in KINDS:
        for entity in library.of_kind(kind).values():
            if entity.visibility:
                yield (kind, entity.id), ("visibility",), entity.visibility
    for playbook in library.playbooks.values():
        for n, step in enumerate(playbook.steps):
            if step.visibility:
                yield ("playbook", playbook.id), ("steps", n, "visibility"), step.visibility

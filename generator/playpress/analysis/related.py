"""Connections and references to the playbooks around each playbook, by their relation to it.

Knows: connections and references. Must not know how a page shows them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from playpress.analysis.network import Link
    from playpress.analysis.references import Reference
    from playpress.diagnostics import Subject


class Related(NamedTuple):
    """Ids of playbooks: what feeds this one, what it feeds, runs, is run by, prepares for, and has replaced."""

    fed_by: list[str]
    feeds: list[str]
    runs: list[str]
    run_by: list[str]
    prepares_for: list[str]
    replaces: list[str]


def find_related(
    playbooks: Iterable[str], links: Iterable[Link], references: Mapping[Subject, Iterable[Reference]]
) -> dict[str, Related]:
    """Return what is around each playbook, in the order of the library; a playbook connected twice may come twice."""
    found = {name: Related([], [], [], [], [], []) for name in playbooks}
    for link in links:
        source, target = found[link.source], found[link.target]
        (source.feeds if link.kind == "feeds" else source.runs).append(link.target)
        (target.fed_by if link.kind == "feeds" else target.run_by).append(link.source)
    for name, related in found.items():
        its = references.get(("playbook", name), ())
        related.prepares_for.extend(r.user[1] for r in its if r.key == "prerequisites")
        related.replaces.extend(r.user[1] for r in its if r.key == "replaced_by")
    return found

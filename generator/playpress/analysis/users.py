"""References to who uses each thing: the same by the thing that refers to it.

Knows: references. Must not know pages.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from playpress.model.kinds import RECORDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from playpress.analysis.references import Reference
    from playpress.diagnostics import Subject

TOLD_ELSEWHERE: Mapping[str, frozenset[str]] = {
    "role": frozenset(
        {
            "responsible",
            "accountable",
            "consulted",
            "informed",
            "by",
            "owner",
            "expert",
            "lead",
            "granted_by",
            "reports_to",
        }
    )
}
"""By kind, the keys of references to a thing that its page shows under headings of their own; those in records it does not."""


class Use(NamedTuple):
    """A thing that uses another one, and all its references to it."""

    user: Subject
    references: tuple[Reference, ...]


def find_users(references: Mapping[Subject, Iterable[Reference]]) -> dict[Subject, tuple[Use, ...]]:
    """Return for each thing who refers to it, but for itself, and how, both in the order given."""
    found: dict[Subject, tuple[Use, ...]] = {}
    for subject, all_references in references.items():
        told = TOLD_ELSEWHERE.get(subject[0], frozenset())
        users: dict[Subject, list[Reference]] = {}
        for reference in all_references:
            if reference.user != subject and (reference.key not in told or reference.user[0] in RECORDS):
                users.setdefault(reference.user, []).append(reference)
        if users:
            found[subject] = tuple(Use(user, tuple(its)) for user, its in users.items())
    return found

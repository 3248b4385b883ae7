"""For each thing, the places in playbooks and registries that refer to it.

Knows: what each thing mentions. Must not know where a page is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from playpress.model.kinds import KINDS
from playpress.model.record import PARTY

if TYPE_CHECKING:
    from collections.abc import Container, Mapping

    from playpress.diagnostics import Subject
    from playpress.reading.gist import Gist


class Reference(NamedTuple):
    """One place that refers to a thing: who refers to it, by which key, and in which step if it is one."""

    user: Subject
    key: str
    step: str | None = None


def find_references(
    gists: Mapping[Subject, Gist], teams: Container[str] = ()
) -> Mapping[Subject, tuple[Reference, ...]]:
    """Return for each thing what refers to it, each user, key and step once, in the order of the library.

    `gists` has what each thing mentions; what may be a role or a team is one of `teams`, or else a role. A `[[link]]` in
    a text counts as the key `text`; a playbook's `from` counts as `from`.
    """
    found: dict[Subject, list[Reference]] = {}
    for user, gist in gists.items():
        for kind, name, key, step in gist.mentions if user[0] in KINDS else ():
            subject = (kind if kind != PARTY else "team" if name in teams else "role", name)
            if subject not in found:
                found[subject] = []
            found[subject].append(Reference(user, key, step))
    return {subject: tuple(references) for subject, references in found.items()}

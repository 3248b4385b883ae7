"""Where to ask about a process, whom, and when to take a question further.

Knows: the writer. Must not know the pages.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from playpress.pages.contact import contact_of

if TYPE_CHECKING:
    from playpress.language.richtext import Md
    from playpress.model.playbook import Escalation, Playbook
    from playpress.pages.page import Link
    from playpress.pages.writer import Writer


class Escalated(NamedTuple):
    """The role to which a question is taken, how to reach it, and what has happened by then."""

    role: Link
    contact: Md
    when: Md


class AskSection(NamedTuple):
    """The role to ask and how to reach it, the place where questions are answered, and when to take one further."""

    role: Link
    contact: Md
    where: Md
    escalations: tuple[Escalated, ...]


def ask(playbook: Playbook, write: Writer) -> AskSection:
    """Return where to ask about a process; whom: the role to ask or, if none is named, its owner."""
    asked = playbook.expert or playbook.owner
    found = playbook.ask
    return AskSection(
        write.link("role", asked),
        contact_of(asked, write),
        write.inline(found.where if found else None),
        tuple(_escalated(each, write) for each in found.escalate) if found else (),
    )


def _escalated(escalation: Escalation, write: Writer) -> Escalated:
    return Escalated(write.link("role", escalation.to), contact_of(escalation.to, write), write.inline(escalation.when))

"""What changed lately in any playbook, and in those in which a role has a part.

Knows: playbooks' changes. Must not know how many of them a page shows.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from playpress.analysis.history import newest_first

if TYPE_CHECKING:
    import datetime
    from collections.abc import Collection, Iterable, Mapping

    from playpress.model.library import Library
    from playpress.model.playbook import Change, Playbook

MOST_OF_ROLE = 20
"""The latest changes that are kept for a role. Feed readers keep the earlier ones; each edit compares all of these."""


class News(NamedTuple):
    """A change and the id of its playbook."""

    change: Change
    playbook: str


def latest_changes(library: Library, today: datetime.date) -> list[News]:
    """Return the changes of all playbooks up to today: the newest day first, within it by playbook, then by version."""
    newest = [News(change, p.id) for p in library.playbooks.values() for change in newest_first(p.changes)]
    found = [news for news in newest if news.change.date <= today]
    return sorted(found, key=lambda news: (-news.change.date.toordinal(), news.playbook))


def find_changes_of(
    changes: Iterable[News], library: Library, parts: Mapping[str, Collection[str]]
) -> dict[str, tuple[News, ...]]:
    """Return by role the latest changes, in their order, of the playbooks that it works in, owns or approves.

    `parts` has by role the playbooks in whose steps it has a letter. Roles without any change are left out.
    """
    involved: dict[str, dict[str, None]] = {name: _answering(playbook) for name, playbook in library.playbooks.items()}
    for role, playbooks in parts.items():
        for name in playbooks:
            involved[name][role] = None
    found: dict[str, list[News]] = {}
    for news in changes:
        for role in involved[news.playbook]:
            found.setdefault(role, []).append(news)
    return {role: tuple(its[:MOST_OF_ROLE]) for role, its in found.items()}


def _answering(playbook: Playbook) -> dict[str, None]:
    """Return the roles that own a playbook or approve its changes."""
    approver = playbook.review.approver if playbook.review else None
    return dict.fromkeys([playbook.owner, approver] if approver else [playbook.owner])

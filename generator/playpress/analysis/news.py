"""What changed lately in any playbook.

Knows: playbooks' changes. Must not know how many of them a page shows.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from playpress.analysis.history import newest_first

if TYPE_CHECKING:
    import datetime

    from playpress.model.library import Library
    from playpress.model.playbook import Change


class News(NamedTuple):
    """A change and the id of its playbook."""

    change: Change
    playbook: str


def latest_changes(library: Library, today: datetime.date) -> list[News]:
    """Return the changes of all playbooks up to today: the newest day first, within it by playbook, then by version."""
    newest = [News(change, p.id) for p in library.playbooks.values() for change in newest_first(p.changes)]
    found = [news for news in newest if news.change.date <= today]
    return sorted(found, key=lambda news: (-news.change.date.toordinal(), news.playbook))

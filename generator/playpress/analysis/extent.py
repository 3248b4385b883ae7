"""Which optional pages a handbook gets: “Why processes”, changes, reviews.

Knows: the handbook's settings and what its playbooks record. Must not know the pages themselves.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playpress.model.handbook import Handbook
    from playpress.model.library import Library


def has_why(handbook: Handbook) -> bool:
    """Tell whether a handbook has anything for the page “Why processes”: a text, facts or principles."""
    return bool(handbook.why or handbook.facts or handbook.principles)


def has_changes(library: Library) -> bool:
    """Tell whether any playbook records a change."""
    return any(playbook.changes for playbook in library.playbooks.values())


def has_reviews(library: Library) -> bool:
    """Tell whether any playbook in use says how it is reviewed; where none does, a list of reviews tells nothing."""
    return any(playbook.review for playbook in library.current.values())

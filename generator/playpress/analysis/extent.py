"""Which optional pages a handbook gets: “Why processes”.

Knows: the handbook's settings. Must not know the pages themselves.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playpress.model.handbook import Handbook


def has_why(handbook: Handbook) -> bool:
    """Tell whether a handbook has anything for the page “Why processes”: a text, facts or principles."""
    return bool(handbook.why or handbook.facts or handbook.principles)

"""A finding and further places that it is about, as many as a report has room for.

Knows: findings. Must not know rules.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from playpress.diagnostics import Finding, Message, Route, Subject

MOST_PLACES = 20
"""The most further places that a finding names."""


def with_places(finding: Finding, places: Iterable[tuple[Subject, Route]], seen: Message) -> Finding:
    """Return a finding that names the first of further places (thing and route), with what is to be seen there."""
    related = [(subject, route, seen) for subject, route in places]
    return replace(finding, related=(*finding.related, *related)[:MOST_PLACES])

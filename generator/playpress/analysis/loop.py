"""Where each playbook stands in the loop of plan, do, check, act, from what its files say.

The loop is Deming's (W. E. Deming, *Out of the Crisis*, 1986; ISO 9001:2015, 0.3.2). It begins anew with each change of a
playbook, so what counts is what has happened since the latest one:

- *plan*: the playbook is a draft, or no KPI with a target says what it is meant to reach.
- *do*: it is in use, and none of its KPIs has a figure since the latest change.
- *check*: there are figures since then, and it has not been reviewed since then.
- *act*: it has been measured and reviewed since then. A red or amber KPI calls for a change; if there is none, it stays.

Knows: playbooks' changes, reviews, KPIs and figures. Must not know today, but for changes yet to come.
"""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from playpress.analysis.kpi_state import Standing
    from playpress.model.library import Library
    from playpress.model.playbook import Playbook

Stage = Literal["plan", "do", "check", "act"]
Reason = Literal["draft", "no_target", "not_measured", "not_reviewed", "off_target", "on_target", "not_judged"]


class LoopState(NamedTuple):
    """A playbook's stage, why it is there, and the day of its latest change; None if it records none."""

    stage: Stage
    reason: Reason
    since: datetime.date | None


def find_loop(library: Library, standings: Mapping[str, Standing], today: datetime.date) -> dict[str, LoopState]:
    """Return the state of each playbook in use; changes after `today` have not happened yet."""
    return {name: _state(playbook, library, standings, today) for name, playbook in library.current.items()}


def _state(playbook: Playbook, library: Library, standings: Mapping[str, Standing], today: datetime.date) -> LoopState:
    since = max((change.date for change in playbook.changes if change.date <= today), default=None)
    return LoopState(*_stage(playbook, library, standings, since or datetime.date.min), since)


def _stage(
    playbook: Playbook, library: Library, standings: Mapping[str, Standing], since: datetime.date
) -> tuple[Stage, Reason]:
    if playbook.status == "draft":
        return "plan", "draft"
    kpis = [name for name in playbook.kpis if name in library.kpis]
    if not any(library.kpis[name].target is not None for name in kpis):
        return "plan", "no_target"
    measured = [standings[name] for name in kpis if name in standings and standings[name].newest.date >= since]
    if not measured:
        return "do", "not_measured"
    last = playbook.review.last if playbook.review else None
    if last is None or last < since:
        return "check", "not_reviewed"
    return "act", _judged([standing.state for standing in measured])


def _judged(states: list[str | None]) -> Reason:
    """Return what the colours of the newest figures say; without thresholds they say nothing."""
    if "red" in states or "amber" in states:
        return "off_target"
    return "on_target" if "green" in states else "not_judged"

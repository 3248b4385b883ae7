"""Where a KPI stands: its latest figure, judged by its own thresholds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from playpress.analysis.kpi_progress import find_progress

if TYPE_CHECKING:
    from collections.abc import Mapping

    from playpress.analysis.kpi_progress import Progress
    from playpress.model.kpi import Kpi, Level
    from playpress.model.library import Library
    from playpress.model.measurement import Measurement

State = Literal["green", "amber", "red"]
STATES = ("red", "amber", "green", "unjudged", "unmeasured")
"""The states of KPIs, the worst first; `unjudged` has figures and no thresholds, `unmeasured` has no figures."""


class Standing(NamedTuple):
    """The newest figure of a KPI, its colour and its change since the baseline, as far as it has any.

    There is no change since a baseline that is later than the figure.
    """

    newest: Measurement
    state: State | None
    progress: Progress | None


def find_standings(library: Library) -> dict[str, Standing]:
    """Return where each KPI of the registry stands; those without figures are left out. Of two figures of one day, the later row counts."""
    found = {}
    for name, kpi in library.kpis.items():
        if series := library.measurements.get(name, ()):
            newest = max(reversed(series), key=lambda row: row.date)
            found[name] = Standing(newest, kpi_state(kpi, newest.value), _since_baseline(kpi, newest))
    return found


def _since_baseline(kpi: Kpi, newest: Measurement) -> Progress | None:
    if kpi.baseline is None or kpi.baseline.as_of > newest.date:
        return None
    return find_progress(kpi, kpi.baseline.value, newest.value)


def find_states(library: Library, standings: Mapping[str, Standing]) -> dict[str, str]:
    """Return the state of each KPI of the registry, one of `STATES`."""
    return {name: (standings[name].state or "unjudged") if name in standings else "unmeasured" for name in library.kpis}


def kpi_state(kpi: Kpi, value: float) -> State | None:
    """Return the colour of a figure by a KPI's thresholds; None if the thresholds or the direction are missing."""
    if kpi.thresholds is None or kpi.direction is None:
        return None
    if _reaches(kpi.thresholds.green, value, kpi.direction):
        return "green"
    return "amber" if _reaches(kpi.thresholds.amber, value, kpi.direction) else "red"


def _reaches(level: Level, value: float, direction: str) -> bool:
    if direction == "range":
        return (level.min is None or value >= level.min) and (level.max is None or value <= level.max)
    if level.value is None:
        return False
    return value >= level.value if direction == "up" else value <= level.value

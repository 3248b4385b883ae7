"""A role to the script of data with which the browser shows that role's day and reading order, once somebody has chosen it.

Pages are the same for everybody; what depends on the reader's role and progress is shown by scripts. They load this file
only for the chosen role, so no page grows with the number of roles.
Knows: sections, facts, the writer. Must not know the pages.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from playpress.diagnostics import N_
from playpress.pages.search_entry import words_of
from playpress.pages.sections.kpi_tile import kpi_tile, worst_first
from playpress.pages.sections.reading import minutes
from playpress.pages.sections.tasks import first_months

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playpress.model.role import Role
    from playpress.pages.sections.kpi_tile import KpiTile
    from playpress.pages.writer import Writer

MOST_KPIS = 4
"""The most KPIs of a day; the role's page has all of them."""


def my_day(role: Role, write: Writer) -> str:
    """Return the script: tasks, readings and KPIs in order, people, and the ids of the playbooks in which the role has a part.

    All texts are raw words.
    """
    day = {
        "tasks": [list(task) for task in _tasks(role, write)],
        "reading": [_reading(name, write) for name in write.facts.reading_order.get(role.id, ())],
        "kpis": [_kpi(name, kpi_tile(name, write)) for name in _measured(role.id, write)[:MOST_KPIS]],
        "people": [list(line) for line in _people(role, write)],
        "contact": role.contact or "",
        "parts": list(write.facts.duties.get(role.id, ())),
    }
    key, text = (json.dumps(what, separators=(",", ":")) for what in (role.id, day))
    return f"playpress.days[{key}] = {text};\n"


def _tasks(role: Role, write: Writer) -> Iterator[tuple[str, str, str, str, str]]:
    """Yield the tasks of the first months: the anchor and title of their stage, their words, and what ticks them."""
    for stage in first_months(role, write):
        for task in stage.tasks:
            yield stage.anchor, words_of(stage.title), words_of(task.text), task.read, task.quiz


def _reading(playbook: str, write: Writer) -> list[str]:
    """Return a playbook's id, name, version and reading time."""
    version = write.library.playbooks[playbook].version or ""
    time = words_of(minutes(write.facts.reading_minutes[playbook], write))
    return [playbook, write.names_of("playbook")[playbook], version, time]


def _measured(role: str, write: Writer) -> list[str]:
    """Return the KPIs of a role that have figures, those that it owns first, and the worst first among these."""
    states, kpis = write.facts.kpi_states, write.library.kpis
    measured = [name for name in write.facts.role_kpis.get(role, {}) if states.get(name) != "unmeasured"]
    return sorted(worst_first(measured, write), key=lambda name: kpis[name].owner != role)


def _kpi(name: str, tile: KpiTile) -> list[str]:
    """Return a KPI's id, name, figure, unit, state as the style sheet names it, state, and how far it has come."""
    return [name, *map(words_of, (tile.kpi.text, tile.figure, tile.unit, tile.kind, tile.state, tile.target))]


def _people(role: Role, write: Writer) -> Iterator[tuple[Any, ...]]:
    """Yield who matters most to the role: what they are to it, their id and their name."""
    for title, other in ((N_("Your manager"), role.reports_to), (N_("Your stand-in"), role.backup)):
        if other and other in write.names_of("role"):
            yield write.translator.gettext(title), other, write.role_name(other)

"""A playbook's or role's needs to a table of tools or data sets: where each comes from, and where it is needed.

Knows: facts, the writer. Must not know the pages.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from playpress.analysis.parts import MOST_ROWS
from playpress.analysis.tool_needs import LEVELS
from playpress.diagnostics import N_
from playpress.language import labels
from playpress.language.richtext import Md
from playpress.pages.line import joined
from playpress.pages.page import Link
from playpress.pages.sections.parts import users

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from playpress.pages.writer import Writer

TOOL_COLUMNS = (N_("Tool"), N_("Access"), N_("Granted by"), N_("Needed in"))
DATA_COLUMNS = (N_("Data set"), N_("Source"), N_("Owner"), N_("Needed in"))
ROLE_DATA_COLUMNS = (N_("Data set"), N_("Classification"), N_("Granted by"), N_("Needed in"))


class Need(NamedTuple):
    """A tool or data set: what kind of access or data it is, who gives it, and the steps or processes that need it."""

    thing: Link
    what: Md
    giver: Link
    places: Md


class NeedsSection(NamedTuple):
    """Tools or data sets by name, under the headings of the columns."""

    columns: tuple[Md, ...]
    rows: tuple[Need, ...]


def playbook_tools(playbook: str, write: Writer) -> NeedsSection:
    """Return the tools that a playbook's steps need, with every level of access."""
    needs = write.facts.tool_needs.by_playbook[playbook]
    rows = (
        _tool(name, access_levels(needs[name].levels, write), _steps(playbook, needs[name].places, write), write)
        for name in write.sort("tool", needs)
    )
    return _section(TOOL_COLUMNS, rows, write)


def role_tools(role: str, write: Writer) -> NeedsSection:
    """Return the tools that a role needs, with the highest level of access; all of them on the first part of its page."""
    needs = write.facts.tool_needs.by_role.get(role, {})
    places = _places("tool", {name: need.places for name, need in needs.items()}, write)
    rows = (
        _tool(
            name,
            write.label(labels.ACCESS, needs[name].highest),
            places[name],
            write,
            role,
        )
        for name in write.sort("tool", places)
    )
    return _section(TOOL_COLUMNS, rows, write)


def playbook_data(playbook: str, write: Writer) -> NeedsSection:
    """Return the data sets that a playbook or its steps name, with their sources."""
    needs, known = write.facts.data_needs.by_playbook[playbook], write.library.datasets
    rows = (
        _data(
            name,
            write.plain(known[name].source if name in known else None),
            _steps(playbook, needs[name], write),
            write,
        )
        for name in write.sort("dataset", needs)
    )
    return _section(DATA_COLUMNS, rows, write)


def role_data(role: str, write: Writer) -> NeedsSection:
    """Return the data sets that a role's steps name, with how confidential they are; all on the first part of its page."""
    places, known = _places("dataset", write.facts.data_needs.by_role.get(role, {}), write), write.library.datasets
    rows = (
        _data(
            name,
            write.label(labels.CLASSIFICATIONS, known[name].classification if name in known else None),
            places[name],
            write,
            role,
        )
        for name in write.sort("dataset", places)
    )
    return _section(ROLE_DATA_COLUMNS, rows, write)


def _places(kind: str, needs: Mapping[str, Iterable[str]], write: Writer) -> dict[str, Md]:
    """Return what a role needs on one part of its page, and in which playbooks; what it needs in none is on the first."""
    is_all = write.is_first and len(needs) <= MOST_ROWS
    shown = {name: list(places) if is_all else write.shown("playbook", places) for name, places in needs.items()}
    return {
        name: joined(users((kind, name), "playbook", places, write))
        for name, places in shown.items()
        if places or (write.is_first and not any(needs[name]))
    }


def access_levels(levels: Iterable[str], write: Writer) -> Md:
    """Return levels of access in words, the lowest first."""
    return Md(", ".join(write.label(labels.ACCESS, level) for level in sorted(levels, key=LEVELS.index)))


def _section(columns: Iterable[str], rows: Iterable[Need], write: Writer) -> NeedsSection:
    return NeedsSection(tuple(map(write.say, columns)), tuple(rows))


def _tool(name: str, access: Md, places: Md, write: Writer, reader: str | None = None) -> Need:
    tool = write.library.tools.get(name)
    return Need(write.link("tool", name), access, giver_to(reader, tool.granted_by if tool else None, write), places)


def _data(name: str, what: Md, places: Md, write: Writer, reader: str | None = None) -> Need:
    dataset = write.library.datasets.get(name)
    return Need(write.link("dataset", name), what, giver_to(reader, dataset.owner if dataset else None, write), places)


def giver_to(reader: str | None, giver: str | None, write: Writer) -> Link:
    """Return the role that gives access; somebody new in that role (`reader`) cannot ask themselves, but their manager."""
    if not giver or giver != reader:
        return write.link("role", giver)
    role = write.library.roles.get(giver)
    if role and role.reports_to:
        return Link(write.say(N_("Your own role; ask {role}"), role=write.link("role", role.reports_to).md))
    return Link(write.say(N_("Your own role; ask a colleague")))


def _steps(playbook: str, steps: Collection[str], write: Writer) -> Md:
    return joined(write.step(playbook, step) for step in steps)

"""What passes from process to process, in a table: connections to rows.

Knows: connections, the writer. Must not know the pages.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from playpress.diagnostics import N_
from playpress.language.richtext import Md

if TYPE_CHECKING:
    from collections.abc import Iterable

    from playpress.analysis.network import Link as Connection
    from playpress.pages.page import Link
    from playpress.pages.writer import Writer

MOST_FLOWS = 200
"""The most connections in one table."""


class FlowRow(NamedTuple):
    """One connection in words: from, what, to."""

    source: Link
    what: Md
    target: Link


class FlowsSection(NamedTuple):
    """Connections, by the names of both ends; `more` says how many are left out, which the pages of both ends tell."""

    rows: tuple[FlowRow, ...]
    more: Md


def flows(links: Iterable[Connection], write: Writer) -> FlowsSection:
    """Return the table of some connections."""
    ordered = sorted(links, key=lambda x: (_name(x.source, write), _name(x.target, write), x.kind, x.what))
    return FlowsSection(
        tuple(
            FlowRow(write.link("playbook", x.source), _what(x, write), write.link("playbook", x.target))
            for x in ordered[:MOST_FLOWS]
        ),
        _more(len(ordered) - MOST_FLOWS, write),
    )


def _more(number: int, write: Writer) -> Md:
    if number <= 0:
        return Md()
    return write.count(
        "{n} more connection stands on the pages of its processes.",
        "{n} more connections stand on the pages of their processes.",
        number,
    )


def _name(playbook: str, write: Writer) -> tuple[int, ...]:
    return write.translator.sort_key(write.names_of("playbook")[playbook])


def _what(link: Connection, write: Writer) -> Md:
    if link.kind == "calls":
        return write.say(N_("runs it in {step}"), step=write.step(link.source, link.what).md)
    return write.plain(output_name(link, write))


def output_name(link: Connection, write: Writer) -> str:
    """Return the raw name of what a connection passes on."""
    outputs = write.library.playbooks[link.source].outputs
    return next((o.name for o in outputs if o.id == link.what), link.what)

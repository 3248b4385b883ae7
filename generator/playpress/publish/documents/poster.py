"""A playbook to a poster: its flow on one large sheet, with what it is, who answers, and where to read more.

Knows: sections of pages, blocks. Must not know how a document is set.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from playpress.diagnostics import N_
from playpress.pages.address import page_path
from playpress.pages.page import Entry
from playpress.pages.sections.kpi_tile import kpi_tile
from playpress.pages.sections.times import takes, target
from playpress.pages.sections.trigger import starts_when
from playpress.publish.documents.blocks import Drawing
from playpress.publish.documents.pictures import whole_flow
from playpress.publish.documents.rich import text_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playpress.model.playbook import Playbook
    from playpress.publish.documents.rich import Text
    from playpress.publish.documents.setting import Pen

SHEET = (297, 420)
"""Width and height of A3 in millimetres."""
REST = 95
"""Millimetres of a sheet's height that the picture does not get: margins, title, facts, footer."""


class Poster(NamedTuple):
    """What a poster shows. `is_wide`: the sheet lies on its side. `label` is the path of the playbook's page."""

    title: Text
    label: str
    category: Text
    summary: Text
    facts: tuple[tuple[Text, Text], ...]
    drawing: Drawing
    is_wide: bool


def poster(name: str, pen: Pen) -> Poster | None:
    """Return the poster of a playbook; None for one whose flow is too large to draw."""
    playbook, drawn = pen.library.playbooks[name], whole_flow(name, pen)
    if drawn is None:
        return None
    svg, width, height = drawn
    said = pen.write.translator.gettext(N_("The flow of “{playbook}” by role. The handbook has it in words."))
    return Poster(
        title=pen.plain(playbook.name),
        label=page_path("playbook", name),
        category=text_of(pen.write.link("category", playbook.category).text),
        summary=pen.plain(playbook.summary),
        facts=pen.entries(_facts(playbook, pen)),
        drawing=Drawing(svg, said.format(playbook=playbook.name), []),
        is_wide=_is_larger_lying(width, height),
    )


def _is_larger_lying(width: float, height: float) -> bool:
    """Tell whether a picture becomes larger on a sheet on its side."""
    short, long = SHEET
    standing = min(short / width, (long - REST) / height)
    return min(long / width, (short - REST) / height) > standing


def _facts(playbook: Playbook, pen: Pen) -> Iterator[Entry]:
    write = pen.write
    yield Entry(write.say(N_("Owner")), write.link("role", playbook.owner).text)
    yield Entry(write.say(N_("Questions to")), write.link("role", playbook.expert).text)
    yield Entry(write.say(N_("Starts when")), starts_when(playbook, write))
    yield Entry(write.say(N_("Takes on average")), takes(playbook, write))
    yield Entry(write.say(N_("Lead time target")), target(playbook, write))
    tiles = [kpi_tile(kpi, write) for kpi in playbook.kpis]
    for tile in tiles:
        yield Entry(tile.kpi.text, tile.target)

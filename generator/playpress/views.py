"""One playbook's diagram by itself, in the view and form that somebody asks for.

Knows: pages' views of a flow, pictures, plain text. Must not know the disk or the command line.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from playpress.diagnostics import N_, Message
from playpress.diagrams.cache import PictureCache
from playpress.diagrams.outline import arrows_outline, phase_outline, role_outline
from playpress.diagrams.picture import DrawingError
from playpress.pages import labels
from playpress.pages.address import page_path
from playpress.pages.flow_views import flow_views, whole_flow
from playpress.pages.network import neighbourhood_arrows, neighbourhood_diagram
from playpress.pages.writer import Writer
from playpress.pictures import draw_alone, draw_picture
from playpress.shape import nearest

if TYPE_CHECKING:
    from playpress.analysis.facts import Facts
    from playpress.translation import Translator


class ViewError(ValueError):
    """There is no such view; `message` says why."""

    def __init__(self, template: str, **values: object) -> None:
        """Take the message's template and values."""
        super().__init__(template)
        self.message = Message(template, values)


def write_view(facts: Facts, translator: Translator, playbook: str, view: str, form: str, style: str) -> str:
    """Return a playbook's diagram as text.

    `view` is `phase`, `role`, `handoffs` or `map`; `form` is `ascii`, `mmd` or `svg`; `style` is a picture's style sheet.

    Raises:
        ViewError: no such playbook, nothing to show, or no such form of this view.
    """
    if playbook not in facts.library.playbooks:
        close = nearest(playbook, facts.library.playbooks)
        if close:
            raise ViewError(N_("there is no playbook “{id}”; did you mean “{close}”?"), id=playbook, close=close)
        raise ViewError(N_("there is no playbook “{id}”"), id=playbook)
    write = Writer(facts, translator, page_path("playbook", playbook))
    if view in ("map", "handoffs") and not _source(playbook, view, write):
        raise ViewError(N_("there is nothing to show"))
    if form == "ascii":
        return _text(playbook, view, write)
    if view == "role":
        picture = flow_views(facts.library.playbooks[playbook], facts.flows[playbook], write).by_role
        if form == "svg":
            return draw_picture(picture, style, PictureCache(None))
        raise ViewError(N_("Mermaid cannot draw the view by role; ask for svg or ascii"))
    source = _source(playbook, view, write)
    if form == "mmd":
        return source
    try:
        return draw_alone(source, style)
    except DrawingError as problem:
        raise ViewError(N_("it cannot be drawn: {reason}"), reason=str(problem)) from problem


def _source(playbook: str, view: str, write: Writer) -> str:
    """Return the Mermaid source of a view, as one diagram however long; empty where there is nothing to show."""
    if view == "map":
        return neighbourhood_diagram(playbook, write)
    if view == "phase":
        return whole_flow(write.library.playbooks[playbook], write.facts.flows[playbook], write)
    return flow_views(write.library.playbooks[playbook], write.facts.flows[playbook], write).hand_offs


def _text(playbook: str, view: str, write: Writer) -> str:
    chart = flow_views(write.library.playbooks[playbook], write.facts.flows[playbook], write).by_role.chart
    if view == "phase":
        return phase_outline(chart, lambda kind: write.translator.gettext(labels.STEP_TYPES[kind]))
    if view == "role":
        return role_outline(chart)
    if view == "map":
        return arrows_outline(chart.title, neighbourhood_arrows(playbook, write))
    numbers = write.facts.flows[playbook].numbers
    return arrows_outline(
        chart.title,
        (
            (
                write.role_name(h.giver),
                f"{numbers[h.step]} → {numbers[h.next_step]}{': ' if h.outputs else ''}{', '.join(h.outputs)}",
                write.role_name(h.receiver),
            )
            for h in write.facts.hand_offs[playbook]
        ),
    )

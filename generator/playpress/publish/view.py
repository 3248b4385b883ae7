"""One playbook to a diagram as text, in a given view and format.

Knows: pages' views of a flow, pictures, plain text. Must not know the disk or the command line.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from playpress.diagnostics import N_, Message
from playpress.diagrams.cache import Pictures
from playpress.diagrams.hand_offs import hand_off_label
from playpress.diagrams.outline import arrows_outline, phase_outline, role_outline
from playpress.diagrams.picture import DrawingError
from playpress.language import labels
from playpress.language.spelling import nearest
from playpress.pages.address import page_path
from playpress.pages.sections.flow import hand_off_source, phase_source, playbook_diagram, role_picture
from playpress.pages.sections.flow_in_words import WAITS_FOR
from playpress.pages.sections.related import neighbourhood_arrows, neighbourhood_diagram
from playpress.pages.writer import Writer
from playpress.publish.drawing import draw_alone, draw_picture

if TYPE_CHECKING:
    from playpress.analysis.facts import Facts
    from playpress.language.translation import Translator
    from playpress.process.diagram import FlowDiagram


class ViewError(ValueError):
    """Raised if a view cannot be written; `message` says why."""

    def __init__(self, template: str, **values: object) -> None:
        """Take the message's template and values."""
        super().__init__(template)
        self.message = Message(template, values)


def write_view(facts: Facts, translator: Translator, playbook: str, view: str, form: str, style: str) -> str:
    """Return a playbook's diagram as text.

    `view` is `phase`, `role`, `handoffs` or `map`; `form` is `ascii`, `mmd` or `svg`; `style` is a picture's style sheet.

    Raises:
        ViewError: there is no such playbook, nothing to show, or no such form of this view.
    """
    if playbook not in facts.library.playbooks:
        close = nearest(playbook, facts.library.playbooks)
        if close:
            raise ViewError(N_("there is no playbook “{id}”; did you mean “{close}”?"), id=playbook, close=close)
        raise ViewError(N_("there is no playbook “{id}”"), id=playbook)
    write = Writer(facts, translator, page_path("playbook", playbook))
    diagram = playbook_diagram(facts.library.playbooks[playbook], facts.flows[playbook], write)
    text = _text(playbook, diagram, view, write) if form == "ascii" else ""
    if view == "role" and form == "mmd":
        raise ViewError(N_("Mermaid cannot draw the view by role; ask for svg or ascii"))
    if form == "svg" and view in ("role", "phase") and not diagram.is_drawable:
        raise ViewError(N_("this process has more steps than a picture can show; ask for ascii"))
    if view == "role":
        return text or draw_picture(role_picture(playbook, diagram, write), style, Pictures(None))
    source = _source(playbook, diagram, view, write)
    if not source:
        raise ViewError(N_("there is nothing to show"))
    if form != "svg":
        return text or source
    try:
        return draw_alone(source, style)
    except DrawingError as problem:
        raise ViewError(N_("it cannot be drawn: {reason}"), reason=str(problem)) from problem


def _source(playbook: str, diagram: FlowDiagram, view: str, write: Writer) -> str:
    """Return the Mermaid source of a view, as one diagram however long; empty where there is nothing to show."""
    if view == "map":
        return neighbourhood_diagram(playbook, write)
    return phase_source(playbook, diagram, write) if view == "phase" else hand_off_source(playbook, write)


def _text(playbook: str, diagram: FlowDiagram, view: str, write: Writer) -> str:
    if view == "phase":
        say = write.translator.gettext
        return phase_outline(diagram, lambda kind: say(labels.STEP_TYPES[kind]), say(WAITS_FOR))
    if view == "role":
        return role_outline(diagram)
    if view == "map":
        return arrows_outline(diagram.title, neighbourhood_arrows(playbook, write))
    numbers = write.facts.flows[playbook].numbers
    arrows = (
        (write.role_name(h.giver), hand_off_label(h, numbers), write.role_name(h.receiver))
        for h in write.facts.hand_offs[playbook]
    )
    return arrows_outline(diagram.title, arrows)

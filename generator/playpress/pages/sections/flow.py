"""A playbook's flow to its views: by role, by phase, hand-offs, and in words, all from one diagram.

Knows: facts, diagrams, the writer. Must not know the pages.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from playpress.diagnostics import N_
from playpress.diagrams.hand_offs import hand_off_picture
from playpress.diagrams.process import process_pictures, whole_picture
from playpress.diagrams.small import small_flow
from playpress.language.richtext import Md
from playpress.pages.address import page_path
from playpress.pages.page import Picture
from playpress.pages.sections.flow_in_words import FlowInWordsSection, flow_in_words
from playpress.pages.sections.legend import LegendSection, flow_legend
from playpress.process.diagram import FlowDiagram, Words, lane_key
from playpress.process.diagram_of_flow import flow_diagram

if TYPE_CHECKING:
    from playpress.model.playbook import Playbook
    from playpress.pages.writer import Writer
    from playpress.process.flow import Flow


FLOW = "flow"
"""The anchor of a page's views of its flow."""


class PhaseView(NamedTuple):
    """A Mermaid diagram, and the phase that it shows (empty: all)."""

    phase: Md
    diagram: Md


class FlowSection(NamedTuple):
    """All views of a flow. A flow that is too large to draw has only words, and `too_large` says so."""

    too_large: Md
    by_role: Picture | None
    by_phase: tuple[PhaseView, ...]
    hand_offs: Md
    words: FlowInWordsSection
    legend: LegendSection

    @property
    def pictures(self) -> tuple[Picture, ...]:
        """The grid of roles and phases, if there is one."""
        return (self.by_role,) if self.by_role else ()

    @property
    def diagrams(self) -> tuple[str, ...]:
        """The flow by phase, and its hand-offs."""
        return tuple(d for d in (*(view.diagram for view in self.by_phase), self.hand_offs) if d)


def playbook_diagram(playbook: Playbook, flow: Flow, write: Writer) -> FlowDiagram:
    """Return the diagram of a playbook, with names in the page's language."""
    say = write.translator.gettext
    words = Words(say(N_("Exceptions")), say(N_("in parallel")), say(N_("after all of them")))
    return flow_diagram(playbook, flow, write.step_name, write.role_name, words, write.translator.language)


def flow_at_a_glance(playbook: Playbook, flow: Flow, write: Writer) -> Md:
    """Return a small picture of a playbook's whole flow, a link to its views; empty if that would be too large."""
    name = write.count("The flow at a glance: {n} step", "The flow at a glance: {n} steps", len(flow.steps))
    return Md(small_flow(playbook_diagram(playbook, flow, write), str(name), f"#{FLOW}"))


def flow_section(playbook: Playbook, flow: Flow, write: Writer) -> FlowSection:
    """Return every view of a playbook's flow."""
    diagram = playbook_diagram(playbook, flow, write)
    words = flow_in_words(playbook, diagram, write)
    if not diagram.is_drawable:
        return FlowSection(_too_large(flow, write), None, (), Md(), words, LegendSection(()))
    hrefs = _hrefs(playbook.id, diagram, write)
    return FlowSection(
        too_large=Md(),
        by_role=role_picture(playbook.id, diagram, write),
        by_phase=tuple(
            PhaseView(write.plain(phase), Md(source))
            for phase, source in process_pictures(diagram, hrefs, _by_phase(write))
        ),
        hand_offs=hand_off_source(playbook.id, write),
        words=words,
        legend=flow_legend(diagram, write),
    )


def _too_large(flow: Flow, write: Writer) -> Md:
    return write.count(
        "This process has {n} step, and more ways between its parts than a picture can show. Here it is in words.",
        "This process has {n} steps, more than a picture can show. Here it is in words.",
        len(flow.steps),
    )


def role_picture(playbook: str, diagram: FlowDiagram, write: Writer, name: str = "") -> Picture:
    """Return the picture of a playbook by role, beside the page that is being written; several of a page have a name each."""
    description = write.say(
        N_("Roles are columns, phases are bands. Each step stands in the column of the role that does it.")
    )
    path = Picture.path_beside(write.path, name)
    return Picture(path, diagram, str(description), _hrefs(playbook, diagram, write))


def phase_source(playbook: str, diagram: FlowDiagram, write: Writer) -> Md:
    """Return the Mermaid source of a playbook's whole flow by phase, however long."""
    return Md(whole_picture(diagram, _hrefs(playbook, diagram, write), _by_phase(write)))


def hand_off_source(playbook: str, write: Writer) -> Md:
    """Return the Mermaid source of a playbook's hand-offs; nothing where there are none."""
    hand_offs = write.facts.hand_offs[playbook]
    if not hand_offs:
        return Md()
    title, numbers = write.names_of("playbook")[playbook], write.facts.flows[playbook].numbers
    description = write.say(N_("Who passes what to whom, in the order of the process."))
    return Md(hand_off_picture(hand_offs, numbers, write.role_name, title, str(description)))


def _by_phase(write: Writer) -> str:
    return str(write.say(N_("The steps of each phase, from the trigger to the ends.")))


def _hrefs(playbook: str, diagram: FlowDiagram, write: Writer) -> dict[str, str]:
    """Return the address of each node and lane: a step's section, a sub-process's playbook, a lane's role."""
    page = page_path("playbook", playbook)
    found: dict[str, str] = {}
    for node in diagram.nodes:
        if node.calls in write.names_of("playbook"):
            found[node.key] = write.href(page_path("playbook", str(node.calls)))
        elif node.number is not None:
            found[node.key] = write.href(f"{page}#step-{node.key}")
        elif node.kind == "exception":
            found[node.key] = write.href(f"{page}#exceptions")
    for lane in diagram.lanes:
        if lane.key in write.names_of("role"):
            found[lane_key(lane)] = write.href(page_path("role", lane.key))
    return found

"""A process seen in several ways: by role, by phase, its hand-offs, and the same in words. All from one diagram."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from playpress.diagnostics import N_
from playpress.diagrams.hand_offs import hand_off_picture
from playpress.diagrams.process import process_pictures, whole_picture
from playpress.language import labels
from playpress.language.richtext import Md
from playpress.pages.address import page_path
from playpress.pages.page import Entry, Picture
from playpress.process.diagram import FlowDiagram, Words, flow_diagram, lane_key
from playpress.process.flow import START

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from playpress.model.playbook import Playbook
    from playpress.pages.page import Link
    from playpress.pages.writer import Writer
    from playpress.process.diagram import Line, Node
    from playpress.process.flow import Flow

LEGEND = {
    "start": N_("Start, with what triggers it"),
    "decision": N_("Decision: exactly one branch is taken"),
    "approval": N_("Approval"),
    "checkpoint": N_("Checkpoint"),
    "meeting": N_("Meeting"),
    "wait": N_("Wait"),
    "subprocess": N_("Another process, run as a step"),
    "fork": N_("In parallel; all must finish before the next step"),
    "automated": N_("Done by a machine"),
    "rework": N_("Back for rework"),
    "exception": N_("Exception; its letter marks the steps it can interrupt"),
    "end": N_("Completed"),
    "stop": N_("Stopped early"),
}
"""What each sign means, in the order of the legend."""


WAITS_FOR = N_("Waits for {steps}")
"""Said of a step with a join; the steps are numbers."""


class PhaseView(NamedTuple):
    """A Mermaid diagram, and the phase that it shows (empty: all)."""

    phase: Md
    diagram: Md


class Sentence(NamedTuple):
    """What happens in one place of the flow, with the number or letter that it has in the pictures."""

    sign: Md
    text: Md


class Passage(NamedTuple):
    """The sentences of one phase (empty: of no phase)."""

    phase: Md
    sentences: tuple[Sentence, ...]


class FlowViews(NamedTuple):
    """All views of a flow. One that is too large to draw has only words, and `too_large` says so."""

    too_large: Md
    by_role: Picture | None
    by_phase: tuple[PhaseView, ...]
    hand_offs: Md
    words: tuple[Passage, ...]
    legend: tuple[Entry, ...]


def playbook_diagram(playbook: Playbook, flow: Flow, write: Writer) -> FlowDiagram:
    """Return the diagram of a playbook, with names in the page's language."""
    say = write.translator.gettext
    words = Words(say(N_("Exceptions")), say(N_("in parallel")), say(N_("after all of them")))
    return flow_diagram(playbook, flow, write.step_name, write.role_name, words, write.translator.language)


def flow_views(playbook: Playbook, flow: Flow, write: Writer) -> FlowViews:
    """Return every view of a playbook's flow."""
    diagram = playbook_diagram(playbook, flow, write)
    words, legend = tuple(_words(playbook, diagram, write)), tuple(flow_legend(diagram, write))
    if not diagram.is_drawable:
        return FlowViews(_too_large(flow, write), None, (), Md(), words, ())
    hrefs = _hrefs(playbook.id, diagram, write)
    return FlowViews(
        too_large=Md(),
        by_role=role_picture(playbook.id, diagram, write),
        by_phase=tuple(
            PhaseView(write.plain(phase), Md(source))
            for phase, source in process_pictures(diagram, hrefs, _by_phase(write))
        ),
        hand_offs=hand_off_source(playbook.id, write),
        words=words,
        legend=legend,
    )


def _too_large(flow: Flow, write: Writer) -> Md:
    return write.count(
        "This process has {n} step, and more ways between its parts than a picture can show. Here it is in words.",
        "This process has {n} steps, more than a picture can show. Here it is in words.",
        len(flow.steps),
    )


def role_picture(playbook: str, diagram: FlowDiagram, write: Writer) -> Picture:
    """Return the picture of a playbook by role, beside the page that is being written."""
    description = write.say(
        N_("Roles are columns, phases are bands. Each step stands in the column of the role that does it.")
    )
    path = Picture.path_beside(write.path)
    return Picture(path, diagram, str(description), _hrefs(playbook, diagram, write))


def phase_source(playbook: str, diagram: FlowDiagram, write: Writer) -> Md:
    """Return the Mermaid source of a playbook's whole flow by phase, however long."""
    return Md(whole_picture(diagram, _hrefs(playbook, diagram, write), _by_phase(write)))


def hand_off_source(playbook: str, write: Writer) -> Md:
    """Return the Mermaid source of a playbook's hand-offs; nothing where there are none."""
    hand_offs = write.facts.hand_offs[playbook]
    if not hand_offs:
        return Md()
    title, numbers = write.library.playbooks[playbook].name, write.facts.flows[playbook].numbers
    description = write.say(N_("Who passes what to whom, in the order of the process."))
    return Md(hand_off_picture(hand_offs, numbers, write.role_name, title, str(description)))


def _by_phase(write: Writer) -> str:
    return str(write.say(N_("The steps of each phase, from the trigger to the ends.")))


def _hrefs(playbook: str, diagram: FlowDiagram, write: Writer) -> dict[str, str]:
    """Return where each node and each lane leads: a step to its section, a call to the process, a lane to its role."""
    page = page_path("playbook", playbook)
    found: dict[str, str] = {}
    for node in diagram.nodes:
        if node.calls in write.library.playbooks:
            found[node.key] = write.href(page_path("playbook", str(node.calls)))
        elif node.number is not None:
            found[node.key] = write.href(f"{page}#step-{node.key}")
        elif node.kind == "exception":
            found[node.key] = write.href(f"{page}#exceptions")
    for lane in diagram.lanes:
        if lane.key in write.library.roles:
            found[lane_key(lane)] = write.href(page_path("role", lane.key))
    return found


def flow_legend(diagram: FlowDiagram, write: Writer) -> Iterator[Entry]:
    """Yield a sign and its meaning for everything that the diagram uses and that needs saying."""
    used: set[str] = {node.kind for node in diagram.nodes} | {line.kind for line in diagram.lines}
    used |= {"fork"} if "join" in used else set()
    used |= {"automated"} if any(node.is_automated for node in diagram.nodes) else set()
    for sign, meaning in LEGEND.items():
        if sign in used:
            yield Entry(Md(sign), write.say(meaning))


def _words(playbook: Playbook, diagram: FlowDiagram, write: Writer) -> Iterator[Passage]:
    """Yield the flow in sentences, phase by phase, the exceptions last."""
    roles = {step.id: step.raci.responsible for step in playbook.steps if step.raci}
    for phase in diagram.phases:
        sentences = [
            _sentence(node, diagram, write.links("role", roles.get(node.key, ())), write)
            for node in diagram.in_phase(phase.key)
            if node.number is not None or node.kind == "start"
        ]
        yield Passage(write.plain(phase.name), tuple(sentences))
    if diagram.exceptions:
        sentences = [_exception(node, diagram, write) for node in diagram.exceptions]
        yield Passage(write.say(N_("Exceptions")), tuple(sentences))


def _sentence(node: Node, diagram: FlowDiagram, roles: Iterable[Link], write: Writer) -> Sentence:
    """Return what is done at a node, by whom, and where it leads."""
    if node.key == START:
        text = write.say(N_("It starts: {trigger}"), trigger=node.label)
        return Sentence(Md(), _ended(text, _ways(node, diagram, write)))
    name = Md(f"[{write.plain(node.label)}](#step-{node.key})")
    kind = write.label(labels.STEP_TYPES, node.kind) if node.kind != "task" else Md()
    called = write.link("playbook", node.calls).md if node.calls else Md()
    remarks = [write.labelled(kind, called), write.label(labels.AUTOMATION, "automated") if node.is_automated else Md()]
    remark = ", ".join(r for r in remarks if r)
    who = Md(", ".join(role.md for role in roles))
    text = write.labelled(Md(f"{name} ({remark})") if remark else name, who)
    waited = ", ".join(map(str, diagram.waits_for(node.key)))
    waits = [write.say(WAITS_FOR, steps=waited)] if waited else []
    return Sentence(Md(str(node.number)), _ended(text, [*waits, *_ways(node, diagram, write)]))


def _ended(text: Md, sentences: Iterable[Md]) -> Md:
    return Md(". ".join([text, *sentences]) + ".")


def _ways(node: Node, diagram: FlowDiagram, write: Writer) -> list[Md]:
    """Return a sentence for each way on from a node; what starts side by side is one sentence."""
    lines = diagram.ways_on(node.key)
    if diagram.is_split(node.key):
        places = Md(", ".join(_place(diagram.arrival(line), write) for line in lines))
        return [write.say(N_("Then, in parallel: {places}"), places=places)]
    return [_way(line, node, diagram, write) for line in lines]


def _way(line: Line, node: Node, diagram: FlowDiagram, write: Writer) -> Md:
    place = _place(diagram.arrival(line), write)
    target = diagram.by_key[line.target]
    if node.number is not None and target.number is not None and target.number <= node.number:
        place = write.say(N_("back to {place}"), place=place)
    if line.label:
        return write.say(N_("If *{answer}*: {place}"), answer=line.label, place=place)
    return write.say(N_("Then {place}"), place=place)


def _place(node: Node, write: Writer) -> Md:
    """Return where a way leads: a step's number, or an end's name."""
    if node.number is not None:
        return Md(str(node.number))
    return write.say(N_("the end “{end}”"), end=node.label)


def _exception(node: Node, diagram: FlowDiagram, write: Writer) -> Sentence:
    """Return when an exception may come, and where work goes on after it."""
    at = diagram.interrupts(node.key)
    name = write.plain(node.label)
    where = (
        write.say(N_("{exception} (may interrupt {steps})"), exception=name, steps=Md(", ".join(map(str, at))))
        if at
        else write.say(N_("{exception} (may come at any time)"), exception=name)
    )
    return Sentence(
        Md(node.letter), _ended(where, [_way(line, node, diagram, write) for line in diagram.outgoing[node.key]])
    )

"""A process seen in several ways: by role, by phase, its hand-offs, and the same in words. All from one chart."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from playpress.diagnostics import N_
from playpress.diagrams.chart import Chart, Words, lane_key, process_chart
from playpress.diagrams.hand_offs import hand_off_picture
from playpress.diagrams.process import process_pictures, whole_picture
from playpress.flow import START
from playpress.pages import labels
from playpress.pages.address import page_path
from playpress.pages.page import Entry, Picture
from playpress.richtext import Md

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from playpress.diagrams.chart import Line, Node
    from playpress.flow import Flow
    from playpress.model.playbook import Playbook
    from playpress.pages.page import Link
    from playpress.pages.writer import Writer

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


def playbook_chart(playbook: Playbook, flow: Flow, write: Writer) -> Chart:
    """Return the chart of a playbook, with names in the page's language."""
    say = write.translator.gettext
    words = Words(say(N_("Exceptions")), say(N_("in parallel")), say(N_("after all of them")))
    return process_chart(playbook, flow, write.step_name, write.role_name, words, write.translator.language)


def flow_views(playbook: Playbook, flow: Flow, write: Writer) -> FlowViews:
    """Return every view of a playbook's flow."""
    chart = playbook_chart(playbook, flow, write)
    words, legend = tuple(_words(playbook, chart, write)), tuple(flow_legend(chart, write))
    if not chart.is_drawable:
        return FlowViews(_too_large(flow, write), None, (), Md(), words, ())
    hrefs = _hrefs(playbook.id, chart, write)
    return FlowViews(
        too_large=Md(),
        by_role=role_picture(playbook.id, chart, write),
        by_phase=tuple(
            PhaseView(write.plain(phase), Md(source))
            for phase, source in process_pictures(chart, hrefs, _by_phase(write))
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


def role_picture(playbook: str, chart: Chart, write: Writer) -> Picture:
    """Return the picture of a playbook by role, beside the page that is being written."""
    description = write.say(
        N_("Roles are columns, phases are bands. Each step stands in the column of the role that does it.")
    )
    path = write.path.removesuffix(".md") + Picture.SUFFIX
    return Picture(path, chart, str(description), _hrefs(playbook, chart, write))


def phase_source(playbook: str, chart: Chart, write: Writer) -> Md:
    """Return the Mermaid source of a playbook's whole flow by phase, however long."""
    return Md(whole_picture(chart, _hrefs(playbook, chart, write), _by_phase(write)))


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


def _hrefs(playbook: str, chart: Chart, write: Writer) -> dict[str, str]:
    """Return where each node and each lane leads: a step to its section, a call to the process, a lane to its role."""
    page = page_path("playbook", playbook)
    found: dict[str, str] = {}
    for node in chart.nodes:
        if node.calls in write.library.playbooks:
            found[node.key] = write.href(page_path("playbook", str(node.calls)))
        elif node.number is not None:
            found[node.key] = write.href(f"{page}#step-{node.key}")
        elif node.kind == "exception":
            found[node.key] = write.href(f"{page}#exceptions")
    for lane in chart.lanes:
        if lane.key in write.library.roles:
            found[lane_key(lane)] = write.href(page_path("role", lane.key))
    return found


def flow_legend(chart: Chart, write: Writer) -> Iterator[Entry]:
    """Yield a sign and its meaning for everything that the chart uses and that needs saying."""
    used: set[str] = {node.kind for node in chart.nodes} | {line.kind for line in chart.lines}
    used |= {"fork"} if "join" in used else set()
    used |= {"automated"} if any(node.is_automated for node in chart.nodes) else set()
    for sign, meaning in LEGEND.items():
        if sign in used:
            yield Entry(Md(sign), write.say(meaning))


def _words(playbook: Playbook, chart: Chart, write: Writer) -> Iterator[Passage]:
    """Yield the flow in sentences, phase by phase, the exceptions last."""
    roles = {step.id: step.raci.responsible for step in playbook.steps if step.raci}
    for phase in chart.phases:
        sentences = [
            _sentence(node, chart, write.links("role", roles.get(node.key, ())), write)
            for node in chart.in_phase(phase.key)
            if node.number is not None or node.kind == "start"
        ]
        yield Passage(write.plain(phase.name), tuple(sentences))
    if chart.exceptions:
        sentences = [_exception(node, chart, write) for node in chart.exceptions]
        yield Passage(write.say(N_("Exceptions")), tuple(sentences))


def _sentence(node: Node, chart: Chart, roles: Iterable[Link], write: Writer) -> Sentence:
    """Return what is done at a node, by whom, and where it leads."""
    if node.key == START:
        text = write.say(N_("It starts: {trigger}"), trigger=node.label)
        return Sentence(Md(), _ended(text, _ways(node, chart, write)))
    name = Md(f"[{write.plain(node.label)}](#step-{node.key})")
    kind = write.label(labels.STEP_TYPES, node.kind) if node.kind != "task" else Md()
    called = write.link("playbook", node.calls).md if node.calls else Md()
    remarks = [write.labelled(kind, called), write.label(labels.AUTOMATION, "automated") if node.is_automated else Md()]
    remark = ", ".join(r for r in remarks if r)
    who = Md(", ".join(role.md for role in roles))
    text = write.labelled(Md(f"{name} ({remark})") if remark else name, who)
    waited = ", ".join(map(str, chart.waits_for(node.key)))
    waits = [write.say(WAITS_FOR, steps=waited)] if waited else []
    return Sentence(Md(str(node.number)), _ended(text, [*waits, *_ways(node, chart, write)]))


def _ended(text: Md, sentences: Iterable[Md]) -> Md:
    return Md(". ".join([text, *sentences]) + ".")


def _ways(node: Node, chart: Chart, write: Writer) -> list[Md]:
    """Return a sentence for each way on from a node; what starts side by side is one sentence."""
    lines = chart.ways_on(node.key)
    if chart.is_split(node.key):
        places = Md(", ".join(_place(chart.arrival(line), write) for line in lines))
        return [write.say(N_("Then, in parallel: {places}"), places=places)]
    return [_way(line, node, chart, write) for line in lines]


def _way(line: Line, node: Node, chart: Chart, write: Writer) -> Md:
    place = _place(chart.arrival(line), write)
    target = chart.by_key[line.target]
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


def _exception(node: Node, chart: Chart, write: Writer) -> Sentence:
    """Return when an exception may come, and where work goes on after it."""
    at = chart.interrupts(node.key)
    name = write.plain(node.label)
    where = (
        write.say(N_("{exception} (may interrupt {steps})"), exception=name, steps=Md(", ".join(map(str, at))))
        if at
        else write.say(N_("{exception} (may come at any time)"), exception=name)
    )
    return Sentence(
        Md(node.letter), _ended(where, [_way(line, node, chart, write) for line in chart.outgoing[node.key]])
    )

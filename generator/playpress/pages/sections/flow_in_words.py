"""A process in sentences: a flow diagram to Markdown, phase by phase, the exceptions last.

Knows: the diagram as a value, the writer. Must not know how it is drawn.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from playpress.diagnostics import N_
from playpress.language import labels
from playpress.language.richtext import Md
from playpress.pages.line import joined
from playpress.process.flow import START

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from playpress.model.playbook import Playbook
    from playpress.pages.page import Link
    from playpress.pages.writer import Writer
    from playpress.process.diagram import FlowDiagram, Line, Node

WAITS_FOR = N_("Waits for {steps}")
"""The text for a step with a join; `steps` are numbers."""


class Sentence(NamedTuple):
    """What happens at one node of the flow, with its number or letter in the pictures."""

    sign: Md
    text: Md


class Passage(NamedTuple):
    """The sentences of one phase (empty name: of none)."""

    phase: Md
    sentences: tuple[Sentence, ...]


class FlowInWordsSection(NamedTuple):
    """A whole process in sentences."""

    passages: tuple[Passage, ...]


def flow_in_words(playbook: Playbook, diagram: FlowDiagram, write: Writer) -> FlowInWordsSection:
    """Return a playbook's flow in sentences."""
    return FlowInWordsSection(tuple(_passages(playbook, diagram, write)))


def _passages(playbook: Playbook, diagram: FlowDiagram, write: Writer) -> Iterator[Passage]:
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
    """Return the sentence for a node: what is done, by whom, and where it leads."""
    if node.key == START:
        text = write.say(N_("It starts: {trigger}"), trigger=node.label)
        return Sentence(Md(), _ended(text, _ways(node, diagram, write)))
    name = Md(f"[{write.plain(node.label)}](#step-{node.key})")
    kind = write.label(labels.STEP_TYPES, node.kind) if node.kind != "task" else Md()
    called = write.link("playbook", node.calls).md if node.calls else Md()
    remarks = [write.labelled(kind, called), write.label(labels.AUTOMATION, "automated") if node.is_automated else Md()]
    remark = ", ".join(r for r in remarks if r)
    who = joined(roles)
    text = write.labelled(Md(f"{name} ({remark})") if remark else name, who)
    waited = ", ".join(map(str, diagram.waits_for(node.key)))
    waits = [write.say(WAITS_FOR, steps=waited)] if waited else []
    return Sentence(Md(str(node.number)), _ended(text, [*waits, *_ways(node, diagram, write)]))


def _ended(text: Md, sentences: Iterable[Md]) -> Md:
    return Md(". ".join([text, *sentences]) + ".")


def _ways(node: Node, diagram: FlowDiagram, write: Writer) -> list[Md]:
    """Return a sentence for each edge out of a node; parallel ones share a sentence."""
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
    """Return the text for the target of an edge: a step's number, or an end's name."""
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

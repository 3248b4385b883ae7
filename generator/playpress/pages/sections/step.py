"""A step of a process: what it takes and makes, who does it, and where it leads.

Knows: facts, the flow, the writer. Must not know the pages.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from playpress.analysis.assignments import LETTERS, step_parties
from playpress.diagnostics import N_
from playpress.language import labels
from playpress.language.richtext import Md
from playpress.pages.line import joined
from playpress.pages.page import Entry, Link
from playpress.pages.sections.raci import Badge

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playpress.model.playbook import Playbook
    from playpress.model.step import Step, StepInput, StepOutput
    from playpress.pages.writer import Writer
    from playpress.process.flow import Edge, Flow


class WayOut(NamedTuple):
    """An edge out of a step: its answer (may be empty), its target, a remark."""

    label: Md
    target: Link
    note: Md


class Duty(NamedTuple):
    """One of the letters R A C I, and the roles and teams that have it in a step."""

    badge: Badge
    roles: Md


class StepSection(NamedTuple):
    """Everything that is said of a step.

    `kind` is its type as the style sheet knows it. `facts` say how it is done: type, times, what it waits for; `uses`
    what it takes and makes; `further` what is not needed to do it. `ways_out` is empty if it only goes on to the next.
    """

    anchor: Md
    older_anchors: tuple[Md, ...]
    number: Md
    name: Md
    kind: Md
    duties: tuple[Duty, ...]
    facts: tuple[Entry, ...]
    instructions: tuple[Md, ...]
    done: tuple[Entry, ...]
    uses: tuple[Entry, ...]
    is_split: bool
    ways_out: tuple[WayOut, ...]
    menu: Md
    further: tuple[Entry, ...]
    report: Link
    report_to: Md


def step_section(playbook: Playbook, step: Step, flow: Flow, write: Writer) -> StepSection:
    """Return what is said of a step of a playbook."""
    number, name = Md(str(flow.number(step.id))), write.plain(write.step_name(step))
    return StepSection(
        anchor=Md(f"step-{step.id}"),
        older_anchors=tuple(Md(f"step-{alias}") for alias in step.aliases),
        number=number,
        name=name,
        kind=Md(step.type),
        duties=tuple(_duties(playbook, step, write)),
        facts=_said(_facts(step, write)),
        instructions=tuple(write.markdown(text, indent="    ") for text in step.instructions),
        done=_said(iter([Entry(write.say(N_("Done when")), write.inline(step.definition_of_done))])),
        uses=_said(_uses(playbook, step, flow, write)),
        is_split=len(step.next) > 1,
        ways_out=_ways_out(playbook, step, flow, write),
        menu=write.say(N_("More for step {number}, {step}"), number=number, step=name),
        further=_said(_further(step, write)),
        report=_report(playbook, flow, step, write),
        report_to=write.mail_address(),
    )


def _said(entries: Iterator[Entry]) -> tuple[Entry, ...]:
    return tuple(entry for entry in entries if entry.text)


def _duties(playbook: Playbook, step: Step, write: Writer) -> Iterator[Duty]:
    """Yield the letters that somebody has in a step, in their own order, with their roles and teams."""
    letters_of = step_parties(step, playbook.owner)
    for letter in LETTERS:
        if parties := [party for party, letters in letters_of.items() if letter in letters]:
            badge = Badge(Md(letter), write.say(labels.RACI_LETTERS[letter]), Md(letter.lower()))
            yield Duty(badge, joined(map(write.party, parties)))


def _facts(step: Step, write: Writer) -> Iterator[Entry]:
    """Yield entries on a step's type and times."""
    yield Entry(write.say(N_("Type")), write.label(labels.STEP_TYPES, step.type if step.type != "task" else None))
    yield Entry(write.say(N_("Runs the process")), write.link("playbook", step.calls).md if step.calls else Md())
    yield Entry(write.say(N_("Work")), write.duration(step.work))
    yield Entry(write.say(N_("Waiting")), write.duration(step.wait))
    yield Entry(write.say(N_("Waits for")), write.say(N_("every path that leads here")) if step.join else Md())


def _uses(playbook: Playbook, step: Step, flow: Flow, write: Writer) -> Iterator[Entry]:
    """Yield entries on what a step needs, makes and uses.

    The lists of tools and of data to have lead to each: a card has links to roles, steps and documents.
    """
    inputs = (_step_input(playbook, item, flow, write) for item in step.inputs)
    outputs = (_step_output(playbook, item, write) for item in step.outputs)
    tools = (_tool_use(use.tool, use.access, write) for use in step.tools)
    yield Entry(write.say(N_("Needs")), Md(", ".join(inputs)))
    yield Entry(write.say(N_("Produces")), Md(", ".join(outputs)))
    yield Entry(write.say(N_("Tools")), Md(", ".join(tools)))
    data = (link.text for link in write.links("dataset", step.datasets))
    yield Entry(write.say(N_("Data")), Md(", ".join(data)))
    yield Entry(write.say(N_("Materials")), joined(write.outside(m.name, m.url) for m in step.materials))


def _further(step: Step, write: Writer) -> Iterator[Entry]:
    """Yield entries for those who improve the process."""
    automation = step.automation if step.automation != "manual" else None
    yield Entry(write.say(N_("Automation")), write.label(labels.AUTOMATION, automation))
    yield Entry(write.say(N_("Idea")), write.inline(step.automation_idea))


def _report(playbook: Playbook, flow: Flow, step: Step, write: Writer) -> Link:
    """Return a link for reporting a problem with a step, its subject filled in; empty without a feedback address."""
    subject = write.translator.gettext(N_("Problem with {playbook}, step {number}: {step}"))
    subject = subject.format(playbook=playbook.name, number=flow.numbers[step.id], step=write.step_name(step))
    return write.report(write.translator.gettext(N_("Report a problem with this step")), subject)


def _tool_use(tool: str, access: str | None, write: Writer) -> str:
    name = write.link("tool", tool).text
    return f"{name} ({write.label(labels.ACCESS, access)})" if access else name


def _step_input(playbook: Playbook, item: StepInput, flow: Flow, write: Writer) -> str:
    """Return the text for an input of a step: its name and where it comes from."""
    name = write.plain(item.name) or write.link("dataset", item.dataset).md
    if not item.from_:
        return name
    step_id, _, output_id = item.from_.partition("/")
    if not output_id:
        source = next((i for i in playbook.inputs if i.id == item.from_), None)
        return name or write.plain(source.name if source else item.from_)
    made = next((o for o in flow.steps[step_id].outputs if o.id == output_id), None) if step_id in flow.steps else None
    what = name or write.plain(made.name if made else item.from_)
    return write.say(N_("{what} (from {step})"), what=what, step=write.step(playbook.id, step_id).md)


def _step_output(playbook: Playbook, item: StepOutput, write: Writer) -> str:
    name = write.plain(item.name)
    final = next((o for o in playbook.outputs if o.id == item.to), None)
    if final and final.name != item.name:
        return write.say(N_("{what} (becomes: {output})"), what=name, output=final.name)
    return name


def _ways_out(playbook: Playbook, step: Step, flow: Flow, write: Writer) -> tuple[WayOut, ...]:
    """Return the ways out of a step; none if it only goes on to the one that follows in the playbook."""
    ways = tuple(_way_out(playbook, edge, flow, write) for edge in flow.outgoing[step.id])
    following = flow.number(step.id) + 1
    only_on = [flow.numbers.get(edge.target) for edge in flow.outgoing[step.id]] == [following]
    return () if only_on and not (ways[0].label or ways[0].note) else ways


def _way_out(playbook: Playbook, edge: Edge, flow: Flow, write: Writer) -> WayOut:
    remarks = []
    if edge.kind == "rework":
        remarks.append(write.say(N_("rework")))
    elif edge.kind == "exception":
        remarks.append(write.say(N_("exception")))
    if edge.probability is not None:
        remarks.append(write.say(N_("about {share} of cases"), share=Md(write.translator.percent(edge.probability))))
    return WayOut(write.plain(edge.label), place(playbook.id, edge.target, flow, write), Md(", ".join(remarks)))


def place(playbook: str, node: str, flow: Flow, write: Writer) -> Link:
    """Return a link to a step, or the name of an end."""
    if node in flow.ends:
        return Link(write.say(N_("the end “{end}”"), end=flow.ends[node].name))
    return write.step(playbook, node)

"""The page of a playbook: one process, from what starts it to how it ends."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from playpress.analysis.history import newest_first
from playpress.analysis.parts import LETTERS, step_datasets, step_parts
from playpress.diagnostics import N_
from playpress.language import labels
from playpress.language.richtext import Md
from playpress.pages.flow_views import FlowViews, flow_views
from playpress.pages.kpi import latest
from playpress.pages.learning_path import minutes
from playpress.pages.network import neighbourhood_diagram
from playpress.pages.page import Entry, Link, Page, Picture
from playpress.pages.raci import RaciRow, RaciTable, badges, raci_letters

if TYPE_CHECKING:
    from collections.abc import Iterable

    from playpress.model.playbook import Playbook, PlaybookInput, PlaybookOutput
    from playpress.model.step import Step, StepInput, StepOutput
    from playpress.pages.writer import Writer
    from playpress.process.flow import Edge, Flow


class WayOut(NamedTuple):
    """Where a step leads: the answer that leads there (or nothing), the place, a remark."""

    label: Md
    target: Link
    note: Md


class StepView(NamedTuple):
    """A step as its section shows it."""

    anchor: Md
    older_anchors: tuple[Md, ...]
    heading: Md
    facts: tuple[Entry, ...]
    instructions: tuple[Md, ...]
    details: tuple[Entry, ...]
    is_split: bool
    ways_out: tuple[WayOut, ...]
    report: Link
    report_to: Md


class KpiRow(NamedTuple):
    """A KPI with its definition in short."""

    kpi: Link
    question: Md
    baseline: Md
    latest: Md
    target: Md
    frequency: Md
    owner: Link


class Risk(NamedTuple):
    """A risk, in the step where it lies."""

    name: Md
    step: Link
    likelihood: Md
    impact: Md
    control: Md


class Need(NamedTuple):
    """A tool or data set that steps need."""

    thing: Link
    what: Md
    source: Link
    steps: Md


class ExceptionView(NamedTuple):
    """An exception: what happens, where, and what is done."""

    when: Md
    at: Md
    do: Md
    escalate_to: Md
    resume: Md


class SipocRow(NamedTuple):
    """Something that comes in (from) or goes out (to)."""

    name: Md
    other: Md
    acceptance: Md


class Question(NamedTuple):
    """A quiz question or one that people ask."""

    question: Md
    options: tuple[Md, ...]
    answer: Md
    because: Md
    step: Link | None


class Version(NamedTuple):
    """A version of the playbook."""

    version: Md
    date: Md
    what: Md
    why: Md
    expected: Md


@dataclass(frozen=True, kw_only=True)
class PlaybookPage(Page):
    """Everything a playbook's page shows."""

    template: ClassVar[str] = "playbook"
    search_boost: ClassVar[float] = 4

    retired: Md
    summary: Md
    card: tuple[Entry, ...]
    purpose: Md
    includes: tuple[Md, ...]
    excludes: tuple[Md, ...]
    trigger: Md
    ends: tuple[Entry, ...]
    flow: FlowViews
    steps: tuple[StepView, ...]
    raci: RaciTable
    letters: tuple[Entry, ...]
    kpis: tuple[KpiRow, ...]
    tools: tuple[Need, ...]
    datasets: tuple[Need, ...]
    inputs: tuple[SipocRow, ...]
    outputs: tuple[SipocRow, ...]
    risks: tuple[Risk, ...]
    exceptions: tuple[ExceptionView, ...]
    variants: tuple[ExceptionView, ...]
    hand_offs: tuple[Entry, ...]
    mistakes: tuple[Entry, ...]
    objectives: tuple[Md, ...]
    prerequisites: tuple[Link, ...]
    quiz: tuple[Question, ...]
    version: Md
    faq: tuple[Question, ...]
    versions: tuple[Version, ...]
    neighbourhood: Md
    related: tuple[Entry, ...]

    @property
    def pictures(self) -> tuple[Picture, ...]:
        """The grid of roles and phases, if there is one."""
        return (self.flow.by_role,) if self.flow.by_role else ()

    @property
    def diagrams(self) -> tuple[str, ...]:
        """The flow by phase, its hand-offs, and the processes around it."""
        by_phase = (view.diagram for view in self.flow.by_phase)
        return tuple(d for d in (*by_phase, self.flow.hand_offs, self.neighbourhood) if d)


def playbook_page(playbook: Playbook, source: str, write: Writer) -> PlaybookPage:
    """Build the page of a playbook; `source` is its file."""
    flow = write.facts.flows[playbook.id]
    return PlaybookPage(
        path=write.path,
        title=playbook.name,
        description=playbook.summary or write.words(playbook.purpose),
        source=source,
        heading=write.plain(playbook.name),
        retired=_retired(playbook, write),
        summary=write.plain(playbook.summary),
        card=tuple(_card(playbook, write)),
        purpose=write.markdown(playbook.purpose),
        includes=tuple(map(write.inline, playbook.scope.includes)) if playbook.scope else (),
        excludes=tuple(map(write.inline, playbook.scope.excludes)) if playbook.scope else (),
        trigger=_trigger(playbook, write),
        ends=tuple(Entry(write.plain(e.name), write.label(labels.OUTCOMES, e.outcome)) for e in flow.ends.values()),
        flow=flow_views(playbook, flow, write),
        steps=tuple(_step(playbook, step, flow, write) for step in flow.steps.values()),
        raci=raci_table(playbook, flow, write),
        letters=raci_letters(write),
        kpis=tuple(_kpi(kpi, write) for kpi in playbook.kpis),
        tools=_tools(playbook, flow, write),
        datasets=_datasets(playbook, flow, write),
        inputs=tuple(_input(item, write) for item in playbook.inputs),
        outputs=tuple(_output(playbook, item, write) for item in playbook.outputs),
        risks=_risks(playbook, flow, write),
        exceptions=_exceptions(playbook, flow, write),
        variants=tuple(
            ExceptionView(write.plain(v.name), write.plain(v.when), write.inline(v.do), Md(), Md())
            for v in playbook.variants
        ),
        hand_offs=_hand_offs(playbook, write),
        mistakes=tuple(
            Entry(write.step(playbook.id, step.id).md, write.inline(text))
            for step in flow.steps.values()
            for text in step.mistakes
        ),
        objectives=tuple(map(write.plain, playbook.learning.objectives)) if playbook.learning else (),
        prerequisites=write.links("playbook", playbook.learning.prerequisites) if playbook.learning else (),
        quiz=_quiz(playbook, write),
        version=write.plain(playbook.version),
        faq=tuple(Question(write.plain(q.question), (), write.markdown(q.answer), Md(), None) for q in playbook.faq),
        versions=tuple(
            Version(
                write.plain(c.version),
                Md(write.translator.date(c.date)),
                write.inline(c.what),
                write.inline(c.why),
                write.inline(c.expected),
            )
            for c in newest_first(playbook.changes)
        ),
        neighbourhood=neighbourhood_diagram(playbook.id, write),
        related=_related(playbook, write),
    )


def _retired(playbook: Playbook, write: Writer) -> Md:
    """Return what a reader of a retired playbook has to know first; nothing for others."""
    if playbook.status != "retired":
        return Md()
    successor = write.link("playbook", playbook.replaced_by).md
    if successor:
        return write.say(
            N_("This process is retired: nobody works by it any more. Use this one: {playbook}"), playbook=successor
        )
    return write.say(N_("This process is retired: nobody works by it any more."))


def _card(playbook: Playbook, write: Writer) -> Iterable[Entry]:
    """Yield the lines of the summary card that have something to say."""
    review = playbook.review
    every = review.every if review else None
    entries = [
        Entry(write.say(N_("Owner")), write.link("role", playbook.owner).md),
        Entry(write.say(N_("Questions to")), write.link("role", playbook.expert).md),
        Entry(write.say(N_("Starts when")), _trigger(playbook, write)),
        Entry(write.say(N_("How often")), _volume(playbook, write)),
        Entry(write.say(N_("Lead time target")), write.timespan(playbook.lead_time_target)),
        Entry(write.say(N_("Reading time")), minutes(write.facts.reading_minutes[playbook.id], write)),
        Entry(write.say(N_("Simplicity")), _simplicity(playbook, write)),
        Entry(write.say(N_("Serves")), _joined(write.links("goal", playbook.goals))),
        Entry(write.say(N_("Category")), write.link("category", playbook.category).md),
        Entry(write.say(N_("Status")), write.label(labels.STATUSES, playbook.status)),
        Entry(write.say(N_("Replaced by")), write.link("playbook", playbook.replaced_by).md),
        Entry(write.say(N_("Version")), write.plain(playbook.version)),
        Entry(
            write.say(N_("Last reviewed")), Md(write.translator.date(review.last)) if review and review.last else Md()
        ),
        Entry(write.say(N_("Reviewed every")), Md(write.translator.unit(every.count, every.unit)) if every else Md()),
        Entry(write.say(N_("Changes approved by")), write.link("role", review.approver).md if review else Md()),
    ]
    return (entry for entry in entries if entry.text)


def _simplicity(playbook: Playbook, write: Writer) -> Md:
    """Return how many approvals and hand-offs a process has."""
    steps = write.facts.flows[playbook.id].steps.values()
    approvals = write.count("{n} approval", "{n} approvals", sum(step.type == "approval" for step in steps))
    hand_offs = write.count("{n} hand-off", "{n} hand-offs", len(write.facts.hand_offs[playbook.id]))
    return Md(f"{approvals}, {hand_offs}")


def _joined(links: Iterable[Link]) -> Md:
    return Md(", ".join(link.md for link in links))


def _trigger(playbook: Playbook, write: Writer) -> Md:
    """Return what starts a process, and how often where that is fixed."""
    name, frequency = write.plain(playbook.trigger.name), playbook.trigger.frequency
    often = write.label(labels.FREQUENCIES, frequency if frequency != "on_demand" else None)
    return Md(f"{name} ({often})") if often else name


def _volume(playbook: Playbook, write: Writer) -> Md:
    volume = playbook.volume
    return write.say(labels.VOLUMES[volume.per], count=write.number(volume.count)) if volume else Md()


def _step(playbook: Playbook, step: Step, flow: Flow, write: Writer) -> StepView:
    parts = step_parts(step, playbook.owner)
    facts = [Entry(write.say(N_("Type")), write.label(labels.STEP_TYPES, step.type if step.type != "task" else None))]
    phase = next((p.name for p in playbook.phases if p.id == step.phase), None)
    facts.append(Entry(write.say(N_("Phase")), write.plain(phase)))
    for letter in LETTERS:
        roles = [role for role, letters in parts.items() if letter in letters]
        facts.append(Entry(write.say(labels.RACI_LETTERS[letter]), _joined(write.links("role", roles))))
    facts += [
        Entry(write.say(N_("Runs the process")), write.link("playbook", step.calls).md if step.calls else Md()),
        Entry(write.say(N_("Work")), write.duration(step.work)),
        Entry(write.say(N_("Waiting")), write.duration(step.wait)),
        Entry(write.say(N_("Waits for")), write.say(N_("every path that leads here")) if step.join else Md()),
    ]
    details = [
        Entry(write.say(N_("Done when")), write.inline(step.definition_of_done)),
        Entry(write.say(N_("Needs")), Md(", ".join(_step_input(playbook, item, flow, write) for item in step.inputs))),
        Entry(write.say(N_("Produces")), Md(", ".join(_step_output(playbook, item, write) for item in step.outputs))),
        Entry(write.say(N_("Tools")), Md(", ".join(_tool_use(use.tool, use.access, write) for use in step.tools))),
        Entry(write.say(N_("Data")), _joined(write.links("dataset", step.datasets))),
        Entry(write.say(N_("Materials")), _joined(write.outside(m.name, m.url) for m in step.materials)),
        Entry(write.say(N_("Automation")), _automation(step, write)),
        Entry(write.say(N_("Idea")), write.inline(step.automation_idea)),
    ]
    return StepView(
        anchor=Md(f"step-{step.id}"),
        older_anchors=tuple(Md(f"step-{alias}") for alias in step.aliases),
        heading=write.numbered(flow, step.id),
        facts=tuple(e for e in facts if e.text),
        instructions=tuple(write.markdown(text, indent="    ") for text in step.instructions),
        details=tuple(e for e in details if e.text),
        is_split=len(step.next) > 1,
        ways_out=tuple(_way_out(playbook, edge, flow, write) for edge in flow.outgoing[step.id]),
        report=_report(playbook, flow, step, write),
        report_to=write.mail_address(),
    )


def _report(playbook: Playbook, flow: Flow, step: Step, write: Writer) -> Link:
    """Return a link that reports a problem with a step, its subject filled in; nothing where the handbook names no address."""
    subject = write.translator.gettext(N_("Problem with {playbook}, step {number}: {step}"))
    subject = subject.format(playbook=playbook.name, number=flow.numbers[step.id], step=write.step_name(step))
    return write.report(write.translator.gettext(N_("Report a problem with this step")), subject)


def _automation(step: Step, write: Writer) -> Md:
    return write.label(labels.AUTOMATION, step.automation if step.automation != "manual" else None)


def _tool_use(tool: str, access: str | None, write: Writer) -> str:
    link = write.link("tool", tool).md
    return f"{link} ({write.label(labels.ACCESS, access)})" if access else link


def _step_input(playbook: Playbook, item: StepInput, flow: Flow, write: Writer) -> str:
    """Write what a step needs and where it comes from."""
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


def _way_out(playbook: Playbook, edge: Edge, flow: Flow, write: Writer) -> WayOut:
    if edge.target in flow.ends:
        end = flow.ends[edge.target]
        target = Link(write.say(N_("the end “{end}”"), end=end.name))
    else:
        target = write.step(playbook.id, edge.target)
    remarks = []
    if edge.kind == "rework":
        remarks.append(write.say(N_("rework")))
    elif edge.kind == "exception":
        remarks.append(write.say(N_("exception")))
    if edge.probability is not None:
        remarks.append(write.say(N_("about {share} of cases"), share=Md(write.translator.percent(edge.probability))))
    return WayOut(write.plain(edge.label), target, Md(", ".join(remarks)))


def raci_table(playbook: Playbook, flow: Flow, write: Writer) -> RaciTable:
    """Return the matrix of a playbook's steps and roles; roles in the order in which they first take part."""
    parts = {name: step_parts(step, playbook.owner) for name, step in flow.steps.items()}
    roles = list(
        dict.fromkeys(role for letter in LETTERS for p in parts.values() for role, has in p.items() if letter in has)
    )
    return RaciTable(
        write.say(N_("Step")),
        write.links("role", roles),
        tuple(
            RaciRow(write.step(playbook.id, name), tuple(badges(has.get(role, ()), write) for role in roles))
            for name, has in parts.items()
        ),
    )


def _kpi(name: str, write: Writer) -> KpiRow:
    kpi = write.library.kpis.get(name)
    if kpi is None:
        return KpiRow(write.link("kpi", name), Md(), Md(), Md(), Md(), Md(), Link(Md()))
    baseline = Md(f"{write.number(kpi.baseline.value)} {write.plain(kpi.unit)}".strip()) if kpi.baseline else Md()
    return KpiRow(
        write.link("kpi", name),
        write.plain(kpi.question),
        baseline,
        latest(kpi, write),
        write.level(kpi.target, kpi.unit),
        write.label(labels.FREQUENCIES, kpi.frequency),
        write.link("role", kpi.owner),
    )


def _steps_using(playbook: Playbook, steps: Iterable[str], write: Writer) -> Md:
    return _joined(write.step(playbook.id, step) for step in steps)


def _tools(playbook: Playbook, flow: Flow, write: Writer) -> tuple[Need, ...]:
    """Return each tool once, with every level of access its steps need."""
    access: dict[str, dict[str, None]] = {}
    steps: dict[str, dict[str, None]] = {}
    for step in flow.steps.values():
        for use in step.tools:
            steps.setdefault(use.tool, {})[step.id] = None
            if use.access:
                access.setdefault(use.tool, {})[use.access] = None
    return tuple(
        Need(
            write.link("tool", tool),
            Md(", ".join(write.label(labels.ACCESS, level) for level in access.get(tool, ()))),
            write.link("role", write.library.tools[tool].granted_by if tool in write.library.tools else None),
            _steps_using(playbook, steps[tool], write),
        )
        for tool in write.sort("tool", steps)
    )


def _datasets(playbook: Playbook, flow: Flow, write: Writer) -> tuple[Need, ...]:
    """Return each data set that the playbook or a step names, with its owner."""
    named = [*(i.dataset for i in playbook.inputs), *(o.dataset for o in playbook.outputs)]
    steps: dict[str, dict[str, None]] = {name: {} for name in named if name}
    for step in flow.steps.values():
        for name in step_datasets(playbook, step):
            steps.setdefault(name, {})[step.id] = None
    known = write.library.datasets
    return tuple(
        Need(
            write.link("dataset", name),
            write.plain(known[name].source if name in known else None),
            write.link("role", known[name].owner if name in known else None),
            _steps_using(playbook, steps[name], write),
        )
        for name in write.sort("dataset", steps)
    )


def _input(item: PlaybookInput, write: Writer) -> SipocRow:
    """Write an input with who supplies it: a role, or the playbook whose output it is."""
    source = write.link("playbook", (item.from_ or "").partition("/")[0]).md if item.from_ else Md()
    supplier = write.link("role", item.supplier).md
    return SipocRow(_thing(item.name, item.dataset, write), Md(", ".join(s for s in (supplier, source) if s)), Md())


def _output(playbook: Playbook, item: PlaybookOutput, write: Writer) -> SipocRow:
    """Write an output with who gets it."""
    receivers = Md(", ".join(link.md for link in output_receivers(playbook, item, write)))
    return SipocRow(_thing(item.name, item.dataset, write), receivers, write.inline(item.acceptance))


def output_receivers(playbook: Playbook, item: PlaybookOutput, write: Writer) -> list[Link]:
    """Return who gets an output: a role, and the playbooks that take it in."""
    takers = [
        link.target
        for link in write.facts.links_of.get(playbook.id, ())
        if (link.source, link.kind, link.what) == (playbook.id, "feeds", item.id)
    ]
    return [link for link in (write.link("role", item.customer), *write.links("playbook", takers)) if link.text]


def _thing(name: str, dataset: str | None, write: Writer) -> Md:
    link = write.link("dataset", dataset)
    return Md(f"[{write.plain(name)}]({link.href})") if link.href else write.plain(name)


def _risks(playbook: Playbook, flow: Flow, write: Writer) -> tuple[Risk, ...]:
    return tuple(
        Risk(
            write.plain(risk.name),
            write.step(playbook.id, step.id),
            write.label(labels.GRADES, risk.likelihood),
            write.label(labels.GRADES, risk.impact),
            _control(write.inline(risk.control), write.label(labels.CONTROL_TYPES, risk.control_type)),
        )
        for step in flow.steps.values()
        for risk in step.risks
    )


def _control(control: Md, kind: Md) -> Md:
    return Md(f"{control} ({kind})") if control and kind else Md(control or kind)


def _exceptions(playbook: Playbook, flow: Flow, write: Writer) -> tuple[ExceptionView, ...]:
    def place(name: str | None) -> Md:
        if name is None:
            return Md()
        if name in flow.ends:
            return write.say(N_("the end “{end}”"), end=flow.ends[name].name)
        return write.step(playbook.id, name).md

    return tuple(
        ExceptionView(
            write.plain(e.when),
            Md(", ".join(map(place, e.at))) if e.at else write.say(N_("anywhere")),
            write.inline(e.do),
            write.link("role", e.escalate_to).md,
            place(e.resume),
        )
        for e in playbook.exceptions
    )


def _hand_offs(playbook: Playbook, write: Writer) -> tuple[Entry, ...]:
    return tuple(
        Entry(
            write.say(
                N_("{giver} to {receiver}"),
                giver=write.link("role", h.giver).md,
                receiver=write.link("role", h.receiver).md,
            ),
            write.say(
                N_("after {step}, for {next} (nothing named is passed on)"),
                step=write.step(playbook.id, h.step).md,
                next=write.step(playbook.id, h.next_step).md,
            )
            if not h.outputs
            else write.say(
                N_("{what}, after {step}, for {next}"),
                what=Md(", ".join(map(write.plain, h.outputs))),
                step=write.step(playbook.id, h.step).md,
                next=write.step(playbook.id, h.next_step).md,
            ),
        )
        for h in write.facts.hand_offs[playbook.id]
    )


def _quiz(playbook: Playbook, write: Writer) -> tuple[Question, ...]:
    return tuple(
        Question(
            write.plain(q.question),
            tuple(map(write.plain, q.options)),
            write.plain(q.options[q.answer - 1]),
            write.inline(q.because),
            write.step(playbook.id, q.step) if q.step else None,
        )
        for q in (playbook.learning.quiz if playbook.learning else ())
    )


def _related(playbook: Playbook, write: Writer) -> tuple[Entry, ...]:
    """Return the playbooks around this one, by how they hang together with it."""
    links = write.facts.links_of.get(playbook.id, ())
    groups = (
        (N_("Fed by"), [x.source for x in links if x.target == playbook.id and x.kind == "feeds"]),
        (N_("Feeds"), [x.target for x in links if x.source == playbook.id and x.kind == "feeds"]),
        (N_("Runs as sub-process"), [x.target for x in links if x.source == playbook.id and x.kind == "calls"]),
        (N_("Is a sub-process of"), [x.source for x in links if x.target == playbook.id and x.kind == "calls"]),
        (
            N_("Prepares for"),
            [use.user[1] for use in write.facts.uses.get(("playbook", playbook.id), ()) if use.key == "prerequisites"],
        ),
        (
            N_("Replaces"),
            [use.user[1] for use in write.facts.uses.get(("playbook", playbook.id), ()) if use.key == "replaced_by"],
        ),
    )
    return tuple(
        Entry(write.say(title), _joined(write.sorted_links("playbook", names))) for title, names in groups if names
    )

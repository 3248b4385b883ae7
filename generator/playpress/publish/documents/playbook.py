"""A playbook to a chapter: what it is, its flow, its steps, who does what, how it is measured, what can go wrong.

Knows: sections of pages, blocks. Must not know how a document is set.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from playpress.diagnostics import N_
from playpress.language import labels
from playpress.language.richtext import Md
from playpress.pages.address import page_path
from playpress.pages.line import joined
from playpress.pages.page import Entry
from playpress.pages.sections.ask import ask
from playpress.pages.sections.card import playbook_card
from playpress.pages.sections.chips import chips
from playpress.pages.sections.exceptions import exceptions
from playpress.pages.sections.hand_offs import what_passes
from playpress.pages.sections.kpi_tile import kpi_tile
from playpress.pages.sections.needs import DATA_COLUMNS, TOOL_COLUMNS, playbook_data, playbook_tools
from playpress.pages.sections.raci import step_matrix
from playpress.pages.sections.risks import risks
from playpress.pages.sections.sipoc import sipoc
from playpress.pages.sections.trigger import trigger
from playpress.publish.documents.blocks import (
    Chapter,
    Drawing,
    Facts,
    Heading,
    Items,
    Lead,
    Matrix,
    Note,
    Prose,
    Table,
)
from playpress.publish.documents.examples import example_blocks
from playpress.publish.documents.pictures import flow_in_pieces
from playpress.publish.documents.rich import text_of
from playpress.publish.documents.setting import Column
from playpress.publish.documents.step import step_blocks

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from playpress.model.playbook import Playbook
    from playpress.pages.sections.exceptions import VariantView
    from playpress.pages.sections.needs import NeedsSection
    from playpress.pages.sections.raci import RaciSection
    from playpress.publish.documents.blocks import Block
    from playpress.publish.documents.setting import Pen

SCOPE = Column(N_("In scope"), 1), Column(N_("Out of scope"), 1)
ROLES = (Column(N_("Role"), 5), *(Column(labels.RACI_LETTERS[x], 3) for x in "RACI"))
HAND_OFFS = Column(N_("From"), 2), Column(N_("To"), 2), Column(N_("What is passed on"), 3), Column(N_("After step"), 3)
KPIS = (
    Column(N_("KPI"), 4), Column(N_("Latest"), 3), Column(N_("State"), 2), Column(N_("Target"), 2),
    Column(N_("Measured"), 2), Column(N_("Owner"), 3),
)  # fmt: skip
INPUTS = Column(N_("Input"), 3), Column(N_("From"), 4)
OUTPUTS = Column(N_("Output"), 3), Column(N_("For"), 3), Column(N_("Good enough when"), 4)
EXCEPTIONS = (
    Column(N_("When"), 5), Column(N_("Where"), 4), Column(N_("What to do"), 7), Column(N_("Escalate to"), 3),
    Column(N_("Go on with"), 3),
)  # fmt: skip
VARIANTS = Column(N_("Variant"), 2), Column(N_("When"), 2), Column(N_("What to do"), 4)
RISKS = (
    Column(N_("What can go wrong"), 5), Column(N_("Step"), 4), Column(N_("Likelihood"), 2), Column(N_("Impact"), 2),
    Column(N_("Controls"), 7),
)  # fmt: skip


def playbook_chapter(name: str, pen: Pen, *, depth: int = 1, role: str = "") -> Chapter:
    """Return the chapter of a playbook; with a role, its steps are marked."""
    playbook = pen.library.playbooks[name]
    parts = (
        _opening(playbook, pen),
        _flow(playbook, pen),
        step_blocks(playbook, role, pen),
        _asking(playbook, pen),
        _who(playbook, pen),
        _measured(playbook, pen),
        _things(playbook, pen),
        _trouble(playbook, pen),
        _questions(playbook, pen),
        example_blocks(playbook, pen),
    )
    return Chapter(depth, tuple(block for part in parts for block in part))


def _titled(title: str, blocks: Iterable[Block], pen: Pen, level: int = 1) -> Iterator[Block]:
    """Yield blocks under a heading; nothing if there are none."""
    found = list(blocks)
    if found:
        yield Heading(level, pen.say(title))
        yield from found


def _opening(playbook: Playbook, pen: Pen) -> Iterator[Block]:
    write, flow = pen.write, pen.facts.flows[playbook.id]
    yield Heading(0, pen.plain(playbook.name), page_path("playbook", playbook.id))
    if playbook.status == "retired":
        yield Note(pen.say(N_("This process is retired and no longer used.")))
    if playbook.summary:
        yield Lead(pen.plain(playbook.summary))
    yield Facts(pen.entries((*chips(playbook, write).entries, *playbook_card(playbook, write).entries)))
    yield from _titled(N_("Purpose"), [Prose(pen.blocks(playbook.purpose))] if playbook.purpose else [], pen)
    if playbook.scope:
        rows = [[_lines(map(write.inline, its)) for its in (playbook.scope.includes, playbook.scope.excludes)]]
        yield from pen.table(SCOPE, rows)
    ends = trigger(flow, write).ends
    yield from _titled(N_("How it ends"), [Facts(pen.entries(ends))] if ends else [], pen)


def _asking(playbook: Playbook, pen: Pen) -> Iterator[Block]:
    """Yield where to ask, whom, and when to take a question further."""
    found, say = ask(playbook, pen.write), pen.write.say
    whom = Md(", ".join(filter(None, (found.role.md, found.contact))))
    entries = [Entry(say(N_("Who to ask")), whom), Entry(say(N_("Where")), found.where)]
    entries += [Entry(escalated.role.md, escalated.when) for escalated in found.escalations]
    yield from _titled(N_("Where to ask"), [Facts(pen.entries(entries))], pen)


def _lines(texts: Iterable[Md]) -> Md:
    return Md("<br>".join(f"– {text}" for text in texts))


def _flow(playbook: Playbook, pen: Pen) -> Iterator[Block]:
    drawn = flow_in_pieces(playbook.id, pen)
    captions = [_caption(n, len(drawn), pen) for n in range(1, len(drawn) + 1)]
    said = pen.write.translator.gettext(N_("The flow of “{playbook}” by role. Its steps stand in words below."))
    pictures = (
        Drawing(svg, said.format(playbook=playbook.name), text_of(caption))
        for svg, caption in zip(drawn, captions, strict=True)
    )
    yield from _titled(N_("Flow"), pictures, pen)


def _caption(number: int, count: int, pen: Pen) -> Md:
    if count == 1:
        return pen.write.say(N_("Roles are columns, phases are bands."))
    return pen.write.say(
        N_("Part {n} of {count}. Roles are columns, phases are bands; a dashed box is in another part."),
        n=number, count=count,
    )  # fmt: skip


def _who(playbook: Playbook, pen: Pen) -> Iterator[Block]:
    matrix = step_matrix(playbook, pen.facts.flows[playbook.id], pen.write)
    blocks: list[Block] = [*pen.table(ROLES, _by_role(matrix)), as_matrix(matrix)] if matrix.columns else []
    yield from _titled(N_("Who does what (RACI)"), blocks, pen)
    rows = (
        (
            pen.write.link("role", hand_off.giver),
            pen.write.link("role", hand_off.receiver),
            what_passes(hand_off.outputs, hand_off.answer, pen.write),
            pen.write.step(playbook.id, hand_off.step),
        )
        for hand_off in pen.facts.hand_offs[playbook.id]
    )
    yield from _titled(N_("Hand-offs"), pen.table(HAND_OFFS, rows), pen)


def _by_role(raci: RaciSection) -> Iterator[list[Md]]:
    """Yield for each role of a matrix its steps by letter, as their numbers."""
    for n, role in enumerate(raci.columns):
        cells = [(number, [str(badge.letter) for badge in row.cells[n]]) for number, row in enumerate(raci.rows, 1)]
        yield [role.md, *(Md(", ".join(str(number) for number, has in cells if x in has)) for x in "RACI")]


def as_matrix(raci: RaciSection) -> Matrix:
    """Return a matrix of letters."""
    rows = (
        (text_of(row.head.md), tuple(tuple(str(badge.letter) for badge in cell) for cell in row.cells))
        for row in raci.rows
    )
    return Matrix(text_of(raci.corner), tuple(text_of(column.text) for column in raci.columns), tuple(rows))


def _measured(playbook: Playbook, pen: Pen) -> Iterator[Block]:
    yield from _titled(N_("KPIs"), kpi_table(playbook.kpis, pen), pen)


def kpi_table(names: Iterable[str], pen: Pen) -> list[Table]:
    """Return a table of KPIs with what they ask, where they stand, and who owns them."""
    write = pen.write
    rows = []
    for name in names:
        tile, kpi = kpi_tile(name, write), pen.library.kpis.get(name)
        question = f"<br>{write.plain(kpi.question)}" if kpi and kpi.question else ""
        latest = Md(" ".join(filter(None, (tile.figure, tile.unit))) + (f"<br>{tile.day}" if tile.day else ""))
        rows.append(
            (
                Md(f"**{tile.kpi.md}**{question}"),
                latest,
                tile.state,
                write.level(kpi.target, kpi.unit) if kpi else Md(),
                write.label(labels.FREQUENCIES, kpi.frequency) if kpi else Md(),
                write.link("role", kpi.owner if kpi else None),
            )
        )
    return pen.table(KPIS, rows)


def _things(playbook: Playbook, pen: Pen) -> Iterator[Block]:
    passed = sipoc(playbook, pen.write)
    both = [*pen.table(INPUTS, (row[:2] for row in passed.inputs)), *pen.table(OUTPUTS, passed.outputs)]
    yield from _titled(N_("What comes in, what goes out"), both, pen)
    tools, datasets = playbook_tools(playbook.id, pen.write), playbook_data(playbook.id, pen.write)
    yield from _titled(N_("Tools to have"), needs_table(TOOL_COLUMNS, tools, pen), pen)
    yield from _titled(N_("Data to have"), needs_table(DATA_COLUMNS, datasets, pen), pen)


def needs_table(columns: Iterable[str], needs: NeedsSection, pen: Pen) -> list[Table]:
    """Return a table of tools or data sets."""
    shares = (5, 4, 5, 12)
    return pen.table((Column(head, share) for head, share in zip(columns, shares, strict=True)), needs.rows)


def _trouble(playbook: Playbook, pen: Pen) -> Iterator[Block]:
    flow = pen.facts.flows[playbook.id]
    found = exceptions(playbook, flow, pen.write)
    yield from _titled(N_("Exceptions"), pen.table(EXCEPTIONS, found.exceptions), pen)
    yield from _titled(N_("Variants"), pen.table(VARIANTS, (_variant(view, pen) for view in found.variants)), pen)
    rows = ((r.name, r.step, r.likelihood, r.impact, r.control) for r in risks(flow, pen.write).rows)
    yield from _titled(N_("Risks and controls"), pen.table(RISKS, rows), pen)
    mistakes = tuple(
        text_of(Md(f"{pen.write.inline(text)} ({pen.write.step(playbook.id, step.id).md})"))
        for step in flow.steps.values()
        for text in step.mistakes
    )
    yield from _titled(N_("Common mistakes"), [Items(mistakes)] if mistakes else [], pen)


def _variant(view: VariantView, pen: Pen) -> tuple[Md, Md, Md]:
    """Return the row of a variant; what differs in one that is a flow stands below what is to be done."""
    differs = (pen.write.labelled(Md(f"**{entry.term}**"), entry.text) for entry in view.differences)
    return view.name, view.when, Md("<br>".join(filter(None, (view.do, *differs))))


def _questions(playbook: Playbook, pen: Pen) -> Iterator[Block]:
    blocks = [
        block
        for asked in playbook.faq
        for block in (Heading(2, pen.plain(asked.question)), Prose(pen.blocks(asked.answer)))
    ]
    yield from _titled(N_("Questions people ask"), blocks, pen)
    read_first = joined(pen.write.links("playbook", playbook.learning.prerequisites if playbook.learning else ()))
    yield from _titled(N_("Read beforehand"), [Items((text_of(read_first),))] if read_first else [], pen)

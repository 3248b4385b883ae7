"""The worked examples of a playbook to blocks: what each starts from, what was done step by step, and what it shows.

Knows: sections of pages, blocks. Must not know how a document is set.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from playpress.diagnostics import N_
from playpress.language.richtext import Md
from playpress.pages.page import Entry
from playpress.pages.sections.examples import examples
from playpress.publish.documents.blocks import Facts, Heading, Prose
from playpress.publish.documents.rich import blocks_of, text_of
from playpress.publish.documents.setting import Column

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playpress.model.playbook import Playbook
    from playpress.pages.sections.examples import Case, Doing
    from playpress.publish.documents.blocks import Block
    from playpress.publish.documents.setting import Pen

DOINGS = Column(N_("Step"), 1), Column(N_("What happened"), 4)


def example_blocks(playbook: Playbook, pen: Pen) -> Iterator[Block]:
    """Yield the worked examples of a playbook, each under a heading of its own."""
    cases = examples(playbook, pen.facts.flows[playbook.id], pen.write).cases
    if cases:
        yield Heading(1, pen.say(N_("Worked examples")))
    for case in cases:
        yield Heading(2, text_of(case.name))
        yield from _case(case, pen)


def _case(case: Case, pen: Pen) -> Iterator[Block]:
    say = pen.write.say
    yield Prose([*blocks_of(case.origin), *blocks_of(case.situation)])
    rows = ((doing.step, _happened(doing, pen)) for doing in case.steps)
    yield from pen.table(DOINGS, rows)
    closing = pen.entries((Entry(say(N_("Ends with")), case.end), Entry(say(N_("What it shows")), case.lesson)))
    if closing:
        yield Facts(closing)


def _happened(doing: Doing, pen: Pen) -> Md:
    """Return what is said of a step in a case: when and by whom it was done, and in a line of its own what came of it."""
    say = pen.write.say
    marked = (
        (N_("Exception:"), doing.exception),
        (N_("Answer:"), doing.answer),
        (N_("Handed over:"), doing.handed_over),
    )
    lines = [f"{say(mark)} **{text}**" for mark, text in marked if text]
    when = f"*{doing.circumstances}*" if doing.circumstances else ""
    first = f"{when}: {doing.note}" if when and doing.note else when or doing.note
    return Md("<br>".join(filter(None, (first, " · ".join(lines)))))

"""What can happen out of the ordinary in a process, and its regular variants.

Knows: the flow, the writer. Must not know the pages.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from playpress.diagnostics import N_
from playpress.language.richtext import Md
from playpress.pages.line import joined
from playpress.pages.sections.step import place
from playpress.pages.sections.variants import anchor_of, differences

if TYPE_CHECKING:
    from playpress.analysis.variants import VariantFlow
    from playpress.model.playbook import Playbook, ProcessException
    from playpress.model.variant import Variant
    from playpress.pages.page import Entry
    from playpress.pages.writer import Writer
    from playpress.process.flow import Flow


class ExceptionView(NamedTuple):
    """An exception: what happens, where, what is done, who is called, and where work goes on."""

    when: Md
    at: Md
    do: Md
    escalate_to: Md
    resume: Md


class VariantView(NamedTuple):
    """A variant: its name, when it applies, what is done differently; of one that is a flow, what differs, and where it stands."""

    name: Md
    when: Md
    do: Md
    differences: tuple[Entry, ...]
    href: Md


class ExceptionsSection(NamedTuple):
    """Exceptions and variants, as the playbook has them."""

    exceptions: tuple[ExceptionView, ...]
    variants: tuple[VariantView, ...]


def exceptions(playbook: Playbook, flow: Flow, write: Writer) -> ExceptionsSection:
    """Return the exceptions and variants of a playbook."""
    flows = {one.number: one for one in write.facts.variants.get(playbook.id, ())}
    variants = (_variant(v, flows.get(n), flow, write) for n, v in enumerate(playbook.variants, 1))
    return ExceptionsSection(tuple(_exception(e, flow, write) for e in playbook.exceptions), tuple(variants))


def _variant(variant: Variant, its: VariantFlow | None, flow: Flow, write: Writer) -> VariantView:
    said = write.plain(variant.name), write.plain(variant.when), write.inline(variant.do)
    if its is None:
        return VariantView(*said, (), Md())
    return VariantView(*said, differences(its, flow, write), Md(f"#{anchor_of(its.number)}"))


def _exception(exception: ProcessException, flow: Flow, write: Writer) -> ExceptionView:
    at = joined(place(flow.playbook, node, flow, write) for node in exception.at)
    return ExceptionView(
        write.plain(exception.when),
        at if exception.at else write.say(N_("anywhere")),
        write.inline(exception.do),
        write.link("role", exception.escalate_to).md,
        place(flow.playbook, exception.resume, flow, write).md if exception.resume is not None else Md(),
    )

"""The variants of a process that are flows of their own: what differs, the picture, who does it, how long it takes.

Knows: facts, sections of flows, the writer. Must not know the pages.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from playpress.diagnostics import N_
from playpress.language.richtext import Md
from playpress.pages.address import page_path
from playpress.pages.differences import DIFFERENCES, value_of
from playpress.pages.line import joined
from playpress.pages.page import Entry, Link
from playpress.pages.sections.flow import playbook_diagram, role_picture
from playpress.pages.sections.flow_in_words import FlowInWordsSection, flow_in_words
from playpress.pages.sections.raci import RaciSection, step_matrix
from playpress.pages.sections.times import varied_time

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from playpress.analysis.pilots import Difference
    from playpress.analysis.runs import Run
    from playpress.analysis.variants import VariantFlow
    from playpress.model.playbook import Playbook
    from playpress.pages.page import Picture
    from playpress.pages.writer import Writer
    from playpress.process.flow import Flow

LETTERS = frozenset({"responsible", "accountable", "consulted", "informed"})
"""The differences that are rows of the matrix."""


class VariantSection(NamedTuple):
    """A variant: when it applies, what differs, its picture (None if that would be too large), its flow in words.

    `raci` has the steps in which somebody else takes part.
    """

    anchor: Md
    name: Md
    when: Md
    do: Md
    differences: tuple[Entry, ...]
    picture: Picture | None
    words: FlowInWordsSection
    raci: RaciSection
    time: Md


class VariantsSection(NamedTuple):
    """The variants of a process that are flows of their own."""

    variants: tuple[VariantSection, ...]

    @property
    def pictures(self) -> tuple[Picture, ...]:
        """Their pictures."""
        return tuple(variant.picture for variant in self.variants if variant.picture)


def variants(playbook: Playbook, flow: Flow, write: Writer) -> VariantsSection:
    """Return the variants of a playbook that are flows of their own."""
    found = write.facts.variants.get(playbook.id, ())
    runs = write.facts.variant_runs.get(playbook.id, ())
    return VariantsSection(tuple(_variant(one, run, flow, write) for one, run in zip(found, runs, strict=True)))


def anchor_of(number: int) -> str:
    """Return the anchor of a variant by its number in the file."""
    return f"exceptions-variant-{number}"


def variant_link(one: VariantFlow, write: Writer) -> Link:
    """Return the link to a variant."""
    page = page_path("playbook", one.playbook.id)
    return Link(write.plain(one.variant.name), write.href(f"{page}#{anchor_of(one.number)}"))


def differences(one: VariantFlow, flow: Flow, write: Writer) -> tuple[Entry, ...]:
    """Return what differs in a variant from the process with this flow: what is left out, the same in several steps, each step."""
    groups: dict[tuple[str, str], list[Difference]] = {}
    for found in one.differences:
        groups.setdefault((found.key, repr(found.after)), []).append(found)
    whole = [its for its in groups.values() if its[0].key == "removed"]
    whole += [its for its in groups.values() if its[0].key != "removed" and len(its) > 1]
    alone: dict[str, list[Difference]] = {}
    for found, *_ in (its for its in groups.values() if its not in whole):
        alone.setdefault(found.step or "", []).append(found)
    return (
        *(_entry(its, one, flow, write) for its in whole),
        *(Entry(write.step_of(flow, step).md, _listed(its, one, write)) for step, its in alone.items()),
    )


def differences_at(one: VariantFlow, step: str, write: Writer) -> Md:
    """Return what differs in a step of a variant, on one line; empty if nothing does."""
    found = (d for d in one.differences if d.step == step)
    return Md(write.say(N_("; ")).join(_at_step(d, one, write) for d in found))


def _variant(one: VariantFlow, run: Run, flow: Flow, write: Writer) -> VariantSection:
    diagram = playbook_diagram(one.playbook, one.flow, write)
    others = {d.step or "" for d in one.differences if d.key in LETTERS}
    return VariantSection(
        anchor=Md(anchor_of(one.number)),
        name=write.plain(one.variant.name),
        when=write.plain(one.variant.when),
        do=write.markdown(one.variant.do),
        differences=differences(one, flow, write),
        picture=role_picture(one.playbook.id, diagram, write, f"variant-{one.number}") if diagram.is_drawable else None,
        words=flow_in_words(one.playbook, diagram, write),
        raci=step_matrix(one.playbook, one.flow, write, others),
        time=varied_time(run, write.facts.runs[one.playbook.id], write),
    )


def _entry(found: Sequence[Difference], one: VariantFlow, flow: Flow, write: Writer) -> Entry:
    """Return what differs in the same way in some steps."""
    key, steps = found[0].key, [d.step or "" for d in found]
    where = joined(write.step_of(flow, step) for step in steps)
    if key == "removed":
        return Entry(write.say(N_("Left out")), where)
    if key in LETTERS and steps == [step for step, its in one.flow.steps.items() if its.raci]:
        where = write.say(N_("every step"))
    value = value_of(key, found[0].after, one.playbook.id, write)
    return Entry(write.label(DIFFERENCES, key), write.say(N_("{value} ({steps})"), value=value, steps=where))


def _listed(found: Sequence[Difference], one: VariantFlow, write: Writer) -> Md:
    """Return what differs in one step, on one line, beside what it is in the process."""
    return Md(write.say(N_("; ")).join(_beside(d, one, write) for d in found))


def _beside(found: Difference, one: VariantFlow, write: Writer) -> Md:
    text = _at_step(found, one, write)
    if found.key == "instructions" or found.before in (None, (), ""):
        return text
    before = value_of(found.key, found.before, one.playbook.id, write)
    return write.say(N_("{value} instead of {before}"), value=text, before=before)


def _at_step(found: Difference, one: VariantFlow, write: Writer) -> Md:
    if found.key == "removed":
        return write.say(N_("left out"))
    value = value_of(found.key, found.after, one.playbook.id, write)
    return write.labelled(write.label(DIFFERENCES, found.key), value)


def varied_steps(playbook: str, step: str, write: Writer) -> Iterator[Entry]:
    """Yield what differs in a step in each variant of its playbook in which anything does."""
    for one in write.facts.variants.get(playbook, ()):
        yield Entry(write.say(N_("Variant {name}"), name=variant_link(one, write).md), differences_at(one, step, write))

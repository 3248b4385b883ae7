"""The variants of a process that are flows of their own: what differs, the picture, who does it, how long it takes.

Knows: facts, sections of flows, the writer. Must not know the pages.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from playpress.analysis.assignments import step_assignments
from playpress.diagnostics import N_
from playpress.language.richtext import Md
from playpress.pages.address import page_path
from playpress.pages.line import joined
from playpress.pages.page import Entry, Link
from playpress.pages.sections.differences import DIFFERENCES, value_of
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
    """Return what differs in a variant from the process with this flow, what is the same in several steps once."""
    groups: dict[tuple[str, str], list[Difference]] = {}
    for found in sorted(one.differences, key=lambda found: found.key != "removed"):
        groups.setdefault((found.key, repr(found.after)), []).append(found)
    return tuple(_entry(key, its, one, flow, write) for (key, _), its in groups.items())


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


def _entry(key: str, found: Sequence[Difference], one: VariantFlow, flow: Flow, write: Writer) -> Entry:
    """Return what differs in the same way in some steps."""
    steps = [d.step or "" for d in found]
    if key == "removed":
        return Entry(write.say(N_("Left out")), joined(write.step_of(flow, step) for step in steps))
    where = joined(write.step_of(flow, step) for step in steps)
    doing = [step for step, its in one.flow.steps.items() if step_assignments(its, "")]
    if key in LETTERS and len(steps) > 1 and steps == doing:
        where = write.say(N_("every step"))
    befores = {repr(d.before) for d in found}
    after, before = (value_of(key, value, one.playbook.id, write) for value in (found[0].after, found[0].before))
    is_new = found[0].before in (None, (), "")
    if len(befores) > 1 or key == "instructions" or is_new:
        return Entry(write.label(DIFFERENCES, key), write.say(N_("{after} ({steps})"), after=after, steps=where))
    text = N_("{after} instead of {before} ({steps})")
    return Entry(write.label(DIFFERENCES, key), write.say(text, after=after, before=before, steps=where))


def _at_step(found: Difference, one: VariantFlow, write: Writer) -> str:
    if found.key == "removed":
        return write.say(N_("left out"))
    value = value_of(found.key, found.after, one.playbook.id, write)
    return write.labelled(write.label(DIFFERENCES, found.key), value)


def varied_steps(playbook: str, step: str, write: Writer) -> Iterator[Entry]:
    """Yield what differs in a step in each variant of its playbook in which anything does."""
    for one in write.facts.variants.get(playbook, ()):
        name = Md(f"[{write.plain(one.variant.name)}](#{anchor_of(one.number)})")
        yield Entry(write.say(N_("Variant {name}"), name=name), differences_at(one, step, write))

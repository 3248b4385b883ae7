"""A KPI at a glance: its latest figure, its state in a word, its change since the baseline, and the line of its figures.

Knows: facts, charts, the writer. Must not know the pages.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from playpress.analysis.kpi_state import STATES
from playpress.analysis.parts import MOST_ROWS, cut
from playpress.diagnostics import N_
from playpress.diagrams.charts.sparkline import sparkline
from playpress.language import labels
from playpress.language.richtext import Md
from playpress.language.translation import PERCENT
from playpress.pages.address import INDEX_PAGES, part_path
from playpress.pages.page import Link
from playpress.pages.sections.parts import further_ones

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from playpress.analysis.kpi_progress import Progress, Way
    from playpress.model.kpi import Kpi
    from playpress.pages.writer import Writer

PROGRESS: Mapping[Way, str] = {
    "better": N_("{amount} better than on {date}"),
    "worse": N_("{amount} worse than on {date}"),
    "more": N_("{amount} more than on {date}"),
    "less": N_("{amount} less than on {date}"),
    "same": N_("the same as on {date}"),
}
WAYS: Mapping[Way, str] = {
    "better": N_("{amount} better"),
    "worse": N_("{amount} worse"),
    "more": N_("{amount} more"),
    "less": N_("{amount} less"),
    "same": N_("no difference"),
}
MOST_TILES = 12
NO_FIGURES = N_("no figures yet")


class KpiTile(NamedTuple):
    """A KPI at a glance; `unit` is empty if the figure has it, `kind` is the state as the style sheet names it, and `notes` are further lines of the page's own."""

    kpi: Link
    figure: Md
    unit: Md
    kind: Md
    state: Md
    spark: Md
    day: Md
    progress: Md
    target: Md
    notes: tuple[Md, ...]


class KpiTileSection(NamedTuple):
    """Tiles, in the order given; `more` leads to those that are left out."""

    tiles: tuple[KpiTile, ...]
    more: Link = Link(Md())


def kpi_tiles(names: Iterable[str], write: Writer) -> KpiTileSection:
    """Return the tiles of some KPIs."""
    return KpiTileSection(tuple(kpi_tile(name, write) for name in names))


def own_tile(name: str, write: Writer) -> KpiTileSection:
    """Return the tile of a KPI for its own page, which has the name and a larger picture anyway, with what it lacks."""
    return KpiTileSection((kpi_tile(name, write, *_lacks(name, write))._replace(kpi=Link(Md()), spark=Md()),))


def _lacks(name: str, write: Writer) -> Iterator[Md]:
    """Yield why a KPI with figures has no change since its baseline, and that it has no target."""
    kpi, standing = write.library.kpis[name], write.facts.standings.get(name)
    if standing and kpi.baseline is None:
        yield write.say(N_("No baseline is set, so nothing says how far it has come."))
    elif standing and standing.progress is None:
        yield write.say(N_("The baseline is later than the latest figure, so nothing says how far it has come."))
    if kpi.target is None:
        yield write.say(N_("No target is set."))


def few_tiles(names: Iterable[str], rest: Md, write: Writer) -> KpiTileSection:
    """Return the tiles of some KPIs, those in the worst state first; of many a few, and the way to the rest."""
    ordered = worst_first(names, write)
    return KpiTileSection(
        tuple(kpi_tile(name, write) for name in ordered[:MOST_TILES]),
        further_ones(len(ordered) - MOST_TILES, rest, write),
    )


def worst_first(names: Iterable[str], write: Writer) -> list[str]:
    """Return KPIs by their state: red, amber, green, without a state, without figures; within it by name."""
    order = {state: place for place, state in enumerate(STATES)}
    states = write.facts.kpi_states
    return sorted(write.sort("kpi", names), key=lambda name: order.get(states.get(name, ""), len(order)))


def worst_state(names: Iterable[str], write: Writer) -> str:
    """Return the state of the worst of some KPIs: `red`, `amber` or `green`; empty if none of them has one."""
    states = {write.facts.kpi_states.get(name, "") for name in names}
    return next((state for state in STATES if state in states and state in labels.KPI_STATES), "")


def states_of_all(write: Writer) -> tuple[Link, ...]:
    """Return how many KPIs are in each state, the worst first, each a link to them on the board of all KPIs.

    The colours are there even if no KPI has them; without any KPI, nothing is.
    """
    states = write.facts.kpi_states
    totals, part_of = Counter(states.values()), dict[str, int]()
    for number, names in enumerate(cut(worst_first(states, write), MOST_ROWS), 1):
        for name in names:
            part_of.setdefault(states[name], number)
    return tuple(_in_state(state, totals[state], part_of, write) for state in _shown(totals)) if states else ()


def _shown(totals: Mapping[str, int]) -> Iterator[str]:
    yield from (state for state in STATES if totals[state] or state in labels.KPI_STATES)


def _in_state(state: str, count: int, part_of: Mapping[str, int], write: Writer) -> Link:
    said = write.labelled(write.say(labels.KPI_BOARD[state]), write.number(count))
    place = f"{part_path(INDEX_PAGES['kpi'], part_of[state])}#kpis-{state}" if count else ""
    return Link(said, write.href(place) if place else Md())


def explained_tiles(names: Iterable[str], write: Writer) -> KpiTileSection:
    """Return the tiles of some KPIs with what they ask, how often they are measured, and who owns them."""
    return KpiTileSection(tuple(kpi_tile(name, write, *_explained(name, write)) for name in names))


def _explained(name: str, write: Writer) -> Iterator[Md]:
    if kpi := write.library.kpis.get(name):
        yield write.plain(kpi.question)
        measured = write.labelled(write.say(N_("Measured")), write.label(labels.FREQUENCIES, kpi.frequency))
        owner = write.labelled(write.say(N_("Owner")), write.link("role", kpi.owner).md)
        yield measured if kpi.frequency else Md()
        yield owner if kpi.owner else Md()


def kpi_tile(name: str, write: Writer, *notes: Md) -> KpiTile:
    """Return the tile of a KPI; one that is not in the registry has only its name, one without figures says so."""
    kpi, link = write.library.kpis.get(name), write.link("kpi", name)
    if kpi is None:
        return KpiTile(link, Md(), Md(), Md(), Md(), Md(), Md(), Md(), Md(), ())
    lines = tuple(note for note in notes if note)
    standing = write.facts.standings.get(name)
    target = write.level(kpi.target, _short_unit(kpi) if standing else kpi.unit)
    said = write.say(N_("target {figure}"), figure=target) if target else Md()
    if standing is None:
        return KpiTile(link, write.say(NO_FIGURES), Md(), Md(), Md(), Md(), Md(), Md(), said, lines)
    state = standing.state or ""
    return KpiTile(
        kpi=link,
        figure=write.figure(standing.newest.value, _short_unit(kpi)),
        unit=Md() if _short_unit(kpi) else write.plain(kpi.unit),
        kind=Md(state),
        state=write.label(labels.KPI_STATES, standing.state),
        spark=spark(kpi, write, state),
        day=Md(write.translator.date(standing.newest.date)),
        progress=progress(kpi, standing.progress, write),
        target=said,
        notes=lines,
    )


def _short_unit(kpi: Kpi) -> str | None:
    """Return the unit that every figure of a tile bears, the percent sign; any other one stands beside the first."""
    return kpi.unit if kpi.unit == PERCENT else None


def badge(tile: KpiTile) -> Md:
    """Return a tile's state as a word with its sign; empty without one."""
    return Md(f'<span class="pp-state pp-{tile.kind}">{tile.state}</span>') if tile.state else Md()


def spark(kpi: Kpi, write: Writer, state: str) -> Md:
    """Return the line of a KPI's figures, with a label that says from where to where it goes; empty for fewer than two."""
    series = write.facts.series[kpi.id]
    first, last = series[0], series[-1]
    label = write.translator.gettext(N_("From {first} on {first_date} to {last} on {last_date}")).format(
        first=write.translator.figure(first.value, kpi.unit),
        first_date=write.translator.date(first.date),
        last=write.translator.figure(last.value, kpi.unit),
        last_date=write.translator.date(last.date),
    )
    return Md(sparkline([(row.date.toordinal(), row.value) for row in series], label, state))


def progress(kpi: Kpi, found: Progress | None, write: Writer) -> Md:
    """Return how a KPI has changed since its baseline: `36 better than on 30 November 2025`; empty without one."""
    if found is None or kpi.baseline is None:
        return Md()
    day = Md(write.translator.date(kpi.baseline.as_of))
    return write.say(PROGRESS[found.way], amount=amount(found.amount, _short_unit(kpi), write), date=day)


def difference(kpi: Kpi, found: Progress | None, write: Writer) -> Md:
    """Return a change without its day: `36 better`; empty for none. Its unit stands beside the figure that has changed."""
    return write.say(WAYS[found.way], amount=amount(found.amount, _short_unit(kpi), write)) if found else Md()


def amount(value: float, unit: str | None, write: Writer) -> Md:
    """Return a difference of two figures with its unit: between percentages it is percentage points."""
    if unit != PERCENT:
        return write.figure(value, unit)
    grammatical = int(value) if value.is_integer() else 2
    said = write.translator.ngettext("{n} percentage point", "{n} percentage points", grammatical)
    return Md(said.format(n=write.number(value)))

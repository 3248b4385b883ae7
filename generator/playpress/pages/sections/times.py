"""One run of a playbook: how long it takes, where that time goes, and what the figures rest on.

Knows: facts, the writer, the bar of the charts. Must not know the pages.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from playpress.diagnostics import N_
from playpress.diagrams.charts.bar import bar
from playpress.language.richtext import Md
from playpress.pages.page import Entry, Link
from playpress.process.duration import Calendar, shown_as
from playpress.process.run import Times, Unknown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playpress.analysis.runs import Cost, Run
    from playpress.model.playbook import Playbook
    from playpress.model.time import Timespan, TimeUnit
    from playpress.pages.writer import Writer
    from playpress.process.spread import Spread

WHY_UNKNOWN = {
    "no_times": N_("No step says how long it takes, so nothing can be computed."),
    "endless": N_("Nothing can be computed: from {step}, no end can be reached."),
    "parallel": N_("Nothing can be computed: parallel work leads back into itself at {step}."),
    "circle": N_("Nothing can be computed: the process that {step} runs comes back to itself."),
}
WIDTH = 600.0
"""The width of the bar in its own units; the page stretches it."""
_WHOLE = 10.0
"""From which amount on a cost is told without cents."""
_OFTEN = 0.005
"""By how much a number of times must differ from 1 to be told."""


class StepRow(NamedTuple):
    """A step in one run: how often it is done, hours of one time, and its part of the time."""

    step: Link
    visits: Md
    work: Md
    wait: Md
    share: Md


class TimesSection(NamedTuple):
    """The times of one run. `bar` is an SVG, empty if nothing is known; then `summary` says why."""

    summary: Md
    bar: Md
    work: Md
    wait: Md
    entries: tuple[Entry, ...]
    rows: tuple[StepRow, ...]
    notes: tuple[Md, ...]


def times(playbook: Playbook, write: Writer) -> TimesSection:
    """Return the times of one run of a playbook."""
    run = write.facts.runs[playbook.id]
    if isinstance(run.times, Unknown):
        return TimesSection(_why(run.times, playbook.id, write), Md(), Md(), Md(), (), (), ())
    found, label = run.times, write.translator.gettext(N_("The time of one run, step by step"))
    return TimesSection(
        summary=write.say(N_("One run takes {time}."), time=lead_time(playbook.id, found, write)),
        bar=Md(bar(_pieces(found), found.lead, label, WIDTH)),
        work=amount(found.work, write) if found.work else Md(),
        wait=amount(found.wait, write) if found.wait else Md(),
        entries=tuple(entry for entry in _entries(playbook, run, found, write) if entry.text),
        rows=tuple(_rows(playbook.id, found, write)),
        notes=tuple(_notes(playbook.id, found, write)),
    )


def amount(hours: float, write: Writer, unit: TimeUnit | None = None) -> Md:
    """Return an amount of hours as people say it, in a unit or in the one that fits: `6.5 weeks`."""
    return write.timespan(shown_as(hours, Calendar.of(write.library.handbook), unit))


def lead_time(playbook: str, found: Times, write: Writer) -> Md:
    """Return how long one run takes, in half a sentence: `about 6 weeks, of which 4 days is work; waits longest at …`."""
    time = _pace(found, write)
    if not found.wait:
        return time
    longest = write.step(playbook, found.longest_wait).md
    return write.say(N_("{time}; waits longest at {step}"), time=time, step=longest)


def _rough(found: Times, write: Writer) -> Md:
    """Return a lead time in two words: `about 6 weeks`."""
    return write.say(N_("at least {time}") if found.is_least else N_("about {time}"), time=amount(found.lead, write))


def _pace(found: Times, write: Writer) -> Md:
    """Return how long one run takes and how much of that is work: `about 6 weeks, of which 4 days is work`."""
    time = _rough(found, write)
    if found.work and found.wait:
        time = write.say(N_("{time}, of which {work} is work"), time=time, work=amount(found.work, write))
    elif not found.is_least:
        time = write.say(N_("{time}, all of it work") if found.work else N_("{time}, all of it waiting"), time=time)
    return time


def varied_time(varied: Run, usual: Run, write: Writer) -> Md:
    """Return how long one run of a variant takes, beside one of the process; empty if nothing is known."""
    if isinstance(varied.times, Unknown):
        return Md()
    time = _pace(varied.times, write)
    if isinstance(usual.times, Unknown) or usual.times == varied.times:
        return write.say(N_("One run takes {time}."), time=time)
    text = N_("One run takes {time} (in the process itself, {usual}).")
    return write.say(text, time=time, usual=_rough(usual.times, write))


def takes(playbook: Playbook, write: Writer) -> Md:
    """Return how long one run of a playbook takes, in a few words; empty if nothing is known."""
    found = write.facts.runs[playbook.id].times
    return Md() if isinstance(found, Unknown) else _pace(found, write)


def target(playbook: Playbook, write: Writer) -> Md:
    """Return a playbook's lead time target, and whether the computed time is longer."""
    found, aim = write.facts.runs[playbook.id].times, write.timespan(playbook.lead_time_target)
    is_exceeded = is_late(playbook.lead_time_target, found, write)
    return write.say(N_("{target}; the computed time is longer"), target=aim) if is_exceeded else aim


def is_late(target: Timespan | None, found: Times | Unknown, write: Writer) -> bool:
    """Tell whether one run takes longer than a target."""
    if target is None or isinstance(found, Unknown):
        return False
    return found.exceeds(Calendar.of(write.library.handbook).hours(target))


def _why(unknown: Unknown, playbook: str, write: Writer) -> Md:
    step = write.step(playbook, unknown.step).md if unknown.step else Md()
    return write.say(WHY_UNKNOWN[unknown.why], step=step)


def _pieces(found: Times) -> list[tuple[float, str]]:
    """Return work and waiting of each step in turn, in hours of the lead time."""
    pieces = []
    for step in found.steps.values():
        if both := step.work + step.wait:
            hours = step.share * found.lead
            pieces += [(hours * step.work / both, "work"), (hours * step.wait / both, "wait")]
    return pieces


def _entries(playbook: Playbook, run: Run, found: Times, write: Writer) -> Iterator[Entry]:
    percent = write.translator.percent
    longest, share = write.step(playbook.id, found.slowest).md, Md(percent(found.steps[found.slowest].share))
    yield Entry(
        write.say(N_("Takes longest (bottleneck)")),
        write.say(N_("{step}: {share} of the time"), step=longest, share=share),
    )
    works = write.say(N_("somebody is working {share} of the time"), share=Md(percent(found.efficiency)))
    yield Entry(write.say(N_("Flow efficiency")), Md() if found.is_least else works)
    yield Entry(write.say(N_("Everyone's work")), amount(found.effort, write) if found.effort > found.work else Md())
    again = write.say(N_("{share} of the work"), share=Md(percent(run.rework)))
    yield Entry(write.say(N_("Repeated work (rework)")), again if run.rework else Md())
    yield Entry(write.say(N_("Spread")), _spread(write.facts.lead_times[playbook.id], write))
    yield Entry(write.say(N_("On the longest path (critical path)")), _longest_way(playbook.id, run, write))
    yield Entry(write.say(N_("Cost of one run")), _cost(run.cost, found, write))
    yield Entry(write.say(N_("Ends with")), _ends(playbook.id, found, write))


def _spread(spread: Spread | None, write: Writer) -> Md:
    """Return how much runs differ: by half of them and by 85 of 100."""
    if spread is None:
        return Md()
    text = N_("half of the runs take at most {half}, 85 of 100 at most {most}")
    return write.say(text, half=amount(spread.half, write), most=amount(spread.most, write))


def _longest_way(playbook: str, run: Run, write: Writer) -> Md:
    """Return what is on the longest way through a process: `12 steps (1–7, 9–13), 5 hand-offs, 1 approval`; empty if none leads to an end."""
    path, numbers = run.path, write.facts.flows[playbook].numbers
    if not path.steps:
        return Md()
    steps = write.count("{n} step", "{n} steps", len(path.steps))
    on_it = ", ".join(_runs([numbers[step] for step in path.steps]))
    hand_offs = write.count("{n} hand-off", "{n} hand-offs", path.hand_offs)
    return Md(f"{steps} ({on_it}), {hand_offs}, {write.count('{n} approval', '{n} approvals', path.approvals)}")


def _runs(numbers: list[int]) -> Iterator[str]:
    """Yield the runs in a list of numbers, in its order: `1–3` and `5` of 1, 2, 3, 5."""
    breaks = [n for n in range(1, len(numbers)) if numbers[n] != numbers[n - 1] + 1]
    for start, stop in pairwise([0, *breaks, len(numbers)]):
        yield f"{numbers[start]}–{numbers[stop - 1]}" if stop > start + 1 else f"{numbers[start]}"


def _cost(cost: Cost | None, found: Times, write: Writer) -> Md:
    """Return the cost of a run, to three figures at most, in the handbook's currency if it names one."""
    if cost is None:
        return Md()
    amount = float(f"{cost.amount:.3g}")
    figure = write.figure(round(amount) if amount >= _WHOLE else amount, write.library.handbook.currency)
    if not cost.unpriced:
        text = (
            N_("at least {figure} (by the hourly rates)")
            if found.is_least
            else N_("about {figure} (by the hourly rates)")
        )
        return write.say(text, figure=figure)
    roles = Md(", ".join(link.md for link in write.sorted_links("role", cost.unpriced)))
    return write.say(N_("at least {figure} (by the hourly rates; none for {roles})"), figure=figure, roles=roles)


def _ends(playbook: str, found: Times, write: Writer) -> Md:
    """Return how likely each end is; nothing if there is one, or if odds are not written down."""
    if len(found.ends) < 2 or found.assumed:  # noqa: PLR2004 - several ends
        return Md()
    ends = write.facts.flows[playbook].ends
    return Md(", ".join(f"{write.plain(ends[e].name)} {write.translator.percent(p)}" for e, p in found.ends.items()))


def _rows(playbook: str, found: Times, write: Writer) -> Iterator[StepRow]:
    for name, step in found.steps.items():
        yield StepRow(
            write.step(playbook, name),
            write.number(round(step.visits, 2)),
            amount(step.work, write) if step.work else Md(),
            amount(step.wait, write) if step.wait else Md(),
            Md(write.translator.percent(step.share)) if step.share else Md(),
        )


def _notes(playbook: str, found: Times, write: Writer) -> Iterator[Md]:
    """Yield what the figures rest on in this process."""
    for steps, text in (
        (found.untimed, N_("No time is given, so counted as zero: {steps}")),
        (found.assumed, N_("No odds are given, so each answer is taken to be equally likely: {steps}")),
    ):
        if steps:
            yield write.say(text, steps=Md(", ".join(write.step(playbook, name).md for name in steps)))
    if found.is_least and not found.untimed:
        yield write.say(N_("A process that a step runs has steps without a time."))
    if found.may_stop:
        yield write.say(N_("One parallel path may stop the run; the others are counted as if they carried on."))

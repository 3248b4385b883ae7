"""What the pages of records share: the notice of an example, days and ages, the latest figure of a KPI, work, a criterion.

Knows: the writer. Must not know the pages.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from playpress.diagnostics import N_
from playpress.language import labels
from playpress.language.richtext import Md

if TYPE_CHECKING:
    import datetime

    from playpress.model.experiment import Criterion, Experiment
    from playpress.pages.writer import Writer

MONTH, YEAR = 365.25 / 12, 365.25
"""Days of an average month and year."""
MOST_WEEKS, MOST_MONTHS = 2.0, 24.0
"""Up to how many months a time is told in weeks, and in months."""


def example_notice(write: Writer, *, is_example: bool) -> Md:
    """Return the notice that a record is an example; empty for a real one."""
    notice = N_("This is an example of how such a record is written; its dates and figures are not measured.")
    return write.say(notice) if is_example else Md()


def period(start: datetime.date | None, end: datetime.date | None, write: Writer) -> Md:
    """Return `5 October 2026 – 6 November 2026`, or the only day; with one missing, what is known; empty without both."""
    if start == end:
        return write.day(start)
    if start and end:
        return Md(f"{write.day(start)} – {write.day(end)}")
    if start:
        return write.say(N_("since {date}"), date=write.day(start))
    return write.say(N_("until {date}"), date=write.day(end)) if end else Md()


def latest(kpi: str, write: Writer) -> Md:
    """Return a KPI's latest figure with its colour in words and its day; empty if none is recorded."""
    standing = write.facts.standings.get(kpi)
    if standing is None:
        return Md()
    figure, day = write.figure(standing.newest.value, write.library.kpis[kpi].unit), write.day(standing.newest.date)
    if standing.state is None:
        return write.say(N_("{value} on {date}"), value=figure, date=day)
    said = write.label(labels.KPI_STATES, standing.state)
    return write.say(N_("{value}, {state}, on {date}"), value=figure, state=said, date=day)


def age(since: datetime.date | None, write: Writer) -> Md:
    """Return how long ago a day is, in whole days, weeks, months or years; empty if it is not known or in the future."""
    today = write.facts.today
    if since is None or since > today:
        return Md()
    days = (today - since).days
    if days < 14:  # noqa: PLR2004 - two weeks
        return Md(write.translator.unit(days, "day"))
    if days < MOST_WEEKS * MONTH:
        return Md(write.translator.unit(days // 7, "week"))
    is_long = days >= MOST_MONTHS * MONTH
    return Md(write.translator.unit(int(days / (YEAR if is_long else MONTH)), "year" if is_long else "month"))


def duration(months: float, write: Writer) -> Md:
    """Return a time in weeks, months or years, with one decimal: `5.1 months`."""
    if months < MOST_WEEKS:
        return Md(write.translator.unit(round(months * 52 / 12, 1), "week"))
    if months < MOST_MONTHS:
        return Md(write.translator.unit(round(months, 1), "month"))
    return Md(write.translator.unit(round(months / 12, 1), "year"))


def working_days(hours: float, write: Writer) -> Md:
    """Return an amount of work in days of the handbook, with one decimal."""
    return Md(write.translator.unit(round(hours / write.library.handbook.hours_per_day, 1), "day"))


def criterion_result(criterion: Criterion, write: Writer) -> Md:
    """Return the figure of a criterion; empty while it is open, and for what is judged."""
    return Md() if criterion.result is None else write.figure(criterion.result, criterion.unit)


def criterion_state(criterion: Criterion, write: Writer) -> Md:
    """Return whether a criterion was met, as a sign and a word; while it is open, that it is."""
    return write.say({True: N_("✓ met"), False: N_("✗ not met"), None: N_("open")}[criterion.is_met])


def criteria_in_short(experiment: Experiment, write: Writer) -> Md:
    """Return `met: 1 of 2`, or that none is written down; open ones are told."""
    states = [criterion.is_met for criterion in experiment.criteria]
    if not states:
        return write.say(N_("none written down"))
    if None in states:
        return write.say(
            N_("open: {open} of {all}"), open=write.number(states.count(None)), all=write.number(len(states))
        )
    return write.say(N_("met: {met} of {all}"), met=write.number(states.count(True)), all=write.number(len(states)))

"""What a monthly review looks at to headings and sentences, in the handbook's language.

Knows: the translator. Must not know whether they become text or Markdown.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from playpress.diagnostics import N_
from playpress.language import labels
from playpress.language.richtext import Md, Target, plain_text, write_plain
from playpress.language.translation import PERCENT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playpress.analysis.facts import Facts
    from playpress.analysis.reviews import NextReview
    from playpress.language.translation import Translator
    from playpress.model.kpi import Level
    from playpress.report.monthly import Gap, Judgement, KpiLine, Monthly

JUDGEMENTS: dict[Judgement, str] = {
    "red": labels.KPI_STATES["red"],
    "amber": labels.KPI_STATES["amber"],
    "green": labels.KPI_STATES["green"],
    "not_judged": N_("without thresholds"),
    "no_figure": N_("without a figure"),
}
GAPS: dict[Gap, str] = {
    "goal": N_("Without a goal"),
    "kpi": N_("Without a KPI"),
    "target": N_("Without a KPI that has a target"),
    "review": N_("Without a date for the next review"),
    "changes": N_("Without a history"),
}


class Group(NamedTuple):
    """A heading and lines below it, all raw text; `summary` stands before the lines."""

    title: str
    summary: str
    lines: tuple[str, ...]


class MonthlyWords:
    """Writes the groups of a report."""

    def __init__(self, report: Monthly, facts: Facts, translator: Translator) -> None:
        """Take what is to be told."""
        self.report, self.facts, self.translator = report, facts, translator
        self.say, self.names = translator.gettext, facts.names

    @property
    def title(self) -> str:
        """The heading of the whole."""
        say = self.say(N_("{handbook}: monthly review, as of {date}"))
        return say.format(handbook=self.facts.library.handbook.name, date=self.translator.date(self.report.today))

    def groups(self) -> Iterator[Group]:
        """Yield every group, in the order of the review."""
        yield Group(self.say(N_("KPIs")), self._counted_kpis(), tuple(map(self._kpi, self.report.kpis)))
        yield Group(self.say(N_("Reviews that are overdue")), "", tuple(map(self._review, self.report.overdue)))
        yield Group(self.say(N_("Reviews due within 30 days")), "", tuple(map(self._review, self.report.soon)))
        since = self.say(N_("Changes since {date}")).format(date=self.translator.date(self.report.since))
        yield Group(since, "", tuple(self._changes()))
        yield Group(self.say(N_("Plan, do, check, act")), self._counted_stages(), tuple(self._stages()))
        yield Group(self.say(N_("What is missing")), "", tuple(self._gaps()))

    def _counted_kpis(self) -> str:
        counts = Counter(line.judgement for line in self.report.kpis)
        return self.translator.listed(
            f"{counts[key]} {self.say(name)}" for key, name in JUDGEMENTS.items() if counts[key]
        )

    def _kpi(self, line: KpiLine) -> str:
        judged = self.say(JUDGEMENTS[line.judgement])
        target = self._level(line.target, line.kpi.unit)
        aim = self.say(N_("target: {level}")).format(level=target) if target else ""
        if line.newest is None:
            said = [judged, aim]
        else:
            value, day = (
                self.translator.figure(line.newest.value, line.kpi.unit),
                self.translator.date(line.newest.date),
            )
            said = [judged, self.say(N_("{value} on {date}")).format(value=value, date=day), aim]
        return self._labelled(line.kpi.name, ", ".join(filter(None, said)))

    def _level(self, level: Level | None, unit: str | None) -> str:
        if level is None:
            return ""
        if level.value is not None:
            return self.translator.figure(level.value, unit)
        ends = [self.translator.figure(end, unit if unit == PERCENT or end == level.max else None)
                for end in (level.min, level.max) if end is not None]  # fmt: skip
        return " – ".join(ends)

    def _review(self, review: NextReview) -> str:
        said = self.say(N_("due on {date}, approved by: {role}")).format(
            date=self.translator.date(review.due) if review.due else "", role=self._name("role", review.approver)
        )
        return self._labelled(self._name("playbook", review.playbook), said)

    def _changes(self) -> Iterator[str]:
        for news in self.report.changes:
            change = news.change
            expected = f" {self.say(N_('Expected:'))} {self._words(change.expected)}" if change.expected else ""
            name = f"{self.translator.date(change.date)}, {self._name('playbook', news.playbook)} {change.version}"
            yield self._labelled(name, f"{self._words(change.what)}{expected}")

    def _counted_stages(self) -> str:
        counts: Counter[str] = Counter(state.stage for state in self.report.loop.values())
        return self.translator.listed(
            f"{self.say(name)} {counts[key]}" for key, name in labels.STAGES.items() if counts[key]
        )

    def _stages(self) -> Iterator[str]:
        for stage, name in labels.STAGES.items():
            for playbook, state in self.report.loop.items():
                if state.stage == stage:
                    why = self.say(labels.STAGE_REASONS[state.reason])
                    yield self._labelled(f"{self.say(name)} – {self._name('playbook', playbook)}", why)

    def _gaps(self) -> Iterator[str]:
        for gap, playbooks in self.report.gaps.items():
            if playbooks:
                names = self.translator.listed(self._name("playbook", playbook) for playbook in playbooks)
                yield self._labelled(self.say(GAPS[gap]), names)

    def _labelled(self, label: str, text: str) -> str:
        return f"{label}{self.say(':')} {text}"

    def _words(self, text: str) -> str:
        """Return a Markdown text as words in one line."""
        return plain_text(text, self._target)

    def _target(self, kind: str, name: str) -> Target | None:
        known = self.names.get(kind, {}).get(name)
        return None if known is None else Target(Md(), write_plain(known))

    def _name(self, kind: str, name: str) -> str:
        return self.names.get(kind, {}).get(name, name)

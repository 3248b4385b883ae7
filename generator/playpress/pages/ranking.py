"""The page “Which process first?”: all processes in use by their scores, and the arithmetic of each.

Knows: sections, facts, the writer. Must not know other pages.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import takewhile
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from playpress.analysis.ranking import LEAST, MOST, QUESTIONS
from playpress.diagnostics import N_
from playpress.language import labels
from playpress.language.richtext import Md
from playpress.language.translation import NO_BREAK_SPACE
from playpress.pages.page import Found, Link, Page, PlannedPage
from playpress.pages.sections.parts import PartsSection, parts

if TYPE_CHECKING:
    from collections.abc import Mapping

    from playpress.analysis.ranking import Answer, Question, Rated, Source
    from playpress.pages.writer import Writer

ASKED: Mapping[Question, tuple[str, str]] = {
    "usage": (
        N_("Is it used most often?"),
        N_("Its volume compared with the others; otherwise the estimate “usage”."),
    ),
    "performance": (
        N_("Does it perform best?"),
        N_("The latest figures of its KPIs: a green one counts fully, an amber one half, a red one not; else the estimate “performance”."),
    ),
    "criticality": (
        N_("Is it critical to success?"),
        N_("How many other playbooks take its results or run it, compared with the others; if none does, the estimate “criticality”."),
    ),
    "return": (N_("Does it have the highest return?"), N_("The estimate “return”.")),
    "potential": (N_("Could it return the most if it were improved?"), N_("The estimate “potential”.")),
}  # fmt: skip
"""Each question in full, and what answers it."""
NOT_KNOWN: Mapping[Question, str] = {
    "usage": N_("no volume is given that could be compared, and it is not estimated"),
    "performance": N_("none of its KPIs has a figure and thresholds, and it is not estimated"),
    "criticality": N_("nothing in this handbook builds on it, and it is not estimated"),
    "return": N_("it is not estimated"),
    "potential": N_("it is not estimated"),
}
"""Why a question has no answer."""
NOTHING = Md("–")


class Asked(NamedTuple):
    """A question, what answers it, and how much it counts."""

    title: Md
    question: Md
    answered_by: Md
    weight: Md


class AnswerRow(NamedTuple):
    """The answer to a question about one process: what is known, whence, and the points; `weighted` is points times weight."""

    question: Md
    answer: Md
    source: Md
    points: Md
    weight: Md
    weighted: Md


class RankedRow(NamedTuple):
    """A process: its place, its points question by question, its score, and the arithmetic; `anchor` is that of the latter."""

    anchor: Md
    place: Md
    playbook: Link
    points: tuple[Md, ...]
    score: Md
    answers: tuple[AnswerRow, ...]
    total: Md


@dataclass(frozen=True, kw_only=True)
class RankingPage(Page):
    """Everything the page shows; only its first part says how scores are made."""

    template: ClassVar[str] = "ranking"
    is_wide: ClassVar[bool] = True
    found_first: ClassVar[tuple[str, ...]] = ("first",)
    sections_found: ClassVar[tuple[Found, ...]] = (
        Found("questions", N_("The five questions"), ("questions", "sources")),
        Found("arithmetic", N_("The arithmetic"), ("rows",), repeats=True),
    )

    parts: PartsSection
    first: Md
    sources: Md
    questions: tuple[Asked, ...]
    columns: tuple[Md, ...]
    rows: tuple[RankedRow, ...]


def ranking_page(planned: PlannedPage, write: Writer) -> RankingPage:
    """Build the page or a part of it."""
    return RankingPage(
        planned=planned,
        heading=write.plain(planned.title),
        parts=parts(planned, write),
        first=_first(write) if write.is_first else Md(),
        sources=_sources(write) if write.is_first else Md(),
        questions=_questions(write) if write.is_first else (),
        columns=tuple(write.say(labels.QUESTIONS[question]) for question in QUESTIONS),
        rows=tuple(_row(name, write) for name in write.shown("playbook", write.facts.ranking.rated)),
    )


def _first(write: Writer) -> Md:
    """Return which process comes first, and why; or why none does."""
    rated = write.facts.ranking.rated
    best = list(takewhile(lambda name: rated[name].place == 1, rated))
    if not best:
        return (
            write.say(N_("No process has a score, because no question that counts has an answer for any of them."))
            if rated
            else Md()
        )
    score = write.number(rated[best[0]].score or 0)
    if len(best) > 1:
        message = N_("{n} processes share first place, with {score} of 5 points each; they are listed by name.")
        return write.say(message, n=write.number(len(best)), score=score)
    told = write.say(
        N_("**{playbook}** comes first, with {score} of 5 points. Most of its points come from: {questions}."),
        playbook=write.link("playbook", best[0]).md,
        score=score,
        questions=_strengths(rated[best[0]], write),
    )
    return Md(" ".join(filter(None, (told, _missing(rated[best[0]], write)))))


def _missing(rated: Rated, write: Writer) -> Md:
    """Return that a score rests on few answers, if it does; questions without a weight are not missed."""
    weights = write.library.handbook.priority_weights.named()
    known = [answer.points is not None for q, answer in zip(QUESTIONS, rated.answers, strict=True) if weights[q]]
    if all(known):
        return Md()
    numbers = {"known": write.number(sum(known)), "asked": write.number(len(known))}
    return write.say(N_("Questions with an answer: {known} of {asked}."), **numbers)


def _strengths(rated: Rated, write: Writer) -> Md:
    """Return the questions that count and have most points."""
    counted = {q: its.points or 0 for q, its in zip(QUESTIONS, rated.answers, strict=True) if its.weight}
    most = max(counted.values())
    return Md(", ".join(write.say(labels.QUESTIONS[q]) for q, points in counted.items() if points == most))


def _sources(write: Writer) -> Md:
    """Return how many answers come from data, how many are estimates, and how many are missing."""
    numbers: Mapping[Source, int] = write.facts.ranking.sources
    data = sum(numbers.get(source, 0) for source in ("volume", "kpis", "dependents"))
    return write.say(
        N_("Answers from data: {data}. Estimates: {estimates}. Not known: {unknown}."),
        data=write.number(data),
        estimates=write.number(numbers.get("estimate", 0)),
        unknown=write.number(numbers.get("unknown", 0)),
    )


def _questions(write: Writer) -> tuple[Asked, ...]:
    weights = write.library.handbook.priority_weights.named()
    return tuple(
        Asked(
            write.say(labels.QUESTIONS[question]),
            write.say(asked),
            write.say(answered),
            write.number(weights[question]),
        )
        for question, (asked, answered) in ASKED.items()
    )


def _row(playbook: str, write: Writer) -> RankedRow:
    rated = write.facts.ranking.rated[playbook]
    has_score = rated.score is not None
    return RankedRow(
        Md(f"score-{playbook}"),
        Md(f"{write.number(rated.place)}.") if has_score else NOTHING,
        write.link("playbook", playbook),
        tuple(_points(answer, write) for answer in rated.answers),
        write.number(rated.score or 0) if has_score else NOTHING,
        tuple(_answer(q, answer, write) for q, answer in zip(QUESTIONS, rated.answers, strict=True)),
        Md(f"{write.number(rated.total)} ÷ {write.number(rated.weight)} = ") if has_score else Md(),
    )


def _points(answer: Answer, write: Writer) -> Md:
    return write.number(answer.points) if answer.points is not None else write.label(labels.SOURCES, "unknown")


def _answer(question: Question, answer: Answer, write: Writer) -> AnswerRow:
    title, source = write.say(labels.QUESTIONS[question]), write.label(labels.SOURCES, answer.source)
    if answer.points is None:
        return AnswerRow(title, write.say(NOT_KNOWN[question]), source, NOTHING, NOTHING, NOTHING)
    return AnswerRow(
        title,
        _known(answer, write),
        source,
        Md(f"{_share(answer, write)}{write.number(answer.points)}"),
        write.number(answer.weight),
        write.number(answer.weighted),
    )


def _known(answer: Answer, write: Writer) -> Md:
    """Return an answer in words, with the estimate that it stands in for."""
    if answer.source == "estimate":
        return write.say(N_("estimated at {points} of 5"), points=write.number(answer.estimated or 0))
    told = _measured(answer, write)
    if answer.estimated is None:
        return told
    number = write.number(answer.estimated)
    return write.say(N_("{told} (estimated at {points} of 5, which is not counted)"), told=told, points=number)


def _measured(answer: Answer, write: Writer) -> Md:
    """Return an answer from data in words."""
    if answer.source == "kpis":
        green, amber, red = map(write.number, answer.states)
        return write.say(N_("{green} green, {amber} amber, {red} red"), green=green, amber=amber, red=red)
    counted = (
        write.times(answer.value, "year")
        if answer.source == "volume"
        else write.count("{n} other playbook builds on it", "{n} other playbooks build on it", int(answer.value))
    )
    numbers = {"below": write.number(answer.below), "others": write.number(answer.others)}
    if not answer.same:
        return write.say(N_("{counted}; others below it: {below} of {others}"), counted=counted, **numbers)
    message = N_("{counted}; others equal to it: {same}, below it: {below} of {others}")
    return write.say(message, counted=counted, same=write.number(answer.same), **numbers)


def _share(answer: Answer, write: Writer) -> Md:
    """Return how the points of data are computed: `1 + 4 × 14 ÷ 15 = `; empty for an estimate."""
    if answer.source == "estimate":
        return Md()
    full, half, _ = answer.states if answer.source == "kpis" else (answer.below, answer.same, 0)
    part, whole = full + half / 2, sum(answer.states) if answer.source == "kpis" else answer.others
    sum_ = f"{LEAST} + {MOST - LEAST} × {write.number(part)} ÷ {write.number(whole)} = "
    return Md(sum_.replace(" ", NO_BREAK_SPACE))

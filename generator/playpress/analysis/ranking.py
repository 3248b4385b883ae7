"""Which process to improve first: five questions to each process in use, answers in points, and their weighted mean.

A question is answered by data where there are some, else by the playbook's own estimate; where there is neither, the
answer is not known and takes no part. The method is a weighted scoring model. Its questions are those of SendPulse, "7 steps to
optimising marketing processes" (2021). All arithmetic is exact, and results are rounded half up as they are shown, so a
reader who does the sum with the figures on the page gets the same score.
Knows: playbooks, connections, the states of KPIs. Must not know how a page shows it.
"""

from __future__ import annotations

from collections import Counter
from fractions import Fraction
from itertools import accumulate
from math import lcm
from typing import TYPE_CHECKING, Literal, NamedTuple, get_args

from playpress.analysis.volume import runs_per_year
from playpress.process.duration import Calendar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from playpress.analysis.kpi_state import Standing, State
    from playpress.analysis.network import Link
    from playpress.model.handbook import PriorityWeights
    from playpress.model.library import Library
    from playpress.model.playbook import Estimates, Playbook

Question = Literal["usage", "performance", "criticality", "return", "potential"]
QUESTIONS: tuple[Question, ...] = get_args(Question)
"""Used most? Performs best? Critical? Highest return? Could return most if improved?"""
Source = Literal["volume", "kpis", "dependents", "estimate", "unknown"]
LEAST, MOST = 1, 5
"""The fewest and the most points of an answer: those of estimates."""


class Answer(NamedTuple):
    """The answer to one question about one process; `points` is None if it is not known.

    `source` says what the points follow from: `volume` (`value` runs a year), `dependents` (`value` other playbooks that
    need this one), both compared with the same of `others` playbooks, `below` of which have less and `same` as much; `kpis`
    (the numbers of green, amber and red ones in `states`); `estimate`. `estimated` is the playbook's estimate, even if it is not used.
    """

    source: Source
    points: float | None = None
    value: float = 0
    below: int = 0
    same: int = 0
    others: int = 0
    states: tuple[int, int, int] = (0, 0, 0)
    estimated: int | None = None
    weight: float = 0
    weighted: float = 0
    """Points times weight."""


class Rated(NamedTuple):
    """A process in the ranking: its place from 1 (equal scores share one), and its answers in the order of `QUESTIONS`.

    `score` is `total` (the sum of all points times their weights) divided by `weight` (the sum of these weights); without
    any answer that has a weight, it is None and the place is 0.
    """

    place: int
    score: float | None
    total: float
    weight: float
    answers: tuple[Answer, ...]


class Ranking(NamedTuple):
    """Every process in use by its id, the best score first and equal ones by name; and how many answers each source gives."""

    rated: Mapping[str, Rated]
    sources: Mapping[Source, int]


def find_ranking(
    library: Library,
    standings: Mapping[str, Standing],
    links: Iterable[Link],
    sort_key: Callable[[str], tuple[int, ...]],
) -> Ranking:
    """Return the ranking of all playbooks but retired ones; `sort_key` orders names."""
    playbooks, calendar = library.current, Calendar.of(library.handbook)
    volumes = {name: playbook.volume for name, playbook in playbooks.items() if playbook.volume}
    by_question: tuple[dict[str, Answer], ...] = (
        _compared("volume", {name: runs_per_year(volume, calendar) for name, volume in volumes.items()}),
        {name: _performance(playbook, standings) for name, playbook in playbooks.items()},
        {name: its for name, its in _compared("dependents", _dependents(playbooks, links)).items() if its.value},
        {},
        {},
    )
    weights = _weights(library.handbook.priority_weights)
    rated = {}
    for name, playbook in playbooks.items():
        found = [its.get(name, Answer("unknown")) for its in by_question]
        estimates = _estimates(playbook.estimates)
        rated[name] = _rated(list(map(_or_estimate, found, estimates)), weights)
    order = sorted(rated, key=lambda name: (-(rated[name].score or 0), sort_key(playbooks[name].name), name))
    sources = Counter(answer.source for its in rated.values() for answer in its.answers)
    return Ranking(_placed({name: rated[name] for name in order}), sources)


def points_of(part: int, whole: int) -> float:
    """Return the points of a share of what can be had: 1 for nothing, 5 for all, to one decimal, half up."""
    doubled_tenths = 20 * LEAST * whole + 20 * (MOST - LEAST) * part
    return (doubled_tenths + whole) // (2 * whole) / 10


def _dependents(playbooks: Mapping[str, Playbook], links: Iterable[Link]) -> dict[str, float]:
    """Return how many other playbooks take an output of each one or run it.

    That none does is no answer to how critical it is: the results of such a process may go to customers outside of the
    handbook.
    """
    found: dict[str, set[str]] = {name: set() for name in playbooks}
    for link in links:
        needed, by = (link.source, link.target) if link.kind == "feeds" else (link.target, link.source)
        if needed != by and needed in playbooks and by in playbooks:
            found[needed].add(by)
    return {name: len(its) for name, its in found.items()}


def _compared(source: Source, values: Mapping[str, float]) -> dict[str, Answer]:
    """Return points by percentile rank: by the share of the others that are smaller; one that is equal counts half.

    A single value cannot be compared.
    """
    numbers, others = Counter(values.values()), len(values) - 1
    if others < 1:
        return {}
    below = dict(
        zip(sorted(numbers), accumulate((numbers[value] for value in sorted(numbers)), initial=0), strict=False)
    )
    return {
        name: Answer(
            source,
            points_of(2 * below[value] + numbers[value] - 1, 2 * others),
            value,
            below[value],
            numbers[value] - 1,
            others,
        )
        for name, value in values.items()
    }


def _performance(playbook: Playbook, standings: Mapping[str, Standing]) -> Answer:
    """Return points by the states of the playbook's KPIs: green counts fully, amber half, red not."""
    known = [standings[name].state for name in dict.fromkeys(playbook.kpis) if name in standings]
    states: Counter[State | None] = Counter(known)
    green, amber, red = states["green"], states["amber"], states["red"]
    judged = green + amber + red
    if not judged:
        return Answer("unknown")
    return Answer("kpis", points_of(2 * green + amber, 2 * judged), states=(green, amber, red))


def _estimates(estimates: Estimates | None) -> tuple[int | None, ...]:
    """Return a playbook's estimates in the order of the questions."""
    named = estimates.named() if estimates else {}
    return tuple(named.get(question) for question in QUESTIONS)


def _or_estimate(answer: Answer, estimated: int | None) -> Answer:
    if answer.points is None and estimated is not None:
        return Answer("estimate", float(estimated), estimated=estimated)
    return answer._replace(estimated=estimated)


class _Weights(NamedTuple):
    """The weights of the questions as whole numbers of `unit` parts of 1: 0.5 and 2 are 1 and 4 halves."""

    parts: tuple[int, ...]
    unit: int


def _weights(weights: PriorityWeights) -> _Weights:
    named = weights.named()
    exact = [Fraction(str(named[question])) for question in QUESTIONS]
    unit = lcm(*(weight.denominator for weight in exact))
    return _Weights(tuple(int(weight * unit) for weight in exact), unit)


def _rated(answers: Sequence[Answer], weights: _Weights) -> Rated:
    """Return the weighted mean of the answers that are known, to two decimals, half up."""
    unit = weights.unit
    tenths = [0 if answer.points is None else round(answer.points * 10) for answer in answers]
    weighted = [points * weight for points, weight in zip(tenths, weights.parts, strict=True)]
    total, counted = sum(weighted), sum(weight for points, weight in zip(tenths, weights.parts, strict=True) if points)
    score = (20 * total + counted) // (2 * counted) / 100 if counted else None
    found = (
        answer._replace(weight=weight / unit, weighted=product / (10 * unit))
        for answer, weight, product in zip(answers, weights.parts, weighted, strict=True)
    )
    return Rated(0, score, total / (10 * unit), counted / unit, tuple(found))


def _placed(rated: Mapping[str, Rated]) -> dict[str, Rated]:
    """Return processes in the order of their scores, with their places."""
    places: dict[float, int] = {}
    for position, its in enumerate(rated.values(), 1):
        if its.score is not None:
            places.setdefault(its.score, position)
    return {name: its if its.score is None else its._replace(place=places[its.score]) for name, its in rated.items()}

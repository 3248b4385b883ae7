"""A mapping or a list in the place of an amount of time to the times that were meant: `{hours: 3}`, `{from: 1d, to: 2d}`, `[1h, 2h]`.

Knows: how people call the shortest, the likely and the longest time. Must not know the model.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any

from playpress.reading.meant import plain_word
from playpress.reading.time_guesses import guess_times, guess_timespan

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_NAMES = {
    "min": "min from minimum minimal shortest optimistic best best_case fastest lowest at_least von mindestens de od co_najmniej",
    "likely": "likely typical normal usual expected average avg mean most_likely realistic üblich wahrscheinlich habituel zwykle",
    "max": "max to maximum maximal longest pessimistic worst worst_case slowest highest at_most bis höchstens à do najwyżej",
}
"""What people call the shortest, the likely and the longest time."""
_NAME_OF = {word: name for name, words in _NAMES.items() for word in words.split()}
_UNITS = frozenset(("unit", "units", "uom", "einheit", "unité", "jednostka"))
_AMOUNTS = frozenset(("value", "amount", "number", "count", "duration", "time", "wert", "anzahl", "dauer", "valeur", "durée", "wartość", "czas"))  # fmt: skip
_MINUTES = {"m": 1, "h": 60, "d": 480, "w": 2400}
"""Minutes of each unit, by which times are put in order; days and weeks may be shorter or longer, but not by so much."""


def times_of(value: Any) -> tuple[str, ...]:
    """Return one time, or the shortest, the likely and the longest; nothing if it cannot be told."""
    if isinstance(value, list):
        return _three([_time(one) for one in value])
    return (
        _of_mapping({plain_word(str(key)): one for key, one in value.items()})
        if isinstance(value, dict) and value
        else ()
    )


def flat(value: Any) -> str:
    """Return a mapping or list in one line, as it could stand in a file; anything else as its text."""
    if isinstance(value, dict):
        return f"{{{', '.join(f'{key}: {flat(one)}' for key, one in value.items())}}}"
    if isinstance(value, list):
        return f"[{', '.join(map(flat, value))}]"
    return "" if value is None else str(value)


def _of_mapping(pairs: Mapping[str, Any]) -> tuple[str, ...]:
    if alone := guess_timespan(" ".join(f"{amount} {unit}" for unit, amount in pairs.items())):
        return (alone,)
    unit = next((str(one) for key, one in pairs.items() if key in _UNITS), "")
    times = {key: _time(one, unit) for key, one in pairs.items() if key not in _UNITS}
    if len(times) == 1 and next(iter(times)) in {*_AMOUNTS, "likely"}:
        return tuple(filter(None, times.values()))
    named = {_NAME_OF.get(key, ""): time for key, time in times.items()}
    if len(named) < len(times) or not {"min", "max"} <= named.keys() <= _NAMES.keys():
        return ()
    return _three([named[name] for name in _NAMES if name in named])


def _three(times: Sequence[str | None]) -> tuple[str, ...]:
    """Return two or three times, which stand in order, as the shortest, the likely and the longest; nothing if they do not, or one is unknown."""
    known = tuple(time for time in times if time)
    lengths = [float(time[:-1]) * _MINUTES[time[-1]] for time in known]
    if len(known) < len(times) or any(later < earlier for earlier, later in pairwise(lengths)):
        return ()
    if len(known) == len(_NAMES):
        return known
    return (guess_times("-".join(known)) or ()) if len(known) == len(_NAMES) - 1 else ()


def _time(value: Any, unit: str = "") -> str | None:
    text = f"{value} {unit}" if unit and isinstance(value, (int, float)) else str(value)
    return guess_timespan(text)

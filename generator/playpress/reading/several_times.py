"""A mapping or a list in the place of an amount of time to the times that were meant: `{hours: 3}`, `{from: 1d, to: 2d}`, `[1h, 2h]`.

Knows: how people call the shortest, the likely and the longest time. Must not know the model.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from playpress.reading.meant import meant_word
from playpress.reading.time_guesses import guess_times, guess_timespan

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

NAMES = ("min", "likely", "max")
"""The keys of the shortest, the likely and the longest time."""
_UNITS = frozenset("unit units uom einheit unité jednostka".split())  # noqa: SIM905 - words read better than a list
_AMOUNTS = frozenset("value amount number count duration time wert anzahl dauer valeur durée wartość czas".split())  # noqa: SIM905


def times_of(value: Any) -> tuple[str, ...]:
    """Return one time, or the shortest, the likely and the longest; nothing if it cannot be told."""
    if isinstance(value, list):
        return _in_order([_time(one) for one in value])
    return _of_mapping({str(key): one for key, one in value.items()}) if isinstance(value, dict) and value else ()


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
    unit = next((str(one) for key, one in pairs.items() if key.lower() in _UNITS), "")
    times = {key: _time(one, unit) for key, one in pairs.items() if key.lower() not in _UNITS}
    if len(times) == 1 and next(iter(times)).lower() in _AMOUNTS:
        return tuple(filter(None, times.values()))
    named = {meant_word(key, NAMES): time for key, time in times.items()}
    if len(named) < len(times) or None in named or None in named.values():
        return ()
    return _in_order([named[name] for name in NAMES if name in named]) if {"min", "max"} <= named.keys() else ()


def _in_order(times: Sequence[str | None]) -> tuple[str, ...]:
    """Return two or three times, the shortest first, as three; nothing if one of them is unknown."""
    known = tuple(time for time in times if time)
    if len(known) < len(times):
        return ()
    return (
        (guess_times("-".join(known)) or ())
        if len(known) == len(NAMES) - 1
        else known
        if len(known) <= len(NAMES)
        else ()
    )


def _time(value: Any, unit: str = "") -> str | None:
    text = f"{value} {unit}" if unit and isinstance(value, (int, float)) else str(value)
    return guess_timespan(text)

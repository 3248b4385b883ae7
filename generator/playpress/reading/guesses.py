"""A value as people write it to the form that playbooks take: `25.11.2026` to `2026-11-25`, `3 days` to `3d`.

Each function returns None if it cannot tell what is meant.
Knows: how dates, times, numbers and yes or no are written in the handbook's languages. Must not know the model.
"""

from __future__ import annotations

import datetime
import re

_DAY_FIRST = re.compile(r"\s*(\d{1,2})([./-])\s?(\d{1,2})\2\s?(\d{4})\s*\Z")
_YEAR_FIRST = re.compile(r"\s*(\d{4})[./-](\d{1,2})[./-](\d{1,2})(?:[T ].*)?\Z")
_TIME = re.compile(r"\s*(\d{1,6}(?:[.,]\d{1,2})?)\s*([^\W\d_]+)\.?\s*\Z")
_UNITS = {
    "m": ("m", "min", "mins", "minute", "minutes", "minuten", "minut", "minuty", "minuta"),
    "h": (
        "h",
        "hr",
        "hrs",
        "hour",
        "hours",
        "std",
        "stunde",
        "stunden",
        "heure",
        "heures",
        "godz",
        "godzin",
        "godziny",
    ),
    "d": ("d", "day", "days", "tag", "tage", "tagen", "jour", "jours", "dzień", "dni"),
    "w": ("w", "wk", "week", "weeks", "woche", "wochen", "semaine", "semaines", "tydzień", "tygodnie", "tygodni"),
}
_NUMBER = re.compile(r"\s*(-?\d{1,9}(?:[.,](?!\d{3}(?!\d))\d{1,6})?)\s*([^\d\s.,-]\D{0,19})?\Z")
_YES = frozenset({"yes", "y", "on", "ja", "oui", "tak"})
_NO = frozenset({"no", "n", "off", "nein", "non", "nie"})


def guess_date(text: str) -> str | None:
    """Return a day as year-month-day; None for an ambiguous one such as `3/4/2026`."""
    if match := _YEAR_FIRST.match(text):
        year, month, day = map(int, match.groups())
    elif match := _DAY_FIRST.match(text):
        day, month, year = int(match[1]), int(match[3]), int(match[4])
        if match[2] == "/":
            if day <= 12 and month <= 12 and day != month:  # noqa: PLR2004 - months
                return None
            day, month = max(day, month), min(day, month)
    else:
        return None
    try:
        return datetime.date(year, month, day).isoformat()
    except ValueError:
        return None


def guess_timespan(text: str) -> str | None:
    """Return an amount of time as number and letter: `3d`."""
    match = _TIME.match(text)
    unit = next((u for u, names in _UNITS.items() if match and match[2].lower() in names), None)
    return f"{match[1].replace(',', '.')}{unit}" if match and unit else None


def guess_bool(text: str) -> str | None:
    """Return yes or no as true or false."""
    word = text.strip().lower()
    return "true" if word in _YES else "false" if word in _NO else None


def guess_number(text: str, bounds: str = "") -> str | None:
    """Return a number without unit and with a decimal point; a percentage becomes a share if `bounds` is `0 … 1`."""
    match = _NUMBER.match(text)
    if match is None:
        return None
    number = float(match[1].replace(",", "."))
    if bounds == "0 … 1":
        if number < 0 or number > 100:  # noqa: PLR2004 - a percentage
            return None
        if number > 1 or (match[2] or "").startswith("%"):
            number = round(number / 100, 8)
    return f"{number:.10g}" if not bounds or _is_within(number, bounds) else None


def _is_within(number: float, bounds: str) -> bool:
    low, _, high = bounds.partition("…")
    return (not low.strip() or number >= float(low)) and (not high.strip() or number <= float(high))

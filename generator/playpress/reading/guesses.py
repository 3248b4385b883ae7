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
_SEVERAL = re.compile(r"\s*(?:\d{1,4}\s*[^\W\d_]+[\s,]*(?:and\s+|und\s+|et\s+|i\s+)?){2,3}\Z")
_AMOUNT = re.compile(r"(\d{1,4})\s*([^\W\d_]+)")
_CLOCK = re.compile(r"\s*(\d{1,3}):([0-5]\d)(?:\s*h(?:ours?)?)?\s*\Z")
_WORDS = {
    word: n
    for n, words in enumerate(
        ("one a an ein eine einen une un jeden jedna", "two zwei deux dwa dwie", "three drei trois trzy", "four vier quatre cztery",
         "five fünf cinq pięć", "six sechs sześć", "seven sieben sept siedem", "eight acht huit osiem", "nine neun neuf dziewięć", "ten zehn dix dziesięć"),
        1,
    )
    for word in words.split()
}  # fmt: skip
"""Numbers in words."""
_MONTHS = {
    start: n
    for n, starts in enumerate(
        ("jan sty", "feb fév fev lut", "mar mär mrz", "apr avr kwi", "may mai maj", "jun juin cze", "jul juil lip", "aug aoû aou sie",
         "sep wrz", "oct okt paź paz", "nov lis", "dec dez déc gru"),
        1,
    )
    for start in starts.split()
}  # fmt: skip
"""Months by the letters with which their names begin."""
_NAMED = re.compile(
    r"\s*(?:(\d{1,2})(?:\.|st|nd|rd|th)?\s+)?(?:of\s+)?([^\W\d_]{3,12})\.?(?:\s+(\d{1,2})(?:st|nd|rd|th)?,?)?\s+(\d{4})\s*\Z"
)
"""Matches a day with the name of its month: `2 March 2026`, `March 2, 2026`."""
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
    elif (match := _NAMED.match(text)) and (match[1] or match[3]):
        name = match[2].lower()
        year, month = int(match[4]), next((_MONTHS[name[:k]] for k in (4, 3) if name[:k] in _MONTHS), 0)
        day = int(match[1] or match[3])
    else:
        return None
    try:
        return datetime.date(year, month, day).isoformat()
    except ValueError:
        return None


def guess_timespan(text: str) -> str | None:
    """Return an amount of time as number and letter: `3d`."""
    if _SEVERAL.match(text):
        pieces = [(int(number), _unit(word)) for number, word in _AMOUNT.findall(text)]
        minutes = sum(number * _MINUTES.get(unit or "", 10**9) for number, unit in pieces)
        return f"{minutes}m" if minutes < 10**9 else None
    if clock := _CLOCK.match(text):
        return f"{int(clock[1]) * 60 + int(clock[2])}m"
    first, _, rest = text.strip().partition(" ")
    if first.lower() in _WORDS:
        text = f"{_WORDS[first.lower()]} {rest}"
    match = _TIME.match(text)
    unit = _unit(match[2]) if match else None
    return f"{match[1].replace(',', '.')}{unit}" if match and unit else None


_MINUTES = {"m": 1, "h": 60}


def _unit(word: str) -> str | None:
    """Return the letter of a unit of time."""
    return next((unit for unit, names in _UNITS.items() if word.lower() in names), None)


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

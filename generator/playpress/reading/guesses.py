"""A value as people write it to the form that playbooks take: `25.11.2026` to `2026-11-25`, `3 days` to `3d`.

Each function returns None if it cannot tell what is meant.
Knows: how dates, times, numbers and yes or no are written in the handbook's languages. Must not know the model.
"""

from __future__ import annotations

import datetime
import re

_DAY_FIRST = re.compile(r"\s*(\d{1,2})([./-])\s?(\d{1,2})\2\s?(\d{4})\s*\Z")
_YEAR_FIRST = re.compile(r"\s*(\d{4})[./-](\d{1,2})[./-](\d{1,2})(?:[T ].*)?\Z")
_SHORT_YEAR = re.compile(r"\s*(\d{1,2})([./])(\d{1,2})\2(\d\d)\s*\Z")
_SERIAL = re.compile(r"\s*(\d{5})\s*\Z")
_SPREADSHEETS_BEGIN = datetime.date(1899, 12, 30)
"""The day from which spreadsheets count."""
_EARLIEST, _LATEST = 36526, 73050
"""The days 2000-01-01 and 2099-12-31 as spreadsheets count them."""
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
_COMPARED = re.compile(
    r"\s*(?:[<>≤≥=~≈]{1,2}|at least|at most|min\.?|max\.?|mindestens|höchstens|au moins|au plus|co najmniej)\s*(?=\d)",
    re.IGNORECASE,
)
_CURRENCY = re.compile(r"\s*(?:[€$£¥]|[A-Z]{3}(?=[ \d]))\s*(?=\d)")
_THOUSANDS = re.compile(r"(?<=\d)['\u2019\u00a0\u202f ](?=\d{3}(?!\d))")
_KILO = re.compile(r"\s*(\d{1,6}(?:[.,]\d{1,2})?)\s*[kK]\Z")
_MILLIONS = re.compile(r"\s*\d[\d.,]*\s*(?:[mM]|mio|mn|mln)\.?\Z")
AMBIGUOUS = re.compile(r"\s*(\d{1,3}),(\d{3})\s*\Z")
"""Matches a number whose comma may stand before thousands or before decimals."""
_NUMBER = re.compile(r"\s*(-?\d{1,9}(?:[.,](?!\d{3}(?!\d))\d{1,6})?)\s*([^\d\s.,-]\D{0,19})?\Z")
_SEVERAL = re.compile(r"\s*(?:\d{1,4}\s*[^\W\d_]+[\s,]*(?:and\s+|und\s+|et\s+|i\s+)?){2,3}\Z")
_AMOUNT = re.compile(r"(\d{1,4})\s*([^\W\d_]+)")
_CLOCK = re.compile(r"\s*(\d{1,3}):([0-5]\d)(?:\s*h(?:ours?)?)?\s*\Z")
_ABOUT = re.compile(
    r"\s*(?:~|≈|ca\.?|approx\.?|about|around|circa|etwa|ungefähr|rund|environ|około|ok\.)\s*(?=\S)", re.IGNORECASE
)
_NOTE = re.compile(r"\s*\([^()]*\)\s*\Z")
_HALF = re.compile(r"\s*(?:half|halbe[rn]?|demi|demie|pół)[ -](?:an?[ ])?([^\W\d_]+)\s*\Z", re.IGNORECASE)
_HOURS = re.compile(r"\s*(\d{1,3})\s*h\s*(\d{1,2})\s*\Z", re.IGNORECASE)
_ISO = re.compile(r"\s*P(?:(\d{1,4})([DW])|T(\d{1,4})([HM]))\s*\Z")
_MONTHS_LONG = re.compile(
    r"\s*(\d{1,2}|one|two|three|a)\s*(?:mon(?:th|at|ate|aten)s?|mois|miesiąc\w*|miesięcy)\s*\Z", re.IGNORECASE
)
UNKNOWN = frozenset(("~", "-", "–", "—", "?", "??", "n/a", "na", "tbd", "tba", "tbc", "none", "null", "unknown", "k.a.", "open", "offen", "unbekannt", "inconnu", "brak", "nieznane", "todo", "xx", "xxx"))  # fmt: skip
"""What people write where they do not know a value yet, in small letters."""
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
    if match := _SERIAL.match(text):
        days = datetime.timedelta(days=int(match[1]))
        return (_SPREADSHEETS_BEGIN + days).isoformat() if _EARLIEST <= days.days <= _LATEST else None
    if match := _YEAR_FIRST.match(text):
        year, month, day = map(int, match.groups())
    elif match := _DAY_FIRST.match(text):
        day, month, year = int(match[1]), int(match[3]), int(match[4])
        if match[2] == "/":
            if day <= 12 and month <= 12 and day != month:  # noqa: PLR2004 - months
                return None
            day, month = max(day, month), min(day, month)
    elif (match := _SHORT_YEAR.match(text)) and int(match[1]) > 12:  # noqa: PLR2004 - months
        day, month, year = int(match[1]), int(match[3]), 2000 + int(match[4])
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
    text = _NOTE.sub("", _ABOUT.sub("", text, count=1))
    if hours := _HOURS.match(text):
        return f"{int(hours[1]) * 60 + int(hours[2])}m"
    if iso := _ISO.match(text):
        return f"{iso[1] or iso[3]}{(iso[2] or iso[4]).lower()}"
    if (half := _HALF.match(text)) and (unit := _unit(half[1])):
        return {"h": "30m", "d": "0.5d", "w": "0.5w"}.get(unit)
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


def guess_weeks(text: str) -> str | None:
    """Return a number of months as weeks, four for each; None for anything else."""
    match = _MONTHS_LONG.match(text)
    if match is None:
        return None
    number = int(match[1]) if match[1].isdigit() else _WORDS[match[1].lower()]
    return f"{number * 4}w"


def is_unknown(text: str) -> bool:
    """Tell whether a text says that its writer does not know the value yet."""
    return text.strip().lower() in UNKNOWN


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
    text = _THOUSANDS.sub("", _CURRENCY.sub("", _COMPARED.sub("", text, count=1), count=1))
    if text.lstrip()[:1] in (".", ",") and text.strip()[1:].isdigit():
        text = f"0{text.strip()}"
    if kilo := _KILO.match(text):
        return f"{float(kilo[1].replace(',', '.')) * 1000:.10g}"
    match = None if _MILLIONS.match(text) else _NUMBER.match(text)
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

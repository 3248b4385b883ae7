"""A day, a yes or a no as people write it to the form that playbooks take: `25.11.2026` to `2026-11-25`, `ja` to `true`.

Each function returns None if it cannot tell what is meant. For numbers see `number_guesses.py`, for times `time_guesses.py`.
Knows: how days are written in the handbook's languages. Must not know the model.
"""

from __future__ import annotations

import datetime
import re

from playpress.reading.week_guesses import WEEKDAYS

_DAY_FIRST = re.compile(r"\s*(\d{1,2})([./-])\s?(\d{1,2})\2\s?(\d{4})\s*\Z")
_YEAR_FIRST = re.compile(r"\s*(\d{4})[./-](\d{1,2})[./-](\d{1,2})(?:[T ]+\d\d?[:.h][\w:.+-]*)?(?:\s+[A-Z]{1,4})?\s*\Z")
_WITHOUT_SIGNS = re.compile(r"\s*(20\d\d)([01]\d)([0-3]\d)\s*\Z")
_DASHES = str.maketrans(dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212", "-"))
_BEFORE = re.compile(
    r"\s*(?:(?:since|from|on|by|until|as of|seit|ab|am|bis|vom|zum|depuis|dès|le|od|dnia)\s+(?=\d)|"
    rf"(?:{'|'.join(sorted(WEEKDAYS, key=len, reverse=True))})\.?,?\s+(?=[^\W_]))",
    re.IGNORECASE,
)
"""Matches what stands before a day: a word such as “since”, or the name of a weekday."""
_LETTER_FOR_ZERO = re.compile(r"(?<=\d)[oO](?=[\d-])|(?<=-)[oO](?=\d)")
_SHORT_YEAR = re.compile(r"\s*(\d{1,2})([./])(\d{1,2})\2(\d\d)\s*\Z")
_SERIAL = re.compile(r"\s*(\d{5})\s*\Z")
_SPREADSHEETS_BEGIN = datetime.date(1899, 12, 30)
"""The day from which spreadsheets count."""
_EARLIEST, _LATEST = 36526, 73050
"""The days 2000-01-01 and 2099-12-31 as spreadsheets count them."""
UNKNOWN = frozenset(("~", "...", "…", "-", "–", "—", "?", "??", "n/a", "na", "tbd", "tba", "tbc", "none", "null", "unknown", "k.a.", "open", "vacant", "offen", "vakant", "unbekannt", "inconnu", "brak", "nieznane", "todo", "xx", "xxx", "asap", "soon", "later", "varies", "variable", "depends", "it depends", "bald", "variabel", "variiert", "verschieden", "variable", "różnie"))  # fmt: skip
"""What people write where they do not know a value yet, in small letters."""
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
    r"\s*(?:(\d{1,2})(?:\.|st|nd|rd|th)?\s+)?(?:of\s+)?([^\W\d_]{3,12})\.?(?:\s+(\d{1,2})(?:st|nd|rd|th)?,?)?\s+(\d{4})(?:\s*r\.?)?\s*\Z"
)
"""Matches a day with the name of its month: `2 March 2026`, `March 2, 2026`."""
_YES = frozenset({"yes", "y", "on", "ja", "oui", "tak"})
_NO = frozenset({"no", "n", "off", "nein", "non", "nie"})


def guess_date(text: str) -> str | None:
    """Return a day as year-month-day; None for an ambiguous one such as `3/4/2026`."""
    text = re.sub(r"(?<=\d) ?([-\u2013\u2014/]) ?(?=\d)", r"\1", text)
    text = _LETTER_FOR_ZERO.sub("0", _BEFORE.sub("", text.translate(_DASHES), count=1))
    if match := _SERIAL.match(text):
        days = datetime.timedelta(days=int(match[1]))
        return (_SPREADSHEETS_BEGIN + days).isoformat() if _EARLIEST <= days.days <= _LATEST else None
    if match := _YEAR_FIRST.match(text) or _WITHOUT_SIGNS.match(text):
        year, month, day = map(int, match.groups())
        month, day = (day, month) if day <= 12 < month else (month, day)  # noqa: PLR2004 - months
    elif match := _DAY_FIRST.match(text):
        day, month, year = int(match[1]), int(match[3]), int(match[4])
        if match[2] == "/":
            if day <= 12 and month <= 12 and day != month:  # noqa: PLR2004 - months
                return None
            day, month = max(day, month), min(day, month)
    elif (match := _SHORT_YEAR.match(text)) and (match[2] == "." or int(match[1]) > 12):  # noqa: PLR2004 - months
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


def two_days(text: str) -> tuple[str, str] | None:
    """Return the two days that `3/4/2026` may be, as year-month-day; None if it can be read in one way alone, or in none."""
    match = _DAY_FIRST.match(text)
    if match is None or guess_date(text) is not None:
        return None
    one, other = (guess_date(f"{match[n]}.{match[4 - n]}.{match[4]}") for n in (1, 3))
    return (one, other) if one and other else None


_MONTH_ALONE = re.compile(r"\s*([^\W\d_]{3,12})\.?(?:\s+|-)(\d{4}|\d\d)\s*\Z")
_QUARTER = re.compile(r"\s*(?:Q|T|K|kwartał )([1-4])[ /-]*(\d{4})\s*\Z|\s*(\d{4})[ /-]*Q([1-4])\s*\Z", re.IGNORECASE)


_WEEK = r"(?:week|wk|cw|kw|woche|semaine|sem\.?|tydzień|tydz\.?|w|s)"
_WEEK_OF_YEAR = re.compile(
    rf"\s*(?:(\d{{4}})[ /-]*{_WEEK} ?(\d{{1,2}})|{_WEEK} ?(\d{{1,2}})[ ,/-]*(?:of |de )?(\d{{4}}))\s*\Z", re.IGNORECASE
)
_BY_NOW = frozenset("today now tomorrow yesterday heute jetzt morgen gestern aujourd'hui demain hier dziś dzisiaj jutro wczoraj".split())  # fmt: skip # noqa: SIM905 - words read better than a list


def is_by_now(text: str) -> bool:
    """Tell whether a text names a day as seen from the day on which it is written: `today`."""
    return text.strip().lower() in _BY_NOW


def guess_first_day(text: str) -> str | None:
    """Return the first day of a month, a quarter or a week: `October 2026` and `Q4 2026` are `2026-10-01`."""
    if match := _WEEK_OF_YEAR.match(text):
        year, week = int(match[1] or match[4]), int(match[2] or match[3])
        try:
            return datetime.date.fromisocalendar(year, week, 1).isoformat()
        except ValueError:
            return None
    if match := _MONTH_ALONE.match(text):
        name, year = match[1].lower(), int(match[2]) + (2000 if len(match[2]) == len("26") else 0)
        month = next((_MONTHS[name[:k]] for k in (4, 3) if name[:k] in _MONTHS), 0)
    elif match := _QUARTER.match(text):
        month, year = 3 * int(match[1] or match[4]) - 2, int(match[2] or match[3])
    else:
        return None
    return f"{year}-{month:02}-01" if month else None


def is_unknown(text: str) -> bool:
    """Tell whether a text says that its writer does not know the value yet."""
    return text.strip().lower() in UNKNOWN


def guess_bool(text: str) -> str | None:
    """Return yes or no as true or false."""
    word = text.strip().lower()
    return "true" if word in _YES else "false" if word in _NO else None

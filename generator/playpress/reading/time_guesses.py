"""An amount of time as people write it to the form that playbooks take: `3 working days` to `3d`, `2-4 h` to two of them.

Each function returns None if it cannot tell what is meant.
Knows: how amounts of time are written in the handbook's languages. Must not know the model.
"""

from __future__ import annotations

import re

_TIME = re.compile(r"\s*(\d{1,6}(?:[.,]\d{1,2})?)\s*([^\W\d_]+|['\u2032])\.?\s*\Z")
_UNITS = {
    "m": "m min mins minute minutes minuten minut minuty minuta ' ′",
    "h": "h hr hrs hour hours std stunde stunden heure heures godz godzin godziny",
    "d": "d day days tag tage tagen jour jours dzień dni workday workdays arbeitstag arbeitstage arbeitstagen werktag werktage werktagen",
    "w": "w wk week weeks woche wochen semaine semaines tydzień tygodnie tygodni",
}
_UNIT_OF = {name: unit for unit, names in _UNITS.items() for name in names.split()}
_WORKING = re.compile(
    r"(?<=\s)(?:working|business|work|net|full)[ -](?=\w)|(?<=\w)\s+(?:ouvrés?|ouvrables?|robocz[eyc]\w*|netto)\b"
)
_SEVERAL = re.compile(r"\s*(?:\d{1,4}\s*[^\W\d_]+\.?[\s,]*(?:and\s+|und\s+|et\s+|i\s+)?){2,3}\Z")
_AMOUNT = re.compile(r"(\d{1,4})\s*([^\W\d_]+)")
_CLOCK = re.compile(r"\s*(\d{1,3}):([0-5]\d)(?:\s*h(?:ours?)?)?\s*\Z")
_ABOUT = re.compile(
    r"\s*(?:[~≈<≤]=?|ca\.?|approx\.?|approximately|about|around|roughly|circa|etwa|ungefähr|rund|environ|około|ok\.|max\.?|maximum|at most|up to|"
    r"within|no more than|bis zu|höchstens|maximal|innerhalb von|binnen|au plus|jusqu'à|sous|do|maks\.?|najwyżej)\s*(?=[\w.½¼¾])",
    re.IGNORECASE,
)
_NOTE = re.compile(
    r"\s*(?:\([^()]*\)|\[[^\[\]]*\])\s*\Z|(?:\s+(?:per|for|pro|je|par)\s+|\s*/\s*)(?!hour|day|week|month|year|h\b|d\b|w\b)[^\W\d_]+\s*\Z|\s+each\s*\Z"
)
_HALF = re.compile(r"\s*(?:half|halbe[rn]?|demi|demie|pół)[ -](?:an?[ ])?([^\W\d_]+)\s*\Z", re.IGNORECASE)
_QUARTERS = {"quarter of an hour": "15m", "quarter hour": "15m", "viertelstunde": "15m", "three quarters of an hour": "45m", "dreiviertelstunde": "45m",
             "quart d'heure": "15m", "kwadrans": "15m", "fortnight": "2w", "half hour": "30m", "demi-heure": "30m", "demi-journée": "0.5d"}  # fmt: skip
"""Amounts of time that are words of their own."""
_ARTICLE = re.compile(r"\s*(?:an?|one|eine?|une?|jeden)\s+", re.IGNORECASE)
_FRACTIONS = {"½": ".5", "¼": ".25", "¾": ".75", " 1/2": ".5", " 1/4": ".25", " 3/4": ".75"}
_FRACTION = re.compile(r"(\d{0,4}) ?([½¼¾])|(\d{1,4})( (?:1/2|1/4|3/4))(?=\D)|(?<![\d/])()(1/2|1/4|3/4)(?=\D)")
_HOURS = re.compile(r"\s*(\d{1,3})\s*h\s*(\d{1,2})\s*\Z", re.IGNORECASE)
_ISO = re.compile(r"\s*P(?:(\d{1,4})([DW])|T(\d{1,4})([HM]))\s*\Z")
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
_ARTICLES = frozenset(("a", "an", "ein", "eine", "einen", "une", "un"))
_LONG = re.compile(
    rf"\s*(\d{{1,2}}|{'|'.join(_WORDS)})\s*(?:(mon(?:th|at|ate|aten)s?|mois|miesiąc\w*|miesięcy)|(quarters?|quartale?|trimestres?|kwartał\w*)|"
    r"(y|yrs?|years?|jahre?|ans?|années?|rok|lata?))\s*\Z",
    re.IGNORECASE,
)
_WEEKS = (4, 13, 52)
"""Weeks of a month, a quarter and a year."""
_RANGE = re.compile(
    r"\s*(?:between\s+|from\s+|zwischen\s+|von\s+)?(\d{1,4}(?:[.,]\d{1,2})?)\s*([^\W\d_]*)\s*(?:[-\u2013\u2014]|to|and|or|bis|und|oder|à|ou|do|lub)\s*"
    r"(\d{1,4}(?:[.,]\d{1,2})?)\s*([^\W\d_]+)\.?\s*\Z"
)
_CALENDAR = {
    "day": "day days daily tag tage tagen täglich jour jours quotidien dzień dni codziennie d",
    "week": "week weeks weekly woche wochen wöchentlich semaine semaines hebdomadaire tydzień tygodnie tygodni w",
    "month": "month months monthly mo mon monat monate monaten monatlich mois mensuel miesiąc miesiące miesięcy m",
    "year": "year years yearly annual annually yr yrs y a jahr jahre jahren jährlich an ans année années annuel rok lata lat",
}
_CALENDAR_UNIT = {name: unit for unit, names in _CALENDAR.items() for name in names.split()}
_IN_MONTHS = {"quarterly": 3, "quarter": 3, "quarters": 3, "vierteljährlich": 3, "quartal": 3, "trimestre": 3, "trimestriel": 3, "kwartał": 3,
              "half-yearly": 6, "halbjährlich": 6, "biannually": 6, "twice a year": 6, "semestriel": 6, "półrocznie": 6}  # fmt: skip
_EVERY = re.compile(
    r"\s*(?:every|each|once an?|per|alle|jede[nrs]?|tous les|toutes les|chaque|par|co)\s+", re.IGNORECASE
)
_COUNTED = re.compile(r"\s*(\d{1,3})?[ -]?([^\W\d_]+)\.?\s*\Z")
_MINUTES = {"m": 1, "h": 60}
_MINUTES_WITH_DAYS = {**_MINUTES, "d": 480, "w": 2400}
_TOO_LONG = 10**9


def guess_timespan(text: str) -> str | None:
    """Return an amount of time as number and letter: `3d`."""
    text = _WORKING.sub("", _NOTE.sub("", _ABOUT.sub("", text, count=1)))
    text = _FRACTION.sub(_with_decimals, text)
    if text.strip()[:1] == ".":
        text = f"0{text.strip()}"
    if hours := _HOURS.match(text) or _CLOCK.match(text):
        return f"{int(hours[1]) * 60 + int(hours[2])}m"
    if iso := _ISO.match(text):
        return f"{iso[1] or iso[3]}{(iso[2] or iso[4]).lower()}"
    if special := _QUARTERS.get(_ARTICLE.sub("", text, count=1).strip().lower()):
        return special
    if (half := _HALF.match(text)) and (unit := _unit(half[1])):
        return {"h": "30m", "d": "0.5d", "w": "0.5w"}.get(unit)
    if _SEVERAL.match(text):
        pieces = [(int(number), _unit(word)) for number, word in _AMOUNT.findall(text)]
        minutes = sum(number * _MINUTES.get(unit or "", _TOO_LONG) for number, unit in pieces)
        return f"{minutes}m" if minutes < _TOO_LONG else None
    return _plain(text)


def guess_sum(text: str) -> str | None:
    """Return days and hours together, as days of eight hours: `1d 4h` is `1.5d`; None for anything else."""
    pieces = [(int(number), _unit(word)) for number, word in _AMOUNT.findall(text)] if _SEVERAL.match(text) else []
    units = [unit for _, unit in pieces]
    if len(units) < len(("d", "h")) or None in units or not {"d", "w"} & set(units):
        return None
    minutes = sum(number * _MINUTES_WITH_DAYS[unit or ""] for number, unit in pieces)
    days, hours = minutes / _MINUTES_WITH_DAYS["d"], minutes / _MINUTES["h"]
    return next((f"{n:g}{unit}" for n, unit in ((days, "d"), (hours, "h")) if n == round(n, 2)), f"{minutes}m")


def _plain(text: str) -> str | None:
    """Return a number, in digits or as a word, and a unit."""
    first, rest = (*re.split(r"[ -]", text.strip(), maxsplit=1), "")[:2]
    if first.lower() in _WORDS:
        text = f"{_WORDS[first.lower()]} {rest}"
    match = _TIME.match(text)
    unit = _unit(match[2]) if match else None
    return f"{match[1].replace(',', '.')}{unit}" if match and unit else None


def guess_times(text: str) -> tuple[str, str, str] | None:
    """Return the shortest, the likely and the longest of a range of times, the likely one in the middle: `2-4 h`; None for anything else."""
    match = _RANGE.match(_WORKING.sub("", _NOTE.sub("", _ABOUT.sub("", text, count=1))))
    if match is None:
        return None
    first, last = _unit(match[2] or match[4]), _unit(match[4])
    low, high = (float(match[n].replace(",", ".")) for n in (1, 3))
    if first is None or last is None or (first == last and low >= high):
        return None
    if first != last:
        return (f"{low:g}{first}", f"{high:g}{last}", f"{high:g}{last}")
    return (f"{low:g}{first}", f"{(low + high) / 2:g}{first}", f"{high:g}{last}")


def guess_weeks(text: str) -> str | None:
    """Return a number of months, quarters or years as weeks; None for anything else."""
    match = _LONG.match(_ABOUT.sub("", text, count=1))
    if match is None:
        return None
    number = int(match[1]) if match[1].isdigit() else _WORDS[match[1].lower()]
    return f"{number * next(n for n, word in zip(_WEEKS, match.groups()[1:], strict=True) if word)}w"


def guess_period(text: str) -> str | None:
    """Return what recurs by the calendar as number and unit: `quarterly` is `3 months`."""
    text = _EVERY.sub("", text, count=1).strip().lower()
    first, rest = (*text.split(" ", 1), "")[:2]
    if first in _WORDS and rest:
        text = f"{_WORDS[first]} {rest}"
    match = _COUNTED.match(text)
    if (of_months := _IN_MONTHS.get(text) or _IN_MONTHS.get(match[2] if match else "")) is not None:
        number, unit = of_months * int((match and match[1]) or 1), "month"
    elif match and (named := _CALENDAR_UNIT.get(match[2])):
        number, unit = int(match[1] or 1), named
    else:
        return None
    return f"{number} {unit}{'s' if number > 1 else ''}" if number else None


def _with_decimals(match: re.Match[str]) -> str:
    whole, fraction = next((match[n] or "", match[n + 1]) for n in (1, 3, 5) if match[n + 1])
    return f"{whole or 0}{_FRACTIONS.get(fraction) or _FRACTIONS[f' {fraction}']}"


def number_in_words(text: str) -> str | None:
    """Return the number that a word says; None for any other, and for articles."""
    word = text.strip().lower()
    return str(_WORDS[word]) if word in _WORDS and word not in _ARTICLES else None


def _unit(word: str) -> str | None:
    """Return the letter of a unit of time."""
    return _UNIT_OF.get(word.lower())

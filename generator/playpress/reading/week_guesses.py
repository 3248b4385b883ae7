"""Hours of a day and days of a week as people write them to numbers: `7:30` to 7.5, `Mon-Fri` to 5.

Each function returns None if it cannot tell what is meant.
Knows: how the days of the week are called in the handbook's languages. Must not know the model.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from playpress.reading.time_guesses import guess_timespan

if TYPE_CHECKING:
    from collections.abc import Mapping

WEEKDAYS: Mapping[str, int] = {
    name: n
    for n, names in enumerate(
        (
            "mo mon monday montag lu lun lundi pn pon poniedziałek poniedziałku",
            "tu tue tues tuesday di dienstag mar mardi wt wtorek wtorku",
            "we wed weds wednesday mi mittwoch mer mercredi śr środa środy",
            "th thu thur thurs thursday do donnerstag jeu jeudi cz czw czwartek czwartku",
            "fr fri friday freitag ven vendredi pt piątek piątku",
            "sa sat saturday samstag sonnabend sam samedi sob sobota soboty",
            "su sun sunday so son sonntag dim dimanche nd niedziela niedzieli",
        )
    )
    for name in names.split()
}
"""The days of the week by their names, from 0 for Monday."""
_DAY = r"([^\W\d_]{2,12})\.?"
_RANGE = re.compile(rf"\s*(?:from |von |du |od )?{_DAY}\s*(?:[-\u2013\u2014]|to|through|bis|au|do)\s*{_DAY}\s*\Z")
_BETWEEN = re.compile(r"\s*(?:[,;/+&]| and | und | et | i )\s*")
_CLOCKS = re.compile(
    r"\s*(\d{1,2})(?:[:.h](\d\d))?(?:\s*(?:Uhr|h))?\s*(?:[-\u2013\u2014]|to|bis|à|do)\s*(\d{1,2})(?:[:.h](\d\d))?(?:\s*(?:Uhr|h))?\s*\Z"
)
LONGEST = 100
"""Characters of a text that may say either; a longer one says more."""


def guess_hours(text: str) -> str | None:
    """Return an amount of time in hours and minutes as a number of hours."""
    span = guess_timespan(text) if len(text) <= LONGEST else None
    if span is None or span[-1] not in "mh":
        return None
    return f"{float(span[:-1]) / (60 if span[-1] == 'm' else 1):.4g}"


def guess_hours_between(text: str) -> str | None:
    """Return the hours between two times of a day, of which a break may have to be taken off: `9-17` is 8."""
    match = _CLOCKS.match(text)
    if match is None:
        return None
    start, end = (int(match[n]) + int(match[n + 1] or 0) / 60 for n in (1, 3))
    return f"{end - start:.4g}" if start < end <= 24 else None  # noqa: PLR2004 - hours of a day


def guess_days(text: str) -> str | None:
    """Return how many days of the week a text names."""
    text = text.casefold()
    if len(text) > LONGEST:
        return None
    if (match := _RANGE.match(text)) and match[1] in WEEKDAYS and match[2] in WEEKDAYS:
        return str((WEEKDAYS[match[2]] - WEEKDAYS[match[1]]) % 7 + 1)
    named = [WEEKDAYS.get(name.strip(" .")) for name in _BETWEEN.split(text)]
    return str(len(set(named))) if None not in named else None

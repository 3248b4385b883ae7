"""Dates, numbers, units and lists to text as a language writes them.

Knows: Babel's data of languages. Must not know messages.
"""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING

from babel import Locale
from babel.dates import format_date, format_skeleton
from babel.lists import format_list
from babel.numbers import format_compact_decimal, format_decimal, format_percent
from babel.units import format_unit

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable

_SKELETONS = {"day": "MMMd", "month": "yMMM", "year": "y"}
"""What stands in a short date, as CLDR names it."""
_MILLION = 1_000_000
_EXACT = 17
"""As many decimals as any float has."""


class Formats:
    """The formats of one language; `locale` is its code with the country whose conventions are used: `en_GB`."""

    def __init__(self, locale: str) -> None:
        """Take the code; an unknown one is a bug of ours and raises."""
        self._locale = Locale.parse(locale)

    def date(self, day: datetime.date) -> str:
        """Return a day in full: `1 September 2026`."""
        text = format_date(day, "long", locale=self._locale)
        is_ordinal = self._locale.language == "fr" and day.day == 1  # Babel has no ordinal days
        return f"1er{text[1:]}" if is_ordinal else text

    def month(self, day: datetime.date) -> str:
        """Return the month of a day: `September 2026`."""
        return format_skeleton("yMMMM", day, locale=self._locale)

    def short_date(self, day: datetime.date, grain: str = "day") -> str:
        """Return a `day`, `month` or `year` in short, for an axis: `1 Sept`, `Sept 2026`, `2026`."""
        return format_skeleton(_SKELETONS[grain], day, locale=self._locale)

    def short_number(self, number: float) -> str:
        """Return a number for an axis: like `number`, from a million on in short: `1.5M`."""
        if abs(number) < _MILLION:
            return self.number(number)
        return format_compact_decimal(Decimal(str(number)), locale=self._locale, fraction_digits=_EXACT)

    def number(self, number: float) -> str:
        """Return a number with this language's separators and no trailing zeros."""
        return _number(str(number), self._locale)

    def percent(self, share: float) -> str:
        """Return a share (0 to 1) as a percentage, to the nearest whole one."""
        return _percent(str(share), self._locale)

    def exact_percent(self, percentage: float) -> str:
        """Return a percentage (0 to 100) with all its decimals."""
        share = Decimal(str(percentage)) / 100
        return format_percent(share, locale=self._locale, decimal_quantization=False)

    def unit(self, amount: float, unit: str) -> str:
        """Return an amount of a time unit: `4 hours`."""
        return _unit(amount, unit, self._locale)

    def listed(self, items: Iterable[str]) -> str:
        """Return texts as a list in a sentence: `a, b, and c`."""
        return format_list(list(items), locale=self._locale)


@lru_cache(maxsize=4096)
def _unit(amount: float, unit: str, locale: Locale) -> str:
    return format_unit(amount, f"duration-{unit}", length="long", locale=locale)


@lru_cache(maxsize=4096)
def _number(digits: str, locale: Locale) -> str:
    return format_decimal(Decimal(digits), locale=locale)


@lru_cache(maxsize=4096)
def _percent(digits: str, locale: Locale) -> str:
    return format_percent(Decimal(digits), locale=locale)

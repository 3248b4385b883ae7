"""A language to its words, dates, numbers and alphabetical order.

Babel and catalogues, which are slow, are imported and read when first needed; messages in English need neither.
Knows: gettext, the Unicode collation algorithm. Must not know pages.
"""

from __future__ import annotations

import gettext
import unicodedata
from functools import cache, cached_property, lru_cache
from typing import TYPE_CHECKING, Any

from playpress.bundled import locale_folder

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable

    from playpress.language.formats import Formats

DOMAIN = "playpress"
PSEUDO = "pseudo"
"""A language for tests: messages in ⟦brackets⟧, dates and units in Greek, so that untranslated text shows."""

PERCENT = "%"
NO_BREAK_SPACE = "\u00a0"

_CONVENTIONS = {"en": "en_GB", PSEUDO: "el"}
"""The locale for dates and numbers, where it is not the language's own: British for English (1 September 2026)."""


class Translator:
    """One language: its messages, and how it writes dates, numbers and lists."""

    def __init__(self, language: str, messages: gettext.NullTranslations | None = None) -> None:
        """Take messages from `messages`, else from the catalogue; English needs none."""
        self.language = language
        self._given = messages

    @cached_property
    def _messages(self) -> gettext.NullTranslations:
        return self._given or _load(self.language)

    @cached_property
    def _formats(self) -> Formats:
        from playpress.language.formats import Formats  # noqa: PLC0415 - reads Babel's data; who checks needs none of it

        return Formats(_CONVENTIONS.get(self.language, self.language))

    def gettext(self, message: str) -> str:
        """Return a message in this language."""
        return self._messages.gettext(message) if message else ""

    def ngettext(self, singular: str, plural: str, number: int) -> str:
        """Return a message in the form that goes with a number."""
        return self._messages.ngettext(singular, plural, number)

    def date(self, day: datetime.date) -> str:
        """Return a day in full: `1 September 2026`."""
        return self._formats.date(day)

    def month(self, day: datetime.date) -> str:
        """Return the month of a day: `September 2026`."""
        return self._formats.month(day)

    def short_date(self, day: datetime.date, grain: str = "day") -> str:
        """Return a `day`, `month` or `year` in short, for an axis: `1 Sept`, `Sept 2026`, `2026`."""
        return self._formats.short_date(day, grain)

    def short_figure(self, value: float, unit: str | None) -> str:
        """Return a figure for an axis: `12.5%`, `1.5M`; other units are said once, elsewhere."""
        return self._formats.exact_percent(value) if unit == PERCENT else self._formats.short_number(value)

    def number(self, number: float) -> str:
        """Return a number with this language's separators, without needless decimals."""
        return self._formats.number(number)

    def percent(self, share: float) -> str:
        """Return a share (0 to 1) as a percentage, to the nearest whole one."""
        return self._formats.percent(share)

    def figure(self, value: float, unit: str | None) -> str:
        """Return a figure with its unit, which stay on one line: `12.5%` (German, French: `12,5 %`), `5 days`."""
        if unit == PERCENT:
            return self._formats.exact_percent(value)
        return f"{self.number(value)}{NO_BREAK_SPACE}{unit}" if unit else self.number(value)

    def unit(self, amount: float, unit: str) -> str:
        """Return an amount of a time unit (`minute`, `hour`, `day`, `week`, `month`, `year`): `4 hours`."""
        return self._formats.unit(amount, unit)

    def listed(self, items: Iterable[str]) -> str:
        """Return texts as a list in a sentence: `a, b, and c`."""
        return self._formats.listed(items)

    def sort_key(self, text: str) -> tuple[int, ...]:
        """Return a key that orders texts as readers expect: accents and case count last (UTS 10).

        In Polish, ą, ć, ę, ł, ń, ó, ś, ź and ż are letters of their own, each behind its neighbour (PN-N-01222).
        """
        if self.language == "pl":
            text = unicodedata.normalize("NFC", text).translate(_POLISH_ORDER)
        return _collation_key(text)


def folded(text: str, language: str = "en") -> str:
    """Return a text without accents: `Łódź` is `Lodz`, `Größe` is `Grosse`, in German `Groesse`."""
    if language == "de":
        text = unicodedata.normalize("NFC", text).translate(_GERMAN)
    plain = unicodedata.normalize("NFKD", text.translate(_WITHOUT_STROKE))
    return "".join(c for c in plain if not unicodedata.combining(c))


_GERMAN = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue"})
_WITHOUT_STROKE = str.maketrans(
    {"ł": "l", "Ł": "L", "ß": "ss", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "æ": "ae", "Æ": "Ae", "œ": "oe", "Œ": "Oe"}
)
"""Replacements for letters that Unicode's decomposition leaves as they are."""
_BEHIND_ALL_LETTERS = "\U0010fffd"
_POLISH_ORDER = str.maketrans(
    {own: base + _BEHIND_ALL_LETTERS for own, base in zip("ąćęłńóśźĄĆĘŁŃÓŚŹ", "acelnoszACELNOSZ", strict=True)}
    | {own: base + 2 * _BEHIND_ALL_LETTERS for own, base in ("żz", "ŻZ")}
)


@lru_cache(maxsize=65536)
def _collation_key(text: str) -> tuple[int, ...]:
    key: tuple[int, ...] = _collator().sort_key(text)
    return key


@cache
def _collator() -> Any:
    import pyuca.collator  # noqa: PLC0415 - reads a table of 35,000 lines

    return pyuca.collator.Collator()  # type: ignore[no-untyped-call]


class _Pseudo(gettext.NullTranslations):
    def gettext(self, message: str) -> str:
        return f"⟦{message}⟧"

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return f"⟦{msgid1 if n == 1 else msgid2}⟧"


@cache
def _load(language: str) -> gettext.NullTranslations:
    if language == PSEUDO:
        return _Pseudo()
    path = locale_folder() / language / "LC_MESSAGES" / f"{DOMAIN}.po"
    if not path.is_file():
        return gettext.NullTranslations()
    from playpress.language.catalogue import read_catalogue  # noqa: PLC0415 - English has no catalogue

    return read_catalogue(path, language)

"""A language to its words, dates, numbers and alphabetical order.

Catalogues are read from their `.po` files directly: Babel is needed at run time anyway, and nothing has to be compiled.
Knows: gettext, Babel, the Unicode collation algorithm. Must not know pages.
"""

from __future__ import annotations

import gettext
import io
import unicodedata
from decimal import Decimal
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

from babel import Locale
from babel.dates import format_date
from babel.lists import format_list
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_decimal, format_percent
from babel.units import format_unit

from playpress.bundled import locale_folder

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable

DOMAIN = "playpress"
PSEUDO = "pseudo"
"""A language for tests: every message in ⟦brackets⟧, dates and units in Greek; a text that escaped is seen."""

PERCENT = "%"
NO_BREAK_SPACE = "\u00a0"

_CONVENTIONS = {"en": "en_GB", PSEUDO: "el"}
"""The country whose way of writing dates a language follows, where that is not its own: 1 September 2026."""


class Translator:
    """One language: its messages, and how it writes dates, numbers and lists."""

    def __init__(self, language: str, messages: gettext.NullTranslations | None = None) -> None:
        """Take messages from `messages`, else from the catalogue; English needs none."""
        self.language = language
        self.locale = Locale.parse(_CONVENTIONS.get(language, language))
        self._messages = messages or _load(language)

    def gettext(self, message: str) -> str:
        """Return a message in this language."""
        return self._messages.gettext(message) if message else ""

    def ngettext(self, singular: str, plural: str, number: int) -> str:
        """Return a message in the form that goes with a number."""
        return self._messages.ngettext(singular, plural, number)

    def date(self, day: datetime.date) -> str:
        """Return a day in full: `1 September 2026`."""
        text = format_date(day, "long", locale=self.locale)
        return f"1er{text[1:]}" if self.language == "fr" and day.day == 1 else text  # Babel has no ordinal days

    def number(self, number: float) -> str:
        """Return a number with this language's separators, without needless decimals."""
        return format_decimal(number, locale=self.locale)

    def percent(self, share: float) -> str:
        """Return a share (0 to 1) as a percentage, to the nearest whole one."""
        return format_percent(share, locale=self.locale)

    def figure(self, value: float, unit: str | None) -> str:
        """Return a figure with its unit, which stay on one line: `12.5%` (`12,5 %` in German and French), `5 days`."""
        if unit == PERCENT:
            return format_percent(Decimal(str(value)) / 100, locale=self.locale, decimal_quantization=False)
        return f"{self.number(value)}{NO_BREAK_SPACE}{unit}" if unit else self.number(value)

    def unit(self, amount: float, unit: str) -> str:
        """Return an amount of a time unit (`minute`, `hour`, `day`, `week`, `month`, `year`): `4 hours`."""
        return _unit(amount, unit, self.locale)

    def listed(self, items: Iterable[str]) -> str:
        """Return texts as a list in a sentence: `a, b, and c`."""
        return format_list(list(items), locale=self.locale)

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
"""Letters that Unicode does not take apart."""
_BEHIND_ALL_LETTERS = "\U0010fffd"
_POLISH_ORDER = str.maketrans(
    {own: base + _BEHIND_ALL_LETTERS for own, base in zip("ąćęłńóśźĄĆĘŁŃÓŚŹ", "acelnoszACELNOSZ", strict=True)}
    | {own: base + 2 * _BEHIND_ALL_LETTERS for own, base in ("żz", "ŻZ")}
)


@lru_cache(maxsize=4096)
def _unit(amount: float, unit: str, locale: Locale) -> str:
    return format_unit(amount, f"duration-{unit}", length="long", locale=locale)


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
    with path.open("rb") as stream:
        catalog = read_po(stream, locale=language)
    compiled = io.BytesIO()
    write_mo(compiled, catalog)
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)

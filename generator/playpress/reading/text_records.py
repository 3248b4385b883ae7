"""A text in the place of “key: value” lines to the record that it says: a name, a pair with an arrow, an amount and how often.

Knows: by the model which keys take what. Must not know files.
"""

from __future__ import annotations

import re
import typing
from typing import TYPE_CHECKING, Any

from playpress.language.addresses import meant_address
from playpress.language.spelling import suggested_id
from playpress.language.urls import is_safe
from playpress.model.annotations import fields_of
from playpress.model.record import ID_PATTERN, Reference, Text
from playpress.reading.meant import meant_word
from playpress.reading.mistake import takes
from playpress.reading.number_guesses import guess_number
from playpress.reading.repairs.quotes import quoted
from playpress.reading.time_guesses import guess_period, guess_timespan
from playpress.reading.turned import LONGEST

if TYPE_CHECKING:
    from collections.abc import Mapping

    from playpress.model.annotations import Field
    from playpress.model.record import Record

WORDS = re.compile(r"[^\W\d]\w*(?:[ -]\w+)*\Z")
"""Matches plain words, which mean the same within braces and without."""
_PAIR = re.compile(r"\w: ")
_ARROW = re.compile(r"(\S.*?)\s*(?:[-=]>|\u2192)\s*(\S+)\Z")
_SHARE = re.compile(r"\s*[(\[,]?\s*(\d{1,3}) ?%\s*[)\]]?\s*\Z")
"""Matches a share behind a pair: `(80 %)`."""
_IF = re.compile(
    r"(?:if|when|in case|wenn|falls|bei|si|en cas de|jeśli|gdy)\s+(\S[^,:]*?)\s*[,:]?\s+(?:then |dann |alors |to )?(?:go(?:es)? (?:on )?to|goto|continue (?:with|at)|next is|weiter (?:mit|zu|bei)|gehe? zu|aller à|passer à|przejdź do|→|->)\s+(\S[^,:]*?)\.?\Z",
    re.IGNORECASE,
)
"""Matches a condition and where it leads, in a sentence: `If approved, go to order`."""
_DONE_BY = re.compile(r"(.*\S)\s*\(([^\W\d_][\w -]*)\)\.?\Z")
_LINE = re.compile(r"\s*(?:[-*\u2022]|\d{1,2}[.)])?\s*(\S.*?)\s*\Z")
_ONE_BY_ONE = re.compile(r"\s*(?:[-=]>|\u2192|>)\s*|\n+")
"""Matches what stands between the steps of a text: arrows, or ends of lines."""
FEWEST = 2
"""So many names are a list."""
LONGEST_NAME = 80
"""Characters of a text that may be a name."""
_ASKED = re.compile(r"([^?]+\?)\s+(\S.*)\Z", re.DOTALL)
_SPACED = re.compile(r"([a-z_]+)(?: ?[<>≤≥]=? ?| )(\d+(?:\.\d+)?) ?%?\Z")
_ENTRIES = re.compile(r"\s*[,;]\s*")
_PER = re.compile(r"\s*([^/]{1,20}?)\s*(?:/|\b(?:per|a|an|each|every|pro|im|je|par|na|w)\b)\s*([^\W\d_]{1,12})\s*\Z")
_PER_BY_WORD = re.compile(r"\s*(\d[\d.,' ]{0,9}?)\s*(?:x|×|times|mal|fois|razy)?\s+([^\W\d_][\w.]{1,11}?)\s*\Z")
"""Matches an amount and a word that says for how long: `480 p.a.`, `40 x monthly`."""
_LINK = re.compile(r"\[([^\[\]]+)\]\((\S+)\)\Z")


def record_of_text(record: type[Record], text: str, language: str) -> str:
    """Return a text as the record that it says, in braces; `…` stands for what cannot be told."""
    fields = fields_of(record)
    first = next(iter(fields))
    if {"id", "name"} <= fields.keys() and (thing := as_thing(record, text, language)):
        return thing
    ways = (_with_arrow, per, _asked, _spaced, _recurring)
    if found := next(filter(None, (way(record, text) for way in ways)), ""):
        return found
    if "url" in fields and (link := as_link(text)):
        return link
    if key := _reference(fields, text):
        needed = {name: "…" for name, one in fields.items() if one.is_required} | {key: text}
        return _braces(needed)
    if _PAIR.search(text) or not takes(record, first, text):
        needed = {name: "…" for name, one in fields.items() if one.is_required} or {first: "…"}
        return _braces(needed)
    return _braces({first: inner_text(text)})


def records_of_text(record: type[Record], text: str, language: str) -> str:
    """Return pairs with arrows, or names in a line each or with arrows between them, as the list that they are; empty if a text says none."""
    if len(text) > LONGEST:
        return ""
    pairs = [_with_arrow(record, piece) for piece in _ENTRIES.split(text)]
    return f"[{', '.join(pairs)}]" if all(pairs) else _one_by_one(record, text, language)


def _one_by_one(record: type[Record], text: str, language: str) -> str:
    """Return names in a line each, or with arrows between them, as a list of things; empty if it is one text alone."""
    pieces = [match[1] for piece in _ONE_BY_ONE.split(text) if (match := _LINE.match(piece))]
    if len(pieces) < FEWEST or not {"id", "name"} <= fields_of(record).keys():
        return ""
    things = [as_thing(record, piece, language) for piece in pieces]
    return f"[{', '.join(things)}]" if all(things) else ""


def _with_arrow(record: type[Record], text: str) -> str:
    """Return `Approved -> order` as a record, by its first two keys; empty if it takes no such pair."""
    if len(text) > LONGEST:
        return ""
    share = _SHARE.search(text)
    match = _ARROW.match(text[: share.start()] if share else text) or _IF.match(text)
    if match is None:
        return ""
    keys, values = [*fields_of(record)][:2], [match[1][:1].upper() + match[1][1:], match[2]]
    if share and "probability" in fields_of(record):
        keys, values = [*keys, "probability"], [*values, int(share[1]) / 100]
    return filled(record, keys, values)


def as_thing(record: type[Record], text: str, language: str) -> str:
    """Return a text as the name of a thing with an id; who does it may stand behind it in brackets. Empty if no name can be so."""
    match = _DONE_BY.match(text) if len(text) <= LONGEST else None
    name, role = (match[1], match[2]) if match and "raci" in fields_of(record) else (text, "")
    name = name.strip().removesuffix(".")
    if not name or ": " in name or "\n" in name or len(name) > LONGEST_NAME or (set(name) & set("{}[]<>=→")):
        return ""
    thing = {"id": suggested_id(name, language), "name": inner_text(name)}
    return _braces(thing | ({"raci": f"{{responsible: {suggested_id(role, language)}}}"} if role else {}))


def _asked(record: type[Record], text: str) -> str:
    """Return `May I? No.` as a question with its answer; empty if the record takes no such pair."""
    match = _ASKED.match(text) if len(text) <= LONGEST else None
    return filled(record, ["question", "answer"], [inner_text(part) for part in match.groups()]) if match else ""


def _spaced(record: type[Record], text: str) -> str:
    """Return keys and numbers without colons, such as `hand_offs 8, consulted 5`, as a record; empty if the text says others."""
    pairs = [_SPACED.match(piece) for piece in _ENTRIES.split(text)] if len(text) <= LONGEST else []
    numbers = {pair[1]: float(pair[2]) if "." in pair[2] else int(pair[2]) for pair in pairs if pair}
    fits = 0 < len(numbers) == len(pairs) and numbers.keys() <= fields_of(record).keys()
    return _braces(numbers) if fits and all(takes(record, key, one) for key, one in numbers.items()) else ""


def _recurring(record: type[Record], text: str) -> str:
    """Return how often something comes again as a record that begins with that: `twice a year`; empty if it takes none, or the text says none."""
    period = guess_period(text) if "every" in fields_of(record) else None
    return _braces({"every": period}) if period else ""


def per(record: type[Record], text: str) -> str:
    """Return `40 per month` as a record; empty if the text says nothing like that."""
    match = _PER.match(text) or _PER_BY_WORD.match(text)
    if match is None or [*fields_of(record)][1:2] != ["per"]:
        return ""
    keys, amount = [*fields_of(record)][:2], guess_timespan(match[1]) or guess_number(match[1]) or ""
    unit = meant_word(match[2], typing.get_args(fields_of(record)["per"].annotation.kind))
    return filled(record, keys, [int(amount) if amount.isdigit() else amount, unit])


def as_link(text: str) -> str:
    """Return an address, or a link in Markdown, as a record with a name; empty if the text is none."""
    match = _LINK.match(text)
    name, url = (match[1], match[2]) if match else ("…", text)
    url = url if is_safe(url) else meant_address(url)
    return f"{{name: {inner_text(name)}, url: {inner_text(url)}}}" if url else ""


def _reference(fields: Mapping[str, Field], text: str) -> str:
    """Return the key that takes an id, if the text may be one and the first key takes a text; else an empty text."""
    of_ids = [name for name, one in fields.items() if isinstance(one.annotation.mark, Reference)]
    is_second = isinstance(next(iter(fields.values())).annotation.mark, Text) and ID_PATTERN.match(text) is not None
    return of_ids[0] if of_ids and is_second else ""


def filled(record: type[Record], keys: list[str], values: list[Any]) -> str:
    """Return a record with these values under these keys; empty if it does not take them, or there are too few."""
    fits = len(values) == len(keys) > 1 and all(takes(record, key, one) for key, one in zip(keys, values, strict=True))
    return _braces(dict(zip(keys, values, strict=True))) if fits else ""


def _braces(values: Mapping[str, Any]) -> str:
    return f"{{{', '.join(f'{key}: {value}' for key, value in values.items())}}}"


def inner_text(text: str) -> str:
    """Return a text as it stands within braces: in quotes if it could be read otherwise."""
    is_plain = text == "…" or not (set(text) & set("[]{},#&*!|>'\"%@`") or ": " in text or text[:1] in "-? ")
    return text if is_plain else quoted(text)

"""A number as people write it to the form that playbooks take: `€18.000,50` to `18000.5`, `20 %` to `0.2`, `3-5` to two numbers.

Each function returns None if it cannot tell what is meant: a wrong number looks as good as a right one.
Knows: how numbers are written in the handbook's languages. Must not know the model.
"""

from __future__ import annotations

import re

_COMPARED = re.compile(
    r"\s*(?:[<>≤≥=~≈]{1,2}|at least|at most|up to|more than|less than|over|under|min\.?|max\.?|ca\.?|about|mindestens|höchstens|über|unter|"
    r"au moins|au plus|co najmniej|co najwyżej)\s*(?=\d)",
    re.IGNORECASE,
)
_MINUS = re.compile(r"\A\s*[\u2212\u2013\u2010\u2011]\s?(?=\d)")
"""Matches the sign that a word processor or a spreadsheet puts in the place of a minus."""
_NOTE = re.compile(r"\s*(?:\([^()]*\)|\[[^\[\]]*\]),?\s*\Z")
_CURRENCY = re.compile(r"\s*(?:[€$£¥]|[A-Z]{3}(?=[ \d]))\s*(?=\d)")
_THOUSANDS = re.compile(r"(?<=\d)['\u2019\u00a0\u202f _](?=\d{3}(?!\d))")
_BOTH_SIGNS = re.compile(r"(?<![\d.,])(\d{1,3})(?:(?:\.(\d{3}))+,(\d{1,2})|(?:,(\d{3}))+\.(\d{1,2}))(?![\d.,])")
_GROUPS = re.compile(r"(?<![\d.,])[1-9]\d{0,2}([.,])\d{3}(?:\1\d{3})+(?![\d.,])")
"""Matches a number whose sign stands more than once, so before thousands."""
_NOTHING_BEHIND = re.compile(r"(?<=\d),[-\u2013\u2014]{1,2}")
_MULTIPLES = {
    **dict.fromkeys(("k", "thousand", "tsd", "tausend", "tys"), 1_000),
    **dict.fromkeys(("mio", "mn", "mln", "million", "millions", "millionen"), 1_000_000),
}
"""Words that multiply the number before them."""
_MULTIPLE = re.compile(
    rf"\s*(\d{{1,6}}(?:[.,]\d{{1,2}})?)\s*({'|'.join(_MULTIPLES)})\b\.?\s*(?:[€$£¥]|[A-Z]{{3}}|euros?|dollars?)?\s*\Z",
    re.IGNORECASE,
)
_OTHER_MEASURES = re.compile(
    r"\d\s*(?:m|k\w|hundred|hundert|dozen|dutzend|billion|milliard\w*|mrd|fte|vzä|etp|ft|pt|full-?time|part-?time|x|\*|/\s*\d|±|"
    r"[-\u2013]\s*\d|to\s*\d|bis\s*\d|\.\.)",
    re.IGNORECASE,
)
"""Matches a number with something behind it that changes it, and that is no unit."""
_AMBIGUOUS = re.compile(r"\s*(?:[€$£¥]\s*)?([1-9]\d{0,2})[.,](\d{3})\s*(?:[€$£¥]|[A-Z]{3}|%|[^\W\d_]{1,20})?\s*\Z")
"""Matches a number whose sign may stand before thousands or before decimals."""
_NUMBER = re.compile(r"\s*(-?\d{1,9}(?:[.,](?!\d{3}(?!\d))\d{1,6})?)\s*([^\d\s.,-]\D{0,19})?\Z")
_SHARE = re.compile(r"\s*(\d{1,4})\s*(?:/|of|out of|von|in|sur|na|z)\s*(\d{1,4})\s*\Z")
LONGEST = 200
"""Characters of a text that may be a number; a longer one says more, and to look for a number in it takes long."""
_RANGE = re.compile(
    r"\s*(?:between\s+|from\s+|zwischen\s+|von\s+)?(\d{1,9}(?:\.\d{1,6})?)\s*%?\s*"
    r"(?:[-\u2013\u2014]|\.{2,3}|…|to|and|bis|und|à|do)\s*(\d{1,9}(?:\.\d{1,6})?)\s*%?\s*\Z"
)


def guess_number(text: str, bounds: str = "") -> str | None:
    """Return a number without unit and with a decimal point; a percentage becomes a share if `bounds` is `0 … 1`."""
    if len(text) > LONGEST:
        return None
    text = _MINUS.sub("-", _NOTE.sub("", text) or text)
    text = _THOUSANDS.sub("", _CURRENCY.sub("", _COMPARED.sub("", text, count=1), count=1))
    text = _GROUPS.sub(lambda match: match[0].replace(match[1], ""), text)
    text = _NOTHING_BEHIND.sub("", _BOTH_SIGNS.sub(_with_one_sign, text))
    if text.lstrip()[:1] in (".", ",") and text.strip()[1:].isdigit():
        text = f"0{text.strip()}"
    if multiple := _MULTIPLE.match(text):
        return f"{float(multiple[1].replace(',', '.')) * _MULTIPLES[multiple[2].lower()]:.10g}"
    if bounds == "0 … 1" and (share := _SHARE.match(text)):
        part, whole = int(share[1]), int(share[2])
        return f"{part / whole:.4g}" if whole > 0 and part <= whole else None
    match = None if _OTHER_MEASURES.search(text) else _NUMBER.match(text)
    if match is None:
        return None
    number = float(match[1].replace(",", "."))
    if bounds == "0 … 1":
        if number < 0 or number > 100 or 1 < number < 2:  # noqa: PLR2004 - a percentage; between 1 and 2 it may be a slip
            return None
        if number > 1 or (match[2] or "").startswith("%"):
            number = round(number / 100, 8)
    return f"{number:.10g}" if not bounds or _is_within(number, bounds) else None


def guess_range(text: str) -> tuple[str, str] | None:
    """Return the two numbers of a range, the smaller one first: `3-5`; None for anything else."""
    match = _RANGE.match(text) if len(text) <= LONGEST else None
    if match is None:
        return None
    low, high = sorted(map(float, match.groups()))
    return (f"{low:.10g}", f"{high:.10g}") if low < high else None


def nearest_level(text: str, direction: str) -> str | None:
    """Return the figure from which on a KPI is as good as a text says: `90-100` is 90 if more is better, 100 if less is."""
    if span := guess_range(text):
        return span[1] if direction == "down" else span[0] if direction == "up" else None
    return guess_number(text)


def two_ways(text: str) -> tuple[str, str] | None:
    """Return the two numbers that `1,400` may be; None if it can be read in one way alone."""
    match = _AMBIGUOUS.match(text)
    return (match[1] + match[2], f"{float(f'{match[1]}.{match[2]}'):.10g}") if match else None


def _with_one_sign(match: re.Match[str]) -> str:
    """Return a number that has commas and points with its last sign alone, as a point: that one stands before decimals."""
    digits = re.sub(r"[.,]", "", match[0][: -len(match[3] or match[5]) - 1])
    return f"{digits}.{match[3] or match[5]}"


def _is_within(number: float, bounds: str) -> bool:
    low, _, high = bounds.partition("…")
    return (not low.strip() or number >= float(low)) and (not high.strip() or number <= float(high))

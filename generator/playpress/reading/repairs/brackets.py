"""Lists in brackets and mappings in braces on one line: unclosed, without commas, or with texts that want quotes."""

from __future__ import annotations

import re
from itertools import zip_longest
from typing import TYPE_CHECKING

from playpress.diagnostics import N_, InFull
from playpress.reading.repairs.lines import (
    LONGEST_LINE,
    SIGN_BEFORE_NUMBER,
    Repair,
    entry,
    is_blank,
    known_keys,
    list_keys,
    records_at,
    records_with,
    text_keys,
)
from playpress.reading.repairs.quotes import ENDED, quoted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playpress.reading.repairs.lines import Trouble

_PAIRS = {"[": "]", "{": "}"}
_ADDRESSES = frozenset({"url", "feedback", "site_url", "repository", "contact"})
_LINK = re.compile(r"\[[^\[\]]*\]\((\S+)\)\Z")
_QUOTED = re.compile(r"\"(?:[^\"\\]|\\.)*\"|(?<=[\s,:\[{])'(?:[^']|'')*'")
_KEY = re.compile(r"(?<=[^\s,{\[:])([ ]+)([a-z_]+):(?=[ ]|$)")
_PIECE = re.compile(r"((?:^|[{\[,])[ ]*(?:[a-z_]+:[ ]+)?)([^\"'\[\]{},\s][^\[\]{},]*?)(?=[ ]*(?:[,\]}]|$))")
_INNER_KEY = re.compile(r"([{,])[ ]*([a-z_]+|x-[\w-]+):[ ]+")
_KEY_BEHIND_COMMA = re.compile(r"(?:\A|,[ ]*)([a-z_]+):[ ]+")
_LISTS = re.compile(r"\[[^\[\]{}]*\](?:[ ,;]*\[[^\[\]{}]*\])+\Z")
_PARTLY = re.compile(r"\[([^\[\]{}]*)\][ ]*,[ ]*([^\[\]{}]*[^\[\]{},\s])\Z")
_INSIDE = re.compile(r"\[([^\[\]]*)\]")
_MAPPINGS = re.compile(r"\{[^{}]*\}(?:[ ]*,[ ]*\{[^{}]*\})+,?\Z")
_HALF = re.compile(r"[\[,][ ]*[\"'](?=[^\"'{}\[\]]*\]\s*\Z)")
_TWICE = re.compile(r"[\[,][ ]*\[")
_NOT_CLOSED = N_("the bracket is not closed")
_COMPARED = re.compile(r"(?<=[{ ,])([a-z_]+): [<>]=?[ ]?(?=\d)")
"""Matches a key in braces and the sign before its number."""
SUSPECT = re.compile(r"^[^\"\n{]*\{[^\"\n]*\"(?:[^\"\n]*\"[^\"\n]*\")*[^\"\n]*$", re.MULTILINE)
"""Matches a line with braces in which a quotation mark has no partner."""


_APOSTROPHE = re.compile(r"(?<=\w)'(?=\w)")
_IN_DOUBLE_QUOTES = re.compile(r"\"[^\"\n']*+'[^\"\n]*+\"")
_MENTION = re.compile(r"(?<=[\[ ,{])(@)([a-z0-9]+(?:-[a-z0-9]+)*)(?=[ ]*[,\]}])")
"""Matches an id with the sign of a mention before it, within brackets."""


def half_quoted(trouble: Trouble) -> Iterator[Repair]:
    """Put the second quotation mark around a value in braces that has one: `{when: "Late, to: x}`, `{when: Late", to: x}`."""
    for n, line in enumerate(trouble.lines):
        quote = next((sign for sign in ('"', "'") if line.count(sign) % 2), "")
        if not quote or "\\" in line or line.rstrip(" ,")[-1:] not in ("}", "]") or len(line) > LONGEST_LINE:
            continue
        if entry(line).value[:1] not in _PAIRS or n in trouble.texts:
            continue
        if entry(line).value[0] == "[" and (
            opening := _HALF.search(_QUOTED.sub(lambda match: "x" * len(match[0]), line))
        ):
            mended = f"{line.rstrip()[:-1]}{quote}]"
            at = opening.end() - 1
            yield Repair({n: mended}, (n, at, at + 1), N_("a quotation mark is not closed"), is_sure=False)
            continue
        halves = [(start, end) for start, end in _values(line) if line.count(quote, start, end) % 2]
        if len(halves) != 1:
            continue
        (start, end), *_ = halves
        mended = f"{line[:end]}{quote}{line[end:]}"
        if line[start] == quote and line.count(quote, start, end) == 1:
            yield Repair({n: mended}, (n, start, start + 1), N_("a quotation mark is not closed"))
        elif quote == '"' and line.find(quote, start, end) == end - 1:
            mended = f"{line[:start]}{quote}{line[start:]}"
            yield Repair({n: mended}, (n, start, end), N_("a quotation mark ends this text, and none begins it"))


def _values(line: str) -> Iterator[tuple[int, int]]:
    """Yield start and end of each value in braces, up to the next key that its record may have beside it."""
    keys: list[re.Match[str]] = []
    for match in _INNER_KEY.finditer(line, entry(line).at):
        beside = {keys[-1][2]} if keys and match[1] == "," else set()
        together = {key for key in {match[2], *beside} if not key.startswith("x-")}
        if (keys or match[1] == "{") and records_with(together):
            keys.append(match)
    for key, following in zip_longest(keys, keys[1:]):
        stop = following.start() if following else len(line)
        yield key.end(), len(line[:stop].rstrip(" ,}]"))


def missing_braces(trouble: Trouble) -> Iterator[Repair]:
    """Put braces around keys in one line, or each on a line of its own: `raci: responsible: x, accountable: y`."""
    line = trouble.lines[trouble.line]
    one = entry(line)
    if not one.key or trouble.line in trouble.texts or one.value[:1] in ("'", '"', *_PAIRS):
        return
    at = (trouble.line, one.column, len(line.rstrip()))
    missing = N_("braces are missing around the keys in this line")
    inner = _pairs(one.value, lambda keys: set(records_with(keys)).intersection(records_at(one.key)))
    beside = _pairs(line[one.column :], records_with)
    if inner:
        braces = f"{{{', '.join(inner)}}}"
        mended = line[: one.at] + (f"[{braces}]" if one.key in list_keys() else braces)
        yield Repair({trouble.line: mended}, at, missing)
    elif len(beside) > 1 and not {pair.split(":")[0] for pair in beside[1:]} & set(_keys_beside(trouble)):
        if one.dashes:
            yield Repair({trouble.line: f"{line[: one.column]}{{{', '.join(beside)}}}"}, at, missing)
        lines = [line[: one.column] + beside[0], *(" " * one.column + pair for pair in beside[1:])]
        message, hint = N_("several keys stand in one line"), N_("write each on a line of its own: {lines}")
        values = {"lines": InFull(" / ".join(beside))}
        instead = {trouble.line: "\n".join(lines)}
        yield Repair({trouble.line: lines[0]}, at, message, hint, values, instead=instead)


def _pairs(text: str, fits: Callable[[set[str]], object]) -> list[str]:
    """Return the keys and values of a text as they stand in braces; nothing if it does not begin with a key that fits."""
    keys: list[re.Match[str]] = []
    for match in _KEY_BEHIND_COMMA.finditer(text):
        if (keys or match.start() == 0) and fits({match[1], *(key[1] for key in keys)}):
            keys.append(match)
    ends = [*(key.start() for key in keys[1:]), len(text)]
    return [f"{key[1]}: {_inner(text[key.end() : end].strip())}" for key, end in zip(keys, ends, strict=False)]


def _keys_beside(trouble: Trouble) -> Iterator[str]:
    """Yield the other keys of the entry in whose line the parser stopped."""
    column = entry(trouble.lines[trouble.line]).column
    starts_here = entry(trouble.lines[trouble.line]).dashes
    for lines in (() if starts_here else range(trouble.line - 1, -1, -1), range(trouble.line + 1, len(trouble.lines))):
        for n in lines:
            one = entry(trouble.lines[n])
            if is_blank(trouble.lines[n]) or n in trouble.texts or one.column > column:
                continue
            if one.column < column or (one.dashes and n > trouble.line):
                break
            yield one.key
            if one.dashes:
                break


def _inner(value: str) -> str:
    """Return a value as it stands in braces: without a brace that closes nothing, in quotes if it holds a comma."""
    if value.endswith("}") and "{" not in value:
        value = value[:-1].rstrip()
    is_plain = value[:1] in ("'", '"', *_PAIRS) or not (set(value) & set("[]{},#&*!|>'\"%@`") or ": " in value)
    return value if is_plain else quoted(value)


def unclosed(trouble: Trouble) -> Iterator[Repair]:
    """Close brackets at the end of the line in which they open."""
    for n in _near(trouble):
        line = trouble.lines[n]
        one = entry(line)
        if one.value[:1] not in _PAIRS and one.value[:1] != "-":
            continue
        if one.key in _ADDRESSES and (link := _LINK.match(one.value)):
            message = N_("an address stands here alone, without words in brackets before it")
            yield Repair({n: line[: one.at] + link[1]}, (n, one.at, len(line)), message)
        missing, at = _missing(line, one.at)
        if missing and line[one.at] == "[" and one.key in text_keys():
            mended = line[: one.at] + quoted(one.value)
            message = N_("a text goes on behind a bracket")
            yield Repair({n: mended}, (n, at, at + 1), message, is_sure=False)
        if missing:
            text, comment = _without_comment(line)
            text = text.rstrip(" ,")
            yield Repair({n: text + missing + comment}, (n, at, at + 1), _NOT_CLOSED, is_sure=False)
        elif missing is None:
            mended = line[:at] + line[at + 1 :]
            yield Repair({n: mended}, (n, at, at + 1), N_("this bracket closes nothing"), is_sure=False)


def other_kind(trouble: Trouble) -> Iterator[Repair]:
    """Replace a bracket that closes one of the other kind, `{a: b]`; or close the inner one before it: `{a: [b}`."""
    for n in _near(trouble):
        line = trouble.lines[n]
        bare = _QUOTED.sub(lambda match: "x" * len(match[0]), line)
        waiting: list[tuple[str, int]] = []
        for at in range(entry(line).at, len(bare)):
            sign = bare[at]
            if sign in _PAIRS:
                waiting.append((_PAIRS[sign], at))
            elif sign in "]}" and waiting and (inner := waiting.pop())[0] != sign:
                if waiting and waiting[-1][0] == sign:
                    mended = f"{line[:at]}{inner[0]}{line[at:]}"
                    yield Repair({n: mended}, (n, inner[1], inner[1] + 1), _NOT_CLOSED, is_sure=False)
                yield _replaced(n, line, at, inner[0])
                break
        else:
            at = len(bare.rstrip()) - 1
            if len(waiting) == 1 and bare[at] in ")>" and not set("(<") & set(bare):
                yield _replaced(n, line, at, waiting[0][0])


def _replaced(n: int, line: str, at: int, wanted: str) -> Repair:
    """Return a repair with the bracket that is wanted in the place of the one in a column."""
    mended = f"{line[:at]}{wanted}{line[at + 1 :]}"
    message = N_("“{sign}” closes no bracket of its kind")
    return Repair({n: mended}, (n, at, at + 1), message, values={"sign": line[at]}, is_sure=False)


def too_many(trouble: Trouble) -> Iterator[Repair]:
    """Put what several brackets hold, or one and what stands behind it, into one pair, `[a], [b]` and `[a], b`; and leave out a sign behind it, `[a, b].`, or a second one that opens, `[a, [b]`."""
    for n in _near(trouble):
        line, comment = _without_comment(trouble.lines[n])
        one = entry(line)
        if one.key not in list_keys() or one.value[:1] not in _PAIRS:
            continue
        at, bare = one.at, _QUOTED.sub(lambda match: "x" * len(match[0]), one.value)
        partly = _PARTLY.match(bare)
        if partly or _LISTS.match(bare):
            spans = [partly.span(1), partly.span(2)] if partly else [inner.span(1) for inner in _INSIDE.finditer(bare)]
            pieces = [one.value[start:end].strip() for start, end in spans]
            mended = f"{line[:at]}[{', '.join(pieces)}]{comment}"
            message = N_("a list has one pair of brackets around all of its entries")
            yield Repair({n: mended}, (n, at, len(line)), message)
        elif _MAPPINGS.match(bare):
            message = N_("brackets are missing around the entries of this list")
            yield Repair({n: f"{line[:at]}[{one.value.rstrip(',')}]{comment}"}, (n, at, len(line)), message)
        elif bare[-1] in ".,;:" and bare[-2:-1] in ("]", "}"):
            message = N_("a sign stands behind the bracket that closes the list")
            yield Repair({n: line[:-1] + comment}, (n, len(line) - 1, len(line)), message)
        elif bare.startswith("[") and bare.count("[") == bare.count("]") + 1 > 1 and (inner := _TWICE.search(bare, 1)):
            opening = at + inner.end() - 1
            message = N_("this bracket is one too many")
            mended = line[:opening] + line[opening + 1 :] + comment
            yield Repair({n: mended}, (n, opening, opening + 1), message, is_sure=False)


def missing_comma(trouble: Trouble) -> Iterator[Repair]:
    """Put a comma before a key in braces."""
    for n in _near(trouble):
        line = trouble.lines[n]
        if "{" not in line:
            continue
        bare = _QUOTED.sub(lambda match: "x" * len(match[0]), line)
        for match in _KEY.finditer(bare, line.index("{")):
            if match[2] in known_keys():
                mended = f"{line[: match.start()].rstrip(';')}, {line[match.start(2) :]}"
                yield Repair(
                    {n: mended}, (n, *match.span(2)), N_("a comma is missing before “{key}”"), values={"key": match[2]}
                )


def missing_comma_at_end(trouble: Trouble) -> Iterator[Repair]:
    """Put a comma at the end of a line below which a list or a mapping in brackets goes on, as in JSON."""
    above = trouble.above(trouble.line)
    if above is None or "flow" not in trouble.words:
        return
    line, one = trouble.lines[above].rstrip(), entry(trouble.lines[trouble.line])
    if line[-1:] not in (",", "{", "[", ":") and (one.key or one.value[:1] in ("{", "[", '"')):
        message = N_("a comma is missing at the end of this line")
        yield Repair({above: f"{line},"}, (above, len(line), len(line) + 1), message)


def texts(trouble: Trouble) -> Iterator[Repair]:
    """Put quotes around a text in brackets or braces that holds “: ” or begins with a sign."""
    for n in _near(trouble):
        line = trouble.lines[n]
        one = entry(line)
        if one.value[:1] not in _PAIRS:
            continue
        yield from _compared(n, line)
        yield from _mentioned(n, line)
        yield from _apostrophes(n, line)
        for match in _PIECE.finditer(line, one.at):
            text = match[2]
            if " #" in text:
                at = match.start(2) + text.index(" #") + 1
                mended = line[: match.start(2)] + quoted(text) + line[match.end(2) :]
                message = N_("this is not valid YAML, because “{rest}” is read as a comment")
                yield Repair({n: mended}, (n, at, len(line.rstrip())), message, values={"rest": line[at:].rstrip()})
            elif ": " in text or text.endswith(":") or text[:1] in "@`%*&!|>?#":
                mended = line[: match.start(2)] + quoted(text) + line[match.end(2) :]
                message = N_("this text wants quotes: a sign in it means something else here")
                yield Repair({n: mended}, (n, *match.span(2)), message, is_quotation=True)


def _mentioned(n: int, line: str) -> Iterator[Repair]:
    """Leave out the signs before ids in brackets, with which a chat mentions somebody, all at once: `[@buyer, @seller]`."""
    found = list(_MENTION.finditer(line))
    if found:
        message = N_("no text without quotes begins with this character")
        at = found[0].start(1)
        yield Repair({n: _MENTION.sub(r"\2", line)}, (n, at, at + 1), message)


def _apostrophes(n: int, line: str) -> Iterator[Repair]:
    """Write the apostrophes within words twice, as a text in single quotes has them: `['Our buyer's list']`."""
    found = _APOSTROPHE.search(line)
    if found and not _IN_DOUBLE_QUOTES.search(line):
        mended = _APOSTROPHE.sub("''", line)
        yield Repair({n: mended}, (n, *found.span()), ENDED, is_quotation=True)


def _compared(n: int, line: str) -> Iterator[Repair]:
    """Leave out the signs before the numbers in braces, all at once: `{green: >125, amber: >100}`."""
    found = [match for match in _COMPARED.finditer(line) if match[1] not in text_keys()]
    if found:
        mended = _COMPARED.sub(lambda match: match[0] if match[1] in text_keys() else f"{match[1]}: ", line)
        yield Repair({n: mended}, (n, found[0].end(1) + 2, found[0].end()), SIGN_BEFORE_NUMBER, is_sure=False)


def _missing(line: str, start: int) -> tuple[str | None, int]:
    """Return the closing brackets that a line lacks, and the column of the first one open; None for one too many."""
    bare = _QUOTED.sub(lambda match: "x" * len(match[0]), line)
    waiting: list[tuple[str, int]] = []
    for at in range(start, len(bare)):
        sign = bare[at]
        if sign in _PAIRS:
            waiting.append((_PAIRS[sign], at))
        elif sign in "]}":
            if not waiting or waiting[-1][0] != sign:
                return (None, at) if not waiting else ("".join(s for s, _ in waiting[::-1]), waiting[-1][1])
            waiting.pop()
    return "".join(sign for sign, _ in waiting[::-1]), waiting[-1][1] if waiting else start


def _without_comment(line: str) -> tuple[str, str]:
    """Return a line without the comment behind it, and that comment with the spaces before it."""
    bare = _QUOTED.sub(lambda match: "x" * len(match[0]), line)
    start = bare.find(" #")
    text = line[:start].rstrip() if start >= 0 else line.rstrip()
    return text, line[len(text) :].rstrip()


def _near(trouble: Trouble) -> list[int]:
    above = trouble.above(trouble.line)
    near = (trouble.began, trouble.line, above if above is not None else trouble.line)
    return [n for n in dict.fromkeys(near) if n not in trouble.texts]

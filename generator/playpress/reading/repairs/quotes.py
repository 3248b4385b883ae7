"""Texts that want quotes, or have wrong ones."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import TYPE_CHECKING

from playpress.diagnostics import N_, InFull
from playpress.model.record import ID_PATTERN
from playpress.reading.repairs.lines import (
    LONGEST_LINE,
    SIGN_BEFORE_NUMBER,
    Repair,
    entry,
    is_blank,
    known_keys,
    list_keys,
    reference_keys,
    text_keys,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playpress.reading.repairs.lines import Trouble

_TYPOGRAPHIC = re.compile(r"[\u201c\u201d\u201e\u00ab\u2018](.*)[\u201c\u201d\u00bb\u2019]\Z")
_LINK = re.compile(r"\[\[([a-z_]+):([ ]+)(?=[a-z0-9])")
_COMMENT = re.compile(r"(?<![ \t])[ \t]++#.*\Z")
_ESCAPE = re.compile(r"\\(?![0abt\tnvfre \"/\\N_LPxuU])")
_HALVES = re.compile(r"(?<!\\)\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}")
"""Matches a character as JSON may write it, in two halves; YAML knows no halves."""
MOST_LINES = 40
"""Lines of a text that are looked at for its end."""
_DOUBLE = re.compile(r'"[^"]*+"')
"""Matches a text in double quotes that ends with the next one, whatever stands before that."""
_NO_ESCAPE = N_("this backslash stands for no character")
ENDED = N_("the text has ended before this place")
_HOLDS = N_("“: ” stands where no key can be")
_COMPARED = re.compile(r">=?\s*(\d+(?:\.\d+)?)\Z")
_BEHIND_BAR = re.compile(r"([|>][-+]?)[ ]+([^#\s].*)\Z")
_ENTERED = re.compile(r"-[ ]+([^\s-]\S*)\Z")
_TEXT = re.compile(r"([ ]*(?:-[ ]+)*)(.*?)[ \t]*\Z")
_CLOSING = re.compile(r"\A([^\u201c\u201e\u00ab]+)[\u201c\u201d\u00bb]\Z")
"""Matches a text that ends with a typographic mark which nothing in it opens."""


_LINKED = re.compile(r"\[\[[^\[\],]+\]\](?=[ ]?[^\s,\[\]{}])")
"""Matches a link with a text behind it."""
_MACRO = re.compile(r"\{[a-z]+\}(?=[^\s,\]}])")
"""Matches the name of a box, as wikis write it, with a text right behind it."""


def quoted(text: str) -> str:
    """Return a text of one line as a quoted YAML scalar."""
    if "\\" in text or '"' in text:
        return "'" + text.replace("'", "''") + "'"
    return f'"{text}"'


def line_with_quotes(line: str, column: int) -> str:
    """Return a line with quotes around the text that begins at a column (from 0); empty if its value begins elsewhere."""
    one = entry(line)
    return line[:column] + quoted(one.value) if one.at == column and one.value else ""


def blank_in_link(trouble: Trouble) -> Iterator[Repair]:
    """Leave out a blank behind the colon of a link to a page; the text around it may go on in the line of the trouble."""
    above = trouble.above(trouble.began)
    for n in dict.fromkeys((trouble.line, trouble.began, trouble.line if above is None else above)):
        line = trouble.lines[n]
        match = None if n in trouble.texts else _LINK.search(line)
        if match and (n != trouble.line or match.start(2) <= trouble.column + 1 <= match.end(2) + 1):
            mended = f"{line[: match.start(2)]}{line[match.end(2) :]}"
            yield Repair({n: mended}, (n, match.start(), match.end()), N_("a space is too many in this link"))


def missing_bar(trouble: Trouble) -> Iterator[Repair]:
    """Put a bar behind a key whose text over several lines holds “: ”."""
    line = trouble.lines[trouble.line]
    for n in range(trouble.line - 1, -1, -1):
        one = entry(trouble.lines[n])
        if n in trouble.texts or is_blank(trouble.lines[n]) or one.indent >= entry(line).indent:
            continue
        if one.opens and one.key in text_keys() and not one.dashes:
            message = N_("a text over several lines needs a “|” behind its key if it holds “: ”")
            yield Repair({n: f"{trouble.lines[n].rstrip()} |"}, (n, one.indent, one.indent + len(one.key) + 1), message)
        return


def behind_bar(trouble: Trouble) -> Iterator[Repair]:
    """Put a text that begins behind the bar of its key into the line below it."""
    n, below = trouble.began, trouble.below(trouble.began)
    line, one = trouble.lines[n], entry(trouble.lines[n])
    match, following = _BEHIND_BAR.match(one.value), entry(trouble.lines[n if below is None else below])
    if not match or below is None or following.indent <= one.column or one.key not in text_keys() or n in trouble.texts:
        return
    bar, text, at = match[1], match[2], one.at + match.start(2)
    message = N_("a text goes on behind its “{sign}”; it begins in the line below")
    values = {"sign": bar, "lines": InFull(f"{one.key}: {bar} / {text}")}
    indent = " " * following.indent
    read = {n: line[: one.at] + bar, below: f"{indent}{text} {trouble.lines[below].lstrip()}"}
    instead = {n: f"{line[: one.at]}{bar}\n{indent}{text}", below: trouble.lines[below]}
    yield Repair(
        read, (n, at, len(line)), message, N_("write each on a line of its own: {lines}"), values, instead=instead
    )


def colon_in_text(trouble: Trouble) -> Iterator[Repair]:
    """Put quotes around the value (or the whole entry of a list) that holds “: ”."""
    for n in dict.fromkeys((trouble.line, trouble.began)):
        if n in trouble.texts:
            continue
        line = trouble.lines[n]
        one = entry(line)
        name = one.value.rstrip(" :")
        if name != one.value and (one.key == "id" or one.key in reference_keys()) and ID_PATTERN.match(name):
            at = one.at + len(name)
            yield Repair({n: line[:at]}, (n, at, at + 1), N_("a colon is too many behind this id"))
        if one.key and ": " in f"{one.value} " and one.value[:1] not in ("'", '"', "[", "{"):
            yield _whole(
                trouble,
                n,
                one.at,
                one.value,
                line.find(": ", one.at) if ": " in one.value else len(line.rstrip()) - 1,
                _HOLDS,
            )
        elif one.dashes and not one.key and ": " in one.value and one.value[:1] not in ("'", '"', "[", "{"):
            yield _whole(trouble, n, one.at, one.value, line.rfind(": "), _HOLDS)
    first, at = _first_line(trouble), trouble.lines[trouble.line].find(": ")
    has_words = " " in trouble.lines[trouble.line][: max(0, at)].strip()  # one word alone may be a key
    if first is not None and has_words and (one := entry(trouble.lines[first])).value[:1] not in tuple("'\"[{|>"):
        yield replace(_whole(trouble, first, one.at, one.value, at, _HOLDS, trouble.line), is_sure=False)


def unclosed(trouble: Trouble) -> Iterator[Repair]:
    """Close a quotation at the end of the line in which it opens."""
    for n in dict.fromkeys((trouble.began, *_open_quotes(trouble))):
        if _opens_quotation(trouble.lines[n]) and n not in trouble.texts:
            yield _closed(trouble, n, n)


def unclosed_above_key(trouble: Trouble) -> Iterator[Repair]:
    """Close a quotation at the end of its line if another key or entry begins in the next one, however far the parser reads on."""
    for n, line in enumerate(trouble.lines if trouble.words else ()):
        if len(line) > LONGEST_LINE or not _opens_quotation(line) or n in trouble.texts:
            continue
        last = [n, *_below(trouble, n)][-1]
        below = trouble.below(last)
        following = entry("" if below is None else trouble.lines[below])
        is_next = following.indent <= entry(line).column and (following.dashes or following.key in known_keys())
        mark = entry(line).value[0]
        if is_next and not any(mark in trouble.lines[k] for k in range(n + 1, last + 1)):
            yield _closed(trouble, n, last)
            return


def _opens_quotation(line: str) -> bool:
    """Tell whether the value of a line begins with a quotation mark that has no partner there."""
    value = entry(line).value
    return value[:1] in ("'", '"') and value[0] not in value[1:]


def _closed(trouble: Trouble, n: int, last: int) -> Repair:
    """Return a repair that closes the quotation with which the value of a line begins at the end of the last line of its text.

    A typographic mark there was meant to close it.
    """
    one, line = entry(trouble.lines[n]), trouble.lines[last]
    written = one.value if last == n else line.strip()
    text = _COMMENT.sub("", written)
    mended = _CLOSING.sub(r"\1", text) + one.value[0] + written[len(text) :]
    at, message = (n, one.at, one.at + 1), N_("a quotation mark is not closed")
    if last == n:
        return Repair({n: line[: one.at] + mended}, at, message)
    lines = {k: trouble.lines[k] for k in range(n, last)} | {last: " " * entry(line).indent + mended}
    whole = " ".join(text.strip() for text in lines.values())
    return Repair(lines, at, message, values={"line": InFull(whole)})


def _open_quotes(trouble: Trouble) -> Iterator[int]:
    """Yield the lines above the trouble, the nearest first, whose value opens a quotation."""
    for n in range(trouble.line, max(-1, trouble.line - 40), -1):
        if entry(trouble.lines[n]).value[:1] in ("'", '"'):
            yield n


def text_behind_quotes(trouble: Trouble) -> Iterator[Repair]:
    """Put quotes around a whole text of which a part has some: `"Yes" is not enough`, `"a "b" c"`, `'It's here'`."""
    first = _first_line(trouble)
    for n in dict.fromkeys((trouble.line, trouble.began, trouble.line if first is None else first)):
        one = entry(trouble.lines[n])
        quote = one.value[:1]
        if n in trouble.texts or quote not in ("'", '"'):
            continue
        if one.value.count(quote) < 2:  # noqa: PLR2004 - a pair
            yield from _goes_on_quoted(trouble, n, quote)
            continue
        bare = one.value.rstrip(",")
        if bare != one.value and bare.endswith(quote):
            message = N_("a comma stands behind the text; lines need none")
            at = one.at + len(bare)
            yield Repair({n: trouble.lines[n][: one.at] + bare}, (n, at, at + 1), message)
        text = one.value[1:-1] if one.value.endswith(quote) else one.value
        inner = one.value.find(quote, 1)
        if inner == len(one.value) - 1:
            continue
        yield _whole(trouble, n, one.at, text, one.at + inner, ENDED)


def _goes_on_quoted(trouble: Trouble, n: int, quote: str) -> Iterator[Repair]:
    """Put other quotes around a text of several lines that holds its own quotation mark."""
    inner = next((k for k in _below(trouble, n) if quote in trouble.lines[k].rstrip()[:-1]), None)
    if inner is not None and _ends_below(trouble, n, quote):
        one, at = entry(trouble.lines[n]), trouble.lines[inner].index(quote)
        yield _whole(trouble, n, one.at, one.value, at, ENDED, inner)


def _ends_below(trouble: Trouble, n: int, quote: str) -> bool:
    """Tell whether a text that opens in a line, and is not closed there, ends with the same quotation mark in a line below."""
    below = list(_below(trouble, n))
    return (
        entry(trouble.lines[n]).value.count(quote) == 1
        and bool(below)
        and trouble.lines[below[-1]].rstrip().endswith(quote)
    )


def backslash(trouble: Trouble) -> Iterator[Repair]:
    """Put single quotes around a text with a backslash, alone or in brackets."""
    escapes = ("escape" in trouble.words or "hex" in trouble.words) and "\\" in trouble.lines[trouble.line]
    for n in dict.fromkeys((trouble.line, trouble.began)):
        line, one = trouble.lines[n], entry(trouble.lines[n])
        if n in trouble.texts or len(line) > LONGEST_LINE:
            continue
        if halves := _HALVES.search(line):
            mended = _HALVES.sub(lambda both: json.loads(f'"{both[0]}"'), line)
            yield Repair({n: mended}, (n, halves.start(), halves.end()), _NO_ESCAPE)
        is_alone = one.value[:1] == '"' and one.value.endswith('"')
        if escapes and one.value[:1] == '"' and _ends_below(trouble, n, '"'):
            at = trouble.lines[trouble.line].index("\\")
            yield _whole(trouble, n, one.at, one.value, at, _NO_ESCAPE, trouble.line)
            continue
        spans = [(one.at, len(line.rstrip()))] if is_alone else [text.span() for text in _DOUBLE.finditer(line, one.at)]
        wrong = [(start, end) for start, end in spans if is_alone or _ESCAPE.search(line, start, end)]
        if one.value[:1] not in ('"', "[", "{") or not wrong or "\\" not in one.value:
            continue
        start, end = wrong[0]
        escape = _ESCAPE.search(line, start, end)
        at = escape.start() if escape else line.index("\\", start)
        mended = line
        for start, end in reversed(wrong):
            mended = mended[:start] + quoted(without_typographic_quotes(line[start + 1 : end - 1])) + mended[end:]
        yield Repair({n: mended}, (n, at, at + 1), _NO_ESCAPE, is_quotation=True)


def _goes_on(value: str) -> bool:
    """Tell whether words in brackets alone begin a text, which goes on behind them: `{info}Ask first.{info}`, `[[a]] and [[b]]`."""
    match = _MACRO.match(value) or _LINKED.match(value)
    return match is not None and match.end() < len(value)


def strange_beginning(trouble: Trouble) -> Iterator[Repair]:
    """Put quotes around a text whose first character means something in YAML."""
    messages = {
        "*": N_("a text without quotes begins with * or &"),
        "&": N_("a text without quotes begins with * or &"),
        "[": N_("a text goes on behind a bracket"),
        "{": N_("a text goes on behind a bracket"),
    }
    above = trouble.above(trouble.line)
    for n in dict.fromkeys((trouble.line, trouble.began, above if above is not None else trouble.line)):
        one = entry(trouble.lines[n])
        if n in trouble.texts or one.value[:1] not in tuple("@`%*&!|>[{],}?-"):
            continue
        if not one.key and not one.dashes and one.value[:1] in "%-":
            continue
        if one.value[:1] in "[{" and one.value.rstrip()[-1:] in "]}" and not _goes_on(one.value.rstrip()):
            continue
        if one.key and not one.dashes and one.value in ("-", "?"):
            hint = N_("leave the line out as long as there is nothing to say")
            yield Repair(
                {n: ""}, (n, one.at, one.at + 1), N_("“{sign}” says nothing"), hint, values={"sign": one.value}
            )
        message = messages.get(one.value[:1], N_("no text without quotes begins with this character"))
        name = one.value.strip("@`").strip()
        if one.key in reference_keys() and ID_PATTERN.match(name):
            line = trouble.lines[n]
            yield Repair({n: line[: one.at] + name}, (n, one.at, one.at + 1), message, is_sure=False)
        if one.key and one.key not in text_keys() and (figure := _COMPARED.match(one.value)):
            mended = dict(_without_comparison(trouble, n, one.indent)) or {n: trouble.lines[n][: one.at] + figure[1]}
            yield Repair(mended, (n, one.at, one.at + 1), SIGN_BEFORE_NUMBER, is_sure=False)
        if one.key and one.key not in text_keys() and (entered := _ENTERED.match(one.value)):
            value = f"[{entered[1]}]" if one.key in list_keys() else entered[1]
            mended = {n: trouble.lines[n][: one.at] + value}
            message = N_("a dash begins an entry of a list, and here is none")
            yield Repair(mended, (n, one.at, one.at + 1), message, is_sure=False)
        yield _whole(trouble, n, one.at, one.value, one.at, message)


def _without_comparison(trouble: Trouble, line: int, indent: int) -> Iterator[tuple[int, str]]:
    """Yield a line and those right below it in the same column, with the number alone where a sign that compares stands before it."""
    for n in range(line, len(trouble.lines)):
        one = entry(trouble.lines[n])
        figure = _COMPARED.match(one.value)
        if one.indent != indent or not one.key or one.key in text_keys() or not figure:
            return
        yield n, trouble.lines[n][: one.at] + figure[1]


def without_typographic_quotes(text: str) -> str:
    """Return a text without the typographic quotation marks around it."""
    match = _TYPOGRAPHIC.match(text)
    return match[1] if match else text


def _whole(
    trouble: Trouble, n: int, start: int, text: str, at: int, message: str, line_of_slip: int | None = None
) -> Repair:
    """Return a repair with quotes around a text that begins at a column, and goes on in the lines below it."""
    line, below = trouble.lines[n], list(_below(trouble, n))
    place = (n if line_of_slip is None else line_of_slip, at, at + 1)
    if not below:
        mended = line[:start] + quoted(without_typographic_quotes(text))
        return Repair({n: mended}, place, message, is_quotation=True)
    pieces = [line[start:].rstrip(), *(trouble.lines[k].strip() for k in below)]
    mark = pieces[0][0]
    if mark in ("'", '"') and pieces[-1].endswith(mark):
        pieces[0], pieces[-1] = pieces[0][1:], pieces[-1][:-1]
    whole = quoted(" ".join(pieces))
    written = [piece.replace("'", "''") if whole[0] == "'" else piece for piece in pieces]
    written[0], written[-1] = whole[0] + written[0], written[-1] + whole[0]
    befores = [line[:start], *(" " * entry(trouble.lines[k]).indent for k in below)]
    lines = dict(zip([n, *below], map("".join, zip(befores, written, strict=True)), strict=True))
    values = {"line": InFull(f"{line[:start].lstrip()}{whole}")}
    return Repair(lines, place, message, values=values, is_quotation=True)


def _first_line(trouble: Trouble) -> int | None:
    """Return the line in which a text begins that goes on in the line of the trouble; None if there is none."""
    for n in range(trouble.line - 1, max(-1, trouble.line - MOST_LINES), -1):
        one = entry(trouble.lines[n])
        if is_blank(trouble.lines[n]) or n in trouble.texts:
            return None
        if one.dashes or one.key in known_keys():
            is_text = one.value != "" and one.key not in reference_keys() | list_keys()
            return n if is_text and trouble.line in _below(trouble, n) else None
    return None


def _below(trouble: Trouble, n: int) -> Iterator[int]:
    """Yield the lines in which the text that begins in a line goes on: they stand further in, and no entry or key begins them."""
    first = entry(trouble.lines[n])
    for k in range(n + 1, min(len(trouble.lines), n + MOST_LINES)):
        one = entry(trouble.lines[k])
        is_further_in = one.indent > (first.column if first.key else first.indent)
        if is_blank(trouble.lines[k]) or not is_further_in or one.dashes or one.key in known_keys():
            return
        yield k

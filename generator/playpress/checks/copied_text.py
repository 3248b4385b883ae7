"""Texts hold nothing that another program has left in them: list signs, commas at the end, letters in a wrong encoding.

Knows: which values are texts. Must not know what they are for.
"""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

from playpress.diagnostics import N_, InFull, Severity
from playpress.model.record import Text
from playpress.reading.repairs.quotes import quoted
from playpress.rule import Rule, finds

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playpress.analysis.facts import Facts
    from playpress.diagnostics import Finding, Route, Subject
    from playpress.model.walk import Occurrence

SIGN_AT_END = Rule(
    code="PB160",
    name="sign-at-end",
    severity=Severity.WARNING,
    message=N_("the “{sign}” at the end is shown as part of the text"),
    hint=N_("write {line}"),
    fix="{line}",
    is_sure=True,
    about="""
        In other notations a comma or semicolon ends each line. In YAML the end of the line does, and the sign belongs to
        the text: it stands in headings, lists and diagrams.
    """,
    bad="""
        summary: All that we sell,
    """,
    good="""
        summary: All that we sell
    """,
)
LIST_SIGN = Rule(
    code="PB161",
    name="sign-before-entry",
    severity=Severity.ADVICE,
    message=N_("the list marks its entries by itself, so “{sign}” is shown beside the number"),
    hint=N_("write {line}"),
    fix="{line}",
    is_sure=True,
    about="""
        Instructions are numbered on the page. A number or a bullet that was copied along with the text would stand beside
        the page's own, and would be wrong as soon as somebody adds a line.
    """,
    bad="""
        steps:
          - id: offer
            name: Make an offer
            raci: {responsible: seller}
            instructions:
              - 1) Ask what is needed.
              - 2) Write down the price.
    """,
    good="""
        steps:
          - id: offer
            name: Make an offer
            raci: {responsible: seller}
            instructions:
              - Ask what is needed.
              - Write down the price.
    """,
)
GARBLED = Rule(
    code="PB162",
    name="garbled-letters",
    severity=Severity.WARNING,
    message=N_("“{wrong}” seems to be “{right}”, which a program has read in a wrong encoding"),
    hint=N_("write “{right}”, here and wherever such signs stand, and save the file with the encoding UTF-8"),
    fix="{right}",
    is_sure=True,
    about="""
        A letter with an accent takes two bytes in UTF-8. A program that takes each of them for a letter of its own shows
        two signs instead, and saves them so. The file can be read, but no reader can read the word.
    """,
    bad="""
        purpose: So that every cafÃ© gets what it has ordered.
    """,
    good="""
        purpose: So that every café gets what it has ordered.
    """,
)
OF_A_WEB_PAGE = Rule(
    code="PB145",
    name="sign-of-web-page",
    severity=Severity.WARNING,
    message=N_("“{sign}” is how the source of a web page writes “{right}”"),
    hint=N_("write {line}"),
    fix="{line}",
    is_sure=True,
    about="""
        In the source of a web page some characters stand as a word between “&” and “;”. Who copies from there gets these
        words, and so do readers: a heading, a diagram and a list show them as they are.
    """,
    bad="""
        summary: Orders of the caf&eacute;
    """,
    good="""
        summary: Orders of the café
    """,
)
REFERENCE_MARK = Rule(
    code="PB148",
    name="reference-mark",
    severity=Severity.ADVICE,
    message=N_("“{sign}” refers to a note or a source that did not come along"),
    hint=N_("remove it, or write here what the note says"),
    about="""
        A text that was copied from a document, an encyclopaedia or a chat brings the numbers of its footnotes along, but not the
        footnotes. Readers look for them in vain. In a sentence that has to show such a sign, put it in `backticks`.
    """,
    bad="""
        purpose: Customers buy from people whom they trust.[2]
    """,
    good="""
        purpose: Customers buy from people whom they trust.
    """,
)
OTHER_MARKUP = Rule(
    code="PB149",
    name="markup-of-another-program",
    severity=Severity.WARNING,
    message=N_("“{sign}” is a sign of another program, and is shown as it is"),
    hint=N_("remove it; emphasis is written *like this*, a link like [words](https://example.com)"),
    about="""
        Wikis, forums and chats have marks of their own for bold words, boxes and pictures: [b]…[/b], {info}, :rocket:. Pages know
        none of them, and readers see the marks.
    """,
    bad="""
        purpose: Customers get [b]what[/b] they need.
    """,
    good="""
        purpose: Customers get *what* they need.
    """,
)
_NOTE_NUMBER = re.compile(r"\[\d{1,3}\](?![(\[\]])")
_RAISED = re.compile(r"[\u00b9\u00b2\u00b3\u2070\u2074-\u2079]+(?![\w\u2070-\u2079])")
_OF_A_CHAT = re.compile(r"\u3010[^\u3010\u3011\n]{1,40}\u3011|:contentReference\[oaicite:\d+\](?:\{index=\d+\})?")
_MARKUP = re.compile(
    r"\[/(?:b|i|u|s|url|img|quote|code|color|size|list)\]"
    r"|\{(?:info|note|warning|tip|panel|code|quote|noformat|color|expand|toc|status)(?::[^{}\n]{0,80})?\}"
    r"|(?<![^\s]):[a-z][a-z0-9_+]{2,30}:(?![^\s.,!?])"
)
FEWEST_LETTERS = 3
"""Letters of a word behind which a raised number is a note; behind fewer it is a power, such as m²."""
_ENTITY = re.compile(r"&(?:[A-Za-z]{2,8}|#\d{2,5}|#[xX][0-9A-Fa-f]{2,4});")
"""Matches what may be a character as the source of a web page writes it."""
_ENTITY_AT_END = re.compile(rf"{_ENTITY.pattern}\Z")
_CODE = re.compile(r"`[^`\n]*`")
_LIST_SIGN = re.compile(r"(\d{1,2}[.)]|[•◦▪●‣·–—▸►➤➔✓✔☐☑*-]|\[[ xX]?\])\s+(?=\S)")
_LETTER = re.compile(r"(\(?([a-h])[.)])\s+(?=\S)", re.IGNORECASE)
_NUMBER = re.compile(
    r"((?:(?:step|phase|schritt|étape|krok|faza)\s*)?\d{1,2}(?:[.):]|\s+[-–—]))\s+(?=\S)", re.IGNORECASE
)
_LETTERS = "äöüßÄÖÜéèêëàâáçîïíôóòûùúñÉÈÀÇœąćęłńśźżĄĆĘŁŃŚŹŻ§°€–—‘’“”„…«»"
_GARBLED: dict[str, str] = {}
"""What a letter looks like whose bytes were read as letters of Windows-1252, to the letter."""
for _letter in _LETTERS:
    _bytes = _letter.encode()
    _GARBLED["".join(bytes([byte]).decode("cp1252", errors="ignore") or chr(byte) for byte in _bytes)] = _letter
_WRONG = re.compile("|".join(map(re.escape, sorted(_GARBLED, key=len, reverse=True))))


@finds(SIGN_AT_END, LIST_SIGN, GARBLED, OF_A_WEB_PAGE, REFERENCE_MARK, OTHER_MARKUP, alone=True, apart=True)
def check_copied(facts: Facts) -> Iterator[Finding]:
    """Find texts with what another program has left in them."""
    for subject, occurrences in facts.occurrences.items():
        for occurrence in occurrences:
            if isinstance(occurrence.mark, Text):
                yield from _in_text(subject, occurrence, is_plain=not occurrence.mark.markdown)


def _in_text(subject: Subject, text: Occurrence, *, is_plain: bool) -> Iterator[Finding]:
    value = text.value.strip()
    if (
        is_plain
        and value[-1:] in (",", ";")
        and text.route[-1] not in ("url", "feedback")
        and not _ENTITY_AT_END.search(value)
    ):
        yield SIGN_AT_END.at(subject, text.route, sign=value[-1], line=InFull(quoted(value.rstrip(",; "))))
    if "\n" not in value and (match := _sign_of_entry(text.route, value)):
        message = N_("“{sign}” is shown as part of the option") if "options" in text.route else LIST_SIGN.message
        yield LIST_SIGN.at(
            subject, text.route, message=message, sign=match[1], line=InFull(quoted(value[match.end() :]))
        )
    if text.route[-1] == "name" and text.route[0] in ("steps", "phases") and (match := _NUMBER.match(value)):
        message = N_("pages number it by themselves, so “{sign}” is shown beside the number")
        yield LIST_SIGN.at(
            subject, text.route, message=message, sign=match[1], line=InFull(quoted(value[match.end() :]))
        )
    if not value.isascii() and (wrong := _WRONG.search(value)):
        yield GARBLED.at(subject, text.route, quotation=wrong[0], wrong=wrong[0], right=_GARBLED[wrong[0]])
    if "\ufffd" in value:
        message = N_("a program has lost the letter for which “{wrong}” stands")
        hint = N_("write the letter that belongs here, and save the file with the encoding UTF-8")
        yield GARBLED.at(
            subject, text.route, message=message, hint=hint, fix="", quotation="\ufffd", wrong="\ufffd", right=""
        )
    if sign := _reference_mark(value):
        yield REFERENCE_MARK.at(subject, text.route, quotation=sign, sign=sign)
    if ("[/" in value or "{" in value or ":" in value) and (markup := _MARKUP.search(_CODE.sub("", value))):
        yield OTHER_MARKUP.at(subject, text.route, quotation=markup[0], sign=markup[0])
    if "&" in value and (entity := _entity(_CODE.sub("", value), is_plain=is_plain)):
        yield _of_a_web_page(subject, text, entity)


def _sign_of_entry(route: Route, value: str) -> re.Match[str] | None:
    """Match the sign before an instruction or an option of a quiz; a letter is one before the option that it counts."""
    if "options" in route and (match := _LETTER.match(value)):
        return match if ord(match[2].lower()) - ord("a") == route[-1] else None
    return _LIST_SIGN.match(value) if "instructions" in route or "options" in route else None


def _reference_mark(value: str) -> str:
    """Return the first number of a note that stands right behind a word, or what a chat puts behind its sentences; empty if there is none."""
    if value.isascii() and "[" not in value:
        return ""
    text = _CODE.sub("", value)
    if "oaicite" in text or "\u3010" in text:
        found = _OF_A_CHAT.search(text)
        return found[0] if found else ""
    for mark in _NOTE_NUMBER.finditer(text):
        before = text[mark.start() - 1 : mark.start()]
        if before and not before.isspace() and before not in "([\"'":
            return mark[0]
    for mark in _RAISED.finditer(text) if not text.isascii() else ():
        word = text[max(0, mark.start() - FEWEST_LETTERS) : mark.start()]
        if (len(word) == FEWEST_LETTERS and word.isalpha()) or word[-1:] in (".", ","):
            return mark[0]
    return ""


def _of_a_web_page(subject: Subject, text: Occurrence, entity: str) -> Finding:
    """Return the finding on a text with a character as the source of a web page writes it; the text is put right as a whole, if it is one line."""
    value, right = text.value.strip(), _right(entity)
    if "\n" not in value:
        return OF_A_WEB_PAGE.at(subject, text.route, sign=entity, right=right, line=InFull(quoted(_right(value))))
    hint = N_("write “{right}”, here and wherever such signs stand")
    return OF_A_WEB_PAGE.at(subject, text.route, hint=hint, fix="", quotation=entity, sign=entity, right=right)


def _entity(text: str, *, is_plain: bool) -> str:
    """Return the first character that is written as in the source of a web page; empty if there is none.

    In longer texts “&lt;” and “&gt;” are left to the rule about HTML.
    """
    left_out = () if is_plain else ("&lt;", "&gt;")
    found = (one for one in _ENTITY.findall(text) if html.unescape(one) != one and one not in left_out)
    return next(found, "")


def _right(text: str) -> str:
    """Return a text with the characters that such signs stand for."""
    return html.unescape(text).replace("\u00a0", " ")

"""Texts are not empty and hold no invisible characters; plain ones are one line without markup.

Knows: which values are texts. Must not know what they are for.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from playpress.diagnostics import N_, InFull, Severity
from playpress.language.problems import find_markup
from playpress.model.record import Text
from playpress.reading.repairs.quotes import quoted
from playpress.reading.rules.yaml import INVISIBLE_CHARACTER
from playpress.rule import Rule, finds

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playpress.analysis.facts import Facts
    from playpress.diagnostics import Finding, Subject
    from playpress.model.walk import Occurrence

_CONTROL = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2028\u2029\u2066-\u2069\ufeff\ufffe\uffff]"
)
_QUOTED = re.compile(r"[\u201c\u201d\u201e\u00ab]([^\u201c\u201d\u201e\u00ab\u00bb\n]+)[\u201c\u201d\u00bb\"]\Z")
_HALF_QUOTED = re.compile(r"([^\"\n\\]+)\"\Z")

SEVERAL_LINES = Rule(
    code="PB130",
    name="several-lines",
    message=N_("this text must be on one line"),
    hint=N_("write it without “|”; “>-” folds several lines into one"),
    about="""
        A name, a trigger or a result stands in headings, lists and diagrams, where there is room for one line. A sign such
        as “|” behind the colon keeps the line breaks of a text; only longer texts, such as a purpose, may have them.
    """,
    bad="""
        name: |
          Sell
          a product
    """,
    good="""
        name: Sell a product
    """,
)
EMPTY_TEXT = Rule(
    code="PB132",
    name="empty-text",
    message=N_("the text is empty"),
    hint=N_("write something, or remove the key"),
    about="""
        A key is there, but the text behind it is empty or only blanks, so its place on the page would be empty, too. If
        the text is not known yet, leave out the key as well.
    """,
    bad="""
        purpose: ""
    """,
    good="""
        purpose: Customers get what they need.
    """,
)
STRANGE_QUOTES = Rule(
    code="PB150",
    name="strange-quotes",
    severity=Severity.WARNING,
    message=N_("the quotation marks around this text are shown with it: YAML knows only straight ones"),
    hint=N_("write {line}"),
    fix="{line}",
    is_sure=True,
    about="""
        Quotation marks around a whole text tell where it begins and ends, and are not part of it; but only straight ones
        are read so. Typographic ones, which word processors put in their place, would be shown on the page.
    """,
    bad="""
        summary: “All that we sell”
    """,
    good="""
        summary: "All that we sell"
    """,
)
MARKUP_IN_PLAIN_TEXT = Rule(
    code="PB140",
    name="markup-in-plain-text",
    message=N_("this text takes no links and no emphasis: “{markup}” is shown as it stands here"),
    hint=N_("write the words alone; longer texts of a playbook, such as “purpose”, take links"),
    about="""
        Names and other short texts stand in headings, menus and diagrams, which cannot show links or bold words.
        Readers would see the brackets and asterisks themselves.
    """,
    bad="""
        name: Sell a **product**
    """,
    good="""
        name: Sell a product
    """,
)


@finds(INVISIBLE_CHARACTER, EMPTY_TEXT, SEVERAL_LINES, MARKUP_IN_PLAIN_TEXT, STRANGE_QUOTES, alone=True, apart=True)
def check_texts(facts: Facts) -> Iterator[Finding]:
    """Find empty texts, texts with invisible characters, and plain texts with line breaks or markup."""
    for subject, occurrences in facts.occurrences.items():
        for occurrence in occurrences:
            if isinstance(occurrence.mark, Text):
                yield from _in_any_text(subject, occurrence)
                if occurrence.value.strip() and not occurrence.mark.markdown:
                    yield from _in_plain_text(subject, occurrence)


def _in_any_text(subject: Subject, text: Occurrence) -> Iterator[Finding]:
    if match := _CONTROL.search(text.value):
        character = f"U+{ord(match[0]):04X}"
        yield INVISIBLE_CHARACTER.at(subject, text.route, quotation=match[0], character=character)
    if match := _QUOTED.match(text.value):
        yield STRANGE_QUOTES.at(subject, text.route, line=InFull(quoted(match[1].strip())))
    elif match := _HALF_QUOTED.match(text.value):
        message = N_("a quotation mark ends this text, and none begins it")
        yield STRANGE_QUOTES.at(subject, text.route, message=message, line=InFull(f'"{match[1]}"'))
    if not text.value.strip():
        yield EMPTY_TEXT.at(subject, text.route)


def _in_plain_text(subject: Subject, text: Occurrence) -> Iterator[Finding]:
    if "\n" in text.value.strip():
        yield SEVERAL_LINES.at(subject, text.route)
    if text.route[-1] != "url" and (markup := find_markup(text.value)):
        yield MARKUP_IN_PLAIN_TEXT.at(subject, text.route, quotation=markup, markup=markup)

"""Texts are what the model says they are: one plain line, or Markdown's closed subset.

Codes: PB130 more than a line, PB131 control character, PB132 nothing but spaces, PB133 Markdown that is not taken,
PB134 an address that may not become a link, PB135 a text that a comma has cut in two, PB136 no
address of a site.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from playpress.diagnostics import N_, Finding, Message, Severity
from playpress.model.record import Text
from playpress.richtext import find_problems, is_safe, is_web_address

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playpress.checks.context import Context
    from playpress.diagnostics import Subject
    from playpress.walk import Occurrence

_CONTROL = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2028\u2029\u2066-\u2069\ufeff\ufffe\uffff]"
)
SENTENCE = 3
"""Words from which on an entry looks like the beginning of a sentence, not like a name."""
_NOT_TAKEN = {
    "heading": Message(N_("a heading")),
    "image": Message(N_("an image")),
    "html": Message(N_("HTML")),
    "attributes": Message(N_("an attribute list")),
    "snippet": Message(N_("a snippet")),
    "fence": Message(N_("a code block")),
}


def check_texts(context: Context) -> Iterator[Finding]:
    """Find texts that would not show as their writer expects."""
    for subject, occurrences in context.occurrences.items():
        for occurrence in occurrences:
            if isinstance(occurrence.mark, Text):
                yield from _text_findings(subject, occurrence, markdown=occurrence.mark.markdown)


def check_cut_texts(context: Context) -> Iterator[Finding]:
    """Warn of `[Whoever built it, alone, Two people]`: in brackets every comma ends an entry, so these are three."""
    for subject, occurrences in context.occurrences.items():
        for before, (route, value, mark) in pairwise(occurrences):
            if (
                isinstance(mark, Text)
                and isinstance(route[-1], int)
                and before.route == (*route[:-1], route[-1] - 1)
                and value[:1].islower()
                and before.value[:1].isupper()
                and len(before.value.split()) >= SENTENCE
                and context.is_bracketed(subject, route[:-1])
            ):
                yield Finding(
                    "PB135",
                    subject,
                    route,
                    Message(N_("this entry begins with a small letter: has a comma cut a text in two?")),
                    Message(N_('put quotes around a text that holds a comma: ["one, two", three]')),
                    Severity.WARNING,
                )


def _text_findings(subject: Subject, occurrence: Occurrence, *, markdown: bool) -> Iterator[Finding]:
    route, value, _ = occurrence

    def finding(code: str, message: str, hint: str, **values: object) -> Finding:
        return Finding(code, subject, route, Message(message, values), Message(hint, values))

    if match := _CONTROL.search(value):
        yield finding(
            "PB131",
            N_("the text holds the invisible character {character}"),
            N_("remove it; it often comes with copying from a web page"),
            character=f"U+{ord(match[0]):04X}",
        )
    if not value.strip():
        yield finding("PB132", N_("the text is empty"), N_("write something, or remove the key"))
    elif not markdown:
        if "\n" in value.strip():
            yield finding(
                "PB130",
                N_("this text must stand on one line"),
                N_("write it without “|”; “>-” folds several lines into one"),
            )
        if route[-1] in ("url", "feedback") and not is_safe(value):
            yield finding(
                "PB134",
                N_("“{url}” is not an address that can be linked to"),
                N_("start it with https://, http://, mailto: or tel:"),
                url=value,
            )
        if route[-1] in ("site_url", "repository") and not is_web_address(value):
            yield finding(
                "PB136",
                N_("“{url}” is not the address of a site or repository"),
                N_("write https://, the host and the path, like https://example.com/handbook/"),
                url=value,
            )
    else:
        for what, quotation in find_problems(value):
            if what == "address":
                yield finding(
                    "PB134",
                    N_("“{url}” is not an address that can be linked to"),
                    N_("start it with https://, http://, mailto: or tel:; link pages like [[role:cmo]]"),
                    url=quotation,
                )
            else:
                yield finding(
                    "PB133",
                    N_("{what} is not possible in this text: “{quotation}”"),
                    N_(
                        "allowed are paragraphs, emphasis, lists, quotes, `code` and links; as mere text put it in `backticks`"
                    ),
                    what=_NOT_TAKEN[what],
                    quotation=quotation,
                )

"""Texts are what the model says they are: one plain line, or Markdown's closed subset.

Codes: PB130 more than a line, PB131 control character, PB132 nothing but spaces, PB133 Markdown that is not taken,
PB134 an address that may not become a link, PB135 a text that a comma has cut in two, PB136 no address of a site, PB139 a
link that lacks a bracket, PB140 a link or emphasis where none can be. What YAML itself has cut is found in `cuts.py`.
"""

from __future__ import annotations

import re
from itertools import groupby, pairwise
from typing import TYPE_CHECKING

from playpress.diagnostics import N_, Finding, InFull, Message, Severity
from playpress.language.problems import find_broken_links, find_markup, find_problems
from playpress.language.richtext import KINDS
from playpress.language.urls import as_web_address, has_scheme, is_safe, is_web_address
from playpress.model.record import Text
from playpress.reading.source import quoted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playpress.analysis.facts import Facts
    from playpress.diagnostics import Route, Subject
    from playpress.model.walk import Occurrence

_CONTROL = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2028\u2029\u2066-\u2069\ufeff\ufffe\uffff]"
)
SENTENCE = 3
"""Words from which on an entry looks like the beginning of a sentence, not like a name."""
_REST = re.compile(
    r"(?:and|or|but|nor|if|when|unless|until|while|because|since|so|as|than|then|though|although|except|including|which|who|"
    r"that|where|with|without|not|only|especially|und|oder|aber|wenn|falls|sofern|außer|weil|da|dass|ob|sowie|bzw|sondern|"
    r"doch|bis|die|der|das|et|ou|mais|si|sauf|quand|lorsque|car|puis|donc|dont|qui|que|où|avec|sans|i|oraz|lub|albo|ale|"
    r"jeśli|jeżeli|gdy|chyba|bo|ponieważ|który|która|które|że|więc|czyli)\b"
)
"""Words of the handbook's four languages with which no entry of a list begins, but the rest of a sentence does."""
_COMPLETE = N_("write it in full and without blanks, like https://example.com/help or mailto:help@example.com")
_NOT_TAKEN = {
    "heading": Message(N_("a heading")),
    "image": Message(N_("an image")),
    "html": Message(N_("HTML")),
    "attributes": Message(N_("an attribute list")),
    "snippet": Message(N_("a snippet")),
    "fence": Message(N_("a code block")),
    "table": Message(N_("a table")),
    "rule": Message(N_("a horizontal rule")),
    "tasks": Message(N_("a task list")),
    "definition": Message(N_("an address kept for a link elsewhere")),
    "admonition": Message(N_("an admonition")),
    "footnote": Message(N_("a footnote")),
    "strikethrough": Message(N_("strikethrough")),
}


def check_texts(facts: Facts) -> Iterator[Finding]:
    """Find texts that would not show as their writer expects."""
    for subject, occurrences in facts.occurrences.items():
        for occurrence in occurrences:
            if isinstance(occurrence.mark, Text):
                yield from _text_findings(facts, subject, occurrence)


def check_cut_texts(facts: Facts) -> Iterator[Finding]:
    """Warn of `[Whoever built it, alone, Two people]`: in brackets every comma ends an entry, so these are three."""
    for subject, occurrences in facts.occurrences.items():
        texts = (o for o in occurrences if isinstance(o.mark, Text) and isinstance(o.route[-1], int))
        for route, group in groupby(texts, key=lambda occurrence: occurrence.route[:-1]):
            entries = [(int(o.route[-1]), o.value) for o in group]
            runs = _cut_entries(entries)
            if runs and facts.project.is_bracketed(subject, route):
                for run in runs:
                    yield _cut(subject, route, run)


def _cut_entries(entries: list[tuple[int, str]]) -> list[list[tuple[int, str]]]:
    """Return each entry that a comma seems to have cut, with the pieces that follow it.

    A piece begins with a small letter where the entry does not; and the entry is a few words long, or the piece begins as
    only the rest of a sentence does, or all entries but the pieces begin with a capital.
    """
    small = {n for n, text in entries if text[:1].islower() and text.split()[0].islower()}
    capital = sum(1 for _, text in entries if text[:1].isupper())
    runs: list[list[tuple[int, str]]] = []
    for before, after in pairwise(entries):
        follows = runs and runs[-1][-1] == before
        head = runs[-1][0][1] if follows else before[1]
        if after[0] not in small or not head[:1].isupper():
            continue
        if len(head.split()) >= SENTENCE or _REST.match(after[1]) or len(small) * 2 <= capital or follows:
            if follows:
                runs[-1].append(after)
            else:
                runs.append([before, after])
    return runs


def _cut(subject: Subject, route: Route, run: list[tuple[int, str]]) -> Finding:
    whole = InFull(quoted(", ".join(" ".join(text.split()) for _, text in run)))
    return Finding(
        "PB135",
        subject,
        (*route, run[1][0]),
        Message(N_("this entry begins with a small letter: has a comma cut a text in two?")),
        Message(
            N_("if so, put quotes around the whole: {text}; if not, begin the entry with a capital"), {"text": whole}
        ),
        Severity.WARNING,
    )


def _text_findings(facts: Facts, subject: Subject, occurrence: Occurrence) -> Iterator[Finding]:
    route, value, mark = occurrence

    def finding(code: str, message: str, hint: str, *, at: str = "", **values: object) -> Finding:
        return Finding(code, subject, route, Message(message, values), Message(hint, values), quotation=at)

    if match := _CONTROL.search(value):
        yield finding(
            "PB131",
            N_("the text holds the invisible character {character}"),
            N_("remove it; it often comes with copying from a web page"),
            character=f"U+{ord(match[0]):04X}",
            at=match[0],
        )
    if not value.strip():
        yield finding("PB132", N_("the text is empty"), N_("write something, or remove the key"))
    elif isinstance(mark, Text) and mark.markdown:
        yield from _in_markdown(facts, value, finding)
    else:
        yield from _in_plain(value, route, finding)


def _in_plain(value: str, route: Route, finding: Callable[..., Finding]) -> Iterator[Finding]:
    if "\n" in value.strip():
        yield finding(
            "PB130",
            N_("this text must be on one line"),
            N_("write it without “|”; “>-” folds several lines into one"),
        )
    if route[-1] in ("url", "feedback") and not is_safe(value):
        yield finding(
            "PB134",
            N_("“{url}” is not an address that can be linked to"),
            _COMPLETE if has_scheme(value) else N_("start it with https://, http://, mailto: or tel:"),
            url=value,
        )
    if route[-1] in ("site_url", "repository") and not is_web_address(value):
        meant = as_web_address(value)
        like = N_("write https://, the host and the path, like https://example.com/handbook/")
        yield finding(
            "PB136",
            N_("“{url}” is not the address of a site or repository"),
            N_("write “{right}”") if meant else like,
            url=value,
            right=InFull(meant),
        )
    if markup := find_markup(value):
        yield finding(
            "PB140",
            N_("this text takes no links and no emphasis: “{quotation}” is shown as it stands here"),
            N_("write the words alone; longer texts of a playbook, such as “purpose”, take links"),
            quotation=markup,
            at=markup,
        )


def _in_markdown(facts: Facts, value: str, finding: Callable[..., Finding]) -> Iterator[Finding]:
    for link, meant in find_broken_links(value):
        yield finding(
            "PB139",
            N_("“{link}” is not a link: a bracket is missing, or a space is too many"),
            N_("write {meant}; as mere text put it in `backticks`"),
            link=link,
            meant=InFull(meant),
            at=link,
        )
    for what, quotation in find_problems(value):
        if what == "address":
            yield finding(
                "PB134",
                N_("“{url}” is not an address that can be linked to"),
                _COMPLETE
                if has_scheme(quotation)
                else N_("start it with https://, http://, mailto: or tel:; link pages like {example}"),
                url=quotation,
                at=quotation,
                example=_page_link(facts, quotation),
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
                at=quotation.partition("\n")[0],
            )


def _page_link(facts: Facts, url: str) -> InFull:
    """Return the link to the page that an address of a file seems to mean, else to one that this handbook has."""
    stem = url.partition("#")[0].rstrip("/").rpartition("/")[2].partition(".")[0]
    declared = facts.library.declared
    kinds = ["playbook", *sorted(KINDS)]
    meant = next((kind for kind in kinds if stem in declared.get(kind, ())), None)
    if meant is None:
        meant = next((kind for kind in ("role", *kinds) if declared.get(kind)), "role")
        stem = min(declared.get(meant, ()), default="…")
    return InFull(f"[[{stem}]]" if meant == "playbook" else f"[[{meant}:{stem}]]")

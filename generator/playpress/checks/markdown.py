"""Longer texts keep to the subset of Markdown that pages take: paragraphs, emphasis, lists, quotes, code and links.

Knows: what Markdown a text may hold. Must not know how pages show it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from playpress.checks.links import ADDRESS_WITHOUT_LINK, COMPLETE
from playpress.diagnostics import N_, InFull, Message, Severity
from playpress.language.problems import find_broken_links, find_open_marks, find_problems
from playpress.language.richtext import KINDS
from playpress.language.urls import has_scheme, is_safe
from playpress.model.record import Text
from playpress.rule import Rule, finds

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playpress.analysis.facts import Facts
    from playpress.diagnostics import Finding, Subject
    from playpress.model.walk import Occurrence

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

UNSUPPORTED_MARKDOWN = Rule(
    code="PB133",
    name="unsupported-markdown",
    message=N_("{what} is not possible in this text: “{markup}”"),
    hint=N_("allowed are paragraphs, emphasis, lists, quotes, `code` and links; as mere text put it in `backticks`"),
    about="""
        The text uses something that pages do not show, such as a heading, an image, a table or HTML. The page is built
        around the text and brings its own headings and tables, so a text keeps to paragraphs, emphasis, lists, quotes,
        code and links.
    """,
    bad="""
        purpose: Customers get <b>what</b> they need.
    """,
    good="""
        purpose: Customers get **what** they need.
    """,
)
BROKEN_LINK = Rule(
    code="PB139",
    name="broken-link",
    message=N_("“{link}” is not a link: a bracket is missing, or a space is too many"),
    hint=N_("write {meant}; as mere text put it in `backticks`"),
    fix="{written}",
    about="""
        A link to another page is written in two pairs of square brackets, like [[role:boss]] or [[role:boss|the boss]],
        and one to the web like [words](https://example.com). With a missing bracket, the wrong kind of bracket or an
        extra space, it would be shown as it is written and lead nowhere.
    """,
    bad="""
        purpose: Ask [[role:boss] first.
    """,
    good="""
        purpose: Ask [[role:boss]] first.
    """,
)
OPEN_MARK = Rule(
    code="PB167",
    name="open-mark",
    severity=Severity.WARNING,
    message=N_("the marks of “{mark}” are shown as they are"),
    hint=N_("put ** behind the last of the words, too; as mere text put it in `backticks`"),
    fix="{meant}",
    about="""
        Bold words stand between two pairs of asterisks and code between two backticks, without a space on their inner side
        and apart from the letters around them. A mark without its partner, or with a space too many or too few, is
        no mark: readers see the asterisks.
    """,
    bad="""
        purpose: Customers get ** what ** they need.
    """,
    good="""
        purpose: Customers get **what** they need.
    """,
)


_OF_A_WIKI = re.compile(r"\[http|\[[^\[|]*\|[ ]?(?:http|mailto)")
"""Matches the beginning of a link as wikis have it: its words and its address within one pair of brackets."""
_TAG_OF_LINK = re.compile(
    r"<a\s[^<>]{0,200}?href=[\"']?([^\"'\s<>]{1,1000}+)[\"']?[^<>]{0,200}+>([^<>]{1,200}+)</a>", re.IGNORECASE
)
"""Matches a link as pages of the web have it: its address and its words."""


@finds(UNSUPPORTED_MARKDOWN, BROKEN_LINK, ADDRESS_WITHOUT_LINK, OPEN_MARK, alone=True, apart=True)
def check_markdown(facts: Facts) -> Iterator[Finding]:
    """Find Markdown outside the subset, and links that are broken."""
    for subject, occurrences in facts.occurrences.items():
        for occurrence in occurrences:
            if isinstance(occurrence.mark, Text) and occurrence.mark.markdown and occurrence.value.strip():
                yield from _broken_links(facts, subject, occurrence)
                yield from _problems(facts, subject, occurrence)
                yield from _open_marks(subject, occurrence)


def _broken_links(facts: Facts, subject: Subject, text: Occurrence) -> Iterator[Finding]:
    playbooks = facts.library.declared.get("playbook", ())
    for link, meant in find_broken_links(text.value):
        name = meant.strip("[]").partition("|")[0]
        if link == f"[{name}]" and ":" not in name and name not in playbooks:
            continue
        if not link.endswith((")", "]")) and ":" not in name and name not in playbooks:
            meant = "[[role:…]]"  # noqa: PLW2901 - the word behind a bare bracket is no page
        known = "" if "…" in meant else meant
        message = (
            N_("“{link}” is how a wiki writes a link; here it is shown as it is") if _OF_A_WIKI.match(link) else ""
        )
        yield BROKEN_LINK.at(
            subject, text.route, message=message, quotation=link, link=link, meant=InFull(meant), written=known
        )


def _problems(facts: Facts, subject: Subject, text: Occurrence) -> Iterator[Finding]:
    for what, markup in find_problems(text.value):
        if what == "address":
            page = _page_link(facts, markup)
            link_pages = N_("start it with https://, http://, mailto: or tel:; link pages like {example}")
            yield ADDRESS_WITHOUT_LINK.at(
                subject,
                text.route,
                hint=COMPLETE if has_scheme(markup) else link_pages,
                quotation=markup,
                url=markup,
                example=page,
            )
        else:
            first = markup.partition("\n")[0]
            if what == "html" and (link := _TAG_OF_LINK.search(text.value)) and is_safe(link[1]):
                words = InFull(f"[{' '.join(link[2].split())}]({link[1]})")
                yield UNSUPPORTED_MARKDOWN.at(
                    subject,
                    text.route,
                    hint=N_("write {guess}"),
                    quotation=first,
                    what=_NOT_TAKEN[what],
                    markup=markup,
                    guess=words,
                )
                continue
            yield UNSUPPORTED_MARKDOWN.at(subject, text.route, quotation=first, what=_NOT_TAKEN[what], markup=markup)


def _open_marks(subject: Subject, text: Occurrence) -> Iterator[Finding]:
    for mark, meant in find_open_marks(text.value):
        hint = N_("write {meant}") if meant else N_("put a backtick behind it, too") if mark.startswith("`") else ""
        yield OPEN_MARK.at(subject, text.route, hint=hint, quotation=mark, mark=mark, meant=InFull(meant))


def _page_link(facts: Facts, url: str) -> InFull:
    """Return the `[[link]]` that the address of a file seems to mean, else one to a page that exists, as an example."""
    stem = url.partition("#")[0].rstrip("/").rpartition("/")[2].partition(".")[0]
    declared = facts.library.declared
    kinds = ["playbook", *sorted(KINDS)]
    meant = next((kind for kind in kinds if stem in declared.get(kind, ())), None)
    if meant is None:
        meant = next((kind for kind in ("role", *kinds) if declared.get(kind)), "role")
        stem = min(declared.get(meant, ()), default="…")
    return InFull(f"[[{stem}]]" if meant == "playbook" else f"[[{meant}:{stem}]]")

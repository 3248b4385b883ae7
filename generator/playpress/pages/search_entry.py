"""What the search can find of a page: values of the page to entries in plain words.

Knows: Markdown as `richtext` writes it. Must not know which sections there are, nor how an index is made.
"""

from __future__ import annotations

import html
import re
from dataclasses import replace
from functools import lru_cache
from operator import attrgetter
from typing import TYPE_CHECKING

from playpress.language.richtext import Md
from playpress.pages.page import Chart, Entry, Link, SearchEntry

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from playpress.pages.page import Page

_UNSEEN = frozenset(
    {
        "anchor",
        "older_anchors",
        "columns",
        "corner",
        "diagram",
        "href",
        "kind",
        "legend",
        "report",
        "report_to",
        "spark",
    }
)
"""Fields of sections without words to be found: addresses, headings of columns, pictures, and the same link in each step. A section may
name others of its own as `not_said`: ids, which only scripts read."""
_NOTHING = frozenset({"", "–"})
"""What a cell of a table has that says nothing."""
_LINK = re.compile(r"\[([^\[\]]*)\]\((?:<[^<>]*>|[^()<>\s]*)(?: \"[^\"]*\")?\)")
_TAG = re.compile(r"</?[a-z]+(?: [^<>]*)?>")
_LIST = re.compile(r"(?m)^[ \t]*(?:> ?)*(?:-|\d+\.)[ \t]+")
_MARK = re.compile(r"(?m)\*+|`+|^[ \t]*>[ \t]?")


def entries_of(page: Page, say: Callable[[str], str]) -> tuple[SearchEntry, ...]:
    """Return what the search can find of a page: the page itself, its sections that say something, and things in them.

    `say` translates a message. A page that is not listed has nothing that can be found.
    """
    if not page.planned.is_listed:
        return ()
    things = tuple(page.things_found())
    found = (_page(page), *_sections(page, things, say), *things)
    if page.own_page_of:
        found = tuple(replace(entry, roles=page.own_page_of) for entry in found)
    return tuple(replace(entry, is_retired=True) for entry in found) if page.is_retired else found


def _page(page: Page) -> SearchEntry:
    text = said(*(getattr(page, name) for name in page.found_first))
    return SearchEntry(
        page.kind_found, "", words_of(page.heading), text, also=as_words([page.planned.name, *page.aliases])
    )


def _sections(page: Page, things: Iterable[SearchEntry], say: Callable[[str], str]) -> Iterator[SearchEntry]:
    """Yield the sections that say something; of things in them that are entries of their own, a section has the titles."""
    for found in page.sections_found:
        anchor = found.anchor
        titles = [thing.title for thing in things if thing.anchor.startswith(f"{anchor}-")]
        text = "\n".join([said(*(attrgetter(field)(page) for field in found.fields)), *titles]).strip()
        if text:
            yield SearchEntry(
                "section", anchor, say(found.heading), text, also=as_words([anchor]), repeats=found.repeats
            )


@lru_cache(maxsize=2**13)
def words_of(text: str) -> str:
    """Return what a reader sees of Markdown that `richtext` has written, one line a block."""
    if text.isalnum():
        return text
    while (plain := _LINK.sub(lambda link: link[1], text)) != text:
        text = plain
    text = _TAG.sub(lambda tag: " " if tag[0] == "<br>" else "", text)
    text = _MARK.sub("", _LIST.sub("", text))
    return "\n".join(line for line in map(_squeezed, html.unescape(text).split("\n")) if line)


def _squeezed(line: str) -> str:
    return " ".join(line.split())


def said(*values: object) -> str:
    """Return the words in any values of a page (`Md`, links, sections, tuples of them), a line for each statement."""
    lines: dict[str, None] = {}
    _collect(values, lines)
    return "\n".join(filter(None, lines))


def _collect(value: object, lines: dict[str, None]) -> None:
    """Add the lines of a value to those that were found, each once."""
    if isinstance(value, Md):
        lines.update(dict.fromkeys(words_of(value).split("\n")))
    elif isinstance(value, Link):
        lines[words_of(value.text)] = None
    elif isinstance(value, Entry):
        term = words_of(value.term)
        lines[_squeezed(f"{term}: {words_of(value.text)}" if value.text else term)] = None
    elif isinstance(value, tuple) and not isinstance(value, Chart):
        parts: Iterable[object] = value
        if hasattr(value, "_fields"):
            unseen = _UNSEEN.union(getattr(value, "not_said", ()))
            seen = [part for name, part in zip(value._fields, value, strict=True) if name not in unseen]
            parts_said = (said(part) for part in seen if isinstance(part, (Md, Link)))
            lines[" – ".join(part for part in parts_said if part not in _NOTHING)] = None
            parts = (part for part in seen if not isinstance(part, (Md, Link)))
        for part in parts:
            _collect(part, lines)


def section(anchor: str, heading: Md, *values: object, repeats: bool = False) -> Iterator[SearchEntry]:
    """Yield a section of a page if it says anything."""
    if text := said(*values):
        yield SearchEntry("section", anchor, words_of(heading), text, also=as_words([anchor]), repeats=repeats)


def items(kind: str, anchor: str, things: Iterable[tuple[Md, tuple[object, ...]]]) -> Iterator[SearchEntry]:
    """Yield an entry for each thing of a list, given as title and further values; its anchor is the list's, numbered."""
    for number, (title, rest) in enumerate(things, 1):
        yield SearchEntry(kind, f"{anchor}-{number}", words_of(title), said(*rest))


def as_words(ids: Iterable[str]) -> str:
    """Return ids as words: `launch-plan` is `launch plan`."""
    return " ".join(dict.fromkeys(" ".join(ids).replace("-", " ").split()))

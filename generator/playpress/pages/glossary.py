"""The glossary: every term, its meaning, and where it is mentioned.

Knows: facts, the writer. Must not know other pages.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from playpress.language.richtext import Md
from playpress.pages.page import Link, Page, PlannedPage, SearchEntry
from playpress.pages.search_entry import as_words, said, words_of
from playpress.pages.sections.parts import PartsSection, parts, users

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playpress.pages.writer import Writer


class TermView(NamedTuple):
    """A term as the glossary shows it."""

    anchor: Md
    older_anchors: tuple[Md, ...]
    name: Md
    abbreviation: Md
    definition: Md
    see: tuple[Link, ...]
    mentioned: tuple[Link, ...]


class Letter(NamedTuple):
    """The terms that begin with one letter."""

    letter: Md
    anchor: Md
    terms: tuple[TermView, ...]


@dataclass(frozen=True, kw_only=True)
class GlossaryPage(Page):
    """All terms, by first letter."""

    template: ClassVar[str] = "glossary"
    found_first: ClassVar[tuple[str, ...]] = ()

    parts: PartsSection
    letters: tuple[Letter, ...]

    def things_found(self) -> Iterator[SearchEntry]:
        """Yield every term."""
        for letter in self.letters:
            yield from map(_found_term, letter.terms)


def _found_term(term: TermView) -> SearchEntry:
    ids = (anchor.removeprefix("term-") for anchor in (term.anchor, *term.older_anchors))
    title = words_of(Md(f"{term.name} ({term.abbreviation})" if term.abbreviation else term.name))
    text = said(term.definition, term.see, term.mentioned)
    return SearchEntry("term", term.anchor, title, text, also=as_words(ids))


def glossary_page(planned: PlannedPage, write: Writer) -> GlossaryPage:
    """Build the glossary."""
    by_letter: dict[str, list[TermView]] = {}
    for name in write.sort("term", write.shown("term", write.library.glossary)):
        first = write.library.glossary[name].name[:1].upper()
        by_letter.setdefault(first if first.isalpha() else "#", []).append(_term(name, write))
    return GlossaryPage(
        planned=planned,
        heading=write.plain(planned.title),
        parts=parts(planned, write),
        letters=tuple(
            Letter(write.plain(letter), Md(f"letter-{n}"), tuple(terms))
            for n, (letter, terms) in enumerate(by_letter.items(), 1)
        ),
    )


def _term(name: str, write: Writer) -> TermView:
    term = write.library.glossary[name]
    using = {r.user for r in write.facts.references.get(("term", name), ()) if r.key == "text"}
    return TermView(
        Md(f"term-{name}"),
        tuple(Md(f"term-{alias}") for alias in term.aliases),
        write.plain(term.name),
        write.plain(term.abbreviation),
        write.markdown(term.definition),
        write.sorted_links("term", term.see),
        tuple(
            link
            for kind in ("playbook", "role", "kpi")
            for link in users(("term", name), kind, (n for k, n in using if k == kind), write)
        ),
    )

"""What the search of a handbook has to know beside its pages: stop words, other words for a thing, names to choose from.

Knows: the library, the language. Must not know entries or files.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from playpress.model.kinds import KINDS
from playpress.pages.page import KINDS_FOUND
from playpress.publish.search.contribution import Reader
from playpress.publish.search.everyday import everyday_words, irregular_forms
from playpress.publish.search.synonyms import IGNORED, SLIGHT, TYPED_FOR
from playpress.publish.search.words import words_in

if TYPE_CHECKING:
    from collections.abc import Mapping

    from playpress.language.translation import Translator
    from playpress.model.library import Library


def search_data(library: Library, translator: Translator, *, offline: bool = False) -> dict[str, Any]:
    """Return what the script of the search has to know of a handbook; `offline` if addresses are files."""
    say = translator.gettext
    return {
        "language": translator.language,
        "offline": offline,
        "ignored": sorted(ignored_words(translator.language)),
        "slight": sorted(_forms(SLIGHT, translator.language)),
        "synonyms": [*typed_for(translator), *other_names(library)],
        "everyday": everyday_words(translator.language),
        "irregular": irregular_forms(translator.language),
        "labels": reader_for(translator).labels,
        "kinds": list(KINDS_FOUND),
        "titles": {name: say(kind.title) for name, kind in KINDS.items()},
        "categories": {category.id: category.name for category in library.categories.values()},
        "roles": sorted(
            ((role.id, role.name) for role in library.roles.values()), key=lambda r: (translator.sort_key(r[1]), r[0])
        ),
    }


def reader_for(translator: Translator) -> Reader:
    """Return how texts are read in a language."""
    labels = dict.fromkeys(name for _, names in typed_for(translator) for name in names)
    return Reader(ignored_words(translator.language), tuple(labels))


def ignored_words(language: str) -> frozenset[str]:
    """Return the forms of words without effect in a language."""
    return _forms(IGNORED, language)


def _forms(words: Mapping[str, str], language: str) -> frozenset[str]:
    return frozenset(form for forms in words_in(words.get(language, "")) for form in forms)


def typed_for(translator: Translator) -> list[tuple[str, tuple[str, ...]]]:
    """Return the words that readers type, each with what pages say instead, in the site's language."""
    say = translator.gettext
    return [(word.strip(), tuple(map(say, names))) for words, names in TYPED_FOR for word in say(words).split(",")]


def other_names(library: Library) -> list[tuple[str, tuple[str, ...]]]:
    """Return the handbook's own words for a thing: those in its settings, and terms with their abbreviations."""
    names = list(library.handbook.search_synonyms.items())
    for term in library.glossary.values():
        if term.abbreviation:
            names += ((term.abbreviation, (term.name,)), (term.name, (term.abbreviation,)))
    return names

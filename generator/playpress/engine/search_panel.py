"""The words of the search's panel, and the pages to look at where nothing is found, as a script that its field loads.

Knows: which pages every handbook has. Must not know how anything is found.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from playpress.diagnostics import N_
from playpress.engine.navigation import address_of
from playpress.model.kinds import KINDS
from playpress.pages.address import CATALOGUE, GLOSSARY

if TYPE_CHECKING:
    from playpress.language.translation import Translator

FILE = "assets/playpress/search-words.js"
"""The script's path in the site."""

WORDS = {
    "results": N_("Search results"),
    "filters": N_("Narrow the results"),
    "all": N_("All"),
    "category": N_("Category"),
    "allCategories": N_("All categories"),
    "role": N_("Role"),
    "allRoles": N_("All roles"),
    "ownFirst": N_("All roles, “{role}” first"),
    "best": N_("Best results"),
    "nearest": N_("Similar words"),
    "ways": N_("Pages to look at"),
    "more": N_("Show more results"),
    "found": N_("Results: {count}"),
    "foundFirst": N_("Results: {count} of {all}"),
    "none": N_("Nothing found for “{words}”."),
    "noneButNear": N_("Nothing found for “{words}”. These results have similar words:"),
}

PARTS = {
    "step": (N_("Step"), N_("Steps")),
    "question": (N_("Question"), N_("Questions")),
    "exception": (N_("Exception"), N_("Exceptions")),
    "risk": (N_("Risk"), N_("Risks")),
    "mistake": (N_("Mistake"), N_("Mistakes")),
    "variant": (N_("Variant"), N_("Variants")),
    "quiz": (N_("Quiz"), N_("Quizzes")),
    "section": (N_("Section"), N_("Sections")),
    "page": (N_("Page"), N_("Pages")),
}
"""What is found besides the kinds of things that have an id: the names of one and of several."""


def search_panel(translator: Translator, *, offline: bool) -> dict[str, bytes]:
    """Return the script by its path in the site."""
    say = translator.gettext
    kinds = {name: (kind.title, kind.plural) for name, kind in KINDS.items()} | PARTS
    words = {
        **{name: say(message) for name, message in WORDS.items()},
        "kinds": {name: [say(one), say(several)] for name, (one, several) in kinds.items()},
        "pages": [[say(title), address_of(path, has_folders=not offline)] for title, path in _index_pages()],
    }
    return {FILE: f"playpress.searchWords = {json.dumps(words)};\n".encode()}


def _index_pages() -> list[tuple[str, str]]:
    """Return the title and the path of each page that lists things."""
    listing = [(kind.all, kind.index) for kind in KINDS.values() if kind.index and kind.has_registry]
    return [
        (N_("All playbooks"), CATALOGUE),
        *listing,
        (N_("Glossary"), GLOSSARY),
        (N_("Process map"), "process-map.md"),
    ]

"""The search's worker: the theme's own, with our sense of words around it.

The theme's page and its worker speak by messages (its documented way to a search of one's own). Its worker asks for
`word*` only, which finds no word whose ending was taken off; it knows no stop words in questions, lets titles outweigh
all else, and cuts `R&D` in two. So the worker's file in our theme folder, which goes before the theme's of the same name,
holds three things: what the handbook says about words, the theme's worker as a function, and `site_templates/search/worker.js`.
"""

from __future__ import annotations

import json
import re
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from playpress.engine.search_words import IGNORED, TYPED_FOR
from playpress.model.kinds import KINDS
from playpress.pages.address import folder, with_pages

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from importlib.resources.abc import Traversable
    from pathlib import Path

    from playpress.language.translation import Translator
    from playpress.model.library import Library

WORKER = "search/worker.js"
"""Our part, below the folder of templates."""
ENDINGS = {"de": ("stemmer.support", "de"), "fr": ("stemmer.support", "fr")}
"""The theme's rules for word endings by language; those for English are in its worker, those for Polish in ours."""

EMPTIES = (
    "No exceptions are described.", "There are none yet.", "No KPI measures this goal directly.",
    "No KPI measures this process yet.", "No process serves this goal directly.", "No step names a data set.",
    "No step needs a tool.", "No output is named yet.", "This process needs no inputs.",
    "No role needs this tool for a step.", "Nothing in the handbook refers to it yet.", "The glossary is empty.",
    "This category has no playbook yet.", "This role has no part in any process yet.", "No step says who does it.",
)  # fmt: skip
"""What pages say where there is nothing; no search ends there. A test reads the templates and says which one is missing here."""


def search_worker(library: Library, translator: Translator, folders: Sequence[Path]) -> dict[str, bytes]:
    """Return the worker's file by its path in the site; nothing where the theme is not there or has no such file.

    `folders` are the folders of templates, the project's own before the bundled one.
    """
    scripts = files("material") / "templates" / "assets" / "javascripts"
    workers = [file for file in (scripts / "workers").iterdir() if file.name.endswith(".js")]
    endings = [scripts / "lunr" / "min" / f"lunr.{name}.min.js" for name in ENDINGS.get(translator.language, ())]
    ours = next(folder / WORKER for folder in folders if (folder / WORKER).is_file()).read_text(encoding="utf-8")
    parts = (
        f"const handbook = {json.dumps(search_data(library, translator))};",
        f"function themeWorker(addEventListener, postMessage) {{\n{_joined(workers)}\n}}",
        f"function themeEndings() {{\n{_joined(endings)}\n}}",
        ours,
    )
    return {f"assets/javascripts/workers/{file.name}": "\n".join(parts).encode() for file in workers}


def search_data(library: Library, translator: Translator) -> dict[str, Any]:
    """Return what our worker knows of the handbook: its language, words without effect, other words for a thing, kinds, words for nothing."""
    say = translator.gettext
    return {
        "language": translator.language,
        "ignored": IGNORED.get(translator.language, "").split(),
        "synonyms": [*typed_for(translator), *other_names(library)],
        "kinds": {folder(kind): say(KINDS[kind].title) for kind in with_pages()},
        "empties": [say(words) for words in EMPTIES],
    }


def typed_for(translator: Translator) -> list[tuple[str, tuple[str, ...]]]:
    """Return each word that readers type with what pages call it, in the site's language."""
    say = translator.gettext
    return [(word.strip(), tuple(map(say, names))) for words, names in TYPED_FOR for word in say(words).split(",")]


def other_names(library: Library) -> list[tuple[str, tuple[str, ...]]]:
    """Return what the handbook itself calls by two names: earlier ids, and terms with their abbreviations."""
    names: list[tuple[str, tuple[str, ...]]] = []
    for kind in KINDS:
        for entity in library.of_kind(kind).values():
            names += ((alias.replace("-", " "), (entity.name,)) for alias in entity.aliases)
    for term in library.glossary.values():
        if term.abbreviation:
            names += ((term.abbreviation, (term.name,)), (term.name, (term.abbreviation,)))
    return names


def _joined(scripts: Iterable[Traversable]) -> str:
    """Return scripts one after another, without the theme's hints for debuggers, which lead nowhere here."""
    return "\n".join(re.sub(r"(?m)^//# sourceMappingURL=.*$", "", file.read_text(encoding="utf-8")) for file in scripts)

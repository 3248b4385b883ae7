"""The script of the search worker: the theme's own, with ours around it.

The theme's page and its worker exchange messages, which is the documented way to replace the search. The theme's
worker looks for `word*` only, so it misses stemmed words. It knows no stop words in questions, ranks titles above all
else, and splits `R&D`. So our theme folder has a worker's file of the same name, which MkDocs prefers. It holds the
handbook's data about words, the theme's worker as a function, and `site_templates/search/worker.js`.
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
"""The theme's stemmers by language; the one for English is in its worker, the one for Polish in ours."""

EMPTIES = (
    "No exceptions are described.", "There are none yet.", "No KPI measures this goal directly.",
    "No KPI measures this process yet.", "No process serves this goal directly.", "No step names a data set.",
    "No step needs a tool.", "No output is named yet.", "This process needs no inputs.",
    "No role needs this tool for a step.", "Nothing in the handbook refers to it yet.", "The glossary is empty.",
    "This category has no playbook yet.", "This role has no part in any process yet.", "No step says who does it.",
)  # fmt: skip
"""What pages say where a list is empty; the search does not find it. A test compares this list with the templates."""


def search_worker(library: Library, translator: Translator, folders: Sequence[Path]) -> dict[str, bytes]:
    """Return the worker's file by its path in the site; empty if the theme is not installed or has no such file.

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
    """Return the data of our worker: language, stop words, synonyms, kinds of pages, and texts of empty lists."""
    say = translator.gettext
    return {
        "language": translator.language,
        "ignored": IGNORED.get(translator.language, "").split(),
        "synonyms": [*typed_for(translator), *other_names(library)],
        "kinds": {folder(kind): say(KINDS[kind].title) for kind in with_pages()},
        "empties": [say(words) for words in EMPTIES],
    }


def typed_for(translator: Translator) -> list[tuple[str, tuple[str, ...]]]:
    """Return the words that readers type, each with what pages say instead, in the site's language."""
    say = translator.gettext
    return [(word.strip(), tuple(map(say, names))) for words, names in TYPED_FOR for word in say(words).split(",")]


def other_names(library: Library) -> list[tuple[str, tuple[str, ...]]]:
    """Return the handbook's own synonyms: aliases, and terms with their abbreviations."""
    names: list[tuple[str, tuple[str, ...]]] = []
    for kind in KINDS:
        for entity in library.of_kind(kind).values():
            names += ((alias.replace("-", " "), (entity.name,)) for alias in entity.aliases)
    for term in library.glossary.values():
        if term.abbreviation:
            names += ((term.abbreviation, (term.name,)), (term.name, (term.abbreviation,)))
    return names


def _joined(scripts: Iterable[Traversable]) -> str:
    """Return scripts joined, without the theme's source map comments, whose files are not there."""
    return "\n".join(re.sub(r"(?m)^//# sourceMappingURL=.*$", "", file.read_text(encoding="utf-8")) for file in scripts)

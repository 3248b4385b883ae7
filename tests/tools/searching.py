"""Asks a site's search in Node, without a browser: what it answers, and what it reads for that."""

from __future__ import annotations

import atexit
import hashlib
import re
from contextlib import ExitStack
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from playpress.bundled import bundled_folder
from playpress.engine.assets import as_function
from playpress.pages.plan import build_page, plan_pages
from playpress.pages.search_entry import entries_of
from playpress.publish.search.contribution import Contribution, contribution_of
from playpress.publish.search.data import reader_for, search_data
from playpress.publish.search.endings import endings_script
from playpress.publish.search.index import build_index
from playpress.reading.joined import SEARCH_PIECES
from tests.tools.node import answering

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from pathlib import Path

    from playpress.pipeline import Checked

    Asked = tuple[str, Mapping[str, Any]]

ASSETS = bundled_folder() / "assets"


class Answer(NamedTuple):
    """What the search answers, and the size of the files that were read so far, as gzip makes them; 0 if nobody asked for it."""

    answer: dict[str, Any]
    bytes: int

    @property
    def hrefs(self) -> list[str]:
        """The addresses of the hits, best first, without the words to be marked there."""
        return [re.sub(r"\?[^#]*", "", hit["href"]).lstrip("/") for hit in self.answer["hits"]]


def ask(
    folder: Path,
    typed: Iterable[str | Asked],
    *,
    is_fresh: bool = False,
    is_weighed: bool = False,
    is_at_once: bool = False,
) -> list[Answer]:
    """Return the answers to what is typed, one after the other; `folder` has `assets/search`.

    With `is_fresh`, each is the first question of a visit; with `is_weighed`, what is read for it is weighed; with `is_at_once`,
    none waits for the answer before.
    """
    asked = [(one, {}) if isinstance(one, str) else one for one in typed]
    how = {"isFresh": is_fresh, "isWeighed": is_weighed, "isAtOnce": is_at_once}
    question = {"source": _script(), "folder": str(folder), "asked": asked, **how}
    return [Answer(**one) for one in _asked("ask-search.mjs")(question)]


def words_in_browser(texts: Iterable[str]) -> list[list[list[str]]]:
    """Return the words of each text, as a browser reads them."""
    found: list[list[list[str]]] = _asked("read-words.mjs")({"source": _script(), "texts": list(texts)})
    return found


def contributions_of(checked: Checked) -> list[Contribution]:
    """Return what each page of a handbook adds to its search."""
    facts, translator = checked.facts, checked.translator
    reader, found = reader_for(translator), []
    for planned in plan_pages(facts, translator, checked.loaded.file_of).pages.values():
        page, _ = build_page(planned, facts, translator)
        if entries := entries_of(page, translator.gettext):
            found.append(contribution_of(page.path, page.category, entries, reader))
    return found


class _Added:
    """What a page adds, in memory."""

    def __init__(self, added: Contribution) -> None:
        self.path, self.digest = added.path, hashlib.sha256(added.as_lines()).hexdigest()
        self.read, self.read_blocks = (lambda: added), (lambda: added.blocks)


class IndexFiles(NamedTuple):
    """The files of a search: all paths, and the content of those that were made anew."""

    paths: frozenset[str]
    changed: dict[str, bytes]


def index_files(data: Mapping[str, Any], endings: str, found: Sequence[Contribution], **options: Any) -> IndexFiles:
    """Return the files of the search, of what pages add."""
    files = build_index(data, endings, list(map(_Added, found)), lambda _path, content: content, **options)
    return IndexFiles(frozenset(files), {path: content for path, content in files.items() if content is not None})


def write_search(checked: Checked, folder: Path, found: Sequence[Contribution] | None = None) -> Path:
    """Write the files of a handbook's search into a folder, of what its pages add, if that is known already; return the folder."""
    data = search_data(checked.facts.library, checked.translator)
    endings = endings_script(checked.translator.language)
    found = contributions_of(checked) if found is None else found
    for path, content in index_files(data, endings, found).changed.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)
    return folder


@cache
def _script() -> str:
    """Return the script that finds, as a site has it but for its comments."""
    return as_function((ASSETS / name).read_bytes() for name in SEARCH_PIECES).decode()


@cache
def _asked(script: str) -> Callable[[object], Any]:
    """Return what asks a script of `tests/node`, which one process answers until the tests end: to start one takes longer than to ask."""
    process = ExitStack()
    atexit.register(process.close)
    return process.enter_context(answering(script))

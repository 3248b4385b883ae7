"""The plan of pages and what the last run left to the pages of this run: only those are made whose making would differ.

Knows: which pages have to be made, and in how many processes. Must not know how a page is made.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from playpress.machine.processes import work_on
from playpress.machine.version import digest_of_pieces
from playpress.pages.digests import digest_of
from playpress.publish.memory import Memory, PageRecord
from playpress.publish.stamps import are_unchanged

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from playpress.analysis.facts import Facts
    from playpress.diagnostics import Diagnostic
    from playpress.engine.production import Done, Production
    from playpress.pages.door import Read
    from playpress.pages.page import PlannedPage
    from playpress.publish.stamps import Stamp


class Renewed(NamedTuple):
    """All pages after a run: what is to be remembered, what cannot be drawn, and how many files of `docs` were written.

    `docs` and `site` are the pages' files below the build folder, `pictures` the names of kept pictures. `added` are the files of what
    pages add to the search, in the order of the plan.
    """

    memory: Memory
    problems: list[Diagnostic]
    written: int
    docs: frozenset[str]
    site: frozenset[str]
    pictures: frozenset[str]
    added: Mapping[str, Stamp]


def renew(
    pages: Mapping[str, PlannedPage],
    production: Production,
    memory: Memory,
    around: Mapping[str, str],
    progress: Callable[[int, int], None],
) -> Renewed:
    """Make all pages that have to be made; `around` is what `surroundings` returns.

    A page with a problem is not remembered, so that the next run makes it again and tells of it.
    """
    facts = production.workshop.facts
    own = {key: _own(page, around) for key, page in pages.items()}
    present = {read: digest_of(facts, read) for read in memory.values}
    current = memory.find_current(own, present)
    kept = {key: memory.pages[key] for key in pages if key in current and _is_there(memory.pages[key], production)}
    done = _make([page for key, page in pages.items() if key not in kept], production, progress)
    recorder = _Recorder(memory, facts, present)
    for key in pages:
        if key in kept:
            recorder.keep(key)
        else:
            recorder.add(done[key], own[key], is_drawn=production.workshop.draws)
    made = [done[key] for key in pages if key in done]
    return Renewed(
        memory=recorder.memory,
        problems=[problem for one in made for problem in one.problems],
        written=sum(one.written for one in made),
        docs=_names("docs", kept.values(), made),
        site=_names("site", kept.values(), made),
        pictures=_names("pictures", kept.values(), made),
        added={path: stamp for key in pages for path, stamp in (kept.get(key) or done[key]).added.items()},
    )


def _names(field: str, kept: Iterable[PageRecord], made: Iterable[Done]) -> frozenset[str]:
    return frozenset(name for one in (*kept, *made) for name in getattr(one, field))


def _own(page: PlannedPage, around: Mapping[str, str]) -> str:
    return digest_of_pieces([repr(page).encode(), around.get(page.path, around[""]).encode()])


def _is_there(record: PageRecord, production: Production) -> bool:
    """Tell whether everything that this run needs of a page has been made, and is still there."""
    if production.workshop.draws and not record.is_drawn:
        return False
    if not are_unchanged(production.build, {**record.docs, **record.added}):
        return False
    return production.finishing is None or (bool(record.site) and are_unchanged(production.build, record.site))


def _make(
    pages: Sequence[PlannedPage], production: Production, progress: Callable[[int, int], None]
) -> dict[str, Done]:
    done: dict[str, Done] = {}
    for one in work_on(pages, production.produce):
        done[one.key] = one
        progress(len(done), len(pages))
    return done


class _Recorder:
    """Collects what the next run needs to know."""

    def __init__(self, last: Memory, facts: Facts, present: Mapping[Read, str]) -> None:
        self.memory = Memory(last.whole)
        self._last, self._facts, self._present = last, facts, present
        self._reads = list(last.values)
        self._numbers: dict[Read, int] = {}

    def keep(self, key: str) -> None:
        """Record a page that is as the last run left it."""
        record = self._last.pages[key]
        numbers = self._number(self._reads[n] for n in record.reads)
        self.memory.pages[key] = record._replace(reads=numbers)

    def add(self, done: Done, own: str, *, is_drawn: bool) -> None:
        """Record a page that was made."""
        if not done.problems:
            numbers = self._number(done.reads)
            self.memory.pages[done.key] = PageRecord(
                own, numbers, done.docs, done.site, done.pictures, is_drawn, done.added
            )

    def _number(self, reads: Iterable[Read]) -> tuple[int, ...]:
        return tuple(self._numbers[read] if read in self._numbers else self._add(read) for read in reads)

    def _add(self, read: Read) -> int:
        self.memory.values[read] = self._present.get(read) or digest_of(self._facts, read)
        return self._numbers.setdefault(read, len(self._numbers))

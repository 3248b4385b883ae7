"""The plan of pages and what the last run left to the pages of this run: only those are made whose making would differ.

Knows: which pages have to be made, and in how many processes. Must not know how a page is made.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from playpress.machine.processes import work_on
from playpress.machine.version import digest_of_pieces
from playpress.pages.digests import OUTLINED, PLAYBOOKS, digest_of, playbook_of
from playpress.publish.memory import Memory, PageRecord, packed
from playpress.publish.stamps import are_unchanged

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from playpress.analysis.facts import Facts
    from playpress.diagnostics import Diagnostic
    from playpress.engine.production import Done, Production
    from playpress.pages.door import Read
    from playpress.pages.page import PlannedPage
    from playpress.publish.stamps import Stamp


class Renewed(NamedTuple):
    """All pages after a run: what is to be remembered, what cannot be drawn, and how many files of `docs` were written.

    `made` is how many pages were made. `docs` and `site` are the pages' files below the build folder. `added` are the files of what pages add to the search, in the order of the plan.
    """

    memory: Callable[[], Memory]
    problems: list[Diagnostic]
    made: int
    written: int
    docs: frozenset[str]
    site: frozenset[str]
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
    present = _digests_now(memory, facts)
    current = memory.find_current(own, present)
    recorder = _Recorder(memory, facts, present)
    for key in current & pages.keys():
        if _is_there(memory.pages[key], production):
            recorder.keep(key)
    waiting = [page for key, page in pages.items() if key not in recorder.records]
    for number, one in enumerate(work_on(waiting, production.produce), 1):
        recorder.add(one, own[one.key], is_drawn=production.workshop.draws)
        progress(number, len(waiting))
    records = [recorder.records[key] for key in pages]
    return Renewed(
        memory=recorder.memory,
        problems=[problem for key in pages for problem in recorder.problems.get(key, ())],
        made=len(waiting),
        written=recorder.written,
        docs=frozenset(path for record in records for path in record.docs),
        site=frozenset(path for record in records for path in record.site),
        added={path: stamp for record in records for path, stamp in record.added.items()},
    )


def _digests_now(memory: Memory, facts: Facts) -> dict[Read, str]:
    """Return the present digest of each read of the last run.

    What follows from a playbook alone is as it was if the playbook is, and what follows from the handbook's outline if that
    is; so most reads need not be looked at.
    """
    values = memory.values
    kept = OUTLINED if memory.outline == facts.outline else frozenset()
    whole = {read: digest_of(facts, read) for read in values if read.way == PLAYBOOKS}
    same = {read.key for read, digest in whole.items() if digest == values[read]}
    return {
        read: digest if read.way[0] in kept or playbook_of(read) in same else whole.get(read) or digest_of(facts, read)
        for read, digest in values.items()
    }


def _own(page: PlannedPage, around: Mapping[str, str]) -> str:
    return digest_of_pieces([repr(page).encode(), around.get(page.path, around[""]).encode()])


def _is_there(record: PageRecord, production: Production) -> bool:
    """Tell whether everything that this run needs of a page has been made, and is still there."""
    if production.workshop.draws and not record.is_drawn:
        return False
    if not are_unchanged(production.build, {**record.docs, **record.added}):
        return False
    return production.finishing is None or (bool(record.site) and are_unchanged(production.build, record.site))


class _Recorder:
    """Records all pages, those that are kept and those that are made, as soon as they are: thousands wait for no one."""

    def __init__(self, last: Memory, facts: Facts, present: Mapping[Read, str]) -> None:
        self.records: dict[str, PageRecord] = {}
        self.problems: dict[str, tuple[Diagnostic, ...]] = {}
        self.written = 0
        self._last, self._facts, self._present = last, facts, present
        self._numbers = {read: number for number, read in enumerate(last.values)}

    def keep(self, key: str) -> None:
        """Record a page that is as the last run left it."""
        self.records[key] = self._last.pages[key]

    def add(self, done: Done, own: str, *, is_drawn: bool) -> None:
        """Record a page that was made."""
        reads = packed(self._numbers.setdefault(read, len(self._numbers)) for read in done.reads)
        self.records[done.key] = PageRecord(own, reads, done.docs, done.site, is_drawn, done.added)
        self.written += done.written
        if done.problems:
            self.problems[done.key] = done.problems

    def memory(self) -> Memory:
        """Return what the next run needs to know: all pages but those with a problem, which it makes again."""
        pages = {key: record for key, record in self.records.items() if key not in self.problems}
        used = sorted(set().union(*(record.reads for record in pages.values())))
        if len(used) < len(self._numbers):
            new = {number: n for n, number in enumerate(used)}
            pages = {
                key: record._replace(reads=packed(map(new.__getitem__, record.reads))) for key, record in pages.items()
            }
        reads = list(self._numbers)
        values = {reads[n]: self._present.get(reads[n]) or digest_of(self._facts, reads[n]) for n in used}
        return Memory(self._last.whole, values, pages, outline=self._facts.outline)

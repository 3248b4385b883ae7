"""Work on many things to its results, by as many processes as the machine has cores.

Each process is a copy of this one (a fork), so what the work needs is there without being sent. Where there is no fork,
this process does all of it.
Knows: processes. Must not know what is worked on.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import sys
import warnings
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from typing import TYPE_CHECKING, Any, TypeVar

from playpress.diagnostics import N_
from playpress.machine.faults import Fault

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

T = TypeVar("T")
R = TypeVar("R")

LEAST = 32
"""With fewer things than this, starting processes takes longer than the work."""
SHARE = 8
"""A process is given so many things at a time."""
_work: list[Any] = []
"""The work of this process's children: they find it here since they are copies."""


def count_cores() -> int:
    """Return on how many cores this process may run."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def work_on(things: Sequence[T], work: Callable[[T], R], processes: int | None = None) -> Iterator[R]:
    """Yield the result of each thing, in any order; `processes` is their number, if not that of the cores.

    Raises:
        Fault: the system has ended one of the processes.
        Exception: whatever the work raises; nothing is yielded after it.
    """
    count = min(processes or count_cores(), -(-len(things) // SHARE))
    if count <= 1 or len(things) < LEAST or sys.platform == "win32":
        yield from map(work, things)
        return
    shares = [range(n, min(n + SHARE, len(things))) for n in range(0, len(things), SHARE)]
    _work[:] = [work, things]
    gc.freeze()  # a collection in a child would copy all memory that it shares with this process
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # a progress bar's thread holds nothing that children need
        with ProcessPoolExecutor(count, multiprocessing.get_context("fork")) as pool:
            waiting = [pool.submit(_do, share) for share in shares]
            try:
                for done in as_completed(waiting):
                    yield from done.result()
            except BrokenProcessPool as problem:
                raise Fault(N_("the system has ended a process that was at work; is there enough memory?")) from problem
            finally:
                pool.shutdown(wait=True, cancel_futures=True)
                _work.clear()
                gc.unfreeze()


def _do(share: range) -> list[Any]:
    work, things = _work
    return [work(things[n]) for n in share]

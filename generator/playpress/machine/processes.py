"""Work on many things to its results, by as many processes as the machine has cores.

Each process is a copy of this one (a fork), so what the work needs is there without being sent. Where there is no fork,
this process does all of it.
Knows: processes. Must not know what is worked on.
"""

from __future__ import annotations

import gc
import os
import sys
import warnings
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, TypeVar

from playpress.diagnostics import N_
from playpress.machine.faults import Fault

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

T = TypeVar("T")
R = TypeVar("R")

LEAST = 64
"""With fewer things than this, starting processes takes longer than the work."""
SHARE = 8
"""A process is given so many things at a time."""
_work: list[Any] = []
"""The work of this process's children: they find it here since they are copies."""


def count_cores() -> int:
    """Return on how many cores this process may run."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def work_on(things: Sequence[T], work: Callable[[T], R], processes: int | None = None) -> Iterator[R]:
    """Yield the result of each thing, in order; `processes` is their number, if not that of the cores.

    Raises:
        Fault: the system has ended one of the processes.
        Exception: whatever the work raises; nothing is yielded after it.
    """
    count = min(processes or count_cores(), -(-len(things) // SHARE))
    if count <= 1 or len(things) < LEAST or sys.platform == "win32":
        yield from map(work, things)
        return
    import multiprocessing  # noqa: PLC0415 - a tenth of the time of a small `check`
    from concurrent.futures.process import BrokenProcessPool, ProcessPoolExecutor  # noqa: PLC0415

    shares = [range(n, min(n + SHARE, len(things))) for n in range(0, len(things), SHARE)]
    _work[:] = [work, things]
    gc.freeze()  # children look for garbage, but not in all that they share with this process
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # a progress bar's thread holds nothing that children need
        with ProcessPoolExecutor(count, multiprocessing.get_context("fork"), gc.disable) as pool:
            try:
                for done in pool.map(_do, shares):  # what was yielded is kept no longer
                    yield from done
            except BrokenProcessPool as problem:
                raise _ended() from problem
            finally:
                pool.shutdown(wait=True, cancel_futures=True)
                _work.clear()
                gc.unfreeze()


@contextmanager
def beside(count: int, function: Callable[..., R], *arguments: Any) -> Iterator[Callable[[], R]]:
    """Call a function of a module, and yield what waits for its result and returns it.

    It works in a fresh process, with memory of its own, while this one goes on; but right here if there are few things
    to work on (`count`). Arguments and result must be fit to be sent.

    Raises:
        Fault: the system has ended the process.
        Exception: whatever the function raises.
    """
    if count < LEAST:
        result = function(*arguments)
        yield lambda: result
        return
    with _one_more("spawn", function, *arguments) as result_of:
        yield result_of


@contextmanager
def meanwhile(count: int, function: Callable[[], R]) -> Iterator[Callable[[], R]]:
    """Do what `beside` does, in a copy of this process (a fork): only the result is sent, and what was kept for later is lost.

    Where there is no fork, this process does it.

    Raises:
        Fault: the system has ended the process.
        Exception: whatever the function raises.
    """
    if count < LEAST or count_cores() == 1 or sys.platform == "win32":
        result = function()
        yield lambda: result
        return
    _work[:] = [function]
    try:
        with _one_more("fork", _call) as result_of:
            yield result_of
    finally:
        _work.clear()


@contextmanager
def _one_more(start: str, function: Callable[..., R], *arguments: Any) -> Iterator[Callable[[], R]]:
    import multiprocessing  # noqa: PLC0415
    from concurrent.futures.process import BrokenProcessPool, ProcessPoolExecutor  # noqa: PLC0415

    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # as in `work_on`
        pool = ProcessPoolExecutor(1, multiprocessing.get_context(start), gc.disable)
        waiting = pool.submit(function, *arguments)
    with pool:
        try:
            yield waiting.result
        except BrokenProcessPool as problem:
            raise _ended() from problem


def _ended() -> Fault:
    return Fault(N_("the system has ended a process that was at work; is there enough memory?"))


def _call() -> Any:
    (function,) = _work
    return function()


def _do(share: range) -> list[Any]:
    """Return the results of some things.

    Garbage is looked for once, and only in what they have left: what lives on is not looked through again. Python itself
    would look each time that so many more values live, in the midst of the work, for a tenth of its time.
    """
    work, things = _work
    done = [work(things[n]) for n in share]
    gc.collect()
    gc.freeze()
    return done

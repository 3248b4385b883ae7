"""Work is done by several processes, and each thing is worked on once."""

import os
from multiprocessing import get_context

import pytest

from playpress.machine import processes
from playpress.machine.faults import Fault
from playpress.machine.processes import beside, meanwhile, work_on

LEAST = 64


@pytest.fixture(autouse=True)
def least(monkeypatch):
    monkeypatch.setattr(processes, "LEAST", LEAST)


def test_many_things_are_worked_on_by_several_processes_and_each_once():
    both, here = get_context("fork").Barrier(2), set()

    def work(number):
        if os.getpid() not in here:
            here.add(os.getpid())
            both.wait(60)  # else one of them may have done all before the other begins
        return number * number, os.getpid()

    made = list(work_on(range(100), work, processes=2))
    assert sorted(square for square, _ in made) == [n * n for n in range(100)]
    assert len({process for _, process in made}) == 2
    assert os.getpid() not in {process for _, process in made}


@pytest.mark.parametrize(("count", "asked"), [(100, 1), (LEAST - 1, 2), (0, 2)])
def test_few_things_or_one_process_are_worked_on_right_here(count, asked):
    assert list(work_on(range(count), lambda _: os.getpid(), asked)) == [os.getpid()] * count


class OddError(Exception):
    """Something wrong with one thing."""


def fail_at_70(number):
    if number == 70:
        raise OddError("seventy")
    return number


@pytest.mark.parametrize("asked", [1, 2])
def test_what_goes_wrong_in_a_process_is_raised_here(asked):
    with pytest.raises(OddError, match="seventy"):
        list(work_on(range(100), fail_at_70, asked))


def test_a_process_that_dies_is_a_fault():
    with pytest.raises(Fault, match="the system has ended a process"):
        list(work_on(range(100), lambda _: os._exit(3), processes=2))


@pytest.mark.parametrize(("count", "is_here"), [(LEAST - 1, True), (LEAST, False)])
def test_a_large_piece_of_work_is_done_by_a_process_beside_this_one(count, is_here):
    with beside(count, os.getpid) as result:
        assert (result() == os.getpid()) is is_here


@pytest.mark.parametrize(
    ("count", "cores", "is_here"),
    [(LEAST - 1, 2, True), (LEAST, 1, True), (LEAST, 2, False)],
)
def test_a_copy_of_this_process_works_meanwhile_with_what_is_here(monkeypatch, count, cores, is_here):
    monkeypatch.setattr(processes, "count_cores", lambda: cores)
    here = ["something that cannot be sent", lambda: None]
    with meanwhile(count, lambda: (os.getpid(), len(here))) as result:
        process, length = result()
    assert (process == os.getpid()) is is_here
    assert length == len(here)


def test_what_goes_wrong_meanwhile_is_raised_here(monkeypatch):
    monkeypatch.setattr(processes, "count_cores", lambda: 2)
    with pytest.raises(ZeroDivisionError), meanwhile(LEAST, lambda: 1 / 0) as result:
        result()
    with (
        pytest.raises(Fault, match="the system has ended a process"),
        meanwhile(LEAST, lambda: os._exit(3)) as result,
    ):
        result()


def test_what_goes_wrong_beside_is_raised_here():
    with pytest.raises(ZeroDivisionError), beside(LEAST, divmod, 1, 0) as result:
        result()
    with pytest.raises(Fault, match="the system has ended a process"), beside(LEAST, os._exit, 3) as result:
        result()

"""Tracks in a gutter: what meets never shares one, and the order crosses little."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from playpress.diagrams.grid.tracks import Run, assign_tracks


@st.composite
def runs(draw: st.DrawFn) -> Run:
    low, high = sorted((draw(st.integers(0, 12)), draw(st.integers(0, 12))))
    turns = [draw(st.sampled_from(["up", "down"])) for _ in range(2)]
    ends = (low, high)
    return Run(
        low, high, *(tuple(end for end, turn in zip(ends, turns, strict=True) if turn == way) for way in ("up", "down"))
    )


@given(st.lists(runs(), max_size=10))
def test_runs_that_meet_never_share_a_track(some: list[Run]):
    tracks = assign_tracks(some)
    assert len(tracks) == len(some)
    for n, one in enumerate(some):
        for m, other in enumerate(some[:n]):
            assert not one.meets(other) or tracks[n] != tracks[m]


@given(st.lists(runs(), min_size=1, max_size=10))
def test_tracks_count_from_zero_without_a_gap(some: list[Run]):
    tracks = assign_tracks(some)
    assert set(tracks) == set(range(max(tracks) + 1))


@given(st.lists(runs(), max_size=8))
def test_the_same_runs_get_the_same_tracks(some: list[Run]):
    assert assign_tracks(some) == assign_tracks(list(some))


def test_runs_that_do_not_meet_share_a_track():
    assert assign_tracks([Run(0, 2, (), ()), Run(3, 5, (), ())]) == [0, 0]


def test_runs_that_touch_at_an_end_meet():
    assert Run(0, 2, (), ()).meets(Run(2, 4, (), ()))
    assert not Run(0, 2, (), ()).meets(Run(3, 4, (), ()))


def test_a_run_inside_another_lies_on_the_side_that_it_turns_to():
    outer = Run(0, 6, (), (0, 6))
    assert assign_tracks([outer, Run(2, 4, (), (2, 4))]) == [0, 1]
    assert assign_tracks([Run(0, 6, (0, 6), ()), Run(2, 4, (2, 4), ())]) == [1, 0]

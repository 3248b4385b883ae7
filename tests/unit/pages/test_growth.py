"""The pages of twice as many things are twice the work: nothing looks through the whole handbook once for each thing."""

from __future__ import annotations

import pytest

from tests.tools.wide import build_all, wide_library
from tests.tools.work import lines_run

MOST = 2.1
"""What twice the size may cost. Sorting costs a little more than twice; a part that grows with the square costs four times."""


@pytest.mark.slow
@pytest.mark.parametrize("share", [1, 0.4], ids=["a-thing-each", "fewer-things"])
def test_the_pages_of_twice_as_many_playbooks_are_twice_the_work(share: float):
    small, large = (wide_library(size, int(size * share)) for size in (60, 120))
    assert build_all(small) > len(small.playbooks)  # what is read once
    assert lines_run(lambda: build_all(large)) < MOST * lines_run(lambda: build_all(small))

"""What a reader of the shipped handbook's PDFs holds in their hands: few sheets, nothing cut, nothing on another."""

from __future__ import annotations

from itertools import pairwise

import pytest

from playpress.pipeline import Request, check_handbook
from tests.tools.documents import pdf_of, planned_in
from tests.tools.repository import ROOT

pytestmark = pytest.mark.slow

MOST_SHEETS = 12
"""The most sheets of one playbook."""
POSTER = {(297, 420), (420, 297)}
EDGE = 28
"""Points (10 mm) at each side of a sheet on which nothing is printed: printers cannot."""
SMALLEST = 5.5
"""Points: the height of the smallest letters of a poster, from the top of an h to the foot of a p."""


@pytest.fixture(scope="module")
def handbook():
    return check_handbook(Request(ROOT))


@pytest.fixture(scope="module")
def categories(handbook):
    return {path: pdf_of(handbook, path) for path in planned_in(handbook) if path.startswith("categories/")}


def test_every_playbook_takes_at_most_twelve_sheets(handbook, categories):
    long, names = {}, {playbook.name for playbook in handbook.loaded.library.current.values()}
    for pdf in categories.values():
        sheets = [*pdf.contents, ("", len(pdf.texts))]
        for (title, first), (_, next_first) in pairwise(sheets):
            if title in names:
                names.remove(title)
                if next_first - first > MOST_SHEETS:
                    long[title] = next_first - first
    assert names == set(), "every playbook has a chapter in its category's document"
    assert long == {}


def test_on_no_sheet_a_text_lies_on_another_or_reaches_the_edge(categories):
    assert sum(len(pdf.lines) for pdf in categories.values()) > 5000
    assert {path: found for path, pdf in categories.items() if (found := torn(pdf))} == {}


def test_every_poster_is_one_sheet_of_a3_on_which_everything_can_be_read(handbook):
    posters = {path: pdf_of(handbook, path) for path in planned_in(handbook) if path.startswith("posters/")}
    assert len(posters) == len(handbook.loaded.library.current)
    for path, pdf in posters.items():
        playbook = handbook.loaded.library.playbooks[path.removeprefix("posters/")]
        assert len(pdf.sizes) == 1
        assert pdf.sizes[0] in POSTER
        assert torn(pdf) == []
        address = f"https://playpress.github.io/playpress/playbooks/{playbook.id}/"
        assert address in pdf.text
        assert address in pdf.links
        shown = set(pdf.text.split())
        words = {word for step in playbook.steps if step.name for word in step.name.split()}
        assert words - shown == set(), "every word of its steps"


def torn(pdf):
    """Return lines that lie on another, or too near to the edge of the sheet."""
    found = []
    for sheet, (width, height) in enumerate(pdf.sizes):
        lines = [line for line in pdf.lines if line.sheet == sheet]
        right, top = width * 72 / 25.4 - EDGE, height * 72 / 25.4 - EDGE
        found += [
            line for line in lines if line.left < EDGE or line.bottom < EDGE or line.right > right or line.top > top
        ]
        found += [(one, other) for n, one in enumerate(lines) for other in lines[n + 1 :] if one.covers(other)]
    return found

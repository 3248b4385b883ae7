"""To look for what a long text means takes no longer than to read it."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

from playpress.checks.ids_meant import _ids
from playpress.checks.unknown_names import _several
from playpress.language.problems import find_broken_links
from playpress.model.playbook import Faq
from playpress.model.step import Branch, Step
from playpress.reading.mending import is_suspect, mend
from playpress.reading.number_guesses import guess_number, guess_range
from playpress.reading.possible_cuts import has_list
from playpress.reading.text_records import _with_arrow, record_of_text, records_of_text
from playpress.reading.turned import pairs_of_text

if TYPE_CHECKING:
    from collections.abc import Callable

SPACES = " " * 20_000


@pytest.mark.parametrize(
    ("look", "text"),
    [
        (mend, f"scope:\n  includes: {'[a] ' * 30}x\n"),
        (mend, "".join(f"> line {n}\n" for n in range(2_000))),
        (mend, "".join(f"{n} line\n" for n in range(2_000))),
        (guess_number, f"1{SPACES}x"),
        (guess_range, f"1{SPACES}x"),
        (pairs_of_text, f"R{SPACES}x"),
        (lambda text: _with_arrow(Branch, text), f"a{SPACES}"),
        (lambda text: records_of_text(Branch, text, "en"), f"a{SPACES}a"),
        (lambda text: records_of_text(Step, text, "en"), f"a{SPACES}a"),
        (lambda text: record_of_text(Step, text, "en"), f"a{SPACES}(a"),
        (lambda text: record_of_text(Faq, text, "en"), f"?{SPACES}"),
        (is_suspect, "name:\n" + "    a: b\n" * 20_000),
        (is_suspect, "\n".join(["name:", *["    a: b"] * 40, "b:"] * 500)),
        (is_suspect, f"{'word ' * 8_000}: x\n"),
        (lambda text: _several(text, ["a"], {}), f"a{SPACES}b"),
        (lambda text: _ids(text, {"a": 1}, {"b": "a"}), f"a{SPACES}b"),
        (is_suspect, f"- ... {'rest ' * 4_000}\n- ...{SPACES}x\n" + "  # [rest of it\n" * 4_000),
        (mend, "".join(f'a{n}: "b\n  c {SPACES[:100]}\n' for n in range(400))),
        (mend, "a: [" + "'b'c', " * 200),
        (mend, f'name: "b\n  c{SPACES * 3}d\nowner: f\n'),
        (find_broken_links, "[a" * 10_000 + "|http://a" * 2_000),
        (find_broken_links, "[http://a " * 4_000),
        (lambda text: has_list(text, 0, len(text)), ">\n" + "  - a\n\n" * 4_000),
    ],
    ids=[
        "brackets",
        "mail",
        "numbers",
        "number",
        "range",
        "pairs",
        "arrow",
        "arrows",
        "names",
        "name",
        "question",
        "below",
        "keys",
        "sentence",
        "ids",
        "names of ids",
        "remarks",
        "open quotations",
        "apostrophes",
        "an open quotation",
        "bars",
        "addresses",
        "entries",
    ],
)
def test_a_long_text_is_looked_at_quickly(look: Callable[[str], object], text: str):
    start = time.process_time()
    look(text)
    assert time.process_time() - start < 2

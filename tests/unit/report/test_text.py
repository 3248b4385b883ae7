"""Findings for people: place, message, line, caret, hint."""

from __future__ import annotations

from typing import Any

import pytest

from playpress.diagnostics import Diagnostic, Location, Message, Related, Severity
from playpress.language.translation import Translator
from playpress.reading.source import Source
from playpress.report.text import summary, write_text

ENGLISH = Translator("en")


def finding(at: Location, **fields: Any) -> Diagnostic:
    return Diagnostic("PB204", Severity.ERROR, at, Message("unknown key “x”"), **fields)


def report(text: str, at: Location, **fields: Any) -> str:
    return write_text([finding(at, **fields)], {"a.yml": Source("a.yml", text)}, ENGLISH)


def test_a_finding_shows_place_line_caret_hint_and_related_places():
    shown = report(
        "one\n  acountable: boss\n",
        Location("a.yml", 2, 3, 2, 13),
        hint=Message("did you mean “accountable”?"),
        related=(Related(Location("b.yml", 7, 1), Message("first used here")),),
    )
    assert shown == (
        "a.yml:2:3: error PB204 unknown key “x”\n"
        "  2 |   acountable: boss\n"
        "    |   ^^^^^^^^^^\n"
        "  hint: did you mean “accountable”?\n"
        "  b.yml:7:1: first used here\n"
    )


def test_a_long_line_is_shown_around_the_caret():
    line = "x" * 500 + "HERE" + "y" * 500
    _, shown, caret = report(line, Location("a.yml", 1, 501, 1, 505)).splitlines()
    assert len(shown) <= 120 + len("  1 | ")
    assert shown[caret.index("^") : caret.rindex("^") + 1] == "HERE"


@pytest.mark.parametrize(("column", "end"), [(1, 1), (1, 2000), (120, 130), (121, 121), (999, 1000)])
def test_there_is_always_a_caret_and_it_stays_below_the_line(column: int, end: int):
    _, shown, caret = report("x" * 1000, Location("a.yml", 1, column, 1, end)).splitlines()
    assert "^" in caret
    assert len(caret) <= len(shown) + 1


def test_invisible_characters_keep_their_width_and_do_no_harm():
    _, shown, caret = report("a\x1b[31m\tb", Location("a.yml", 1, 8, 1, 9)).splitlines()
    assert "\x1b" not in shown
    assert shown[caret.index("^")] == "b"


def test_a_file_without_text_has_no_excerpt():
    assert report("", Location("a.yml")) == "a.yml:1:1: error PB204 unknown key “x”\n"
    assert write_text([finding(Location("gone.yml"))], {}, ENGLISH) == "gone.yml:1:1: error PB204 unknown key “x”\n"


def test_a_long_path_is_never_cut():
    path = "playbooks/" + "long-folder/" * 20 + "sell.yml"
    assert write_text([finding(Location(path, 3, 4))], {}, ENGLISH).startswith(f"{path}:3:4: ")


@pytest.mark.parametrize(
    ("errors", "warnings", "words"),
    [
        (0, 0, "Everything is in order."),
        (1, 0, "1 error"),
        (2, 1, "2 errors and 1 warning"),
        (0, 3, "3 warnings"),
    ],
)
def test_the_summary_counts_errors_and_warnings(errors: int, warnings: int, words: str):
    found = [finding(Location("a.yml"))] * errors
    found += [Diagnostic("PB403", Severity.WARNING, Location("a.yml"), Message("x"))] * warnings
    assert summary(found, ENGLISH) == words

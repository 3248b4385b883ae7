"""Of a file with very many findings the first are told, the others counted, in every format."""

from __future__ import annotations

from playpress.diagnostics import MOST_TOLD, Diagnostic, Location, Message, Severity
from playpress.language.translation import Translator
from playpress.report.github import write_github
from playpress.report.listing import Rest, listed
from playpress.report.text import summary, write_text

ENGLISH = Translator("en")


def found(file: str, count: int, last: Severity = Severity.WARNING) -> list[Diagnostic]:
    return [
        Diagnostic("PB204", last if n == count else Severity.WARNING, Location(file, n), Message("{n}", {"n": n}))
        for n in range(1, count + 1)
    ]


def test_what_is_left_of_a_file_is_counted_behind_what_is_told_and_as_bad_as_its_worst():
    few, many = found("a.yml", 3), found("b.yml", 5, Severity.ERROR)
    assert list(listed([*few, *many], most=3)) == [*few, *many[:3], Rest("b.yml", 2, Severity.ERROR)]


def test_as_many_as_are_told_leave_nothing():
    assert list(listed(found("a.yml", 3), most=3)) == found("a.yml", 3)


def test_text_says_in_one_line_how_many_more_there_are_and_the_summary_counts_all():
    text = write_text(found("a.yml", MOST_TOLD + 1234), {}, ENGLISH)
    assert text.count("PB204") == MOST_TOLD
    assert text.endswith("\n\na.yml: 1,234 more findings in this file\n")
    assert summary(found("a.yml", MOST_TOLD + 1234), ENGLISH) == f"{MOST_TOLD + 1234} warnings"


def test_for_github_the_rest_is_one_command_of_the_file():
    lines = write_github(found("a,b.yml", MOST_TOLD + 1, Severity.ERROR), ENGLISH).splitlines()
    assert len(lines) == MOST_TOLD + 1
    assert lines[-1] == "::error file=a%2Cb.yml::1 more finding in this file"

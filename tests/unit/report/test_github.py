"""Findings as GitHub's workflow commands."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from playpress.diagnostics import Diagnostic, Location, Message, Severity
from playpress.language.translation import Translator
from playpress.report.github import write_github

ENGLISH = Translator("en")
COMMAND = re.compile(
    r"::(error|warning) file=([^,:\n\r]*),line=(\d+),endLine=(\d+),col=(\d+),endColumn=(\d+),title=(PB\d+)::([^\n\r]*)\n"
)


def test_a_finding_is_one_command_with_its_place():
    at = Location("playbooks/sales/a.yml", 7, 3, 7, 13)
    found = [
        Diagnostic("PB204", Severity.ERROR, at, Message("unknown key “{k}”", {"k": "x"}), Message("did you mean “y”?")),
        Diagnostic("PB403", Severity.WARNING, at, Message("100 % sure")),
    ]
    assert write_github(found, ENGLISH) == (
        "::error file=playbooks/sales/a.yml,line=7,endLine=7,col=3,endColumn=13,title=PB204::unknown key “x”%0Adid you mean “y”?\n"
        "::warning file=playbooks/sales/a.yml,line=7,endLine=7,col=3,endColumn=13,title=PB403::100 %25 sure\n"
    )


def test_no_finding_writes_nothing():
    assert write_github([], ENGLISH) == ""


@given(st.text(), st.text(min_size=1))
def test_no_value_or_file_name_breaks_out_of_its_command(value: str, file: str):
    found = Diagnostic(
        "PB204",
        Severity.ERROR,
        Location(file),
        Message("{value}", {"value": value}),
        Message("{value}", {"value": value}),
    )
    written = write_github([found], ENGLISH)
    assert COMMAND.fullmatch(written)
    assert written.encode()

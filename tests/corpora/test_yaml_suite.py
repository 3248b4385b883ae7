"""The loader against the whole YAML test suite: data or a finding with a place, whatever the file holds."""

from __future__ import annotations

import json
import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

import pytest
import yaml

from playpress.reading.source import Source, parse_source
from tests.tools.repository import CORPORA

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = pytest.mark.corpora

READ_THOUGH_WRONG = {
    "9C9N", "9JBA", "CVW2", "DK95-1", "G5U8", "MUS6-0", "QB6E", "S98Z", "SU5Z", "X4QW", "Y79Y-3", "YJV2",
}  # fmt: skip
"""Cases that YAML 1.2 forbids and libyaml reads: odd indents, a comment without a space, a directive of another version."""

REFUSED_BY_PARSER = {
    "a key without text": "2JQS 6M2F CFD4 FRK4 M2N8-0 NHX8 NKF9 S3PD SM9W-1 UKK6-0",
    "a tab beside an indicator or in an indent": "6BCT 6CA3 96NN-0 96NN-1 A2M4 DK95-0 DK95-3 DK95-4 Q5MG R4YG Y79Y-1 Y79Y-10",
    "a directive, or a text that starts like one": "2LFX 6LVF BEC7 MUS6-5 MUS6-6 W4TN ZYU8-0 ZYU8-1 ZYU8-2 ZYU8-3",
    "a colon that does not follow its key": "4ABK 4MUZ-0 4MUZ-1 4MUZ-2 58MP 5MUD 5T43 9SA2 DBG4 K3WX NJ66 UT92 VJP3-1",
    "a question mark before a text in brackets": "HM87-0",
    "dots that end a document": "7Z25 HWV9 M7A3 QT73",
    "dots, and another document below them": "5TYM 6WLZ 6ZKB 9DXL 9WXW U9NS",
    "a folded text at the margin": "DK3J FP8R",
    "an anchor whose name is not a word": "2SXE 8XYN W5VH",
}
"""Right cases that libyaml, a parser of YAML 1.1, does not take, by what they hold; no editor of a playbook writes these."""

READ_OTHERWISE = {
    "652Z": "inside braces `?` before a text marks a key",
    "HM87-1": "inside brackets `?` before a text marks a key",
    "L24T-1": "a last line of spaces without a line break counts as empty",
}
"""Cases whose data is not the suite's, with the reason: libyaml reads them so."""

WHY_REFUSED = {
    "PB104": r"(?s)\+DOC.*\+DOC",
    "PB105": r"^ *(?:[+]\w{3}|=VAL)[^:\"'|>]* &|=ALI|^ *=VAL :<<",
    "PB106": r"^ *(?:[+]\w{3}|=VAL)[^:\"'|>]* <",
    "PB107": r"[+](?:MAP|SEQ)",
}
"""For each refusal of our own: what the case's events must show for it to be right."""


class Case(NamedTuple):
    """One case of the suite: a text, and what a parser should say to it."""

    name: str
    text: str
    is_wrong: bool
    events: str
    json: str | None

    @property
    def source(self) -> Source:
        return parse_source(self.text.encode(), f"{self.name}.yml")


@cache
def suite() -> tuple[Case, ...]:
    return tuple(read_suite())


def read_suite() -> Iterator[Case]:
    for file in sorted((CORPORA / "yaml-test-suite" / "src").glob("*.yaml")):
        entries = yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # noqa: S506 - plain texts only
        tree = ""
        for number, entry in enumerate(entries):
            name = f"{file.stem}-{number}" if len(entries) > 1 else file.stem
            tree = entry.get("tree", tree)
            yield Case(name, visible_as_meant(entry["yaml"]), "fail" in entry, tree, entry.get("json"))


def visible_as_meant(text: str) -> str:
    """Turn the marks that the suite writes for spaces, tabs and line ends into those characters."""
    text = re.sub("—*»", "\t", text.replace("␣", " "))
    text = text.replace("←", "\r").replace("⇔", "\ufeff").replace("↵", "")
    return re.sub(r"∎\n\Z", "", text)


def routes(data: object, route: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    yield route
    if isinstance(data, dict):
        for key, value in data.items():
            yield from routes(value, (*route, key))
    elif isinstance(data, list):
        for index, value in enumerate(data):
            yield from routes(value, (*route, index))


def test_the_suite_is_whole():
    assert len(suite()) == 406
    assert sum(case.is_wrong for case in suite()) == 94


def test_each_case_ends_in_data_or_in_findings_with_a_place_inside_the_text():
    for case in suite():
        source = case.source
        lines = re.split(r"\r\n|\r|\n", source.text)
        places = [d.location for d in source.diagnostics] + [source.locate(route) for route in routes(source.data)]
        for at in places:
            assert 1 <= at.line <= len(lines), case
            assert 1 <= at.column <= at.end_column <= len(lines[at.line - 1]) + 2, case
        for finding in source.diagnostics:
            assert finding.message.text(), case
            assert finding.hint, case
            assert finding.hint.text(), case


def test_each_wrong_case_is_refused_but_for_those_that_the_parser_is_known_to_read():
    read = {case.name for case in suite() if case.is_wrong and not case.source.diagnostics}
    assert read == READ_THOUGH_WRONG


def test_a_right_case_is_refused_for_what_it_holds_or_because_the_parser_is_known_to_refuse_it():
    refused_by_parser = set()
    for case in suite():
        if case.is_wrong:
            continue
        for code in {d.code for d in case.source.diagnostics}:
            if code == "PB100":
                refused_by_parser.add(case.name)
            else:
                assert re.search(WHY_REFUSED[code], case.events, re.MULTILINE), (case.name, code)
    assert refused_by_parser == set(" ".join(REFUSED_BY_PARSER.values()).split())


def test_a_case_without_finding_gives_the_data_of_the_suite():
    different = set()
    compared = 0
    for case in suite():
        if case.is_wrong or case.json is None or case.source.diagnostics:
            continue
        compared += 1
        wanted = json.loads(case.json) if case.json.strip() else None
        if json.dumps(case.source.data, sort_keys=True) != json.dumps(wanted, sort_keys=True):
            different.add(case.name)
    assert different == set(READ_OTHERWISE)
    assert compared > 150

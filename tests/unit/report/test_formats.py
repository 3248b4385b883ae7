"""The formats for programs: JSON, GitLab's code quality, SARIF, and the summary of a GitHub job."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from playpress.diagnostics import MOST_TOLD, Diagnostic, Location, Message, Related, Severity
from playpress.language.translation import Translator
from playpress.report.findings import schema, write_json
from playpress.report.github import write_github
from playpress.report.gitlab import write_gitlab
from playpress.report.job_summary import write_job_summary
from playpress.report.places import in_repository
from playpress.report.sarif import FINGERPRINT, write_sarif
from playpress.report.text import write_text
from tests.tools.handbook import SMALLEST, checked
from tests.tools.repository import ROOT

if TYPE_CHECKING:
    from pathlib import Path

ENGLISH, GERMAN = Translator("en"), Translator("de")
SARIF = json.loads((ROOT / "tests/tools/sarif/sarif-schema-2.1.0.json").read_text("utf-8"))
"""The schema of SARIF 2.1.0 (errata 01) as OASIS publishes it."""
AT = Location("playbooks/sales/a b.yml", 7, 3, 7, 13)
FOUND = [
    Diagnostic(
        "PB301",
        Severity.ERROR,
        AT,
        Message("“{id}” is not a {kind}", {"id": "ceo", "kind": Message("role")}),
        Message("did you mean “{guess}”?", {"guess": "cmo"}),
        (Related(Location("playbooks/catalog/roles.yml", 2, 1, 2, 4), Message("the step in question")),),
        "cmo",
    ),
    Diagnostic("PB733", Severity.WARNING, Location("playbooks/sales/b.yml", 4, 1, 5, 2), Message("later")),
    Diagnostic("PB880", Severity.ADVICE, Location("playbooks/sales/b.yml", 9, 1, 9, 2), Message("no quiz")),
]
NAMES = st.text(st.characters(exclude_characters="\0/"), min_size=1)


def many(number: int, file: str = "a.yml") -> list[Diagnostic]:
    return [
        Diagnostic("PB204", Severity.ERROR, Location(file, n), Message("{n}", {"n": n})) for n in range(1, number + 1)
    ]


def validated(text: str) -> Any:
    """Return the run of a SARIF log that its schema takes."""
    log = json.loads(text)
    jsonschema.Draft4Validator(SARIF, format_checker=jsonschema.Draft4Validator.FORMAT_CHECKER).validate(log)
    (run,) = log["runs"]
    return run


# What a fix replaces

WHOLE_LINES = Location("playbooks/sales/a b.yml", 6, 1, 8, 5)


def test_a_fix_of_whole_lines_says_in_json_and_sarif_which_lines_it_replaces():
    found = [replace(FOUND[0], fix_at=WHOLE_LINES)]
    (told,) = json.loads(write_json(found, ENGLISH))["findings"]
    assert (told["line"], told["fix_at"]["line"], told["fix_at"]["end_line"]) == (7, 6, 8)
    (change,) = validated(write_sarif(found, ENGLISH))["results"][0]["fixes"][0]["artifactChanges"]
    region = {"startLine": 6, "startColumn": 1, "endLine": 8, "endColumn": 5}
    assert change["replacements"][0]["deletedRegion"] == region


# JSON


def test_json_has_each_finding_with_its_place_its_fix_and_further_places():
    report = json.loads(write_json(FOUND, ENGLISH))
    jsonschema.Draft202012Validator(schema()).validate(report)
    assert report["version"] == 1
    assert report["counts"] == {"error": 1, "warning": 1, "advice": 1}
    assert report["findings"][0] == {
        "file": "playbooks/sales/a b.yml", "line": 7, "column": 3, "end_line": 7, "end_column": 13,
        "code": "PB301", "name": "unknown-name", "severity": "error",
        "message": "“ceo” is not a role", "hint": "did you mean “cmo”?", "fix": "cmo",
        "fix_at": None,
        "related": [{
            "file": "playbooks/catalog/roles.yml", "line": 2, "column": 1, "end_line": 2, "end_column": 4,
            "message": "the step in question",
        }],
    }  # fmt: skip
    assert [(one["severity"], one["hint"], one["fix"]) for one in report["findings"][1:]] == [
        ("warning", None, None),
        ("advice", None, None),
    ]


def test_the_schema_of_the_json_in_the_docs_is_that_of_the_code():
    kept = ROOT / "docs" / "check.schema.json"
    assert json.loads(kept.read_text("utf-8")) == schema()


def test_json_speaks_the_language_of_the_handbook_but_its_words_for_programs_stay():
    report = json.loads(write_json(FOUND[:1], GERMAN))
    assert report["language"] == "de"
    assert report["findings"][0]["hint"] == "meintest du „cmo“?"
    assert report["findings"][0]["severity"] == "error"


# GitLab


def test_gitlab_gets_what_it_needs_of_each_finding():
    first, second, third = json.loads(write_gitlab(FOUND, ENGLISH))
    assert re.fullmatch("[0-9a-f]{32}", first.pop("fingerprint"))
    assert first == {
        "description": "“ceo” is not a role (did you mean “cmo”?)",
        "check_name": "PB301",
        "severity": "major",
        "location": {"path": "playbooks/sales/a b.yml", "lines": {"begin": 7, "end": 7}},
    }
    assert (second["severity"], third["severity"]) == ("minor", "info")


def moved(found: Diagnostic, lines: int) -> Diagnostic:
    at = found.location
    return Diagnostic(found.code, found.severity, Location(at.file, at.line + lines), found.message, found.hint)


def fingerprints(found: list[Diagnostic]) -> list[str]:
    of_sarif = [one["partialFingerprints"][FINGERPRINT] for one in validated(write_sarif(found, GERMAN))["results"]]
    assert of_sarif == [one["fingerprint"] for one in json.loads(write_gitlab(found, ENGLISH))]
    return of_sarif


def test_a_finding_is_known_again_on_another_line_and_in_another_language_but_equal_ones_are_told_apart():
    before = fingerprints([*FOUND, FOUND[1], FOUND[1]])
    assert len(set(before)) == 5
    assert fingerprints([moved(one, 3) for one in [*FOUND, FOUND[1], FOUND[1]]]) == before


# SARIF


def test_sarif_fits_the_schema_of_oasis_and_has_rules_results_and_fixes():
    run = validated(write_sarif(FOUND, ENGLISH))
    first, second, third = run["results"]
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == ["PB301", "PB733", "PB880"]
    assert [one["level"] for one in run["results"]] == ["error", "warning", "note"]
    assert [one["ruleIndex"] for one in run["results"]] == [0, 1, 2]
    assert first["message"] == {"text": "“ceo” is not a role\ndid you mean “cmo”?"}
    place = first["locations"][0]["physicalLocation"]
    assert place["artifactLocation"] == {"uri": "playbooks/sales/a%20b.yml", "uriBaseId": "%SRCROOT%"}
    assert place["region"] == {"startLine": 7, "startColumn": 3, "endLine": 7, "endColumn": 13}
    assert first["relatedLocations"][0]["message"] == {"text": "the step in question"}
    (change,) = first["fixes"][0]["artifactChanges"]
    assert change["replacements"] == [{"deletedRegion": place["region"], "insertedContent": {"text": "cmo"}}]
    assert "fixes" not in second
    assert "relatedLocations" not in third


def test_the_schema_of_oasis_refuses_what_is_no_sarif():
    log = json.loads(write_sarif(FOUND, ENGLISH))
    log["runs"][0]["results"][0]["level"] = "advice"
    with pytest.raises(jsonschema.ValidationError):
        validated(json.dumps(log))


@given(st.text(), NAMES)
@example("", "\udd00")
def test_no_value_or_file_name_makes_a_report_that_its_schema_refuses(value: str, file: str):
    message = Message("{value}", {"value": value})
    found = [Diagnostic("PB204", Severity.ERROR, Location(file, 1, 1, 1, 2), message, message, fix=value)]
    validated(write_sarif(found, ENGLISH))
    jsonschema.Draft202012Validator(schema()).validate(json.loads(write_json(found, ENGLISH)))
    assert len(json.loads(write_gitlab(found, ENGLISH))) == 1
    assert write_job_summary(found, ENGLISH, {}).count("\n") == 5


# The summary of a job


def test_the_summary_of_a_job_is_a_table_with_links_to_the_lines_of_the_commit():
    commit = {"GITHUB_SERVER_URL": "https://github.com", "GITHUB_REPOSITORY": "us/book", "GITHUB_SHA": "abc"}
    heading, blank, head, line, *rows = write_job_summary(FOUND, ENGLISH, commit).splitlines()
    assert (heading, blank) == ("### 1 error, 1 warning and 1 piece of advice", "")
    assert (head, line) == ("| Place | Finding | What to do |", "|---|---|---|")
    below = "https://github.com/us/book/blob/abc/playbooks/sales"
    a, b, c = f"{below}/a%20b.yml?plain=1#L7", f"{below}/b.yml?plain=1#L4", f"{below}/b.yml?plain=1#L9"
    assert rows == [
        f"| [playbooks/sales/a b.yml:7:3](<{a}>) | error **PB301** “ceo” is not a role | did you mean “cmo”? |",
        f"| [playbooks/sales/b.yml:4:1](<{b}>) | warning **PB733** later |  |",
        f"| [playbooks/sales/b.yml:9:1](<{c}>) | advice **PB880** no quiz |  |",
    ]


def test_nothing_that_is_quoted_breaks_out_of_its_cell():
    found = Diagnostic(
        "PB204", Severity.ERROR, Location("a|b.yml"), Message("{v}", {"v": "a|b <img src=x> [c](d) *e*"})
    )
    row = write_job_summary([found], ENGLISH, {}).splitlines()[-1]
    assert row.count("|") == 4
    assert not set("<>[]") & set(row)


def test_a_summary_without_findings_is_one_line():
    assert write_job_summary([], ENGLISH, {}) == "### Everything is in order.\n"


def test_a_summary_that_github_would_refuse_is_cut_between_rows(monkeypatch: pytest.MonkeyPatch):
    whole = write_job_summary(FOUND, ENGLISH, {})
    monkeypatch.setattr("playpress.report.job_summary.LARGEST", len(whole.encode()) - 1)
    assert write_job_summary(FOUND, ENGLISH, {}).splitlines() == whole.splitlines()[:-1]
    monkeypatch.setattr("playpress.report.job_summary.LARGEST", len(whole.encode()))
    assert write_job_summary(FOUND, ENGLISH, {}) == whole


# Too many findings


def test_in_every_format_the_rest_of_a_file_is_counted():
    found = [*many(MOST_TOLD + 2), *FOUND]
    report = json.loads(write_json(found, ENGLISH))
    assert len(report["findings"]) == MOST_TOLD + len(FOUND)
    assert report["more"] == [{"file": "a.yml", "count": 2, "severity": "error"}]
    assert report["counts"]["error"] == MOST_TOLD + 2 + 1
    run = validated(write_sarif(found, ENGLISH))
    assert len(run["results"]) == MOST_TOLD + len(FOUND)
    (notification,) = run["invocations"][0]["toolExecutionNotifications"]
    assert notification["message"] == {"text": "2 more findings in this file"}
    entries = json.loads(write_gitlab(found, ENGLISH))
    assert [one["description"] for one in entries if one["check_name"] == "more-findings"] == [
        "2 more findings in this file"
    ]
    assert len(entries) == MOST_TOLD + 1 + len(FOUND)
    for text in (write_job_summary(found, ENGLISH, {}), write_github(found, ENGLISH), write_text(found, {}, ENGLISH)):
        assert text.count("PB204") == MOST_TOLD
        assert text.count("2 more findings in this file") == 1


@pytest.mark.slow
def test_of_a_file_with_thousands_of_unknown_keys_reports_stay_small(tmp_path: Path):
    keys = "".join(f"key-{n}: x\n" for n in range(3000))
    found = checked(tmp_path, {"playbooks/sales/sell.yml": SMALLEST + keys}).diagnostics
    assert len(found) == 3000
    assert all(len(write(found, ENGLISH)) < 300_000 for write in (write_json, write_sarif, write_gitlab, write_github))


# Where files are


def test_places_are_relative_to_the_repository_that_a_job_has_checked_out(tmp_path: Path):
    project = tmp_path / "docs" / "handbook"
    for name in ("GITHUB_WORKSPACE", "CI_PROJECT_DIR"):
        (one, *_) = in_repository(FOUND, project, {name: str(tmp_path)})
        assert one.location == Location("docs/handbook/playbooks/sales/a b.yml", 7, 3, 7, 13)
        assert one.related[0].location.file == "docs/handbook/playbooks/catalog/roles.yml"


def test_places_are_relative_to_the_current_folder_if_there_is_no_job(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(tmp_path)
    assert in_repository(FOUND, tmp_path / "book", {})[0].location.file == "book/playbooks/sales/a b.yml"
    assert in_repository(FOUND, tmp_path, {}) == FOUND


def test_places_stay_as_they_are_if_the_handbook_is_elsewhere(tmp_path: Path):
    assert in_repository(FOUND, tmp_path / "book", {"GITHUB_WORKSPACE": str(tmp_path / "other")}) == FOUND

"""What commands print last, and the exit code they end with."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner, Result

from playpress.cli import main
from tests.tools.handbook import REGISTRIES, SMALLEST, write_project

if TYPE_CHECKING:
    from pathlib import Path

WARNED = SMALLEST + "review: {last: 2999-01-01}\n"
WRONG = SMALLEST + "colour: red\n"
EXPOSED = "Note: anyone who can open the site can read all of it, including what is marked internal or restricted.\n"


def run(folder: Path, playbook: str, *arguments: str) -> Result:
    write_project(folder, {**REGISTRIES, "playbooks/sales/sell.yml": playbook})
    command, *rest = arguments
    return CliRunner().invoke(main, [command, "-C", str(folder), *rest])


@pytest.mark.repeats
@pytest.mark.parametrize("command", ["check", "generate"])
@pytest.mark.parametrize(
    ("playbook", "usual", "strict"), [(SMALLEST, 0, 0), (WARNED, 0, 1), (WRONG, 1, 1)], ids=["clean", "warned", "wrong"]
)
def test_errors_end_with_1_and_warnings_only_where_one_is_strict(
    command: str, playbook: str, usual: int, strict: int, tmp_path: Path
):
    assert run(tmp_path, playbook, command).exit_code == usual
    assert run(tmp_path, playbook, command, "--strict").exit_code == strict


def judged(folder: Path, severity: str, *arguments: str) -> Result:
    """Run a command in a handbook that chooses how bad a day in the future is."""
    settings = REGISTRIES["playbooks/handbook.yml"] + f"severities: {{PB733: {severity}}}\n"
    write_project(folder, {**REGISTRIES, "playbooks/handbook.yml": settings, "playbooks/sales/sell.yml": WARNED})
    command, *rest = arguments
    return CliRunner().invoke(main, [command, "-C", str(folder), *rest])


@pytest.mark.repeats
@pytest.mark.parametrize("command", ["check", "generate"])
@pytest.mark.parametrize(("severity", "usual", "strict"), [("error", 1, 1), ("warning", 0, 1), ("advice", 0, 0)])
def test_what_a_handbook_finds_how_bad_decides_the_exit_code_and_advice_never_counts(
    command: str, severity: str, usual: int, strict: int, tmp_path: Path
):
    said = judged(tmp_path, severity, command)
    assert f": {severity} PB733 " in said.output
    assert said.exit_code == usual
    assert judged(tmp_path, severity, command, "--strict").exit_code == strict


def test_a_build_stops_before_it_writes_where_a_finding_is_chosen_to_be_an_error(tmp_path: Path):
    assert judged(tmp_path, "error", "build").exit_code == 1
    assert judged(tmp_path, "warning", "build", "--strict").exit_code == 1
    assert not (tmp_path / "build").exists()


@pytest.mark.parametrize(
    ("severity", "kind", "counted"),
    [("error", "error", "1 error"), ("warning", "warning", "1 warning"), ("advice", "notice", "1 piece of advice")],
)
def test_a_pull_request_shows_how_bad_a_finding_is(severity: str, kind: str, counted: str, tmp_path: Path):
    said = judged(tmp_path, severity, "check", "--format", "github", "--strict")
    assert said.stdout.startswith(f"::{kind} file=playbooks/sales/sell.yml,")
    assert said.stderr == f"{counted}\n"


def test_a_strict_run_writes_nothing_where_it_warns(tmp_path: Path):
    assert run(tmp_path, WARNED, "generate", "--strict").exit_code == 1
    assert not (tmp_path / "build").exists()
    assert run(tmp_path, WARNED, "build", "--strict").exit_code == 1
    assert not (tmp_path / "build").exists()


def test_check_says_at_its_end_how_many_errors_and_warnings_there_are(tmp_path: Path):
    said = run(tmp_path, WRONG + "review: {last: 2999-01-01}\n", "check").output
    assert said.endswith("\n\n1 error and 1 warning\n")


def test_what_lies_in_the_future_is_judged_by_the_day_that_is_named(tmp_path: Path, monkeypatch):
    playbook = SMALLEST + "review: {last: 2026-03-02}\n"
    assert run(tmp_path, playbook, "check", "--strict", "--today", "2026-03-02").exit_code == 0
    assert "today is 2026-03-01" in run(tmp_path, playbook, "check", "--today", "2026-03-01").output
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1772323200")
    assert "today is 2026-03-01" in run(tmp_path, playbook, "check").output
    assert run(tmp_path, playbook, "check", "--today", "1 March").exit_code == 2


def test_the_last_line_says_that_what_is_marked_is_published(tmp_path: Path):
    assert EXPOSED not in run(tmp_path, SMALLEST, "generate").output
    assert run(tmp_path, SMALLEST + "visibility: restricted\n", "generate").output.endswith(EXPOSED)


def test_the_last_line_says_so_where_the_warning_is_turned_off(tmp_path: Path):
    quiet = REGISTRIES["playbooks/handbook.yml"] + 'severities: {PB730: "off"}\n'
    write_project(tmp_path, {**REGISTRIES, "playbooks/handbook.yml": quiet})
    (tmp_path / "playbooks/sales").mkdir()
    (tmp_path / "playbooks/sales/sell.yml").write_text(SMALLEST + "visibility: restricted\n")
    said = CliRunner().invoke(main, ["generate", "-C", str(tmp_path)]).output
    assert "PB730" not in said
    assert said.endswith(EXPOSED)


def test_a_step_of_a_github_job_adds_its_findings_to_the_summary_of_the_job(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    file = tmp_path / "summary.md"
    file.write_text("before\n", encoding="utf-8")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(file))
    run(tmp_path / "book", WARNED, "check")
    assert file.read_text(encoding="utf-8") == "before\n"
    run(tmp_path / "book", WARNED, "check", "--format", "github")
    before, heading, *_, row = file.read_text(encoding="utf-8").splitlines()
    assert (before, heading) == ("before", "### 1 warning")
    assert row.startswith("| playbooks/sales/sell.yml:12:16 | warning **PB733**")


@pytest.mark.parametrize("form", ["json", "gitlab", "sarif"])
def test_a_report_for_programs_is_all_of_standard_output_and_people_read_the_summary_beside_it(
    form: str, tmp_path: Path
):
    said = run(tmp_path, WARNED, "check", "--format", form)
    assert "PB733" in json.dumps(json.loads(said.stdout))
    assert said.stderr == "1 warning\n"


def test_a_report_in_a_file_leaves_the_text_to_people(tmp_path: Path):
    file = tmp_path / "quality.json"
    said = run(tmp_path, WRONG, "check", "--format", "gitlab", "--output", str(file))
    assert said.exit_code == 1
    assert said.stdout == run(tmp_path, WRONG, "check").stdout
    assert [one["check_name"] for one in json.loads(file.read_text(encoding="utf-8"))] == ["PB204"]


def test_a_report_that_cannot_be_written_is_told_in_a_sentence(tmp_path: Path):
    said = run(tmp_path, WRONG, "check", "--format", "sarif", "--output", str(tmp_path / "nowhere" / "a.sarif"))
    assert said.exit_code == 2
    assert said.stderr.startswith("playpress: ")


def test_explain_says_what_a_word_means_in_the_language_of_the_handbook(tmp_path: Path):
    settings = REGISTRIES["playbooks/handbook.yml"] + "language: de\n"
    write_project(tmp_path, {**REGISTRIES, "playbooks/handbook.yml": settings})
    said = CliRunner().invoke(main, ["explain", "PB301", "-C", str(tmp_path)])
    assert said.exit_code == 0
    assert said.stdout.startswith("PB301 unknown-name (Fehler)\n")
    assert "A playbook names roles, tools, KPIs" in said.stdout
    english = CliRunner().invoke(main, ["explain", "raci.responsible", "-C", str(tmp_path / "playbooks")])
    assert english.stdout.startswith("raci.responsible: Who does it")


def test_explain_of_a_word_that_nobody_knows_says_which_one_is_like_it():
    said = CliRunner().invoke(main, ["explain", "stepp"])
    assert said.exit_code == 2
    assert said.stderr == "playpress: there is no rule, kind or field “stepp”; did you mean “step”?\n"


def test_explain_without_a_word_says_what_there_is_to_look_up():
    assert "playbooks/<category>/<id>.yml" in CliRunner().invoke(main, ["explain"]).stdout

"""Recording a review: one value of a file changes, and nothing else of it."""

from __future__ import annotations

import datetime
import stat
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from playpress.cli import main
from playpress.editing.verify import CannotVerifyError, with_review
from playpress.language.translation import Translator
from tests.tools.handbook import REGISTRIES, SMALLEST, write_project

if TYPE_CHECKING:
    from pathlib import Path

DAY = datetime.date(2026, 11, 25)
BODY = SMALLEST.encode()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (b"review:\n  last: 2026-01-31 # by hand\n  every: 3 months\n", b"review:\n  last: 2026-11-25 # by hand\n  every: 3 months\n"),
        (b"review: {every: 3 months, last: 2026-01-31}\n", b"review: {every: 3 months, last: 2026-11-25}\n"),
        (b"review: {last: '2026-01-31', every: 3 months}\n", b"review: {last: '2026-11-25', every: 3 months}\n"),
        (b'review:\n    last:   "2026-01-31"', b'review:\n    last:   "2026-11-25"'),
        (b"review:\r\n  last: 2026-01-31\r\n", b"review:\r\n  last: 2026-11-25\r\n"),
        (b"x-last: 2026-01-31\nreview: {\n  last:\n    2026-01-31,\n}\n", b"x-last: 2026-01-31\nreview: {\n  last:\n    2026-11-25,\n}\n"),
    ],
)  # fmt: skip
def test_only_the_day_changes_whatever_stands_around_it(before, after):
    for head in (b"", b"\xef\xbb\xbf", "# Größe 𝕏\n".encode(), b"\r\n\t".strip(b"\t")):
        assert with_review(head + BODY + before, "x.yml", DAY) == head + BODY + after


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (b"", "x.yml has no review yet; add the line: review: {every: 3 months, last: 2026-11-25}"),
        (b"review: {every: 3 months}\n", "the review in x.yml has no day yet; add to it: last: 2026-11-25"),
        (b"review: {last: {a: 1}}\n", "the review in x.yml has no day yet; add to it: last: 2026-11-25"),
        (b"review: {last: [\n", "x.yml has mistakes; “playpress check” says which"),
        (b"review:\n  last: |\n    2026-01-31\n", "write the day in x.yml on one line: last: 2026-11-25"),
    ],
)
def test_a_file_without_a_day_to_change_is_left_alone_and_the_message_says_what_to_write(text, said):
    with pytest.raises(CannotVerifyError) as problem:
        with_review(BODY + text, "x.yml", DAY)
    assert problem.value.message.text() == said


@pytest.fixture
def project(tmp_path: Path) -> Path:
    text = "# Ours\n" + SMALLEST + "aliases: [sale]\nreview: {every: 3 months, last: 2026-01-31} # keep\n"
    write_project(tmp_path, {**REGISTRIES, "playbooks/sales/sell.yml": text, "playbooks/sales/buy.yml": SMALLEST})
    return tmp_path


def verified(project: Path, *arguments: str) -> tuple[int, str]:
    done = CliRunner().invoke(main, ["verify", "-C", str(project), "--today", "2026-11-25", *arguments])
    return done.exit_code, done.output


def test_the_command_changes_the_line_and_says_when_the_next_review_is_due(project: Path):
    file = project / "playbooks" / "sales" / "sell.yml"
    before = file.read_text(encoding="utf-8")
    file.chmod(0o640)
    code, said = verified(project, "sell")
    assert (code, said) == (
        0,
        "playbooks/sales/sell.yml: reviewed on 25 November 2026\nThe next review is due on 25 February 2027.\n",
    )
    assert file.read_text(encoding="utf-8") == before.replace("2026-01-31", "2026-11-25")
    assert stat.S_IMODE(file.stat().st_mode) == 0o640
    changed = file.stat().st_mtime_ns
    assert verified(project, "sell")[1].startswith(
        "playbooks/sales/sell.yml says so already: reviewed on 25 November 2026\n"
    )
    assert file.stat().st_mtime_ns == changed


def test_a_day_may_be_named_and_a_playbook_be_known_by_an_earlier_id(project: Path):
    assert verified(project, "sale", "--date", "2026-02-03")[0] == 0
    assert "last: 2026-02-03}" in (project / "playbooks" / "sales" / "sell.yml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("sel",), "there is no playbook “sel”; did you mean “sell”?"),
        (("zzz",), "there is no playbook “zzz”"),
        (("buy",), "playbooks/sales/buy.yml has no review yet; add the line: review: {every: 3 months, last: 2026-11-25}"),
        (("sell", "--date", "2026-11-26"), "the day 2026-11-26 is in the future; today is 2026-11-25"),
        (("sell", "--date", "2026-01-30"), "it was reviewed on 2026-01-31, which is after 2026-01-30"),
    ],
)  # fmt: skip
def test_what_cannot_be_recorded_is_said_in_one_line_with_exit_code_2_and_nothing_changes(
    project: Path, arguments, said
):
    before = {path: path.read_bytes() for path in project.rglob("*.yml")}
    assert verified(project, *arguments) == (2, f"playpress: {said}\n")
    assert {path: path.read_bytes() for path in project.rglob("*.yml")} == before


def test_nothing_is_written_through_a_link(project: Path, tmp_path_factory: pytest.TempPathFactory):
    elsewhere = tmp_path_factory.mktemp("elsewhere") / "sales"
    (project / "playbooks" / "sales").rename(elsewhere)
    (project / "playbooks" / "sales").symlink_to(elsewhere)
    assert verified(project, "sell")[0] == 2
    assert "2026-01-31" in (elsewhere / "sell.yml").read_text(encoding="utf-8")


def test_the_command_speaks_the_language_of_the_handbook(project: Path):
    (project / "playbooks" / "handbook.yml").write_text("name: Buch\nlanguage: de\n", encoding="utf-8")
    assert "25. November 2026" in verified(project, "sell")[1]
    assert Translator("de").gettext("there is no playbook “{id}”") in verified(project, "zzz")[1].replace("zzz", "{id}")

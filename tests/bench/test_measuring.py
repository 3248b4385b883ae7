"""The bench measures what it says: processes, stages, bytes; and it keeps a line of each run."""

import csv
import gzip
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.bench import history
from tests.bench.builds import COLD, EDITED, HUGO, OURS, PLAIN, UNCHANGED, ZENSICAL, Measured
from tests.bench.measure import BenchError, Run, measure, run
from tests.bench.site_costs import print_table, tell_bytes, tell_times
from tests.bench.stages import ALL, PY_SPY, STAGES, shares, shares_of_stages, stage_of
from tests.bench.weights import Page, bytes_of_first_search, bytes_of_site, largest_page
from tests.tools.repository import ROOT


@pytest.mark.slow
def test_a_run_counts_the_memory_and_time_of_what_it_starts_and_not_of_who_measures():
    child = "x = b'1' * 200_000_000\nfor _ in range(5_000_000): pass"
    ours = b"1" * 300_000_000
    done = run([sys.executable, "-c", f"import subprocess, sys; subprocess.run([sys.executable, '-c', {child!r}])"])
    alone = run([sys.executable, "-c", "pass"])
    assert len(ours) // 2**20 > done.mebibytes > alone.mebibytes + 150
    assert done.seconds > alone.seconds
    assert done.wall > 0


def test_a_run_reads_what_it_is_given_in_the_folder_it_is_given(tmp_path):
    done = run([sys.executable, "-c", "import os; print(input(), os.getcwd())"], "words", tmp_path)
    assert (done.code, done.output) == (0, f"words {tmp_path.resolve()}\n")


def test_a_command_that_fails_is_not_measured():
    with pytest.raises(BenchError, match=r"ended with 3:\nno such thing"):
        measure([sys.executable, "-c", "print('no such thing'); raise SystemExit(3)"])


@pytest.mark.parametrize(
    ("frames", "stage"),
    [
        (["main (playpress/cli.py:1)", "load (playpress/reading/load.py:3)", "parse (re.py:4)"], "reading"),
        (["page (playpress/pages/role.py:1)", "load (playpress/analysis/load.py:3)"], "facts and checks"),
        (["build_page (playpress/pages/plan.py:1)", "root (partials/raci.md.j2:3)"], "pages"),
        (["build (mkdocs/commands/build.py:1)", "convert (markdown/core.py:3)"], "HTML"),
        (["build (mkdocs/commands/build.py:1)", "render (jinja2/environment.py:3)"], "shell"),
        (["build (mkdocs/commands/build.py:1)", "write (mkdocs/structure/files.py:3)"], "writing"),
        (["run (playpress/engine/build.py:1)", "search (playpress/engine/search.py:3)"], "search"),
        (["<module> (playpress/engine/build.py:1)", "f (<frozen importlib._bootstrap>:1)", "<module> (yaml/x.py:3)"], "start-up"),
        (["main (click/core.py:1)"], "other"),
        (["draw (/x/generator/playpress/diagrams/grid/draw.py:3)"], "drawing"),
    ],
)  # fmt: skip
def test_time_belongs_to_the_innermost_stage_on_the_stack(frames, stage):
    assert stage_of(['process 1:"python (x)"', *frames]) == stage


@pytest.mark.parametrize("part", [part for part in STAGES if part.startswith("playpress/")])
def test_a_stage_is_told_by_code_that_is_there(part):
    folder = ROOT / "generator"
    assert any(file.relative_to(folder).as_posix().startswith(part) for file in folder.rglob("*.py"))


def test_shares_add_up_to_all_that_was_seen():
    found = shares(["load (playpress/reading/load.py:3) 3", "main (click/core.py:1) 1"])
    assert found == {**dict.fromkeys(ALL, 0), "reading": 0.75, "other": 0.25}
    with pytest.raises(BenchError):
        shares([])


@pytest.mark.slow
def test_stages_are_seen_in_the_processes_that_a_command_starts(tmp_path):
    child = tmp_path / "child.py"
    child.write_text("import yaml\nfor _ in range(60): yaml.safe_load('- {a: b}\\n' * 200)")
    found = shares_of_stages(
        [sys.executable, "-c", f"import subprocess, sys; subprocess.run([sys.executable, {str(child)!r}])"]
    )
    assert PY_SPY.is_file()
    assert found["reading"] > 0.3


@pytest.fixture
def site(tmp_path):
    (tmp_path / "a").mkdir()
    (tmp_path / "assets").mkdir()
    (tmp_path / "index.html").write_text("<p>" + "same " * 2000)
    (tmp_path / "a" / "index.html").write_text("".join(f"<p>{number * 7919 % 10007}" for number in range(900)))
    (tmp_path / "assets" / "data.json").write_text("[" + "1," * 5000 + "1]")
    return tmp_path


def test_all_files_of_a_site_are_counted_and_the_largest_page_is_so_when_sent(site):
    assert bytes_of_site(site) == sum(file.stat().st_size for file in site.rglob("*.*"))
    page = site / "a" / "index.html"
    assert page.stat().st_size < (site / "index.html").stat().st_size
    assert largest_page(site) == ("a/index.html", len(gzip.compress(page.read_bytes(), 6)))


SEARCH_SCRIPT = """addEventListener("keydown", async key => {
  if (key.key === "g") document.body.append(await (await fetch("assets/data.json")).text())
  if (key.key === "g") document.body.insertAdjacentHTML("beforeend", "<p role=option>Campaign")
})"""


def measured(site):
    """Return the bytes of the first search; in a thread, since other tests' browser holds the loop of this one."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(bytes_of_first_search, site).result()


@pytest.mark.browser
def test_the_first_search_counts_what_is_loaded_for_it_and_nothing_else(site):
    scripts = "".join(f'<script src="{name}.js"></script>' for name in ("a", "search"))
    (site / "index.html").write_text(f'<link rel="icon" href="data:,"><body>{scripts}')
    (site / "a.js").write_text("1" * 3000)
    (site / "search.js").write_text(SEARCH_SCRIPT)
    wanted = sum(len(gzip.compress((site / name).read_bytes(), 6)) for name in ("search.js", "assets/data.json"))
    assert measured(site) == wanted


@pytest.mark.browser
def test_a_search_without_an_answer_has_no_size(site):
    assert measured(site) is None


def runs(cold, unchanged, edited, mebibytes=100, **others):
    walls = {COLD: cold, UNCHANGED: unchanged, EDITED: edited}
    taken = {Measured(OURS, case): Run(wall, wall, mebibytes, 0, "") for case, wall in walls.items()}
    peers = {PLAIN: 100.0, ZENSICAL: 50.0, **others}
    return taken | {Measured(name, COLD): Run(wall, wall, 60, 0, "") for name, wall in peers.items()}


def test_promises_are_kept_up_to_their_limit_and_missed_beyond(capsys):
    figures = tell_times(runs(15, 0.6, 1, 400))
    assert [line.split()[0] for line in capsys.readouterr().out.splitlines()] == ["kept"] * 4
    assert (figures["cold_s"], figures["memory_mib"], figures["zensical_s"]) == ("15.00", 400, "50.00")
    tell_times(runs(15.1, 0.61, 1.01, 401))
    assert [line.split()[0] for line in capsys.readouterr().out.splitlines()] == ["MISSED"] * 4


def test_promises_of_bytes_are_kept_up_to_their_limit_and_missed_beyond_or_without_an_answer(capsys):
    figures = tell_bytes(200_000, Page("a.html", 150_000), 150_000)
    assert [line.split()[0] for line in capsys.readouterr().out.splitlines()] == ["kept"] * 3
    assert figures == {"site_mb": "0.200", "largest_page_kb": "150", "first_search_kb": "150"}
    assert "first_search_kb" not in tell_bytes(200_100, Page("a.html", 150_100), None)
    said = capsys.readouterr().out
    assert [line.split()[0] for line in said.splitlines()] == ["MISSED"] * 3
    assert said.endswith("no answer\n")


def test_the_table_says_who_is_not_installed(capsys):
    print_table(runs(15, 1, 1))
    assert f"{HUGO}  is not installed" in capsys.readouterr().out
    print_table(runs(15, 1, 1, **{HUGO: 4.0}))
    said = capsys.readouterr().out
    assert "is not installed" not in said
    assert "0.040" in said


def test_each_run_adds_a_line_to_the_history(tmp_path):
    file = tmp_path / "bench" / "history.csv"
    for seconds in ("1.00", "2.00"):
        history.append_line({"cold_s": seconds, "playbooks": 16}, file)
    with file.open(newline="") as stream:
        lines = list(csv.DictReader(stream))
    assert [line["cold_s"] for line in lines] == ["1.00", "2.00"]
    assert {len(line) for line in lines} == {len(history.FIELDS)}
    assert all(line["date"] and line["cores"] for line in lines)


def test_the_history_has_a_field_for_each_figure(tmp_path):
    with pytest.raises(ValueError, match="unheard_of"):
        history.append_line({"unheard_of": 1}, tmp_path / "history.csv")
    assert tell_times(runs(15, 1, 1)).keys() <= set(history.FIELDS)

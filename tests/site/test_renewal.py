"""A build after a build: only what has changed is made, and in the end there is what a first build makes, byte for byte."""

from __future__ import annotations

import datetime
import errno
import json
import os
import shutil
import subprocess
import tempfile
from contextlib import contextmanager
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test

from playpress import pipeline
from playpress.engine import renewal
from playpress.machine import processes
from playpress.machine.git import is_tracked
from playpress.pipeline import Request, build
from playpress.publish.answer import ANSWER
from playpress.publish.build_folder import PLAN
from playpress.publish.memory import MEMORY, read_memory
from playpress.publish.sealed import read_sealed, write_sealed
from playpress.publish.search import writing
from playpress.publish.search.writing import STAMPS
from playpress.publish.stamps import stamp_of
from playpress.reading.store import PartStore
from tests.tools.amount import amount
from tests.tools.handbook import REGISTRIES, SMALLEST, write_project
from tests.tools.repository import ROOT, copy_handbook, file_bytes

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = pytest.mark.site

TODAY = datetime.date(2026, 11, 25)
SITE = (ROOT / "mkdocs.yml").read_text(encoding="utf-8").replace("hooks: [site_templates/mkdocs_hook.py]\n", "")
OTHER = SMALLEST.replace("Sell a product", "Buy a product").replace("outcome: The", "kpis: [sales]\noutcome: The")
FILES = {
    **REGISTRIES,
    "mkdocs.yml": SITE,
    "playbooks/sales/sell.yml": SMALLEST.replace("outcome: The", "goals: [grow]\noutcome: The"),
    "playbooks/sales/buy.yml": OTHER,
}


def made(folder: Path) -> dict[str, bytes]:
    """Return what a build is for: pages, theme, settings and site, without what it keeps for itself."""
    return {path: content for path, content in file_bytes(folder / "build").items() if not path.startswith(".")}


def first_build(files: dict[str, str]) -> dict[str, bytes]:
    """Return what a build of these files makes where nothing has been built before."""
    return _first_build(tuple(sorted(files.items())))


@lru_cache(maxsize=20)
def _first_build(files: tuple[tuple[str, str], ...]) -> dict[str, bytes]:
    with empty("first") as folder:
        request = write_project(folder, dict(files))
        build(Request(request.root, today=TODAY))
        return made(request.root)


@cache
def _places() -> tempfile.TemporaryDirectory[str]:
    return tempfile.TemporaryDirectory()


@contextmanager
def empty(name: str) -> Iterator[Path]:
    """Yield a folder that is empty, and always in the same place: templates are compiled once for each of their places."""
    folder = Path(_places().name) / name
    folder.mkdir()
    try:
        yield folder
    finally:
        shutil.rmtree(folder)


@pytest.fixture(scope="module")
def built_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("once")
    assert build(Request(write_project(folder, FILES).root, today=TODAY)).site == folder / "build" / "site"
    return folder


@pytest.fixture
def unbuilt() -> Iterator[Path]:
    """The folder of a project that nothing is in."""
    with empty("project") as folder:
        yield folder


@pytest.fixture
def project(unbuilt: Path, built_once: Path) -> Request:
    """A project as a build has left it."""
    shutil.copytree(built_once, unbuilt, dirs_exist_ok=True)
    return Request(unbuilt, today=TODAY)


@pytest.fixture
def remade(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The keys of the pages that are made from now on."""
    keys: list[str] = []
    work = processes.work_on

    def noting(pages, make):
        keys.extend(page.key for page in pages)
        return work(pages, make)

    monkeypatch.setattr(renewal, "work_on", noting)
    return keys


def change(request: Request, path: str, old: str, new: str) -> None:
    file = request.root / path
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def test_a_build_of_the_same_input_makes_nothing_and_says_the_same(project: Request, remade: list[str]):
    before = made(project.root)
    times = {path: (project.build / path).stat().st_mtime_ns for path in before}
    assert (project.build / ANSWER).is_file()
    assert build(project) == build(project)
    assert (project.build / ANSWER).is_file()
    assert remade == []
    assert {path: (project.build / path).stat().st_mtime_ns for path in before} == times


def test_a_changed_kpi_makes_the_pages_that_show_it_and_no_other(project: Request, remade: list[str]):
    change(project, "playbooks/catalog/kpis.yml", "name: Sales", "name: Sales, formula: all / some")
    build(project)
    assert "kpi:sales" in remade
    assert {key for key in remade if key.startswith(("playbook:", "tool:", "goal:", "dataset:"))} == {
        "playbook:buy",
        "goal:grow",
    }


def test_a_changed_instruction_makes_the_page_of_its_playbook_alone(project: Request, remade: list[str]):
    change(
        project, "playbooks/sales/sell.yml", "name: Make an offer", "name: Make an offer\n    instructions: [Be kind]"
    )
    build(project)
    assert remade == ["playbook:sell"]


def test_a_role_that_changes_its_team_makes_the_playbooks_in_which_a_team_takes_part_anew_and_no_other(
    unbuilt: Path, remade: list[str]
):
    told = SMALLEST.replace("raci: {responsible: sales-lead}", "raci: {responsible: sales-lead, informed: sales-team}")
    roles = REGISTRIES["playbooks/catalog/roles.yml"].replace("name: Seller", "name: Seller, team: sales-team")
    files = {**FILES, "playbooks/sales/sell.yml": told, "playbooks/catalog/roles.yml": roles}
    request = Request(write_project(unbuilt, files).root, today=TODAY)
    build(request)
    remade.clear()
    moved = {"playbooks/catalog/roles.yml": roles.replace("name: Clerk", "name: Clerk, team: sales-team")}
    write_project(unbuilt, moved)
    build(request)
    assert {key for key in remade if key.startswith("playbook:")} == {"playbook:sell"}
    assert {"role:clerk"} <= {*remade}
    assert made(request.root) == first_build({**files, **moved})


@pytest.mark.slow
def test_in_a_large_handbook_a_changed_instruction_makes_one_page_and_writes_the_files_that_show_it(
    tmp_path: Path, remade: list[str]
):
    request = Request(copy_handbook(tmp_path / "handbook"), today=TODAY)
    site = build(request).site
    assert site
    before = {path: (site / path).stat().st_mtime_ns for path in file_bytes(site)}
    remade.clear()
    change(request, "playbooks/content/content-development.yml", "Take the next piece", "Take the very next piece")
    build(request)
    assert remade == ["playbook:content-development"]
    written = {path for path in file_bytes(site) if (site / path).stat().st_mtime_ns != before.get(path)}
    words = {path for path in written if path.startswith("assets/search/")}
    page = "playbooks/content-development"
    assert written - words == {f"{page}/index.html", f"{page}.md", f"api/{page}.json"}
    assert 0 < len(words) < 5


SERIES = "playbooks/measurements/sales.csv"
FIGURES = "date,value\n2026-01-01,1\n2026-02-01,6\n2026-03-01,7\n"


SERIES_EDITS = {
    "new": FIGURES,
    "another day": FIGURES.replace("02-01,6", "02-02,6"),
    "another value": FIGURES.replace("02-01,6", "02-01,60"),
    "a row more": f"{FIGURES}2026-04-01,3\n",
    "a row less": FIGURES.replace("2026-03-01,7\n", ""),
    "with a note": FIGURES.replace("01-01,1", "01-01,1,A note").replace("date,value", "date,value,note"),
    "emptied": "date,value\n",
    "deleted": "",
    "back": FIGURES,
}
"""What an editor makes of a series, one after the other; what is empty is no file."""


def test_a_series_is_never_stale_whatever_is_made_of_it(unbuilt: Path):
    kpis = "sales: {name: Sales, direction: up, thresholds: {green: 5, amber: 3}, goals: [grow], owner: boss}\n"
    files = {**FILES, "playbooks/catalog/kpis.yml": kpis}
    request = write_project(unbuilt, files)
    build(Request(request.root, today=TODAY))
    for edit, text in SERIES_EDITS.items():
        if text:
            write_project(request.root, {SERIES: text})
        else:
            (request.root / SERIES).unlink()
        assert build(Request(request.root, today=TODAY)).site
        assert made(request.root) == first_build({**files, **({SERIES: text} if text else {})}), edit


def test_an_edit_of_a_series_makes_the_pages_that_show_it_and_no_other(unbuilt: Path, remade: list[str]):
    files = {**FILES, SERIES: FIGURES, "playbooks/catalog/kpis.yml": "sales: {name: Sales, owner: boss}\n"}
    request = Request(write_project(unbuilt, files).root, today=TODAY)
    build(request)
    del remade[:]
    change(request, SERIES, "02-01,6", "02-01,5")
    build(request)
    of_roles = {f"{kind}:{role}" for kind in ("role", "progress") for role in ("boss", "sales-lead")}
    assert set(remade) == {"home", "kpi:sales", "all:kpi", "playbook:buy", *of_roles}


def test_the_page_of_findings_is_made_again_for_what_a_step_takes_and_not_for_how_it_is_done(
    project: Request, remade: list[str]
):
    named = "name: Make an offer"
    change(project, "playbooks/sales/sell.yml", named, f"{named}\n    work: 1h\n    automation: candidate")
    build(project)
    assert set(remade) == {"findings", "playbook:sell"}
    remade.clear()
    change(project, "playbooks/sales/sell.yml", named, f"{named}\n    instructions: [Be kind]")
    build(project)
    assert remade == ["playbook:sell"]


def test_a_changed_estimate_makes_the_ranking_of_processes_anew(project: Request, remade: list[str]):
    change(project, "playbooks/sales/sell.yml", "owner: sales-lead\n", "owner: sales-lead\nestimates: {potential: 5}\n")
    build(project)
    assert sorted(remade) == ["playbook:sell", "ranking"]
    page = (project.build / "docs" / "which-process-first.md").read_text(encoding="utf-8")
    assert "comes first, with 5 of 5 points" in page


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("mkdocs.yml", SITE.replace("toc_depth: 4", "toc_depth: 2")),
        ("site_templates/assets/playpress.css", "body { color: red }"),
        ("site_templates/assets/charts.css", ".pp-chart-svg { color: red }"),
    ],
)
def test_settings_and_assets_change_what_depends_on_them(project: Request, path: str, text: str):
    write_project(project.root, {path: text})
    build(project)
    assert made(project.root) == first_build({**FILES, path: text})


@pytest.mark.parametrize(
    "path", ["site/index.html", "site/404.html", "site/kpis/sales/index.html", "docs/index.md", "theme/main.html"]
)
def test_a_file_that_somebody_has_changed_is_made_anew(project: Request, path: str):
    before = made(project.root)
    (project.build / path).write_text("changed by hand", encoding="utf-8")
    build(project)
    assert made(project.root) == before
    (project.build / path).unlink()
    build(project)
    assert made(project.root) == before


def test_what_somebody_has_put_into_the_site_is_removed(project: Request):
    before = made(project.root)
    for path in ("site/added.html", "site/more/added.html", "docs/added.md"):
        write_project(project.build, {path: "added"})
        build(project)
        assert made(project.root) == before


def cut(content: bytes) -> bytes:
    return content[: len(content) // 2]


def turned(content: bytes) -> bytes:
    middle = len(content) // 2
    return content[:middle] + bytes([content[middle] ^ 1]) + content[middle + 1 :]


@pytest.mark.parametrize("damage", [cut, turned, lambda _: b"", lambda _: b"{}\n{}", lambda _: b"\xff\xfe"])
def test_whatever_happens_to_what_is_kept_the_site_is_right(project: Request, damage):
    before = made(project.root)
    kept = [path for path in (project.build / ".cache").rglob("*") if path.is_file()]
    assert len(kept) > 3
    for path in kept:
        path.write_bytes(damage(path.read_bytes()))
    change(project, "playbooks/sales/sell.yml", "Make an offer", "Make an offer soon")
    build(project)
    change(project, "playbooks/sales/sell.yml", "Make an offer soon", "Make an offer")
    build(project)
    assert made(project.root) == before


def test_what_is_kept_may_be_deleted_at_any_time(project: Request):
    before = made(project.root)
    shutil.rmtree(project.build / ".cache")
    build(project)
    assert made(project.root) == before


def test_what_no_page_reads_any_more_is_forgotten(project: Request):
    def remembered() -> tuple[list[str], dict[str, list[str]]]:
        _form, whole = dict(read_sealed(project.build / MEMORY))["of"]
        memory = read_memory(project.build / MEMORY, whole)
        reads = [repr(read) for read in memory.values.items()]
        return sorted(reads), {key: sorted(reads[n] for n in page.reads) for key, page in memory.pages.items()}

    (project.playbooks / "sales" / "buy.yml").unlink()
    build(project)
    later = remembered()
    shutil.rmtree(project.build)
    build(project)
    assert later == remembered()


def test_errors_leave_the_site_as_it_was_and_the_next_build_goes_on(project: Request):
    before = made(project.root)
    change(project, "playbooks/sales/sell.yml", "owner:", "owned:")
    assert build(project).site is None
    assert made(project.root) == before
    change(project, "playbooks/sales/sell.yml", "owned:", "owner:")
    build(project)
    assert made(project.root) == before


def test_a_site_that_a_change_request_has_brought_is_made_anew(project: Request):
    before = made(project.root)
    page = project.build / "site" / "index.html"
    page.write_bytes(b"<script>alert()</script>")
    seal_again(project.build, "site/index.html")
    assert build(project).site
    assert page.read_bytes() == b"<script>alert()</script>", "nothing shows that it is not ours"
    for command in (["init", "-q"], ["add", "-f", "build"]):
        subprocess.run(["git", *command], cwd=project.root, check=True)
    build(project)
    assert made(project.root) == before


def test_what_a_change_request_has_brought_along_is_not_believed(project: Request):
    """A part, a file of the search: each says something else than the playbooks, behind the right digest."""
    before = made(project.root)
    store = PartStore(project.build / ".cache" / "parts")
    sell = ("playbook", "sell")
    part = next(part for part in store.values() if part.contents and sell in part.contents.entities)
    assert part.contents
    part.contents.entities[sell] = part.contents.entities[sell].model_copy(update={"name": "Give it away"})
    store[part.key] = part
    assert store.save() is None
    for name in (ANSWER, MEMORY):
        (project.build / name).unlink()
    plan = json.dumps([*read_sealed(project.build / PLAN)])
    assert "Sell a product" in plan
    write_sealed(project.build / PLAN, json.loads(plan.replace("Sell a product", "Give it away")))
    names = project.build / "theme" / "assets" / "search" / "names.js"
    names.write_bytes(b"alert()")
    stamps = dict(read_sealed(project.build / STAMPS))
    write_sealed(project.build / STAMPS, {**stamps, "theme/assets/search/names.js": stamp_of(names)}.items())
    for command in (["init", "-q"], ["add", "-f", "build"]):
        subprocess.run(["git", *command], cwd=project.root, check=True)
    build(project)
    assert made(project.root) == before


def test_a_repository_that_git_refuses_is_not_believed_either(project: Request, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("PATH", "")
    assert not is_tracked(project.root, "build")
    (project.root / ".git").mkdir()
    assert is_tracked(project.root, "build")


def seal_again(folder: Path, path: str) -> None:
    """Make what is kept agree with a file that was changed, as whoever plants it would."""
    for name in (ANSWER, MEMORY):
        data = [*read_sealed(folder / name)]
        text = json.dumps(data)
        records = [found[4] if kind == "page" else found for kind, found in data if kind in {"files", "page"}]
        for files in records:
            if path in files:
                files[path] = stamp_of(folder / path)
        assert json.dumps(data) != text
        write_sealed(folder / name, data)


def test_a_link_to_a_folder_of_templates_is_told_after_a_build_without_it(project: Request, tmp_path_factory):
    (project.root / "site_templates" / "assets").mkdir(parents=True)
    assert build(project).site
    (project.root / "site_templates" / "assets" / "more").symlink_to(tmp_path_factory.mktemp("elsewhere"))
    assert build(project).site is None


@pytest.mark.parametrize("name", ["mkdocs.yml", "site_templates"])
def test_what_a_link_leads_to_may_change_without_the_link(project: Request, tmp_path_factory, name: str):
    elsewhere, at = tmp_path_factory.mktemp("elsewhere") / name, project.root / name
    write_project(project.root, {"site_templates/assets/playpress.css": "body { color: red }"})
    at.rename(elsewhere)
    at.symlink_to(elsewhere)
    assert build(project).site
    if name == "mkdocs.yml":
        elsewhere.write_text(SITE.replace("toc_depth: 4", "toc_depth: 2"), encoding="utf-8")
    else:
        write_project(elsewhere, {"assets/playpress.css": "body { color: blue }"})
    build(project)
    after = made(project.root)
    shutil.rmtree(project.build)
    build(project)
    assert made(project.root) == after


def test_a_run_that_ends_before_the_search_is_written_leaves_nothing_stale(
    project: Request, monkeypatch: pytest.MonkeyPatch
):
    change(project, "playbooks/sales/sell.yml", "Make an offer", "Make an exceptional offer")

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as disk:
        disk.setattr(writing, "put", full)
        with pytest.raises(OSError, match="space"):
            build(project)
    build(project)
    changed = (project.root / "playbooks/sales/sell.yml").read_text(encoding="utf-8")
    assert made(project.root) == first_build({**FILES, "playbooks/sales/sell.yml": changed})


def test_a_file_that_is_saved_during_a_build_and_saved_again_as_it_was_is_not_stale(
    project: Request, monkeypatch: pytest.MonkeyPatch
):
    before = made(project.root)
    change(project, "playbooks/sales/sell.yml", "Deliver", "Hand over")
    build(project)
    read = pipeline.inputs_of
    answers: list[str] = []

    def saving(request: Request) -> str:
        if not answers:
            change(request, "playbooks/sales/sell.yml", "Hand over", "Deliver")
            answers.append(read(request))
            change(request, "playbooks/sales/sell.yml", "Deliver", "Carry")
            return answers[0]
        return read(request)

    with monkeypatch.context() as editor:
        editor.setattr(pipeline, "inputs_of", saving)
        build(project)
    change(project, "playbooks/sales/sell.yml", "Carry", "Deliver")
    build(project)
    assert made(project.root) == before


@pytest.mark.parametrize("kept", [".cache", ".cache/pictures"])
def test_a_build_goes_on_where_somebody_has_kept_nothing_but_what_is_kept(project: Request, kept: str):
    before = made(project.root)
    saved = project.root / "saved"
    shutil.copytree(project.build / kept, saved)
    shutil.rmtree(project.build)
    shutil.copytree(saved, project.build / kept)
    build(project)
    assert made(project.root) == before


def test_pictures_that_an_earlier_version_has_kept_are_removed(project: Request):
    before = made(project.root)
    pictures = project.root / "pictures"
    shutil.copytree(project.build / ".cache" / "pictures", pictures)
    shutil.copytree(pictures, project.build / ".pictures")
    change(project, "playbooks/sales/sell.yml", "Deliver", "Hand over")
    build(project)
    assert not (project.build / ".pictures").exists()
    shutil.rmtree(project.build)
    shutil.copytree(pictures, project.build / ".pictures")
    change(project, "playbooks/sales/sell.yml", "Hand over", "Deliver")
    build(project)
    assert made(project.root) == before
    assert not (project.build / ".pictures").exists()


def test_what_killed_runs_have_left_is_removed(project: Request):
    left = [".new-1", ".cache/.new-1", ".cache/search/.new-1", ".site-new-1/index.html", ".site-old/index.html"]
    write_project(project.build, dict.fromkeys(left, "half"))
    change(project, "playbooks/sales/sell.yml", "Deliver", "Hand over")
    build(project)
    assert [path for path in left if (project.build / path).exists()] == []


def test_a_build_that_fails_leaves_nothing_beside_the_site(project: Request):
    before = {path.name for path in project.build.iterdir()}
    page = project.build / "site"
    shutil.rmtree(page)
    page.write_text("no folder", encoding="utf-8")
    change(project, "playbooks/sales/sell.yml", "Deliver", "Hand over")
    with pytest.raises(NotADirectoryError):
        build(project)
    assert {path.name for path in project.build.iterdir()} == before


NAMES = ("sell", "buy", "lend", "rent")
TEXTS = ("Offer", "A *kind* word", "See [[buy]]", "Grüße, [[kpi:sales]] & <b>")


class Editing(RuleBasedStateMachine):
    """An editor at work: whatever the order of changes, each build ends as a first build of the same files would."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = empty("edited")
        self.root = self.folder.__enter__()
        self.files = dict(FILES)
        write_project(self.root, self.files)

    def teardown(self) -> None:
        self.folder.__exit__(None, None, None)

    def put(self, path: str, text: str) -> None:
        self.files[path] = text
        write_project(self.root, {path: text})

    @rule(name=st.sampled_from(NAMES), title=st.sampled_from(TEXTS), step=st.sampled_from(TEXTS))
    def write_playbook(self, name: str, title: str, step: str) -> None:
        text = SMALLEST.replace("Sell a product", f"'{title}'").replace("Make an offer", f"'{step}'")
        self.put(f"playbooks/sales/{name}.yml", text)

    @rule(name=st.sampled_from(NAMES))
    @precondition(lambda self: sum(path.startswith("playbooks/sales/") for path in self.files) > 1)
    def delete_playbook(self, name: str) -> None:
        if self.files.pop(f"playbooks/sales/{name}.yml", None):
            (self.root / f"playbooks/sales/{name}.yml").unlink()

    @rule(name=st.sampled_from(("Sales", "Turnover")), more=st.booleans())
    def change_kpi(self, name: str, more: bool) -> None:  # noqa: FBT001 - drawn by hypothesis
        other = "returns: {name: Returns, owner: boss}\n" if more else ""
        self.put("playbooks/catalog/kpis.yml", f"sales: {{name: {name}}}\n{other}")

    @rule(name=st.sampled_from(("Boss", "Chief")), alias=st.sampled_from(("", ", aliases: [head]")))
    def change_role(self, name: str, alias: str) -> None:
        self.put(
            "playbooks/catalog/roles.yml", REGISTRIES["playbooks/catalog/roles.yml"].replace("Boss", f"{name}{alias}")
        )

    @rule(rows=st.lists(st.sampled_from(("2026-01-01,1", "2026-02-01,6", "2026-02-01,7", "x,1")), max_size=3))
    def change_series(self, rows: list[str]) -> None:
        self.put(SERIES, "\n".join(("date,value", *rows)) + "\n")

    @rule()
    @precondition(lambda self: SERIES in self.files)
    def delete_series(self) -> None:
        del self.files[SERIES]
        (self.root / SERIES).unlink()

    @rule(language=st.sampled_from(("en", "de")), name=st.sampled_from(("One", "Two")))
    def change_settings(self, language: str, name: str) -> None:
        self.put("playbooks/handbook.yml", f"name: {name}\nlanguage: {language}\n")

    @rule(style=st.sampled_from(("", "body { color: red }")))
    def change_style(self, style: str) -> None:
        self.put("site_templates/assets/diagrams.css", style)

    @rule()
    def build_offline(self) -> None:
        build(Request(self.root, offline=True, today=TODAY))

    @invariant()
    def each_build_ends_like_a_first_one(self) -> None:
        if build(Request(self.root, today=TODAY)).site:
            assert made(self.root) == first_build(self.files)


@pytest.mark.slow
def test_whatever_an_editor_does_each_build_ends_like_a_first_one():
    patient = settings(
        max_examples=amount(1, 30), stateful_step_count=6, deadline=None, suppress_health_check=list(HealthCheck)
    )
    run_state_machine_as_test(Editing, settings=patient)


RECORDS = {
    "playbooks/improvements/faster.yml": "name: Faster\nprocess: sell\nphase: define\nproblem: It takes long.\n",
    "playbooks/experiments/mails.yml": "name: Mails\nhypothesis: They answer.\nprocess: sell\n",
    "playbooks/plans/2026-q1.yml": "name: First quarter\nstart: 2026-01-01\nguidepoint: Go on.\n",
    "playbooks/backlog.yml": "name: Backlog\nitems: [{id: form, name: A form, outcome: Good}]\n",
}
"""A file of each kind of record."""
EDITS = {
    "playbooks/improvements/faster.yml": ("phase: define", "phase: measure\nbaseline: [{observed: They wait.}]"),
    "playbooks/experiments/mails.yml": ("They answer", "They never answer"),
    "playbooks/plans/2026-q1.yml": ("Go on", "Go faster"),
    "playbooks/backlog.yml": ("outcome: Good", "outcome: Better, effort: 2d"),
}
"""What is replaced by what in each of them."""


@pytest.mark.parametrize("path", RECORDS)
def test_a_record_that_is_added_edited_renamed_or_removed_is_never_stale(project: Request, path: str):
    write_project(project.root, {path: RECORDS[path]})
    build(project)
    assert made(project.root) == first_build({**FILES, path: RECORDS[path]})
    change(project, path, *EDITS[path])
    build(project)
    assert made(project.root) == first_build({**FILES, path: RECORDS[path].replace(*EDITS[path])})
    change(project, path, "name: ", "name: The ")
    build(project)
    assert made(project.root) == first_build({**FILES, path: (project.root / path).read_text(encoding="utf-8")})
    (project.root / path).unlink()
    build(project)
    assert made(project.root) == first_build(FILES)


def test_an_edit_of_a_record_makes_its_page_and_those_that_name_it_and_no_other(project: Request, remade: list[str]):
    write_project(project.root, RECORDS)
    build(project)
    remade.clear()
    change(project, "playbooks/improvements/faster.yml", "It takes long", "It takes too long")
    build(project)
    assert set(remade) == {"improvement:faster", "all:improvement"}
    remade.clear()
    change(project, "playbooks/improvements/faster.yml", *EDITS["playbooks/improvements/faster.yml"])
    build(project)
    assert set(remade) == {"improvement:faster", "all:improvement", "playbook:sell"}


def test_a_finding_in_a_record_is_told_by_each_run_until_it_is_put_right(project: Request):
    path = "playbooks/backlog.yml"
    write_project(project.root, {path: RECORDS[path].replace(", outcome: Good", "")})
    for _ in range(2):
        assert "PB761" in build(project).findings
    change(project, path, "name: A form", "name: A form, outcome: Good")
    assert "PB761" not in build(project).findings
    change(project, path, ", outcome: Good", "")
    assert "PB761" in build(project).findings


def test_the_age_of_an_item_is_that_of_the_day_of_the_build(project: Request):
    text = RECORDS["playbooks/backlog.yml"].replace("outcome: Good", "outcome: Good, requested: 2026-11-20")
    write_project(project.root, {"playbooks/backlog.yml": text})
    pages = {}
    for day in (25, 26, 25):
        today = datetime.date(2026, 11, day)
        build(Request(project.root, today=today))
        pages[day] = (project.build / "docs" / "backlog.md").read_text(encoding="utf-8")
        assert f"| {day - 20} days |" in pages[day]

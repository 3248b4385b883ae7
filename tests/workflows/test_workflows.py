"""The files that check and publish on a code host: this repository's, and those that `playpress init` writes."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest
import yaml

from tests.tools.command import run
from tests.tools.repository import ROOT

NEW = ROOT / "site_templates" / "new"
GITHUB = sorted([*(ROOT / ".github/workflows").glob("*.yml"), *(NEW / ".github/workflows").glob("*.yml")])
GITLAB = [ROOT / ".gitlab-ci.yml", NEW / ".gitlab-ci.yml"]
BIN = Path(sys.executable).parent

MAY_WRITE = {"publish.yml": {"deploy": {"pages": "write", "id-token": "write"}}}
"""The jobs that may do more than read the repository."""


def named(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def load(path: Path) -> dict:
    return yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader)  # noqa: S506 - `on` stays a text, and all else too


each_github = pytest.mark.parametrize("path", GITHUB, ids=named)
each_gitlab = pytest.mark.parametrize("path", GITLAB, ids=named)
each = pytest.mark.parametrize("path", [*GITHUB, *GITLAB], ids=named)


def test_the_workflows_are_all_there():
    assert [named(path) for path in GITHUB] == [
        ".github/workflows/check.yml",
        ".github/workflows/publish.yml",
        ".github/workflows/test.yml",
        "site_templates/new/.github/workflows/check.yml",
        "site_templates/new/.github/workflows/publish.yml",
    ]


# What validators say


def test_github_workflows_fit_their_schema():
    run(BIN / "check-jsonschema", "--builtin-schema", "vendor.github-workflows", *GITHUB, cwd=ROOT)


def test_gitlab_files_fit_their_schema():
    run(BIN / "check-jsonschema", "--builtin-schema", "vendor.gitlab-ci", *GITLAB, cwd=ROOT)


def test_actionlint_finds_nothing():
    assert run(BIN / "actionlint", "-shellcheck=", "-pyflakes=", *GITHUB, cwd=ROOT) == ""


def test_zizmor_finds_nothing_even_when_pedantic():
    said = run(BIN / "zizmor", "--offline", "--no-config", "--persona=pedantic", "--color=never", *GITHUB, cwd=ROOT)
    assert "No findings to report" in said


# What no validator knows


@each_github
def test_every_action_is_an_official_one_pinned_to_a_commit_with_its_version_beside_it(path: Path):
    lines = re.findall(r"^\s*(?:- )?uses: (.*)$", path.read_text(), flags=re.MULTILINE)
    used = [step["uses"] for job in load(path)["jobs"].values() for step in job["steps"] if "uses" in step]
    assert len(lines) == len(used) > 0
    for line in lines:
        assert re.fullmatch(r"actions/[a-z-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", line)


def test_each_action_is_pinned_to_the_same_commit_everywhere():
    pins: dict[str, set[str]] = {}
    for path in GITHUB:
        for action, pin in re.findall(r"uses: (\S+?)@(.*)", path.read_text()):
            pins.setdefault(action, set()).add(pin)
    assert {action: len(found) for action, found in pins.items()} == dict.fromkeys(pins, 1)


@each_github
def test_a_workflow_reads_the_repository_and_only_the_deployment_may_write(path: Path):
    workflow = load(path)
    assert workflow["permissions"] == {"contents": "read"}
    raised = {name: job["permissions"] for name, job in workflow["jobs"].items() if "permissions" in job}
    assert raised == MAY_WRITE.get(path.name, {})


@each_github
def test_no_checkout_leaves_credentials_behind(path: Path):
    steps = [step for job in load(path)["jobs"].values() for step in job["steps"]]
    checkouts = [step for step in steps if step.get("uses", "").startswith("actions/checkout@")]
    assert checkouts
    assert {step["with"]["persist-credentials"] for step in checkouts} == {"false"}


@each_github
def test_every_workflow_is_limited_in_time_and_number(path: Path):
    workflow = load(path)
    assert all(int(job["timeout-minutes"]) <= 60 for job in workflow["jobs"].values())
    assert workflow["concurrency"]["cancel-in-progress"] == ("false" if path.name == "publish.yml" else "true")


@each_github
def test_machines_and_pythons_are_named_by_version_and_nothing_is_cached(path: Path):
    assert all(job["runs-on"] == "ubuntu-24.04" for job in load(path)["jobs"].values())
    assert "cache" not in path.read_text()


@each_github
def test_a_pull_request_runs_without_secrets_and_nothing_of_it_reaches_a_shell(path: Path):
    workflow = load(path)
    assert set(workflow["on"]) <= {"pull_request", "push", "schedule", "workflow_dispatch"}
    assert "secrets." not in path.read_text()
    for job in workflow["jobs"].values():
        assert not any("${{" in step.get("run", "") for step in job["steps"])


@pytest.mark.parametrize("folder", [ROOT, NEW], ids=["repository", "new"])
def test_a_pull_request_gets_annotations_and_then_a_build(folder: Path):
    steps = [step.get("run", "") for step in load(folder / ".github/workflows/check.yml")["jobs"]["check"]["steps"]]
    assert steps[-2:] == ["playpress check --format github", "playpress build"]


@pytest.mark.parametrize("folder", [ROOT, NEW], ids=["repository", "new"])
def test_a_merge_request_shows_the_findings_also_where_they_stop_it(folder: Path):
    job = load(folder / ".gitlab-ci.yml")["check"]
    assert job["script"] == ["playpress check --format gitlab --output code-quality.json", "playpress build"]
    assert job["artifacts"] == {"when": "always", "reports": {"codequality": "code-quality.json"}}


@pytest.mark.parametrize("folder", [ROOT, NEW], ids=["repository", "new"])
def test_only_the_main_branch_is_published_from_the_folder_that_a_build_fills(folder: Path):
    publish, gitlab = load(folder / ".github/workflows/publish.yml"), load(folder / ".gitlab-ci.yml")
    assert publish["on"]["push"] == {"branches": ["main"]}
    assert publish["jobs"]["build"]["steps"][-1]["with"] == {"path": "build/site"}
    assert publish["jobs"]["deploy"]["needs"] == "build"
    assert gitlab["pages"]["rules"] == [{"if": "$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH"}]
    assert gitlab["pages"]["artifacts"] == {"paths": ["public"]}


@pytest.mark.parametrize("name", ["check.yml", "publish.yml"])
def test_a_new_handbook_s_workflows_differ_from_ours_only_in_what_they_install(name: str):
    ours, new = (load(folder / ".github/workflows" / name) for folder in (ROOT, NEW))
    (locked,) = install_steps(ours)
    assert locked.splitlines() == [
        "python -m pip install --require-hashes -r requirements.lock",
        "python -m pip install --no-deps --no-build-isolation .",
    ]
    assert install_steps(new) == ["python -m pip install -r requirements.txt"]
    for workflow in (ours, new):
        for job in workflow["jobs"].values():
            job["steps"] = [step for step in job["steps"] if "pip install" not in step.get("run", "")]
    assert ours == new


def install_steps(workflow: dict) -> list[str]:
    return [
        step["run"]
        for job in workflow["jobs"].values()
        for step in job["steps"]
        if "pip install" in step.get("run", "")
    ]


def test_a_new_handbook_s_gitlab_file_differs_from_ours_only_in_what_it_installs():
    ours, new = map(load, GITLAB)
    assert ours["default"].pop("before_script") == [
        "python -m pip install --require-hashes -r requirements.lock",
        "python -m pip install --no-deps --no-build-isolation .",
    ]
    assert new["default"].pop("before_script") == ["python -m pip install -r requirements.txt"]
    assert ours == new


@each
def test_no_address_of_a_package_or_image_registry_stands_in_it(path: Path):
    assert not re.search(r"https?://|index-url|pypi|ghcr\.|docker\.|\w\.(io|com|org|net)\b", path.read_text())


@each
def test_it_begins_by_saying_what_it_does(path: Path):
    assert re.match(r"# \w", path.read_text())


@each_github
def test_commands_and_files_that_it_names_exist(path: Path):
    text = path.read_text()
    for file in re.findall(r"-r (\S+)", text):
        assert (ROOT / file).is_file() or file == "requirements.txt"
    targets = re.findall(r"run: make (\w+)", text)
    makefile = (ROOT / "Makefile").read_text()
    assert all(re.search(rf"^{target}:", makefile, flags=re.MULTILINE) for target in targets)

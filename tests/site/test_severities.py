"""`build` and `mkdocs build` end with the same exit code: by what is found before the site is made, and in the finished pages."""

import pytest

from tests.tools.command import call, call_mkdocs
from tests.tools.handbook import REGISTRIES, SMALLEST, write_project
from tests.tools.repository import ROOT

pytestmark = pytest.mark.site


def by_mkdocs(*options, **said):
    return call_mkdocs("build", *options, **said)


def by_playpress(*options, **said):
    return call("build", *options, **said)


BUILDS = [by_playpress, by_mkdocs]
WARNED = SMALLEST + "review: {last: 2999-01-01}\n"
LOST = '{% extends "base.html" %}\n{% block scripts %}{% endblock %}\n'
LOST_TOLD = "site_templates/overrides/main.html"
WHY_MKDOCS = (
    "The site is made by MkDocs, which takes longer: site_templates/overrides/main.html is a template of your own.\n"
)


@pytest.fixture
def root(tmp_path):
    """Return a handbook with a day in the future (PB733) and a template that takes our scripts away (PB865)."""
    settings = (ROOT / "site_templates/mkdocs_hook.py").read_bytes()
    own: dict[str, str | bytes] = {
        "site_templates/mkdocs_hook.py": settings,
        "site_templates/overrides/main.html": LOST,
    }
    mkdocs = {"mkdocs.yml": (ROOT / "mkdocs.yml").read_bytes()}
    write_project(tmp_path, {**REGISTRIES, **own, **mkdocs, "playbooks/sales/sell.yml": WARNED})
    return tmp_path


def choose(root, future: str, lost: str) -> None:
    settings = (
        f"name: Test handbook\nsite_url: https://example.com/\nseverities: {{PB733: {future}, lost-part: {lost}}}\n"
    )
    (root / "playbooks/handbook.yml").write_text(settings)


@pytest.mark.parametrize("build", BUILDS, ids=["playpress", "mkdocs"])
def test_advice_ends_no_build_however_strict(root, build):
    choose(root, "advice", "advice")
    assert LOST_TOLD in build("--strict", cwd=root)


@pytest.mark.parametrize("build", BUILDS, ids=["playpress", "mkdocs"])
@pytest.mark.parametrize(("lost", "strict"), [("error", []), ("warning", ["--strict"])])
def test_what_the_finished_pages_have_lost_ends_a_build_by_the_severity_that_is_chosen(root, build, lost, strict):
    choose(root, "advice", lost)
    assert LOST_TOLD in build(*strict, cwd=root, exits=1)


@pytest.mark.parametrize("build", BUILDS, ids=["playpress", "mkdocs"])
def test_what_is_off_is_not_said(root, build):
    choose(root, '"off"', '"off"')
    said = build("--strict", cwd=root).replace(WHY_MKDOCS, "")
    assert LOST_TOLD not in said
    assert "PB" not in said


@pytest.mark.parametrize("build", BUILDS, ids=["playpress", "mkdocs"])
@pytest.mark.parametrize(("future", "strict"), [("error", []), ("warning", ["--strict"])])
def test_what_is_found_before_the_site_is_made_ends_a_build_before_it(root, build, future, strict):
    choose(root, future, "advice")
    assert f": {future} PB733 " in build(*strict, cwd=root, exits=1)
    assert not (root / "build").exists()

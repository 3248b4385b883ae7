"""No link of the site is dead, and the way to the source leads to the source."""

import re
import sys
from pathlib import Path

import pytest

from tests.tools.command import call, run
from tests.tools.pages import elements, read_page
from tests.tools.repository import BAKERY, copy_handbook

pytestmark = pytest.mark.site

LYCHEE = Path(sys.executable).with_name("lychee")
REPOSITORY = "https://github.com/playpress/playpress/edit/main/"
RECORD_FOLDERS = {"improvements", "experiments", "plans"}


def edit_links(page):
    return [
        e.attributes["href"] for e in elements(page) if e.tag == "a" and "edit" in e.attributes.get("rel", "").split()
    ]


@pytest.mark.parametrize(("name", "left_out"), [("handbook_site", "404.html"), ("small_site", "404.html")])
def test_every_internal_link_and_anchor_holds(request, name, left_out):
    site = request.getfixturevalue(name)
    said = run(
        LYCHEE, "--offline", "--include-fragments", "--index-files", "index.html", "--no-progress",
        "--root-dir", site.pages, "--exclude-path", left_out, site.pages, cwd=site.root,
    )  # fmt: skip
    assert "0 Errors" in said, said
    assert int(re.search(r"(\d+) Total", said)[1]) > 1000


def test_the_page_for_a_missing_address_leads_back_into_the_site(handbook_site):
    hrefs = [
        e.attributes["href"]
        for e in elements(handbook_site.pages / "404.html")
        if e.tag == "a" and "href" in e.attributes
    ]
    inside = [href.removeprefix("/playpress/") for href in hrefs if href.startswith("/playpress/")]
    assert inside
    missing = [href for href in inside if not (handbook_site.pages / href.partition("#")[0]).exists()]
    assert missing == []


def test_the_edit_link_of_a_playbook_or_record_leads_to_its_yaml(handbook_site):
    folder = handbook_site.root / "playbooks"
    files = [file for file in sorted(folder.glob("*/*.yml")) if file.parent.name != "catalog"]
    records = [file for file in files if file.parent.name in RECORD_FOLDERS]
    assert {file.parent.name for file in records} == RECORD_FOLDERS
    assert len(files) > len(records)
    for file in [*files, folder / "backlog.yml"]:
        place = file.relative_to(folder).with_suffix("")
        page = place if file in records or file.parent == folder else Path("playbooks", file.stem)
        expected = REPOSITORY + file.relative_to(handbook_site.root).as_posix()
        assert set(edit_links(handbook_site.pages / page / "index.html")) == {expected}


def test_the_edit_link_of_a_registered_thing_leads_to_its_registry(handbook_site):
    for folder, registry in {
        "roles": "roles",
        "tools": "tools",
        "datasets": "datasets",
        "kpis": "kpis",
        "goals": "goals",
    }.items():
        page = min((handbook_site.pages / folder).glob("*/index.html"))
        assert set(edit_links(page)) == {f"{REPOSITORY}playbooks/catalog/{registry}.yml"}, page


def test_a_handbook_without_a_repository_shows_no_edit_link(tmp_path):
    root = copy_handbook(tmp_path / "handbook", BAKERY)
    settings = root / "playbooks" / "handbook.yml"
    lines = settings.read_text().splitlines(keepends=True)
    settings.write_text("".join(line for line in lines if not line.startswith(("repository:", "edit_address:"))))
    call("build", cwd=root)
    pages = sorted((root / "build" / "site").rglob("*.html"))
    assert pages
    assert [page for page in pages if edit_links(page)] == []
    steps = [read_page(page) for page in pages if page.parent.parent.name == "playbooks"]
    frames = [(text.count('<h4 id="step-'), text.count('<div class="pp-report">')) for text in steps if "step-" in text]
    assert frames, "what a script adds to a step has its frame, though there is nothing to report to"
    assert all(headings == found for headings, found in frames)

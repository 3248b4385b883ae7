"""The navigation of a large handbook: a tree whose levels stay short, with a way to every page."""

from __future__ import annotations

import posixpath
import re
import shutil
from typing import TYPE_CHECKING
from unittest.mock import Mock

import pytest

from playpress.engine import shell
from playpress.pages import plan as planning
from playpress.pipeline import Request, build
from tests.tools.pages import read_page
from tests.tools.repository import BAKERY, SMALLEST, copy_handbook, file_bytes

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.site

PATH = re.compile(r'<nav class="md-path".*?</nav>', re.DOTALL)
SIDEBAR = re.compile(r'<nav class="md-nav md-nav--primary".*?(?=<div class="md-content")', re.DOTALL)
LINK = re.compile(r'<a href="([^"#]*)" class="md-nav__link')
LONGEST_SECTION, LONGEST_GROUP = 4, 2


def build_site(root: Path, *, offline: bool = False) -> Path:
    """Return the site of a project."""
    made = build(Request(root, offline=offline)).site
    assert made is not None
    return made


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small handbook, built as if it were large: with limits that it exceeds."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(planning, "LONGEST_SECTION", LONGEST_SECTION)
        patch.setattr(planning, "LONGEST_GROUP", LONGEST_GROUP)
        return build_site(copy_handbook(tmp_path_factory.mktemp("large") / "handbook", BAKERY))


def target(page: str, href: str) -> str:
    """Return the page to which a link of a page leads, as its file."""
    return posixpath.normpath(posixpath.join(posixpath.dirname(page), href, "index.html"))


@pytest.mark.parametrize(
    ("page", "ways"),
    [("roles/baker", ["", "all-roles/", "roles/baker/"]), ("playbooks/night-order", ["", *["categories/baking/"] * 2])],
)
def test_each_link_of_a_breadcrumb_leads_to_the_first_page_of_that_section(site: Path, page: str, ways: list[str]):
    (path,) = PATH.findall(read_page(site / page / "index.html"))
    hrefs = re.findall(r'href="([^"]+)"', path)
    assert [target(f"{page}/index.html", href) for href in hrefs] == [f"{way}index.html" for way in ways]


def test_a_page_shows_its_own_branch_only_and_every_page_can_be_reached_by_the_sidebars(site: Path):
    seen, waiting = set(), ["index.html"]
    while waiting:
        page = waiting.pop()
        if page in seen:
            continue
        seen.add(page)
        links = {target(page, href) for href in LINK.findall(SIDEBAR.findall(read_page(site / page))[0])}
        assert len(links) < (32 if page.startswith("guide") else 25), (
            page
        )  # the guide's pages are as many for every handbook
        waiting += links
    things = {
        file.relative_to(site).as_posix()
        for folder in ("playbooks", "roles", "tools", "kpis", "goals", "datasets", "categories")
        for file in (site / folder).glob("*/index.html")
        if 'http-equiv="refresh"' not in read_page(file)
    }
    assert len(things) > 15
    assert things - seen == set()


@pytest.mark.parametrize("offline", [False, True])
def test_the_sidebar_has_the_bytes_that_the_theme_gives_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, offline: bool
):
    root = copy_handbook(tmp_path / "handbook", BAKERY)
    tools = root / "playbooks" / "catalog" / "tools.yml"
    names = ("R&D <b>oven</b>", "Donaudampfschifffahrtsgesellschaft", 'The "best" mixer', "it's-a-mixer-with-hyphens")
    added = "".join(f"tool-{n}: {{name: {name!r}, purpose: Bake.}}\n" for n, name in enumerate(names))
    tools.write_text(f"{tools.read_text()}\n{added}")
    monkeypatch.setattr(planning, "LONGEST_SECTION", LONGEST_SECTION)
    monkeypatch.setattr(planning, "LONGEST_GROUP", LONGEST_GROUP)
    ours = file_bytes(build_site(root, offline=offline))
    monkeypatch.setattr(shell, "is_known", lambda _features: False)
    shutil.rmtree(root / "build")
    assert file_bytes(build_site(root, offline=offline)) == ours
    assert any(b"Donaudampfschifffahrtsgesellschaft" in page for page in ours.values())


@pytest.mark.parametrize("feature", ["navigation.tabs", "navigation.sections", "navigation.indexes", "no prune"])
def test_a_navigation_of_another_kind_is_shown_by_the_theme(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, feature: str
):
    root = copy_handbook(tmp_path / "handbook", SMALLEST)
    settings = root / "mkdocs.yml"
    was = settings.read_text()
    one = "    - navigation.prune\n"
    assert one in was
    settings.write_text(was.replace(one, "" if feature == "no prune" else f"{one}    - {feature}\n"))
    ours = Mock(side_effect=lambda around, *_: around)
    monkeypatch.setattr(shell, "with_entries", ours)
    assert len(LINK.findall(read_page(build_site(root) / "index.html"))) > 5
    assert not ours.called

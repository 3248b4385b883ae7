"""Data and Markdown beside the pages: there whichever way the site is made, and written only where something has changed."""

from __future__ import annotations

import datetime
import json
import posixpath
import re
from typing import TYPE_CHECKING

import pytest

from playpress.pipeline import Request, build
from tests.tools.command import call_mkdocs
from tests.tools.pages import quoted
from tests.tools.repository import BAKERY, copy_handbook, file_bytes

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.site

TODAY = datetime.date(2026, 11, 25)
PUBLISHED = re.compile(r"api/|.*\.(md|txt|atom|ics)$")
_LINK = re.compile(r'\](?:\(|: )<?([^)>\s]+)|href="([^"]+)"')


def beside(site: Path) -> dict[str, bytes]:
    """Return what is published beside the pages."""
    return {path: text for path, text in file_bytes(site).items() if PUBLISHED.match(path)}


def built(root: Path, *, offline: bool = False) -> Path:
    made = build(Request(root, offline=offline, today=TODAY)).site
    assert made is not None
    return made


@pytest.fixture(scope="module")
def project(tmp_path_factory) -> Path:
    return copy_handbook(tmp_path_factory.mktemp("data") / "bakery", BAKERY)


@pytest.fixture(scope="module")
def hosted(project) -> Path:
    return built(project)


def addresses_in(data: object) -> list[str]:
    """Return the addresses that some data names."""
    if isinstance(data, list):
        return [one for part in data for one in addresses_in(part)]
    if not isinstance(data, dict):
        return []
    own = [data[key] for key in ("page", "markdown", "data", "$schema") if key in data]
    return own + [one for part in data.values() for one in addresses_in(part)]


def is_there(site: Path, folder: str, address: str) -> bool:
    path = posixpath.normpath(posixpath.join(folder, address.partition("#")[0]))
    return (site / path).is_file() or (
        address.partition("#")[0].endswith("/") and (site / path / "index.html").is_file()
    )


def test_each_address_that_the_data_names_leads_somewhere_in_both_editions(hosted, tmp_path):
    offline = built(copy_handbook(tmp_path / "offline", BAKERY), offline=True)
    for site in (hosted, offline):
        files = [
            path
            for path in beside(site)
            if path.startswith("api/") and path.endswith(".json") and "schema/" not in path
        ]
        playbooks = [file.stem for folder in ("baking", "buying") for file in (BAKERY / folder).glob("*.yml")]
        assert set(files) == {"api/playbooks.json", *(f"api/playbooks/{name}.json" for name in playbooks)}
        for path in files:
            named = addresses_in(json.loads((site / path).read_bytes()))
            assert named
            assert [one for one in named if not is_there(site, posixpath.dirname(path), one)] == [], path


def test_each_page_has_its_markdown_beside_it_whose_links_lead_to_markdown_that_is_there(hosted):
    texts = {path: text.decode() for path, text in beside(hosted).items() if path.endswith((".md", "llms.txt"))}
    pages = [path for path in file_bytes(hosted) if path.endswith("index.html")]
    assert len(texts) == len(pages) + 1
    lost = [
        (path, href)
        for path, text in texts.items()
        for href in (a or b for a, b in _LINK.findall(text))
        if not re.match(r"[a-z]+:|#", href) and not is_there(hosted, posixpath.dirname(path), href)
    ]
    assert lost == []


def test_the_markdown_beside_a_page_holds_no_drawing_and_no_box(hosted):
    texts = {path: text.decode() for path, text in beside(hosted).items() if path.endswith(".md")}
    tags = {found for text in texts.values() for found in re.findall(r"</?([a-z]+[0-9]?)\b[^<>:@]*>", text)}
    assert tags
    assert tags <= {"a", "br", "code", "em", "pre", "strong"}


def test_the_site_engine_publishes_the_same_data_and_markdown_as_the_quick_way(hosted, tmp_path):
    root = copy_handbook(tmp_path / "slow", BAKERY)
    own = root / "site_templates" / "overrides" / "main.html"
    own.parent.mkdir(exist_ok=True)
    own.write_text('{% extends "base.html" %}{# our own #}', encoding="utf-8")
    made = build(Request(root, today=TODAY))
    assert made.obstacle is not None
    assert beside(made.site) == beside(hosted)


def test_mkdocs_by_itself_publishes_the_same_data_and_markdown(hosted, tmp_path, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795600000")  # in November 2026
    root = copy_handbook(tmp_path / "mkdocs", BAKERY)
    call_mkdocs("build", "-d", tmp_path / "site", cwd=root)
    assert beside(tmp_path / "site") == beside(hosted)


def test_the_pages_that_tell_of_changes_name_their_feed_and_others_do_not_grow_by_it(hosted):
    pages = {path: quoted(text.decode()) for path, text in file_bytes(hosted).items() if path.endswith(".html")}
    named = {path: found[1] for path, text in pages.items() if (found := re.search(r'atom\+xml" href="([^"]+)"', text))}
    of_roles = {f"roles/{path.parent.name}/index.html" for path in (hosted / "roles").glob("*/index.html")}
    assert named.pop("index.html") == "changes.atom"
    assert named.pop("changes/index.html") == "../changes.atom"
    assert named
    assert set(named) <= of_roles
    assert [one for path, one in named.items() if not is_there(hosted, posixpath.dirname(path), one)] == []


def test_a_project_may_still_keep_our_tables_out_of_its_site(tmp_path):
    root = copy_handbook(tmp_path / "without", BAKERY)
    settings = root / "mkdocs.yml"
    settings.write_text(
        settings.read_text(encoding="utf-8").replace("  *.csv\n", "  *.csv\n  /api/**\n"), encoding="utf-8"
    )
    site = built(root)
    assert (site / "playbooks" / "bread-order.md").is_file()
    assert not (site / "api").exists()


def test_an_edit_of_one_playbook_rewrites_its_own_data_and_the_tables_that_say_something_else(tmp_path):
    root = copy_handbook(tmp_path / "edited", BAKERY)
    site = built(root)
    times = {path: (site / path).stat().st_mtime_ns for path in beside(site)}
    file = root / "playbooks" / "baking" / "night-order.yml"
    file.write_text(
        file.read_text(encoding="utf-8").replace("ordered the evening before", "ordered last night"), encoding="utf-8"
    )
    built(root)
    changed = {path for path in beside(site) if (site / path).stat().st_mtime_ns != times[path]}
    assert {path for path in changed if not path.endswith(".md")} == {
        "api/playbooks/night-order.json", "api/playbooks.json", "llms.txt",
    }  # fmt: skip
    assert "playbooks/night-order.md" in changed
    assert "playbooks/flour-purchase.md" not in changed

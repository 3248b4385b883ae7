"""How much a reader has to load: pages stay light, and so do our own styles and scripts."""

import gzip

import pytest

from tests.tools.pages import elements

pytestmark = pytest.mark.site

PAGE, OWN = 60_000, 64_000
"""Bytes at most, gzipped: one playbook's HTML; all style sheets and scripts of ours that are loaded with a page, together."""
WHEN_USED = {
    "search-core.js", "search-results.js", "search-words.js", "search.css", "player-core.js", "player.css",
}  # fmt: skip
"""What is loaded when the search, or the player, is first used."""


def zipped(file):
    return len(gzip.compress(file.read_bytes(), 9, mtime=0))


def test_every_playbook_is_light(handbook_site):
    weights = {
        page.parent.name: zipped(page) for page in sorted((handbook_site.pages / "playbooks").glob("*/index.html"))
    }
    assert len(weights) > 10
    assert {name: weight for name, weight in weights.items() if weight > PAGE} == {}


def test_our_own_styles_and_scripts_are_light(handbook_site):
    folder = handbook_site.pages / "assets" / "playpress"
    files = [file for file in sorted(folder.rglob("*")) if file.suffix in {".css", ".js"}]
    loaded = {
        tag.attributes.get("href", tag.attributes.get("src", "")).rpartition("/")[2].partition("?")[0]
        for tag in elements(handbook_site.pages / "playbooks" / "campaign-management" / "index.html")
        if tag.tag in {"link", "script"}
    }
    assert {"playpress.css", "lens.js"} <= {file.name for file in files} & loaded
    assert {file.name for file in files} - loaded >= WHEN_USED
    assert sum(zipped(file) for file in files if file.name not in WHEN_USED) <= OWN

"""The whole handbook as one page: chapters whose ids and links hold within it."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from typing import TYPE_CHECKING

import pytest
from mkdocs.config import load_config
from mkdocs.structure.files import get_files
from mkdocs.structure.pages import Page

from playpress.engine.book import CHAPTERS_VARIABLE, PLACE, keep_chapter, make_chapter, plan_book, write_book
from playpress.engine.navigation import navigation
from playpress.pages.page import PlannedPage
from playpress.pages.plan import PlannedSection
from tests.tools.repository import ROOT

if TYPE_CHECKING:
    from pathlib import Path


def nav_of(*paths: str) -> list[dict[str, object]]:
    return navigation([PlannedSection("All", tuple(PlannedPage(path, "", path, path) for path in paths))])


def chapter_of(page: str, html: str, *others: str, has_folders: bool = True) -> str:
    """Return a page as a chapter of a handbook that has the home page, this page and others, in this order."""
    root = ET.fromstring(f"<div>{html}</div>")  # noqa: S314 - written below
    make_chapter(root, page, plan_book(nav_of("index.md", page, *others), has_folders=has_folders))
    return "".join(ET.tostring(child, encoding="unicode", short_empty_elements=False) for child in root)


def hrefs(html: str) -> list[str]:
    return re.findall(r' href="([^"]*)"', html)


def book_of(site: Path, chapters: dict[str, str]) -> str:
    """Put chapters together in an otherwise empty site, and return the page that then holds them."""
    file = site / "whole-handbook" / "index.html"
    file.parent.mkdir(parents=True)
    file.write_text(f"<p>All</p>{PLACE}", encoding="utf-8")
    book = plan_book(nav_of(*chapters, "whole-handbook.md", "my-progress.md"), has_folders=True)
    for path, html in chapters.items():
        keep_chapter(site, book.chapters[path], html)
    write_book(site, book, site)
    return file.read_text(encoding="utf-8")


def test_each_page_becomes_a_chapter_in_order_that_tells_which_page_it_was(tmp_path):
    assert book_of(tmp_path, {"index.md": "<h2>Home</h2>", "roles/boss.md": "<h2>Boss</h2>"}) == (
        '<p>All</p><div class="pp-book">'
        '<section class="pp-chapter" id="c1" data-page="../">\n<h2>Home</h2>\n</section>'
        '<section class="pp-chapter" id="c2" data-page="../roles/boss/">\n<h2>Boss</h2>\n</section></div>'
    )


def test_the_book_itself_and_what_a_reader_has_done_are_no_chapters():
    book = plan_book(nav_of("index.md", "my-progress.md", "whole-handbook.md", "why.md"), has_folders=True)
    assert book.chapters == {"index.md": "c1", "why.md": "c2"}


def test_a_page_that_the_engine_left_out_has_no_chapter(tmp_path):
    file = tmp_path / "whole-handbook.html"
    file.write_text(PLACE)
    book = plan_book(nav_of("index.md", "why.md"), has_folders=False)
    keep_chapter(tmp_path, "c2", "<h2>Why</h2>")
    write_book(tmp_path, book, tmp_path)
    assert re.findall(r'id="(\w+)" data-page="([^"]+)"', file.read_text()) == [("c2", "why.html")]


def test_headings_go_one_level_down_as_far_as_there_are_levels():
    assert chapter_of("a.md", "<h1>A</h1><h3>B</h3><h6>C</h6>") == "<h2>A</h2><h4>B</h4><h6>C</h6>"


def test_ids_and_what_names_them_belong_to_their_chapter():
    page = (
        '<h2 id="flow">F</h2><div aria-labelledby="flow other"><label for="tab">T</label>'
        '<input id="tab" name="views"/><svg><marker id="m"/><path marker-end="url(#m)"/></svg></div>'
    )
    chapter = chapter_of("a.md", page)
    assert 'id="c2-flow"' in chapter
    assert 'aria-labelledby="c2-flow c2-other"' in chapter
    assert 'for="c2-tab"' in chapter
    assert 'id="c2-tab" name="c2-views"' in chapter
    assert 'marker-end="url(#c2-m)"' in chapter


@pytest.mark.parametrize("has_folders", [True, False])
def test_links_between_pages_lead_to_chapters(has_folders):
    if has_folders:
        links = ["../../roles/boss/", "../../roles/boss/#kpis", "#step-a", "../..", "../../", "../../#roles", "."]
    else:
        links = ["../roles/boss.html", "../roles/boss.html#kpis", "#step-a", "../index.html"]
        links += ["../index.html", "../index.html#roles", "sell.html"]
    page = "".join(f'<a href="{link}">x</a>' for link in links)
    found = hrefs(chapter_of("playbooks/sell.md", page, "roles/boss.md", has_folders=has_folders))
    assert found == ["#c3", "#c3-kpis", "#c2-step-a", "#c1", "#c1", "#c1-roles", "#c2"]


def test_links_in_pictures_lead_to_chapters_too():
    page = '<svg><a href="../../roles/boss/"><text>Boss</text></a></svg>'
    assert hrefs(chapter_of("playbooks/sell.md", page, "roles/boss.md")) == ["#c3"]


def test_links_out_of_the_site_stay_and_those_to_other_files_still_lead_there():
    outside = ["https://example.com/x#y", "mailto:a@example.com?subject=x", "tel:1", "//example.com/"]
    inside = ["../../assets/logo.svg", "../../old/address/#part"]
    page = "".join(f'<a href="{link}">x</a>' for link in (*outside, *inside))
    assert hrefs(chapter_of("playbooks/sell.md", page)) == [*outside, "../assets/logo.svg", "../old/address#part"]


def test_text_that_looks_like_markup_is_left_alone():
    page = '<p>Write id="x" and href="../y/" and url(#z), not &lt;h1&gt;.</p>'
    assert chapter_of("a.md", page) == page


def test_a_site_without_the_page_is_left_alone(tmp_path):
    write_book(tmp_path, plan_book(nav_of("index.md"), has_folders=True), tmp_path)
    assert list(tmp_path.iterdir()) == []


# While the engine converts a page


@pytest.fixture
def converted(tmp_path, monkeypatch):
    """Return a function that has MkDocs convert a page beside a home page: to the page's HTML and its chapter, if one was kept."""

    def convert(text: str, page: str = "roles/boss.md", *, is_asked_for: bool = True) -> tuple[str, str | None]:
        docs, kept = tmp_path / "docs", tmp_path / "kept"
        for path, said in {"index.md": "# Home\n", page: text}.items():
            (docs / path).parent.mkdir(parents=True, exist_ok=True)
            (docs / path).write_text(said, encoding="utf-8")
        kept.mkdir()
        if is_asked_for:
            monkeypatch.setenv(CHAPTERS_VARIABLE, str(kept))
        config = load_config(str(ROOT / "mkdocs.yml"), hooks=[], docs_dir=str(docs), nav=nav_of("index.md", page))
        files = get_files(config)
        shown = Page(None, files.get_file_from_path(page), config)
        shown.read_source(config)
        shown.render(config, files)
        chapter = kept / "c2.html"
        return shown.content, chapter.read_text(encoding="utf-8") if chapter.is_file() else None

    return convert


def test_the_engine_keeps_a_page_as_a_chapter_and_shows_the_page_as_ever(converted):
    text = '# Boss\n\n<a id="kpis"></a>\n\n## KPIs & *more*\n\n[Home](../index.md) `<i>`\n\n> said\n'
    page, chapter = converted(text)
    assert '<h2 id="kpis">' in page
    assert '<a href="../../">Home</a> <code>&lt;i&gt;</code>' in page
    plain = re.sub(r'(id="|href="#)c2-', r"\1", chapter).replace('"#c1"', '"../../"')
    assert re.sub(r"(</?h)(\d)", lambda m: m[1] + str(int(m[2]) - 1), plain) == page


def test_an_anchor_within_a_line_belongs_to_its_chapter_like_any_other(converted):
    page, chapter = converted('# Boss\n\n- <a id="term-x"></a>**X**: <abbr title="Y">y</abbr>\n')
    assert '<a id="term-x"></a>' in page
    assert '<a id="c2-term-x"></a><strong>X</strong>: <abbr title="Y">y</abbr>' in chapter


def test_without_a_folder_for_them_no_chapters_are_made(converted):
    page, chapter = converted("# Boss\n", is_asked_for=False)
    assert "<h1" in page
    assert chapter is None


def test_a_page_outside_the_navigation_is_no_chapter(converted):
    _, chapter = converted("# Done\n", "my-progress.md")
    assert chapter is None

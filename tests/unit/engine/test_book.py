"""The whole handbook as one page: chapters whose ids and links hold within it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from playpress.engine.book import PLACE, write_book

if TYPE_CHECKING:
    from pathlib import Path

ARTICLE = '<html><nav><a href="roles/boss/">out</a></nav><article class="md-content__inner md-typeset">\n{}\n</article></html>'


def book_of(site: Path, pages: dict[str, str], *, has_folders: bool = True) -> str:
    """Write pages and the empty book as the engine does, and return what the book holds afterwards."""

    def file(path: str) -> Path:
        stem = path.removesuffix(".md")
        return site / (f"{stem}/index.html" if has_folders and stem != "index" else f"{stem}.html")

    for path, text in {**pages, "whole-handbook.md": f"<p>All</p>{PLACE}"}.items():
        file(path).parent.mkdir(parents=True, exist_ok=True)
        file(path).write_text(ARTICLE.format(text), encoding="utf-8")
    write_book(site, list(pages), has_folders=has_folders)
    return file("whole-handbook.md").read_text(encoding="utf-8")


def hrefs(html: str) -> list[str]:
    return re.findall(r'href="([^"]*)"', html.partition('<div class="pp-book">')[2])


def test_each_page_becomes_a_chapter_in_order_with_headings_one_level_down(tmp_path):
    book = book_of(tmp_path, {"index.md": "<h1>Home</h1>", "roles/boss.md": "<h1>Boss</h1><h3>Part</h3><h6>x</h6>"})
    assert '<section class="pp-chapter" id="c1" data-page="../">\n<h2>Home</h2>\n</section>' in book
    assert (
        '<section class="pp-chapter" id="c2" data-page="../roles/boss/">\n<h2>Boss</h2><h4>Part</h4><h6>x</h6>\n</section>'
        in book
    )
    assert book.index("Home") < book.index("Boss")
    assert "<p>All</p>" in book
    assert PLACE not in book


def test_ids_and_what_names_them_belong_to_their_chapter(tmp_path):
    page = (
        '<h2 id="flow">F</h2><div aria-labelledby="flow other"><label for="tab">T</label>'
        '<input id="tab" name="views"><svg><marker id="m"/><path marker-end="url(#m)"/></svg></div>'
    )
    book = book_of(tmp_path, {"index.md": page, "a.md": page})
    assert 'id="c1-flow"' in book
    assert 'aria-labelledby="c2-flow c2-other"' in book
    assert 'for="c2-tab"' in book
    assert 'id="c2-tab" name="c2-views"' in book
    assert 'marker-end="url(#c2-m)"' in book
    ids = re.findall(r' id="([^"]*)"', book)
    assert len(set(ids)) == len(ids)


@pytest.mark.parametrize("has_folders", [True, False])
def test_links_between_pages_lead_to_chapters(tmp_path, has_folders):
    if has_folders:
        links = ["../../roles/boss/", "../../roles/boss/#kpis", "#step-a", "../..", "../../", "../../#roles", "."]
    else:
        links = ["../roles/boss.html", "../roles/boss.html#kpis", "#step-a", "../index.html"] * 1
        links += ["../index.html", "../index.html#roles", "sell.html"]
    page = "".join(f'<a href="{link}">x</a>' for link in links)
    pages = {"index.md": "<h1>Home</h1>", "playbooks/sell.md": page, "roles/boss.md": "<h1>Boss</h1>"}
    found = hrefs(book_of(tmp_path, pages, has_folders=has_folders))
    assert found == ["#c3", "#c3-kpis", "#c2-step-a", "#c1", "#c1", "#c1-roles", "#c2"]


def test_links_in_pictures_lead_to_chapters_too(tmp_path):
    page = '<svg><a href="../../roles/boss/"><text>Boss</text></a></svg>'
    assert hrefs(book_of(tmp_path, {"playbooks/sell.md": page, "roles/boss.md": "x"})) == ["#c2"]


def test_links_out_of_the_site_stay_and_those_to_other_files_still_lead_there(tmp_path):
    outside = ["https://example.com/x#y", "mailto:a@example.com?subject=x", "tel:1", "//example.com/"]
    inside = ["../../assets/logo.svg", "../../old/address/#part"]
    page = "".join(f'<a href="{link}">x</a>' for link in (*outside, *inside))
    found = hrefs(book_of(tmp_path, {"playbooks/sell.md": page}))
    assert found == [*outside, "../assets/logo.svg", "../old/address#part"]


def test_the_button_to_edit_a_page_and_what_is_around_the_page_stay_out(tmp_path):
    page = (
        '<a href="https://example.com/edit" title="Edit" class="md-content__button md-icon"><svg></svg></a><h1>A</h1>'
    )
    book = book_of(tmp_path, {"a.md": page})
    chapters = book.partition('<div class="pp-book">')[2]
    assert "md-content__button" not in chapters
    assert "<nav" not in chapters
    assert "<h2>A</h2>" in chapters


def test_text_that_looks_like_markup_is_left_alone(tmp_path):
    page = '<p>Write id="x" and href="../y/" and url(#z), not &lt;h1&gt;.</p>'
    assert page in book_of(tmp_path, {"a.md": page})


def test_a_site_without_the_page_is_left_alone(tmp_path):
    write_book(tmp_path, ["index.md"], has_folders=True)
    assert list(tmp_path.iterdir()) == []

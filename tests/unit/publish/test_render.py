"""Templates on disk: a project's own before the bundled ones, and no link among them is followed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import jinja2
import pytest

from playpress.bundled import bundled_folder
from playpress.language.richtext import Md
from playpress.language.translation import Translator
from playpress.machine.faults import Fault
from playpress.pages.book import BookPage
from playpress.pages.page import PlannedPage
from playpress.publish.render import make_renderer

if TYPE_CHECKING:
    from pathlib import Path

PAGE = BookPage(
    planned=PlannedPage("book", "book", "all.md", "All"), heading=Md("All"), about=Md("All of it"), parts=()
)


def rendered(own: Path) -> str:
    return make_renderer([own, bundled_folder()], Translator("en"), own)(PAGE).text


@pytest.fixture
def own(tmp_path):
    """A project's own folder of templates, beside a folder with a template that is not its own."""
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "book.md.j2").write_text("Read through a link")
    (tmp_path / "own" / "pages").mkdir(parents=True)
    return tmp_path / "own"


def test_a_projects_own_template_comes_before_the_bundled_one(own):
    assert '<div class="pp-book"></div>' in rendered(own)
    (own / "pages" / "book.md.j2").write_text("Ours, of {{ page.heading }}")
    assert rendered(own).endswith("# All\n\nOurs, of All\n")


def test_a_template_that_prints_text_which_nobody_has_made_safe_is_refused_with_its_line(own):
    (own / "pages" / "book.md.j2").write_text("All\n{{ page.planned.title }}")
    with pytest.raises(Fault, match="not made for a page") as refused:
        rendered(own)
    assert str(refused.value.message.values["place"]).endswith("book.md.j2:2")


def test_a_template_that_is_a_link_is_refused(own):
    (own / "pages" / "book.md.j2").symlink_to(own.parent / "elsewhere" / "book.md.j2")
    with pytest.raises(Fault, match="not a regular file"):
        rendered(own)


def test_a_link_that_only_another_template_asks_for_is_refused_too(own):
    (own / "pages" / "book.md.j2").write_text('{% include "words/book.md.j2" %}')
    (own / "words").symlink_to(own.parent / "elsewhere")
    with pytest.raises(Fault, match="not a regular file"):
        rendered(own)


def test_a_folder_of_templates_that_is_a_link_is_refused(own):
    (own / "pages").rmdir()
    (own / "pages").symlink_to(own.parent / "elsewhere")
    with pytest.raises(Fault, match="not a regular file"):
        rendered(own)


def test_a_project_whose_whole_folder_is_reached_by_a_link_is_read(own):
    (own / "pages" / "book.md.j2").write_text("Ours")
    link = own.parent / "link"
    link.symlink_to(own)
    assert rendered(link).endswith("\n\nOurs\n")


def test_a_second_renderer_compiles_no_template_that_is_as_it_was_and_each_that_has_changed(own, monkeypatch):
    template = own / "pages" / "book.md.j2"
    template.write_text("Hello\n", encoding="utf-8")
    assert rendered(own).endswith("Hello\n")
    compiled = []
    compile_template = jinja2.Environment.compile

    def noting(self, source, name=None, *rest, **named):
        compiled.append(name)
        return compile_template(self, source, name, *rest, **named)

    monkeypatch.setattr(jinja2.Environment, "compile", noting)
    assert rendered(own).endswith("Hello\n")
    assert compiled == []
    template.write_text("Goodbye\n", encoding="utf-8")
    assert rendered(own).endswith("Goodbye\n")
    assert compiled == ["pages/book.md.j2"]


def test_a_second_renderer_reads_no_template_that_has_no_flaw_and_each_that_has_changed_or_has_one(own, monkeypatch):
    (own / "pages" / "tool.md.j2").write_text("A tool", encoding="utf-8")
    rendered(own)
    read = []
    parse = jinja2.Environment.parse

    def noting(self, source, name=None, filename=None):
        read.append(source)
        return parse(self, source, name, filename)

    monkeypatch.setattr(jinja2.Environment, "parse", noting)
    rendered(own)
    assert read == []
    (own / "pages" / "tool.md.j2").write_text("A {% tool", encoding="utf-8")
    for _ in range(2):
        with pytest.raises(Fault):
            rendered(own)
    assert read == ["A {% tool"] * 2

"""A page to Markdown, through the template with the same stem.

A template can print only text made for pages (`Md`), numbers and our own translated messages: anything else is an error.
Knows: Jinja, the folders of templates (a project's own before the bundled). Must not know the model.
"""

from __future__ import annotations

import html
import json
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import jinja2

from playpress.richtext import Md

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playpress.pages.page import Page
    from playpress.translation import Translator


class UnsafeTextError(TypeError):
    """A template prints text that nobody has made safe: a bug of the template or its page."""


def _only_safe(value: object) -> object:
    if isinstance(value, (Md, int)) or value == "":
        return value
    raise UnsafeTextError(f"not made for a page: {value!r}")


def make_renderer(folders: list[Path], translator: Translator) -> Callable[[Page], str]:
    """Return a function from page to Markdown; a template is taken from the first of `folders` that has it."""
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(folders),
        undefined=jinja2.StrictUndefined,
        autoescape=False,  # noqa: S701 - Markdown is not HTML; `_only_safe` lets only escaped text through
        finalize=_only_safe,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
    )
    environment.globals["_"] = cache(lambda message: Md(translator.gettext(message)))
    return lambda page: _render(page, environment)


def _render(page: Page, environment: jinja2.Environment) -> str:
    text = environment.get_template(f"pages/{page.template}.md.j2").render(page=page)
    return f"{_front_matter(page)}\n# {page.heading}\n\n{_tidied(text)}\n"


def _tidied(text: str) -> str:
    """Return a text without spaces at the ends of lines and with at most one blank line in a row."""
    lines = [line.rstrip() for line in text.split("\n")]
    return "\n".join(line for before, line in pairwise(["", *lines]) if line or before).strip()


def _front_matter(page: Page) -> str:
    """Return what the theme needs to know about a page; texts are HTML, since the theme prints them as they are."""
    fields: dict[str, Any] = {"title": html.escape(page.title)}
    if page.description:
        fields["description"] = html.escape(" ".join(page.description.split()))
    if page.source:
        fields["source"] = html.escape(page.source)
    fields |= page.settings
    lines = [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in fields.items()]
    return "\n".join(["---", *lines, "---", ""])

"""A page to Markdown, through the template with the same stem.

A template can print only text made for pages (`Md`), numbers and our own translated messages: anything else is an error.
Knows: Jinja, the folders of templates (a project's own before the bundled). Must not know the model.
"""

from __future__ import annotations

import html
import json
import traceback
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import jinja2

from playpress.diagnostics import N_
from playpress.language.richtext import Md
from playpress.machine.disk import is_link
from playpress.machine.faults import Fault, shown_path, unusable_template

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from jinja2.bccache import Bucket

    from playpress.language.translation import Translator
    from playpress.pages.page import Page


class Rendered(NamedTuple):
    """A page as Markdown: its front matter, and everything below it."""

    meta: Mapping[str, Any]
    body: str

    @property
    def text(self) -> str:
        """The whole text of the page's file."""
        lines = [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in self.meta.items()]
        return "\n".join(["---", *lines, "---", "", self.body])


class UnsafeTextError(TypeError):
    """Raised if a template prints text that is not safe: a bug in the template or its page."""


def _only_safe(value: object) -> object:
    if isinstance(value, (Md, int)) or value == "":
        return value
    raise UnsafeTextError(f"not made for a page: {value!r}")


class CompiledTemplates(jinja2.BytecodeCache):
    """The templates that this process has compiled, by name, place and text: a server needs them for each of its builds.

    They are those of environments with the same settings.
    """

    def __init__(self) -> None:
        """Begin with none."""
        self._kept: dict[str, Any] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give Jinja a template that was compiled before."""
        bucket.code = self._kept.get(f"{bucket.key} {bucket.checksum}")

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep one."""
        self._kept[f"{bucket.key} {bucket.checksum}"] = bucket.code


def put_template(environment: jinja2.Environment, name: str, text: str) -> None:
    """Let an environment have a template in the place of the one with this name."""
    loaders = [jinja2.DictLoader({name: text}), environment.loader or jinja2.DictLoader({})]
    environment.loader = jinja2.ChoiceLoader(loaders)


_COMPILED = CompiledTemplates()


class _Loader(jinja2.FileSystemLoader):
    """A loader that follows no link in the project's own folder, also for included templates."""

    def __init__(self, folders: list[Path], own: Path | None) -> None:
        super().__init__(folders)
        self._own = own

    def get_source(self, environment: jinja2.Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        if self._own:
            _refuse_link(self._own, Path(template))
        return super().get_source(environment, template)


def _refuse_link(own: Path, path: Path) -> None:
    """Raise unless a path is a file below the project's folder, or does not exist.

    Raises:
        Fault: it is a link, or in a folder that is one, or no file at all: a pipe would keep us waiting for ever.
    """
    file = own / path
    is_link_on_its_way = any(is_link(own / step) for step in (path, *path.parents[:-1]))
    if is_link_on_its_way or (file.exists() and not file.is_file()):
        raise Fault(N_("{file} is not a regular file"), file=shown_path(file))


def make_renderer(folders: list[Path], translator: Translator, own: Path | None = None) -> Callable[[Page], Rendered]:
    """Return a function from page to Markdown; a template is taken from the first of `folders` that has it.

    `own` is the project's folder among them.

    Raises:
        Fault: a template of the project cannot be read. The returned function raises it if one cannot be rendered.
    """
    environment = jinja2.Environment(
        loader=_Loader(folders, own),
        undefined=jinja2.StrictUndefined,
        autoescape=False,  # noqa: S701 - Markdown is not HTML; `_only_safe` lets only escaped text through
        finalize=_only_safe,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
        bytecode_cache=_COMPILED,
        cache_size=-1,  # every template stays: pages take turns in using all of them
    )
    environment.globals["_"] = cache(lambda message: Md(translator.gettext(message)))
    if own:
        _read_all(own, environment)
    return lambda page: _render(page, environment, own)


_FLAWLESS: set[tuple[str, bytes]] = set()
"""The texts of templates that this process has read without a problem, with the pattern of their places."""


def _read_all(own: Path, environment: jinja2.Environment) -> None:
    """Parse every template of the project, so that errors are found even in one that no page uses."""
    overrides = jinja2.Environment(extensions=["jinja2.ext.i18n"])  # noqa: S701 - nothing is made of these here
    for reader, pattern in ((environment, "p*/*.md.j2"), (overrides, "overrides/**/*.html")):
        for path in sorted(own.glob(pattern)):
            _refuse_link(own, path.relative_to(own))
            text = path.read_bytes()
            if (pattern, text) not in _FLAWLESS:
                _read(path, text, reader, takes_unknown_tags=reader is overrides)
                _FLAWLESS.add((pattern, text))


def _read(path: Path, text: bytes, reader: jinja2.Environment, *, takes_unknown_tags: bool) -> None:
    try:
        reader.parse(text.decode(), filename=str(path))
    except jinja2.TemplateSyntaxError as problem:
        if takes_unknown_tags and "unknown tag" in str(problem):
            return  # a plugin of the engine may read it
        raise _unusable(path, problem.lineno, problem) from problem
    except UnicodeDecodeError as problem:
        raise _unusable(path, len((problem.object[: problem.start] + b".").splitlines()), problem) from problem


def _render(page: Page, environment: jinja2.Environment, own: Path | None) -> Rendered:
    try:
        text = environment.get_template(f"pages/{page.template}.md.j2").render(page=page)
    except Fault:
        raise
    except Exception as problem:
        for path, line in _calls(problem):
            if own and path.is_relative_to(own):
                raise _unusable(path, line, problem) from problem
        raise
    return Rendered(_front_matter(page), f"# {page.heading}\n\n{_tidied(text)}\n")


def _calls(problem: Exception) -> Iterator[tuple[Path, int]]:
    """Yield file and line of each call in a traceback, those of templates included, the innermost first."""
    for frame in reversed(traceback.extract_tb(problem.__traceback__)):
        yield Path(frame.filename), frame.lineno or 1


def _unusable(path: Path, line: int, problem: Exception) -> Fault:
    missing = str(problem.name or "") if isinstance(problem, jinja2.TemplateNotFound) else ""
    return unusable_template(f"{shown_path(path)}:{line}", problem, missing)


def _tidied(text: str) -> str:
    """Return a text without trailing spaces and with at most one blank line in a row."""
    lines = [line.rstrip() for line in text.split("\n")]
    return "\n".join(line for before, line in pairwise(["", *lines]) if line or before).strip()


def _front_matter(page: Page) -> dict[str, Any]:
    """Return a page's front matter; its texts are HTML, since the theme prints them as they are."""
    fields: dict[str, Any] = {"title": html.escape(page.planned.title)}
    if page.description:
        fields["description"] = html.escape(" ".join(page.description.split()))
    if page.planned.source:
        fields["source"] = html.escape(page.planned.source)
    return fields | page.settings

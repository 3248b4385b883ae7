"""The content of pages to finished pages, by the theme's own templates, without a run of the site engine.

It uses what the engine uses: its configuration, its navigation, its theme. So a page gets the same header, sidebars and
footer; white space between the theme's elements is left out.
Knows: MkDocs as a library. Must not know where content comes from, or where files go.
"""

from __future__ import annotations

import gzip
import io
import json
import logging
import os
import re
from contextlib import contextmanager
from pathlib import PurePath
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import urlsplit

import click

from playpress.engine.converter import Content
from playpress.engine.serializer import unquoted
from playpress.engine.settings import write_settings
from playpress.engine.sidebar import ENTRY, MACRO, TEMPLATE, is_known, with_entries
from playpress.machine.today import EPOCH
from playpress.publish.render import CompiledTemplates, put_template
from playpress.reading.site_file import SITE_SETTINGS

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Mapping, Sequence
    from pathlib import Path


SITEMAP = "sitemap.xml"
_HERE = "<h1>\ue000</h1>"
"""Stands for a page's content while the theme is rendered; the theme looks for a heading in it."""
_SCRIPT = re.compile(r"(<script\b.*?</script>)", re.DOTALL)
_UNUSED = re.compile(r"\.map$|^assets/javascripts/lunr/")
"""Files of the theme that no page of ours loads: maps of its scripts' and styles' source, and what its search alone needs."""
_BETWEEN = re.compile(
    r"\n(?:(?=</?(?:li|link|main|meta|nav|ul)\b|</span>|<span class=\"md-(?:ellipsis|nav__icon))"
    r"|(?<=</li>\n)|(?<=</ul>\n)|(?<=class=\"md-ellipsis\">\n)|(?<=</span>\n)(?=</(?:a|label)>))"
)
"""Line breaks beside elements that begin a line of their own, at the borders of a title, and around one in a link: nothing is seen
of them."""
_PRUNED = " md-nav__item--pruned md-nav__item--nested"
"""Classes of an entry of the navigation that shows nothing of what is below it; they look like no others."""
_NAME = re.compile(r'(class="md-nav__link[^<>]*>)<span class="md-ellipsis">(?![^<]*[^<\s-]{15})([^<]*)</span>')
"""The name of an entry of the navigation, in an element of its own that cuts words too long for a line; others need none. What is in
groups stays."""
_SETTINGS = re.compile(r'(<script id="__config" type="application/json">)(.*?)(</script>)')
_THEMES_SEARCH = 'data-md-component="search"'
_OF_SEARCH = "search."
"""How the names of the words of the theme's own search begin."""
_COMPILED = CompiledTemplates()
"""The theme's: a server builds again and again."""


class ShellError(ValueError):
    """Raised if the engine has something to say of its settings; it says it best itself."""


class PageHead(NamedTuple):
    """What the theme is told of a page beside its content: its path and its front matter."""

    path: str
    meta: Mapping[str, Any]


class Shell:
    """The theme around the pages of one site."""

    def __init__(self, build: Path, settings: Mapping[str, Any], paths: Sequence[str]) -> None:
        """Take the build folder with the theme in it, the site's settings, and all pages' paths, home first.

        Raises:
            ShellError: the engine warns of the settings or refuses them, or the theme cannot work with them.
        """
        os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
        from mkdocs.structure.files import File, Files  # noqa: PLC0415 - the engine asks the environment when it is loaded
        from mkdocs.structure.nav import get_navigation  # noqa: PLC0415
        from mkdocs.structure.pages import Page  # noqa: PLC0415

        self._config = _load_config(build, settings)
        folders = self._config.docs_dir, self._config.site_dir, self._config.use_directory_urls
        self._files = Files([File(path, *folders) for path in paths])
        self._nav = get_navigation(self._files, self._config)
        for file in self._files:
            if file.page is None:
                Page(None, file, self._config)
        self._pages = self._files.documentation_pages()
        self._environment = self._config.theme.get_env()
        self._environment.bytecode_cache = _COMPILED
        if is_known(self._config.theme["features"] or ()):
            # the theme's macro is a third of what a page costs; `with_entries` writes the same
            put_template(self._environment, TEMPLATE, MACRO)
        try:
            self.page(PageHead(paths[0], {}), Content("", []))
        except Exception as problem:  # whatever the theme makes of the settings
            raise ShellError(str(problem)) from problem

    def file_of(self, path: str) -> str:
        """Return the file of the page at a path, below the site's folder."""
        return str(self._file(path).dest_uri)

    def settings_of(self, extension: str) -> Mapping[str, Any]:
        """Return the settings of a Markdown extension."""
        found: Mapping[str, Any] = self._config.mdx_configs[extension]
        return found

    def page(self, head: PageHead, content: Content) -> bytes:
        """Return a finished page."""
        from mkdocs.structure.toc import get_toc  # noqa: PLC0415

        page = self._file(head.path).page
        page.meta, page.content, page.toc, page.active = dict(head.meta), _HERE, get_toc(content.toc), True
        template = head.meta.get("template", "main.html")
        around = self._around(template, page=page)
        before, _, after = around.partition(_HERE)
        page.meta, page.content, page.toc, page.active = {}, None, (), False  # thousands would fill the memory
        return f"{before}{content.html}{after}".encode("utf-8", errors="xmlcharrefreplace")

    def other_files(self, known: Container[str]) -> Iterator[tuple[str, bytes]]:
        """Yield path and content of the files that belong to no page, but those that are `known`.

        They are those that the theme brings along, and what it makes: the page for lost readers, the site map.
        """
        from mkdocs.structure.files import Files  # noqa: PLC0415

        files = Files([])
        visible = _Visible(self._config.theme.dirs, known)
        files.add_files_from_theme(self._environment.overlay(loader=visible), self._config)
        for file in files:
            yield file.dest_uri, file.content_bytes
        for name in sorted(self._config.theme.static_templates):
            base = urlsplit(self._config.site_url or "/").path if name == "404.html" else "."
            made = (self._around if name.endswith(".html") else self._render)(name, base_url=base)
            if made.strip():
                yield name, made.encode()
            if name == SITEMAP and made.strip():
                yield f"{name}.gz", gzip.compress(made.encode(), mtime=int(os.environ[EPOCH]))

    def _file(self, path: str) -> Any:
        return self._files.get_file_from_path(path)

    def _around(self, name: str, *, page: Any = None, base_url: str = "") -> str:
        """Return a page of the theme without white space that nobody sees, and with the entries of its navigation."""
        from mkdocs.utils import normalize_url  # noqa: PLC0415 - only who makes pages needs it

        packed = _packed(self._render(name, page=page, base_url=base_url))
        if ENTRY not in packed:
            return packed
        return with_entries(packed, self._nav.items, page, lambda url: normalize_url(url, page, base_url))

    def _render(self, name: str, *, page: Any = None, base_url: str = "") -> str:
        from mkdocs.commands.build import get_context  # noqa: PLC0415

        context = get_context(self._nav, self._pages, self._config, page, base_url)
        return str(self._environment.get_template(name).render(context))


class _Visible:
    """Lists the theme's files but those that are known or unused, and hidden ones: thousands, which the engine leaves out singly."""

    def __init__(self, folders: Sequence[str], known: Container[str]) -> None:
        self._folders, self._known = folders, known

    def list_templates(self) -> list[str]:
        """Return the names of all files, sorted."""
        found: set[str] = set()
        for start in self._folders:
            for folder, below, files in os.walk(start):
                below[:] = [name for name in below if not name.startswith(".")]
                at = PurePath(folder).relative_to(start)
                found.update((at / file).as_posix() for file in files if f"{at.as_posix()}/{file}" not in self._known)
        return sorted(name for name in found if not _UNUSED.search(name))


def _packed(text: str) -> str:
    """Return the theme's HTML without white space that nobody sees; scripts stay as they are, since policies name their hash."""
    parts = _SCRIPT.split(text)
    parts[::2] = map(_tight, parts[::2])
    if _THEMES_SEARCH not in text:
        parts[1::2] = (_SETTINGS.sub(_fewer_settings, part) for part in parts[1::2])
    return "".join(parts)


def _fewer_settings(script: re.Match[str]) -> str:
    """Return the settings of the theme's script without the words of its search, which is not there."""
    settings = json.loads(script[2])
    said = settings.get("translations", {})
    settings["translations"] = {name: words for name, words in said.items() if not name.startswith(_OF_SEARCH)}
    written = json.dumps(settings, separators=(",", ":")).replace("<", r"\u003c")
    return f"{script[1]}{written}{script[3]}"


def _tight(text: str) -> str:
    text = _BETWEEN.sub("", _unindented(text)).replace("</li>", "").replace(_PRUNED, "")
    return unquoted("".join(_NAME.split(text)))


def _unindented(text: str) -> str:
    """Return a text without white space beside its line breaks, and without empty lines."""
    lines = text.split("\n")
    if len(lines) == 1:
        return text
    between = filter(None, map(str.strip, lines[1:-1]))
    return "\n".join([lines[0].rstrip(), *between, lines[-1].lstrip()])


def _load_config(build: Path, settings: Mapping[str, Any]) -> Any:
    """Return the engine's configuration; the navigation, which is long, is handed over as it is.

    Raises:
        ShellError: the engine warns of the settings, or refuses them.
    """
    from mkdocs.config import load_config  # noqa: PLC0415
    from mkdocs.exceptions import MkDocsException  # noqa: PLC0415

    file = build / SITE_SETTINGS
    rest = {key: value for key, value in settings.items() if key != "nav"}
    inherit = f"../{SITE_SETTINGS}" if (build.parent / SITE_SETTINGS).is_file() else None
    stream = io.BytesIO(write_settings(rest, inherit).encode())
    stream.name = str(file)
    with _listening() as said:
        try:
            config = load_config(stream, config_file_path=str(file), nav=settings["nav"])
        except (MkDocsException, click.exceptions.ClickException, SystemExit) as problem:
            raise ShellError(str(problem)) from problem
    if said:
        raise ShellError(said[0])
    return config


class _Listener(logging.Handler):
    """Collects what is logged instead of printing it."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.said: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep a message."""
        self.said.append(record.getMessage())


@contextmanager
def _listening() -> Iterator[list[str]]:
    """Yield the list of what the engine warns of within the context; nothing of it is printed."""
    logger, listener = logging.getLogger("mkdocs"), _Listener()
    propagates, logger.propagate = logger.propagate, False
    logger.addHandler(listener)
    try:
        yield listener.said
    finally:
        logger.removeHandler(listener)
        logger.propagate = propagates

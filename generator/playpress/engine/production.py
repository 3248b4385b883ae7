"""Planned pages to files: each page's Markdown and pictures in the folder of pages and, made the quick way, its page of the site.

Knows: how a page is made and finished. Must not know which pages have to be made.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from playpress.engine.build import FRESH, remove_unfinished
from playpress.engine.converter import Settings, convert
from playpress.engine.settings import DOCS, SITE, THEME
from playpress.engine.shell import PageHead, Shell
from playpress.publish.data.markdown import published
from playpress.publish.search.writing import added_file
from playpress.publish.staging import Staging
from playpress.publish.stamps import digest_of_content, is_unchanged, put

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from pathlib import Path

    from playpress.diagnostics import Diagnostic
    from playpress.diagrams.cache import PictureCache, Pictures
    from playpress.pages.door import Read
    from playpress.pages.page import PlannedPage
    from playpress.publish.making import Made, Workshop
    from playpress.publish.stamps import Stamp


class Done(NamedTuple):
    """What was made of a page: its key, its reads, its files with their stamps, what cannot be drawn.

    `added` is the file of what it adds to the search. `written` are so many of `docs` as were written, since they were not there already.
    """

    key: str
    reads: tuple[Read, ...]
    docs: Mapping[str, Stamp]
    written: int
    site: Mapping[str, Stamp]
    problems: tuple[Diagnostic, ...]
    added: Mapping[str, Stamp]


@dataclass(frozen=True)
class Finishing:
    """Makes a page of the site from a page's Markdown, without the site engine."""

    shell: Shell
    settings: Settings
    staging: Staging

    def finish(self, made: Made, docs: Mapping[str, Stamp], pictures: Pictures) -> dict[str, Stamp]:
        """Put the finished page into the site with the files that belong to it, and return them with their stamps.

        `docs` are the stamps of the page's files that have been written, by path below the build folder; `pictures` those
        of diagrams in its Markdown.
        """
        path = made.page.path
        content = convert(made.rendered.body, path, made.drawn, pictures, self.settings)
        file = self.shell.file_of(path)
        page = self.shell.page(PageHead(path, made.rendered.meta), content)
        files = {file: page, path: published(made.rendered.text).encode()}
        stamps = {f"{SITE}/{name}": self.staging.put(name, content) for name, content in files.items()}
        for name in made.published:
            written = f"{DOCS}/{name}"
            stamps[f"{SITE}/{name}"] = self.staging.share(name, self.build / written, docs[written])
        return stamps

    def publish(
        self, pages: Collection[str], search: Mapping[str, Stamp], last: Mapping[str, Stamp]
    ) -> dict[str, Stamp]:
        """Put the site in the place of the last one: new pages, those that stay, and the files that belong to no page.

        `pages` are the files of all pages, `search` those of the search by path in the theme, `last` the stamps of the
        other files that the last run left; theirs are returned. Paths of files of the site begin with its folder.
        """
        rest = {
            f"{SITE}/{path}": self._kept(path, digest_of_content(content), last) or self.staging.put(path, content)
            for path, content in self.shell.other_files(search)
        }
        rest |= {
            f"{SITE}/{path}": self._kept(path, stamp.digest, last)
            or self.staging.share(path, self.build / THEME / path, stamp)
            for path, stamp in search.items()
        }
        self.staging.publish({path.removeprefix(f"{SITE}/") for path in (*pages, *rest)})
        return rest

    def _kept(self, path: str, digest: str, last: Mapping[str, Stamp]) -> Stamp | None:
        """Return the stamp of a file of the site that is there as it should be; None if it is not."""
        stamp = last.get(f"{SITE}/{path}")
        is_kept = stamp and stamp.digest == digest and is_unchanged(f"{self.staging.served}/{path}", stamp)
        return stamp if is_kept else None

    @property
    def build(self) -> Path:
        """The build folder."""
        return self.staging.served.parent


@dataclass(frozen=True)
class Production:
    """Makes pages and writes their files; without `finishing`, no page of the site."""

    workshop: Workshop
    build: Path
    cache: PictureCache
    finishing: Finishing | None = None

    def produce(self, planned: PlannedPage) -> Done:
        """Make a page."""
        pictures = self.cache.of_page(planned.path)
        made = self.workshop.make(planned, pictures)
        docs = {f"{DOCS}/{path}": content for path, content in made.files().items()}
        written = {path: put(self.build / path, content) for path, content in docs.items()}
        stamps = {path: stamp for path, (stamp, _) in written.items()}
        site = self.finishing.finish(made, stamps, pictures) if self.finishing else {}
        if self.workshop.draws:
            pictures.keep()
        else:  # the site engine will ask for more of them
            pictures.add()
        return Done(
            planned.key,
            made.reads,
            stamps,
            sum(is_new for _, is_new in written.values()),
            site,
            made.problems,
            self._keep(made),
        )

    def _keep(self, made: Made) -> dict[str, Stamp]:
        """Keep what a page adds to the search; return its file below the build folder with its stamp."""
        if not made.added:
            return {}
        path = added_file(made.page.path)
        return {path: put(self.build / path, made.added.as_lines())[0]}


def make_finishing(build: Path, settings: Mapping[str, Any], paths: Sequence[str]) -> Finishing:
    """Return what makes the pages of the site; theme and `settings` are in the build folder, `paths` are all pages'.

    Raises:
        ShellError: the site engine has something to say of the settings.
    """
    remove_unfinished(build)
    shell = Shell(build, settings, paths)
    toc = shell.settings_of("toc")
    common = Settings(
        str(toc["permalink"]),
        str(toc["permalink_title"]),
        int(toc["toc_depth"]),
        frozenset(paths),
        settings["use_directory_urls"],
    )
    return Finishing(shell, common, Staging(build / f"{FRESH}-{os.getpid()}", build / SITE))

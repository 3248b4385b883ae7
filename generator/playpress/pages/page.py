"""What all pages have in common."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple

from playpress.language.richtext import Md

if TYPE_CHECKING:
    from collections.abc import Mapping

    from playpress.process.diagram import FlowDiagram


class Link(NamedTuple):
    """A name that leads somewhere; without `href` it is only a name."""

    text: Md
    href: Md = Md()

    @property
    def md(self) -> Md:
        """The link as Markdown."""
        return Md(f"[{self.text}]({self.href})") if self.href else self.text


class Entry(NamedTuple):
    """A term and what is to be said about it."""

    term: Md
    text: Md


@dataclass(frozen=True)
class Picture:
    """A picture in a file of its own beside a page, so that a code host shows it too.

    `path` is relative to the folder of pages, `hrefs` has where nodes (by key) and lanes (by `lane_key`) lead.
    """

    SUFFIX: ClassVar[str] = ".by-role.svg"
    PRINTED: ClassVar[str] = ".by-role.print.svg"
    """The end of the file that has a picture in pieces, where it is too large for a sheet of paper."""

    path: str
    diagram: FlowDiagram
    description: str
    hrefs: Mapping[str, str]

    @classmethod
    def path_beside(cls, page: str) -> str:
        """Return the path of the picture that belongs to the page at this path."""
        return page.removesuffix(".md") + cls.SUFFIX

    @classmethod
    def printed_path_beside(cls, page: str) -> str:
        """Return the path of the file that has that picture in pieces, if it is too large for a sheet of paper."""
        return page.removesuffix(".md") + cls.PRINTED

    @property
    def name(self) -> Md:
        """The file's name, as the page beside it refers to it."""
        return Md(self.path.rpartition("/")[2])

    @property
    def printed_path(self) -> str:
        """The file of its pieces, if it has any."""
        return self.path.removesuffix(self.SUFFIX) + self.PRINTED


@dataclass(frozen=True)
class PlannedPage:
    """A page to build: plain data, so that it can be handed to another process or be part of a key.

    `key` tells it from all others, whatever its path. `kind` is its builder and its template's stem, `name` the id of what it is
    about. `path` is relative to the folder of pages. `title` and `short_title` (for the navigation; empty: the title)
    are raw text. `source` is the file that an editor changes to change the page, None for one made of many files. Pages that
    are `is_listed` stand in the navigation and can be found by search.
    """

    key: str
    kind: str
    path: str
    title: str
    name: str = ""
    short_title: str = ""
    source: str | None = None
    is_listed: bool = True


@dataclass(frozen=True, kw_only=True)
class Page:
    """A page: its entry in the plan, and what it says.

    `description` is raw text. A page that `is_wide` gives its tables the room of the table of contents. `search_boost`
    moves hits on a page up (above 1) or down.
    """

    template: ClassVar[str]
    is_wide: ClassVar[bool] = False
    search_boost: ClassVar[float] = 1

    planned: PlannedPage
    description: str = ""
    heading: Md

    @property
    def path(self) -> str:
        """Where it is, relative to the folder of pages."""
        return self.planned.path

    @property
    def pictures(self) -> tuple[Picture, ...]:
        """The pictures that the page shows."""
        return ()

    @property
    def diagrams(self) -> tuple[str, ...]:
        """The sources of the Mermaid diagrams that the page shows."""
        return ()

    @property
    def settings(self) -> dict[str, Any]:
        """What the theme needs to know beyond title, description and source."""
        settings: dict[str, Any] = {} if self.planned.is_listed else {"search": {"exclude": True}}
        if self.planned.is_listed and self.search_boost != 1:
            settings["search"] = {"boost": self.search_boost}
        return {**settings, "hide": ["toc"]} if self.is_wide else settings

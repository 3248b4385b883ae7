"""The values that all pages share: links, entries, pictures, and a page with its entry in the plan."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple

from playpress.language.richtext import Md

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from playpress.diagnostics import Subject
    from playpress.process.diagram import FlowDiagram


class Link(NamedTuple):
    """A name and where it leads; without `href` it is only a name."""

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
    """A picture in a file beside its page, so that a code host shows it too.

    `path` is relative to the folder of pages. `hrefs` are the addresses of nodes (by key) and lanes (by `lane_key`).
    """

    SUFFIX: ClassVar[str] = ".by-role.svg"
    PRINTED: ClassVar[str] = ".by-role.print.svg"
    """The ending of the file with a picture in pieces, each of which fits a sheet of paper."""
    NARROW: ClassVar[str] = ".by-role.narrow.svg"
    """The ending of the file with a picture in one column, for narrow screens."""

    path: str
    diagram: FlowDiagram
    description: str
    hrefs: Mapping[str, str]

    @classmethod
    def path_beside(cls, page: str, name: str = "") -> str:
        """Return the path of the picture that belongs to the page at this path, or of the further one with a name."""
        return ".".join(filter(None, (page.removesuffix(".md"), name))) + cls.SUFFIX

    @classmethod
    def paths_of(cls, address: str, page: str) -> tuple[str, str, str] | None:
        """Return the paths of a picture, in one column and in pieces, by its address on the page at a path; None if it is none."""
        folder, _, name = page.removesuffix(".md").rpartition("/")
        path = f"{folder}/{address}" if folder else address
        if not address.startswith(f"{name}.") or not address.endswith(cls.SUFFIX) or "/" in address:
            return None
        stem = path.removesuffix(cls.SUFFIX)
        return path, stem + cls.NARROW, stem + cls.PRINTED

    @classmethod
    def printed_path_beside(cls, page: str) -> str:
        """Return the path of the file with that picture in pieces, which exists if it is too large for a sheet."""
        return page.removesuffix(".md") + cls.PRINTED

    @classmethod
    def narrow_path_beside(cls, page: str) -> str:
        """Return the path of the file with that picture in one column."""
        return page.removesuffix(".md") + cls.NARROW

    @property
    def name(self) -> Md:
        """The file's name, as the page beside it refers to it."""
        return Md(self.path.rpartition("/")[2])

    @property
    def narrow_path(self) -> str:
        """The path of the file with the picture in one column."""
        return self.path.removesuffix(self.SUFFIX) + self.NARROW

    @property
    def printed_path(self) -> str:
        """The path of the file with its pieces; it exists if the picture is too large for a sheet."""
        return self.path.removesuffix(self.SUFFIX) + self.PRINTED


class Chart(NamedTuple):
    """A chart in a file beside its page, as SVG without style sheet; `path` is relative to the folder of pages."""

    path: str
    svg: str

    @classmethod
    def path_beside(cls, page: str) -> str:
        """Return the path of the chart that belongs to the page at this path."""
        return f"{page.removesuffix('.md')}.chart.svg"

    @property
    def name(self) -> Md:
        """The file's name, as the page beside it refers to it."""
        return Md(self.path.rpartition("/")[2])


class Way(NamedTuple):
    """A part of a long page as the others name it: what is on it (raw text), and its path."""

    title: str
    path: str


class Part(NamedTuple):
    """Which part of a long page this is: its number (from 1), the things on it in order, and all parts of the page."""

    number: int
    things: tuple[Subject, ...]
    ways: tuple[Way, ...]


@dataclass(frozen=True)
class PlannedPage:
    """A page to build, as plain data that can be pickled and be part of a cache key.

    `key` identifies the page independently of its path. `kind` names its builder and is its template's stem; `name` is
    the id of what it is about. `path` is relative to the folder of pages. `title` and `short_title` (for the
    navigation; empty: the title) are raw text. `source` is the file to edit in order to change the page, None if it is
    made from many files. A page that `is_listed` is in the search, and in the navigation if its section has a title.
    `part` is given for a page that is one of several with what is too much for one.
    """

    key: str
    kind: str
    path: str
    title: str
    name: str = ""
    short_title: str = ""
    source: str | None = None
    is_listed: bool = True
    part: Part | None = None


class Found(NamedTuple):
    """A section of a page that the search finds: its anchor, the message that is its heading, and fields of the page (`a.b` is a field of a field).

    It `repeats` if it only lists what other pages or entries say.
    """

    anchor: str
    heading: str
    fields: tuple[str, ...]
    repeats: bool = False


@dataclass(frozen=True, slots=True)
class SearchEntry:
    """Something that the search can find, as plain data: all texts are raw words, never markup.

    `kind` is one of `KINDS_FOUND`. `anchor` is empty for the page itself. `number` is a step's number. `text` has a line
    for each statement. `also` is other words for the title (earlier ids, abbreviations). `roles` are the ids of the roles
    that do it, or whose own page says it. What `is_retired` stands low. What `repeats` is found by all its words, but
    little of its text is shown.
    """

    kind: str
    anchor: str
    title: str
    text: str = ""
    number: str = ""
    also: str = ""
    roles: tuple[str, ...] = ()
    is_retired: bool = False
    repeats: bool = False


KINDS_FOUND = (
    "playbook", "role", "kpi", "tool", "dataset", "goal", "category", "term", "page",
    "step", "question", "exception", "variant", "risk", "mistake", "quiz", "section",
    "improvement", "experiment", "plan", "backlog",
)  # fmt: skip
"""The kinds of entries. An index names them by their position: append only."""


@dataclass(frozen=True, kw_only=True)
class Page:
    """A page: its entry in the plan, and what it says.

    `description` is raw text; `aliases` are earlier ids, `category` an id; `done_by` are the ids
    of the roles that do a step, by the step's anchor. A page that `is_wide` gives its tables the room of the table of
    contents. The search finds it under `kind_found`, with the words of the fields `found_first`, and its `sections_found`.
    """

    template: ClassVar[str]
    is_wide: ClassVar[bool] = False
    kind_found: ClassVar[str] = "page"
    found_first: ClassVar[tuple[str, ...]] = ()
    sections_found: ClassVar[tuple[Found, ...]] = ()

    planned: PlannedPage
    description: str = ""
    aliases: tuple[str, ...] = ()
    category: str = ""
    done_by: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    heading: Md

    @property
    def path(self) -> str:
        """Its path, relative to the folder of pages."""
        return self.planned.path

    @property
    def pictures(self) -> tuple[Picture, ...]:
        """The pictures that the page shows."""
        return ()

    @property
    def charts(self) -> tuple[Chart, ...]:
        """The charts that the page shows."""
        return ()

    @property
    def diagrams(self) -> tuple[str, ...]:
        """The sources of the Mermaid diagrams that the page shows."""
        return ()

    @property
    def files(self) -> dict[str, str]:
        """Further files that belong to the page, by path relative to the folder of pages."""
        return {}

    @property
    def is_retired(self) -> bool:
        """Whether it is about something that nobody works by any more."""
        return False

    @property
    def own_page_of(self) -> tuple[str, ...]:
        """The ids of the roles whose own page it is."""
        return ()

    def things_found(self) -> Iterable[SearchEntry]:
        """Return what the search finds of the page beside its sections."""
        return ()

    @property
    def settings(self) -> dict[str, Any]:
        """Front matter for the theme beside title, description and source."""
        return {"hide": ["toc"]} if self.is_wide else {}

"""Two built sites to what differs between them for readers, page by page; and the broken links of one.

    .venv/bin/python -m tests.tools.site_differences ONE OTHER [--whole]

Used to hold the ways of building a handbook to each other. Must not know what builds a site.
"""
# ruff: noqa: T201 - it is a command, too

from __future__ import annotations

import sys
from itertools import takewhile
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from selectolax.lexbor import LexborHTMLParser

from tests.tools.page_content import ARTICLE, BODY, PageContent, address_in_site, page_content

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

SHOWN = 5
"""So many items of a difference are told of each side."""


class Difference(NamedTuple):
    """Where a page differs: its path, the field of `PageContent` (or `missing`), and what either site has there.

    Of lists that differ in several places, `one` and `other` begin with the first of them.
    """

    page: str
    kind: str
    one: tuple[str, ...]
    other: tuple[str, ...]


class BrokenLink(NamedTuple):
    """A link that leads nowhere: the page it stands on, and the address within the site, with its anchor."""

    page: str
    address: str


def pages_of_site(site: Path) -> list[str]:
    """Return the paths of all pages of a site, in order."""
    return sorted(file.relative_to(site).as_posix() for file in site.rglob("*.html"))


def site_differences(
    one: Path, other: Path, *, part: str = ARTICLE, kinds: Collection[str] = PageContent._fields
) -> Iterator[Difference]:
    """Yield where two built sites differ for their readers; nothing if they are alike.

    `part` is what of each page is compared (`ARTICLE`, `BODY` or another CSS selector), `kinds` in what.
    """
    ours, theirs = pages_of_site(one), pages_of_site(other)
    for page in sorted({*ours, *theirs}):
        if page not in ours or page not in theirs:
            yield Difference(page, "missing", (page,) * (page in ours), (page,) * (page in theirs))
        else:
            yield from _of_page(page, page_content(one, page, part), page_content(other, page, part), kinds)


def broken_links(site: Path) -> Iterator[BrokenLink]:
    """Yield each link, picture, script and style sheet of a site's pages that is not in the site.

    Links of the 404 page are left out: it is shown at any address.
    """
    trees = {page: LexborHTMLParser((site / page).read_text(encoding="utf-8")) for page in pages_of_site(site)}
    ids = {page: _ids(tree) for page, tree in trees.items()}
    for page, tree in trees.items():
        if page == "404.html":
            continue
        found = (node.attributes.get(key) for key in ("href", "src") for node in tree.css(f"[{key}]"))
        for address in dict.fromkeys(address_in_site(href, page) for href in found if href):
            if address.startswith("/") and not address.startswith("//") and not _is_there(site, address, ids):
                yield BrokenLink(page, address)


def _ids(tree: LexborHTMLParser) -> set[str]:
    return {node.attributes.get(key) or "" for key in ("id", "name") for node in tree.css(f"[{key}]")}


def _is_there(site: Path, address: str, ids: dict[str, set[str]]) -> bool:
    """Return whether an address of the site is a page with that anchor, or a file. Hosts lead on from `a` to `a/`."""
    path, _, anchor = address.removeprefix("/").partition("#")
    path = path.partition("?")[0]
    for page in (path, f"{path}/index.html".lstrip("/"), f"{path}index.html"):
        if page in ids:
            return not anchor or anchor in ids[page]
    return (site / path).is_file()


def _of_page(page: str, one: PageContent, other: PageContent, kinds: Collection[str]) -> Iterator[Difference]:
    for kind in kinds:
        ours, theirs = getattr(one, kind), getattr(other, kind)
        if ours != theirs:
            yield Difference(page, kind, *_without_common_ends(ours, theirs))


def _without_common_ends(one: Sequence[str], other: Sequence[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return both lists without what they begin and end with alike, cut to what is told."""
    start = _common(one, other)
    one, other = one[start:], other[start:]
    end = _common(one[::-1], other[::-1])
    return tuple(one[: len(one) - end][:SHOWN]), tuple(other[: len(other) - end][:SHOWN])


def _common(one: Sequence[str], other: Sequence[str]) -> int:
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def main(one: str, other: str, *options: str) -> int:
    """Print every difference of two sites; return 1 if there is one."""
    found = list(site_differences(Path(one), Path(other), part=BODY if "--whole" in options else ARTICLE))
    for page, kind, ours, theirs in found:
        print(f"{page}: {kind}", *(f"  - {item}" for item in ours), *(f"  + {item}" for item in theirs), sep="\n")
    return bool(found)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))

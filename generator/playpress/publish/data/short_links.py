"""Links of Markdown that are there many times to references: where each leads is said once, at the end.

`[A](../roles/a.md)` becomes `[A]`, and `[A]: ../roles/a.md` follows the text. Words that lead to several places keep, for all
but one of them, the long form; so does a link before a sign with which `[A]` would mean something else. Links to many places of
another page lead to that page, and their words tell the place: `[2. Bake][p1]`, `[3. Sell][p1]`.
Knows: how our templates write links. Must not know pages.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import count
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Container, Mapping

_LINK = re.compile(r"\[([^\[\]\n]+)\]\(([^()\s<>]+)\)(?![:(\[])")


class _Link(NamedTuple):
    words: str
    href: str


def shorten_links(text: str) -> str:
    """Return a page's Markdown with references for all links for which that is shorter."""
    found = Counter({_Link(*link): times for link, times in Counter(_LINK.findall(text)).items()})
    named: dict[str, _Link] = {}
    for link, times in found.most_common():
        if _saved(link, times) > 0:
            named.setdefault(" ".join(link.words.casefold().split()), link)
    chosen = frozenset(named.values())
    rest = {link: times for link, times in found.items() if link not in chosen}
    pages = _pages(rest, named)
    short: dict[tuple[str, ...], str] = {link: f"[{link.words}]" for link in chosen}
    for link in rest:
        if page := pages.get(link.href.partition("#")[0]):
            short[link] = f"[{link.words}][{page}]"
    if not short:
        return text
    ends = [*named.values(), *(_Link(name, page) for page, name in pages.items())]
    text = _LINK.sub(lambda link: short.get(link.groups(), link[0]), text)
    return text.rstrip("\n") + "\n\n" + "".join(f"[{end.words}]: {end.href}\n" for end in ends)


def _pages(links: Mapping[_Link, int], taken: Container[str]) -> dict[str, str]:
    """Return a name, not yet taken, for each other page to whose places so many of the links lead that it makes them shorter."""
    bytes_of: Counter[str] = Counter()
    for link, times in links.items():
        page, _, place = link.href.partition("#")
        if page and place:
            bytes_of[page] += times * (len(f"({link.href})") - len("[p10]"))
    worth = [page for page, saved in bytes_of.items() if saved > len(f"[p10]: {page}\n")]
    names = (name for n in count(1) if (name := f"p{n}") not in taken)
    return dict(zip(worth, names, strict=False))


def _saved(link: _Link, times: int) -> int:
    """Return how many characters shorter a page gets by a reference for a link that is there so many times."""
    return times * len(f"({link.href})") - len(f"[{link.words}]: {link.href}\n")

"""Links of Markdown that are there many times to references: where each leads is said once, at the end.

`[A](../roles/a.md)` becomes `[A]`, and `[A]: ../roles/a.md` follows the text. Words that lead to several places keep, for all
but one of them, the long form; so does a link before a sign with which `[A]` would mean something else.
Knows: how our templates write links. Must not know pages.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import NamedTuple

_LINK = re.compile(r"\[([^\[\]\n]+)\]\(([^()\s<>]+)\)(?![:(\[])")


class _Link(NamedTuple):
    words: str
    href: str


def shorten_links(text: str) -> str:
    """Return a page's Markdown with references for all links for which that is shorter."""
    found = Counter(_Link(*link) for link in _LINK.findall(text))
    named: dict[str, _Link] = {}
    for link, times in found.most_common():
        if _saved(link, times) > 0:
            named.setdefault(" ".join(link.words.casefold().split()), link)
    chosen = frozenset(named.values())
    if not chosen:
        return text
    short = _LINK.sub(lambda link: f"[{link[1]}]" if _Link(link[1], link[2]) in chosen else link[0], text)
    return short.rstrip("\n") + "\n\n" + "".join(f"[{link.words}]: {link.href}\n" for link in named.values())


def _saved(link: _Link, times: int) -> int:
    """Return how many characters shorter a page gets by a reference for a link that is there so many times."""
    return times * len(f"({link.href})") - len(f"[{link.words}]: {link.href}\n")

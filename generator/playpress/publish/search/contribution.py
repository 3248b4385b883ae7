"""A page's entries to what the page adds to the search: places of its words, and its texts in blocks.

It is pure and plain data, made in the process that makes the page. Must not know other pages.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from playpress.model.kinds import KINDS
from playpress.pages.page import KINDS_FOUND
from playpress.publish.search import postings
from playpress.publish.search.words import plain, words_in

if TYPE_CHECKING:
    from collections.abc import Sequence

    from playpress.pages.page import SearchEntry

MOST_ENTRIES = 8
"""The entries in a block, all but the last: so few that a search reads little, and so many whatever they say, so that an edit
of one text leaves all other entries in their places."""
MOST_TEXT, MOST_REPEATED = 1_600, 300
"""The most characters of an entry's text that are kept to be shown, and of one that only repeats; all of its words are found."""
FEWEST_INITIALS = 3
_WORD = re.compile(r"[^\W\d_]+")
RETIRED = 40
"""What is added to the kind of a retired entry."""
THINGS = frozenset((*KINDS, "page"))
"""Kinds of entries whose titles are names, by which they are found from the first letter on."""


@dataclass(frozen=True)
class Contribution:
    """What a page adds to the search.

    `path` is relative to the folder of pages. `blocks` are texts in JSON: [path, title, category, entries], an entry
    [kind, anchor, title, number, text]. `words`, `names` and `roles` map words, words of names, and ids of roles to
    places, best first, with a space between them. An entry's number is its place on the page, so its block's is a
    `MOST_ENTRIES`th of it.
    """

    path: str
    blocks: tuple[str, ...]
    words: dict[str, str]
    names: dict[str, str]
    roles: dict[str, str]
    category: str = ""

    def as_lines(self) -> bytes:
        """Return it in lines, each of JSON: the first has all but the blocks, each further one a block."""
        rest = {name: value for name, value in vars(self).items() if name != "blocks"}
        return "\n".join((_json(rest), *self.blocks)).encode("utf-8", "surrogatepass")


def read_contribution(lines: bytes) -> Contribution:
    """Return what was kept of a page in lines."""
    rest, *blocks = lines.decode("utf-8", "surrogatepass").split("\n")
    return Contribution(blocks=tuple(blocks), **json.loads(rest))


def read_blocks(lines: bytes) -> list[str]:
    """Return the blocks of what was kept of a page, without reading the rest."""
    return lines.decode("utf-8", "surrogatepass").split("\n")[1:]


class Reader(NamedTuple):
    """How texts are read: words that count only in titles that have no others, and labels that are found as a whole."""

    ignored: frozenset[str]
    labels: tuple[str, ...] = ()


def contribution_of(path: str, category: str, entries: Sequence[SearchEntry], reader: Reader) -> Contribution:
    """Return what a page with these entries adds."""
    words: dict[str, list[str]] = {}
    names: dict[str, list[str]] = {}
    roles: dict[str, list[str]] = {}
    for local, entry in enumerate(entries):
        kind = KINDS_FOUND.index(entry.kind) + (RETIRED if entry.is_retired else 0)
        is_thing = entry.kind in THINGS
        for form, how in _hows(entry, reader).items():
            place = postings.place(local, kind, how)
            words.setdefault(form, []).append(place)
            if is_thing and postings.is_in_title(how):
                names.setdefault(form, []).append(place)
        for role in entry.roles:
            roles.setdefault(role, []).append(postings.place(local, kind, 0))
    blocks = (entries[n : n + MOST_ENTRIES] for n in range(0, len(entries), MOST_ENTRIES))
    texts = (_json([path, entries[0].title, category, list(map(_shown, block))]) for block in blocks)
    return Contribution(path, tuple(texts), _ranked(words), _ranked(names), _ranked(roles), category)


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _ranked(found: dict[str, list[str]]) -> dict[str, str]:
    """Return the places of each word, those in titles first, then by their order in the page."""
    return {
        form: " ".join(sorted(places, key=postings.rank)) if len(places) > 1 else places[0]
        for form, places in sorted(found.items())
    }


def label_word(number: int) -> str:
    """Return the word under which a label of a reader is found, by its place among them."""
    return f"={number}"


def _hows(entry: SearchEntry, reader: Reader) -> dict[str, int]:
    """Return how an entry has each of its words and labels: in the title, in other words for it, or in the text."""
    ignored = reader.ignored
    said = {line.partition(": ")[0] for line in entry.text.split("\n")}
    text = Counter([form for forms in words_in(entry.text) for form in forms if form not in ignored])
    length = text.total()
    hows = {form: postings.in_text(times, length) for form, times in text.items()}
    also = [form for forms in words_in(entry.also) for form in forms if form not in ignored]
    if entry.kind in THINGS:
        hows |= dict.fromkeys(initials(entry.title, ignored), postings.ALSO)
    hows |= dict.fromkeys(also, postings.ALSO)
    title = words_in(entry.title)
    title = [forms for forms in title if forms[0] not in ignored] or title
    for at, (whole, *parts) in reversed(list(enumerate(title))):
        hows |= dict.fromkeys(parts, postings.in_title(at + 1, len(title) + 1))
        hows[whole] = postings.in_title(at, len(title))
    short = min(len(also) + 1, len(title))
    for at, form in reversed(list(enumerate(also))):
        if hows[form] < postings.ALSO:
            hows[form] = postings.in_title(at, short, in_both=True)
    for number, label in enumerate(reader.labels):
        if label == entry.title:
            hows[label_word(number)] = postings.in_title(0, 1)
        elif label in said:
            hows[label_word(number)] = postings.ALSO
    return hows


def initials(title: str, ignored: frozenset[str]) -> set[str]:
    """Return what people may shorten a name of three words or more to: `Return on investment` is roi."""
    words = list(filter(None, map(plain, _WORD.findall(title.partition("(")[0]))))  # a mark alone is no word
    found = ("".join(word[0] for word in some) for some in (words, [word for word in words if word not in ignored]))
    return {letters for letters in found if len(letters) >= FEWEST_INITIALS}


def _most(entry: SearchEntry) -> int:
    return MOST_REPEATED if entry.repeats else MOST_TEXT


def _shown(entry: SearchEntry) -> list[str | int]:
    most = _most(entry)
    text = entry.text if len(entry.text) <= most else f"{entry.text[:most].rsplit(None, 1)[0]} …"
    return [KINDS_FOUND.index(entry.kind), entry.anchor, entry.title, entry.number, text]

"""What all pages add to the search, to its files: scripts that each hand over one value in JSON.

Files of words and of texts are made anew only where a page has changed. What must be known for that is kept in a store;
without it everything is made anew, with the same bytes.
Knows: contributions, shards, the store, the paths of roles' pages. Must not know what pages say or how files are written.
"""

from __future__ import annotations

import json
import sys
from functools import cached_property, partial
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from playpress.machine.processes import meanwhile
from playpress.pages.address import page_path
from playpress.publish.search import postings
from playpress.publish.search.shards import Shard, bucket_of, cuts, order, shards
from playpress.publish.search.store import Store

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from playpress.publish.search.contribution import Contribution

    Places = dict[str, str]
    """By a page's number (a string, as in JSON): places of a word, best first, with a space between them: few objects."""
    Bucket = dict[str, Places]
    """By word."""
    Make = Callable[[], bytes]

Put = TypeVar("Put")

FOLDER = "assets/search"
NAMES, ROLES = "names", "roles"
MOST_NAMES, MOST_PAGES_OF_NAME = 6_000, 30
"""The most words of names in the first file, the most frequent ones; and the most pages of each."""
COMPOUNDING, COMPOUND = "de", 8
"""The language that writes several words as one, and the letters that such a word has at least."""


class Added(Protocol):
    """What a page adds to the search, which is read when it is needed."""

    @property
    def path(self) -> str:
        """The page's path below the folder of pages."""

    @property
    def digest(self) -> str:
        """A digest of what it adds."""

    def read(self) -> Contribution:
        """Return what it adds."""

    def read_blocks(self) -> Sequence[str]:
        """Return the texts of that alone."""


def build_index(
    data: Mapping[str, Any],
    endings: str,
    pages: Sequence[Added],
    put: Callable[[str, bytes], Put],
    store: Path | None = None,
    has: Callable[[str], bool] = lambda _path: False,
) -> dict[str, Put | None]:
    """Put the files of the search where they belong; return the path of each, and what `put` returns or None if it stays.

    `data` is what the handbook says about words (`search_data`), `endings` the script that takes endings off. `pages` are in
    the order of the plan; what they add is read of changed pages only, and of those of whose files `has` says that the
    site does not have them. `put` gets path in the site and content of each file that has changed, and perhaps of
    others; in a copy of this process where there are many. `store` is a folder in which we keep what we know until
    next time.

    Raises:
        OSError: the store cannot be written.
    """
    known = _Known(Store(store), pages)
    try:
        known.follow()
        return _put_files(data, endings, known, put, has)
    except _LostError:
        known = _Known(Store(store), pages)
        known.start_anew()
        return _put_files(data, endings, known, put, has)


def _put_files(
    data: Mapping[str, Any], endings: str, known: _Known, put: Callable[[str, bytes], Put], has: Callable[[str], bool]
) -> dict[str, Put | None]:
    """Put the files of words while those of texts are put as well, which is as much work."""
    with meanwhile(len(known.changed), partial(_put_texts, known.changed, known.pages, put)) as texts:
        known.add_changed()
        done: dict[str, Put | None] = {}
        for path, (make, is_touched) in dict(_makers(data, endings, known)).items():
            done[path] = put(path, make()) if is_touched or not has(path) else None
        done |= texts()
    for page in set(range(len(known.pages))).difference(known.changed):
        paths = [_path(_text(page, block)) for block in range(known.index["blocks"][page])]
        done |= dict.fromkeys(paths) if all(map(has, paths)) else _put_texts([page], known.pages, put)
    known.keep()
    return done


def _put_texts(numbers: Iterable[int], pages: Sequence[Added], put: Callable[[str, bytes], Put]) -> dict[str, Put]:
    """Put the texts of the pages with these numbers, each block into a file."""
    texts = ((_text(page, n), text) for page in numbers for n, text in enumerate(pages[page].read_blocks()))
    return {_path(key): put(_path(key), _said(key, text)) for key, text in texts}


class _LostError(Exception):
    """Something that was kept is not there any more, or not as it was."""


class _Known:
    """All places of all words, in buckets that are read from the store when they are needed."""

    def __init__(self, store: Store, pages: Sequence[Added]) -> None:
        self.store, self.pages = store, pages
        self.buckets: dict[str, Bucket] = {}
        self.touched: set[str] = set()
        self.changed: list[int] = []
        self.index: dict[str, Any] = {}
        self.is_new = False
        self.texts: dict[tuple[str, str], str] = {}

    @cached_property
    def numbers(self) -> dict[str, int]:
        """The number of each page by its path."""
        return {page.path: number for number, page in enumerate(self.pages)}

    def follow(self) -> None:
        """Find what has changed since the last time.

        Raises:
            _LostError: that cannot be done.
        """
        self.index = self._kept("index")
        if self.index["paths"] != [page.path for page in self.pages]:
            raise _LostError
        self.changed = [n for n, page in enumerate(self.pages) if page.digest != self.index["digests"][n]]

    def start_anew(self) -> None:
        """Take every page as changed."""
        self.is_new, self.touched = True, {NAMES, ROLES}
        count = len(self.pages)
        self.changed = list(range(count))
        self.index = {
            "paths": [page.path for page in self.pages],
            "digests": [""] * count,
            "blocks": [0] * count,
            "categories": [""] * count,
            "sizes": {},
            "cuts": {},
            "long": {},
            "shards": [],
        }

    def add_changed(self) -> None:
        """Take what the changed pages add. The store has no index then: a run may end at any time.

        Raises:
            _LostError: what they had added is not known.
        """
        if self.changed:
            self.store.remove("index")
        for number in self.changed:
            self._add(number, {} if self.is_new else self._kept(f"pages/{number}"))

    def _kept(self, name: str) -> Any:
        found = self.store.read(name)
        if found is None:
            raise _LostError
        return found

    def _add(self, number: int, before: Mapping[str, Mapping[str, str]]) -> None:
        """Replace what a page had added, also in the store."""
        new = self.pages[number].read()
        now = {"words": new.words, NAMES: new.names, ROLES: new.roles}
        for kind, found in now.items():
            self._replace(kind, str(number), before.get(kind, {}), found)
        self.store.write(f"pages/{number}", now)
        self.index["blocks"][number], self.index["categories"][number] = len(new.blocks), new.category
        self.index["digests"][number] = self.pages[number].digest

    def _replace(self, kind: str, page: str, before: Mapping[str, str], now: Mapping[str, str]) -> None:
        """Replace the places of a page's words of a kind."""
        for word in before.keys() - now.keys():
            bucket = self._touch(kind, word)
            del bucket[word][page]
            if not bucket[word]:
                del bucket[word]
        begin = None
        for word, places in now.items():  # in order, so that a bucket is looked for once
            if before.get(word) != places:
                if begin != (begin := bucket_of(word)):
                    bucket = self._touch(kind, word)
                bucket.setdefault(word, {})[page] = sys.intern(places)

    def _touch(self, kind: str, word: str) -> Bucket:
        """Return the bucket of a word of a kind, which will not be as it was."""
        name = kind if kind in (NAMES, ROLES) else _bucket_name(bucket_of(word))
        self.touched.add(name)
        return self.bucket(name)

    def bucket(self, name: str) -> Bucket:
        """Return a bucket.

        Raises:
            _LostError: the store should have it and does not.
        """
        if name not in self.buckets:
            is_new = self.is_new or (name.startswith("w ") and name[2:] not in self.index["sizes"])
            self.buckets[name] = {} if is_new else self._kept(_file(name))
        return self.buckets[name]

    def shards(self) -> Iterator[tuple[Shard, bool]]:
        """Yield all files of words, each with whether it has changed."""
        for name in sorted(self.touched):
            if name.startswith("w "):
                self._measure(name)
        before = {Shard(a, tuple(b), *rest) for a, b, *rest in self.index["shards"]}
        found = shards(self.index["sizes"], self.index["cuts"])
        self.index["shards"] = found
        for shard in found:
            yield shard, shard not in before or any(f"w {bucket}" in self.touched for bucket in shard.buckets)

    def text(self, name: str, word: str) -> str:
        """Return all places of a word of a bucket, as a file has them."""
        if (name, word) not in self.texts:
            self.texts[name, word] = _joined(self.bucket(name)[word])
        return self.texts[name, word]

    def _measure(self, name: str) -> None:
        bucket = self.buckets[name]
        sizes = [(word, len(self.text(name, word)) + len(word)) for word in sorted(bucket, key=order)]
        self.index["sizes"].pop(name[2:], None)
        self.index["cuts"].pop(name[2:], None)
        self.index["long"].pop(name[2:], None)
        if sizes:
            self.index["sizes"][name[2:]] = sum(size for _, size in sizes)
            self.index["long"][name[2:]] = [word for word, _ in sizes if len(word) >= COMPOUND]
            if found := cuts(sizes):
                self.index["cuts"][name[2:]] = found

    def keep(self) -> None:
        """Write what has changed to the store, the index last: without it, nothing of the store is used."""
        self.store.remove("index")
        names = (NAMES, ROLES, *sorted(self.touched - {NAMES, ROLES}))
        for name in names:
            if self.is_new or name in self.touched:
                self.store.write(_file(name), self.bucket(name))
        self.store.write("index", self.index)


def _makers(data: Mapping[str, Any], endings: str, known: _Known) -> Iterator[tuple[str, tuple[Make, bool]]]:
    """Yield the path of each file but those of texts, with what makes it, and whether it has changed."""
    bounds = []
    for shard, is_touched in known.shards():
        key = f"w-{_safe(shard.buckets[0])}-{shard.part}" if shard.part else f"w-{_safe(shard.buckets[0])}"
        bounds.append([shard.first, key])
        yield _path(key), (partial(_words, key, shard, known), is_touched)
    yield _path(NAMES), (partial(_names, known), NAMES in known.touched)
    for role in known.bucket(ROLES):
        yield _path(f"r-{role}"), (partial(_role, role, known), ROLES in known.touched)
    compounds = _compounds(known.index["long"].values()) if data["language"] == COMPOUNDING else {}
    for begin, words in compounds.items():
        yield _path(f"c-{begin}"), (partial(_script, f"c-{begin}", " ".join(words)), True)
    yield _path("endings"), (endings.encode, True)
    head = {
        **data,
        "compounds": list(compounds),
        "pages": len(known.pages),
        "shards": bounds,
        "runs": _runs(known.index["categories"]),
        "doing": sorted(known.bucket(ROLES)),
        "of_roles": _pages_of_roles(known.index["paths"]),
    }
    yield _path("head"), (partial(_script, "head", head), True)


def _compounds(words: Iterable[Sequence[str]]) -> dict[str, list[str]]:
    """Return the words that may have a part which begins with two letters, by these letters."""
    found: dict[str, set[str]] = {}
    for word in (word for some in words for word in some):
        for at in range(3, len(word) - 3):
            if (begin := word[at : at + 2]).isascii() and begin.isalnum():
                found.setdefault(begin, set()).add(word)
    return {begin: sorted(found[begin]) for begin in sorted(found)}


def _runs(categories: Sequence[str]) -> list[list[Any]]:
    """Return where each run of pages of one category begins: [page's number, category]."""
    return [[n, c] for n, c in enumerate(categories) if n == 0 or c != categories[n - 1]]


def _pages_of_roles(paths: Sequence[str]) -> list[int]:
    """Return the number of the first page of a role, and that of the first page after the last one."""
    folder = page_path("role", "").partition("/")[0] + "/"
    found = [number for number, path in enumerate(paths) if path.startswith(folder)]
    return [found[0], found[-1] + 1] if found else [0, 0]


def _words(key: str, shard: Shard, known: _Known) -> bytes:
    """Return the file of a shard: its words in order, and their places."""
    found = {word: name for name in map(_bucket_name, shard.buckets) for word in known.bucket(name)}
    last = order(shard.before) if shard.before else None
    words = [
        w for w in sorted(found, key=order) if order(w) >= order(shard.first) and (last is None or order(w) < last)
    ]
    return _script(key, [" ".join(words), [known.text(found[word], word) for word in words]])


def _names(known: _Known) -> bytes:
    """Return the file of words of names, and their places."""
    bucket = known.bucket(NAMES)
    often = sorted(bucket, key=lambda word: (-len(bucket[word]), order(word)))[:MOST_NAMES]
    words = sorted(often, key=order)
    return _script(NAMES, [" ".join(words), [_joined(_best(bucket[word])) for word in words]])


def _role(role: str, known: _Known) -> bytes:
    """Return the file of a role: the places of what it does, and of everything that its own page says."""
    whole = known.numbers.get(page_path("role", role))
    return _script(f"r-{role}", _joined(known.bucket(ROLES)[role], whole))


def _text(page: int, block: int) -> str:
    """Return the key of a block of texts."""
    return f"t-{page}-{block}"


def _best(places: Places) -> Places:
    def rank(page: str) -> tuple[int, int]:
        best = places[page].partition(" ")[0]
        return postings.rank(best)[0], int(page)

    return {page: places[page] for page in sorted(places, key=rank)[:MOST_PAGES_OF_NAME]}


def _joined(places: Places, whole: int | None = None) -> str:
    return postings.joined({int(page): found.split() for page, found in places.items()}, whole)


def _bucket_name(bucket: str) -> str:
    return f"w {bucket}"


def _file(name: str) -> str:
    return f"words/{_safe(name)}"


def _safe(text: str) -> str:
    """Return a text as the name of a file: letters and digits as they are."""
    return "".join(c if c.isascii() and c.isalnum() else f"_{ord(c):x}_" for c in text)


def _path(key: str) -> str:
    return f"{FOLDER}/{key}.js"


def _script(key: str, value: object) -> bytes:
    return _said(key, json.dumps(value, ensure_ascii=False, separators=(",", ":")))


def _said(key: str, text: str) -> bytes:
    """Return a script that hands over a value; nothing in it can end the script or begin markup."""
    for sign in "<>\u2028\u2029":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return f"playpressSearch({json.dumps(key)},{text});\n".encode("utf-8", "backslashreplace")

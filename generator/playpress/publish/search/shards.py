"""The vocabulary to files: words that begin alike stand together, in files of about the same size.

Where a file begins depends only on the words near it, so that a changed page changes few files.
Must not know pages.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

LARGEST = 16_000
"""The characters in a file of words; a single word may have more."""


class Shard(NamedTuple):
    """A file of words: its first word or beginning of words, the buckets it has, and the first word that it has no more.

    `before` is empty, and `part` 0, unless one bucket is split over several files.
    """

    first: str
    buckets: tuple[str, ...]
    before: str = ""
    part: int = 0


def bucket_of(word: str) -> str:
    """Return the bucket of a word: its first two characters."""
    return word[:2]


def order(word: str) -> bytes:
    """Return the sort key of a word, in the order of a browser: by UTF-16 units."""
    return word.encode("utf-16-be", "surrogatepass")


def cuts(sizes: Iterable[tuple[str, int]]) -> list[str]:
    """Return the words, of (word, size) pairs in order, at which the second and further files of a bucket begin."""
    found: list[str] = []
    size = 0
    for word, length in sizes:
        if size and size + length > LARGEST:
            found.append(word)
            size = 0
        size += length
    return found


def shards(sizes: Mapping[str, int], cut: Mapping[str, Sequence[str]]) -> list[Shard]:
    """Return all files in order, of the size of each bucket and the cuts of large ones."""
    ordered = sorted(sizes, key=order)
    return [
        shard for _, group in groupby(ordered, key=lambda bucket: bucket[:1]) for shard in _of_letter(group, sizes, cut)
    ]


def _of_letter(buckets: Iterable[str], sizes: Mapping[str, int], cut: Mapping[str, Sequence[str]]) -> Iterator[Shard]:
    together: list[str] = []
    for bucket in buckets:
        if together and sum(map(sizes.__getitem__, (*together, bucket))) > LARGEST:
            yield Shard(together[0], tuple(together))
            together = []
        if cut.get(bucket):
            starts = [bucket, *cut[bucket]]
            yield from (
                Shard(a, (bucket,), b, n) for n, (a, b) in enumerate(zip(starts, [*starts[1:], ""], strict=True), 1)
            )
        else:
            together.append(bucket)
    if together:
        yield Shard(together[0], tuple(together))

"""Random little handbooks, flawed in the ways of people: wrong names, duplicates, stray files, broken YAML."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import strategies as st

from tests.tools.handbook import REGISTRIES, SMALLEST

if TYPE_CHECKING:
    from collections.abc import Sequence

SERIES = "date,value,note\n2026-09-01,12,\n2026-09-02,14,Snow\n"
TEXTS = {
    "yml": (
        SMALLEST,
        SMALLEST.replace("outcome: The product is sold", "outcome: See [[lead]] and [[deliver]]"),
        SMALLEST + "category: service\nid: sell\ncolour: red\n",
        SMALLEST.replace("steps:", "step:"),
        "boss: {name: Boss, aliases: [Der Chef]}\n",
        "boss: Boss\nclerk:\nÜber uns: {name: We}\nx-more: 1\n",
        "a: {name: A, id: a, description: Sold #3 times, nme: x}\nb: {name: B}\n",
        "name: [unclosed\nlanguage: fr\n",
        "name: Haus\nlanguage: de\nstart_here: [Über uns]\n",
        "language: pl\n",
        "- a list\n",
        "a: &x 1\na: *x\n",
        "",
    ),
    "csv": (SERIES, SERIES.replace(",", ";"), SERIES + SERIES, 'date,value\nnever,1\n2026-09-01,12 %,x,y\n"', ""),
    "txt": ("Ask the boss.\n", SMALLEST, SERIES),
}
BYTES = (b"\xff\xfe\x00name", b"name: caf\xe9\n", b"\xef\xbb\xbfname: A\r\nowner: boss\r\n", b"\0\0")

folders = st.sampled_from(
    (
        "",
        "sales/",
        "service/",
        "Über uns/",
        "catalog/",
        "measurements/",
        "plans/",
        "sales/more/",
        ".hid/",
        "sales/x.yml/",
    )
)
stems = st.sampled_from(
    (
        "sell",
        "Sell",
        "Verkäufe führen",
        "handbook",
        "Handbuch",
        "roles",
        "tools",
        "glossary",
        "rols",
        "sales",
        "README",
        ".git",
    )
)
endings = st.sampled_from(
    (".yml", ".yml", ".yaml", ".YML", ".yml.txt", ".csv", ".CSV", ".tsv", ".txt", ".docx", ".xlsx", ".bak", "")
)
paths = st.builds("".join, st.tuples(folders, stems, endings))


@st.composite
def mutilated(draw: st.DrawFn, text: str) -> bytes:
    """Return a text of which a piece may be cut out or doubled."""
    start, end = sorted(draw(st.tuples(st.integers(0, len(text)), st.integers(0, len(text)))))
    kept = draw(st.sampled_from((text, text[:start] + text[end:], text[:end] + text[start:])))
    return kept.encode()


@st.composite
def contents(draw: st.DrawFn, path: str) -> bytes:
    """Return what a file may hold, mostly something of the kind that its name promises."""
    kind = "csv" if path.startswith("measurements/") else "yml" if ".y" in path.lower() else "txt"
    some: Sequence[str | bytes] = draw(st.sampled_from((TEXTS[kind], TEXTS[kind], BYTES, *TEXTS.values())))
    one = draw(st.sampled_from(some))
    return one if isinstance(one, bytes) else draw(mutilated(one))


GOOD = {path.removeprefix("playbooks/"): text.encode() for path, text in REGISTRIES.items()} | {
    "sales/sell.yml": SMALLEST.encode()
}


@st.composite
def handbooks(draw: st.DrawFn) -> dict[str, bytes]:
    """Return the files of a handbook by path: good ones, some of which are missing or broken, and others."""
    files = {path: raw for path, raw in GOOD.items() if draw(st.integers(0, 5))}
    for path in draw(st.lists(st.sampled_from(sorted(GOOD)), max_size=2)):
        files[path] = draw(mutilated(GOOD[path].decode()))
    files |= {path: draw(contents(path)) for path in draw(st.sets(paths, max_size=6))}
    return {path: raw for path, raw in files.items() if not any(other.startswith(f"{path}/") for other in files)}

"""One handbook to what its site costs: built by us, by plain Material, by Zensical and by hugo, in turns.

All but us build the Markdown that we generate. Plain Material has its defaults: `site_name` and `theme: material`, nothing
else. Nobody else has a way to build only what has changed.
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from tests.bench.measure import NOT_YET, Run, measure
from tests.bench.variants import edit_step, write_variants

if TYPE_CHECKING:
    from collections.abc import Sequence

OURS, PLAIN, ZENSICAL, HUGO = "playpress", "plain Material", "Zensical", "hugo, bare pages"
COLD, UNCHANGED, EDITED = "cold", "nothing changed", "one step edited"
PLAYPRESS = Path(sys.executable).with_name("playpress")
PLAIN_SETTINGS = "site_name: Plain\ntheme: material\n"
HUGO_SETTINGS = 'disableKinds = ["taxonomy", "term", "rss"]\n[markup.goldmark.renderer]\nunsafe = true\n'
HUGO_PAGE = "<!doctype html><title>{{ .Title }}</title><main>{{ .Content }}</main>\n"


class Measured(NamedTuple):
    """What is measured: by whom a site is built, and what has happened before."""

    builder: str
    case: str


class Corpus(NamedTuple):
    """A handbook, and the folders in which each builds it; `files` are the playbooks that we build."""

    files: Sequence[Path]
    ours: Path
    tree: Path
    plain: Path
    hugo: Path

    @property
    def site(self) -> Path:
        """The site that we have built."""
        return self.ours / "build" / "site"


def prepare(folder: Path, playbooks: int) -> Corpus:
    """Write a handbook of so many playbooks, and what the peers build, below `folder`."""
    corpus = Corpus(write_variants(folder / "ours", playbooks), *(folder / name for name in Corpus._fields[1:]))
    shutil.copytree(corpus.ours, corpus.tree)
    measure([PLAYPRESS, "generate", "-C", corpus.tree])
    docs = corpus.tree / "build" / "docs"
    shutil.copytree(docs, corpus.plain / "docs", ignore=shutil.ignore_patterns("*.svg"))
    (corpus.plain / "mkdocs.yml").write_text(PLAIN_SETTINGS, "utf-8")
    shutil.copytree(corpus.plain / "docs", corpus.hugo / "content")
    (corpus.hugo / "content" / "index.md").rename(corpus.hugo / "content" / "_index.md")
    (corpus.hugo / "hugo.toml").write_text(HUGO_SETTINGS, "utf-8")
    for name in ("single", "list"):
        layout = corpus.hugo / "layouts" / "_default" / f"{name}.html"
        layout.parent.mkdir(parents=True, exist_ok=True)
        layout.write_text(HUGO_PAGE, "utf-8")
    return corpus


def measure_builds(corpus: Corpus, rounds: int) -> dict[Measured, Run]:
    """Build with everyone, the best of so many rounds; hugo is missing where it is not installed."""
    best: dict[Measured, Run] = {}
    for number in range(rounds):  # all take turns, so that a busy minute of the machine does not hit one of them alone
        for measured, done in _round(corpus, number):
            best[measured] = min(best.get(measured, NOT_YET), done, key=lambda one: one.wall)
    return best


def build_cold(handbook: Path) -> Run:
    """Build a handbook with us from nothing."""
    remove_build(handbook)
    return build_again(handbook)


def build_again(handbook: Path) -> Run:
    """Build a handbook with us on what earlier builds have left."""
    return measure([PLAYPRESS, "build", "-C", handbook])


def remove_build(handbook: Path) -> None:
    """Remove all that builds have left."""
    shutil.rmtree(handbook / "build", ignore_errors=True)


def _round(corpus: Corpus, number: int) -> list[tuple[Measured, Run]]:
    taken = [(Measured(OURS, COLD), build_cold(corpus.ours)), (Measured(OURS, UNCHANGED), build_again(corpus.ours))]
    edit_step(corpus.files[len(corpus.files) // 2], f"Look twice ({number}).")
    taken.append((Measured(OURS, EDITED), build_again(corpus.ours)))
    for builder, folder, output, command in _peers(corpus):
        for left in output:
            shutil.rmtree(folder / left, ignore_errors=True)
        taken.append((Measured(builder, COLD), measure(command, folder=folder)))
        if builder != PLAIN:  # which begins anew each time
            taken.append((Measured(builder, UNCHANGED), measure(command, folder=folder)))
    return taken


def _peers(corpus: Corpus) -> list[tuple[str, Path, Sequence[str], Sequence[str]]]:
    """Return who builds, in which folder, what is removed there before, and by which command."""
    hugo = shutil.which("hugo")
    python = sys.executable
    peers: list[tuple[str, Path, Sequence[str], Sequence[str]]] = [
        (PLAIN, corpus.plain, ["site"], [python, "-m", "mkdocs", "build", "-q"]),
        (ZENSICAL, corpus.tree / "build", ["site", ".cache"], [python, "-m", "zensical", "build", "-f", "mkdocs.yml"]),
    ]
    return [*peers, (HUGO, corpus.hugo, ["public", "resources"], [hugo, "--quiet"])] if hugo else peers

"""Measures whole builds of a handbook made of variants of the shipped one, beside plain Material, Zensical and hugo.

Everything stands in one table, with what is promised of it below; promises compare us with plain Material on the same
Markdown in the same run, by the clock, since a build may use all cores.
"""
# ruff: noqa: T201 - it prints: it is a command

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.bench.builds import (
    COLD,
    EDITED,
    HUGO,
    OURS,
    PLAIN,
    PLAYPRESS,
    UNCHANGED,
    ZENSICAL,
    Measured,
    build_cold,
    measure_builds,
    prepare,
    remove_build,
)
from tests.bench.history import append_line
from tests.bench.measure import measure_pace, promise
from tests.bench.stages import shares_of_stages
from tests.bench.variants import write_variants
from tests.bench.weights import bytes_of_first_search, bytes_of_site, largest_page

if TYPE_CHECKING:
    from pathlib import Path

    from tests.bench.builds import Corpus
    from tests.bench.measure import Run
    from tests.bench.weights import Page

PROMISED = 1000
AT_MOST = {COLD: 0.15, EDITED: 0.01, UNCHANGED: 0.006}
"""Our seconds as a part of plain Material's."""
MEMORY, SITE, PAGE, SEARCH = 400, 0.2, 150, 150
"""MiB of a process; MB of the site for each playbook; KB of the largest page and of the first search, compressed."""
TIMES, LARGER = 5, 5.3
"""So many times as many playbooks may cost so many times as much."""
Figures = dict[str, object]


def bench_site(folder: Path, playbooks: int, rounds: int, history: Path, *, larger: bool) -> None:
    """Measure, print, and append a line to the history; `larger` builds five times as many playbooks, too."""
    slowness = measure_pace(folder / "pace")
    corpus = prepare(folder / "site", playbooks)
    count = len(corpus.files)
    print(
        f"\nThe site of {count} playbooks; the best of {rounds} rounds; this machine is {slowness:.1f} times as slow as ours\n"
    )
    taken = measure_builds(corpus, rounds)
    print_table(taken)
    figures: Figures = {"slowness": f"{slowness:.2f}", "playbooks": count, "rounds": rounds}
    print()
    if count < PROMISED:
        print(f"(What is promised is promised of {PROMISED} playbooks; start-up weighs more in fewer.)")
    figures |= tell_times(taken) | tell_weights(corpus)
    if larger:
        figures |= tell_larger(folder / "larger", count, taken[Measured(OURS, COLD)])
    figures |= tell_stages(corpus)
    append_line(figures, history)


def print_table(taken: dict[Measured, Run]) -> None:
    """Print what each build took, and as a part of plain Material's."""
    plain = taken[Measured(PLAIN, COLD)]
    print(f"{'':18}{'':18}{'seconds':>9}{'of plain':>10}{'CPU s':>9}{'of plain':>10}{'MiB':>6}")
    for (builder, case), r in taken.items():
        times = f"{r.wall:>9.2f}{r.wall / plain.wall:>10.3f}{r.seconds:>9.2f}{r.seconds / plain.seconds:>10.3f}"
        print(f"{builder:18}{case:18}{times}{r.mebibytes:>6}")
    if Measured(HUGO, COLD) not in taken:
        print(f"{HUGO:18}is not installed")


def tell_times(taken: dict[Measured, Run]) -> Figures:
    """Print which promises of time and memory are kept; return the figures."""
    plain = taken[Measured(PLAIN, COLD)]
    ours = {case: taken[Measured(OURS, case)] for case in (COLD, UNCHANGED, EDITED)}
    for case, most in AT_MOST.items():
        ratio, cpu = ours[case].wall / plain.wall, ours[case].seconds / plain.seconds
        told = f"{ratio:.4f} (of its CPU time {cpu:.4f})"
        promise(f"{case} in at most {most:g} of plain Material's time", told, kept=ratio <= most)
    memory = max(run.mebibytes for run in ours.values())
    promise(f"at most {MEMORY} MiB a process", f"{memory} MiB", kept=memory <= MEMORY)
    walls = {"zensical_s": Measured(ZENSICAL, COLD), "hugo_s": Measured(HUGO, COLD), "plain_s": Measured(PLAIN, COLD)}
    walls |= {
        f"{name}_s": Measured(OURS, case)
        for name, case in (("cold", COLD), ("unchanged", UNCHANGED), ("edited", EDITED))
    }
    figures: Figures = {name: f"{taken[key].wall:.2f}" for name, key in walls.items() if key in taken}
    cpus = {f"{key.removesuffix('_s')}_cpu_s": f"{taken[walls[key]].seconds:.2f}" for key in figures}
    return {**figures, **cpus, "memory_mib": memory, "plain_mib": plain.mebibytes}


def tell_weights(corpus: Corpus) -> Figures:
    """Measure the site that we have built, print which promises of bytes are kept, and return the figures."""
    each = bytes_of_site(corpus.site) / len(corpus.files)
    return tell_bytes(each, largest_page(corpus.site), bytes_of_first_search(corpus.site))


def tell_bytes(each: float, page: Page, search: int | None) -> Figures:
    """Print which promises are kept; return the figures. `each` is for a playbook, `search` None if there was no answer."""
    site, size = each / 1e6, page.size / 1e3
    found = float("inf") if search is None else search / 1e3
    promise(f"the site at most {SITE:g} MB a playbook", f"{site:.3f} MB", kept=site <= SITE)
    promise(f"each page at most {PAGE} KB, compressed", f"{size:.0f} KB ({page.path})", kept=size <= PAGE)
    told = "no answer" if search is None else f"{found:.0f} KB"
    promise(f"the first search at most {SEARCH} KB, compressed", told, kept=found <= SEARCH)
    figures: Figures = {"site_mb": f"{site:.3f}", "largest_page_kb": f"{size:.0f}"}
    return figures if search is None else {**figures, "first_search_kb": f"{found:.0f}"}


def tell_larger(folder: Path, playbooks: int, cold: Run) -> Figures:
    """Build a handbook five times as large and print whether it costs in proportion; return the figure."""
    files = write_variants(folder, playbooks * TIMES)
    run = build_cold(folder)
    ratio, size = run.wall / cold.wall, len(files) / playbooks
    promise(
        f"{len(files)} playbooks cost at most {LARGER:g} times as much",
        f"{ratio:.2f} times ({run.wall:.0f} s)",
        kept=ratio <= LARGER * size / TIMES,
    )
    promise(f"… and at most {MEMORY} MiB a process", f"{run.mebibytes} MiB", kept=run.mebibytes <= MEMORY)
    return {"five_times": f"{ratio * TIMES / size:.2f}"}


def tell_stages(corpus: Corpus) -> Figures:
    """Print the share of each stage of a cold build, in a run of its own; return the figure."""
    remove_build(corpus.ours)
    told = {stage: f"{share:.0%}" for stage, share in shares_of_stages([PLAYPRESS, "build", "-C", corpus.ours]).items()}
    print("\nShares of a cold build:", ", ".join(f"{stage} {share}" for stage, share in told.items()))
    return {"stages": "; ".join(f"{stage} {share}" for stage, share in told.items())}

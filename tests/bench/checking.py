"""Measures `playpress check`, `playpress generate`, drawing and the building of pages on a made-up handbook, beside a peer and the bare reader.

Every figure is CPU time (user and system) and peak memory of a fresh process; of several rounds the best one counts. The
other checker is check-jsonschema, on the same files, with the schema of our own model. Prints one table and whether each
promise is kept.
"""
# ruff: noqa: T201 - it prints: it is a command

from __future__ import annotations

import json
import shutil
import sys
from pathlib import Path
from typing import NamedTuple

from playpress.model.playbook import Playbook
from tests.bench.corpus import FLAWS, write_corpus, write_flawed
from tests.bench.measure import LOADER, LOADER_PACE, NOT_YET, BenchError, Run, measure, promise, run

HERE = Path(__file__).parent
PLAYPRESS = (sys.executable, "-c", "from playpress.cli import main; main(prog_name='playpress')")
PEER = (sys.executable, "-m", "check_jsonschema", "--schemafile")
CHECK_AT_MOST, GENERATE_AT_MOST, MEMORY_AT_MOST = 4.0, 12.0, 400
"""CPU seconds and MiB at 1,000 playbooks, at the pace at which PyYAML's C loader takes `LOADER_PACE` a file."""
DRAW_AT_MOST, CACHED_AT_MOST = 20.0, 1.0
"""CPU seconds for a thousand diagrams of 15 steps in two views, at that pace."""
PROMISED = 1000
ABOUT = 1.1
"""What still counts as "about"."""
FASTER_THAN_PEER = 5.0
LINEAR = 1.25
"""A playbook of the second half may cost this many times what one of the second quarter costs: noise, no trend."""


THINGS, PAGES_RATIO = 0.4, 4
"""Roles, tools, data sets, KPIs, goals and terms for each playbook whose pages are built, and by how much the sizes compared differ."""


def playbook_schema() -> dict[str, object]:
    """Return the model as a JSON Schema for files: without what the path says, with the short forms that the model takes."""
    schema = Playbook.model_json_schema()
    for key in ("id", "category"):
        schema["required"].remove(key)
    text = {"type": "string"}
    for name, definition in schema["$defs"].items():
        if name in ("_Trigger", "ToolUse"):
            schema["$defs"][name] = {"anyOf": [text, definition]}
        elif name == "_Duration":
            schema["$defs"][name] = {"anyOf": [definition["properties"]["likely"], definition]}
        for key, value in definition.get("properties", {}).items():
            if key in ("responsible", "consulted", "informed", "next", "at"):
                definition["properties"][key] = {"anyOf": [text, value]}
    return schema


class Corpus(NamedTuple):
    """A handbook on disk."""

    folder: Path
    files: list[Path]


def bench_checking(folder: Path, playbooks: int, rounds: int) -> None:
    """Write the handbooks, measure, print."""
    sizes = [max(1, playbooks // 4), max(2, playbooks // 2), playbooks]
    handbooks = {n: Corpus(folder / str(n), write_corpus(folder / str(n), n)) for n in sizes}
    lines = sum(len(path.read_text("utf-8").splitlines()) for path in handbooks[playbooks].files) / playbooks
    print(
        f"{playbooks} playbooks of {lines:.0f} lines; the best of {rounds} rounds; Python {sys.version.split()[0]}\n",
        flush=True,
    )

    schema = folder / "playbook.schema.json"
    schema.write_text(json.dumps(playbook_schema()), "utf-8")
    files = [str(path) for path in handbooks[playbooks].files]
    verify_peer(schema, folder)

    check, generate = dict.fromkeys(sizes, NOT_YET), dict.fromkeys(sizes, NOT_YET)
    peer = loader = NOT_YET
    for _ in range(rounds):  # all take turns, so that a busy minute of the machine does not hit one of them alone
        for n, handbook in handbooks.items():
            check[n] = min(check[n], measure([*PLAYPRESS, "check", "-C", str(handbook.folder)]))
            shutil.rmtree(handbook.folder / "build", ignore_errors=True)
            generate[n] = min(generate[n], measure([*PLAYPRESS, "generate", "-C", str(handbook.folder)]))
        peer = min(peer, measure([*PEER, str(schema), *files]))
        loader = min(loader, measure([sys.executable, "-c", LOADER], "\n".join(files)))

    print_table(check, generate, peer, loader)
    slopes = {name: slope(taken) for name, taken in (("check", check), ("generate", generate))}
    print()
    for name, (middle, upper) in slopes.items():
        print(
            f"{name}: {upper * 1000:.2f} ms for each further playbook, without start-up ({middle * 1000:.2f} ms in the quarter before)"
        )
    found, theirs = count_found(folder / "flawed", schema)
    print(
        f"\nFlaws found, of {len(FLAWS)} in {len(FLAWS)} files: playpress {len(found)}, check-jsonschema {len(theirs)}"
    )
    print(f"only playpress: {', '.join(f.name for f in FLAWS if f.name in found and f.name not in theirs)}\n")

    if playbooks < PROMISED:
        print(f"(What is promised is promised of {PROMISED} playbooks; start-up weighs more in fewer.)")
    share = max(1, playbooks / PROMISED)
    ratio = peer.seconds / check[playbooks].seconds
    memory = max(check[playbooks].mebibytes, generate[playbooks].mebibytes)
    promise(
        f"check at least {FASTER_THAN_PEER:g} times as fast as check-jsonschema",
        f"{ratio:.1f} times",
        kept=ratio >= FASTER_THAN_PEER,
    )
    promise(
        "… and finds more",
        f"{len(found)} against {len(theirs)}",
        kept=len(found) > len(theirs) and len(found) == len(FLAWS),
    )
    slowness = loader.seconds / (playbooks * LOADER_PACE)
    print(f"(This machine is now {slowness:.1f} times as slow as the one whose seconds are promised.)")
    for name, taken, most in (
        ("check in about", check[playbooks].seconds, CHECK_AT_MOST * share * ABOUT),
        ("generate in less than", generate[playbooks].seconds, GENERATE_AT_MOST * share),
    ):
        told = f"{taken:.1f} s here, {taken / slowness:.1f} s there"
        promise(f"{name} {most:g} s", told, kept=taken / slowness <= most)
    drawing = (sys.executable, str(HERE / "draw.py"), str(folder / "pictures"), str(playbooks))
    for name, most in (("drawn anew", DRAW_AT_MOST), ("from the cache", CACHED_AT_MOST)):
        taken = float(measure(drawing).output)
        told = f"{taken:.1f} s here, {taken / slowness:.1f} s there"
        promise(
            f"{playbooks} diagrams in two views, {name}, in {most * share:g} s",
            told,
            kept=taken / slowness <= most * share,
        )
    small, large = (pages_built(n, int(n * THINGS), rounds) for n in (playbooks // PAGES_RATIO, playbooks))
    ratio = large / small
    promise(
        f"pages of {playbooks} playbooks, and {THINGS:g} times as many roles, tools, KPIs, as values: linear",
        f"{large:.1f} s here, {ratio:.2f} times those of a {PAGES_RATIO}th",
        kept=ratio <= PAGES_RATIO * LINEAR,
    )
    promise(f"less than {MEMORY_AT_MOST} MB", f"{memory} MiB", kept=memory < MEMORY_AT_MOST)
    for name, (middle, upper) in slopes.items():
        promise(f"{name} grows linearly", f"factor {upper / middle:.2f}", kept=upper <= middle * LINEAR)


def pages_built(playbooks: int, things: int, rounds: int) -> float:
    """Return the CPU seconds for the values of all pages, the best of several rounds."""
    command = (sys.executable, str(HERE / "pages.py"), str(playbooks), str(things))
    return min(float(measure(command).output) for _ in range(rounds))


def verify_peer(schema: Path, folder: Path) -> None:
    """Make sure that the other checker does its work: it refuses a file with an unknown key, and the file's own id."""
    broken = folder / "broken.yml"
    broken.write_text("name: A\nowner: b\ntrigger: c\noutcome: d\nacountable: e\n", "utf-8")
    refused = run([*PEER, str(schema), str(broken)])
    broken.write_text("name: A\nowner: b\ntrigger: c\noutcome: d\n", "utf-8")
    taken = run([*PEER, str(schema), str(broken)])
    if refused.code != 1 or "acountable" not in refused.output or taken.code:
        raise BenchError(f"check-jsonschema does not check:\n{refused.output}\n{taken.output}")


def slope(taken: dict[int, Run]) -> tuple[float, float]:
    """Return the seconds that a further playbook costs, from a quarter to the half and from the half to the whole."""
    (a, first), (b, second), (c, third) = sorted(taken.items())
    return (second.seconds - first.seconds) / (b - a), (third.seconds - second.seconds) / (c - b)


def count_found(folder: Path, schema: Path) -> tuple[set[str], set[str]]:
    """Return the flaws that we find, and those that the other checker finds (any error in the file counts)."""
    flawed = write_flawed(folder)
    ours = run([*PLAYPRESS, "check", "-C", str(folder)]).output.splitlines()
    found = {f.name for path, f in flawed.items() if any(path.stem in line and f" {f.code} " in line for line in ours)}
    theirs = {f.name for path, f in flawed.items() if run([*PEER, str(schema), str(path)]).code == 1}
    return found, theirs


def print_table(check: dict[int, Run], generate: dict[int, Run], peer: Run, loader: Run) -> None:
    """Print what everything took, against the other checker and against the bare reader."""
    rows = [
        (f"playpress {name}", n, r)
        for name, taken in (("check", check), ("generate", generate))
        for n, r in sorted(taken.items())
    ]
    rows += [("check-jsonschema", max(check), peer), ("PyYAML's C loader alone", max(check), loader)]
    print(f"{'':26}{'playbooks':>10}{'CPU s':>9}{'ms each':>9}{'MiB':>6}{'peer is':>10}{'of loader':>11}")
    for name, n, r in rows:
        compared = f"{peer.seconds / r.seconds:>8.1f} ×{r.seconds / loader.seconds:>9.1f} ×" if n == max(check) else ""
        print(f"{name:26}{n:>10}{r.seconds:>9.2f}{r.seconds / n * 1000:>9.2f}{r.mebibytes:>6}{compared}")

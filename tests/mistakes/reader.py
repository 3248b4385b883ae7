"""Mistakes written as differences, to broken handbooks and what is to be found in them.

A page has a heading a mistake. Below it are fences: `diff PATH` shows the changed lines of a file of the clean
handbook as `diff` does (`-` removed, `+` added, a space for lines that stay), `new PATH` a file that is added,
`remove PATH` one that is gone, `move PATH PATH` one that has another name. A line that begins with `?` is what is
found in the line above it: a caret below each character, then code, severity, message; below that the hint. Findings
in files or lines that are not shown stand in a fence `elsewhere`, as `PATH:LINE:COLUMN` and the same words. What is
not written is not found.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from playpress.pipeline import Checked, check_handbook
from tests.tools.handbook import write_project

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterator, Mapping

    from playpress.diagnostics import Diagnostic
    from playpress.reading.part import Part

HERE = Path(__file__).parent
KEPT: dict[str, Part] = {}
CLEAN: set[str] = set()
"""What one check leaves for the next."""
_CASE = re.compile(r"^## (.+?)\n(.*?)(?=^## |\Z)", re.MULTILINE | re.DOTALL)
_FENCE = re.compile(r"^````?(\w+) ?([^\n]*)\n(.*?)^````?$\n?", re.MULTILINE | re.DOTALL)


@dataclass
class Mistake:
    """One mistake: its page and title, the text of the page, and the files of the broken handbook.

    `shown` tells for each file which of its lines (1-based) stand in which line of `body`.
    """

    page: str
    title: str
    body: str
    files: dict[str, str]
    shown: dict[str, dict[int, int]] = field(default_factory=dict)

    @property
    def told(self) -> str:
        """The body without what is to be found."""
        return _without_findings(self.body)


def clean_files() -> dict[str, str]:
    """Return the files of the handbook without mistakes, by path below its project."""
    folder = HERE / "handbook"
    return {
        path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted((folder / "playbooks").rglob("*"))
        if path.is_file()
    }


def read_mistakes() -> Iterator[Mistake]:
    """Yield the mistakes of all pages."""
    clean = clean_files()
    for page in sorted(HERE.glob("*.md")):
        for title, body in _CASE.findall(page.read_text(encoding="utf-8")):
            yield read_mistake(page.stem, title, body, clean)


def read_mistake(page: str, title: str, body: str, clean: Mapping[str, str]) -> Mistake:
    """Return the mistake of one section of a page."""
    made = Mistake(page, title, body, dict(clean))
    told = made.told
    for fence in _FENCE.finditer(told):
        kind, path, text = fence.groups()
        path = "" if kind == "elsewhere" else f"playbooks/{path}"
        if kind == "new":
            made.files[path] = text
        elif kind == "remove":
            del made.files[path]
        elif kind == "move":
            old, new = path.split(" ", 1)
            made.files[f"playbooks/{new}"] = made.files.pop(old)
        elif kind == "diff":
            made.files[path] = _changed(made.files[path], text, f"{title}: {path}")
    return made


def _changed(text: str, difference: str, where: str) -> str:
    """Return a text with a difference applied; its removed and kept lines must stand in the text exactly once."""
    lines = difference.splitlines(keepends=True)
    old = "".join(line[1:] for line in lines if line[:1] in "- ")
    new = "".join(line[1:] for line in lines if line[:1] in "+ ")
    assert f"\n{text}".count(f"\n{old}") == 1, f"{where}: these lines are not there once\n{old}"
    return f"\n{text}".replace(f"\n{old}", f"\n{new}", 1)[1:]


def check_mistake(mistake: Mistake, folder: Path, today: datetime.date) -> Checked:
    """Check the broken handbook in a folder; files that it shares with the last one are not read again."""
    request = write_project(folder, mistake.files)
    return check_handbook(type(request)(request.root, today=today), KEPT, CLEAN)


def with_findings(mistake: Mistake, found: list[Diagnostic]) -> str:
    """Return the section's text with these findings in it: below the lines that they are about, or elsewhere."""
    left = list(found)
    body = mistake.told
    for fence in list(_FENCE.finditer(body))[::-1]:
        kind, path, text = fence.groups()
        if kind not in ("diff", "new"):
            continue
        path = f"playbooks/{path}"
        first = _first_line(mistake.files[path], text) if kind == "diff" else 1
        lines, number = [], first - 1
        for line in text.splitlines():
            lines.append(line)
            if kind == "diff" and line[:1] not in "+ ":
                continue
            number += 1
            here = [d for d in left if d.location.file == path and d.location.line == number]
            for one in here:
                left.remove(one)
                lines += _below(one, 1 if kind == "diff" else 0)
        body = body[: fence.start(3)] + "\n".join(lines) + "\n" + body[fence.end(3) :]
    if left:
        body = body.rstrip("\n") + "\n\n```elsewhere\n" + "".join(_elsewhere(d) for d in left) + "```\n\n"
    return body


def _first_line(text: str, difference: str) -> int:
    """Return the 1-based number of the first line of a difference in the changed text."""
    new = "".join(line[1:] for line in difference.splitlines(keepends=True) if line[:1] in "+ ")
    return f"\n{text}"[: f"\n{text}".index(f"\n{new}")].count("\n") + 1


def _words(found: Diagnostic) -> list[str]:
    severity = found.severity.name.lower()
    words = [f"{found.code} {severity}: {found.message.text()}"]
    if found.hint:
        words.append(f"hint: {found.hint.text()}")
    if found.fix:
        words.append("fix: " + found.fix.replace("\n", "⏎"))
    words += [f"see {r.location.file}:{r.location.line}: {r.message.text()}" for r in found.related]
    return words


def _below(found: Diagnostic, margin: int) -> list[str]:
    at = found.location
    caret = " " * (at.column - 1 + margin - 1) + "^" * max(1, at.end_column - at.column)
    return [f"?{caret}", *(f"? {words}" for words in _words(found))]


def _elsewhere(found: Diagnostic) -> str:
    at = found.location
    return f"{at.file}:{at.line}:{at.column} " + "\n  ".join(_words(found)) + "\n"


def _without_findings(body: str) -> str:
    body = re.sub(r"^```elsewhere\n.*?^```\n+", "", body, flags=re.MULTILINE | re.DOTALL)
    return re.sub(r"^\?.*\n", "", body, flags=re.MULTILINE)

"""A project's copy of a bundled file says which version was copied, so that later changes can be reported.

Knows: the line that a copy begins with. Must not know what was changed in it.
"""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING

from playpress import __version__
from playpress.diagnostics import N_, Severity
from playpress.rule import Rule, finds

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playpress.analysis.facts import Facts
    from playpress.diagnostics import Finding

FREE = "overrides/main.html"
"""A file that a project may write itself, as the theme's documentation says; nothing of ours depends on it."""
COPIED = (".j2", ".html", ".css", ".js")
"""Endings of the files that people copy and change; others, such as a logo, are simply replaced."""
_MARK = re.compile(r"copied from playpress (\S+), sha256:([0-9a-f]+)", re.IGNORECASE)
_COMMENTS = {".css": "/* {} */", ".js": "/* {} */"}
_IN_A_TEMPLATE = "{{#- {} -#}}"

OUTDATED_COPY = Rule(
    code="PB863",
    name="outdated-copy",
    severity=Severity.WARNING,
    message=N_("the file that this is a copy of has changed since Playpress {version}"),
    hint=N_("compare it with what “playpress copy {path} --print” prints, and then make the first line: {line}"),
    about="""
        A file in site_templates/ stands in the place of one that comes with Playpress. That file has changed since it
        was copied: your copy lacks the corrections and additions until somebody compares the two.
    """,
    bad="""
        # site_templates/assets/playpress.css
        /* Copied from playpress 0.0.1, sha256:0123456789abcdef */
        h1 { color: teal }
    """,
    good="""
        # site_templates/assets/ours.css
        h1 { color: teal }
        # mkdocs.yml
        site_name: Handbook
        extra_css:
          - assets/playpress/ours.css
    """,
)
UNMARKED_COPY = Rule(
    code="PB864",
    name="unmarked-copy",
    severity=Severity.WARNING,
    message=N_("this file replaces one that comes with Playpress, and does not say which version of it was changed"),
    hint=N_("write as its first line, once you have compared them: {line}"),
    about="""
        A file in site_templates/ stands in the place of one that comes with Playpress. The line that “playpress copy”
        writes at its top tells which version was copied; without it, you will not be told when the original changes.
    """,
    bad="""
        # site_templates/assets/playpress.css
        h1 { color: teal }
    """,
    good="""
        # site_templates/assets/ours.css
        h1 { color: teal }
        # mkdocs.yml
        site_name: Handbook
        extra_css:
          - assets/playpress/ours.css
    """,
)


def mark_of(text: str) -> str:
    """Return the mark of a file's version: the first characters of its hash."""
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def copy_line(path: str, original: str) -> str:
    """Return the first line of a copy: a comment with the path and the mark of the original."""
    comment = _COMMENTS.get(f".{path.rpartition('.')[2]}", _IN_A_TEMPLATE)
    return comment.format(f"Copied from playpress {__version__}, sha256:{mark_of(original)}")


@finds(OUTDATED_COPY, UNMARKED_COPY)
def check_copies(facts: Facts) -> Iterator[Finding]:
    """Find changed copies whose original has changed since or whose version is not known."""
    bundled = facts.project.templates.bundled
    for path, text in facts.project.templates.own.items():
        if path in bundled and path.endswith(COPIED) and path != FREE and text != bundled[path]:
            yield from _check_copy(path, text, bundled[path])


def _check_copy(path: str, text: str, original: str) -> Iterator[Finding]:
    marked = _MARK.search(text.partition("\n")[0])
    line = copy_line(path, original)
    if marked is None:
        yield UNMARKED_COPY.at(("template", path), (), line=line)
    elif marked[2] != mark_of(original):
        yield OUTDATED_COPY.at(("template", path), (), version=marked[1], path=path, line=line)

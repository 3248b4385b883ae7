"""What a project's own template has removed from the finished pages; it is found after the build, by no check.

Knows: which template is to blame. Must not know how the site is built.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from playpress.checks.copies import FREE
from playpress.diagnostics import N_, Severity
from playpress.reading.templates import OVERRIDES
from playpress.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from playpress.diagnostics import Finding
    from playpress.reading.templates import Templates

LOST_PART = Rule(
    code="PB865",
    name="lost-part",
    severity=Severity.WARNING,
    message=N_("pages have lost what role lens, filters and progress need: “{part}”"),
    hint=N_("keep what the original has: “playpress copy {path} --print” shows it"),
    about="""
        One of your own templates replaces one of the theme and leaves out a part that the scripts of Playpress need.
        Pages can still be read, but the role lens, the filters and the progress do not work.
    """,
)


def find_lost_parts(parts: Sequence[str], templates: Templates) -> Iterator[Finding]:
    """Find the project's templates that remove what our scripts need; `parts` are the blocks and partials removed."""
    for part in parts:
        if part.endswith(".html"):
            path = OVERRIDES + part
            yield LOST_PART.at(("template", path), (), part=part, path=path)
        else:
            mains = (path for path in (FREE, "overrides/base.html") if path in templates.own)
            path = next(mains, OVERRIDES.rstrip("/"))
            yield LOST_PART.at(
                ("template", path), (), hint=N_("write “{{{{ super() }}}}” into the block “{part}”"), part=part
            )

"""What only the finished pages show: a picture that cannot be drawn, and what a template has taken out of the pages.

No check looks for these, as they are found while pages are drawn and the site is built.
Knows: which template is to blame. Must not know how pages are drawn or built.
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
        A template of your own stands in the place of one of the theme, and leaves out a part in which Playpress puts its
        scripts. The pages can be read, but the role lens, the filters and the progress are gone.
    """,
)
UNDRAWABLE_DIAGRAM = Rule(
    code="PB901",
    name="undrawable-diagram",
    severity=Severity.WARNING,
    message=N_("a diagram of the page “{page}” cannot be drawn: {reason}"),
    hint=N_("the page shows its source, and says the same in words"),
    about="""
        Diagrams are drawn while the site is built, and this one could not be, mostly because it has more connections than a
        picture can hold. The page says the same in words; a process of fewer steps, or one split in two, can be drawn.
    """,
)
RULES = (LOST_PART, UNDRAWABLE_DIAGRAM)


def find_lost_parts(parts: Sequence[str], templates: Templates) -> Iterator[Finding]:
    """Say which own template takes out of every page what our scripts need; `parts` are blocks and partials of the theme."""
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

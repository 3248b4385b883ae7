"""A picture that cannot be drawn; it is found while the pages are made, by no check.

Knows: what a rule is. Must not know how pictures are drawn.
"""

from playpress.diagnostics import N_, Severity
from playpress.rule import Rule

UNDRAWABLE_DIAGRAM = Rule(
    code="PB901",
    name="undrawable-diagram",
    severity=Severity.WARNING,
    message=N_("a diagram of the page “{page}” cannot be drawn: {reason}"),
    hint=N_("the page shows its source, and says the same in words"),
    about="""
        Diagrams are drawn while the site is built, and this one could not be drawn, usually because it has too many
        connections. The page says the same in words; a process of fewer steps, or one split in two, can be drawn.
    """,
)

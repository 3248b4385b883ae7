"""`site_templates/` holds files, not links to other places, so that everything published is reviewed here.

Knows: which files are links. Must not know where they lead.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from playpress.diagnostics import N_, Severity
from playpress.rule import Rule, finds

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playpress.analysis.facts import Facts
    from playpress.diagnostics import Finding

LINKED_TEMPLATE = Rule(
    code="PB870",
    name="linked-template",
    message=N_("this is a link to another place, and is not read"),
    hint=N_("put what it leads to here itself"),
    about="""
        A file or folder below site_templates/ is a link to another place on the computer. It is not read: it could lead
        to something that nobody meant to publish, and on another computer it may lead nowhere.
    """,
)
LINKED_TEMPLATE_FOLDER = Rule(
    code="PB871",
    name="linked-template-folder",
    severity=Severity.WARNING,
    message=N_("the folder of your own templates is a link to another place"),
    hint=N_("put the folder itself here, so that what is published is what is kept and reviewed here"),
    about="""
        site_templates itself is a link to another place on the computer. It is read all the same, but whoever gets a copy of
        the handbook gets only the link, and changes at that other place are reviewed by nobody.
    """,
)


@finds(LINKED_TEMPLATE)
def check_links(facts: Facts) -> Iterator[Finding]:
    """Find links below `site_templates/`; they are not read."""
    for path in filter(None, facts.project.templates.links):
        yield LINKED_TEMPLATE.at(("template", path), ())


@finds(LINKED_TEMPLATE_FOLDER)
def check_folder(facts: Facts) -> Iterator[Finding]:
    """Find `site_templates/` itself being a link; it is read all the same."""
    if "" in facts.project.templates.links:
        yield LINKED_TEMPLATE_FOLDER.at(("template", ""), ())

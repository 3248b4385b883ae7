"""The logo that `handbook.yml` names is among the project's own files.

Knows: the files below `site_templates/`. Must not know what a picture shows.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from playpress.diagnostics import N_
from playpress.language.spelling import nearest
from playpress.reading.repairs.quotes import quoted
from playpress.reading.templates import ASSETS
from playpress.rule import Rule, finds

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playpress.analysis.facts import Facts
    from playpress.diagnostics import Finding

HANDBOOK = ("handbook", "handbook")
PICTURES = (".svg", ".png", ".webp", ".jpg", ".jpeg", ".gif", ".ico")
"""Endings of pictures that browsers show."""

MISSING_LOGO = Rule(
    code="PB876",
    name="missing-logo",
    message=N_("there is no picture “{name}” in site_templates/assets/"),
    hint=N_("did you mean “{guess}”?"),
    fix="{written}",
    about="""
        The logo stands in the header of every page and on the browser's tab. It is a picture in site_templates/assets/:
        an SVG, PNG or WebP file, named here by its path in that folder.
    """,
    bad="""
        # site_templates/assets/bakery.svg
        <svg xmlns="http://www.w3.org/2000/svg"/>
        # playbooks/handbook.yml
        name: Bakery handbook
        theme: {logo: bakry.svg, hue: 25}
    """,
    good="""
        # site_templates/assets/bakery.svg
        <svg xmlns="http://www.w3.org/2000/svg"/>
        # playbooks/handbook.yml
        name: Bakery handbook
        theme: {logo: bakery.svg, hue: 25}
    """,
)


@finds(MISSING_LOGO)
def check_theme(facts: Facts) -> Iterator[Finding]:
    """Find a logo that is not there, or is no picture."""
    name = facts.library.handbook.theme.logo
    templates = facts.project.templates
    pictures = [
        path.removeprefix(ASSETS)
        for path in sorted({*templates.own, *templates.bundled})
        if path.startswith(ASSETS) and path.lower().endswith(PICTURES)
    ]
    if name is None or name in pictures:
        return
    guess = nearest(name, pictures)
    hint = MISSING_LOGO.hint if guess else N_("put the picture into site_templates/assets/, and write its name here")
    yield MISSING_LOGO.at(
        HANDBOOK, ("theme", "logo"), hint=hint, name=name, guess=guess, written=quoted(guess) if guess else ""
    )

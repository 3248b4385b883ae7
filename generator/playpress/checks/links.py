"""Addresses for readers can become links, and those of the site and the repository are plain web addresses.

Knows: what can become a link. Must not know which pages show it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from playpress.diagnostics import N_, InFull
from playpress.language.urls import as_web_address, has_scheme, is_safe, is_web_address
from playpress.model.record import Text
from playpress.rule import Rule, finds

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playpress.analysis.facts import Facts
    from playpress.diagnostics import Finding

HANDBOOK = ("handbook", "handbook")
KEYS = ("url", "feedback")
"""Keys whose whole text is an address."""
COMPLETE = N_("write it in full and without blanks, like https://example.com/help or mailto:help@example.com")

ADDRESS_WITHOUT_LINK = Rule(
    code="PB134",
    name="address-without-link",
    message=N_("“{url}” is not an address that can be linked to"),
    hint=N_("start it with https://, http://, mailto: or tel:"),
    about="""
        A link leads to a web page, writes a mail or calls a number, so its address begins with https://, http://,
        mailto: or tel:. Other addresses lead nowhere on a website, or could harm a reader's computer, so pages show
        only the words. Pages of the handbook are linked by their ids, like [[role:boss]].
    """,
    bad="""
        # playbooks/handbook.yml
        feedback: www.example.com/help
    """,
    good="""
        # playbooks/handbook.yml
        feedback: https://www.example.com/help
    """,
)

NO_WEB_ADDRESS = Rule(
    code="PB136",
    name="no-web-address",
    adjustable=False,
    message=N_("“{url}” is not the address of a site or repository"),
    hint=N_("write https://, the host and the path, like https://example.com/handbook/"),
    fix="{right}",
    about="""
        The addresses of the site and of the repository become part of every page. So they must be plain web addresses:
        https://, a host and a path, without spaces, quotation marks or question marks, which could break a page or hide
        something in it. A host with letters other than a to z is written in the form that browsers send (“xn--…”).
    """,
    bad="""
        # playbooks/handbook.yml
        site_url: https://bäckerei.example/handbook/
    """,
    good="""
        # playbooks/handbook.yml
        site_url: https://xn--bckerei-5wa.example/handbook/
    """,
)


@finds(ADDRESS_WITHOUT_LINK, alone=True)
def check_links(facts: Facts) -> Iterator[Finding]:
    """Find addresses in `KEYS` that cannot become links; those within Markdown are found by `check_markdown`."""
    for subject, occurrences in facts.occurrences.items():
        for route, value, mark in occurrences:
            is_address = isinstance(mark, Text) and not mark.markdown and route[-1] in KEYS
            if is_address and value.strip() and not is_safe(value):
                hint = COMPLETE if has_scheme(value) else ADDRESS_WITHOUT_LINK.hint
                yield ADDRESS_WITHOUT_LINK.at(subject, route, hint=hint, url=value)


@finds(NO_WEB_ADDRESS)
def check_web_addresses(facts: Facts) -> Iterator[Finding]:
    """Find addresses of the site and of the repository that are no plain web addresses."""
    handbook = facts.library.handbook
    for key, url in (("site_url", handbook.site_url), ("repository", handbook.repository)):
        if url and url.strip() and not is_web_address(url):
            meant = as_web_address(url)
            hint = N_("write “{right}”") if meant else NO_WEB_ADDRESS.hint
            yield NO_WEB_ADDRESS.at(HANDBOOK, (key,), hint=hint, url=url, right=InFull(meant))

"""Addresses for readers can become links, and those of the site and the repository are plain web addresses.

Knows: what can become a link. Must not know which pages show it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from playpress.checks.copied_text import SIGN_AT_END
from playpress.diagnostics import N_, InFull, Severity
from playpress.language.addresses import is_on_a_computer, meant_address, meant_mailbox
from playpress.language.urls import as_web_address, has_scheme, is_safe, is_web_address, sign_behind, where_it_leads
from playpress.model.record import Text
from playpress.reading.guesses import is_unknown
from playpress.reading.mistake import LEAVE_OUT
from playpress.reading.repairs.quotes import quoted
from playpress.rule import Rule, finds

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playpress.analysis.facts import Facts
    from playpress.diagnostics import Finding, Route, Subject

HANDBOOK = ("handbook", "handbook")
KEYS = ("url", "feedback")
"""Keys whose whole text is an address."""
_PAGE = re.compile(r"(?<=[^/:]/)[^/]+\.(?:html?|php|aspx?)\Z")
"""What stands behind the address of a site if it was copied from a page of it: `index.html`."""
_QUOTES = ("“", "”", "„", "«")
"""What another rule tells: typographic signs around a text."""
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
        something in it; and that of the site has no page behind it, such as index.html. A host with letters other than a to z is written in the form that browsers send (“xn--…”).
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
BROKEN_CONTACT = Rule(
    code="PB164",
    name="broken-contact",
    severity=Severity.WARNING,
    message=N_("“{contact}” is nearly the address of a mailbox, but no mail gets there"),
    hint=N_("write {guess}"),
    fix="{guess}",
    about="""
        The contact of a role can be an address, which pages make a link of, or words such as the name of a channel. What
        looks like an address but has a sign too many or too few is shown as words, and whoever copies it gets no answer.
    """,
    bad="""
        # playbooks/catalog/roles.yml
        seller: {name: Seller, contact: sales (at) example.com}
    """,
    good="""
        # playbooks/catalog/roles.yml
        seller: {name: Seller, contact: sales@example.com}
    """,
)
LOCAL_ADDRESS = Rule(
    code="PB147",
    name="local-address",
    severity=Severity.WARNING,
    message=N_("“{url}” leads each reader to the reader's own computer"),
    hint=N_("write the address under which others reach it"),
    about="""
        “localhost” and 127.0.0.1 are names of the computer on which they are used. Who copies such an address from the
        browser sees the page; every other reader sees an error. An address that begins with 192.168, 10 or 172.16 to 172.31
        is one of a network at home or at work: it leads nowhere from outside, and some day to something else. That is advice only.
    """,
    bad="""
        # playbooks/handbook.yml
        feedback: http://localhost:8000/help
    """,
    good="""
        # playbooks/handbook.yml
        feedback: https://www.example.com/help
    """,
)


@finds(ADDRESS_WITHOUT_LINK, LOCAL_ADDRESS, SIGN_AT_END, alone=True, apart=True)
def check_links(facts: Facts) -> Iterator[Finding]:
    """Find addresses in `KEYS` that cannot become links, or lead others elsewhere; those within Markdown are found by `check_markdown`."""
    for subject, occurrences in facts.occurrences.items():
        for route, value, mark in occurrences:
            is_address = isinstance(mark, Text) and not mark.markdown and route[-1] in KEYS
            if not is_address or not value.strip() or value.startswith(_QUOTES):
                continue
            if sign := sign_behind(value):
                yield _with_sign(subject, route, value, sign)
            elif not is_safe(value):
                yield _without_link(subject, route, value)
            elif place := where_it_leads(value):
                yield _of_here(subject, route, value, place)


def _with_sign(subject: Subject, route: Route, value: str, sign: str) -> Finding:
    """Return the finding on an address with a sign behind it that belongs to the sentence around it."""
    message, line = N_("the “{sign}” at the end is read as part of the address"), value.rstrip(".,;!)")
    line += ")" if line.count("(") > line.count(")") else ""
    return SIGN_AT_END.at(subject, route, message=message, sign=sign, line=InFull(_written(line)))


def _of_here(subject: Subject, route: Route, value: str, place: str) -> Finding:
    """Return the finding on an address of one computer or network."""
    if place == "computer":
        return LOCAL_ADDRESS.at(subject, route, url=value)
    message = N_("“{url}” leads somewhere only within one network, at home or at work")
    hint = N_("write the name under which everybody reaches it, if it has one")
    return LOCAL_ADDRESS.at(subject, route, message=message, hint=hint, severity=Severity.ADVICE, url=value)


def _written(url: str) -> str:
    """Return an address as it stands in a file: in quotes if it could be read otherwise."""
    return quoted(url) if set(url) & set("[]{},#'\"") else url


def _without_link(subject: Subject, route: Route, value: str) -> Finding:
    """Return the finding on an address that cannot become a link, with the one that was meant if it can be told."""
    meant = meant_address(value)
    hint = COMPLETE if has_scheme(value) else ADDRESS_WITHOUT_LINK.hint
    if meant:
        hint = N_("write {guess}")
    elif is_on_a_computer(value):
        hint = N_(
            "nobody else can open a file of your computer: put it where everybody finds it, and write its address"
        )
    elif is_unknown(value):
        hint = LEAVE_OUT
    fix = _written(meant)
    return ADDRESS_WITHOUT_LINK.at(subject, route, hint=hint, fix=fix, url=value, guess=InFull(meant))


@finds(BROKEN_CONTACT, alone=True)
def check_contacts(facts: Facts) -> Iterator[Finding]:
    """Find contacts of roles that are mailboxes with a slip."""
    for name, role in facts.library.roles.items():
        contact, mailbox = role.contact or "", meant_mailbox(role.contact or "")
        if mailbox and contact not in (mailbox, f"mailto:{mailbox}"):
            yield BROKEN_CONTACT.at(("role", name), ("contact",), contact=contact, guess=mailbox)


@finds(NO_WEB_ADDRESS)
def check_web_addresses(facts: Facts) -> Iterator[Finding]:
    """Find addresses of the site and of the repository that are no plain web addresses, and those of a page of the site."""
    handbook = facts.library.handbook
    for key, url in (("site_url", handbook.site_url), ("repository", handbook.repository)):
        page = _PAGE.search(url or "") if key == "site_url" else None
        if url and url.strip() and (page or not is_web_address(url)):
            meant = as_web_address(url[: page.start()] if page else url)
            if not meant and is_web_address(guess := meant_address(url)):
                meant = guess
            hint = N_("write “{right}”") if meant else NO_WEB_ADDRESS.hint
            yield NO_WEB_ADDRESS.at(HANDBOOK, (key,), hint=hint, url=url, right=InFull(meant))

"""The addresses in `handbook.yml` that say where the site stands and where its repository is.

Knows: what an address of the web is. Must not know who publishes the site.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from playpress.checks.links import HANDBOOK
from playpress.diagnostics import N_, InFull, Severity
from playpress.language.urls import is_web_address
from playpress.model.handbook import host_of
from playpress.rule import Rule, finds

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playpress.analysis.facts import Facts
    from playpress.diagnostics import Finding

PAGES = {"github.com": "github.io", "gitlab.com": "gitlab.io"}
"""Code hosts for which a new handbook has workflows, and the domain of the sites that each publishes."""
_NO_BRANCH = re.compile(r"[-/]|.*(?:\.\.|//|@\{|[\s~^:?*\[\\\x00-\x1f\x7f]|/\.|\.lock(?:/|\Z)|[/.]\Z)|\.|@\Z")
"""Matches what is no name of a branch; see `git check-ref-format`."""

NO_SITE_ADDRESS = Rule(
    code="PB866",
    name="no-site-address",
    severity=Severity.WARNING,
    message=N_("there is a repository, but no site_url"),
    hint=N_("write “site_url: {guess}”, the whole address; the page for wrong addresses and the sitemap need it"),
    about="""
        A handbook with a repository is usually published, and two files of the site need to know where: the page for
        wrong addresses, and the list of pages for search engines. The address is that of the site, not of the
        repository.
    """,
    bad="""
        # playbooks/handbook.yml
        repository: https://github.com/acme/handbook
    """,
    good="""
        # playbooks/handbook.yml
        repository: https://github.com/acme/handbook
        site_url: https://acme.github.io/handbook/
    """,
)
NO_REPOSITORY = Rule(
    code="PB872",
    name="no-repository",
    message=N_("“{url}” leads to no repository"),
    hint=N_("write the whole address, like {example}"),
    about="""
        The address leads to a host or to an owner's page, not to the repository that holds the playbooks. “Edit this page”
        is made of it, and would lead nowhere.
    """,
    bad="""
        # playbooks/handbook.yml
        repository: https://github.com/acme
        site_url: https://acme.github.io/handbook/
    """,
    good="""
        # playbooks/handbook.yml
        repository: https://github.com/acme/handbook
        site_url: https://acme.github.io/handbook/
    """,
)
NO_BRANCH = Rule(
    code="PB873",
    name="no-branch-name",
    message=N_("no branch can be called “{branch}”"),
    hint=N_("write its name as git shows it, like “main”"),
    about="""
        A branch is a line of work in the repository, most often “main”. Its name cannot have spaces, two dots in a row
        or certain other characters, so “Edit this page” would lead nowhere.
    """,
    bad="""
        # playbooks/handbook.yml
        branch: our branch
    """,
    good="""
        # playbooks/handbook.yml
        branch: our-branch
    """,
)


@finds(NO_SITE_ADDRESS)
def check_site_address(facts: Facts) -> Iterator[Finding]:
    """Find a handbook that has a repository, so is likely to be published, but no address of its site."""
    handbook = facts.library.handbook
    if handbook.repository and not handbook.site_url:
        yield NO_SITE_ADDRESS.at(HANDBOOK, ("repository",), guess=likely_site(handbook.repository))


def likely_site(repository: str) -> str:
    """Return the address at which a repository's site usually is, for a host in `PAGES`."""
    path = repository.partition("://")[2].partition("/")[2].strip("/").removesuffix(".git")
    owner, _, name = path.partition("/")
    pages = PAGES.get(host_of(repository))
    return f"https://{owner.lower()}.{pages}/{name}/" if pages and owner and name else "https://…/"


@finds(NO_REPOSITORY)
def check_repository(facts: Facts) -> Iterator[Finding]:
    """Find a repository's address that leads only to a host or to an owner's page."""
    repository = facts.library.handbook.repository or ""
    if is_web_address(repository) and not leads_to_a_repository(repository):
        example = InFull(f"https://{host_of(repository)}/owner/handbook")
        yield NO_REPOSITORY.at(HANDBOOK, ("repository",), url=repository, example=example)


def leads_to_a_repository(address: str) -> bool:
    """Tell whether an address has a path; on hosts in `PAGES` it needs an owner and a name."""
    parts = [part for part in address.split("/")[3:] if part]
    return len(parts) >= (2 if host_of(address) in PAGES else 1)


@finds(NO_BRANCH)
def check_branch(facts: Facts) -> Iterator[Finding]:
    """Find a name of a branch that git does not allow."""
    branch = facts.library.handbook.branch
    if branch.strip() and _NO_BRANCH.match(branch):
        yield NO_BRANCH.at(HANDBOOK, ("branch",), branch=branch)

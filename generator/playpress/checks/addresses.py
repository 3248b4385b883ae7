"""The addresses in `handbook.yml`: where the site stands, and where its files are edited.

Codes: PB866 no address of the site, PB867 an edit address that lacks the file, PB868 a host whose edit addresses are not
known, PB872 an address of no repository, PB873 what no branch can be called.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from playpress.diagnostics import N_, Finding, InFull, Message, Severity
from playpress.language.urls import is_safe, is_web_address
from playpress.model.handbook import EDIT_FORMS, host_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from playpress.analysis.facts import Facts
    from playpress.model.handbook import Handbook

PAGES = {"github.com": "github.io", "gitlab.com": "gitlab.io"}
"""Hosts that the workflows are for, and where they publish sites."""
_WEB = re.compile(r"https?://[^/]")
_SCHEME = re.compile(r"^(?:[a-z]*:)?/*", re.IGNORECASE)
_OTHER_SCHEME = re.compile(r"(?!https?:)[a-z]+:(?!\d)", re.IGNORECASE)
_PLACE = re.compile(r"\{(?:path|branch)\}")
_UNCLOSED = re.compile(r"\{(path|branch)(?!\})")
_NO_BRANCH = re.compile(r"[-/]|.*(?:\.\.|//|@\{|[\s~^:?*\[\\\x00-\x1f\x7f]|/\.|\.lock(?:/|\Z)|[/.]\Z)|\.|@\Z")
"""What git takes for the name of no branch: see `git check-ref-format`."""


def check_site_address(facts: Facts) -> Iterator[Finding]:
    """Find a handbook that has a repository, so is going to be published, but does not say where."""
    handbook = facts.library.handbook
    if handbook.repository and not handbook.site_url:
        hint = N_("write “site_url: {guess}”, the whole address; the page for wrong addresses and the sitemap need it")
        values = {"guess": likely_site(handbook.repository)}
        yield _finding("PB866", "repository", N_("there is a repository, but no site_url"), hint, values)


def likely_site(repository: str) -> str:
    """Return where the pages of a repository usually are on the two hosts that the workflows are for."""
    path = repository.partition("://")[2].partition("/")[2].strip("/").removesuffix(".git")
    owner, _, name = path.partition("/")
    pages = PAGES.get(host_of(repository))
    return f"https://{owner.lower()}.{pages}/{name}/" if pages and owner and name else "https://…/"


def check_repository(facts: Facts) -> Iterator[Finding]:
    """Find an address that leads to a host or to an owner, where no repository is."""
    repository = facts.library.handbook.repository or ""
    if is_web_address(repository) and not _leads_to_a_repository(repository):
        message, hint = N_("“{url}” leads to no repository"), N_("write the whole address, like {example}")
        values = {"url": repository, "example": InFull(f"https://{host_of(repository)}/owner/handbook")}
        yield _finding("PB872", "repository", message, hint, values)


def check_branch(facts: Facts) -> Iterator[Finding]:
    """Find a name that no branch can have."""
    branch = facts.library.handbook.branch
    if branch.strip() and _NO_BRANCH.match(branch):
        message, hint = N_("no branch can be called “{branch}”"), N_("write its name as git shows it, like “main”")
        yield _finding("PB873", "branch", message, hint, {"branch": branch})


def _leads_to_a_repository(address: str) -> bool:
    """Tell whether an address has a path; on hosts that many share it begins with an owner."""
    parts = [part for part in address.split("/")[3:] if part]
    return len(parts) >= (2 if host_of(address) in PAGES else 1)


def check_edit_address(facts: Facts) -> Iterator[Finding]:
    """Find edit links that lead nowhere or that cannot be made."""
    handbook = facts.library.handbook
    address, repository = handbook.edit_address, handbook.repository or ""
    if address is not None:
        if address.strip() and not _leads_to_a_file(address):
            message = N_("“{address}” leads to no file: {{path}} and {{branch}} stand for the file and the branch")
            if "{path}" not in address:
                message = N_("“{address}” does not say where the path of a file goes")
            values = {"address": address, "right": InFull(_corrected(address, handbook))}
            yield _finding("PB867", "edit_address", message, N_("write “{right}”"), values, Severity.ERROR)
    elif _WEB.match(repository) and not handbook.edit_pattern and _leads_to_a_repository(repository):
        message = N_("how files are edited at “{host}” is not known, so pages have no edit link")
        hint = N_("add “edit_address: {right}”, as the address looks while you edit a file there")
        known = repository.rstrip("/").removesuffix(".git")
        values = {"host": host_of(repository), "right": f"{known}/edit/{{branch}}/{{path}}"}
        yield _finding("PB868", "repository", message, hint, values)


def _leads_to_a_file(address: str) -> bool:
    """Tell whether an address of the web has a place for the path of a file, and no braces but those that are filled in."""
    host = address.partition("://")[2].partition("/")[0]
    plain = _PLACE.sub("x", address)
    is_filled = "{path}" in address and "{" not in host and not {"{", "}"} & set(plain)
    return is_filled and _WEB.match(address) is not None and is_safe(plain)


def _corrected(address: str, handbook: Handbook) -> str:
    """Return an address of the web with a place for the path of a file: the one that is meant, or else an example."""
    right = _UNCLOSED.sub(r"{\1}", address)
    if not _WEB.match(right) and not _OTHER_SCHEME.match(right):
        right = "https://" + _SCHEME.sub("", right)
    if "{path}" not in right:
        right = right.rstrip("/") + "/{path}"
    if _leads_to_a_file(right):
        return right
    repository = handbook.repository or ""
    known = repository if is_web_address(repository) else "https://git.example.com/owner/handbook"
    form = next((form for name, form in EDIT_FORMS.items() if name in host_of(known)), "edit/{branch}/{path}")
    return f"{known.rstrip('/').removesuffix('.git')}/{form}"


def _finding(
    code: str, key: str, message: str, hint: str, values: Mapping[str, str], severity: Severity = Severity.WARNING
) -> Finding:
    return Finding(code, ("handbook", "handbook"), (key,), Message(message, values), Message(hint, values), severity)

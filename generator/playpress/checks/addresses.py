"""The addresses in `handbook.yml`: where the site stands, and where its files are edited.

Codes: PB866 no address of the site, PB867 an edit address that lacks the file, PB868 a host whose edit addresses are not
known.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from playpress.diagnostics import N_, Finding, Message, Severity
from playpress.model.handbook import host_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playpress.checks.context import Context

PAGES = {"github.com": "github.io", "gitlab.com": "gitlab.io"}
"""Hosts that the workflows are for, and where they publish sites."""
_WEB = re.compile(r"https?://[^/]")
_SCHEME = re.compile(r"^(?:[a-z]*:)?/*", re.IGNORECASE)


def check_site_address(context: Context) -> Iterator[Finding]:
    """Find a handbook that has a repository, so is going to be published, but does not say where."""
    handbook = context.library.handbook
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


def check_edit_address(context: Context) -> Iterator[Finding]:
    """Find edit links that lead nowhere or that cannot be made."""
    handbook = context.library.handbook
    address, repository = handbook.edit_address, handbook.repository or ""
    if address is not None:
        if not _WEB.match(address) or "{path}" not in address:
            message = N_("“{address}” does not say where the path of a file goes")
            values = {"address": address, "right": _corrected(address)}
            yield _finding("PB867", "edit_address", message, N_("write “{right}”"), values, Severity.ERROR)
    elif _WEB.match(repository) and not handbook.edit_pattern:
        message = N_("how files are edited at “{host}” is not known, so pages have no edit link")
        hint = N_("add “edit_address: {right}”, as the address looks while you edit a file there")
        known = repository.rstrip("/").removesuffix(".git")
        values = {"host": host_of(repository), "right": f"{known}/edit/{{branch}}/{{path}}"}
        yield _finding("PB868", "repository", message, hint, values)


def _corrected(address: str) -> str:
    """Return a web address with a place for the path of a file."""
    right = address if _WEB.match(address) else "https://" + _SCHEME.sub("", address)
    return right if "{path}" in right else right.rstrip("/") + "/{path}"


def _finding(
    code: str, key: str, message: str, hint: str, values: dict[str, str], severity: Severity = Severity.WARNING
) -> Finding:
    return Finding(code, ("handbook", "handbook"), (key,), Message(message, values), Message(hint, values), severity)

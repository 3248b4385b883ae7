"""“Edit this page” leads to the page's file, at whatever host keeps the repository.

Knows: how hosts edit files. Must not know pages.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from playpress.checks.addresses import leads_to_a_repository
from playpress.checks.links import HANDBOOK
from playpress.diagnostics import N_, InFull, Severity
from playpress.language.urls import is_safe, is_web_address
from playpress.model.handbook import EDIT_FORMS, host_of
from playpress.reading.repairs.quotes import quoted
from playpress.rule import Rule, finds

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playpress.analysis.facts import Facts
    from playpress.diagnostics import Finding
    from playpress.model.handbook import Handbook

_WEB = re.compile(r"https?://[^/]")
_SCHEME = re.compile(r"^(?:[a-z]*:)?/*", re.IGNORECASE)
_OTHER_SCHEME = re.compile(r"(?!https?:)[a-z]+:(?!\d)", re.IGNORECASE)
_PLACE = re.compile(r"\{(?:path|branch)\}")
_UNCLOSED = re.compile(r"\{(path|branch)(?!\})")

WRONG_EDIT_ADDRESS = Rule(
    code="PB867",
    name="wrong-edit-address",
    adjustable=False,
    message=N_("“{address}” leads to no file: {{path}} and {{branch}} stand for the file and the branch"),
    hint=N_("write “{right}”"),
    fix="{written}",
    about="""
        “Edit this page” stands on every page and leads to this address, with the page's file in the place of {path} and
        the branch in that of {branch}. An address without {path}, with other braces, or that is no web address would
        lead readers to the wrong place.
    """,
    bad="""
        # playbooks/handbook.yml
        edit_address: git.example.com/edit
    """,
    good="""
        # playbooks/handbook.yml
        edit_address: https://git.example.com/edit/{path}
    """,
)
UNKNOWN_HOST = Rule(
    code="PB868",
    name="unknown-host",
    severity=Severity.WARNING,
    message=N_("how files are edited at “{host}” is not known, so pages have no edit link"),
    hint=N_("add “edit_address: {right}”, as the address looks while you edit a file there"),
    about="""
        Each host of repositories has addresses of its own for editing a file. Playpress knows those of GitHub, GitLab, Gitea,
        Forgejo and others by the host's name; for any other host `edit_address` says how they look. Without it pages have
        no “Edit this page”.
    """,
    bad="""
        # playbooks/handbook.yml
        repository: https://git.example.com/team/handbook
        site_url: https://handbook.example.com/
    """,
    good="""
        # playbooks/handbook.yml
        repository: https://git.example.com/team/handbook
        site_url: https://handbook.example.com/
        edit_address: https://git.example.com/team/handbook/edit/{branch}/{path}
    """,
)


@finds(WRONG_EDIT_ADDRESS)
def check_edit_address(facts: Facts) -> Iterator[Finding]:
    """Find an address for edit links that leads to no file."""
    handbook = facts.library.handbook
    address = handbook.edit_address or ""
    if address.strip() and not _leads_to_a_file(address):
        message = WRONG_EDIT_ADDRESS.message
        if "{path}" not in address:
            message = N_("“{address}” does not say where the path of a file goes")
        meant = _corrected(address)
        right = InFull(meant or _example(handbook))
        written = quoted(meant) if meant else ""
        yield WRONG_EDIT_ADDRESS.at(
            HANDBOOK, ("edit_address",), message=message, address=address, right=right, written=written
        )


@finds(UNKNOWN_HOST)
def check_host(facts: Facts) -> Iterator[Finding]:
    """Find a host for which no edit links can be made."""
    handbook = facts.library.handbook
    repository = handbook.repository or ""
    is_unknown = handbook.edit_address is None and not handbook.edit_pattern
    if is_unknown and _WEB.match(repository) and leads_to_a_repository(repository):
        right = f"{_without_ending(repository)}/edit/{{branch}}/{{path}}"
        yield UNKNOWN_HOST.at(HANDBOOK, ("repository",), host=host_of(repository), right=right)


def _leads_to_a_file(address: str) -> bool:
    """Tell whether a text is a web address with `{path}` in it and no braces but those of `{path}` and `{branch}`."""
    host = address.partition("://")[2].partition("/")[0]
    plain = _PLACE.sub("x", address)
    is_filled = "{path}" in address and "{" not in host and not {"{", "}"} & set(plain)
    return is_filled and _WEB.match(address) is not None and is_safe(plain)


def _corrected(address: str) -> str:
    """Return the address with `{path}` that was probably meant; empty if that is not known."""
    right = _UNCLOSED.sub(r"{\1}", address)
    if not _WEB.match(right) and not _OTHER_SCHEME.match(right):
        right = "https://" + _SCHEME.sub("", right)
    if "{path}" not in right:
        right = right.rstrip("/") + "/{path}"
    return right if _leads_to_a_file(right) else ""


def _example(handbook: Handbook) -> str:
    """Return an example of an edit address for the handbook's repository."""
    repository = handbook.repository or ""
    known = repository if is_web_address(repository) else "https://git.example.com/owner/handbook"
    form = next((form for name, form in EDIT_FORMS.items() if name in host_of(known)), "edit/{branch}/{path}")
    return f"{_without_ending(known)}/{form}"


def _without_ending(repository: str) -> str:
    return repository.rstrip("/").removesuffix(".git")

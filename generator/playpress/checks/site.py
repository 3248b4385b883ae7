"""`mkdocs.yml` does not contradict `handbook.yml`, which owns name, language, address and repository.

Codes: PB801 a differing value, PB802 a severity that cannot be changed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from playpress.diagnostics import N_, Finding, Message
from playpress.model.handbook import Handbook

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playpress.checks.context import Context

OWNED = {
    ("site_name",): "name",
    ("site_url",): "site_url",
    ("repo_url",): "repository",
    ("theme", "language"): "language",
}
"""Routes of `mkdocs.yml`, and the key of `handbook.yml` that says the same."""

NO_NAME = Handbook.model_fields["name"].default
"""The `site_name` that says nothing: MkDocs wants one, whoever owns the name."""

ADJUSTABLE = frozenset({"PB133", "PB135", "PB403", "PB505", "PB506", "PB515", "PB602", "PB701", "PB702"})
"""Rules whose severity a handbook may choose. A page cannot be made of what the others find."""


def check_severities(context: Context) -> Iterator[Finding]:
    """Find severities for rules that do not exist or that must stop a build."""
    for code in context.library.handbook.severities:
        if code not in ADJUSTABLE:
            yield Finding(
                "PB802",
                ("handbook", "handbook"),
                ("severities", code),
                Message(N_("the severity of “{code}” cannot be changed"), {"code": code}),
                Message(N_("it can be for: {codes}"), {"codes": ", ".join(sorted(ADJUSTABLE))}),
                at_key=True,
            )


def check_site_settings(context: Context) -> Iterator[Finding]:
    """Find values of `mkdocs.yml` that say something else than the handbook."""
    for route, key in OWNED.items():
        value = _setting(context.site_settings, route)
        wanted = getattr(context.library.handbook, key)
        if not isinstance(value, str) or (key == "name" and value == NO_NAME):
            continue
        if value.rstrip("/") != (wanted or "").rstrip("/"):
            yield Finding(
                "PB801",
                ("site", "mkdocs.yml"),
                route,
                Message(
                    N_("“{key}” is “{value}” here, but “{wanted}” in handbook.yml"),
                    {"key": ".".join(route), "value": value, "wanted": wanted if wanted is not None else ""},
                ),
                _way_out(key),
            )


def _way_out(key: str) -> Message:
    """Return what to do about a value of `mkdocs.yml` that the handbook owns; MkDocs does not do without a name."""
    if key == "name":
        return Message(
            N_("write “site_name: {neutral}” here: MkDocs wants a name, and the pages show the one in handbook.yml"),
            {"neutral": NO_NAME},
        )
    return Message(N_("remove it here: handbook.yml owns it (as “{key}”)"), {"key": key})


def _setting(settings: object, route: tuple[str, ...]) -> object:
    """Return the value at a route of nested mappings, None where there is none."""
    for part in route:
        settings = settings.get(part) if isinstance(settings, dict) else None
    return settings

"""`mkdocs.yml` does not contradict `handbook.yml`, which owns name, language, address and repository.

Codes: PB801 a differing value, PB802 a severity that cannot be changed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from playpress.diagnostics import N_, Finding, InFull, Message

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

ADJUSTABLE = frozenset(
    {
        "PB133",
        "PB135",
        "PB137",
        "PB139",
        "PB141",
        "PB142",
        "PB403",
        "PB505",
        "PB506",
        "PB515",
        "PB530",
        "PB531",
        "PB532",
        "PB533",
        "PB534",
        "PB602",
        "PB701",
        "PB702",
        "PB730",
        "PB731",
        "PB732",
        "PB733",
    }
)
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
                Message(N_("it can be for: {codes}"), {"codes": InFull(", ".join(sorted(ADJUSTABLE)))}),
                at_key=True,
            )


def check_site_settings(context: Context) -> Iterator[Finding]:
    """Find values of `mkdocs.yml` that say something else than the handbook."""
    for route, key in OWNED.items():
        value = context.site_settings
        for part in route:
            value = value.get(part) if isinstance(value, dict) else None  # type: ignore[assignment]
        wanted = getattr(context.library.handbook, key)
        if isinstance(value, str) and value.rstrip("/") != (wanted or "").rstrip("/"):
            yield Finding(
                "PB801",
                ("site", "mkdocs.yml"),
                route,
                Message(
                    N_("“{key}” is “{value}” here, but “{wanted}” in handbook.yml"),
                    {"key": ".".join(route), "value": value, "wanted": wanted if wanted is not None else ""},
                ),
                Message(N_("remove it here: handbook.yml owns it (as “{key}”)"), {"key": key}),
            )

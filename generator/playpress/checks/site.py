"""`mkdocs.yml` does not contradict `handbook.yml`, which owns name, language, address and repository.

Code: PB801 a differing value.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from playpress.diagnostics import N_, Finding, Message

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


def check_site_settings(context: Context) -> Iterator[Finding]:
    """Find values of `mkdocs.yml` that say something else than the handbook."""
    for route, key in OWNED.items():
        value = context.site_settings
        for part in route:
            value = value.get(part) if isinstance(value, dict) else None  # type: ignore[assignment]
        wanted = getattr(context.library.handbook, key)
        if value is not None and value != wanted:
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

"""`mkdocs.yml` does not contradict `handbook.yml`, which owns name, language, address and repository.

Codes: PB801 a differing value, PB802 a severity that cannot be changed, PB860 a setting that is replaced, PB869 a list
that would be lost.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from playpress.diagnostics import N_, Finding, InFull, Message, Severity
from playpress.model.handbook import Handbook

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from playpress.analysis.facts import Facts
    from playpress.diagnostics import Route

OWNED = {
    ("site_name",): "name",
    ("site_url",): "site_url",
    ("repo_url",): "repository",
    ("theme", "language"): "language",
}
"""Routes of `mkdocs.yml`, and the key of `handbook.yml` that says the same."""

MKDOCS = ("site", "mkdocs.yml")
HOOK = "site_templates/mkdocs_hook.py"
"""The one hook that a project's `mkdocs.yml` names."""
REPLACED = {
    ("nav",): N_("remove it: the navigation is made from the playbooks"),
    ("theme", "custom_dir"): N_("move its files to site_templates/overrides/, and remove it here"),
    ("edit_uri",): N_("remove it: edit links are made of repository and branch, or edit_address, in handbook.yml"),
    ("edit_uri_template",): N_(
        "remove it: edit links are made of repository and branch, or edit_address, in handbook.yml"
    ),
    ("use_directory_urls",): N_("remove it: “playpress build --offline” makes a site whose addresses are files"),
}
"""Settings of MkDocs that the generated configuration replaces, and what to do instead."""
MAPPINGS = ("plugins", "markdown_extensions")
"""Settings that the generated configuration adds to; it can add to a mapping only."""
NO_NAME = Handbook.model_fields["name"].default
"""The `site_name` that says nothing: MkDocs wants one, whoever owns the name."""

ADJUSTABLE = frozenset(
    {
        "PB133",
        "PB135",
        "PB137",
        "PB139",
        "PB141",
        "PB142",
        "PB144",
        "PB403",
        "PB504",
        "PB505",
        "PB506",
        "PB515",
        "PB530",
        "PB531",
        "PB532",
        "PB533",
        "PB534",
        "PB535",
        "PB536",
        "PB602",
        "PB701",
        "PB702",
        "PB730",
        "PB731",
        "PB732",
        "PB733",
        "PB734",
        "PB735",
        "PB860",
        "PB862",
        "PB863",
        "PB864",
        "PB866",
        "PB868",
    }
)
"""Rules whose severity a handbook may choose. A page cannot be made of what the others find."""


def check_severities(facts: Facts) -> Iterator[Finding]:
    """Find severities for rules that do not exist or that must stop a build."""
    for code in facts.library.handbook.severities:
        if code not in ADJUSTABLE:
            yield Finding(
                "PB802",
                ("handbook", "handbook"),
                ("severities", code),
                Message(N_("the severity of “{code}” cannot be changed"), {"code": code}),
                Message(N_("it can be for: {codes}"), {"codes": InFull(", ".join(sorted(ADJUSTABLE)))}),
                at_key=True,
            )


def check_site_settings(facts: Facts) -> Iterator[Finding]:
    """Find values of `mkdocs.yml` that say something else than the handbook."""
    for route, key in OWNED.items():
        value = _setting(facts.project.settings, route)
        wanted = getattr(facts.library.handbook, key)
        if value is None or (key == "name" and value == NO_NAME):
            continue
        if not isinstance(value, str) or value.rstrip("/") != (wanted or "").rstrip("/"):
            yield Finding(
                "PB801",
                MKDOCS,
                route,
                Message(
                    N_("“{key}” is “{value}” here, but “{wanted}” in handbook.yml"),
                    {"key": ".".join(route), "value": value, "wanted": wanted if wanted is not None else ""},
                ),
                _way_out(key),
            )


def check_replaced_settings(facts: Facts) -> Iterator[Finding]:
    """Find settings of `mkdocs.yml` that the site is built without."""
    settings = facts.project.settings
    for route, hint in REPLACED.items():
        if _setting(settings, route) not in (None, True):
            yield _replaced(route, hint)
    hooks = settings.get("hooks")
    for n, hook in enumerate(hooks if isinstance(hooks, list) else ()):
        if hook != HOOK:
            yield _replaced(
                ("hooks", n), N_("“playpress build” runs no hooks; remove it, or build with “mkdocs build”")
            )
    yield from _lost_lists(settings)


def _lost_lists(settings: Mapping[str, Any]) -> Iterator[Finding]:
    """Find lists that the generated configuration, which adds to mappings, would put its own few entries in the place of."""
    for key in MAPPINGS:
        entries = settings.get(key)
        if isinstance(entries, list):
            first = next((entry for entry in entries if isinstance(entry, str)), "search")
            message = Message(N_("“{key}” is a list here, and the whole of it would be lost"), {"key": key})
            hint = N_("write its entries as keys: “{first}: {{}}” instead of “- {first}”")
            yield Finding("PB869", MKDOCS, (key,), message, Message(hint, {"first": first}), at_key=True)


def _replaced(route: Route, hint: str) -> Finding:
    message = Message(
        N_("“{key}” is not used here"), {"key": ".".join(part for part in route if isinstance(part, str))}
    )
    return Finding("PB860", MKDOCS, route, message, Message(hint), Severity.WARNING, at_key=isinstance(route[-1], str))


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

"""`mkdocs.yml` does not contradict `handbook.yml`, and holds no settings that the build ignores.

Knows: which settings the generated configuration brings. Must not know MkDocs itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from playpress.diagnostics import N_, InFull, Severity
from playpress.model.handbook import Handbook
from playpress.rule import Rule, finds

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playpress.analysis.facts import Facts
    from playpress.diagnostics import Finding, Route

OWNED = {
    ("site_name",): "name",
    ("site_url",): "site_url",
    ("repo_url",): "repository",
    ("theme", "language"): "language",
}
"""Routes in `mkdocs.yml`, each with the key of `handbook.yml` that says the same."""

MKDOCS = ("site", "mkdocs.yml")
HOOK = "site_templates/mkdocs_hook.py"
"""The only hook that a project's `mkdocs.yml` names."""
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
"""The `site_name` that no finding is made of: MkDocs requires one even though `handbook.yml` decides."""

_NOT_SAID = N_("“{key}” stands here, but is read from handbook.yml, which does not have it")
_MOVE = N_("write it there, and remove it here: {line}")
_SOME_NAME = N_("write “site_name: {neutral}” here: MkDocs wants a name, and the pages show the one in handbook.yml")

CONTRADICTION = Rule(
    code="PB801",
    name="contradicting-setting",
    message=N_("“{key}” is “{value}” here, but “{wanted}” in handbook.yml"),
    hint=N_("remove it here: handbook.yml owns it (as “{owner}”)"),
    fix="{neutral}",
    about="""
        Name, language and addresses of the site stand in handbook.yml, and the pages are made from there. A different
        value in mkdocs.yml is ignored, and sooner or later misleads somebody who reads it.
    """,
    bad="""
        # mkdocs.yml
        site_name: Another name
    """,
    good="""
        # mkdocs.yml
        site_name: Handbook
    """,
)
UNUSED_SETTING = Rule(
    code="PB860",
    name="unused-setting",
    severity=Severity.WARNING,
    message=N_("“{key}” is not used here"),
    hint=N_("remove it: the navigation is made from the playbooks"),
    about="""
        Some of MkDocs' settings are made by Playpress: the navigation, for instance, follows from the playbooks. What
        mkdocs.yml says about them is replaced when the site is built.
    """,
    bad="""
        # mkdocs.yml
        site_name: Handbook
        nav:
          - Home: index.md
    """,
    good="""
        # mkdocs.yml
        site_name: Handbook
    """,
)
LOST_LIST = Rule(
    code="PB869",
    name="lost-list",
    message=N_("“{key}” is a list here, and the whole of it would be lost"),
    hint=N_("write its entries as keys: “{first}: {{}}” instead of “- {first}”"),
    about="""
        Playpress adds plugins and extensions of its own to those that mkdocs.yml names. That works only where they are
        written as keys; a list would be replaced by ours, and everything in it would be missing from the site.
    """,
    bad="""
        # mkdocs.yml
        site_name: Handbook
        plugins:
          - tags
    """,
    good="""
        # mkdocs.yml
        site_name: Handbook
        plugins:
          tags: {}
    """,
)


@finds(CONTRADICTION)
def check_site_settings(facts: Facts) -> Iterator[Finding]:
    """Find values in `mkdocs.yml` that differ from those of the handbook."""
    handbook = facts.library.handbook
    for route, owner in OWNED.items():
        value, wanted = setting_at(facts.project.settings, route), getattr(handbook, owner) or ""
        if value is None or (owner == "name" and value == NO_NAME):
            continue
        if not isinstance(value, str) or value.rstrip("/") != wanted.rstrip("/"):
            is_name, is_said = owner == "name", bool(wanted)
            yield CONTRADICTION.at(
                MKDOCS,
                route,
                message="" if is_said else _NOT_SAID,
                hint=_SOME_NAME if is_name else CONTRADICTION.hint if is_said else _MOVE,
                line=InFull(f"{owner}: {value}"),
                key=".".join(route),
                value=value,
                wanted=wanted,
                owner=owner,
                neutral=NO_NAME if is_name else "",
            )


@finds(UNUSED_SETTING)
def check_replaced_settings(facts: Facts) -> Iterator[Finding]:
    """Find settings in `mkdocs.yml` that the generated configuration replaces."""
    settings = facts.project.settings
    for route, hint in REPLACED.items():
        if setting_at(settings, route) not in (None, True):
            yield _unused(route, hint)
    hooks = settings.get("hooks")
    for n, hook in enumerate(hooks if isinstance(hooks, list) else ()):
        if hook != HOOK:
            yield _unused(("hooks", n), N_("“playpress build” runs no hooks; remove it, or build with “mkdocs build”"))


def _unused(route: Route, hint: str) -> Finding:
    key = ".".join(part for part in route if isinstance(part, str))
    return UNUSED_SETTING.at(MKDOCS, route, hint=hint, key=key, at_key=isinstance(route[-1], str))


@finds(LOST_LIST)
def check_lists(facts: Facts) -> Iterator[Finding]:
    """Find settings in `MAPPINGS` that are written as lists, which the generated configuration would replace."""
    for key in MAPPINGS:
        entries = facts.project.settings.get(key)
        if isinstance(entries, list):
            first = next((entry for entry in entries if isinstance(entry, str)), "search")
            yield LOST_LIST.at(MKDOCS, (key,), key=key, first=first, at_key=True)


def setting_at(settings: object, route: tuple[str, ...]) -> object:
    """Return the value at a route of nested mappings; None if there is none."""
    for part in route:
        settings = settings.get(part) if isinstance(settings, dict) else None
    return settings

"""The plugins, Markdown extensions and theme that `mkdocs.yml` names are installed, and its settings are known.

Knows: what `mkdocs.yml` calls its settings. Must not know MkDocs itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from playpress.checks.site import MKDOCS, UNUSED_SETTING, setting_at
from playpress.diagnostics import N_, InFull, Message
from playpress.language.spelling import nearest
from playpress.machine.installed import EXTENSIONS, PLUGINS, THEMES, is_module, names_in
from playpress.rule import Rule, finds

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playpress.analysis.facts import Facts
    from playpress.diagnostics import Finding, Route

SETTINGS = frozenset({
    "config_file_path", "copyright", "dev_addr", "docs_dir", "draft_docs", "edit_uri", "edit_uri_template", "exclude_docs", "extra",
    "extra_css", "extra_javascript", "extra_templates", "hooks", "INHERIT", "markdown_extensions", "mdx_configs", "nav",
    "not_in_nav", "plugins", "remote_branch", "remote_name", "repo_name", "repo_url", "site_author", "site_description",
    "site_dir", "site_name", "site_url", "strict", "theme", "use_directory_urls", "validation", "watch",
})  # fmt: skip
"""The settings that MkDocs knows."""
_WORDS = {PLUGINS: N_("plugin"), EXTENSIONS: N_("Markdown extension"), THEMES: N_("theme")}

NOT_INSTALLED = Rule(
    code="PB877",
    name="not-installed",
    message=N_("“{name}” is not installed here ({part})"),
    hint=N_("did you mean “{guess}”?"),
    fix="{guess}",
    about="""
        mkdocs.yml names a plugin, a Markdown extension or a theme that no installed package brings, so no site can be
        built. Either its name is misspelt, or the package is missing on this machine.
    """,
    bad="""
        # mkdocs.yml
        site_name: Handbook
        markdown_extensions:
          footnots: {}
    """,
    good="""
        # mkdocs.yml
        site_name: Handbook
        markdown_extensions:
          footnotes: {}
    """,
)


@finds(NOT_INSTALLED)
def check_installed(facts: Facts) -> Iterator[Finding]:
    """Find plugins, extensions and a theme that are not installed."""
    for route, group, name in _named(facts):
        if is_module(_module(group, name)) or name in names_in(group):
            continue
        guess = nearest(name, names_in(group))
        missing = N_("install the package that brings it, or remove it; known are: {known}")
        yield NOT_INSTALLED.at(
            MKDOCS,
            route,
            hint=NOT_INSTALLED.hint if guess else missing,
            at_key=group != THEMES,
            part=Message(_WORDS[group]),
            name=name,
            guess=guess,
            known=InFull(", ".join(sorted(known for known in names_in(group) if "/" not in known))),
        )


def _named(facts: Facts) -> Iterator[tuple[Route, str, str]]:
    """Yield what `mkdocs.yml` names: its route, its group, and its name."""
    settings = facts.project.settings
    for key, group in (("plugins", PLUGINS), ("markdown_extensions", EXTENSIONS)):
        entries = settings.get(key)
        yield from (((key, name), group, name) for name in (entries if isinstance(entries, dict) else ()))
    route = ("theme", "name")
    if isinstance(name := setting_at(settings, route), str):
        yield route, THEMES, name


def _module(group: str, name: str) -> str:
    """Return the module that a name stands for without a package that says so: of a plugin there is none."""
    if group == PLUGINS:
        return "mkdocs.contrib.search" if name == "search" else ""
    return f"markdown.extensions.{name}" if group == EXTENSIONS and "." not in name else name.partition(":")[0]


@finds(UNUSED_SETTING)
def check_known_settings(facts: Facts) -> Iterator[Finding]:
    """Find settings that MkDocs does not know, and so leaves out: most often their names are misspelt."""
    for key in facts.project.settings:
        if key in SETTINGS or key.startswith("x-"):
            continue
        guess = nearest(key, SETTINGS)
        hint = N_("did you mean “{guess}”?") if guess else N_("remove it: MkDocs has no such setting")
        yield UNUSED_SETTING.at(MKDOCS, (key,), hint=hint, fix=guess or "", key=key, guess=guess, at_key=True)

"""A project's settings and templates to the reason why its site cannot be made the quick way, if there is one.

The quick way knows what our own pages and settings hold. Whatever a project adds to them may need the site engine itself:
then the engine makes the site.
Knows: our own settings. Must not know how either way works.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from markdown.util import parseBoolValue

from playpress.diagnostics import N_, Message
from playpress.engine.converter import can_convert
from playpress.reading.site_file import SITE_SETTINGS

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from playpress.reading.templates import Templates

KNOWN = frozenset({
    "copyright", "docs_dir", "exclude_docs", "extra", "extra_css", "extra_javascript", "hooks", "markdown_extensions", "plugins",
    "repo_name", "repo_url", "remote_branch", "site_author", "site_description", "site_name", "site_url", "strict", "theme",
    "use_directory_urls", "validation",
})  # fmt: skip
"""Settings that mean the same either way, if they have one of the values below."""
EXTENSIONS: dict[str, frozenset[str] | None] = {
    "md_in_html": frozenset(),
    "playpress.engine.markdown": frozenset(),
    "pymdownx.superfences": None,
    "sane_lists": frozenset(),
    "tables": frozenset(),
    "toc": frozenset({"permalink", "toc_depth", "marker"}),
}
"""The Markdown extensions that our pages need, each with the options that are heeded; None for whatever we wrote there."""
THEME = frozenset({"name", "font", "logo", "favicon", "icon", "features", "palette", "language", "direction"})
PLUGINS = frozenset({"search"})
HOOKS = ["site_templates/mkdocs_hook.py"]
LEFT_OUT = frozenset({"*.by-role.svg", "*.by-role*.svg", "*.chart.svg", "*.yml", "*.yaml", "*.csv"})
"""What our own settings keep from being published."""
_TEMPLATES = ("pages/", "partials/", "overrides/")


def find_obstacle(own: Mapping[str, Any], templates: Templates, text: str = "") -> Message | None:
    """Return why the site engine has to make the site; None if the quick way does.

    `own` is what the project's `mkdocs.yml` says, `text` the file itself: it tells what is taken from the environment.
    """
    if not can_convert():
        return Message(N_("this machine has no comrak"))
    if "!ENV" in text:
        return Message(N_("“{key}” in {file} may change how pages are made"), {"key": "!ENV", "file": SITE_SETTINGS})
    for path, own_text in templates.own.items():
        if path.startswith(_TEMPLATES) and own_text != templates.bundled.get(path):
            return Message(N_("site_templates/{path} is a template of your own"), {"path": path})
    for key, value in own.items():
        if key not in KNOWN or not _is_as_known(key, value):
            return Message(N_("“{key}” in {file} may change how pages are made"), {"key": key, "file": SITE_SETTINGS})
    return None


def _is_as_known(key: str, value: Any) -> bool:
    if key == "markdown_extensions":
        return _are_extensions(value)
    if key == "plugins":
        return PLUGINS.issuperset(value or ())
    if key == "theme":
        return isinstance(value, dict) and value.get("name") == "material" and THEME.issuperset(value)
    if key == "hooks":
        return bool(value == HOOKS)
    if key == "exclude_docs":
        return LEFT_OUT.issuperset(str(value).splitlines())
    return True


def _are_extensions(value: Any) -> bool:
    """Tell whether the extensions are among ours; those that are not named are added."""
    found = _by_name(value or {})
    return (
        found.keys() <= EXTENSIONS.keys()
        and all((known := EXTENSIONS[name]) is None or known.issuperset(found[name] or ()) for name in found)
        and ("toc" not in found or _is_plain(found["toc"]))
    )


def _is_plain(toc: Any) -> bool:
    """Tell whether headings have a text as their link, and the table of contents a depth: both have other forms, too."""
    if not isinstance(toc, dict) or not {"permalink", "toc_depth"} <= toc.keys():
        return False
    link, depth = toc["permalink"], toc["toc_depth"]
    is_text = isinstance(link, str) and parseBoolValue(link, False) is None  # noqa: FBT003 - as the extension asks
    return is_text and type(depth) is int


def _by_name(value: Any) -> dict[str, Collection[str] | None]:
    """Return the options of each extension; a list may hold names and mappings of one."""
    if isinstance(value, dict):
        return value
    found: dict[str, Collection[str] | None] = {}
    for entry in value:
        found |= entry if isinstance(entry, dict) else {entry: None}
    return found

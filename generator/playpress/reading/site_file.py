"""The project's `mkdocs.yml` to plain data, and to a fault if its settings cannot be combined with ours.

Knows: which of its settings ours are added to. Must not know what they mean.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from playpress.diagnostics import N_, Message
from playpress.machine.faults import Fault
from playpress.reading.rules.yaml import NOT_UTF8, NOT_YAML, TOO_LARGE
from playpress.reading.source import LARGEST_FILE, Source, parse_source

if TYPE_CHECKING:
    from pathlib import Path

    from playpress.diagnostics import Diagnostic, Route

SITE_SETTINGS = "mkdocs.yml"
_MAPPING, _SOME, _TEXT = N_("“key: value” lines"), N_("a list"), N_("a text")


class Form(NamedTuple):
    """The types that a setting may have, the words for them and, for a list, the form of its entries."""

    forms: tuple[type, ...]
    said: str
    entries: tuple[type, ...] = (object,)
    said_of_entries: str = ""


FORMS: dict[tuple[str, ...], Form] = {
    ("extra",): Form((dict,), _MAPPING),
    ("extra_css",): Form((list,), _SOME, (str,), _TEXT),
    ("extra_javascript",): Form((list,), _SOME, (str, dict), N_("a text or “key: value” lines")),
    ("markdown_extensions",): Form((dict, list), _MAPPING),
    ("plugins",): Form((dict, list), _MAPPING),
    ("theme",): Form((dict,), _MAPPING),
    ("theme", "features"): Form((list,), _SOME, (str,), _TEXT),
    ("theme", "palette"): Form((dict, list), _MAPPING, (dict,), _MAPPING),
    ("extra", "alternate"): Form((list,), _SOME, (dict,), _MAPPING),
    ("extra", "social"): Form((list,), _SOME, (dict,), _MAPPING),
}
"""The form of settings that ours are added to, and of those on which the theme crashes if they have another one."""
_UNREADABLE = frozenset({NOT_YAML.code, TOO_LARGE.code, NOT_UTF8.code})
"""Findings of our reader that make the file unusable; others, such as on tags and anchors, do not matter here."""


def load_site_settings(path: Path) -> Source | None:
    """Return the source of `mkdocs.yml`, whose data is a mapping; None if there is no such file.

    Raises:
        Fault: it is no file, no text, no YAML or no mapping, or one of `FORMS` has another form.
        OSError: it cannot be read.
    """
    if not path.is_file():  # a pipe would keep us waiting for ever
        if path.exists() or path.is_symlink():
            raise Fault(N_("{file} is not a regular file"), file=SITE_SETTINGS)
        return None
    with path.open("rb") as stream:
        source = parse_source(stream.read(LARGEST_FILE + 1), SITE_SETTINGS)
    for found in source.diagnostics:
        if found.code in _UNREADABLE:
            raise _unreadable(found)
    if not isinstance(source.data, dict):
        raise Fault(N_("{file} holds no “key: value” lines"), file=SITE_SETTINGS)
    for route, form in FORMS.items():
        _require(source, route, form)
    return source


def _unreadable(found: Diagnostic) -> Fault:
    place = f"{found.location.file}:{found.location.line}:{found.location.column}"
    return Fault(N_("{place}: {what}; {hint}"), place=place, what=found.message, hint=found.hint or "")


def _require(source: Source, route: tuple[str, ...], form: Form) -> None:
    value: Any = source.data
    for part in route:
        value = value.get(part) if isinstance(value, dict) else None
    if value is None:
        return
    if not isinstance(value, form.forms):
        raise _of_wrong_form(source, route, N_("{place}: “{key}” must be {form}"), form.said)
    for n, entry in enumerate(value if isinstance(value, list) else ()):
        if not isinstance(entry, form.entries):
            message = N_("{place}: each entry of “{key}” must be {form}")
            raise _of_wrong_form(source, (*route, n), message, form.said_of_entries)


def _of_wrong_form(source: Source, route: Route, message: str, form: str) -> Fault:
    at = source.locate(route)
    key = ".".join(part for part in route if isinstance(part, str))
    return Fault(message, place=f"{at.file}:{at.line}:{at.column}", key=key, form=Message(form))

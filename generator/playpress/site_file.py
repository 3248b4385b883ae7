"""The project's `mkdocs.yml` to plain data, as far as we read it; the rest is the site engine's business.

Knows: which of its settings ours are added to. Must not know what they mean.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from playpress.diagnostics import N_, Message
from playpress.faults import Fault
from playpress.source import LARGEST_FILE, Source, parse_source

if TYPE_CHECKING:
    from pathlib import Path

    from playpress.diagnostics import Diagnostic

SITE_SETTINGS = "mkdocs.yml"
_MAPPING, _SOME = N_("“key: value” lines"), N_("a list")
FORMS: dict[str, tuple[tuple[type, ...], str]] = {
    "extra": ((dict,), _MAPPING),
    "extra_css": ((list,), _SOME),
    "extra_javascript": ((list,), _SOME),
    "markdown_extensions": ((dict, list), _MAPPING),
    "plugins": ((dict, list), _MAPPING),
    "theme": ((dict,), _MAPPING),
}
"""The settings that ours are added to: what they may be, and how that is said."""
_UNREADABLE = frozenset({"PB100", "PB101", "PB102"})
"""Of what our reader refuses, what no reader can take: tags and anchors are the engine's own."""


def load_site_settings(path: Path) -> Source | None:
    """Return what `mkdocs.yml` says, None if there is none. The source's data is a mapping.

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
    for key, (forms, said) in FORMS.items():
        _require(source, key, forms, said)
    return source


def _unreadable(found: Diagnostic) -> Fault:
    place = f"{found.location.file}:{found.location.line}:{found.location.column}"
    return Fault(N_("{place}: {what}; {hint}"), place=place, what=found.message, hint=found.hint or "")


def _require(source: Source, key: str, forms: tuple[type, ...], said: str) -> None:
    value: Any = source.data.get(key)
    if value is None or (isinstance(value, forms) and not _odd_entries(key, value)):
        return
    at = source.locate((key,))
    raise Fault(
        N_("{place}: “{key}” must be {form}"), place=f"{at.file}:{at.line}:{at.column}", key=key, form=Message(said)
    )


def _odd_entries(key: str, value: Any) -> bool:
    """Tell whether a list of files holds something that names none."""
    may_be = (str, dict) if key == "extra_javascript" else (str,)
    return key.startswith("extra_") and not all(isinstance(entry, may_be) for entry in value)

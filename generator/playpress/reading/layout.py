"""The path of a file below `playbooks/` to what it is and where such a file belongs.

    handbook.yml                the handbook's settings
    catalog/<registry>.yml      roles, tools, KPIs, …
    measurements/<kpi>.csv      a series of figures
    improvements/<id>.yml       a record of work on a process; so are experiments and plans
    backlog.yml                 the list of future work
    <category>/<id>.yml         a playbook

Left alone are hidden files, what programs leave behind (`x.yml~`, `x.bak`, `Thumbs.db`), and what a code host shows beside
a folder (`README.md`, `LICENSE`). Everything else is reported, so that no playbook is missed because of its file's
name.
Knows: names, and the first lines of a file whose name does not tell. Must not read files.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, NamedTuple

from playpress.language.spelling import nearest, suggested_id
from playpress.model.kinds import RECORD_FILES, RECORD_FOLDERS, WITH_REGISTRY

if TYPE_CHECKING:
    from collections.abc import Callable

CATALOG = "catalog"
MEASUREMENTS = "measurements"
RESERVED_FOLDERS = frozenset({"locale"})

_CATALOGS = frozenset({"catalog", "catalogs", "catalogue", "katalog"})
_ENDINGS = re.compile(
    r"(?:\.(?:ya?ml|ym|ymal|ylm|txt|text|csv|tsv|md|json))*(?:\.[a-z][a-z0-9]{1,4}|\.(?:numbers|pages))?\.*\s*\Z",
    re.IGNORECASE,
)
"""Matches endings that our files have by mistake (also several in a row), and any single one."""
_OFFICE = re.compile(r".*\.(?:docx?|dotx?|odt|rtf|pdf|pages|xlsx?|xlsm|ods|numbers|pptx?|odp)\s*\Z", re.IGNORECASE)
_LEFT_ALONE = re.compile(
    r"~\$|.*~\Z|#.*#\Z|.*\.(?:bak|orig|rej|sw[op]|tmp|old)\Z|(?:thumbs\.db|desktop\.ini|icon\r)\Z"
    r"|(?:readme|licen[cs]e|copying|notice|changelog|contributing|authors|codeowners|owners|makefile)"
    r"(?:\.(?:md|markdown|mdown|txt|text|rst|adoc|asciidoc|org|html?))?\Z",
    re.IGNORECASE,
)
_PLAYBOOK_KEY = re.compile(r"^(name|owner|trigger|steps|outcome|ends)[ \t]*:", re.MULTILINE)
_RECORD_KEY = re.compile(r"^(name|process|phase|owner|hypothesis|start|guidepoint)[ \t]*:", re.MULTILINE)
_RECORD_KEYS = {
    "improvements": re.compile(r"^(process|phase|problem)[ \t]*:", re.MULTILINE),
    "experiments": re.compile(r"^(process|hypothesis|criteria)[ \t]*:", re.MULTILINE),
    "plans": re.compile(r"^(start|guidepoint|outcomes)[ \t]*:", re.MULTILINE),
}
"""By folder, keys of which a record there has at least two, and no other file."""
_FLOW_KEY = re.compile(r"^(trigger|steps)[ \t]*:", re.MULTILINE)
_SERIES = re.compile(r"\ufeff?\s*[\"']?date\b", re.IGNORECASE)
COMMA_SERIES = re.compile(r"\ufeff?\s*[\"']?date[\"']?\s*,", re.IGNORECASE)
"""Matches the beginning of a series whose cells are separated by commas."""


class Place(NamedTuple):
    """What a file is, its name without ending, and the path below `playbooks/` where such a file belongs."""

    kind: Literal["settings", "registry", "playbook", "record", "series"]
    stem: str
    path: str


def is_left_alone(name: str) -> bool:
    """Tell whether a file's name shows that it is none of ours: a temporary file, a README, a licence."""
    return _LEFT_ALONE.match(name) is not None


def is_office_file(name: str) -> bool:
    """Tell whether a file's name is that of an office document, which is no plain text."""
    return _OFFICE.match(name) is not None


def is_named_like_a_file(parts: tuple[str, ...], *, is_empty: bool) -> bool:
    """Tell whether a folder has the place and name of a file that is read; a folder of playbooks may have any name."""
    is_ours = parts[-1].lower().endswith((".yml", ".yaml", ".csv"))
    return is_ours and (len(parts) > 1 or is_empty or parts[0].lower().startswith("handbook."))


def is_reserved(parts: tuple[str, ...]) -> bool:
    """Tell whether a path is reserved for a later version."""
    return parts[0] in RESERVED_FOLDERS


def find_place(  # noqa: PLR0911 - one return a kind of file
    parts: tuple[str, ...], head: Callable[[], str], language: str
) -> Place | None:
    """Return what a file is by its path and, if need be, by its first lines; None if it is none of ours."""
    where = parts[0] if len(parts) > 1 else ""
    match = _ENDINGS.search(parts[-1])
    stem = parts[-1][: match.start()] if match else parts[-1]
    ending = parts[-1][len(stem) :].lower()
    is_yaml = ending in (".yml", ".yaml", ".yml.yml", ".yaml.yml", ".yml.yaml")
    if not stem:
        return None
    if where == MEASUREMENTS and not is_yaml:
        return Place("series", stem, f"{MEASUREMENTS}/{stem}.csv")
    if ending in (".csv", ".tsv"):
        return Place("series", stem, f"{MEASUREMENTS}/{stem}.csv") if _SERIES.match(head()) else None
    if not where and (nearest(stem.lower(), ("handbook",)) if is_yaml else stem.lower() == "handbook"):
        return Place("settings", stem, "handbook.yml")
    if not where and is_yaml and stem.lower() in RECORD_FILES:
        return Place("record", stem, f"{stem.lower()}.yml")
    if record := _record_place(where, stem, is_yaml=is_yaml, head=head, language=language):
        return record
    if where.lower() in RECORD_FOLDERS:
        return None
    is_list = is_yaml and stem in WITH_REGISTRY and where != CATALOG and not _PLAYBOOK_KEY.search(head())
    is_playbook = stem not in WITH_REGISTRY and len(set(_PLAYBOOK_KEY.findall(head()))) > 1
    is_listed = where == CATALOG and len(parts) == 2 and is_yaml and not is_playbook  # noqa: PLR2004 - folder and file
    if is_listed or (stem in WITH_REGISTRY and (is_list or not where or where.lower() in _CATALOGS)):
        return Place("registry", stem, f"{CATALOG}/{stem}.yml")
    if is_yaml or len(set(_PLAYBOOK_KEY.findall(head()))) > 1:
        category = where if where and where not in (CATALOG, MEASUREMENTS) else "<category>"
        return Place("playbook", stem, f"{category}/{suggested_id(stem, language)}.yml")
    return None


def _record_folder(where: str, head: str) -> str | None:
    """Return the folder of the record that a file in another folder is by its first lines; None if it is none."""
    if _FLOW_KEY.search(head):
        return None
    fitting = [folder for folder, keys in _RECORD_KEYS.items() if len(set(keys.findall(head))) > 1]
    return fitting[0] if len(fitting) == 1 and fitting[0] != where.lower() else None


def _record_place(where: str, stem: str, *, is_yaml: bool, head: Callable[[], str], language: str) -> Place | None:
    """Return where a record belongs by its folder or, in another folder, by its first lines; None if it is none."""
    folder = _record_folder(where, head()) if is_yaml and where != CATALOG else None
    if folder is None and where.lower() in RECORD_FOLDERS:
        is_record = is_yaml or len(set(_RECORD_KEY.findall(head()))) > 1
        folder = where.lower() if is_record else None
    return Place("record", stem, f"{folder}/{suggested_id(stem, language)}.yml") if folder else None

"""A name to a new handbook on disk: a small working example, the site's settings and the files for publishing it.

Knows: the files that come with the package, and the few lines of them that hold a name or a version. Must not know
rules, pages, or what a playbook says.
"""

from __future__ import annotations

import json
import re
import unicodedata
from typing import TYPE_CHECKING, get_args

from playpress import __version__
from playpress.bundled import bundled_folder
from playpress.checks.copies import COPIED, copy_line
from playpress.diagnostics import N_, Message
from playpress.language.spelling import nearest
from playpress.model.handbook import Handbook
from playpress.model.kinds import WITH_REGISTRY
from playpress.reading.site_file import SITE_SETTINGS
from playpress.reading.templates import FOLDERS

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from playpress.model.record import Record

NEW = "new"
"""The bundled folder of the files that a new handbook begins with; a folder for each language holds the example."""
LANGUAGES: tuple[str, ...] = get_args(Handbook.model_fields["language"].annotation)
"""The languages that the example is written in."""
HOOK = "mkdocs_hook.py"
_MAY_BE_THERE = frozenset({".git"})
_JOINERS = "\u200c\u200d"
_INVISIBLE = frozenset({"Cc", "Cf", "Cn", "Cs"})
_OWN_KEYS = re.compile(r"^#[^:\n]*:[^;:]*?(?=\s?;[^;]*\baliases, visibility)", re.MULTILINE)
"""In the comment at the head of a registry, the keys of its own kind of entry: up to a semicolon and those of every kind."""
_MARKDOWN = re.compile(r"([\\`*_{}\[\]<>()#+!|~&])")


class CannotStartError(Exception):
    """A handbook cannot be started in this folder or by this name, or a file not be copied; `message` says why."""

    def __init__(self, message: Message) -> None:
        """Keep the message, so that it can be translated."""
        super().__init__(message.text())
        self.message = message


def write_handbook(folder: Path, name: str | None = None, language: str = "en") -> str:
    """Start a handbook in a folder that is empty or not there yet, and return its name.

    Without a name, it gets the folder's, made readable. `language` is one of `LANGUAGES`. No file is ever overwritten.

    Raises:
        CannotStartError: something is in the way, and nothing was written; or the name has no letters to show.
        OSError: the folder cannot be written to.
    """
    title = readable_name(folder.resolve().name) if name is None else one_line(name)
    if name is not None and not title:
        raise CannotStartError(Message(N_('the name is empty; write it like this: --name "Our handbook"')))
    title = title or "Handbook"
    obstacle = find_obstacle(folder)
    if obstacle:
        raise CannotStartError(obstacle)
    for path, content in load_new_files(title, language).items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        with target.open("xb") as stream:
            stream.write(content)
    return title


def copy_template(path: str, templates: Path) -> Path:
    """Copy a file that comes with Playpress into a project's own templates, to be changed there, and return the copy.

    Its first line says of which version it is a copy, so that `check` notices when the original changes.

    Raises:
        CannotStartError: there is no such file, or the project has it already; nothing was written.
        OSError: the folder cannot be written to.
    """
    target = templates / path
    text = original(path)
    if target.exists():
        raise CannotStartError(
            Message(N_("“{path}” is there already, and nothing is ever overwritten"), {"path": target})
        )
    target.parent.mkdir(parents=True, exist_ok=True)
    with target.open("x", encoding="utf-8", newline="\n") as stream:
        stream.write(f"{copy_line(path, text)}\n{text}")
    return target


def original(path: str) -> str:
    """Return the text of a file that comes with Playpress.

    Raises:
        CannotStartError: there is none of this path that could be changed.
    """
    bundled = bundled_folder()
    known = sorted(
        name
        for file in bundled.rglob("*")
        if (name := file.relative_to(bundled).as_posix()).startswith(tuple(f"{folder}/" for folder in FOLDERS))
        and name.endswith(COPIED)
    )
    if path not in known:
        guess = nearest(path, known)
        hint = (
            N_("there is no “{path}” to copy; did you mean “{guess}”?")
            if guess
            else N_("there is no “{path}” to copy; there is: {known}")
        )
        raise CannotStartError(Message(hint, {"path": path, "guess": guess, "known": ", ".join(known)}))
    return (bundled / path).read_text(encoding="utf-8")


def find_obstacle(folder: Path) -> Message | None:
    """Return why no handbook can be started here: the folder holds something else than a `.git`, or is none."""
    if not folder.exists():
        return None
    if not folder.is_dir():
        return Message(N_("“{path}” is a file; name a folder that is empty or does not exist yet"), {"path": folder})
    found = sorted(item.name for item in folder.iterdir() if item.name not in _MAY_BE_THERE)
    if not found:
        return None
    return Message(
        N_("the folder “{path}” is not empty (it holds “{found}”), and nothing is ever overwritten; name an empty or a new one"),
        {"path": folder, "found": found[0]},
    )  # fmt: skip


def readable_name(folder: str) -> str:
    """Return a folder's name as a title: `customer-care_handbook` becomes `Customer care handbook`."""
    words = one_line(re.sub(r"[-_\s]+", " ", folder))
    return words[:1].upper() + words[1:]


def one_line(text: str) -> str:
    """Return a text on one line, without characters that nobody can see."""
    joined = " ".join(text.split())
    return "".join(c for c in joined if c in _JOINERS or unicodedata.category(c) not in _INVISIBLE).strip()


def load_new_files(name: str, language: str = "en") -> dict[str, bytes]:
    """Return every file of a new handbook by its path, with the name and this version of Playpress filled in."""
    new = bundled_folder() / NEW
    files = {path: content for path, content in _bytes(new).items() if path.partition("/")[0] not in LANGUAGES}
    files |= _bytes(new / language)
    files[SITE_SETTINGS] = _site_settings_file().read_bytes()
    files[f"site_templates/{HOOK}"] = (bundled_folder() / HOOK).read_bytes()
    for kind in WITH_REGISTRY.values():
        path = f"playbooks/catalog/{kind.stem}.yml"
        files[path] = with_all_keys(files[path].decode(), kind.model).encode()
    for path, (line, filled) in _lines_to_fill(name).items():
        files[path] = _with_line(files[path].decode(), line, filled).encode()
    return dict(sorted(files.items()))


def with_all_keys(text: str, model: type[Record]) -> str:
    """Return a registry of the example with every key of its model in the comment that lists them.

    A key that the file neither uses nor names is put behind the last one of the entry's own.
    """
    missing = [key for key in model.keys() if key != "id" and not re.search(rf"\b{key}\b", text)]  # noqa: SIM118 - a class, no mapping
    return _OWN_KEYS.sub(lambda own: f"{own[0]}, {', '.join(missing)}", text, count=1) if missing else text


def _bytes(folder: Path) -> dict[str, bytes]:
    """Return every file below a folder by its path there."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def _site_settings_file() -> Path:
    """Return the `mkdocs.yml` to begin with: a wheel carries this repository's own, a checkout has it at its root."""
    shipped = bundled_folder() / NEW / SITE_SETTINGS
    return shipped if shipped.is_file() else bundled_folder().parent / SITE_SETTINGS


def _lines_to_fill(name: str) -> Mapping[str, tuple[str, str]]:
    """Return for each file that holds a name or version a pattern of the one line, and what it becomes."""
    quoted = json.dumps(name, ensure_ascii=False)  # a JSON text is a YAML text
    return {
        "playbooks/handbook.yml": (r"name: .*", f"name: {quoted}"),
        "README.md": (r"# .*", "# " + _MARKDOWN.sub(r"\\\1", name)),
        "requirements.txt": (r"playpress", f"playpress=={__version__}"),
    }


def _with_line(text: str, line: str, filled: str) -> str:
    """Return a text with the first whole line that fits a pattern replaced."""
    return re.sub(rf"^{line}$", lambda _: filled, text, count=1, flags=re.MULTILINE)

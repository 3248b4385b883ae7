"""What the site engine printed when it broke down, to one sentence, where the machine or a project's template is to blame.

Knows: how Python prints a traceback. Must not know what the engine does.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from playpress.diagnostics import N_
from playpress.faults import Fault, explain, unusable_template

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

OVERRIDES = "site_templates/overrides"
_TRACEBACK = "Traceback (most recent call last):"
_FRAME = re.compile(r'^  File "(.+)", line (\d+)', re.MULTILINE)
_ERROR = re.compile(r"^(?:[\w.]+\.)?(\w+)(?:: (.*))?$", re.MULTILINE)
_SETTING = re.compile(r"ERROR +- +Config value '(.*?)': (.*)")
_OF_THE_SYSTEM = re.compile(r"\[(?:Errno|WinError) (\d+)\] (.*?)(?:: '(.*?)')?(?: -> '(.*)')?$")


def fault_of_engine(said: str, build: Path) -> Fault | None:
    """Return whose fault it is that the engine gave up; None if there is more to it than a setting or a traceback."""
    if setting := _SETTING.fullmatch(said):
        message = N_("{file}: “{key}” cannot be used: {reason}")
        return Fault(message, file="mkdocs.yml", key=setting[1], reason=setting[2])
    if _TRACEBACK not in said:
        return None
    last = said.rpartition(_TRACEBACK)[2]
    error = next(_errors(last), None)
    if error is None:
        return None
    name, what = error
    if system := _OF_THE_SYSTEM.fullmatch(what):
        file = system[4] or system[3]
        path = str(build / file) if file else None
        return Fault(explain(OSError(int(system[1]), system[2], path)))
    place = own_template(_FRAME.findall(last), build / "theme", build.parent / OVERRIDES)
    if place is None:
        return None
    return unusable_template(place, what or name, re.findall("'(.+?)'", what)[0] if name == "TemplateNotFound" else "")


def own_template(frames: list[tuple[str, str]], theme: Path, own: Path) -> str | None:
    """Return file and line of the innermost call in one of the project's own templates.

    `theme` is the folder in which the engine finds copies of them.
    """
    for file, line in reversed(frames):
        for folder in (theme.resolve(), own.resolve()):
            path = (theme.parent / file).resolve()  # the engine runs there
            if path.is_relative_to(folder) and (own / path.relative_to(folder)).is_file():
                return f"{OVERRIDES}/{path.relative_to(folder).as_posix()}:{line}"
    return None


def _errors(traceback: str) -> Iterator[tuple[str, str]]:
    """Yield the name and message of an exception: the first line after the last call that is not indented."""
    *_, after = _FRAME.split(traceback)
    for match in _ERROR.finditer(after):
        yield match[1], match[2] or ""

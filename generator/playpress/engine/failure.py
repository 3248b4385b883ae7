"""What the site engine printed when it broke down, to one sentence, where the machine or a project's template is to blame.

Knows: how Python prints a traceback. Must not know what the engine does.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from playpress.diagnostics import N_, InFull
from playpress.machine.faults import Fault, explain, unusable_template
from playpress.reading.site_file import SITE_SETTINGS

if TYPE_CHECKING:
    from collections.abc import Iterator

OURS = Path(__file__).parents[1]
"""The folder of our own code: what breaks down there is a mistake of ours."""
OVERRIDES = "site_templates/overrides"
_TRACEBACK = "Traceback (most recent call last):"
_FRAME = re.compile(r'^  File "(.+)", line (\d+)', re.MULTILINE)
_ERROR = re.compile(r"^(?:[\w.]+\.)?(\w+)(?:: (.*))?$", re.MULTILINE)
_SETTING = re.compile(r"^(?:ERROR|WARNING) +- +Config value '(.*?)': (.*)$", re.MULTILINE)
_OF_A_SETTING = re.compile(r"(?:\n .*)*\n[\w.]+: (.+)")
_OF_THE_SYSTEM = re.compile(r"\[(?:Errno|WinError) (\d+)\] (.*?)(?:: '(.*?)')?(?: -> '(.*)')?$")


def fault_of_engine(said: str, build: Path) -> Fault | None:
    """Return whose fault it is that the engine gave up; None if it is ours, or if there is more to it."""
    if setting := _refused_setting(said):
        message = N_("{file}: “{key}” cannot be used: {reason}")
        return Fault(message, file=SITE_SETTINGS, key=setting[1], reason=InFull(_reason(said, setting)))
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
        return None if _is_ours(last) else Fault(_SETTINGS, reason=InFull(what or name))
    missing = re.findall("'(.+?)'", what)[0] if name == "TemplateNotFound" else ""
    return unusable_template(place, InFull(what or name), missing)


_SETTINGS = N_("the site engine cannot work with what mkdocs.yml says: {reason}")


def _refused_setting(said: str) -> re.Match[str] | None:
    """Return what the engine says of the first setting that it refuses, else of the first that it warns of."""
    found = sorted(_SETTING.finditer(said), key=lambda setting: setting[0].startswith("WARNING"))
    is_all = bool(found) and (found[0][0].startswith("ERROR") or _TRACEBACK not in said)
    return found[0] if is_all else None


def _reason(said: str, setting: re.Match[str]) -> str:
    """Return why a setting is refused, and what the exception said that led to it, if there was one."""
    exception = _OF_A_SETTING.match(said, setting.end())
    return f"{setting[2]} {exception[1]}" if exception else setting[2]


def _is_ours(traceback: str) -> bool:
    """Tell whether our own code has part in a breakdown."""
    return any(Path(file).is_relative_to(OURS) for file, _ in _FRAME.findall(traceback) if file.endswith(".py"))


def own_template(frames: list[tuple[str, str]], theme: Path, own: Path) -> str | None:
    """Return file and line of the innermost call in one of the project's own templates.

    `theme` is the folder in which the engine finds copies of them.
    """
    for file, line in reversed(frames):
        for folder in (theme.resolve(), own.resolve()):
            for path in (
                (theme.parent / file).resolve(),
                Path(file).resolve(),
            ):  # where the engine runs of itself, and here
                if path.is_relative_to(folder) and (own / path.relative_to(folder)).is_file():
                    return f"{OVERRIDES}/{path.relative_to(folder).as_posix()}:{line}"
    return None


def _errors(traceback: str) -> Iterator[tuple[str, str]]:
    """Yield the name and message of an exception: the first line after the last call that is not indented."""
    *_, after = _FRAME.split(traceback)
    for match in _ERROR.finditer(after):
        yield match[1], match[2] or ""

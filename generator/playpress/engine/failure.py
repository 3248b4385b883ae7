"""What a failed site engine printed to one sentence, if the machine or a project's template is the cause.

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
"""The folder of our own code: an error raised there is a bug of ours."""
OVERRIDES = "site_templates/overrides"
_TRACEBACK = "Traceback (most recent call last):"
_FRAME = re.compile(r'^  File "(.+)", line (\d+)', re.MULTILINE)
_ERROR = re.compile(r"^(?:[\w.]+\.)?(\w+)(?:: (.*))?$", re.MULTILINE)
_SETTING = re.compile(r"^(?:ERROR|WARNING) +- +Config value '(.*?)': (.*)$", re.MULTILINE)
_OF_A_SETTING = re.compile(r"(?:\n .*)*\n[\w.]+: (.+)")
_OF_THE_SYSTEM = re.compile(r"\[(?:Errno|WinError) (\d+)\] (.*?)(?:: '(.*?)')?(?: -> '(.*)')?$")


def fault_of_engine(said: str, build: Path) -> Fault | None:
    """Return the fault that made the engine fail; None if it is a bug of ours, or if the cause is not clear."""
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
    """Return the engine's message about the first setting that it refuses, else about the first that it warns of."""
    found = sorted(_SETTING.finditer(said), key=lambda setting: setting[0].startswith("WARNING"))
    is_all = bool(found) and (found[0][0].startswith("ERROR") or _TRACEBACK not in said)
    return found[0] if is_all else None


def _reason(said: str, setting: re.Match[str]) -> str:
    """Return why a setting is refused, with the message of the exception behind it, if there is one."""
    exception = _OF_A_SETTING.match(said, setting.end())
    return f"{setting[2]} {exception[1]}" if exception else setting[2]


def _is_ours(traceback: str) -> bool:
    """Tell whether a traceback passes through our own code."""
    return any(Path(file).is_relative_to(OURS) for file, _ in _FRAME.findall(traceback) if file.endswith(".py"))


def own_template(frames: list[tuple[str, str]], theme: Path, own: Path) -> str | None:
    """Return file and line of the innermost call in one of the project's own templates; None if there is none.

    `theme` is the folder in which the engine finds copies of them.
    """
    for file, line in reversed(frames):
        for folder in (theme.resolve(), own.resolve()):
            for path in (
                (theme.parent / file).resolve(),
                Path(file).resolve(),
            ):  # in the engine's own process, and in this one
                if path.is_relative_to(folder) and (own / path.relative_to(folder)).is_file():
                    return f"{OVERRIDES}/{path.relative_to(folder).as_posix()}:{line}"
    return None


def _errors(traceback: str) -> Iterator[tuple[str, str]]:
    """Yield (name, message) of each exception in a traceback: the first line that is not indented after its calls."""
    *_, after = _FRAME.split(traceback)
    for match in _ERROR.finditer(after):
        yield match[1], match[2] or ""

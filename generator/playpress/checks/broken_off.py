"""A file that breaks off in the middle, as after a broken download: what follows from that is told once, at its last line.

Whether a file is whole cannot be seen in it. But a whole one ends with the end of a line, and lacks nothing.
Knows: findings and texts of files. Must not know how a file is read.
"""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from playpress.checks.branches import WRONG_PROBABILITIES
from playpress.checks.duties import IDLE_ROLE
from playpress.checks.ends import UNCLEAR_END
from playpress.checks.goal_kpis import NUMBER_OF_KPIS, UNMEASURED_GOAL
from playpress.checks.kpi_gaps import UNUSED_KPI
from playpress.checks.raci import NOBODY_RESPONSIBLE
from playpress.checks.reachability import NO_WAY_OUT, UNREACHED_END
from playpress.checks.step_types import NAMELESS_STEP, NO_CHOICE, NO_STEPS
from playpress.checks.unknown_names import NOUNS, UNKNOWN_NAME
from playpress.checks.unregistered import UNKNOWN_CATEGORY
from playpress.diagnostics import N_, InFull, Location, Severity
from playpress.model.annotations import fields_of
from playpress.model.kinds import WITH_REGISTRY
from playpress.model.playbook import Playbook
from playpress.model.record import PARTY
from playpress.reading.rules.shape import MISSING_KEY
from playpress.reading.rules.yaml import NOT_YAML
from playpress.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from playpress.diagnostics import Diagnostic
    from playpress.reading.places import FileText

BROKEN_OFF = Rule(
    code="PB117",
    name="broken-off",
    adjustable=False,
    message=N_("the file breaks off here"),
    hint=N_("put the whole file here once more, or write on from here"),
    about="""
        The last line has no end, and what should stand below it is missing: only the first part of the file has arrived.
        That happens when a download or a copy breaks off, or when a program saves only half of a text. What
        is missing is not told one by one, since all of it comes with the rest of the file.
    """,
)
_MISSING = {
    MISSING_KEY.code: "",
    NO_STEPS.code: "steps",
    UNCLEAR_END.code: "outcome",
    NOBODY_RESPONSIBLE.code: "raci",
    NAMELESS_STEP.code: "name",
    NO_CHOICE.code: "branches",
}
"""The rules that tell of something missing, with what it is; a missing key is named by the finding."""
_OF_THE_REST = frozenset({WRONG_PROBABILITIES.code, UNREACHED_END.code, NO_WAY_OUT.code})
"""Rules that tell of what the rest of a process would mend."""
_ELSEWHERE = frozenset({IDLE_ROLE.code, UNUSED_KPI.code, UNMEASURED_GOAL.code, NUMBER_OF_KPIS.code})
"""Rules that tell of what nothing refers to; the rest of the file may."""
_LATER = (NOUNS["step"], NOUNS["node"])
"""What a reference may name that stands further down in the same file."""
_KEY = re.compile(r"[\w-]+:")
_ORDER = {key: number for number, key in enumerate(fields_of(Playbook))}
"""The keys of a playbook in the order in which they are written."""
_ENTRY = re.compile(r"[ ]{0,4}- |[\w-]+:")
"""Matches the beginning of a key at the margin, or of an entry of a list that is not deep within another one."""


def without_echoes_of_ends(found: list[Diagnostic], sources: Mapping[str, FileText]) -> list[Diagnostic]:
    """Return the findings with one for each file that breaks off, in the place of all that follow from it."""
    by_file: dict[str, list[Diagnostic]] = {}
    for one in found:
        by_file.setdefault(one.location.file, []).append(one)
    echoes: list[Diagnostic] = []
    ends: list[Diagnostic] = []
    for file, own in by_file.items():
        source = sources.get(file)
        if source is None or not source.text.strip() or source.text.endswith(("\n", "\r")):
            continue
        lacking = list(_lacking(found, file))
        following = list(_of_last_entry(own, source) if lacking else _following(own, source))
        is_sign = any(_is_sign(one, source.line_count) for one in following)
        if following and (lacking or (is_sign and len(following) > 1)):
            echoes += [*following, *lacking]
            ends.append(_told([*following, *lacking], source))
    if not ends:
        return found
    gone = set(map(id, echoes))
    return [one for one in found if id(one) not in gone and one.code not in _ELSEWHERE] + ends


def _lacking(found: list[Diagnostic], file: str) -> Iterator[Diagnostic]:
    """Yield the findings on names that a registry lacks; none for any other file."""
    kind = WITH_REGISTRY.get(PurePosixPath(file).stem) if PurePosixPath(file).parent.name == "catalog" else None
    nouns = (NOUNS[kind.name], NOUNS[PARTY]) if kind and kind.name == "role" else (NOUNS[kind.name],) if kind else ()
    for one in found:
        is_unknown = one.code == UNKNOWN_NAME.code and one.message.values.get("kind") in nouns and not one.fix
        if is_unknown or (one.code == UNKNOWN_CATEGORY.code and kind and kind.name == "category"):
            yield one


def _of_last_entry(own: list[Diagnostic], source: FileText) -> Iterator[Diagnostic]:
    """Yield all findings on the last entry of a registry."""
    first = _start_of_last_entry(source, _KEY)
    yield from (one for one in own if one.location.line >= first)


def _following(own: list[Diagnostic], source: FileText) -> Iterator[Diagnostic]:
    """Yield those of a file's findings that follow from its end: in its last line, on the last entry, or on the file as a whole."""
    last_entry, end, last_key = _start_of_last_entry(source, _ENTRY), source.line_count, _last_key(source)
    is_joined = any(one.code == NOT_YAML.code and one.location.line == end for one in own)
    for one in own:
        line = one.location.line
        is_of_whole = line == 1 and one.location.column == 1 and _ORDER.get(_what_is_missing(one), -1) > last_key
        is_missing = one.code in _MISSING and (is_of_whole or line >= last_entry)
        is_mild = one.severity < Severity.ERROR and line >= last_entry
        is_at_end = line == end or (line == end - 1 and is_joined)
        if is_at_end or is_missing or is_mild or _is_of_the_rest(one):
            yield one


def _start_of_last_entry(source: FileText, begins: re.Pattern[str]) -> int:
    """Return the line with which the last entry begins."""
    lines = source.lines(1, source.line_count)
    return next((n for n in range(len(lines), 0, -1) if begins.match(lines[n - 1])), 1)


def _last_key(source: FileText) -> int:
    """Return where the last key that a playbook has stands in the order of keys; -1 if there is none."""
    keys = [line.partition(":")[0] for line in source.lines(1, source.line_count) if _KEY.match(line)]
    return _ORDER.get(keys[-1], -1) if keys else -1


def _is_sign(one: Diagnostic, last: int) -> bool:
    """Tell whether a finding is what an unfinished file leads to: something is missing, or the last line is no YAML."""
    return one.code in _MISSING or _is_of_the_rest(one) or (one.code == NOT_YAML.code and one.location.line == last)


def _is_of_the_rest(one: Diagnostic) -> bool:
    """Tell whether the rest of a process would mend a finding: a step or end that is named may stand there."""
    is_of_step = one.code == UNKNOWN_NAME.code and one.message.values.get("kind") in _LATER and not one.fix
    return is_of_step or one.code in _OF_THE_REST


def _told(following: list[Diagnostic], source: FileText) -> Diagnostic:
    """Return the finding on the end of a file, with the names of what is missing."""
    line = source.line_count
    (text,) = source.lines(line, line)
    at = Location(source.file, line, 1, line, max(2, len(text) + 1))
    following = sorted(following, key=lambda one: one.sort_key)
    missing = ", ".join(dict.fromkeys(filter(None, map(_what_is_missing, following))))
    hint = N_("put the whole file here once more, or write on from here; missing are: {missing}") if missing else ""
    return BROKEN_OFF.here(at, hint=hint, missing=InFull(missing))


def _what_is_missing(one: Diagnostic) -> str:
    """Return the key or id of which a finding says that it is not there; empty if it says something else."""
    if one.code in (UNKNOWN_NAME.code, UNKNOWN_CATEGORY.code):
        return str(one.message.values.get("value", one.message.values.get("folder", "")))
    return _MISSING.get(one.code, "") or (str(one.message.values["key"]) if one.code == MISSING_KEY.code else "")

"""A file that breaks off in the middle, as after a broken download: what follows from that is told once, at its last line.

Whether a file is whole cannot be seen in it. But a whole one ends with the end of a line, and lacks nothing. One that ends so
may still break off: where its last entry lacks something, and what should come below it is missed, too.
Knows: findings and texts of files. Must not know how a file is read.
"""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from playpress.checks.branches import WRONG_PROBABILITIES
from playpress.checks.duties import IDLE_ROLE
from playpress.checks.ends import UNCLEAR_END
from playpress.checks.flow_of_things import UNTAKEN_OUTPUT, UNUSED_INPUT
from playpress.checks.goal_kpis import NOBODY_ASKED, NUMBER_OF_KPIS, UNMEASURED_GOAL
from playpress.checks.kpi_gaps import UNUSED_KPI
from playpress.checks.loops import UNLIMITED_REWORK
from playpress.checks.places import MOST_PLACES
from playpress.checks.raci import NOBODY_RESPONSIBLE
from playpress.checks.reachability import NO_WAY_OUT, UNREACHED_END
from playpress.checks.step_types import NAMELESS_STEP, NO_CHOICE, NO_STEPS
from playpress.checks.tasks import MISSING_QUIZ
from playpress.checks.team_parts import NOBODY_IN_TEAM
from playpress.checks.unknown_names import NOUNS, UNKNOWN_NAME
from playpress.checks.unregistered import UNKNOWN_CATEGORY, UNKNOWN_SERIES
from playpress.diagnostics import N_, InFull, Location, Message, Related, Severity
from playpress.model.annotations import fields_of
from playpress.model.kinds import WITH_REGISTRY
from playpress.model.playbook import Playbook
from playpress.model.record import PARTY
from playpress.reading.rules.files import NOT_A_MAPPING
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
        What should stand below the last line is missing: only the first part of the file has arrived, or much of it was removed.
        That happens when a download or a copy breaks off, or when a program saves only half of a text. What
        is missing is not told one by one, since all of it comes with the rest of the file.
    """,
)
MANY = 5
"""So many names that a registry lacks, and that several files use, stood in it once: nobody invents them one after the other."""
FEWEST_KEYS = 4
"""A playbook with so many keys and no steps was longer once; one with fewer has just been begun."""
FEWEST_SIGNS = 3
"""So many kinds of things are missed where a playbook breaks off behind a whole line among its steps; fewer are slips of their own."""
_MISSING = {
    MISSING_KEY.code: "",
    NO_STEPS.code: "steps",
    UNCLEAR_END.code: "outcome",
    NOBODY_RESPONSIBLE.code: "raci",
    NAMELESS_STEP.code: "name",
    NO_CHOICE.code: "branches",
}
"""The rules that tell of something missing, with what it is; a missing key is named by the finding."""
_ECHOES = frozenset({UNTAKEN_OUTPUT.code, UNUSED_INPUT.code, UNLIMITED_REWORK.code})
"""Those of them that are advice, and alone tell nothing of the end of a file."""
_OF_THE_REST = frozenset({WRONG_PROBABILITIES.code, UNREACHED_END.code, NO_WAY_OUT.code, *_ECHOES})
"""Rules that tell of what the rest of a process would mend."""
_ELSEWHERE = frozenset(
    {
        IDLE_ROLE.code,
        UNUSED_KPI.code,
        UNMEASURED_GOAL.code,
        NOBODY_ASKED.code,
        NUMBER_OF_KPIS.code,
        MISSING_QUIZ.code,
        NOBODY_IN_TEAM.code,
    }
)
"""Rules that tell of what nothing refers to; the rest of the file may."""
_REGISTRIES = {UNKNOWN_CATEGORY.code: "category", UNKNOWN_SERIES.code: "kpi"}
"""Rules about the names of folders and files that a registry lacks, with its kind."""
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
    missed = _missed(found)
    echoes: list[Diagnostic] = []
    ends: list[Diagnostic] = []
    for file in sorted({*by_file, *missed}):
        source, own = sources.get(file), by_file.get(file, [])
        if source is None or not source.text.strip():
            continue
        lacking = missed.get(file, [])
        following = list(_of_last_entry(own, source) if lacking else _following(own, source))
        is_broken = _is_whole_but_lacks if source.text.endswith(("\n", "\r")) else _is_broken
        if is_broken(following, lacking, source):
            echoes += [*following, *lacking]
            ends.append(_told(following, lacking, source))
    if not ends:
        return found
    gone = set(map(id, echoes))
    return [one for one in found if id(one) not in gone and one.code not in _ELSEWHERE] + ends


def _is_broken(following: list[Diagnostic], lacking: list[Diagnostic], source: FileText) -> bool:
    """Tell whether a file whose last line has no end breaks off."""
    is_sign = any(_is_sign(one, _last_line(source)) for one in following)
    return bool(following) and (bool(lacking) or (is_sign and len(following) > 1))


def _is_whole_but_lacks(following: list[Diagnostic], lacking: list[Diagnostic], source: FileText) -> bool:
    """Tell whether a file that ends with a whole line breaks off, too: what it lacks is missed in more places than one.

    A registry lacks many names that several files use; a playbook's last entry lacks something, and so does the way to its end.
    """
    if lacking and any(one.code == NOT_A_MAPPING.code for one in following):
        return True
    if lacking:
        places = {at.file for one in lacking for at in (one.location, *(other.location for other in one.related))}
        return len({_what_is_missing(one) for one in lacking}) >= MANY and len(places) > 1
    missing = {one.code for one in following if one.code in _MISSING}
    of_the_rest = {one.code for one in following if _is_of_the_rest(one)} - _ECHOES - {WRONG_PROBABILITIES.code}
    echoes = {one.code for one in following if one.code in _ECHOES}
    last = _last_line(source)
    has_just_begun = _start_of_last_entry(source, _ENTRY) == last > 1
    if has_just_begun and sum(one.code in _MISSING and one.location.line == last for one in following) > 1:
        return True
    if NO_STEPS.code in missing and (len(missing) > 1 or of_the_rest) and _keys_at_margin(source) >= FEWEST_KEYS:
        return True
    ends_in_steps = _last_key(source) == _ORDER["steps"]
    signs = missing | of_the_rest | echoes
    return ends_in_steps and bool(of_the_rest) and (bool(echoes) or len(signs) >= FEWEST_SIGNS)


def _missed(found: list[Diagnostic]) -> dict[str, list[Diagnostic]]:
    """Return by its file the findings on names that a registry lacks."""
    missed: dict[str, list[Diagnostic]] = {}
    unknown = [one for one in found if one.code == UNKNOWN_NAME.code or (one.code in _REGISTRIES and not one.fix)]
    for file in {
        f"{one.location.file.partition('/')[0]}/catalog/{stem}.yml" for one in unknown for stem in WITH_REGISTRY
    }:
        if lacking := list(_lacking(unknown, file)):
            missed[file] = lacking
    return missed


def _lacking(found: list[Diagnostic], file: str) -> Iterator[Diagnostic]:
    """Yield the findings on names that a registry lacks; none for any other file."""
    kind = WITH_REGISTRY.get(PurePosixPath(file).stem) if PurePosixPath(file).parent.name == "catalog" else None
    nouns = (NOUNS[kind.name], NOUNS[PARTY]) if kind and kind.name == "role" else (NOUNS[kind.name],) if kind else ()
    for one in found:
        is_unknown = one.code == UNKNOWN_NAME.code and one.message.values.get("kind") in nouns and not one.fix
        registry = _REGISTRIES.get(one.code)
        if is_unknown or (registry and kind and kind.name == registry):
            yield one


def _of_last_entry(own: list[Diagnostic], source: FileText) -> Iterator[Diagnostic]:
    """Yield all findings on the last entry of a registry."""
    first = _start_of_last_entry(source, _KEY)
    yield from (one for one in own if one.location.line >= first)


def _following(own: list[Diagnostic], source: FileText) -> Iterator[Diagnostic]:
    """Yield those of a file's findings that follow from its end: in its last line, on the last entry, or on the file as a whole."""
    last_entry, end, last_key = _start_of_last_entry(source, _ENTRY), _last_line(source), _last_key(source)
    first_line = _start_of_first_key(source)
    is_joined = any(one.code == NOT_YAML.code and one.location.line == end for one in own)
    for one in own:
        line = one.location.line
        is_of_whole = (
            line == first_line and one.location.column == 1 and _ORDER.get(_what_is_missing(one), -1) >= last_key
        )
        is_missing = one.code in _MISSING and (is_of_whole or line >= last_entry)
        is_mild = one.severity < Severity.ERROR and line >= last_entry
        is_at_end = line == end or (line == end - 1 and is_joined)
        if is_at_end or is_missing or is_mild or _is_of_the_rest(one):
            yield one


def _start_of_last_entry(source: FileText, begins: re.Pattern[str]) -> int:
    """Return the line with which the last entry begins."""
    lines = source.lines(1, source.line_count)
    return next((n for n in range(len(lines), 0, -1) if begins.match(lines[n - 1])), 1)


def _keys_at_margin(source: FileText) -> int:
    """Return how many keys a file has."""
    return sum(1 for line in source.lines(1, source.line_count) if _KEY.match(line))


def _start_of_first_key(source: FileText) -> int:
    """Return the line with which the first key begins."""
    return next((n for n, line in enumerate(source.lines(1, source.line_count), 1) if _KEY.match(line)), 1)


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


def _last_line(source: FileText) -> int:
    """Return the last line that holds something."""
    lines = source.lines(1, source.line_count)
    return next((n for n in range(len(lines), 0, -1) if lines[n - 1].strip()), 1)


def _told(following: list[Diagnostic], lacking: list[Diagnostic], source: FileText) -> Diagnostic:
    """Return the finding on the end of a file, with the names of what is missing, and where names that it lacks are used."""
    line = _last_line(source)
    (text,) = source.lines(line, line)
    at = Location(source.file, line, 1, line, max(2, len(text) + 1))
    in_order = sorted([*following, *lacking], key=lambda one: one.sort_key)
    missing = ", ".join(dict.fromkeys(filter(None, map(_what_is_missing, in_order))))
    hint = N_("put the whole file here once more, or write on from here; missing are: {missing}") if missing else ""
    is_whole = source.text.endswith(("\n", "\r"))
    message = N_("the file seems to break off here: much of what belongs into it is missing") if is_whole else ""
    first = {_what_is_missing(one): one.location for one in sorted(lacking, key=lambda one: one.sort_key, reverse=True)}
    used = tuple(Related(first[name], Message(N_("“{value}” is used here"), {"value": name})) for name in sorted(first))
    return BROKEN_OFF.here(
        at, message=message, hint=hint, missing=InFull(missing), related=used[:MOST_PLACES] if is_whole else ()
    )


def _what_is_missing(one: Diagnostic) -> str:
    """Return the key or id of which a finding says that it is not there; empty if it says something else."""
    if one.code == UNKNOWN_NAME.code or one.code in _REGISTRIES:
        return str(one.message.values.get("value", one.message.values.get("folder", "")))
    return _MISSING.get(one.code, "") or (str(one.message.values["key"]) if one.code == MISSING_KEY.code else "")

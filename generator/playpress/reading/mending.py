"""Text that is no YAML to text that is, and the slips on the way: reading goes on after each.

For each place where the parser stops, the repairs of `repairs/` are tried; the one after which the parser comes
furthest is what was meant. If none helps, the line is left out, with all that stands below it. No line is added or
removed, so all others keep their places.
Knows: the parser's errors. Must not know what a playbook is.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from playpress.reading.events import Walk, YamlError
from playpress.reading.repairs import (
    brackets,
    characters,
    conflicts,
    dashes,
    frames,
    heads,
    indents,
    keys,
    lists,
    margins,
    pairs,
    prose,
    quotes,
    titles,
)
from playpress.reading.repairs.lines import LONGEST_LINE, Repair, Trouble

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

MOST_SLIPS = 30
"""The most slips of a file that are told; behind them nobody can tell what is meant."""
WORK_OF_A_LINE = 30
"""To look at a line costs as much as to read this many characters."""
MOST_WORK = 1_500_000
"""Characters that are read, all attempts together, before the rest of a file is given up: about a second."""
_LINE_END = re.compile(r"(\r\n|\r|\n)")
_UNSEEN = (
    characters.controls,
    prose.page_below,
    prose.before,
    frames.fences,
    frames.dots,
    frames.left_out,
    conflicts.headers,
    conflicts.conflicts,
    conflicts.added,
    prose.around,
    frames.tables,
    frames.rules,
    margins.copied,
    characters.odd_spaces,
    brackets.half_quoted,
    quotes.unclosed_above_key,
    pairs.not_pairs,
    keys.bold_keys,
    keys.tight_dashes,
    keys.missing_dash,
    dashes.before_id,
    dashes.too_many,
    indents.key_too_far_in,
    lists.nested,
    lists.outside,
    lists.uneven,
    titles.missing_first_key,
)
"""Repairs of what the parser may read without a word; they come first."""
_REPAIRS: tuple[Callable[[Trouble], Iterator[Repair]], ...] = (
    indents.tabs,
    quotes.blank_in_link,
    quotes.missing_bar,
    quotes.behind_bar,
    keys.tight_colon,
    quotes.unclosed,
    quotes.text_behind_quotes,
    quotes.backslash,
    keys.id_as_key,
    keys.missing_first_dash,
    heads.missing,
    dashes.wide,
    indents.lost_indent,
    indents.wrong_column,
    brackets.missing_braces,
    brackets.too_many,
    quotes.colon_in_text,
    keys.boxes,
    brackets.missing_comma,
    brackets.missing_comma_at_end,
    brackets.texts,
    brackets.other_kind,
    brackets.unclosed,
    indents.outside_text,
    keys.missing_colon,
    keys.other_comments,
    prose.behind,
    keys.missing_dash_of_text,
    keys.stray_dash,
    quotes.strange_beginning,
    titles.missing_key_below_id,
    indents.lost_text,
)


@dataclass
class Slip:
    """One slip: its repair; or, if nothing helped, the parser's error. `text` is what was read when it was found: slips above it are mended."""

    repair: Repair | None
    problem: YamlError | None = None
    text: str = ""


@dataclass
class Mended:
    """A text that can be read, and the slips that were mended; `is_whole`: nothing was left out."""

    text: str
    slips: list[Slip] = field(default_factory=list)
    is_whole: bool = True


def is_suspect(text: str) -> bool:
    """Tell whether a text may hold a slip that the parser reads without a word."""
    return any(
        pattern.search(text)
        for pattern in (
            conflicts.MARK,
            conflicts.ADDED,
            conflicts.HEADER,
            margins.SUSPECT,
            frames.MARK,
            frames.LEFT_OUT,
            characters.ODD_SPACE,
            characters.UNREADABLE,
            keys.SUSPECT,
            brackets.SUSPECT,
            lists.SUSPECT,
            titles.SUSPECT,
            dashes.suspect(),
            dashes.AS_ENTRY,
            pairs.suspect(),
            prose.SUSPECT,
        )
    )


def mend(text: str) -> Mended:
    """Return the text with its slips mended; the same text if it has none."""
    mending = _Mending(text)
    mending.run()
    return Mended(mending.text, mending.slips, mending.is_whole)


def problem_of(text: str) -> YamlError | None:
    """Return the parser's first error in a text; None if there is none."""
    try:
        for _ in Walk(text):
            pass
    except YamlError as problem:
        return problem
    return None


def without_line(text: str, line: int) -> str:
    """Return a text in which a line (from 1) is empty."""
    pieces = _LINE_END.split(text)
    pieces[2 * (line - 1)] = ""
    return "".join(pieces)


class _Mending:
    def __init__(self, text: str) -> None:
        pieces = _LINE_END.split(text)
        self.lines, self.ends = pieces[::2], [*pieces[1::2], ""]
        self.slips: list[Slip] = []
        self.is_whole = True
        self.work = 0

    @property
    def text(self) -> str:
        return self._joined(self.lines)

    def _joined(self, lines: list[str]) -> str:
        return "".join(map("".join, zip(lines, self.ends, strict=True)))

    def run(self) -> None:
        self._mend_unseen()
        while len(self.slips) < MOST_SLIPS:
            text = self.text
            problem = self._problem(text)
            if problem is None:
                return
            if self.work > MOST_WORK:
                break
            trouble = self._trouble(text, problem)
            self.work += len(self.lines) * WORK_OF_A_LINE
            repair = self._best(trouble)
            self.slips.append(Slip(repair, problem, text))
            if repair is None:
                self._leave_out(trouble)
            else:
                self._apply(repair)
        self._give_up()

    def _mend_unseen(self) -> None:
        problem = self._problem(self.text)
        words = problem.reason if problem else ""
        for find in _UNSEEN:
            for _ in range(MOST_SLIPS):
                self.work += len(self.lines) * WORK_OF_A_LINE
                repair = next(find(Trouble(self.lines, 0, 0, 0, words)), None) if self.work < MOST_WORK else None
                if repair is None:
                    break
                self.slips.append(Slip(repair, text=self.text))
                self._apply(repair)

    def _problem(self, text: str) -> YamlError | None:
        self.work += len(text)
        return problem_of(text)

    def _trouble(self, text: str, problem: YamlError) -> Trouble:
        starts = [0]
        for line, end in zip(self.lines, self.ends, strict=True):
            starts.append(starts[-1] + len(line) + len(end))

        def line_of(index: int) -> int:
            return min(bisect_right(starts, index) - 1, len(self.lines) - 1)

        at = min(problem.at if problem.at is not None else 0, len(text))
        line = line_of(at)
        while line > 0 and not self.lines[line].strip():
            line -= 1
        began = line_of(problem.began) if problem.began is not None else line
        return Trouble(tuple(self.lines), line, at - starts[line], began, f"{problem.context}: {problem.reason}")

    def _best(self, trouble: Trouble) -> Repair | None:
        """Return the repair after which the parser comes furthest beyond the trouble; None if it never does."""
        best, furthest = None, (trouble.line, trouble.column)
        if max(len(trouble.lines[n]) for n in (trouble.line, trouble.began)) > LONGEST_LINE:
            return None
        for find in _REPAIRS:
            for repair in find(trouble):
                if self.work > MOST_WORK:
                    return best
                lines = list(self.lines)
                for n, line in repair.lines.items():
                    lines[n] = line
                text = self._joined(lines)
                problem = self._problem(text)
                if problem is None:
                    return repair
                reached = self._reached(text, problem)
                if reached > furthest and (reached[0] > trouble.line or trouble.line not in repair.lines):
                    best, furthest = repair, reached
        return best

    def _reached(self, text: str, problem: YamlError) -> tuple[int, int]:
        """Return line and column (from 0) at which the parser stops in a text."""
        before = text[: problem.at or 0]
        return len(_LINE_END.findall(before)), len(before) - max(before.rfind("\n"), before.rfind("\r")) - 1

    def _apply(self, repair: Repair) -> None:
        self.is_whole = self.is_whole and not repair.loses
        for n, line in repair.lines.items():
            self.lines[n] = line

    def _leave_out(self, trouble: Trouble) -> None:
        """Leave out the line of the trouble and what stands below it; if that is the line's own start, the one above."""
        self.is_whole = False
        for n in trouble.block(trouble.line):
            self.lines[n] = ""

    def _give_up(self) -> None:
        """Leave out everything from the present trouble on."""
        problem = problem_of(self.text)
        if problem is not None:
            self.is_whole = False
            first = self._trouble(self.text, problem).line
            while problem is not None and first >= 0:
                self.lines[first:] = [""] * (len(self.lines) - first)
                problem = problem_of(self.text)
                first = max(0, first - max(1, len(self.lines) // 10)) if first else -1

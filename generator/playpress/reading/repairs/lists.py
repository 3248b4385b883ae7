"""Lists of which an entry begins in another column than the others.

YAML takes an entry that stands further in than the one above it as a part of that one's text, without a word.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from playpress.reading.repairs.indents import moved
from playpress.reading.repairs.lines import STEP, entry, is_blank

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playpress.reading.repairs.lines import Repair, Trouble


def uneven(trouble: Trouble) -> Iterator[Repair]:
    """Move the entries of a list of texts that do not begin in the column of the others."""
    for n, line in enumerate(trouble.lines):
        if "- " not in line or (head := trouble.above(n)) is None or n in trouble.texts:
            continue
        if not entry(trouble.lines[head]).opens:
            continue
        entries = _entries(trouble, head)
        columns = [entry(trouble.lines[first]).indent for first in (one[0] for one in entries)]
        if len(set(columns)) > 1:
            right = _right(columns, entry(trouble.lines[head]).column + _usual_step(trouble, head))
            wrong = next(k for k, column in enumerate(columns) if column != right)
            last = next((k for k in range(wrong, len(columns)) if columns[k] != columns[wrong]), len(columns)) - 1
            yield moved(trouble, range(entries[wrong][0], entries[last][-1] + 1), right)
            return


def _right(columns: list[int], usual: int) -> int:
    """Return the usual column if an entry of a list begins there, else that of most entries."""
    counted = Counter(columns)
    return max(counted, key=lambda column: (column == usual, counted[column]))


def _usual_step(trouble: Trouble, head: int) -> int:
    """Return by how many columns the other lists of a text mostly stand further in than their keys."""
    steps: Counter[int] = Counter()
    for n, line in enumerate(trouble.lines):
        above, below = entry(line), trouble.below(n)
        if n != head and above.opens and below is not None and entry(trouble.lines[below]).dashes:
            steps[entry(trouble.lines[below]).indent - above.column] += 1
    return steps.most_common(1)[0][0] if steps else STEP


def _entries(trouble: Trouble, head: int) -> list[range]:
    """Return the lines of each entry of a list below a key; nothing if they are not all texts."""
    starts: list[int] = []
    column, end = entry(trouble.lines[head]).column, head + 1
    for n in range(head + 1, len(trouble.lines)):
        line = trouble.lines[n]
        one = entry(line)
        if is_blank(line):
            continue
        if one.indent < column or (one.indent == column and not one.dashes):
            break
        if n in trouble.texts or one.key or one.dashes.count("-") > 1 or (one.dashes and not one.value):
            return []
        if one.dashes and not (starts and _goes_on(trouble, starts[-1], n)):
            starts.append(n)
        end = n + 1
    return [range(start, after) for start, after in zip(starts, [*starts[1:], end], strict=False)]


def _goes_on(trouble: Trouble, first: int, line: int) -> bool:
    """Tell whether the dash of a line stands within the text of an entry: in its column, and a small letter follows a capital."""
    above, here = entry(trouble.lines[first]), entry(trouble.lines[line])
    return here.indent == above.column and here.value[0].islower() and not above.value[0].islower()

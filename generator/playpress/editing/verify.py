"""A playbook's file to the same file with a new day of its last review: that one value changes, and not another character.

Comments, order, quotes, line ends and a byte-order mark stay, since the file is never written anew from its data.
Knows: where a value stands in a file. Must not know the disk or the command line.
"""

from __future__ import annotations

import codecs
from typing import TYPE_CHECKING, Any

from playpress.analysis.reviews import next_review
from playpress.diagnostics import N_, InFull, Message
from playpress.language.spelling import nearest
from playpress.model.playbook import Review
from playpress.reading.source import parse_source

if TYPE_CHECKING:
    import datetime
    from collections.abc import Mapping

    from playpress.analysis.reviews import NextReview
    from playpress.model.playbook import Playbook

LAST = ("review", "last")
"""The route of the day of the last review in a playbook's file."""


class CannotVerifyError(Exception):
    """A review cannot be recorded; `message` says why and what to do."""

    def __init__(self, template: str, **values: object) -> None:
        """Take the message's template and values."""
        super().__init__(template)
        self.message = Message(template, values)


def find_playbook(name: str, playbooks: Mapping[str, Playbook]) -> Playbook:
    """Return the playbook with an id, or with one as an earlier id.

    Raises:
        CannotVerifyError: there is none; the message names the nearest.
    """
    found = playbooks.get(name) or next((p for p in playbooks.values() if name in p.aliases), None)
    if found:
        return found
    if close := nearest(name, playbooks):
        raise CannotVerifyError(N_("there is no playbook “{id}”; did you mean “{close}”?"), id=name, close=close)
    raise CannotVerifyError(N_("there is no playbook “{id}”"), id=name)


def refuse_day(day: datetime.date, today: datetime.date, last: datetime.date | None) -> None:
    """Raise unless a review can have been on a day.

    Raises:
        CannotVerifyError: the day is yet to come, or before the last review.
    """
    if day > today:
        raise CannotVerifyError(N_("the day {date} is in the future; today is {today}"), date=day, today=today)
    if last and day < last:
        raise CannotVerifyError(N_("it was reviewed on {last}, which is after {date}"), last=last, date=day)


def with_review(raw: bytes, file: str, day: datetime.date) -> bytes:
    """Return a playbook's file with this day as that of its last review.

    Raises:
        CannotVerifyError: the file has no such day to change; the message says what to add. Or it cannot be read.
    """
    source = parse_source(raw, file)
    if source.diagnostics or not isinstance(source.data, dict):
        raise CannotVerifyError(N_("{file} has mistakes; “playpress check” says which"), file=file)
    written = source.written(LAST)
    if not written:
        raise _without_day(source.data, file, day)
    start, end = source.stretch(LAST)
    quote = written[0] if written[0] in "\"'" else ""
    text = f"{source.text[:start]}{quote}{day.isoformat()}{quote}{source.text[end:]}"
    mark = codecs.BOM_UTF8 if raw.startswith(codecs.BOM_UTF8) else b""
    made = mark + text.encode()
    if "\n" in written or parse_source(made, file).data != _dated(source.data, day):
        raise CannotVerifyError(N_("write the day in {file} on one line: {line}"), file=file, line=f"last: {day}")
    return made


def reviewed(playbook: Playbook, day: datetime.date) -> NextReview:
    """Return a playbook's next review, once it was reviewed on this day."""
    review = playbook.review or Review()
    return next_review(playbook.model_copy(update={"review": review.model_copy(update={"last": day})}))


def _dated(data: Mapping[str, Any], day: datetime.date) -> dict[str, Any]:
    return {**data, "review": {**data["review"], "last": day.isoformat()}}


def _without_day(data: Mapping[str, Any], file: str, day: datetime.date) -> CannotVerifyError:
    """Return what to add to a file that says nothing of a last review."""
    if isinstance(data.get("review"), dict):
        return CannotVerifyError(
            N_("the review in {file} has no day yet; add to it: {line}"), file=file, line=f"last: {day}"
        )
    line = InFull(f"review: {{every: 3 months, last: {day}}}")
    return CannotVerifyError(N_("{file} has no review yet; add the line: {line}"), file=file, line=line)

"""Reviews to a calendar (iCalendar, RFC 5545): a day for each that has a due date, with who approves it.

An event's UID is that of its playbook, so that a calendar moves the event when the review has been done. A playbook that
has no due date has no event; the page of reviews says why.
Knows: reviews, the writer. Must not know the page with the same dates.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from playpress.diagnostics import N_
from playpress.pages.address import page_path
from playpress.publish.feeds.identity import absolute, domain_of

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable, Iterator

    from playpress.analysis.reviews import NextReview
    from playpress.pages.writer import Writer
    from playpress.publish.data.addresses import Addresses

LONGEST_LINE = 75
"""Octets of a line without its end; a longer one goes on in the next, behind a space (RFC 5545, 3.1)."""
_ESCAPED = {"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"}


def review_calendar(title: str, reviews: Iterable[NextReview], write: Writer, addresses: Addresses) -> str:
    """Return a calendar with this title (raw text) of some reviews."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Playpress//Reviews//EN", "CALSCALE:GREGORIAN"]
    lines += [f"NAME:{_text(title)}", f"X-WR-CALNAME:{_text(title)}"]
    for review in reviews:
        if review.due and review.last:
            lines += _event(review, review.due, review.last, write, addresses)
    lines.append("END:VCALENDAR")
    return "".join(f"{folded(line)}\r\n" for line in lines)


def _event(
    review: NextReview, due: datetime.date, last: datetime.date, write: Writer, addresses: Addresses
) -> Iterator[str]:
    handbook, say = write.library.handbook, write.translator.gettext
    name = write.names_of("playbook")[review.playbook]
    said = say(N_("Last reviewed on {date}. Approved by: {role}.")).format(
        date=write.translator.date(last), role=write.role_name(review.approver)
    )
    yield "BEGIN:VEVENT"
    yield f"UID:review-{review.playbook}@{domain_of(handbook)}"
    yield f"DTSTAMP:{last:%Y%m%d}T000000Z"
    yield f"DTSTART;VALUE=DATE:{due:%Y%m%d}"
    yield f"SUMMARY:{_text(say(N_('Review: {playbook}')).format(playbook=name))}"
    yield f"DESCRIPTION:{_text(said)}"
    if page := absolute(handbook, addresses.of_page(page_path("playbook", review.playbook))):
        yield f"URL:{page}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _text(text: str) -> str:
    """Return a text as a value; control characters become spaces."""
    return "".join(_ESCAPED.get(c, c if c >= " " and c != "\x7f" else " ") for c in text)


def folded(line: str) -> str:
    """Return a line in pieces of at most 75 octets, none of which cuts a character."""
    pieces, size = [""], 0
    for character in line:
        width = len(character.encode("utf-8", "replace"))
        if size + width > LONGEST_LINE:
            pieces.append("")
            size = 1  # the space before the piece
        pieces[-1] += character
        size += width
    return "\r\n ".join(pieces)

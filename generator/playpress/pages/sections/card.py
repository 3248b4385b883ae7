"""A thing to the summary card at the top of its page: a line for each field that has a value.

Knows: facts, the writer. Must not know the pages.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from playpress.diagnostics import N_
from playpress.language import labels
from playpress.language.richtext import Md
from playpress.pages.address import INDEX_PAGES
from playpress.pages.contact import contact_of
from playpress.pages.line import joined
from playpress.pages.page import Entry
from playpress.pages.sections.parts import FEW, further_ones, some
from playpress.pages.sections.reading import minutes
from playpress.pages.sections.times import target

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from playpress.model.playbook import Playbook
    from playpress.model.role import Role
    from playpress.pages.writer import Writer


class CardSection(NamedTuple):
    """The lines of a card."""

    entries: tuple[Entry, ...]


def card(entries: Iterable[Entry]) -> CardSection:
    """Return a card of the entries that have a text."""
    return CardSection(tuple(entry for entry in entries if entry.text))


def playbook_card(playbook: Playbook, write: Writer) -> CardSection:
    """Return what else is known about a playbook as a document and as a process."""
    review = _review(playbook, write)
    return card([*_pace(playbook, write), *_place(playbook, write), *review, *_efforts(playbook, write)])


def _pace(playbook: Playbook, write: Writer) -> Iterator[Entry]:
    yield Entry(write.say(N_("How often")), _volume(playbook, write))
    yield Entry(write.say(N_("Lead time target")), target(playbook, write))
    yield Entry(write.say(N_("Reading time")), minutes(write.facts.reading_minutes[playbook.id], write))
    yield Entry(write.say(N_("Simplicity")), _simplicity(playbook, write))


def _place(playbook: Playbook, write: Writer) -> Iterator[Entry]:
    yield Entry(write.say(N_("Serves")), joined(write.links("goal", playbook.goals)))
    yield Entry(write.say(N_("Category")), write.link("category", playbook.category).md)
    yield Entry(write.say(N_("Status")), write.label(labels.STATUSES, playbook.status))
    yield Entry(write.say(N_("Replaced by")), write.link("playbook", playbook.replaced_by).md)
    yield Entry(write.say(N_("Version")), write.plain(playbook.version))


def _review(playbook: Playbook, write: Writer) -> Iterator[Entry]:
    review, next_review = playbook.review, write.facts.reviews.get(playbook.id)
    if review is None:
        return
    if review.last:
        yield Entry(write.say(N_("Last reviewed")), Md(write.translator.date(review.last)))
    if review.every:
        every = Md(write.translator.unit(review.every.count, review.every.unit))
        yield Entry(write.say(N_("Reviewed every")), every)
    due = next_review.due if next_review else None
    yield Entry(write.say(N_("Next review")), Md(write.translator.date(due)) if due else Md())
    yield Entry(write.say(N_("Changes approved by")), write.link("role", review.approver).md)


def _efforts(playbook: Playbook, write: Writer) -> Iterator[Entry]:
    """Yield what is being done about the process: improvements with their phase, and experiments."""
    efforts = write.facts.efforts.get(playbook.id)
    if efforts is None:
        return
    names, board = write.sort("improvement", efforts.improvements), write.href(INDEX_PAGES["improvement"])
    improvements = [
        Md(f"{write.link('improvement', name).md} ({write.label(labels.PHASES, write.facts.improvement_stages[name])})")
        for name in names[:FEW]
    ]
    more = further_ones(len(names) - FEW, board, write).md
    yield Entry(write.say(N_("Improvements")), Md(", ".join([*improvements, more] if more else improvements)))
    experiments = some("experiment", efforts.experiments, FEW, write.href(INDEX_PAGES["experiment"]), write)
    yield Entry(write.say(N_("Experiments")), joined(experiments))


def _volume(playbook: Playbook, write: Writer) -> Md:
    volume = playbook.volume
    if volume is None:
        return Md()
    return write.times(volume.count, volume.per)


def _simplicity(playbook: Playbook, write: Writer) -> Md:
    """Return how many approvals and hand-offs the longest way through a process has, and all its ways, if that is more.

    It is empty if no way leads to an end.
    """
    path, facts = write.facts.runs[playbook.id].path, write.facts
    if not path.steps:
        return Md()
    longest = _counts(path.approvals, path.hand_offs, write)
    in_all = _counts(facts.approvals[playbook.id], len(facts.hand_offs[playbook.id]), write)
    if in_all == longest:
        return write.say(N_("{counts} on the longest path"), counts=longest)
    return write.say(N_("{counts} on the longest path; {total} in all"), counts=longest, total=in_all)


def _counts(approvals: int, hand_offs: int, write: Writer) -> Md:
    approvals_told = write.count("{n} approval", "{n} approvals", approvals)
    return Md(f"{approvals_told}, {write.count('{n} hand-off', '{n} hand-offs', hand_offs)}")


def role_card(role: Role, write: Writer) -> CardSection:
    """Return a role's card, with the roles that lead it and stand in for it."""
    people = (
        Entry(write.say(N_("Your manager")), write.link("role", role.reports_to).md),
        Entry(write.say(N_("Your stand-in")), write.link("role", role.backup).md),
    )
    team, *others = _role(role, write)
    return card((team, *people, *others))


def role_page_card(role: Role, write: Writer) -> CardSection:
    """Return the card on a role's page, which names the people around it in a section of their own."""
    return card(_role(role, write))


def _role(role: Role, write: Writer) -> Iterator[Entry]:
    yield Entry(write.say(N_("Team")), write.link("team", role.team).md)
    yield Entry(write.say(N_("Contact")), contact_of(role.id, write))
    yield Entry(write.say(N_("Location")), write.say(N_("outside the organisation")) if role.external else Md())


def role_planning(role: Role, write: Writer) -> CardSection:
    """Return what planners want to know of a role."""
    hours = Md(write.translator.unit(role.capacity, "hour")) if role.capacity else Md()
    capacity = write.say(N_("{time} a week"), time=hours) if hours else Md()
    return card((Entry(write.say(N_("Total capacity")), capacity),))

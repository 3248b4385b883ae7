"""The versions of a playbook, the newest first.

Knows: the order of versions, the writer. Must not know the pages.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from playpress.analysis.history import newest_first
from playpress.language import labels
from playpress.language.richtext import Md

if TYPE_CHECKING:
    from playpress.analysis.loop import LoopState
    from playpress.model.playbook import Change, Playbook
    from playpress.pages.writer import Writer


class Version(NamedTuple):
    """A version: its day, what changed, why, and which improvement is expected."""

    version: Md
    date: Md
    what: Md
    why: Md
    expected: Md


class HistorySection(NamedTuple):
    """Where the playbook stands in the loop of plan, do, check, act, and all versions."""

    stage: Md
    versions: tuple[Version, ...]


def history(playbook: Playbook, write: Writer) -> HistorySection:
    """Return a playbook's versions."""
    state = write.facts.loop.get(playbook.id) if playbook.changes else None
    return HistorySection(
        stage_in_words(state, write) if state else Md(),
        tuple(_version(change, write) for change in newest_first(playbook.changes)),
    )


def stage_in_words(state: LoopState, write: Writer) -> Md:
    """Return where a playbook stands, and why: `Check: measured, and not reviewed since its latest change`."""
    stage, reason = write.label(labels.STAGES, state.stage), write.label(labels.STAGE_REASONS, state.reason)
    return write.labelled(stage, reason)


def _version(change: Change, write: Writer) -> Version:
    return Version(
        write.plain(change.version),
        Md(write.translator.date(change.date)),
        write.inline(change.what),
        write.inline(change.why),
        write.inline(change.expected),
    )

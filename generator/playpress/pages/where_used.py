"""Where a thing is used, as rows for its page."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from playpress.language import labels
from playpress.language.richtext import Md
from playpress.model.kinds import KINDS

if TYPE_CHECKING:
    from playpress.analysis.uses import Use
    from playpress.diagnostics import Subject
    from playpress.pages.page import Link
    from playpress.pages.writer import Writer


class UseRow(NamedTuple):
    """A user of a thing and how it uses it: by key, or step by step."""

    user: Link
    how: Md


class UseGroup(NamedTuple):
    """The users of one kind."""

    title: Md
    rows: tuple[UseRow, ...]


def where_used(subject: Subject, write: Writer, without: frozenset[str] = frozenset()) -> tuple[UseGroup, ...]:
    """Return the uses of a thing by kind of user, users by name; uses by the keys `without` are left out."""
    by_user: dict[Subject, list[Use]] = {}
    for use in write.facts.uses.get(subject, ()):
        if use.user != subject and use.key not in without:
            by_user.setdefault(use.user, []).append(use)
    groups = []
    for kind, row in KINDS.items():
        names = write.sort(kind, (name for k, name in by_user if k == kind))
        rows = tuple(UseRow(write.link(kind, name), _how(kind, name, by_user[kind, name], write)) for name in names)
        if rows:
            groups.append(UseGroup(write.say(row.plural), rows))
    return tuple(groups)


def _how(kind: str, name: str, uses: list[Use], write: Writer) -> Md:
    """Return `owner, in 2. Plan, in 3. Approve`: keys outside steps first, then the steps in order."""
    keys = dict.fromkeys(use.key for use in uses if use.step is None)
    words = [write.label(labels.USE_KEYS, key) for key in keys if key in labels.USE_KEYS]
    steps = dict.fromkeys(use.step for use in uses if use.step is not None)
    words += [write.step(name, step).md for step in steps if kind == "playbook"]
    return Md(", ".join(words))

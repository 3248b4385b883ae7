"""A project's folder to a sentence on the state that its pages show, so that an old copy can be recognised.

Knows: git, by its own module. Must not know what is on a page.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from playpress.diagnostics import N_
from playpress.machine.git import find_revision

if TYPE_CHECKING:
    import datetime
    from collections.abc import Sequence
    from pathlib import Path

    from playpress.language.translation import Translator


def state_of_content(
    root: Path, parts: Sequence[str], last_change: datetime.date | None, translator: Translator
) -> str:
    """Return a sentence with the project's commit, else with the day of the last change that its files record.

    `parts` are the files and folders that count. Empty if neither is known. It depends on the files alone, not on the
    day of the build.
    """
    revision = find_revision(root, parts)
    if revision is None:
        text, day, name = N_("As of {date}"), last_change, ""
    elif revision.is_changed:
        text, day, name = N_("As of {date}, revision {revision} with later changes"), revision.date, revision.name
    else:
        text, day, name = N_("As of {date}, revision {revision}"), revision.date, revision.name
    return translator.gettext(text).format(date=translator.date(day), revision=name) if day else ""

"""What a reader can do after a playbook, and questions to check it by.

Knows: the writer. Must not know the pages.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from playpress.pages.sections.question import QuestionSection, question

if TYPE_CHECKING:
    from playpress.language.richtext import Md
    from playpress.model.playbook import Playbook
    from playpress.pages.writer import Writer


class LearningSection(NamedTuple):
    """What one can do after reading, and a quiz."""

    objectives: tuple[Md, ...]
    quiz: tuple[QuestionSection, ...]


def learning(playbook: Playbook, write: Writer) -> LearningSection:
    """Return a playbook's objectives and quiz."""
    if playbook.learning is None:
        return LearningSection((), ())
    quiz = tuple(question(asked, playbook.id, write) for asked in playbook.learning.quiz)
    return LearningSection(tuple(map(write.plain, playbook.learning.objectives)), quiz)

"""A question of a quiz, with its answer.

Knows: the writer. Must not know the pages.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from playpress.language.richtext import Md
    from playpress.model.playbook import QuizQuestion
    from playpress.pages.page import Link
    from playpress.pages.writer import Writer


class QuestionSection(NamedTuple):
    """A question, the answers to choose from, the right one, why, and the step that tells."""

    question: Md
    options: tuple[Md, ...]
    answer: Md
    because: Md
    step: Link | None


def question(asked: QuizQuestion, playbook: str, write: Writer) -> QuestionSection:
    """Return a question of a playbook's quiz."""
    return QuestionSection(
        write.plain(asked.question),
        tuple(map(write.plain, asked.options)),
        write.plain(asked.options[asked.answer - 1]),
        write.inline(asked.because),
        write.step(playbook, asked.step) if asked.step else None,
    )

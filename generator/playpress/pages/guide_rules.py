"""A page of the guide for editors with a family of rules: what each means, how bad it is, and how it looks right and wrong.

Knows: the reference, the writer. Must not know other pages.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from playpress.diagnostics import N_, Severity
from playpress.language.richtext import Md, with_code, write_code
from playpress.pages.page import Page, PlannedPage
from playpress.reference.rules import example, paragraphs, rules_of, sentence

if TYPE_CHECKING:
    from playpress.pages.writer import Writer
    from playpress.rule import Rule

SEVERITIES = {Severity.ERROR: N_("Error"), Severity.WARNING: N_("Warning"), Severity.ADVICE: N_("Advice")}


class RuleView(NamedTuple):
    """A rule; the examples are empty for what no lines of a file can show."""

    anchor: Md
    heading: Md
    severity: Md
    choice: Md
    message: Md
    hint: Md
    about: tuple[Md, ...]
    bad: Md
    good: Md


@dataclass(frozen=True, kw_only=True)
class GuideRulesPage(Page):
    """Everything the page shows."""

    template: ClassVar[str] = "guide_rules"

    rules: tuple[RuleView, ...]


def guide_rules_page(planned: PlannedPage, write: Writer) -> GuideRulesPage:
    """Build the page; its name is the family."""
    return GuideRulesPage(
        planned=planned,
        heading=write.plain(planned.title),
        rules=tuple(_rule(rule, write) for rule in rules_of(planned.name)),
    )


def _rule(rule: Rule, write: Writer) -> RuleView:
    say = write.translator.gettext
    return RuleView(
        anchor=write.plain(rule.code.lower()),
        heading=write.plain(f"{rule.code} {rule.name}"),
        severity=write.say(SEVERITIES[rule.severity]),
        choice=Md() if rule.adjustable else write.say(N_("cannot be turned off")),
        message=write.plain(sentence(rule.message, say)),
        hint=write.plain(sentence(rule.hint, say)),
        about=tuple(with_code(write.plain(text)) for text in paragraphs(rule.about)),
        bad=write_code(example(rule.bad)) if rule.bad else Md(),
        good=write_code(example(rule.good)) if rule.good else Md(),
    )

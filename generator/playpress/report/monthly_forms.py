"""A monthly report to text for a terminal, Markdown for a page or message, and JSON for programs.

Knows: the report's groups and values. Must not know where they come from.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from playpress.diagnostics import N_, visible
from playpress.language.richtext import write_plain
from playpress.language.translation import NO_BREAK_SPACE

if TYPE_CHECKING:
    from playpress.analysis.reviews import NextReview
    from playpress.report.monthly import Monthly
    from playpress.report.monthly_words import MonthlyWords


def as_text(words: MonthlyWords) -> str:
    """Return the report for a terminal."""
    none = words.say(N_("none"))
    lines = [_shown(words.title)]
    for group in words.groups():
        head = f"{group.title} ({group.summary})" if group.summary else group.title
        lines += ["", _shown(head), *(f"  {_shown(line)}" for line in group.lines or (none,))]
    return "\n".join(lines) + "\n"


def _shown(text: str) -> str:
    """Return a line as a terminal can show it: a space for each no-break space, codes for what cannot be printed."""
    return visible(text.replace(NO_BREAK_SPACE, " "))


def as_markdown(words: MonthlyWords) -> str:
    """Return the report as Markdown; no text of a playbook is markup in it."""
    none = words.say(N_("none"))
    lines = [f"# {write_plain(words.title)}"]
    for group in words.groups():
        lines += ["", f"## {write_plain(group.title)}", ""]
        lines += [write_plain(group.summary), ""] if group.summary else []
        lines += [f"- {write_plain(line)}" for line in group.lines] or [f"*{write_plain(none)}*"]
    return "\n".join(lines) + "\n"


def as_json(report: Monthly) -> str:
    """Return the report's values: ids, days (ISO 8601) and figures, no words for readers."""
    return json.dumps(_values(report), indent=1, ensure_ascii=False) + "\n"


def _values(report: Monthly) -> dict[str, Any]:
    return {
        "today": report.today.isoformat(),
        "since": report.since.isoformat(),
        "kpis": [
            {
                "kpi": line.kpi.id,
                "state": line.judgement,
                "value": line.newest.value if line.newest else None,
                "date": line.newest.date.isoformat() if line.newest else None,
            }
            for line in report.kpis
        ],
        "reviews": {
            key: [_review(review) for review in getattr(report, key)] for key in ("overdue", "soon", "undated")
        },
        "changes": [
            {"playbook": news.playbook, "version": news.change.version, "date": news.change.date.isoformat()}
            for news in report.changes
        ],
        "loop": {
            name: {"stage": state.stage, "reason": state.reason, "since": state.since and state.since.isoformat()}
            for name, state in report.loop.items()
        },
        "missing": {gap: list(names) for gap, names in report.gaps.items()},
    }


def _review(review: NextReview) -> dict[str, Any]:
    due = review.due.isoformat() if review.due else None
    return {"playbook": review.playbook, "due": due, "approver": review.approver, "undated": review.undated}

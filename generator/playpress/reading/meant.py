"""Words of everyday speech to the key or value of the model that they mean.

Knows: how people call what a playbook holds. Must not know which keys stand where.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection

_MEANT = {
    "name": "title label heading caption task_name step_name",
    "instructions": "description desc how how_to howto details todo what",
    "purpose": "description desc goal_of aim why about",
    "definition": "description desc meaning explanation",
    "summary": "description desc abstract",
    "definition_of_done": "done_when dod done acceptance acceptance_criteria ready_when",
    "responsible": "r who role actor doer assignee performer",
    "accountable": "a approver decider",
    "consulted": "c consult",
    "informed": "i inform",
    "raci": "who role actor assignee",
    "work": "duration effort time takes working_time",
    "wait": "delay waiting waiting_time lead_time",
    "when": "condition if answer case label name",
    "to": "goto then target next step",
    "next": "then goto followed_by next_step successor",
    "trigger": "start starts_when begin event",
    "outcome": "result results end finish output",
    "owner": "author manager process_owner responsible",
    "tools": "system systems software application",
    "kpis": "kpi metrics metric measures indicators",
    "question": "q",
    "answer": "a",
    "url": "link href address",
    "reports_to": "manager boss superior",
    "medium": "middle mid moderate average",
    "high": "big large severe",
    "low": "small little minor",
    "active": "released live published approved valid current in_use",
    "draft": "wip planned new in_progress proposal",
    "retired": "obsolete deprecated archived old inactive",
    "success": "successful ok good positive happy done",
    "failed": "failure fail error bad negative unsuccessful",
    "cancelled": "cancel canceled aborted withdrawn rejected stopped",
    "decision": "gateway question choice xor if",
    "approval": "signoff sign-off approve",
    "task": "activity action step work",
    "up": "higher increase increasing more rising",
    "down": "lower decrease decreasing less falling",
    "monthly": "month",
    "weekly": "week",
    "daily": "day",
    "yearly": "year annual annually",
}
"""The words that people write, by what the model calls it."""


def meant_word(word: str, allowed: Collection[str]) -> str | None:
    """Return the first allowed word that `word` means; None if there is none."""
    plain = word.strip().lower().replace(" ", "_").replace("-", "_")
    return next((name for name in allowed if plain in _MEANT.get(name, "").replace("-", "_").split()), None)

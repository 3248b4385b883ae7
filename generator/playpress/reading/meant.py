"""Words of everyday speech to the key or value of the model that they mean.

Knows: how people call what a playbook holds. Must not know which keys stand where.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection

_MEANT = {
    "name": "titel bezeichnung nom nazwa title label heading caption task_name step_name",
    "instructions": "description desc how how_to howto details todo what",
    "purpose": "zweck but cel description desc goal_of aim why about",
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
    "trigger": "start starts_when begin event auslöser déclencheur",
    "outcome": "ergebnis résultat wynik result results end finish output",
    "owner": "author manager process_owner responsible verantwortlich verantwortlicher responsable właściciel",
    "tools": "werkzeuge systeme outils narzędzia system systems software application",
    "kpis": "kennzahlen indicateurs wskaźniki kpi metrics metric measures indicators",
    "question": "q",
    "answer": "a",
    "url": "link href address",
    "reports_to": "manager boss superior",
    "medium": "middle mid moderate average mittel moyen średni",
    "high": "big large severe hoch élevé wysoki",
    "low": "small little minor niedrig gering faible niski",
    "view": "read viewer readonly read_only reader",
    "edit": "write writer editor change",
    "month": "monthly every_month per_month",
    "week": "weekly every_week per_week",
    "day": "daily every_day per_day",
    "quarter": "quarterly every_quarter per_quarter",
    "year": "yearly annual annually every_year",
    "must": "critical mandatory essential",
    "doing": "in_progress started ongoing wip",
    "done": "finished closed complete completed",
    "adopt": "yes accept accepted keep adopted",
    "drop": "no reject rejected dropped stop",
    "dropped": "cancelled stopped rejected",
    "wasteful": "waste",
    "confusing": "unclear confusion",
    "restricted": "secret",
    "manual": "no none by_hand",
    "automated": "yes full fully automatic",
    "partial": "partly half semi",
    "real_time": "live immediately instantly continuous",
    "on_demand": "ad_hoc as_needed when_needed on_request",
    "en": "english en_us en_gb",
    "de": "german deutsch de_de",
    "fr": "french français fr_fr",
    "pl": "polish polski pl_pl",
    "roles": "rollen rôles jobs positions",
    "teams": "gruppen équipes zespoły groups departments",
    "glossary": "glossar glossaire terms",
    "categories": "kategorien catégories kategorie",
    "datasets": "daten datensätze données dane data",
    "steps": "tasks activities schritte étapes kroki workflow",
    "goals": "objectives ziele objectifs cele",
    "amber": "yellow orange",
    "min": "from minimum shortest",
    "max": "to maximum longest",
    "likely": "typical normal usual",
    "active": "released live published approved valid current in_use",
    "draft": "wip planned new in_progress proposal",
    "retired": "obsolete deprecated archived old inactive",
    "success": "successful ok good positive happy done",
    "failed": "failure fail error bad negative unsuccessful",
    "cancelled": "cancel canceled aborted withdrawn rejected stopped",
    "decision": "gateway question choice xor if",
    "approval": "signoff sign-off approve",
    "task": "activity action step work",
    "up": "higher increase increasing more rising higher_is_better more_is_better ↑",
    "down": "lower decrease decreasing less falling lower_is_better less_is_better ↓",
    "monthly": "month every_month per_month once_a_month",
    "weekly": "week every_week per_week once_a_week",
    "daily": "day every_day per_day once_a_day",
    "yearly": "year annual annually every_year once_a_year",
    "quarterly": "quarter every_quarter per_quarter once_a_quarter",
}
"""The words that people write, by what the model calls it."""


def meant_word(word: str, allowed: Collection[str]) -> str | None:
    """Return the first allowed word that `word` means; None if there is none."""
    plain = word.strip().lower().replace(" ", "_").replace("-", "_")
    return next((name for name in allowed if plain in _MEANT.get(name, "").replace("-", "_").split()), None)

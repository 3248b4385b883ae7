"""Words of everyday speech to the key or value of the model that they mean.

Knows: how people call what a playbook holds. Must not know which keys stand where.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from playpress.language.spelling import nearest

if TYPE_CHECKING:
    from collections.abc import Collection

_MEANT = {
    "name": "titel bezeichnung nom nazwa title label heading caption task_name step_name site_name step activity task",
    "instructions": "description desc how how_to howto details todo what checklist procedure guide sub_steps substeps anleitung vorgehen beschreibung consignes instrukcja opis steps",
    "purpose": "zweck but cel description desc goal_of aim why about",
    "definition": "description desc meaning explanation",
    "summary": "description desc abstract zusammenfassung kurzbeschreibung beschreibung résumé streszczenie opis",
    "definition_of_done": "done_when dod done acceptance acceptance_criteria ready_when",
    "responsible": "r who role actor owner doer assignee assigned_to done_by performed_by executed_by performer verantwortlich rolle zuständig responsable rôle odpowiedzialny rola wykonawca",
    "accountable": "a approver decider freigabe approbateur zatwierdza",
    "consulted": "c consult konsultiert consulté konsultowany",
    "informed": "i inform informiert informé informowany",
    "raci": "who role actor assignee owner assigned_to done_by performed_by executed_by doer performer verantwortlich rolle zuständig responsable rôle odpowiedzialny rola wykonawca",
    "work": "duration effort time takes working_time arbeit arbeitszeit bearbeitungszeit dauer aufwand zeit durée temps czas",
    "wait": "delay waiting waiting_time lead_time wartezeit liegezeit",
    "when": "condition if answer case label name",
    "to": "goto then target next step leads_to",
    "next": "then goto followed_by next_step successor",
    "trigger": "start starts_when begin event auslöser déclencheur wyzwalacz anlass",
    "outcome": "ergebnis résultat wynik result results end finish output",
    "includes": "in inside within included in_scope enthält drin inclus zawiera",
    "excludes": "out outside excluded out_of_scope not without außerhalb exclus poza",
    "owner": "author manager process_owner responsible verantwortlich verantwortlicher responsable właściciel",
    "tools": "werkzeuge systeme outils narzędzia system systems software application",
    "materials": "link links template templates form forms document documents attachment attachments file files vorlage vorlagen modèle modèles szablon szablony",
    "do": "action then solution response reaction maßnahme réaction działanie",
    "because": "explanation reason why rationale begründung explication uzasadnienie",
    "supplier": "source provided_by from_whom lieferant fournisseur dostawca",
    "customer": "recipient receiver consumer to for empfänger kunde destinataire client odbiorca",
    "inputs": "eingaben entrées wejścia",
    "outputs": "ausgaben sorties wyjścia",
    "risks": "risiken risques ryzyka",
    "exceptions": "ausnahmen wyjątki special_cases",
    "variants": "varianten variantes warianty",
    "mistakes": "common_mistakes pitfalls traps",
    "faq": "questions q&a q_and_a fragen",
    "phase": "stage",
    "phases": "stages phasen fazy étapes_principales",
    "branches": "decision decisions condition conditions choices paths gateways outcomes",
    "kpis": "kennzahlen indicateurs wskaźniki kpi metrics metric measures indicators",
    "question": "q",
    "answer": "a",
    "url": "link href address",
    "reports_to": "manager boss superior",
    "medium": "m middle mid moderate average mittel moyen średni med possible",
    "high": "h big large severe hoch élevé wysoki likely frequent often probable wahrscheinlich häufig probable często",
    "low": "l small little minor niedrig gering faible niski unlikely rare rarely seldom improbable unwahrscheinlich selten rare rzadko",
    "view": "read viewer readonly read_only reader",
    "edit": "write writer editor change",
    "month": "monat mois miesiąc pm p.m. monthly every_month per_month",
    "week": "woche semaine tydzień pw p.w. weekly every_week per_week",
    "day": "tag jour dzień daily every_day per_day",
    "quarter": "quartal trimestre kwartał quarterly every_quarter per_quarter",
    "year": "jahr an année rok pa p.a. yearly annual annually every_year",
    "must": "must_have m critical mandatory essential high highest urgent p1 1 hoch haute wysoki",
    "should": "should_have s important medium normal p2 2 mittel moyenne średni",
    "could": "could_have c nice_to_have optional low lowest p3 3 niedrig basse niski",
    "wont": "wont_have won't_have w not_now never",
    "ready": "to_do todo",
    "new": "open backlog",
    "doing": "in_progress started ongoing wip",
    "done": "finished closed complete completed",
    "adopt": "yes accept accepted keep adopted approved approve",
    "drop": "no reject rejected dropped stop",
    "dropped": "cancelled stopped rejected",
    "wasteful": "waste",
    "confusing": "unclear confusion",
    "restricted": "secret private",
    "public": "everyone everybody all anyone öffentlich public publiczny",
    "internal": "nur_intern internal_only staff employees intern interne wewnętrzny",
    "confidential": "strictly_confidential vertraulich confidentiel poufne",
    "manual": "no none by_hand",
    "automated": "yes full fully automatic",
    "partial": "partly half semi semi_automated semi_automatic partially_automated half_automated halbautomatisch teilweise",
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
    "green": "good ok on_track gut grün vert zielony",
    "amber": "yellow orange acceptable warning warn gelb jaune żółty",
    "see": "see_also related siehe siehe_auch voir voir_aussi zobacz",
    "first_day": "day_one day_1 erster_tag premier_jour pierwszy_dzień",
    "first_week": "week_one week_1 erste_woche première_semaine",
    "first_month": "month_one month_1 erster_monat premier_mois",
    "amount": "cost costs sum budget price money betrag montant kwota",
    "contact": "email e_mail mail phone tel telephone kontakt",
    "backup": "deputy substitute stand_in vertretung remplaçant zastępca",
    "granted_by": "given_by access_by ask admin",
    "refresh": "updated update frequency aktualisierung",
    "classification": "confidentiality class sensitivity klassifizierung",
    "frequency": "interval cycle how_often rhythm turnus häufigkeit fréquence częstotliwość",
    "formula": "calculation computation berechnung calcul wzór",
    "lead": "leader head chief leiter leitung",
    "statement": "description text",
    "horizon": "deadline due until by",
    "parent": "part_of supports above serves",
    "control": "mitigation countermeasure prevention massnahme 5",
    "likelihood": "probability chance wahrscheinlichkeit",
    "impact": "severity damage effect auswirkung",
    "probability": "likelihood chance share percent percentage wahrscheinlichkeit",
    "resume": "back_to return_to continue_at",
    "requested_by": "requester requestor from",
    "priority": "prio importance rank moscow",
    "state": "status progress",
    "effort": "estimate size work duration aufwand",
    "deliverables": "milestones results tasks",
    "hypothesis": "assumption annahme",
    "verdict": "result outcome",
    "learned": "lessons learnings lesson insights lessons_learned",
    "problem": "issue description",
    "started": "start begin start_date since",
    "process": "playbook",
    "expert": "sme specialist",
    "min": "from minimum shortest",
    "max": "to maximum longest",
    "likely": "typical normal usual",
    "active": "freigegeben gültig in_kraft en_vigueur obowiązujący aktiv actif aktywny true released live published approved valid current in_use",
    "draft": "wip planned new in_progress proposal",
    "retired": "obsolete deprecated archived old inactive",
    "success": "successful ok good positive happy done won completed",
    "failed": "failure fail error bad negative unsuccessful lost",
    "cancelled": "cancel canceled aborted withdrawn rejected stopped",
    "decision": "gateway exclusive_gateway question choice xor if entscheidung décision decyzja",
    "meeting": "call workshop conference besprechung réunion spotkanie",
    "approval": "signoff sign-off approve",
    "task": "activity action step work",
    "schedule": "time timer timed calendar recurring regular periodic zeitplan",
    "request": "order demand ask anfrage",
    "event": "signal message ereignis",
    "admin": "administrator owner full",
    "stop": "stopped failed abandon cancel",
    "repeat": "again retry",
    "scale": "roll_out rollout expand success succeeded",
    "define": "1 definition",
    "measure": "2 measurement measuring",
    "analyse": "3 analyze analysis",
    "improve": "4 improvement",
    "lagging": "lag late",
    "leading": "lead early",
    "quantitative": "number numeric counted hard",
    "qualitative": "soft judged asked",
    "up": "the_higher_the_better the_more_the_better höher higher increase increasing more rising higher_is_better more_is_better ↑",
    "down": "the_lower_the_better the_less_the_better niedriger lower decrease decreasing less falling lower_is_better less_is_better ↓",
    "monthly": "monatlich mensuel miesięcznie 1x_per_month month each_month 1/month every_month per_month once_a_month",
    "weekly": "wöchentlich hebdomadaire tygodniowo 1x_per_week week each_week 1/week every_week per_week once_a_week",
    "daily": "täglich quotidien codziennie day each_day 1/day every_day per_day once_a_day",
    "yearly": "jährlich annuel rocznie 1x_per_year year each_year 1/year annual annually every_year once_a_year",
    "quarterly": "vierteljährlich quartalsweise trimestriel kwartalnie quarter each_quarter 1/quarter every_quarter per_quarter once_a_quarter",
    "lead_time_target": "lead_time durchlaufzeit",
    "review": "last_review last_reviewed review_date reviewed",
    "last": "last_review last_reviewed review_date reviewed",
    "changes": "changelog change_log history revisions versions änderungen",
    "site_url": "url website site address",
    "approval_layers": "approval_levels levels approvals",
    "options": "answers choices antworten",
    "all": "and both every wait_for_all",
}
"""The words that people write, by what the model calls it."""


_REMARKS = frozenset(
    ("note", "notes", "comment", "comments", "remark", "remarks", "notiz", "bemerkung", "kommentar", "anmerkung", "remarque", "commentaire", "uwaga", "komentarz")
)  # fmt: skip
"""Words for what no page is to show."""


def is_remark(word: str) -> bool:
    """Tell whether a word announces a remark."""
    return plain_word(word) in _REMARKS


def meant_word(word: str, allowed: Collection[str]) -> str | None:
    """Return the allowed word that `word` is a misspelling of, or another word for; None if there is none.

    Another word goes before a misspelling: “then” is no misspelt “when”.
    """
    plain = plain_word(word)
    same = next((name for name in allowed if plain_word(name) == plain), None)
    return same or other_word(word, allowed) or nearest(word, allowed)


def other_word(word: str, allowed: Collection[str]) -> str | None:
    """Return the allowed word for which `word` is another one, no misspelling; None if there is none."""
    return next((name for name in allowed if plain_word(word) in _others(name)), None)


def is_same_word(one: str, other: str) -> bool:
    """Tell whether two words differ in nothing but capitals, blanks, hyphens and underscores."""
    return plain_word(one) == plain_word(other)


def inflected(word: str, allowed: Collection[str]) -> str | None:
    """Return the one allowed word that begins as `word` does, such as “stop” for “stopping”; None if there is none, or several."""
    plain = plain_word(word)
    found = [name for name in allowed if _shared(plain, name) >= max(BEGINNING, len(name) - 2, len(plain) - ENDING)]
    return found[0] if len(found) == 1 else None


BEGINNING, ENDING = 4, 6
"""Letters that a word shares at least with an inflected one, and by which that may be longer."""


def _shared(one: str, other: str) -> int:
    """Return how many letters two words begin with together."""
    return next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def plain_word(word: str) -> str:
    """Return a word in small letters, with underscores for blanks and hyphens."""
    return word.strip().lower().replace(" ", "_").replace("-", "_")


def _others(name: str) -> list[str]:
    return _MEANT.get(name, "").replace("-", "_").split()

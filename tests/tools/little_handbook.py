"""A little handbook in each language: one playbook and two roles, what is typed into its search, and what is to be found."""

from __future__ import annotations

PLAYBOOKS = {
    "en": """\
name: Hiring a programmer
owner: lead
trigger: {name: "Ticket #4711 is open"}
outcome: The R&D team has a programmer
steps:
  - {id: advert, name: Write the advert, instructions: ["Ask for C++ and two years of C#. 1 < 2 & so on."], raci: {responsible: lead}}
  - {id: sign, name: Get the sign-off by e-mail, instructions: ["It won't take long: a<b."], raci: {responsible: lead}}
""",
    "de": """\
name: Übergabe eines Auftrags
owner: lead
trigger: {name: "Die Geschäftsführung gibt den Auftrag frei"}
outcome: Die F&E hat den Auftrag
steps:
  - {id: prove, name: Prüfungen der Öffentlichkeitsarbeit, instructions: ["Großhändler und Bäckermeister fragen, Bestandslisten öffnen."], raci: {responsible: lead}}
  - {id: give, name: Budgetfreigabe einholen, instructions: ["Der Entwurf wird verziert."], raci: {responsible: lead}}
""",
    "fr": """\
name: Clôture de l'offre
owner: lead
trigger: {name: "Les commandes de l’équipe sont prêtes"}
outcome: Le développement est validé
steps:
  - {id: close, name: Décorer les gâteaux du pâtissier, instructions: ["Chaque équipier vérifie l'étiquette."], raci: {responsible: lead}}
  - {id: check, name: Choisir les mots-clés, instructions: ["La R&D relit."], raci: {responsible: lead}}
""",
    "pl": """\
name: Wybór słów kluczowych
owner: lead
trigger: {name: "Źródło danych jest gotowe"}
outcome: Łączny wynik jest znany
steps:
  - {id: choose, name: Zatwierdzenie kampanii, instructions: ["Żądania klientów trafiają do świetlicy."], raci: {responsible: lead}}
  - {id: check, name: Ćwiczenie, instructions: ["Sprawdź ósmy wskaźnik."], raci: {responsible: lead}}
""",
}
NAMED = {"en": "Team lead", "de": "Teamleitung", "fr": "Responsable d’équipe", "pl": "Kierownik zespołu"}
TYPED = {
    "en": {
        "R&D": "#|playbooks/hiring/$",
        "C++": "#step-advert",
        "c#": "#step-advert",
        "#4711": "playbooks/hiring/",
        "4711": "playbooks/hiring/",
        "signoff": "#step-sign",
        "sign-off": "#step-sign",
        "email": "#step-sign",
        "won't": "#step-sign",
        "programmers": "playbooks/hiring/$",
    },
    "de": {
        "Übergabe": "playbooks/hiring/$",
        "uebergabe": "playbooks/hiring/$",
        "ubergabe": "playbooks/hiring/$",
        "Prüfung": "#step-prove",
        "prufung": "#step-prove",
        "pruefung": "#step-prove",
        "oeffentlichkeitsarbeit": "#step-prove",
        "Geschäftsführung": "playbooks/hiring/",
        "grosshaendler": "#step-prove",
        "Bäckermeister": "#step-prove",
        "bestandsliste": "#step-prove",
        "Freigabe": "playbooks/hiring/",
        "F&E": "playbooks/hiring/",
        "wer holt die Budgetfreigabe ein": "#step-give",
        "wer prüft die Bestandsliste": "#step-prove",
        "prueft": "#step-prove",
        "Chef": "roles/lead/|roles/boss/",
    },
    "fr": {
        "clôture": "playbooks/hiring/$",
        "cloture": "playbooks/hiring/$",
        "l'offre": "playbooks/hiring/$",
        "l’offre": "playbooks/hiring/$",
        "offres": "playbooks/hiring/$",
        "équipe": "playbooks/hiring/|roles/",
        "equipe": "playbooks/hiring/|roles/",
        "équipiers": "#step-close",
        "patissier": "#step-close",
        "commande": "playbooks/hiring/",
        "developpement": "playbooks/hiring/",
        "qui choisit les mots clés": "#step-check",
        "R&D": "#step-check",
        "chef": "roles/lead/|roles/boss/",
    },
    "pl": {
        "źródło": "playbooks/hiring/",
        "zrodlo": "playbooks/hiring/",
        "łączny": "playbooks/hiring/",
        "laczny": "playbooks/hiring/",
        "wybor": "playbooks/hiring/$",
        "słowa": "playbooks/hiring/$",
        "kampania": "#step-choose",
        "zatwierdzenia": "#step-choose",
        "żądaniami klienta": "#step-choose",
        "swietlica": "#step-choose",
        "ósma": "#step-check",
        "cwiczenia": "#step-check",
        "szef": "roles/lead/|roles/boss/",
    },
}
"""For each language what is typed, and a pattern for the address of the first hit."""


def little_handbook(language: str) -> dict[str, str]:
    """Return the files of the playbooks' folder, by path relative to the project."""
    return {
        "playbooks/handbook.yml": f"name: Handbook\nlanguage: {language}\n",
        "playbooks/catalog/roles.yml": (
            f"lead: {{name: {NAMED[language]}, reports_to: boss}}\nboss: {{name: X, external: true}}\n"
        ),
        "playbooks/catalog/categories.yml": "people: {name: HR}\n",
        "playbooks/people/hiring.yml": PLAYBOOKS[language],
    }

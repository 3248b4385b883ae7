"""Every abbreviation is explained: by a term, by the name of a thing, or where it is used."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playpress.diagnostics import N_, Severity
from playpress.language.abbreviations import find_abbreviations, find_in_name
from playpress.model.record import Text
from playpress.model.walk import walk
from playpress.rule import Rule, finds

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playpress.analysis.facts import Facts
    from playpress.diagnostics import Finding

UNEXPLAINED_ABBREVIATION = Rule(
    code="PB756",
    name="unexplained-abbreviation",
    severity=Severity.ADVICE,
    message=N_("nothing explains “{short}”"),
    hint=N_("add a term to catalog/glossary.yml with “abbreviation: {short}”, or write it out here: “… ({short})”"),
    about="""
        Those who have been here for long no longer notice abbreviations; newcomers stumble over each of them. A term of the
        glossary explains it once for all pages. Those that everybody knows, such as PDF, are left alone. Each is told once, where
        it stands first.
    """,
    bad="""
        purpose: Customers get what the SLB promises.
    """,
    good="""
        purpose: Customers get what the service-level book (SLB) promises.
    """,
)
KNOWN = frozenset(
    "AM CD CEO CFO CIO CMO COO CSS CSV CTO CV DIY DNA DVD EUR EU FAQ GB GBP GPS HR HTML ID IT JSON KB KPI MB OK PC PDF PIN PLN PM "  # noqa: SIM905 - words read better than a list
    "PNG PR QR RACI SIPOC SMS SQL SVG TV UK UN URL US USA USB USD UTC VAT VIP XML YAML ZIP CHF RODO VIN AG GmbH SARL SA II III IV VI "
    "VII IX XI XII AND OR NOT NO YES TODO TBD TBC XXX FIXME".split()
)
"""Abbreviations that need no explanation, and words in capitals that are none."""


@finds(UNEXPLAINED_ABBREVIATION)
def check_abbreviations(facts: Facts) -> Iterator[Finding]:
    """Find abbreviations in the texts of playbooks that nothing explains, each once."""
    told = set(KNOWN) | _explained(facts)
    for name, playbook in facts.library.playbooks.items():
        subject = ("playbook", name)
        for route, text, mark in walk(playbook) if not told.issuperset(facts.gists[subject].short) else ():
            for short in find_abbreviations(text) if isinstance(mark, Text) else ():
                if short not in told:
                    told.add(short)
                    yield UNEXPLAINED_ABBREVIATION.at(subject, route, quotation=short, short=short)


def _explained(facts: Facts) -> set[str]:
    """Return the abbreviations that stand in names and terms, or beside brackets in a text."""
    names = [name for kind, found in facts.names.items() if kind != "playbook" for name in found.values()]
    found = {word for name in names for word in find_in_name(name)}
    found |= {term.abbreviation for term in facts.library.glossary.values() if term.abbreviation}
    found |= {word.upper() for word in facts.library.handbook.search_synonyms}
    return found.union(*(facts.gists["playbook", name].explained for name in facts.library.playbooks))

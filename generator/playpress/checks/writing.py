"""Texts are finished, short enough to be understood at once, say who does it, and name no persons."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from playpress.diagnostics import N_, Severity
from playpress.language.persons import person_in
from playpress.model.record import Text
from playpress.rule import Rule, finds

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playpress.analysis.facts import Facts
    from playpress.diagnostics import Finding, Subject
    from playpress.model.walk import Occurrence

PLACEHOLDER = Rule(
    code="PB752",
    name="placeholder-text",
    severity=Severity.ADVICE,
    message=N_("“{mark}” is still to be written"),
    hint=N_("write what belongs here; what is only for you goes into a comment: “# TODO …”"),
    about="""
        Readers cannot do anything with “TODO”: it tells them that the page is not finished, but not what is missing. Notes to
        yourself stand in comments, which are shown nowhere.
    """,
    bad="""
        purpose: TODO
    """,
    good="""
        # TODO ask the sales lead
        purpose: Customers get what they need.
    """,
)
LONG_SENTENCE = Rule(
    code="PB753",
    name="long-sentence",
    severity=Severity.ADVICE,
    message=N_("this sentence has {count} words; after {limit} most readers have lost its beginning"),
    hint=N_("make two sentences of it, or a list"),
    about="""
        Instructions are read while somebody works, with one eye on the screen. A sentence of more than thirty words has to be
        read twice. Most long sentences are several short ones, joined by “and”.
    """,
    bad="""
        purpose: >-
          We sell what people need and we do it in a way that they like to remember and that makes them tell
          their friends about us so that these come as well and buy something too.
    """,
    good="""
        purpose: >-
          We sell what people need, in a way that they like to remember. Then they tell their friends about us,
          and these come as well.
    """,
)
NOBODY_DOES_IT = Rule(
    code="PB754",
    name="nobody-does-it",
    severity=Severity.ADVICE,
    message=N_("“{words}” does not say who does it"),
    hint=N_("write it as a request: “Send the offer” instead of “The offer must be sent”"),
    about="""
        “The offer must be sent” leaves open who sends it, and each reader thinks that it is somebody else. In instructions, say
        “Send the offer”: then it is the one who reads. If somebody else does it, name the role.
    """,
    bad="""
        steps:
          - id: offer
            name: Make an offer
            raci: {responsible: sales-lead}
            instructions: [The offer must be sent on the same day.]
          - {id: deliver, name: Deliver the product, raci: {responsible: sales-lead}}
    """,
    good="""
        steps:
          - id: offer
            name: Make an offer
            raci: {responsible: sales-lead}
            instructions: [Send the offer on the same day.]
          - {id: deliver, name: Deliver the product, raci: {responsible: sales-lead}}
    """,
)
PERSON = Rule(
    code="PB755",
    name="named-person",
    severity=Severity.ADVICE,
    message=N_("“{words}” seems to be a person's name or address"),
    hint=N_("name the role, and the address of a function or team"),
    about="""
        People change jobs, and then nobody can be reached under their name. A handbook names roles, and addresses that belong to a
        function. Besides, a person's name is personal data: not everybody wants it on a page.
    """,
    bad="""
        purpose: Ask Mrs. Miller if you do not know how to go on.
    """,
    good="""
        purpose: Ask the [[role:boss]] if you do not know how to go on.
    """,
)
MOST_WORDS = 30
"""Words of a sentence."""
_PLACEHOLDER = re.compile(
    r"\b(?:TODO|FIXME|TBD|TBC|XXX)\b|\?\?\?|\b[Ll]orem ipsum\b|#(?:REF!|NAME\?|VALUE!|N/A\b|DIV/0!|NULL!|NUM!)"
)
_NOTHING_YET = frozenset(("tbd", "tba", "tbc", "t.b.d.", "todo", "to do", "to be defined", "to be decided", "to be done", "to be added", "coming soon", "n/a", "xxx",
                          "noch offen", "folgt", "folgt noch", "wird ergänzt", "wird noch ergänzt", "tbd.", "k.a.", "à définir", "à compléter", "à venir", "do uzupełnienia", "do ustalenia", "do zrobienia"))  # fmt: skip
"""What stands in small letters in the place of a text that is still to be written."""
_PLACEHOLDER_SIGNS = (
    "TODO",
    "FIXME",
    "TBD",
    "TBC",
    "XXX",
    "???",
    "orem ipsum",
    "#REF",
    "#NA",
    "#VAL",
    "#N/A",
    "#DIV",
    "#NU",
)
_SENTENCE_END = re.compile(r"[.!?…:;][\"”“’')*_]*(?=\s|$)|\n\s*\n|\n\s*(?:[-*+]|\d+\.)\s")
_LINK = re.compile(r"\[\[[^\]|]*\|?|\]\]|\]\([^)]*\)|`[^`]*`")
_MARKS = "-–—*_/&+=<>|()"
_PASSIVE = {
    "en": re.compile(
        r"\b(?:must|should|shall|(?:is|are) to) (?:not )?be (?:\w+ed|done|made|sent|given|written|taken|"
        r"kept|put|paid|told|brought|shown|chosen|bought|sold|found|built|drawn|held)\b(?![^.!?]* by )",
        re.IGNORECASE,
    ),
    "de": re.compile(
        r"\b(?:muss|müssen|soll|sollen|sollte|sollten)\b(?![^.!?]* (?:von|durch) )[^.!?,]*\b\w+(?:t|en) werden\b",
        re.IGNORECASE,
    ),
    "fr": re.compile(
        r"\b(?:doit|doivent|devrait|devraient) être \w+(?:ée?s?|ise?s?|ite?s?|ue?s?)\b(?![^.!?]* par )", re.IGNORECASE
    ),
    "pl": re.compile(
        r"\b(?:należy|trzeba|(?:powinn\w+|musi|muszą) (?:być|zostać)) \w+\b(?![^.!?]* przez )", re.IGNORECASE
    ),
}
_ADDRESS = re.compile(r"\b([a-z]{2,})[._]([a-z]{2,})@[\w.-]+\.\w+", re.IGNORECASE)
_FUNCTIONS = frozenset(
    "accounts admin care contact customer data desk finance help hello hr info it kontakt legal mail marketing news no office "  # noqa: SIM905 - words read better than a list
    "onboarding operations order orders people post press privacy reply sales security service shop support team web".split()
)


@finds(PLACEHOLDER, LONG_SENTENCE, PERSON, alone=True, apart=True)
def check_texts(facts: Facts) -> Iterator[Finding]:
    """Find texts that are unfinished, sentences that are too long, and names of persons."""
    for subject, occurrences in facts.occurrences.items():
        texts = [one for one in occurrences if isinstance(one.mark, Text)]
        whole = "\n".join(one.value for one in texts)
        is_unfinished = any(sign in whole for sign in _PLACEHOLDER_SIGNS) or not _NOTHING_YET.isdisjoint(
            whole.casefold().split("\n")
        )  # most files are not, and this is quick
        names_persons = "@" in whole or person_in(whole) != ""
        for one in texts:
            yield from _unfinished(subject, one) if is_unfinished else ()
            yield from _persons(subject, one) if names_persons else ()
        for one in texts:
            if len(one.value) > MOST_WORDS * 3:
                yield from _long(subject, one)


def _unfinished(subject: Subject, text: Occurrence) -> Iterator[Finding]:
    whole = text.value.strip()
    if whole.casefold() in _NOTHING_YET and text.route[-1] != "note" and "options" not in text.route:
        yield PLACEHOLDER.at(subject, text.route, mark=whole)
    elif match := _PLACEHOLDER.search(text.value):
        yield PLACEHOLDER.at(subject, text.route, quotation=match[0], mark=match[0])


def _persons(subject: Subject, text: Occurrence) -> Iterator[Finding]:
    address = _ADDRESS.search(text.value) if "@" in text.value else None
    if address and not {address[1].lower(), address[2].lower()} & _FUNCTIONS:
        yield PERSON.at(subject, text.route, quotation=address[0], words=address[0])
    if name := person_in(text.value):
        yield PERSON.at(subject, text.route, quotation=name, words=name)


def _long(subject: Subject, text: Occurrence) -> Iterator[Finding]:
    """Find the longest sentence of a text if it is too long."""
    if len(text.value.split()) <= MOST_WORDS:
        return
    sentences = _SENTENCE_END.split(_LINK.sub("x", text.value))
    count = max(sum(word.strip(_MARKS) != "" for word in sentence.split()) for sentence in sentences)
    if count > MOST_WORDS:
        yield LONG_SENTENCE.at(subject, text.route, count=count, limit=MOST_WORDS)


@finds(NOBODY_DOES_IT, alone=True, apart=True)
def check_instructions(facts: Facts) -> Iterator[Finding]:
    """Find instructions that say what must be done, and not who does it."""
    passive = _PASSIVE[facts.library.handbook.language]
    for playbook in facts.library.playbooks.values():
        for n, step in enumerate(playbook.steps):
            for k, text in enumerate(step.instructions):
                if match := passive.search(text):
                    route = ("steps", n, "instructions", k)
                    yield NOBODY_DOES_IT.at(("playbook", playbook.id), route, quotation=match[0], words=match[0])

"""A step is called by what is done: a verb and a noun; and names are short enough for headings and diagrams."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from playpress.diagnostics import N_, Severity
from playpress.rule import Rule, finds

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playpress.analysis.facts import Facts
    from playpress.diagnostics import Finding

NOUN_AS_NAME = Rule(
    code="PB750",
    name="noun-as-step-name",
    severity=Severity.ADVICE,
    message=N_("“{step}” names a thing, not what is done"),
    hint=N_("begin with a verb: “Approve the offer” instead of “Approval of the offer”"),
    about="""
        A step is something that somebody does. “Approve the offer” tells a newcomer what to do; “Approval of the offer” or
        “Approval” tells only what it is about, and leaves open who does what. Names of meetings may be nouns.
    """,
    bad="""
        steps:
          - {id: offer, name: Preparation of an offer, raci: {responsible: sales-lead}}
          - {id: deliver, name: Deliver the product, raci: {responsible: sales-lead}}
    """,
    good="""
        steps:
          - {id: offer, name: Prepare an offer, raci: {responsible: sales-lead}}
          - {id: deliver, name: Deliver the product, raci: {responsible: sales-lead}}
    """,
)
LONG_NAME = Rule(
    code="PB751",
    name="long-name",
    severity=Severity.ADVICE,
    message=N_("this name has {count} characters; more than {limit} fit no heading and no diagram"),
    hint=N_("name it in a few words, and put the rest into its description or instructions"),
    about="""
        Names stand in headings, menus, tables and diagrams. A long one is broken over many lines there, and nobody can say it
        aloud in a meeting. What is done in detail belongs into “instructions” or “purpose”.
    """,
    bad="""
        steps:
          - id: offer
            name: Make an offer with all prices, all dates and everything else that was asked
            raci: {responsible: sales-lead}
          - {id: deliver, name: Deliver the product, raci: {responsible: sales-lead}}
    """,
    good="""
        steps:
          - id: offer
            name: Make an offer
            raci: {responsible: sales-lead}
            instructions: [Write down all prices and dates.]
          - {id: deliver, name: Deliver the product, raci: {responsible: sales-lead}}
    """,
)
LONGEST_NAME = 60
"""Characters of a name."""
_WORKING = ("task", "approval", "checkpoint", "decision")
_EN = r"(?:\w{3,}(?:tion|sion|ance|ence|ysis)|\w+ment|approval|review|check|delivery|removal|renewal|\w{3,}ing)"
_PATTERNS = {
    "en": rf"{_EN} (?:of|for)\b.*|\w{{3,}}(?:tion|sion|ance|ence|ysis)|approval|delivery|removal|renewal|\w{{4,}}ning",
    "de": r"\w+(?:ung|gabe|nahme|kontrolle|analyse|tion|check) (?:des|der|von|vom|eines|einer)\b.*"
    r"|\w{3,}(?:ung|gabe|nahme|kontrolle|analyse|tion)",
    "fr": r"(?:\w{3,}(?:tion|sion|ment|age|ance|ence|yse)|envoi|contrôle|suivi|mise à jour|choix)(?: (?:de|du|des)\b.*| d['’].*)?",
    "pl": r"\w{3,}(?:anie|enie|ęcie|acja|yfikacja|ola)(?: .*)?",
}
_NOUNS = {language: re.compile(pattern, re.IGNORECASE) for language, pattern in _PATTERNS.items()}
"""What names of steps are like, by language, in which a noun stands for what is done."""
_NOMINAL_PAIR = re.compile(
    r"(\w+) (?:approval|review|analysis|planning|\w{3,}(?:ation|ection|ition|ution))", re.IGNORECASE
)
_VERBS = frozenset(
    "adapt add agree announce answer apply approve arrange ask assign attach await begin book bring build buy call cancel "  # noqa: SIM905 - words read better than a list
    "carry change check choose clean clear close collect compare complete confirm continue control copy count cover create "
    "cut decide define deliver describe design discuss do document draft draw edit end enter explain fill find finish fix "
    "follow gather get give grant hand hold improve inform invite join judge keep launch lead learn leave let list load look "
    "make map mark measure meet mend move name note offer open order organise pack pay pick place plan post prepare present "
    "print produce propose provide publish put read receive record register reject release remove renew repair repeat "
    "replace report request research reserve return review revise run schedule score search select sell send set share show "
    "sign sort start stop store submit suggest support switch take talk tell test thank track train try turn update use "
    "visit wait watch weigh welcome work write".split()
)


@finds(NOUN_AS_NAME, alone=True)
def check_verbs(facts: Facts) -> Iterator[Finding]:
    """Find steps whose names are nouns for what is done."""
    language = facts.library.handbook.language
    for playbook in facts.library.playbooks.values():
        for n, step in enumerate(playbook.steps):
            if step.type in _WORKING and _is_noun(step.name.strip(), language):
                yield NOUN_AS_NAME.at(("playbook", playbook.id), ("steps", n, "name"), step=step.name)


def _is_noun(name: str, language: str) -> bool:
    if _NOUNS[language].fullmatch(name):
        return True
    pair = _NOMINAL_PAIR.fullmatch(name) if language == "en" else None
    return pair is not None and not _is_verb(pair[1].lower())


def _is_verb(word: str) -> bool:
    """Tell whether an English word is surely or probably a verb."""
    return word in _VERBS or word.endswith(("ate", "ize", "ise", "ify", "en", "re", "er"))


@finds(LONG_NAME, alone=True)
def check_lengths(facts: Facts) -> Iterator[Finding]:
    """Find names of things and steps that are too long for headings."""
    for kind, things in facts.library.entities.items():
        for thing in things.values():
            if len(thing.name) > LONGEST_NAME:
                yield LONG_NAME.at((kind, thing.id), ("name",), count=len(thing.name), limit=LONGEST_NAME)
    for playbook in facts.library.playbooks.values():
        for n, step in enumerate(playbook.steps):
            if len(step.name) > LONGEST_NAME:
                route = ("steps", n, "name")
                yield LONG_NAME.at(("playbook", playbook.id), route, count=len(step.name), limit=LONGEST_NAME)

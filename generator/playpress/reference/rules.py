"""The rules by family, and their texts as editors read them.

Knows: rules. Must not know what they check.
"""

from __future__ import annotations

import re
import textwrap
from typing import TYPE_CHECKING

from playpress.checks import RULES
from playpress.diagnostics import N_

if TYPE_CHECKING:
    from collections.abc import Callable

    from playpress.rule import Rule

FAMILIES = {
    "PB1": N_("Files and YAML"),
    "PB2": N_("Keys and values"),
    "PB3": N_("Names and links"),
    "PB4": N_("Who does what (RACI)"),
    "PB5": N_("The flow of a process"),
    "PB6": N_("KPIs, experiments and plans"),
    "PB7": N_("Style, versions and completeness"),
    "PB8": N_("The site"),
    "PB9": N_("PDFs"),
}
"""The families of rules by how their codes begin."""
_GAP = re.compile(r"\{\{|\}\}|\{\w+\}")


def family_of(rule: Rule) -> str:
    """Return the beginning of a rule's code, by which `FAMILIES` names its family."""
    return rule.code[:3]


def rules_of(family: str) -> list[Rule]:
    """Return the rules of a family, by code."""
    return sorted((rule for rule in RULES if family_of(rule) == family), key=lambda rule: rule.code)


def sentence(template: str, say: Callable[[str], str]) -> str:
    """Return what a rule says in the language of `say`, with “…” for what differs from finding to finding."""
    return _GAP.sub(lambda gap: {"{{": "{", "}}": "}"}.get(gap[0], "…"), say(template)) if template else ""


def paragraphs(text: str) -> list[str]:
    """Return the paragraphs of a rule's text, each on one line."""
    return [" ".join(part.split()) for part in re.split(r"\n\s*\n", text.strip())]


def example(text: str) -> str:
    """Return a rule's example as lines of a file, without what indents all of them."""
    return textwrap.dedent(text).strip("\n").rstrip()

"""A word that an editor looks up to what it may mean: a rule, a family of rules, a kind, fields.

Knows: rules, kinds and fields. Must not know how they are shown.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from playpress.checks import KNOWN, find_rule
from playpress.language.spelling import nearest
from playpress.model.kinds import KINDS
from playpress.reference.kinds import kinds
from playpress.reference.rules import FAMILIES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from playpress.reference.kinds import FieldHelp, KindHelp
    from playpress.rule import Rule


class Topics(NamedTuple):
    """What a word may mean; at most one of the first three is there, or several fields. `guess` is a word that is known."""

    rule: Rule | None = None
    family: str = ""
    kind: KindHelp | None = None
    fields: tuple[FieldHelp, ...] = ()
    guess: str | None = None


def find_topics(word: str) -> Topics:
    """Return what a word means: a rule's code or name, `PB5`, a kind, a field (`step.raci`, `raci.responsible`, `trigger`).

    A path of keys may begin anywhere: `playbook.steps.raci`, `steps.raci` and `step.raci` are the same field.
    """
    if rule := find_rule(word):
        return Topics(rule=rule)
    family = word.upper().rstrip("X0")
    if family in FAMILIES:
        return Topics(family=family)
    parts = [part for part in word.lower().replace("[", ".").replace("]", "").split(".") if part and not part.isdigit()]
    if not parts:
        return Topics()
    if len(parts) == 1 and (kind := _kind(parts[0])):
        return Topics(kind=kind)
    fields = tuple({field.name: field for field in _fields(parts)}.values())
    return Topics(fields=fields) if fields else Topics(guess=nearest(word.lower(), _words()))


def _kind(word: str) -> KindHelp | None:
    named = {kind.stem: kind.name for kind in KINDS.values()}
    return kinds().get(named.get(word, word))


def _fields(parts: Sequence[str]) -> Iterator[FieldHelp]:
    """Yield the fields to which a path of keys leads, from a kind or from any kind's field."""
    first, *rest = parts
    if rest and (kind := _kind(first)):
        yield from _below(kind, rest)
        return
    for kind in kinds().values():
        yield from _below(kind, parts)


def _below(kind: KindHelp, parts: Sequence[str]) -> Iterator[FieldHelp]:
    field = kind.fields.get(parts[0])
    if field and len(parts) == 1:
        yield field
    elif field and field.part:
        yield from _below(kinds()[field.part], parts[1:])


def _words() -> list[str]:
    """Return every word that is known, in lower case."""
    fields = [field for kind in kinds().values() for field in kind.fields.values()]
    names = (name.lower() for name in KNOWN)
    return [*kinds(), *names, *dict.fromkeys(field.key for field in fields), *(field.name for field in fields)]

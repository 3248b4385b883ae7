"""Rules, kinds and fields as text for a terminal: what `playpress explain` prints.

Knows: the reference. Must not know what is in a handbook.
"""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

from playpress.diagnostics import N_
from playpress.reference.kinds import kinds
from playpress.reference.rules import FAMILIES, example, paragraphs, rules_of, sentence
from playpress.report.text import SEVERITIES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from playpress.language.translation import Translator
    from playpress.reference.kinds import FieldHelp, KindHelp
    from playpress.reference.topics import Topics
    from playpress.rule import Rule

WIDTH = 100
"""The longest line, in characters; examples are left as they are."""
_INDENT = "    "


def write_explanation(topics: Topics, translator: Translator) -> str:
    """Return the help on what a word may mean, as text that ends with a line break."""
    if topics.rule:
        blocks = _rule(topics.rule, translator)
    elif topics.family:
        blocks = _family(topics.family, translator)
    elif topics.kind:
        blocks = _kind(topics.kind, translator)
    elif len(topics.fields) == 1:
        blocks = _field(topics.fields[0], translator)
    else:
        blocks = _fields(topics.fields, translator)
    return "\n\n".join(filter(None, blocks)) + "\n"


def write_overview(translator: Translator) -> str:
    """Return what there is to look up: the kinds with a file, and the families of rules."""
    say = translator.gettext
    with_files = [(kind.name, kind.file) for kind in kinds().values() if kind.file]
    families = [(f"{family}xx", f"{say(name)} ({len(rules_of(family))})") for family, name in FAMILIES.items()]
    blocks = (
        say(N_("Kinds of things, and where each is written:")),
        _listed(with_files),
        say(N_("Families of rules, and how many rules each has:")),
        _listed(families),
        say(N_("Look up a rule by its code or name, a kind, or a field:")),
        _block("playpress explain PB301\nplaypress explain step\nplaypress explain step.raci"),
    )
    return "\n\n".join(blocks) + "\n"


def _rule(rule: Rule, translator: Translator) -> Iterator[str]:
    say = translator.gettext
    yield f"{rule.code} {rule.name} ({say(SEVERITIES[rule.severity])})"
    yield _wrapped(sentence(rule.message, say), "  ")
    yield f"  {say(N_('hint:'))} {sentence(rule.hint, say)}" if rule.hint else ""
    yield from map(_wrapped, paragraphs(rule.about))
    if rule.bad and rule.good:
        yield say(N_("Wrong:"))
        yield _block(example(rule.bad))
        yield say(N_("Right:"))
        yield _block(example(rule.good))
    if rule.adjustable:
        yield _wrapped(
            say(N_("How bad it is, you can choose in playbooks/handbook.yml (error, warning, advice, off):"))
        )
        yield _block(f"severities: {{{rule.name}: advice}}")
    else:
        yield _wrapped(say(N_("No page can be made until it is put right, so it cannot be turned off.")))


def _family(family: str, translator: Translator) -> Iterator[str]:
    say = translator.gettext
    yield f"{family}xx {say(FAMILIES[family])}"
    yield _listed((f"{rule.code} {rule.name}", sentence(rule.message, say)) for rule in rules_of(family))


def _kind(kind: KindHelp, translator: Translator) -> Iterator[str]:
    say = translator.gettext
    yield _wrapped(f"{kind.name}: {kind.about}")
    yield "  " + say(N_("where: {place}")).format(place=kind.file or ", ".join(kind.held_by))
    fields = kind.fields.values()
    yield _listed((f"{field.key}{' *' if field.is_required else ''}", field.about) for field in fields)
    if any(field.is_required for field in fields):
        yield "  * " + say(N_("required"))
    yield from _example(kind.example, translator)
    yield say(N_("More of a field: {command}")).format(
        command=f"playpress explain {kind.name}.{next(iter(kind.fields))}"
    )


def _fields(fields: Sequence[FieldHelp], translator: Translator) -> Iterator[str]:
    yield translator.gettext(N_("Several kinds have this field; look it up with the kind's name:"))
    yield _listed((field.name, field.about) for field in fields)


def _field(field: FieldHelp, translator: Translator) -> Iterator[str]:
    say = translator.gettext
    yield _wrapped(f"{field.name}: {field.about}")
    takes = say(N_("takes: {what}")).format(what=field.takes.text(say))
    need = say(N_("required")) if field.is_required else say(N_("may be left out"))
    yield f"{_wrapped(takes, '  ')}\n  {need}"
    yield from _example(field.example, translator)
    if field.part:
        yield say(N_("More of what is in it: {command}")).format(command=f"playpress explain {field.part}")


def _example(text: str, translator: Translator) -> Iterable[str]:
    return (translator.gettext(N_("Example:")), _block(text)) if text else ()


def _listed(rows: Iterable[tuple[str, str]]) -> str:
    """Return rows of a word and a text as two columns; each text is wrapped within its own."""
    rows = list(rows)
    wide = max(len(word) for word, _ in rows) + 4
    return "\n".join(_row(word, text.split("\n"), wide) for word, text in rows)


def _row(word: str, texts: Sequence[str], wide: int) -> str:
    lines = [line for text in texts for line in textwrap.wrap(text, WIDTH - wide) or [""]]
    return "\n".join(f"{'  ' + word if n == 0 else '':{wide}}{line}".rstrip() for n, line in enumerate(lines))


def _wrapped(text: str, indent: str = "") -> str:
    return "\n".join(
        textwrap.fill(part, WIDTH, initial_indent=indent, subsequent_indent=indent, break_on_hyphens=False)
        for part in text.split("\n")
    )


def _block(text: str) -> str:
    return textwrap.indent(text, _INDENT)

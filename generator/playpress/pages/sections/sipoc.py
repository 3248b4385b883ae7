"""What comes into a process and from whom, what goes out and to whom (SIPOC).

Knows: facts, the writer. Must not know the pages.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from playpress.language.richtext import Md
from playpress.pages.sections.parts import has_uses_page, users

if TYPE_CHECKING:
    from collections.abc import Sequence

    from playpress.model.playbook import Playbook, PlaybookInput, PlaybookOutput
    from playpress.pages.page import Link
    from playpress.pages.writer import Writer


class SipocRow(NamedTuple):
    """Something that comes in (from) or goes out (to)."""

    name: Md
    other: Md
    acceptance: Md


class SipocSection(NamedTuple):
    """What comes in, and what goes out."""

    inputs: tuple[SipocRow, ...]
    outputs: tuple[SipocRow, ...]


def sipoc(playbook: Playbook, write: Writer) -> SipocSection:
    """Return the inputs and outputs of a playbook."""
    return SipocSection(
        tuple(_input(item, write) for item in playbook.inputs),
        tuple(_output(playbook.id, item, write) for item in playbook.outputs),
    )


def _input(item: PlaybookInput, write: Writer) -> SipocRow:
    """Return the row of an input, with its supplier: a role, or the playbook whose output it is."""
    source = write.link("playbook", (item.from_ or "").partition("/")[0]).md if item.from_ else Md()
    supplier = write.link("role", item.supplier).md
    return SipocRow(_thing(item.name, item.dataset, write), Md(", ".join(s for s in (supplier, source) if s)), Md())


def _output(playbook: str, item: PlaybookOutput, write: Writer) -> SipocRow:
    """Return the row of an output, with who gets it."""
    name = _thing(item.name, item.dataset, write)
    return SipocRow(name, receivers(playbook, item, write), write.inline(item.acceptance))


def receivers(playbook: str, item: PlaybookOutput, write: Writer) -> Md:
    """Return who gets an output: a role, and the playbooks that take it in."""
    takers = write.facts.results.takers.get((playbook, item.id), ())
    links = (write.link("role", item.customer), *_takers(playbook, takers, write))
    return Md(", ".join(link.md for link in links if link.text))


def _takers(playbook: str, takers: Sequence[str], write: Writer) -> tuple[Link, ...]:
    """Return the playbooks that take an output in, a few of them where they are very many."""
    if has_uses_page(("playbook", playbook), write):
        return users(("playbook", playbook), "playbook", takers, write)
    return write.links("playbook", takers)


def _thing(name: str, dataset: str | None, write: Writer) -> Md:
    link = write.link("dataset", dataset)
    return Md(f"[{write.plain(name)}]({link.href})") if link.href else write.plain(name)

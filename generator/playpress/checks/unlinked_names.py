"""A task of a role's first months links to what it names."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from playpress.diagnostics import N_, Severity
from playpress.language.richtext import WIKI, parse_markdown
from playpress.rule import Rule, finds

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from playpress.analysis.facts import Facts
    from playpress.diagnostics import Finding
    from playpress.language.richtext import Node
    from playpress.model.role import Role

UNLINKED_NAME = Rule(
    code="PB370",
    name="unlinked-name",
    severity=Severity.ADVICE,
    message=N_("the task names “{name}” without a link to it"),
    hint=N_("write “{link}”"),
    about="""
        Somebody new reads a task and wants to go where it leads: to the playbook, the tool, the person in the role. If the
        task names a thing of this handbook by its full name, a link saves them the search. Names of a single word are not
        looked for, since they may be meant as words. A text that begins with “[[” needs quotes around it.
    """,
    bad="""
        # playbooks/catalog/roles.yml
        clerk: {name: Clerk, backup: head-of-sales}
        seller:
          name: Seller
          onboarding:
            first_week: [Meet the head of sales]
        head-of-sales: {name: Head of sales, backup: seller}
    """,
    good="""
        # playbooks/catalog/roles.yml
        clerk: {name: Clerk, backup: head-of-sales}
        seller:
          name: Seller
          onboarding:
            first_week: ["Meet the [[role:head-of-sales|head of sales]]"]
        head-of-sales: {name: Head of sales, backup: seller}
    """,
)
KINDS = ("playbook", "role", "tool", "dataset", "kpi", "goal")
"""The kinds of things whose names are looked for."""
_WORD = re.compile(r"\w+")


class _Named(NamedTuple):
    """A thing with its name in lower case."""

    name: str
    kind: str
    id: str


@finds(UNLINKED_NAME)
def check_names(facts: Facts) -> Iterator[Finding]:
    """Find names of things in tasks that do not link to them; each once a task."""
    names = _by_first_word(facts.names)
    for role in facts.library.roles.values():
        for route, text in _tasks(role):
            found = {(each.kind, each.id): words for words, each in _unlinked(text, names)}
            for (kind, name), words in found.items():
                if (kind, name) != ("role", role.id):
                    link = f"[[{name}|{words}]]" if kind == "playbook" else f"[[{kind}:{name}|{words}]]"
                    at = ("role", role.id)
                    yield UNLINKED_NAME.at(at, route, quotation=words, name=words, link=link)


def _tasks(role: Role) -> Iterator[tuple[tuple[str | int, ...], str]]:
    for stage in ("first_day", "first_week", "first_month", "first_quarter"):
        for n, task in enumerate(getattr(role.onboarding, stage, ())):
            yield ("onboarding", stage, n, "task"), task.task


def _by_first_word(names: Mapping[str, Mapping[str, str]]) -> dict[str, list[_Named]]:
    """Return all names of several words by their first word, the longest first."""
    found: dict[str, list[_Named]] = {}
    for kind in KINDS:
        for identifier, name in names.get(kind, {}).items():
            words = _WORD.findall(name.lower())
            if len(words) > 1:
                found.setdefault(words[0], []).append(_Named(name.lower(), kind, identifier))
    return {word: sorted(its, key=lambda each: (-len(each.name), each)) for word, its in found.items()}


def _unlinked(text: str, names: Mapping[str, list[_Named]]) -> Iterator[tuple[str, _Named]]:
    """Yield each name in a text outside of links and code, with the words as they stand there."""
    bare = WIKI.sub("", text).lower()
    if not any(each.name in bare for word in _WORD.findall(bare) for each in names.get(word, ())):
        return  # to parse a text takes its time
    linked = {node.value for node in _nodes(parse_markdown(text), "wiki")}
    for said in (node.value for node in _nodes(parse_markdown(text), "text")):
        end = 0
        for word in _WORD.finditer(said):
            each = _beginning(said.lower(), word.start(), names.get(word[0].lower(), ()))
            if word.start() >= end and each:
                end = word.start() + len(each.name)
                if f"{each.kind}:{each.id}" not in linked:
                    yield said[word.start() : end], each


def _beginning(text: str, start: int, names: Iterable[_Named]) -> _Named | None:
    """Return the longest of some names that stands at a place in a text and ends there with a word."""
    found = (each for each in names if text.startswith(each.name, start))
    return next((each for each in found if not re.match(r"\w", text[start + len(each.name) :])), None)


def _nodes(nodes: Iterable[Node], kind: str) -> Iterator[Node]:
    """Yield the nodes of a kind, but none within a link."""
    for node in nodes:
        if node.kind == kind:
            yield node
        elif node.kind not in ("wiki", "link"):
            yield from _nodes(node.parts, kind)

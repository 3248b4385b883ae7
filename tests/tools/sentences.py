"""A library to the same one with a `Sentence` for every text in Markdown of its playbooks but their changes: nobody can read its words."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from playpress.model.annotations import fields_of
from playpress.model.record import Text
from playpress.model.walk import walk

if TYPE_CHECKING:
    from playpress.analysis.facts import Facts
    from playpress.diagnostics import Route


@dataclass(eq=False)
class Sentence:
    """A text that can only be asked whether it is there; whoever reads it as a text gets an error."""

    is_there: bool

    def __bool__(self) -> bool:
        return self.is_there


def without_words(facts: Facts) -> Facts:
    """Return the facts of a library in whose playbooks no sentence can be read but those on changes, with the gists of the real one."""
    library = facts.library
    playbooks = {name: _hidden(playbook) for name, playbook in library.playbooks.items()}
    gists = dict(facts.gists)
    for name, playbook in playbooks.items():
        gists["playbook", name] = replace(gists["playbook", name], record=playbook)
    entities = {**library.entities, "playbook": playbooks} if playbooks else library.entities
    return replace(facts, library=replace(library, entities=entities), read=gists)


def _hidden(playbook: Any) -> Any:
    for route, text, mark in walk(playbook):
        if isinstance(mark, Text) and mark.markdown and route[0] != "changes":
            playbook = _with(playbook, route, Sentence(bool(text)))
    return playbook


def _with(there: Any, route: Route, value: object) -> Any:
    """Return a record or list in which a value stands at a route."""
    if not route:
        return value
    part, *rest = route
    if isinstance(part, int):
        return tuple(_with(one, tuple(rest), value) if number == part else one for number, one in enumerate(there))
    name = fields_of(there.__class__)[str(part)].attribute
    return there.model_copy(update={name: _with(getattr(there, name), tuple(rest), value)})

"""YAML text to a sequence of steps: each scalar, list and mapping that the parser meets, with its route.

All reading of YAML, for data and for places, is a loop over these steps.
Knows: YAML's parser (nothing else in this package does). Must not know what the steps are taken for.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

import yaml

try:
    from yaml import CSafeLoader as _Parser
except ImportError:  # pragma: no cover - PyYAML without libyaml: slower, same events
    from yaml import SafeLoader as _Parser  # type: ignore[assignment]

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playpress.diagnostics import Route

DEEPEST_WALK = 1000
"""Levels of nesting at which a walk ends, since the parser's time grows with the square of the depth."""
_NO_DEEPER = "exceeded maximum nesting depth"
"""The parser's words (libyaml 0.2.6 and later) where it goes no deeper by itself, at about as many levels."""
NO_TEXT = "\0"
"""Stands in a route for a key that is no text; no key can hold this character."""

YAML_VERSION: str = yaml.__version__
"""The version of the library."""
Event = Any
"""An event of PyYAML: `start_mark.index` and `end_mark.index` are characters. A scalar has its text in `value`."""
Step = Literal["document", "key", "complex key", "scalar", "alias", "start", "end"]
"""The step for an event.

In order: the start of a document; a key that is a scalar; any other key; a value that is a scalar; an alias; the start
of a list or mapping that is a value; the end of any list or mapping.
"""

_STEPS: dict[type, Any] = {
    yaml.StreamStartEvent: None,
    yaml.StreamEndEvent: None,
    yaml.DocumentEndEvent: None,
    yaml.DocumentStartEvent: "document",
    yaml.ScalarEvent: "scalar",
    yaml.AliasEvent: "alias",
    yaml.MappingStartEvent: "start",
    yaml.SequenceStartEvent: "start",
    yaml.MappingEndEvent: "end",
    yaml.SequenceEndEvent: "end",
}


class YamlError(Exception):
    """The text is no YAML.

    `reason` and `context` are the parser's words for what it met and what it was doing. `at` is the index of the
    character that it met, `began` that at which the context begins; None if the parser does not say.
    """

    def __init__(self, problem: yaml.YAMLError) -> None:
        """Take the parser's error."""
        super().__init__(str(problem))
        at, began = getattr(problem, "problem_mark", None), getattr(problem, "context_mark", None)
        self.reason: str = getattr(problem, "problem", None) or getattr(problem, "reason", None) or str(problem)
        self.context = str(getattr(problem, "context", None))
        self.at: int | None = at.index if at else None
        self.began: int | None = began.index if began else None


@dataclass(slots=True)
class Level:
    """An open list or mapping: its route, its latest index or key, and whether that key has no value yet."""

    route: Route
    at: Any
    is_list: bool = False
    waits: bool = False

    def begin_key(self, step: Step, event: Event) -> Step:
        """Take an event as the next key; return its step."""
        self.waits = True
        if step == "scalar":
            self.at = event.value if "\0" not in event.value else event.value.replace("\0", "\u2400")
            return "key"
        self.at = NO_TEXT
        return "complex key"


class Walk:
    """A walk through the YAML of a text, with the lists and mappings that are open, the innermost last."""

    def __init__(self, text: str) -> None:
        """Prepare a walk through a text; nothing is read yet."""
        self._text = text
        self.open: list[Level] = []
        self.no_deeper_at: int | None = None
        """The index of the character at which the parser itself went no deeper."""

    @property
    def route(self) -> Route:
        """The route of the latest value, or of the value for the latest key."""
        if not self.open:
            return ()
        top = self.open[-1]
        return (*top.route, top.at)

    def __iter__(self) -> Iterator[tuple[Step, Event]]:
        """Yield every step with its event, up to the end of the text, down to `DEEPEST_WALK` or as deep as the parser goes.

        At a "start" the list or mapping is not open yet, at an "end" it is closed already. A "complex key" that is a
        list or mapping is followed by its entries and its "end", under a route of their own.

        Raises:
            YamlError: the text is no YAML from here on.
        """
        parser = _Parser(self._text)
        levels = self.open
        try:
            for event in iter(parser.get_event, None):
                step = _STEPS[type(event)]
                if step == "end":
                    levels.pop()
                elif levels:
                    top = levels[-1]
                    if top.is_list:
                        top.at += 1
                    elif top.waits:
                        top.waits = False
                    else:
                        step = top.begin_key(step, event)
                elif step is None:
                    continue
                yield step, event
                if step == "start" or step == "complex key":  # noqa: PLR1714 - twice as quick as a set
                    self._descend(event)
                    if len(levels) > DEEPEST_WALK:
                        break
        except yaml.YAMLError as problem:
            self._stop(problem)
        finally:
            parser.dispose()

    def _stop(self, problem: yaml.YAMLError) -> None:
        """Note where the parser goes no deeper; raise what else is wrong.

        Raises:
            YamlError: the text is no YAML from here on.
        """
        told = YamlError(problem)
        if told.reason != _NO_DEEPER:
            raise told from problem
        self.no_deeper_at = told.at

    def _descend(self, event: Event) -> None:
        """Open the list or mapping that starts with an event; an alias starts none."""
        route = (*self.open[-1].route, self.open[-1].at) if self.open else ()
        if type(event) is yaml.SequenceStartEvent:
            self.open.append(Level(route, -1, is_list=True))
        elif type(event) is yaml.MappingStartEvent:
            self.open.append(Level(route, NO_TEXT))


def is_alias(event: Event) -> bool:
    """Tell whether an event is an alias (`*name`)."""
    return type(event) is yaml.AliasEvent


def is_mapping(event: Event) -> bool:
    """Tell whether an event is the start of a mapping."""
    return type(event) is yaml.MappingStartEvent

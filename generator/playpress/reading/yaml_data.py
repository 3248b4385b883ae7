"""A walk through YAML to plain data, findings on what is refused, and possible cuts.

Accepts the part of YAML that carries data: mappings, lists and JSON's scalars. Anchors, aliases, merge keys and tags
are refused with a finding each, so every value stands where it is used.
Knows: which YAML is taken. Must not know what a playbook is.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from playpress.diagnostics import N_, InFull, Message, Related
from playpress.reading.events import Walk, is_alias, is_mapping
from playpress.reading.possible_cuts import (
    Cut,
    Kind,
    begins_anew,
    comment_at,
    dash_within,
    end_of_writing,
    has_list,
    keys_within,
    may_have_thousands,
    next_comment,
    parts_digits,
    piece_behind_comma,
    rejoined,
)
from playpress.reading.repairs.lines import list_keys
from playpress.reading.repairs.quotes import line_with_quotes, quoted
from playpress.reading.rules.yaml import (
    DUPLICATE_KEY,
    INVISIBLE_CHARACTER,
    KEY_NOT_TEXT,
    SECOND_DOCUMENT,
    SHARED_VALUE,
    TAG,
    TOO_DEEP,
)
from playpress.reading.scalars import resolved
from playpress.reading.shared_values import SharedValue, in_one_line

if TYPE_CHECKING:
    from playpress.diagnostics import Diagnostic, Location, Route
    from playpress.reading.events import Event
    from playpress.reading.places import FileText
    from playpress.rule import Rule

DEEPEST = 30
"""Levels of nesting. A playbook uses eight."""


_BLANKS = re.compile(r"[ \t]*")


class DataBuilder:
    """Builds plain data from the YAML of a text.

    `diagnostics` and `cuts` are complete up to the place where the text is no YAML any more.
    """

    def __init__(self, source: FileText) -> None:
        """Prepare to read a text; nothing is read yet."""
        self.diagnostics: list[Diagnostic] = []
        self.cuts: list[Cut] = []
        self._source = source
        self._text = source.read
        self._next_comment = next_comment(source.read, 0)
        self._walk = Walk(source.read)
        self._data: list[Any] = []  # of the one document
        self._open: list[Any] = [self._data]  # mappings and lists, the innermost last
        self._key: str | None = None  # the latest key of the innermost mapping, None where it is refused
        self._is_twice = False  # whether that key is refused because it stands twice
        self._skipped = 0  # levels that are open within something that is not read
        self._anchors: list[tuple[Event, SharedValue]] = []  # values that have names, in order
        self._shared: dict[str, SharedValue] = {}  # the latest value of each name
        self._named: list[tuple[int, str]] = []  # the levels that are open within such values, each with the name
        self._is_merge = False  # whether the latest key is “<<”
        self._lost = 0  # levels that are open within the value of a refused key: read, but in no data

    def build(self) -> Any:
        """Return the data of the first document, None where there is none.

        Raises:
            YamlError: the text is no YAML.
        """
        try:
            return self._built()
        finally:
            for event, shared in self._anchors:
                if shared.uses:
                    self.diagnostics.append(shared.told(self._source))
                else:
                    self._say(SHARED_VALUE, event, N_("“{what}” is an anchor"), "&" + shared.name)

    def _built(self) -> Any:
        documents = 0
        for step, event in self._walk:
            if step == "key":
                self._read_key(event)
            elif step == "scalar":
                self._read_scalar(event)
            elif step == "start":
                self._start(event)
            elif step == "end":
                self._end()
            elif step == "alias":
                self._read_alias(event)
            elif step == "complex key":
                self._refuse_key(event)
            elif documents:
                self.diagnostics.append(SECOND_DOCUMENT.here(self._at(event)))
                break
            else:
                documents = 1
        if (at := self._walk.no_deeper_at) is not None and not self._skipped:
            self.diagnostics.append(TOO_DEEP.here(self._source.span(at, at + 1), limit=DEEPEST))
        return self._data[0] if self._data else None

    def _read_key(self, event: Event) -> None:
        """Take a scalar as a key, or refuse it; it is added to the data with its value."""
        if event.anchor is not None or event.tag is not None:
            self._refuse_properties(event)
        key: str = event.value
        if "\0" in key:
            key = self._without_nul(event)
        if self._skipped:
            return
        self._key = key
        self._is_merge = key == "<<" and bool(event.implicit[0])
        if self._is_merge:
            self._key, self._is_twice = None, False
            hint = N_("remove this line, and write out here what it merges in")
            self.diagnostics.append(
                SHARED_VALUE.here(
                    self._at(event), message=N_("“{what}” merges other “key: value” lines in"), hint=hint, what="<<"
                )
            )
        elif key in self._open[-1]:
            self._refuse_twice(event, key)

    def _refuse_twice(self, event: Event, key: str) -> None:
        """Refuse a key that its mapping already has; the finding has both places."""
        self._key, self._is_twice = None, True
        first = Related(self._source.locate(self._walk.route, key=True), Message(N_("first written here")))
        self.diagnostics.append(DUPLICATE_KEY.here(self._at(event), key=key, related=(first,)))

    def _refuse_key(self, event: Event) -> None:
        """Refuse a key that is no scalar, and skip what is in it."""
        if event.anchor is not None or event.tag is not None:
            self._refuse_properties(event)
        if not self._skipped:
            self.diagnostics.append(KEY_NOT_TEXT.here(self._at(event)))
            self._key, self._is_twice = None, False
        if not is_alias(event):
            self._skipped += 1

    def _read_scalar(self, event: Event) -> None:
        if event.anchor is not None or event.tag is not None:
            self._refuse_properties(event)
        value: Any = event.value
        if "\0" in value:
            value = self._without_nul(event)
        if event.implicit[0]:  # only a plain scalar can be that: a quoted one is always text
            value = resolved(value)
        if not self._skipped and self._put(event, value):
            self._look_for_cuts(event, value)

    def _read_alias(self, event: Event) -> None:
        shared = self._shared.get(event.anchor)
        if shared is None:
            if not self._is_merge:
                self._refuse_properties(event)
        else:
            self._use(event, shared)
        if not self._skipped:
            self._put(event, resolved(shared.value) if shared and shared.is_scalar and shared.value else None)

    def _use(self, event: Event, shared: SharedValue) -> None:
        """Record a use of a named value; the finding at its name tells of all of them, and of lines that are merged in."""
        if self._is_merge:
            self.diagnostics.pop()  # the finding on “<<”
        shared.uses.append((event.start_mark.index, event.end_mark.index, self._is_merge))

    def _put(self, event: Event, value: Any) -> bool:
        """Add a value to the open list or mapping; tell whether it was added."""
        holder = self._open[-1]
        if type(holder) is list:
            holder.append(value)
            return True
        if value is None and self._belongs_to_text_before(holder, event.start_mark.index):
            return False
        if self._key is None:
            return False
        if value is None and self._key in list_keys():
            self._note("empty", self._walk.route, event.start_mark.index, event.end_mark.index)
        holder[self._key] = value
        return True

    def _start(self, event: Event) -> None:
        if event.anchor is not None or event.tag is not None:
            self._refuse_properties(event)
        if self._skipped:
            self._skipped += 1
            return
        container: Any = {} if is_mapping(event) else []
        is_kept = self._put(event, container)
        if len(self._open) > DEEPEST:
            self.diagnostics.append(TOO_DEEP.here(self._at(event), limit=DEEPEST))
            self._skipped += 1
            return
        self._open.append(container)
        if event.anchor is not None:
            self._named.append((len(self._open), event.anchor))
        if self._lost or not is_kept:
            self._lost += 1

    def _end(self) -> None:
        if self._skipped:
            self._skipped -= 1
            return
        if self._named and self._named[-1][0] == len(self._open):
            self._shared[self._named.pop()[1]].value = in_one_line(self._open[-1])
        self._open.pop()
        if self._lost:
            self._lost -= 1

    def _look_for_cuts(self, event: Event, value: Any) -> None:
        """Record possible cuts at the end of the text that was just read as `value`."""
        if type(self._open[-1]) is list and event.implicit[0] and parts_digits(self._text, event.start_mark.index):
            self._note("digits", self._walk.route, event.start_mark.index, event.end_mark.index)
        start, end = event.start_mark.index, event.end_mark.index
        if type(self._open[-1]) is list and event.implicit[0] and self._text.find("\n", start, end) >= 0:
            line = begins_anew(self._text, start, end, self._source.usual_width)
            if line:
                self._note("dash", self._walk.route, *line)
            dash = dash_within(self._text, start, end)
            if dash:
                self._note("entry", self._walk.route, *dash)
        if event.style in ("|", ">"):
            self._look_within_block(event.style, start, end)
        if value.__class__ is float and may_have_thousands(event.value):
            self._note("thousands", self._walk.route, event.start_mark.index, event.end_mark.index)
        if event.end_mark.index >= self._next_comment:
            comment = comment_at(self._text, end_of_writing(self._text, event))
            if comment:
                self._note("comment", self._walk.route, *comment)
            self._next_comment = next_comment(self._text, event.end_mark.index)

    def _look_within_block(self, style: str, start: int, end: int) -> None:
        """Record keys in a block text, and a list whose lines are joined."""
        for key in keys_within(self._text, start, end):
            self._note("key", self._walk.route, *key)
        if style == ">" and has_list(self._text, start, end):
            self._note("folded", self._walk.route, start, start + 1)

    def _note(self, kind: Kind, route: Route, start: int, end: int) -> None:
        if route and not self._lost:  # the whole document has no cut if it is a text
            self.cuts.append(Cut(kind, route, start, end))

    def _belongs_to_text_before(self, holder: dict[str, Any], end: int) -> bool:
        """Tell whether the latest key, which has no value, is the end of the text before it, cut off at a comma.

        If so, the two are joined, or a possible cut is recorded. `end` is where the key's value would be.
        """
        if self._key is None and not self._is_twice:
            return False
        key = str(self._walk.open[-1].at)
        found = piece_behind_comma(self._text, key, end)
        before = next(reversed(holder), None)
        if found is None or before is None:
            return False
        start, end, is_close = found
        value = holder[before]
        whole = rejoined(value, key, self._text, start) if is_close else None
        if whole:
            holder[before] = whole
        else:
            self._note("comma", (*self._walk.open[-1].route, before), start, end)
        if value is None or isinstance(value, (dict, list)):
            return False
        if self._key is None:
            self.diagnostics.pop()  # that it stands twice
        return True

    def _at(self, event: Event) -> Location:
        start, end = event.start_mark.index, event.end_mark.index
        return self._source.span(start, max(end, start + 1))

    def _refuse_properties(self, event: Event) -> None:
        """Refuse an alias, an anchor or a tag; also YAML's own `!` for "this is text"."""
        if is_alias(event):
            self._say(SHARED_VALUE, event, N_("“{what}” is an alias"), "*" + event.anchor)
            return
        written = self._text[event.start_mark.index : event.end_mark.index]
        if event.anchor is not None:
            self._name(event, written)
        if event.tag is not None:
            what = event.tag.replace("tag:yaml.org,2002:", "!!", 1)
            alone = written.removeprefix(what).strip() if what.startswith("!!") else ""
            self._say(
                TAG, event, "", what, quoted(alone) if what == "!!str" and alone and resolved(alone) != alone else alone
            )

    def _name(self, event: Event, written: str) -> None:
        """Record a value with a name; that of a list or mapping is known at its end."""
        start, sign = event.start_mark.index, f"&{event.anchor}"
        is_scalar = not hasattr(event, "flow_style")
        value = "" if "\n" in written or not is_scalar else written.removeprefix(sign).strip()
        end = _BLANKS.match(self._text, start + len(sign)).end()  # type: ignore[union-attr] # it matches everywhere
        shared = SharedValue(event.anchor, start, end, value, is_scalar=is_scalar)
        self._anchors.append((event, shared))
        self._shared[event.anchor] = shared

    def _say(self, rule: Rule, event: Event, message: str, what: str, alone: str = "") -> None:
        """Record that something is refused. Its fix is the value `alone`; else, where it begins a line's value, that line in quotes."""
        at = self._at(event)
        if alone and "\n" not in alone:
            found = rule.here(
                at, message=message, hint=N_("write the value alone: {line}"), what=what, line=InFull(alone)
            )
            self.diagnostics.append(replace(found, fix=alone))
            return
        (line,) = self._source.lines(at.line, at.line)
        mended = "" if hasattr(event, "flow_style") else line_with_quotes(line, at.column - 1)
        hint = N_("write the value out here; if it is meant as text: {line}") if mended else ""
        if hasattr(event, "flow_style"):
            hint = N_("remove “{what}”: each value is written where it belongs")
        found = rule.here(at, message=message, hint=hint, what=what, line=InFull(mended.strip()))
        if mended:
            whole = replace(at, column=1, end_column=len(line) + 1)
            found = replace(found, fix=mended, fix_at=whole)
        self.diagnostics.append(found)

    def _without_nul(self, event: Event) -> str:
        """Refuse the character NUL, and return the text with a replacement for it: NUL is our placeholder `ABSENT`."""
        self.diagnostics.append(INVISIBLE_CHARACTER.here(self._at(event), character="U+0000"))
        return str(event.value).replace("\0", "\u2400")

"""Random data as other programs write it in YAML."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import yaml
from hypothesis import strategies as st

from playpress.reading.repairs.lines import known_keys
from playpress.reading.source import Source, parse_source

if TYPE_CHECKING:
    from collections.abc import Iterator

NUMBER_HERE_ALONE = re.compile(r"-?[0-9]+[eE][-+]?[0-9]+")
"""JSON reads these as numbers, YAML 1.1 as texts: the program that dumps them sees no need for quotes."""

characters = st.characters(exclude_categories=["Cs"], exclude_characters="\x85\u2028\u2029")
"""Anything but what YAML 1.1 takes for the end of a line: the parser folds it into a space."""
scalars = (
    st.none()
    | st.booleans()
    | st.integers(-(10**40), 10**40)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(characters, max_size=30).filter(lambda text: not NUMBER_HERE_ALONE.fullmatch(text))
    | st.sampled_from(["no", "2026-09-01", "1_000", "~", "<<", "=", "a: b", "- x", "{a}", "x,y", "#", "\ufeff"])
)
keys = st.text(characters, max_size=12).filter(lambda key: key not in known_keys())
"""Keys that no playbook has: hypothesis draws words of our modules, too, and below a known key other data is a slip."""
documents = st.recursive(
    scalars,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(keys, inner, max_size=4),
    max_leaves=15,
)
styles = st.sampled_from([None, True, False])
"""Lists and mappings of scalars alone in brackets, all in brackets, none."""
widths = st.sampled_from([40, 10_000])


class PlainDumper(yaml.SafeDumper):
    def ignore_aliases(self, _data: Any) -> bool:
        return True


def dumped(data: Any, style: bool | None, width: int) -> str:  # noqa: FBT001 - the strategy's values, as PyYAML takes them
    """Return data as PyYAML writes it."""
    return yaml.dump(data, Dumper=PlainDumper, allow_unicode=True, default_flow_style=style, width=width)


def read(text: str | bytes) -> Source:
    """Return what a file of a text is read as."""
    return parse_source(text if isinstance(text, bytes) else text.encode(), "x.yml")


def found(text: str | bytes) -> list[tuple[str, int, int]]:
    """Return code, line and column of what is found in a text."""
    return [(d.code, d.location.line, d.location.column) for d in read(text).diagnostics]


def routes(data: Any, route: tuple[str | int, ...] = ()) -> Iterator[tuple[tuple[str | int, ...], Any]]:
    """Yield every route of data, with what stands there."""
    yield route, data
    entries = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for part, value in entries:
        yield from routes(value, (*route, part))

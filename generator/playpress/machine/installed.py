"""The plugins, themes and Markdown extensions of the site engine that installed packages bring.

None of their code is run. Must not know which of them a handbook wants.
"""

from __future__ import annotations

from functools import cache
from importlib.machinery import PathFinder
from importlib.metadata import entry_points

PLUGINS, THEMES, EXTENSIONS = "mkdocs.plugins", "mkdocs.themes", "markdown.extensions"
"""The groups under which packages say what they bring."""


@cache
def names_in(group: str) -> frozenset[str]:
    """Return the names in a group; `material/tags` also is `tags`, as the engine finds it."""
    names = {entry.name for entry in entry_points(group=group)}
    return frozenset(names | {name.rpartition("/")[2] for name in names})


def is_module(name: str) -> bool:
    """Tell whether a module can be imported, without doing so."""
    path = None
    for n in range(1, name.count(".") + 2):
        spec = PathFinder.find_spec(".".join(name.split(".")[:n]), path)
        if spec is None:
            return False
        path = spec.submodule_search_locations or []
    return True

"""The playbook that is the easiest one to learn reading by.

Knows: playbooks and flows. Must not know how a picture is drawn.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from playpress.model.library import Library
    from playpress.process.flow import Flow

EXCEPTION_WEIGHT = 3
"""As many ways count as much in a picture as one exception."""


def find_example(library: Library, flows: Mapping[str, Flow]) -> str | None:
    """Return the playbook with the smallest picture that somebody works by, the first by id of equals; None if there is none."""
    sizes = {
        name: len(flows[name].edges) + EXCEPTION_WEIGHT * len(playbook.exceptions)
        for name, playbook in library.current.items()
    }
    return min(sizes, key=lambda name: (sizes[name], name), default=None)

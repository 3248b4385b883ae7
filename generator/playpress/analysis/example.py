"""The playbook that serves as the example of how to read a playbook.

Knows: playbooks and flows. Must not know how a picture is drawn.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from playpress.model.library import Library
    from playpress.process.flow import Flow

EXCEPTION_WEIGHT = 3
"""How many edges of a flow make a picture as hard to read as one exception does."""


def find_example(library: Library, flows: Mapping[str, Flow]) -> str | None:
    """Return the id of the playbook in use with the simplest flow, on a tie the first by id; None if there is none."""
    sizes = {
        name: len(flows[name].edges) + EXCEPTION_WEIGHT * len(playbook.exceptions)
        for name, playbook in library.current.items()
    }
    return min(sizes, key=lambda name: (sizes[name], name), default=None)

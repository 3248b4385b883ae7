"""Everything computed from a library, gathered once for all pages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from playpress.analysis.hand_offs import HandOff, find_hand_offs
from playpress.analysis.network import Link, find_links
from playpress.analysis.parts import Part, find_parts
from playpress.analysis.uses import Use, find_uses

if TYPE_CHECKING:
    from collections.abc import Mapping

    from playpress.diagnostics import Subject
    from playpress.flow import Flow
    from playpress.model.library import Library


@dataclass(frozen=True)
class Facts:
    """A library with its flows and what follows from them.

    `uses` by thing, `hand_offs` by playbook, `parts` by role, `links` between playbooks.
    """

    library: Library
    flows: Mapping[str, Flow]
    uses: Mapping[Subject, tuple[Use, ...]]
    hand_offs: Mapping[str, tuple[HandOff, ...]]
    parts: Mapping[str, tuple[Part, ...]]
    links: tuple[Link, ...]


def analyse(library: Library, flows: Mapping[str, Flow]) -> Facts:
    """Compute the facts of a library; `flows` has the resolved flow of each playbook."""
    return Facts(
        library=library,
        flows=flows,
        uses=find_uses(library),
        hand_offs={name: find_hand_offs(flow) for name, flow in flows.items()},
        parts=find_parts(library, flows),
        links=find_links(library),
    )

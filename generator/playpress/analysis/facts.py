"""Everything computed from a library, gathered once for all pages."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from playpress.analysis.evidence import Evidence, find_evidence
from playpress.analysis.hand_offs import HandOff, find_hand_offs
from playpress.analysis.network import Link, find_links
from playpress.analysis.parts import Part, find_parts
from playpress.analysis.reading import reading_minutes, reading_order
from playpress.analysis.uses import Use, find_uses

if TYPE_CHECKING:
    from collections.abc import Mapping

    from playpress.diagnostics import Subject
    from playpress.model.handbook import EvidenceKind
    from playpress.model.library import Library
    from playpress.process.flow import Flow


@dataclass(frozen=True)
class Facts:
    """A library with its flows and what follows from them.

    `uses` by thing, `hand_offs` by playbook, `parts` by role, `links` between playbooks, `evidence`
    for principles. What comes after `today` is no news yet.
    """

    library: Library
    flows: Mapping[str, Flow]
    uses: Mapping[Subject, tuple[Use, ...]]
    hand_offs: Mapping[str, tuple[HandOff, ...]]
    parts: Mapping[str, tuple[Part, ...]]
    links: tuple[Link, ...]
    evidence: Mapping[EvidenceKind, Evidence]
    today: datetime.date

    @cached_property
    def links_of(self) -> dict[str, list[Link]]:
        """For each playbook that has any, the connections that begin or end there."""
        found: dict[str, list[Link]] = {}
        for link in self.links:
            for name in dict.fromkeys((link.source, link.target)):
                found.setdefault(name, []).append(link)
        return found

    @cached_property
    def reading_order(self) -> dict[str, list[str]]:
        """For each role, what to read, in order; roles that read nothing are left out."""
        roles = dict.fromkeys([*self.library.roles, *self.parts])
        orders = {role: reading_order(role, self.parts.get(role, ()), self.library, self.links) for role in roles}
        return {role: order for role, order in orders.items() if order}

    @cached_property
    def first_reads(self) -> list[str]:
        """What everyone reads, in order."""
        return reading_order(None, (), self.library, self.links)

    @cached_property
    def reading_minutes(self) -> dict[str, int]:
        """For each playbook, how long it takes to read."""
        return reading_minutes(self.library)

    @cached_property
    def hand_offs_of(self) -> dict[str, list[HandOff]]:
        """For each role that has any, the hand-offs in which it gives or receives; none of retired playbooks."""
        found: dict[str, list[HandOff]] = {}
        for name in self.library.current:
            for hand_off in self.hand_offs[name]:
                found.setdefault(hand_off.giver, []).append(hand_off)
                found.setdefault(hand_off.receiver, []).append(hand_off)
        return found


def analyse(library: Library, flows: Mapping[str, Flow], today: datetime.date = datetime.date.max) -> Facts:
    """Compute the facts of a library; `flows` has the resolved flow of each playbook. Without `today` nothing lies in the future."""
    hand_offs = {name: find_hand_offs(flow) for name, flow in flows.items()}
    return Facts(
        library=library,
        flows=flows,
        uses=find_uses(library),
        hand_offs=hand_offs,
        parts=find_parts(library, flows),
        links=find_links(library),
        evidence=find_evidence(library, flows, {name: len(found) for name, found in hand_offs.items()}),
        today=today,
    )

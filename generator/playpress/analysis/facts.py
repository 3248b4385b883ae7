"""Everything that follows from a library, for rules and pages: each fact is computed once, when it is first asked for."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from playpress.analysis.evidence import Evidence, find_evidence
from playpress.analysis.hand_offs import HandOff, find_hand_offs
from playpress.analysis.network import Link, find_links
from playpress.analysis.parts import Part, find_parts
from playpress.analysis.project import ProjectFiles
from playpress.analysis.reading import reading_minutes, reading_order
from playpress.analysis.uses import Use, find_uses
from playpress.model.kinds import KINDS
from playpress.model.walk import Occurrence, walk
from playpress.process.flow import Flow, resolve_flow

if TYPE_CHECKING:
    from collections.abc import Mapping

    from playpress.diagnostics import Subject
    from playpress.model.handbook import EvidenceKind
    from playpress.model.library import Library
    from playpress.model.record import Record


@dataclass(frozen=True)
class Facts:
    """A library and what follows from it. What comes after `today` is no news yet; without it nothing lies in the future."""

    library: Library
    today: datetime.date = datetime.date.max
    project: ProjectFiles = field(default_factory=ProjectFiles)

    @cached_property
    def records(self) -> dict[Subject, Record]:
        """Everything that has a place of its own: the settings, and all things."""
        found: dict[Subject, Record] = {("handbook", "handbook"): self.library.handbook}
        for kind in KINDS:
            found |= {(kind, name): entity for name, entity in self.library.of_kind(kind).items()}
        return found

    @cached_property
    def occurrences(self) -> dict[Subject, tuple[Occurrence, ...]]:
        """The texts and references in each thing."""
        return {subject: tuple(walk(record)) for subject, record in self.records.items()}

    @cached_property
    def flows(self) -> dict[str, Flow]:
        """The resolved flow of each playbook."""
        return {name: resolve_flow(playbook) for name, playbook in self.library.playbooks.items()}

    @cached_property
    def uses(self) -> Mapping[Subject, tuple[Use, ...]]:
        """Where each thing is used."""
        return find_uses(self.library)

    @cached_property
    def parts(self) -> Mapping[str, tuple[Part, ...]]:
        """The parts of each role in steps."""
        return find_parts(self.library, self.flows)

    @cached_property
    def links(self) -> tuple[Link, ...]:
        """The connections between playbooks."""
        return find_links(self.library)

    @cached_property
    def links_of(self) -> dict[str, list[Link]]:
        """For each playbook that has any, the connections that begin or end there."""
        found: dict[str, list[Link]] = {}
        for link in self.links:
            for name in dict.fromkeys((link.source, link.target)):
                found.setdefault(name, []).append(link)
        return found

    @cached_property
    def evidence(self) -> Mapping[EvidenceKind, Evidence]:
        """The figure for every kind of evidence that a principle may name."""
        return find_evidence(self.library, self.flows, {name: len(found) for name, found in self.hand_offs.items()})

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
    def hand_offs(self) -> dict[str, tuple[HandOff, ...]]:
        """The hand-offs in each playbook."""
        return {name: find_hand_offs(flow) for name, flow in self.flows.items()}

    @cached_property
    def hand_offs_of(self) -> dict[str, list[HandOff]]:
        """For each role that has any, the hand-offs in which it gives or receives; none of retired playbooks."""
        found: dict[str, list[HandOff]] = {}
        for name in self.library.current:
            for hand_off in self.hand_offs[name]:
                found.setdefault(hand_off.giver, []).append(hand_off)
                found.setdefault(hand_off.receiver, []).append(hand_off)
        return found

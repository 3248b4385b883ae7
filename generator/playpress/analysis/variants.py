"""The variants of playbooks that are flows of their own, each as a process and its flow.

Knows: the library, how a variant follows from its process. Must not know how a page shows it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from playpress.analysis.lazily import Lazily
from playpress.analysis.pilots import OTHER, Difference, differences_of_steps
from playpress.process.flow import Flow, resolve_flow
from playpress.process.variant import variant_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from playpress.model.library import Library
    from playpress.model.playbook import Playbook
    from playpress.model.variant import Variant


class VariantFlow(NamedTuple):
    """A variant: its number in the file (from 1), what the file says, the process as it then goes, and its flow.

    Steps have the numbers that they have in the process. `differences` are those of its steps; ways and inputs follow.
    """

    number: int
    variant: Variant
    playbook: Playbook
    flow: Flow
    differences: tuple[Difference, ...]


def find_variants(library: Library, flows: Mapping[str, Flow]) -> Mapping[str, tuple[VariantFlow, ...]]:
    """Return the variants that say what differs and leave any step, by playbook; none if they leave no step."""
    playbooks = library.playbooks
    saying = (name for name, its in playbooks.items() if any(variant.is_flow for variant in its.variants))
    return Lazily(dict.fromkeys(saying), lambda name: tuple(_flows(playbooks[name], flows[name])))


def _flows(playbook: Playbook, flow: Flow) -> Iterator[VariantFlow]:
    for number, variant in enumerate(playbook.variants, 1):
        if variant.is_flow and (varied := variant_of(playbook, variant)).steps:
            its = resolve_flow(varied, tuple(flow.steps))
            differences = tuple(found for found in differences_of_steps(flow, its) if found.key != OTHER)
            yield VariantFlow(number, variant, varied, its, differences)

"""Which data sets are needed: by each step, by each playbook, by each role.

Knows: playbooks and flows. Must not know how a page shows it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from playpress.analysis.lazily import Later, Lazily

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping

    from playpress.model.library import Library
    from playpress.model.playbook import Playbook
    from playpress.process.flow import Flow

Needed = dict[str, dict[str, None]]
"""For each data set, the ids of what needs it, each once."""


class DataNeeds(NamedTuple):
    """Needs by data set: the steps of each playbook, and for each role the playbooks in which it needs the data set."""

    by_playbook: Mapping[str, Mapping[str, Collection[str]]]
    by_role: Mapping[str, Mapping[str, Collection[str]]]


def find_data_needs(
    library: Library, flows: Mapping[str, Flow], steps_done: Callable[[], Mapping[str, Mapping[str, list[str]]]]
) -> DataNeeds:
    """Return every need of a data set; `steps_done` returns the steps of each role by playbook."""
    by_step = Lazily(flows, lambda name: step_datasets(library.playbooks[name], flows[name]))
    return DataNeeds(
        Lazily(flows, lambda name: _of_playbook(library.playbooks[name], by_step[name])),
        Later(lambda: {role: _of_role(steps, by_step) for role, steps in steps_done().items()}),
    )


def step_datasets(playbook: Playbook, flow: Flow) -> dict[str, list[str]]:
    """Return for each step the data sets that it names, itself or through an input, each once."""
    inputs = {item.id: item.dataset for item in playbook.inputs}
    found = {}
    for step in flow.steps.values():
        through = [item.dataset or inputs.get(item.from_ or "") for item in step.inputs]
        found[step.id] = list(dict.fromkeys(name for name in (*step.datasets, *through) if name))
    return found


def _of_playbook(playbook: Playbook, datasets: Mapping[str, list[str]]) -> Needed:
    """Return what the playbook itself names (perhaps for no step) and what its steps need."""
    named = [*(item.dataset for item in playbook.inputs), *(item.dataset for item in playbook.outputs)]
    found: Needed = {name: {} for name in named if name}
    for step, names in datasets.items():
        for name in names:
            found.setdefault(name, {})[step] = None
    return found


def _of_role(steps: Mapping[str, list[str]], by_step: Mapping[str, Mapping[str, list[str]]]) -> Needed:
    found: Needed = {}
    for playbook, ids in steps.items():
        for step in ids:
            for name in by_step[playbook][step]:
                found.setdefault(name, {})[playbook] = None
    return found

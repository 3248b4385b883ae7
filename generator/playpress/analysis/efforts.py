"""What is being done about each process: its improvements and experiments.

Knows: the library. Must not know how a page shows it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from playpress.model.library import Library


class Efforts(NamedTuple):
    """Ids of the improvements and the experiments of a process."""

    improvements: list[str]
    experiments: list[str]


def find_efforts(library: Library) -> dict[str, Efforts]:
    """Return the improvements and experiments of each process that has any, in the order of the library."""
    found: dict[str, Efforts] = {}
    for improvement in library.improvements.values():
        found.setdefault(improvement.process, Efforts([], [])).improvements.append(improvement.id)
    for experiment in library.experiments.values():
        if experiment.process:
            found.setdefault(experiment.process, Efforts([], [])).experiments.append(experiment.id)
    return found


def improvement_stages(library: Library) -> dict[str, str]:
    """Return where each improvement is: its phase of DMAIC, or `dropped`."""
    return {i.id: "dropped" if i.is_dropped else i.phase for i in library.improvements.values()}

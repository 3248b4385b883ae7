"""A flow to the parallel paths that lead back to where they start, or before it.

Each round would start the other paths again, while those of the round before may still go on. It is all right if a
decision on the path says whether to go back, or if all paths have met before one goes back.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from playpress.process.flow import START
from playpress.process.graph import dominators, inverse, reverse_postorder

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from playpress.process.flow import Flow

_OVER = "^over"
"""A node after all ends; no step can have this id."""


class Return(NamedTuple):
    """A path out of `split` that begins at the step `way` and leads back to `target`, whatever is decided on it.

    `endless`: from `target`, every run comes to `split` again.
    """

    split: str
    way: str
    target: str
    endless: bool


def find_returns(flow: Flow) -> list[Return]:
    """Return the ways out of parallel steps that lead back without a choice, in the order of the file; every step leads to an end."""
    out = {
        node: list(dict.fromkeys(e.target for e in edges if not e.exception)) for node, edges in flow.outgoing.items()
    }
    rank = {node: n for n, node in enumerate(reverse_postorder(START, out))}
    before = dominators(START, out)
    backwards = inverse({node: after for node, after in out.items() if node in rank})
    after = dominators(_OVER, {**backwards, _OVER: [end for end in flow.ends if end in rank]})
    found: list[Return] = []
    for split, step in flow.steps.items():
        if split not in rank or step.branches or len(out[split]) < 2:  # noqa: PLR2004 - several ways
            continue
        for way in out[split]:
            passed = _until((way, *_chain(after, way)), after[split])
            early = (
                n for n in passed if rank.get(n, len(rank)) <= rank[split] and n in (split, *_chain(before, split))
            )
            target = next(early, None)
            if target and not (flow.steps[target].join and target == after[split]):
                found.append(Return(split, way, target, split in _certain(flow, target, out, after)))
    return found


def _until(nodes: Iterable[str], last: str) -> Iterator[str]:
    """Yield nodes up to the last one."""
    for node in nodes:
        yield node
        if node == last:
            return


def _certain(flow: Flow, node: str, out: Mapping[str, list[str]], after: Mapping[str, str]) -> set[str]:
    """Return the nodes that every run passes after a node, whatever is decided."""
    found: set[str] = set()
    waiting = [node]
    while waiting:
        node = waiting.pop()
        if node in flow.steps and node not in found:
            found.add(node)
            waiting += [after[node]] if flow.steps[node].branches else out[node]
    return found


def _chain(gates: Mapping[str, str], node: str) -> Iterator[str]:
    """Yield the gates before a node, the nearest first."""
    while node in gates:
        node = gates[node]
        yield node

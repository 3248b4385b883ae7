"""A net to the steps that wait for ever: they wait for all edges in, and one of these is not taken.

How often a run takes each edge into a waiting step follows from the odds of the answers before it. The step is sound
only if these numbers are equal for all odds. So odds are drawn at random, and the numbers compared. They are computed
between the step and its gate, modulo a prime, so that nothing is rounded.
Source: an identity that holds for odds drawn at random holds for all of them (Schwartz 1980, Zippel 1979).
"""

from __future__ import annotations

import itertools
import random
from typing import TYPE_CHECKING, Literal, NamedTuple

from playpress.process.graph import reachable
from playpress.process.net import WAITING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from playpress.process.net import Net

PRIME = 2**61 - 1
MOST_TERMS = 100_000
"""The most terms computed for one process; the rest of a more complex one is not judged."""

Form = dict[str, int]
"""A linear form: the coefficient of each unknown by its name, and the constant under ""."""


class Wait(NamedTuple):
    """A step that waits for ever.

    `choice`: the step waits for several branches of `cause`, of which each run takes one. `part`: the same, and it
    waits for other paths too. `cycle`: it waits for `cause`, which comes only after it. `chance`: it depends on the
    answers whether it waits for ever; a branch of `cause` leads past it, or `cause` is the step itself if no single
    one does.
    """

    step: str
    kind: Literal["choice", "part", "cycle", "chance"]
    cause: str


class _Terms:
    """The number of terms computed so far."""

    count = 0


def find_waits(net: Net, repeated: list[str]) -> list[Wait]:
    """Return the steps that wait for ever, each once; steps after those in `repeated` (done twice) are not judged."""
    ways_in, terms = _weigh(net), _Terms()
    doubtful = reachable(repeated, net.successors)
    found = [Wait(join, "cycle", cause) for join, cause in net.stuck.items()]
    for join in sorted(net.joins, key=lambda join: (-net.depth[net.gate[join]], net.position[join])):
        wait, number = _judge(net, ways_in, join, terms)
        if wait and join not in net.stuck and not (wait.kind == "chance" and join in doubtful):
            found.append(wait._replace(kind="part") if wait.kind == "choice" and join in doubtful else wait)
        ways_in[join] = {net.gate[join]: number}
    found.sort(key=lambda wait: net.position[wait.step])
    return [wait._replace(step=wait.step.removeprefix(WAITING)) for wait in found]


def _weigh(net: Net) -> dict[str, dict[str, int]]:
    """Return the edges into each node, by source, with the odds that the source takes the edge."""
    dice = random.Random(0)  # noqa: S311 - always the same odds, and no pattern in them
    ways_in: dict[str, dict[str, int]] = {node: {} for node in net.position}
    for node in net.position:
        after = net.successors[node]
        odds = [1] * len(after)
        if node not in net.parallel and after:
            odds = [dice.randrange(1, PRIME) for _ in after[1:]]
            odds.append((1 - sum(odds)) % PRIME)
        for target, share in zip(after, odds, strict=True):
            ways_in[target][node] = share
    return ways_in


def _judge(net: Net, ways_in: dict[str, dict[str, int]], join: str, terms: _Terms) -> tuple[Wait | None, int]:
    """Return what is wrong with a waiting step (or None), and how often it is done each time its gate is."""
    sources = list(ways_in[join])
    if len(sources) < 2:  # noqa: PLR2004 - two ways to wait for
        return None, ways_in[join][sources[0]] if sources == [net.gate[join]] else 1
    if choice := _exclusive(net, join, sources):
        return Wait(join, "choice" if choice == net.gate[join] else "part", choice), 1
    region = _search(join, ways_in, {net.gate[join]})
    numbers = _numbers(net, ways_in, join, region, terms)
    if numbers is None or len(set(numbers)) == 1:
        return None, numbers[0] if numbers else 1
    return Wait(join, "chance", _escape(net, join, region)), 1


def _exclusive(net: Net, join: str, sources: list[str]) -> str | None:
    """Return a choice of which no branch leads to two of the step's edges in, if it is made only once; else None."""
    by_tree = sorted(sources, key=net.rank.__getitem__)
    for one, other in itertools.pairwise(by_tree):
        choice = net.common_gate(one, other)
        if choice in net.parallel or len(net.successors[choice]) < 2:  # noqa: PLR2004
            continue
        first, second = (_answers(net, choice, source, join) for source in (one, other))
        if not first & second and not _is_made_again(net, choice, join):
            return choice
    return None


def _answers(net: Net, choice: str, source: str, join: str) -> set[str]:
    """Return the branches of a choice that lead to `source`, an edge into the step, without passing it again."""
    if source == choice:
        return {join}
    leading = _search(source, net.predecessors, {choice, join})
    return {target for target in net.successors[choice] if target in leading}


def _search(node: str, following: Mapping[str, Iterable[str]], stops: set[str]) -> set[str]:
    """Return the node and all nodes reachable from it by `following`, without passing any of `stops`."""
    found = {node}
    waiting = [node]
    while waiting:
        new = [n for n in following[waiting.pop()] if n not in stops and n not in found]
        found.update(new)
        waiting += new
    return found


def _is_made_again(net: Net, choice: str, join: str) -> bool:
    """Tell whether a choice can be made again while a path already waits: parallel paths start in a loop through it."""
    around = _search(choice, net.predecessors, {join}) & _search(choice, net.successors, {join})
    return not around.isdisjoint(net.parallel)


def _escape(net: Net, join: str, region: set[str]) -> str:
    """Return the first choice between gate and step with a branch that leads past the step; else the step."""
    choices = (n for n in net.position if n in region and n != join and n not in net.parallel)
    return next((n for n in choices if not set(net.successors[n]) <= region), join)


def _numbers(
    net: Net, ways_in: dict[str, dict[str, int]], join: str, region: set[str], terms: _Terms
) -> list[int] | None:
    """Return how often a run takes each edge into a step for each time it passes the gate, modulo `PRIME`.

    None if that cannot be computed: there are too many terms, or a loop has no way out.
    """
    place = net.position
    solved: dict[str, Form] = {}
    forms: dict[str, Form] = {net.gate[join]: {"": 1}}
    closing: dict[str, list[str]] = {}
    for node in region:
        late = [source for source in ways_in[node] if place[source] >= place[node] and source in region]
        if late:
            closing.setdefault(max(late, key=place.__getitem__), []).append(node)
    dice = random.Random(1)  # noqa: S311
    open_loops = {node for nodes in closing.values() for node in nodes}
    for node in sorted(region, key=place.__getitem__):
        if node in open_loops:
            forms[node] = {node: 1}
        else:
            forms[node] = _sum(_shares(net, ways_in, node, dice), forms, solved)
        terms.count += len(forms[node])
        for head in sorted(closing.get(node, ()), key=place.__getitem__):
            form = _sum(_shares(net, ways_in, head, dice), forms, solved)
            rest = (1 - form.pop(head, 0)) % PRIME
            if not rest:
                return None
            solved[head] = _scaled(form, pow(rest, -1, PRIME))
            terms.count += len(form)
        if terms.count > MOST_TERMS:
            return None
    values = [_sum({source: share}, forms, solved) for source, share in ways_in[join].items()]
    return [value.get("", 0) for value in values]


def _shares(net: Net, ways_in: dict[str, dict[str, int]], node: str, dice: random.Random) -> dict[str, int]:
    """Return the weight of each edge into a node: its odds; for a waiting step, times random parts that sum to 1."""
    ways = ways_in[node]
    if node not in net.joins or len(ways) == 1:
        return ways
    parts = [dice.randrange(1, PRIME) for _ in range(len(ways) - 1)]
    parts.append((1 - sum(parts)) % PRIME)
    return {source: share * part % PRIME for (source, share), part in zip(ways.items(), parts, strict=True)}


def _sum(shares: dict[str, int], forms: dict[str, Form], solved: dict[str, Form]) -> Form:
    """Return the sum of the nodes' forms, weighted by `shares`, with all `solved` unknowns substituted."""
    total: Form = {}
    for source, share in shares.items():
        for name, count in forms[source].items():
            total[name] = (total.get(name, 0) + count * share) % PRIME
    while name := next((name for name in total if name in solved), ""):
        count = total.pop(name)
        for other, times in solved[name].items():
            total[other] = (total.get(other, 0) + count * times) % PRIME
    return total


def _scaled(form: Form, by: int) -> Form:
    return {name: count * by % PRIME for name, count in form.items()}

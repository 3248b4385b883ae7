"""Random processes that are written well (blocks in blocks, each closed as it was opened), and the same with one flaw."""

from __future__ import annotations

import functools
import operator
import random
from typing import TYPE_CHECKING, Any, NamedTuple

from tests.tools.handbook import playbook_of

if TYPE_CHECKING:
    from playpress.model.playbook import Playbook

Step = dict[str, Any]
ENDS = [{"id": "done", "name": "Done"}, {"id": "stopped", "name": "Stopped", "outcome": "cancelled"}]
FLAWS = ("no join", "choice into join", "choice in a way", "way past", "back into a way", "way into a way")


class Flawed(NamedTuple):
    """A process, and what is wrong with it."""

    playbook: Playbook
    flaw: str


def structured_playbook(seed: int, size: int = 12) -> Playbook:
    """Return a process of about `size` steps without a flaw; the same seed gives the same one."""
    return _playbook(_Writer(seed).block(size, "done"))


def flawed_playbook(seed: int, size: int = 12) -> Flawed:
    """Return such a process in which one step has become a parallel part with a flaw."""
    writer = _Writer(seed)
    steps = writer.block(size, "done")
    split = writer.dice.choice([step for step in steps if "next" in step and len(step["next"]) == 1])
    (after,) = split["next"]
    one, other, join = (writer.step(name) for name in ("one", "other", "meet"))
    split["next"] = ["one", "other"]
    one["next"], other["next"], join["next"] = ["meet"], ["meet"], [after]
    flaw = writer.dice.choice(FLAWS)
    if flaw != "no join":
        join["join"] = "all"
    if flaw == "choice into join":
        split |= _choice(split.pop("next"))
    if flaw == "choice in a way":
        one |= _choice([*one.pop("next"), "aside"])
        steps.append(writer.step("aside", next=["meet"]))
    if flaw == "way past":
        one |= _choice([*one.pop("next"), after])
    if flaw == "back into a way":
        join |= _choice([*join.pop("next"), "other"])
    if flaw == "way into a way":
        one |= _choice([*one.pop("next"), "other"])
    return Flawed(_playbook([*steps, one, other, join]), flaw)


def _playbook(steps: list[Step]) -> Playbook:
    return playbook_of(steps=steps, ends=ENDS)


def _choice(targets: list[str]) -> Step:
    return {"type": "decision", "branches": [{"when": f"Answer {n}", "to": to} for n, to in enumerate(targets)]}


class _Writer:
    """Writes blocks: lists of steps of which the first is the way in, and all go on to the place `after`."""

    def __init__(self, seed: int) -> None:
        self.dice = random.Random(seed)  # noqa: S311 - for tests
        self.count = 0

    def step(self, name: str = "", **fields: Any) -> Step:
        self.count += 1
        return {"id": name or f"s{self.count}", "name": "Work", "raci": {"responsible": "boss"}, **fields}

    def block(self, size: int, after: str) -> list[Step]:
        if size <= 1:
            return [self.step(next=[after])]
        kinds = (self.sequence, self.sequence, self.choice, self.parallel, self.loop, self.stop, self.side)
        return self.dice.choice(kinds)(size, after)

    def sequence(self, size: int, after: str) -> list[Step]:
        first = self.dice.randrange(1, size)
        rest = self.block(size - first, after)
        return [*self.block(first, rest[0]["id"]), *rest]

    def choice(self, size: int, after: str) -> list[Step]:
        close = self.step(next=[after])
        ways = self.ways(size, close["id"])
        targets = [way[0]["id"] for way in ways] + [close["id"]] * (self.dice.random() < 0.3)
        return [self.step(**_choice(targets)), *functools.reduce(operator.iadd, ways, []), close]

    def parallel(self, size: int, after: str) -> list[Step]:
        close = self.step(next=[after], join="all")
        ways = self.ways(size, close["id"])
        return [self.step(next=[way[0]["id"] for way in ways]), *functools.reduce(operator.iadd, ways, []), close]

    def ways(self, size: int, after: str) -> list[list[Step]]:
        number = self.dice.choice([2, 2, 3])
        return [self.block(size // number, after) for _ in range(number)]

    def loop(self, size: int, after: str) -> list[Step]:
        check = self.step()
        body = self.block(size - 1, check["id"])
        return [*body, check | _choice([after, body[0]["id"]])]

    def stop(self, size: int, after: str) -> list[Step]:
        rest = self.block(size - 1, after)
        return [self.step(**_choice([rest[0]["id"], "stopped"])), *rest]

    def side(self, size: int, after: str) -> list[Step]:
        rest, aside = self.block(size // 2, after), self.block(size // 2, "done")
        return [self.step(next=[rest[0]["id"], aside[0]["id"]]), *rest, *aside]

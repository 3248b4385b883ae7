"""Random processes for diagrams: branches, rework, jumps, parallel blocks, exceptions, phases, sub-processes, odd names."""

from __future__ import annotations

import random
from itertools import cycle
from typing import TYPE_CHECKING, Any

from playpress.diagrams.grid.measure import Grid, layout
from playpress.diagrams.grid.place import place
from playpress.model.playbook import Playbook
from playpress.process.diagram import FlowDiagram, Words
from playpress.process.diagram_of_flow import flow_diagram
from playpress.process.flow import resolve_flow

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

NAMES = ["Write the plan", "Ask", "Approve the budget for the next quarter", "Prüfen, ob alles da ist", "Zażółć gęślą jaźń", "إعداد الخطة", "计划下一季度的工作", "🎉 Celebrate 🎉", "end", "subgraph", "a --> b", 'say "hi" & <b>go</b>', "Donaudampfschifffahrtsgesellschaftskapitän", "#35; %% {x}"]  # fmt: skip
ANSWERS = ["Yes", "No", "Changes needed", "Everything is in order and nothing is missing", "zu spät", "نعم", "不行"]
TYPES = ["task"] * 8 + ["meeting", "wait", "subprocess", "task"]


def random_playbook(seed: int, steps: int, roles: int = 5, names: Sequence[str] = (), rescues: int = 0) -> Playbook:
    """Return a playbook of `steps` steps; the same seed gives the same one.

    `rescues` more steps have nothing but an exception of one step that leads to them. With `names`, everything that has a name or an answer takes the next of them, from `seed` on, in turns.
    """
    playbook = _random_playbook(random.Random(seed), seed, steps, roles)  # noqa: S311 - for pictures
    if rescues:
        _add_rescues(playbook, seed, rescues)
    return Playbook.model_validate(
        _renamed(playbook, cycle([*names[seed % len(names) :], *names])) if names else playbook
    )


def _renamed(part: Any, names: Iterator[str]) -> Any:
    """Return a part of a playbook in which every name, answer and occasion is one of these names."""
    if isinstance(part, dict):
        return {key: next(names) if key in ("name", "when") else _renamed(value, names) for key, value in part.items()}
    return [_renamed(one, names) for one in part] if isinstance(part, list) else part


def _random_playbook(dice: random.Random, seed: int, steps: int, roles: int) -> dict[str, Any]:
    ids = [f"s{n}" for n in range(steps)]
    phases = [f"p{n}" for n in range(dice.choice([0, 1, 3, 4]))]
    cuts = sorted(dice.sample(range(1, steps), min(steps - 1, max(0, len(phases) - 1)))) if phases else []
    ends = [{"id": "end", "name": "All is done", "outcome": "success"}]
    if dice.random() < 0.6:
        ends.append({"id": "stopped", "name": "Stopped", "outcome": "cancelled"})
    role = "r0"
    found: list[dict[str, Any]] = []
    n = 0
    while n < steps:
        block = _block(dice, ids, n, ends)
        for step in block:
            if dice.random() < 0.6:
                role = f"r{dice.randrange(roles)}"
            if step["type"] not in ("wait", "subprocess"):
                step["raci"] = {"responsible": role}
            if phases:
                step["phase"] = phases[min(sum(cut <= n for cut in cuts), len(phases) - 1)]
            if dice.random() < 0.1 and step["type"] == "task":
                step["automation"] = "automated"
            n += 1
        found += block
    exceptions = [
        {
            "id": f"x{n}",
            "when": dice.choice(["Somebody is ill", "The order is cancelled while we are working on it"]),
            "at": dice.sample(ids, min(steps, dice.randrange(0, 4))),
            "do": "Ask.",
            **({"resume": dice.choice([*ids, "end"])} if dice.random() < 0.7 else {}),
        }
        for n in range(dice.choice([0, 0, 1, 2, 3]))
    ]
    return {
        "id": "random",
        "category": "any",
        "name": f"Random process {seed}",
        "owner": "r0",
        "trigger": {"name": "Something happens"},
        "ends": ends,
        "phases": [{"id": phase, "name": f"Phase {phase}"} for phase in phases],
        "steps": found,
        "exceptions": exceptions,
    }


def _add_rescues(playbook: dict[str, Any], seed: int, rescues: int) -> None:
    """Add steps that only an exception leads to: the first half before all others but one, the rest at the end."""
    steps = list(playbook["steps"])
    last = steps[-1]
    last |= {} if "branches" in last or "next" in last else {"next": ["end"]}
    first = steps[0]
    first |= {} if "branches" in first or "next" in first else {"next": [steps[1]["id"]]}
    for n in range(rescues):
        place = 1 if n < rescues // 2 else len(playbook["steps"])
        fix = {"id": f"fix{n}", "name": "Repair the damage", "raci": {"responsible": f"r{n}"}, "next": ["end"]}
        beside = playbook["steps"][place - 1]
        fix |= {"phase": beside["phase"]} if "phase" in beside else {}
        playbook["steps"].insert(place, fix)
        at = [steps[(seed + 3 * n) % len(steps)]["id"]]
        playbook["exceptions"].append({"id": f"y{n}", "when": "Fire", "at": at, "do": "Ask.", "resume": fix["id"]})


def chart_of(playbook: Playbook) -> FlowDiagram:
    """Return a playbook's diagram, roles under their ids."""
    return flow_diagram(
        playbook,
        resolve_flow(playbook),
        lambda step: step.name or step.id,
        lambda role: role,
        Words("Exceptions", "in parallel", "after all of them"),
    )


def grid_of(playbook: Playbook) -> Grid:
    """Return a playbook's grid, laid out."""
    return layout(place(chart_of(playbook)))


def _block(dice: random.Random, ids: list[str], n: int, ends: list[dict[str, str]]) -> list[dict[str, Any]]:
    """Return the next one or more steps: a plain one, a decision, or a parallel block with its join."""
    left = len(ids) - n
    if left >= 4 and dice.random() < 0.15:
        width = dice.choice([2, 2, 3]) if left >= 5 else 2
        middle = [_step(dice, ids[n + 1 + k], "task") | {"next": [ids[n + width + 1]]} for k in range(width)]
        first = _step(dice, ids[n], "task") | {"next": ids[n + 1 : n + width + 1]}
        return [first, *middle, _step(dice, ids[n + width + 1], "task") | {"join": "all"}]
    if dice.random() < 0.25:
        ahead = [*ids[n + 1 : n + 2], *(end["id"] for end in ends)]
        ways = [{"when": dice.choice(ANSWERS), "to": ahead[0]}]
        for _ in range(dice.choice([1, 1, 2, 3])):
            kind = dice.choice(["normal", "rework", "rework", "exception"])
            to = dice.choice(ids[: n + 1]) if kind == "rework" else dice.choice([*ids[n + 1 : n + 6], *ahead])
            ways.append({"when": dice.choice(ANSWERS), "to": to, "kind": kind})
        return [_step(dice, ids[n], dice.choice(["decision", "approval", "checkpoint"])) | {"branches": ways}]
    return [_step(dice, ids[n], dice.choice(TYPES))]


def _step(dice: random.Random, key: str, kind: str) -> dict[str, Any]:
    step: dict[str, Any] = {"id": key, "name": dice.choice(NAMES), "type": kind}
    return step | ({"calls": "other"} if kind == "subprocess" else {"wait": "1d"} if kind == "wait" else {})

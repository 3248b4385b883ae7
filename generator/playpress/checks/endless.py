"""The odds of the answers let each run end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playpress.diagnostics import N_, Severity
from playpress.process.graph import inverse, reachable
from playpress.process.odds import find_odds
from playpress.rule import Rule, finds

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from playpress.analysis.facts import Facts
    from playpress.diagnostics import Finding, Route
    from playpress.model.playbook import Playbook

ENDLESS_ODDS = Rule(
    code="PB561",
    name="endless-odds",
    severity=Severity.WARNING,
    message=N_("no run ever ends: this answer would lead on, and its probability is 0"),
    hint=N_("write how often it is given; if it never is, leave it out and lead another path to an end"),
    about="""
        A probability of 0 says that an answer is never given. Here it is the answer that leads out of a loop: by the
        probabilities, the work is done again and again without end. So it cannot be computed how long a run takes, and the
        playbook's page says so instead of a figure.
    """,
    bad="""
        steps:
          - {id: offer, name: Make an offer, raci: {responsible: sales-lead}}
          - id: ask
            name: Ask for an answer
            type: decision
            raci: {responsible: sales-lead}
            branches:
              - {when: Accepted, to: done, probability: 0}
              - {when: Too dear, to: offer, kind: rework, probability: 1}
        exceptions: [{id: third-time, when: It comes back for the third time, do: Ask the boss.}]
    """,
    good="""
        steps:
          - {id: offer, name: Make an offer, raci: {responsible: sales-lead}}
          - id: ask
            name: Ask for an answer
            type: decision
            raci: {responsible: sales-lead}
            branches:
              - {when: Accepted, to: done, probability: 0.7}
              - {when: Too dear, to: offer, kind: rework, probability: 0.3}
        exceptions: [{id: third-time, when: It comes back for the third time, do: Ask the boss.}]
    """,
)


@finds(ENDLESS_ODDS, alone=True)
def check_odds(facts: Facts) -> Iterator[Finding]:
    """Find the answer that would lead out of a loop, but is never given."""
    for playbook, flow in facts.closed_playbooks():
        if not any(branch.probability is not None for step in playbook.steps for branch in step.branches):
            continue
        stuck = find_odds(flow).dead_ends
        ending = reachable(flow.ends, inverse(flow.successors)) if stuck else ()
        if route := next(_ways_out(playbook, stuck, ending), None):
            yield ENDLESS_ODDS.at(("playbook", playbook.id), route)


def _ways_out(playbook: Playbook, stuck: Collection[str], ending: Collection[str]) -> Iterator[Route]:
    """Yield the branches that lead from a step in `stuck` to one that is not, and from which an end can be reached."""
    for n, step in enumerate(playbook.steps):
        for m, branch in enumerate(step.branches):
            if step.id in stuck and branch.to in ending and branch.to not in stuck:
                yield "steps", n, "branches", m, *(() if branch.probability is None else ("probability",))

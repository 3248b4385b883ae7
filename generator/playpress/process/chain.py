"""An absorbing Markov chain to how often each of its states is visited until it ends, solved exactly.

Nothing but additions, multiplications and divisions in a fixed order, so the figures are the same on every machine.
Source: Kemeny and Snell, Finite Markov Chains, 1960, chapter 3 (the fundamental matrix).
Knows: numbers. Must not know what a state stands for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from playpress.process.graph import reverse_postorder

if TYPE_CHECKING:
    from collections.abc import Mapping

Ways = dict[str, dict[str, float]]
"""For each state, how likely each other state comes next. A state without any ends the chain."""
Form = dict[str, float]
"""A linear form: the coefficient of each unknown by its name, and the constant under ""."""
_LEAST = 1e-9
"""The least share of a loop's rounds in which it must be left: below it, figures would be noise."""


class EndlessError(ValueError):
    """Raised if the chain comes back to a state without end; its argument is that state."""


def find_visits(start: str, ways: Mapping[str, Mapping[str, float]]) -> dict[str, float]:
    """Return the expected number of visits of each state reachable from `start`, by Gauss's elimination.

    The visits of a state are the sum over the states before it of their visits, times the likelihood of that way. The
    equations are solved in the order of the chain, so that each is short: only loops leave unknowns open. Where the
    likelihoods of a state sum to more than 1 (work in parallel), they count pieces of work.

    Raises:
        EndlessError: a loop has no way out.
    """
    order = reverse_postorder(start, ways)
    place = {state: n for n, state in enumerate(order)}
    before: dict[str, Form] = {state: {} for state in order}
    for state in order:
        for after, share in ways[state].items():
            before[after][state] = share
    before[start][""] = 1.0
    forms: dict[str, Form] = {}
    for state in order:
        form = _known(before[state], forms, place)
        rest = 1 - form.pop(state, 0.0)
        if rest < _LEAST:
            raise EndlessError(state)
        forms[state] = {name: share / rest for name, share in form.items()}
    visits: dict[str, float] = {"": 1.0}
    for state in reversed(order):
        visits[state] = sum(share * visits[name] for name, share in forms[state].items())
    return {state: visits[state] for state in order}


def _known(form: Form, forms: Mapping[str, Form], place: Mapping[str, int]) -> Form:
    """Return a form in which every state that has a form itself is replaced by it, the first ones first."""
    form = dict(form)
    while known := [name for name in form if name in forms]:
        first = min(known, key=place.__getitem__)
        share = form.pop(first)
        for name, part in forms[first].items():
            form[name] = form.get(name, 0.0) + share * part
    return form

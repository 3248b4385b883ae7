"""Data for few people is not described on pages for everybody."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playpress.checks.places import with_places
from playpress.diagnostics import N_, InFull, Message, Severity
from playpress.rule import Rule, finds

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playpress.analysis.facts import Facts
    from playpress.diagnostics import Finding, Route
    from playpress.model.playbook import Playbook

CONFIDENTIAL_DATA = Rule(
    code="PB746",
    name="confidential-data-in-public",
    severity=Severity.ADVICE,
    message=N_("“{dataset}” is {classification}, and this page is for everybody"),
    hint=N_("name it on pages for the organisation only, or check “classification” of the data set"),
    about="""
        A page that is “public” tells everybody which confidential data there is, where it lies and who grants access to it. That
        is what somebody who wants it needs to know. A page is public if it says so itself, or if the handbook's
        “default_visibility” does.
    """,
    bad="""
        # playbooks/handbook.yml
        default_visibility: public
        # playbooks/catalog/datasets.yml
        orders: {name: Orders, classification: confidential}
        # playbooks/sales/sell.yml
        inputs: [{id: orders, name: Earlier orders, dataset: orders}]
    """,
    good="""
        # playbooks/handbook.yml
        default_visibility: public
        # playbooks/catalog/datasets.yml
        orders: {name: Orders, classification: internal}
        # playbooks/sales/sell.yml
        inputs: [{id: orders, name: Earlier orders, dataset: orders}]
    """,
)
CLOSED = ("confidential", "restricted")


@finds(CONFIDENTIAL_DATA)
def check_data(facts: Facts) -> Iterator[Finding]:
    """Find playbooks for everybody that name confidential data; each data set once for each of them; several of a page that says itself that it is public as one."""
    default = facts.library.handbook.default_visibility
    for playbook in facts.library.playbooks.values():
        if (playbook.visibility or default) != "public":
            continue
        subject = ("playbook", playbook.id)
        named: dict[str, Route] = {}
        for route, name in _data(playbook):
            data = facts.library.datasets.get(name)
            if data and data.classification in CLOSED:
                named.setdefault(name, route)
        if playbook.visibility and len(named) > 1:
            names = ", ".join(facts.library.datasets[name].name for name in named)
            finding = CONFIDENTIAL_DATA.at(
                subject,
                ("visibility",),
                message=N_("this page is for everybody, and names data that are not: {datasets}"),
                hint=N_("write “visibility: internal”, or check “classification” of these data sets"),
                datasets=InFull(names),
            )
            yield with_places(finding, ((subject, route) for route in named.values()), Message(N_("named here")))
            continue
        for name, route in named.items():
            data = facts.library.datasets[name]
            word = N_("confidential") if data.classification == "confidential" else N_("restricted")
            yield CONFIDENTIAL_DATA.at(subject, route, dataset=data.name, classification=Message(word))


def _data(playbook: Playbook) -> Iterator[tuple[Route, str]]:
    """Yield the data sets that a playbook names, with their places."""
    yield from ((("inputs", k, "dataset"), item.dataset) for k, item in enumerate(playbook.inputs) if item.dataset)
    yield from ((("outputs", k, "dataset"), item.dataset) for k, item in enumerate(playbook.outputs) if item.dataset)
    for n, step in enumerate(playbook.steps):
        yield from ((("steps", n, "datasets", k), name) for k, name in enumerate(step.datasets))
        for k, need in enumerate(step.inputs):
            if need.dataset:
                yield ("steps", n, "inputs", k, "dataset"), need.dataset

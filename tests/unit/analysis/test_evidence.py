"""What a handbook does about its principles, in figures."""

from __future__ import annotations

import typing

from playpress.analysis.approvals import count_approvals
from playpress.analysis.evidence import Evidence, find_evidence
from playpress.model.dataset import Dataset
from playpress.model.handbook import EvidenceKind
from playpress.model.kpi import Kpi
from playpress.model.role import Role
from playpress.pages.sections.counted import EVIDENCE
from playpress.process.flow import resolve_flow
from tests.tools.handbook import library_of, playbook_of

if typing.TYPE_CHECKING:
    from playpress.model.library import Library


def evidence(library: Library, hand_offs: dict[str, int] | None = None) -> dict[EvidenceKind, Evidence]:
    flows = {name: resolve_flow(playbook) for name, playbook in library.playbooks.items()}
    return find_evidence(library, flows, count_approvals(flows), hand_offs or {})


def test_every_kind_of_evidence_has_a_figure_and_a_sentence():
    kinds = set(typing.get_args(EvidenceKind))
    assert set(evidence(library_of())) == kinds
    assert set(EVIDENCE) == kinds


def test_an_empty_handbook_has_nothing_to_show():
    limits = library_of().handbook.limits
    found = evidence(library_of())
    assert found.pop("approvals") == Evidence(0, limits.approval_layers)
    assert found.pop("hand_offs") == Evidence(0, limits.hand_offs)
    assert set(found.values()) == {Evidence(0, 0)}


def test_each_figure_counts_what_it_says():
    raci = {"responsible": "boss"}
    sell = playbook_of(
        goals=["grow"],
        review={"every": "3 months"},
        changes=[
            {"version": "1.1.0", "date": "2026-02-01", "what": "Newer", "why": "Slow", "expected": "Faster"},
            {"version": "1.0.0", "date": "2026-01-01", "what": "New", "why": "None"},
        ],
        steps=[
            {"id": "a", "name": "A", "raci": raci, "datasets": ["orders"]},
            {"id": "b", "name": "B", "type": "approval", "raci": raci},
            {"id": "c", "name": "C", "type": "approval", "raci": raci},
            {"id": "w", "name": "W", "type": "wait", "wait": "1d"},
        ],
    )
    library = library_of(
        sell,
        playbook_of(id="buy"),
        roles={"boss": Role(id="boss", name="Boss")},
        datasets={
            "orders": Dataset(id="orders", name="Orders", owner="boss", source="CRM"),
            "leads": Dataset(id="leads", name="Leads", owner="boss"),
        },
        kpis={
            "sales": Kpi(id="sales", name="Sales", baseline={"value": 1, "as_of": "2026-01-01"}, target=2),
            "other": Kpi(id="other", name="Other", target=2),
        },
    )
    found = evidence(library, {"sell": 4, "buy": 7})
    assert {kind: figure[:2] for kind, figure in found.items()} == {
        "accountable": (3, 3),
        "roles": (1, 1),
        "goals": (1, 2),
        "approvals": (2, library.handbook.limits.approval_layers),
        "hand_offs": (7, library.handbook.limits.hand_offs),
        "data": (1, 4),
        "sources": (1, 2),
        "targets": (1, 2),
        "reviews": (1, 2),
        "changes": (1, 2),
    }
    assert (found["approvals"].playbook, found["hand_offs"].playbook) == ("sell", "buy")


def test_a_baseline_or_target_of_nought_counts_as_one():
    kpi = Kpi(id="faults", name="Faults", baseline={"value": 0, "as_of": "2026-01-01"}, target=0)
    assert evidence(library_of(kpis={"faults": kpi}))["targets"][:2] == (1, 1)

"""Every step says who takes part.

Codes: PB401 nobody is responsible, PB402 a wait has a RACI, PB403 a role has two parts in one step.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from playpress.diagnostics import N_, Finding, Message, Severity
from playpress.model.record import ABSENT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playpress.analysis.facts import Facts


def check_raci(facts: Facts) -> Iterator[Finding]:
    """Find steps without a responsible role, waits with one, and roles that are asked or told about their own work."""
    for playbook in facts.library.playbooks.values():
        subject = ("playbook", playbook.id)
        for n, step in enumerate(playbook.steps):
            if step.raci is None or not step.raci.responsible:
                if step.type not in ("wait", "subprocess") and playbook.id not in facts.library.partial:
                    yield Finding(
                        "PB401",
                        subject,
                        ("steps", n),
                        Message(N_("nobody is responsible for “{step}”"), {"step": step.name}),
                        Message(N_("add “raci: {{responsible: …}}” with a role")),
                    )
                continue
            if step.type == "wait":
                yield Finding(
                    "PB402",
                    subject,
                    ("steps", n, "raci"),
                    Message(N_("a wait step has no RACI")),
                    Message(N_("remove “raci”, or make the step a task")),
                    at_key=True,
                )
            parts = [
                *step.raci.responsible,
                *([step.raci.accountable] if step.raci.accountable not in step.raci.responsible else []),
            ]
            seen = dict.fromkeys(parts, "")
            for key, roles in (("consulted", step.raci.consulted), ("informed", step.raci.informed)):
                for k, role in enumerate(roles):
                    if role in seen and role != ABSENT:
                        yield Finding(
                            "PB403",
                            subject,
                            ("steps", n, "raci", key, k),
                            Message(N_("“{role}” has another part in this step already"), {"role": role}),
                            Message(N_("remove it here: who does it or was asked need not be told")),
                            Severity.WARNING,
                        )
                    seen[role] = key

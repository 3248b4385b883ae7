"""Little handbooks for tests: a few files on disk, read and checked like any other."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from playpress.diagnostics import Severity
from playpress.model.kinds import KINDS
from playpress.model.library import Library
from playpress.model.playbook import Playbook
from playpress.pipeline import Checked, Request, check_handbook

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from playpress.diagnostics import Diagnostic

SMALLEST = """\
name: Sell a product
owner: sales-lead
trigger: A customer asks
outcome: The product is sold
steps:
  - id: offer
    name: Make an offer
    raci: {responsible: sales-lead}
  - id: deliver
    name: Deliver the product
    raci: {responsible: sales-lead}
"""
"""The smallest playbook of two steps."""

REGISTRIES = {
    "playbooks/handbook.yml": "name: Test handbook\n",
    "playbooks/catalog/roles.yml": (
        "sales-lead: {name: Sales lead, backup: boss}\nseller: {name: Seller}\n"
        "boss: {name: Boss, backup: clerk}\nclerk: {name: Clerk, backup: seller}\n"
    ),
    "playbooks/catalog/teams.yml": "sales-team: {name: Sales}\n",
    "playbooks/catalog/tools.yml": "crm: {name: CRM}\n",
    "playbooks/catalog/datasets.yml": "orders: {name: Orders}\n",
    "playbooks/catalog/kpis.yml": "sales: {name: Sales, goals: [grow]}\n",
    "playbooks/catalog/goals.yml": "grow: {name: Grow}\n",
    "playbooks/catalog/categories.yml": "sales: {name: Sales}\n",
    "playbooks/catalog/glossary.yml": "lead: {name: Lead, definition: Somebody who may buy.}\n",
}
"""Registries that the files of a test may refer to; each entry can be replaced."""


def write_project(folder: Path, files: Mapping[str, str | bytes]) -> Request:
    """Write files (by path relative to the project) into a folder."""
    for path, content in files.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content if isinstance(content, bytes) else content.encode())
    return Request(folder)


def checked(folder: Path, files: Mapping[str, str | bytes]) -> Checked:
    """Check a handbook of the common registries and these files."""
    return check_handbook(write_project(folder, {**REGISTRIES, **files}))


def beyond_advice(found: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Return errors and warnings; made-up handbooks are no models of good ones."""
    return [d for d in found if d.severity > Severity.ADVICE]


class Said(NamedTuple):
    """A finding as tests compare it."""

    file: str
    line: int
    column: int
    code: str


def said(result: Checked) -> list[Said]:
    """Return where which code was found."""
    return [Said(d.location.file, d.location.line, d.location.column, d.code) for d in result.diagnostics]


def playbook_of(**fields: object) -> Playbook:
    """Return a playbook value with these fields, the required others filled in."""
    needed = {"id": "sell", "category": "sales", "name": "Sell", "owner": "boss", "trigger": "Now", "outcome": "Sold"}
    if "ends" in fields:
        del needed["outcome"]
    return Playbook.model_validate({**needed, **fields})


def library_of(*playbooks: Playbook, **registries: Any) -> Library:
    """Return a library of these playbooks and registries."""
    named = {kind.stem: kind.name for kind in KINDS.values()}
    entities = {named[stem]: found for stem, found in registries.items() if stem in named}
    others = {key: value for key, value in registries.items() if key not in named}
    return Library(entities={"playbook": {p.id: p for p in playbooks}, **entities}, **others)


def replacements(result: Checked) -> list[tuple[str, str]]:
    """Return for each finding what stands at its place, and the fix that belongs there."""
    return [(result.loaded.sources[d.location.file].text_at(d.location), d.fix) for d in result.diagnostics]

"""A handbook's own files, read without the package: what the site has to show."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import yaml

if TYPE_CHECKING:
    from pathlib import Path

_LETTERS = ("responsible", "accountable", "consulted", "informed")


def read_playbooks(root: Path) -> dict[str, dict[str, Any]]:
    """Return the playbooks of a handbook as their YAML says, by id; `category` is the folder, and roles stand for teams."""
    members: dict[str, list[str]] = {}
    for role, entry in read_registry(root, "roles").items():
        members.setdefault(entry.get("team", ""), []).append(role)
    folders = [root / "playbooks" / category for category in read_registry(root, "categories")]
    files = [file for folder in folders for file in sorted(folder.glob("*.yml"))]
    found = {file.stem: {"category": file.parent.name, **yaml.safe_load(file.read_text())} for file in files}
    for raci in (step["raci"] for playbook in found.values() for step in playbook["steps"] if "raci" in step):
        for key in ("consulted", "informed"):
            if key in raci:
                raci[key] = [role for party in _listed(raci[key]) for role in members.get(party, [party])]
    return found


def read_registry(root: Path, name: str) -> dict[str, dict[str, Any]]:
    """Return a registry of the catalog, such as the roles."""
    return yaml.safe_load((root / "playbooks" / "catalog" / f"{name}.yml").read_text())


def roles_of(step: dict[str, Any], owner: str) -> set[str]:
    """Return the roles that have a part in a step; the owner answers where nobody is named."""
    raci = step.get("raci")
    if not raci:
        return set()
    named = {"accountable": owner, **raci}
    return {role for letter in _LETTERS for role in _listed(named.get(letter))}


def tools_of(playbook: dict[str, Any]) -> set[str]:
    """Return the tools that a playbook's steps need."""
    uses = [use for step in playbook["steps"] for use in _listed(step.get("tools"))]
    return {use if isinstance(use, str) else use["tool"] for use in uses}


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value] if value else []

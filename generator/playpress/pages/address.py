"""Where the page or entry of each thing is."""

from __future__ import annotations

FOLDERS = {
    "playbook": "playbooks",
    "role": "roles",
    "tool": "tools",
    "dataset": "datasets",
    "kpi": "kpis",
    "goal": "goals",
    "category": "categories",
}
HOME = "index.md"
WHY = "why.md"
PROCESS_MAP = "process-map.md"
CATALOGUE = "catalogue.md"
RACI_OVERVIEW = "raci-overview.md"
GLOSSARY = "glossary.md"
PROGRESS = "my-progress.md"
BOOK = "whole-handbook.md"
REGISTERS = {
    "role": "all-roles.md",
    "tool": "all-tools.md",
    "dataset": "all-datasets.md",
    "kpi": "all-kpis.md",
    "goal": "all-goals.md",
}


def page_path(kind: str, name: str) -> str:
    """Return the path of a thing's page, with the anchor of its entry if it shares a page."""
    if kind == "term":
        return f"{GLOSSARY}#term-{name}"
    if kind == "team":
        return f"{REGISTERS['role']}#team-{name}"
    stem = "index-" if name == "index" else name  # `index.md` would be the folder's own page
    return f"{FOLDERS[kind]}/{stem}.md"


def card_path(role: str) -> str:
    """Return the path of a role's card."""
    return f"cards/{'index-' if role == 'index' else role}.md"


def relative(target: str, page: str) -> str:
    """Return the address of `target` (a path, with or without anchor) as seen from the page at `page`."""
    path, _, anchor = target.partition("#")
    if path == page:
        return f"#{anchor}" if anchor else page.rpartition("/")[2]
    folder, slash, _ = page.rpartition("/")
    if path.startswith(folder + slash):
        return target[len(folder + slash) :]
    return "../" * page.count("/") + target

"""The terms that each playbook uses.

Knows: references. Must not know how a page shows them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from playpress.analysis.references import Reference
    from playpress.diagnostics import Subject


def find_terms_used(
    terms: Iterable[str], references: Mapping[Subject, Iterable[Reference]]
) -> dict[str, dict[str, None]]:
    """Return the terms that each playbook refers to, each once; playbooks that use none are left out."""
    found: dict[str, dict[str, None]] = {}
    for term in terms:
        for reference in references.get(("term", term), ()):
            kind, name = reference.user
            if kind == "playbook":
                found.setdefault(name, {})[term] = None
    return found

"""The keys of a playbook from which its flow follows: where one of them could not be read, nobody can tell what the flow lacks."""

STRUCTURE = frozenset({"steps", "ends", "outcome", "phases", "exceptions", "inputs", "outputs"})
"""Keys of the playbook itself."""
STRUCTURAL_KEYS = (
    *sorted(STRUCTURE), "id", "type", "raci", "responsible", "next", "branches", "join", "calls", "to", "at", "from",
)  # fmt: skip
"""The same, and keys within these."""

"""What a page has read to digests: a page need not be built again while the digests of all its reads are the same.

Digests are the same in every process, whether files were read or taken from a cache.
Knows: facts, reads, fingerprints. Must not know what a page makes of them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from playpress.model.fingerprint import fingerprint
from playpress.model.kinds import KINDS
from playpress.model.record import Entity
from playpress.pages.door import IS_THERE, Mark, found_at

if TYPE_CHECKING:
    from playpress.analysis.facts import Facts
    from playpress.pages.door import Read

FOLLOWING = frozenset({("flows",), ("variants",)})
"""Large facts of which each value follows from one playbook alone: the playbook's fingerprint stands for it."""
RUNS = frozenset({("runs",), ("lead_times",)})
"""Facts that take long to compute; each value follows from the course of one playbook and from its `run_surroundings`."""
VARIANT_RUNS = ("variant_runs",)
"""The same for the variants of a playbook: each value follows from the playbook and from its `variant_surroundings`."""
OUTLINED = frozenset(
    {
        "approvals", "assignments", "assignments_in", "automation", "categories", "changes_of", "contacts", "data_needs", "decided", "duties", "efforts",
        "evidence", "example", "exchanges", "first_access", "first_reads", "hand_offs", "hand_offs_of", "has_due_dates",
        "improvement_stages", "in_use", "kpi_changes", "kpi_states", "latest_changes", "lead_times", "leads", "links", "links_of", "load", "loop",
        "members", "most_referred", "names", "only_varied", "owned", "pilots", "raci", "ranking", "read_by_everyone",
        "read_first", "reading_order", "received", "received_in", "references", "related", "results", "reviews", "reviews_of",
        "role_kpis", "run_surroundings", "runs", "series", "served", "shared", "soundness", "standings", "steps_done",
        "strategy", "team_roles", "terms_used", "tool_needs", "users", "variant_runs", "variant_surroundings", "visits",
        "workloads",
    }
)  # fmt: skip
"""Facts that follow from the outline of the handbook: as long as it is the same, so are they, and need not be computed."""
PLAYBOOKS = ("library", "playbooks")
"""The way to playbooks."""
_KIND_OF = {kind.model: name for name, kind in KINDS.items()}
_NOTHING = "nothing"


def digest_of(facts: Facts, read: Read) -> str:
    """Return the digest of the present value of a read: other values have another one, equal values the same.

    Of the facts in `FOLLOWING` and `RUNS`, equal values of different playbooks may have different ones.
    """
    if read.way in RUNS and read.key in facts.library.playbooks:  # not computed only to be compared
        course = facts.gists["playbook", read.key].course
        return fingerprint((course, facts.run_surroundings[read.key])).hex()
    if read.way == VARIANT_RUNS and read.key in facts.variants:
        playbook = facts.library.playbooks[read.key]
        return fingerprint((_of_thing(facts, playbook), facts.variant_surroundings[read.key])).hex()
    found: Any = found_at(facts, read)
    if found is Mark.NOTHING:
        return _NOTHING
    if isinstance(found, Entity):
        return _of_thing(facts, found).hex()
    if read.way in FOLLOWING and read.key in facts.library.playbooks:
        return _of_thing(facts, facts.library.playbooks[read.key]).hex()
    return fingerprint(found).hex()


def _of_thing(facts: Facts, thing: Entity) -> bytes:
    """Return a thing's fingerprint, made while its file was read if it was."""
    gist = facts.gists.get((_KIND_OF.get(type(thing), ""), thing.id))
    return gist.fingerprint if gist and gist.record is thing else fingerprint(thing)


def playbook_of(read: Read) -> str | None:
    """Return the id of the playbook from which alone the value of a read follows; None if there is more to it."""
    way = read.way
    if way[:2] == PLAYBOOKS and len(way) > len(PLAYBOOKS) and way[2] != IS_THERE:
        return str(way[2])
    if way[:1] not in FOLLOWING:
        return None
    found = way[1] if len(way) > 1 else read.key
    return found if isinstance(found, str) and found != IS_THERE else None

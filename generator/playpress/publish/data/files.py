"""A handbook to all files of data that are about more than one thing: lists, tables, schemas, feeds.

Knows: which files there are. Must not know what is in them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from playpress.machine.version import digest_of_pieces, installed_version
from playpress.pages.address import page_path
from playpress.pages.writer import Writer
from playpress.publish.data.addresses import INDEX, KPIS, LLMS, RACI, STEPS, Addresses, data_path
from playpress.publish.data.cells import write_head, write_rows
from playpress.publish.data.llms import llms_txt
from playpress.publish.data.pieces import Pieces, make_pieces
from playpress.publish.data.records import ListedPlaybook, PlaybookList
from playpress.publish.data.schema import LIST, schema_files
from playpress.publish.data.tables import KPI_TABLE, LARGE_TABLES, kpi_rows, raci_rows, step_rows

if TYPE_CHECKING:
    from collections.abc import Mapping

    from playpress.analysis.facts import Facts
    from playpress.language.translation import Translator
    from playpress.pages.plan import Plan
    from playpress.publish.data.tables import Table

ROWS = {RACI: raci_rows, STEPS: step_rows}
"""What makes the rows of a playbook in each table that has some for every playbook."""


def data_files(facts: Facts, translator: Translator, plan: Plan, *, has_folders: bool) -> dict[str, bytes]:
    """Return the files by path in the site, but for large tables; `has_folders` tells how its pages are addressed."""
    addresses = Addresses(has_folders)
    texts = {
        INDEX: playbook_list(facts, addresses).model_dump_json(by_alias=True) + "\n",
        LLMS: llms_txt(plan, Writer(facts, translator, "")),
    }
    kpis = write_head(KPI_TABLE.columns) + write_rows(kpi_rows(facts, addresses))
    return {**{path: text.encode() for path, text in texts.items()}, KPIS: kpis, **schema_files()}


def large_tables(
    facts: Facts, last: Mapping[str, Mapping[str, tuple[str, bytes]]], *, has_folders: bool
) -> dict[str, Pieces]:
    """Return the tables with rows for every playbook in use, by path; `last` are the pieces of the last run."""
    addresses, keys = Addresses(has_folders), _keys(facts, has_folders=has_folders)

    def make(table: Table) -> Pieces:
        rows = ROWS[table.path]
        return make_pieces(
            write_head(table.columns),
            keys,
            lambda name: write_rows(rows(name, facts, addresses)),
            last.get(table.path, {}),
        )

    return {table.path: make(table) for table in LARGE_TABLES}


def _keys(facts: Facts, *, has_folders: bool) -> dict[str, str]:
    """Return for each playbook in use a digest of all that its rows are made from: itself, names, teams, the length of a day."""
    handbook, names = facts.library.handbook, [facts.names.get(kind, {}) for kind in ("role", "playbook")]
    known = (names, facts.members, handbook.hours_per_day, handbook.days_per_week)
    shared = repr((installed_version(), has_folders, known)).encode()
    whole = digest_of_pieces([shared]).encode()
    gists = facts.gists
    return {name: digest_of_pieces([whole, gists["playbook", name].fingerprint]) for name in facts.library.current}


def playbook_list(facts: Facts, addresses: Addresses) -> PlaybookList:
    """Return the list of all playbooks."""
    handbook = facts.library.handbook
    return PlaybookList.model_validate({
        "$schema": addresses.seen_from(INDEX, LIST),
        "handbook": handbook.name,
        "language": handbook.language,
        "site": handbook.site_url,
        "playbooks": tuple(_listed(name, facts, addresses) for name in facts.library.playbooks),
    })  # fmt: skip


def _listed(name: str, facts: Facts, addresses: Addresses) -> ListedPlaybook:
    playbook, page = facts.library.playbooks[name], page_path("playbook", name)
    review, loop = facts.reviews.get(name), facts.loop.get(name)
    return ListedPlaybook(
        id=name,
        name=playbook.name,
        category=playbook.category,
        summary=playbook.summary,
        owner=playbook.owner,
        status=playbook.status,
        version=playbook.version,
        review_due=review.due if review else None,
        stage=loop.stage if loop else None,
        page=addresses.seen_from(INDEX, addresses.of_page(page)),
        markdown=addresses.seen_from(INDEX, page),
        data=addresses.seen_from(INDEX, data_path(name)),
    )

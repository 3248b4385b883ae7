"""A handbook to all files of data that are about more than one thing: lists, tables, schemas, feeds.

Knows: which files there are. Must not know what is in them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from playpress.pages.address import page_path
from playpress.pages.writer import Writer
from playpress.publish.data.addresses import INDEX, KPIS, LLMS, RACI, STEPS, Addresses, data_path
from playpress.publish.data.cells import write_csv
from playpress.publish.data.llms import llms_txt
from playpress.publish.data.records import ListedPlaybook, PlaybookList
from playpress.publish.data.schema import LIST, schema_files
from playpress.publish.data.tables import TABLES, kpi_rows, raci_rows, step_rows

if TYPE_CHECKING:
    from playpress.analysis.facts import Facts
    from playpress.language.translation import Translator
    from playpress.pages.plan import Plan

ROWS = {RACI: raci_rows, STEPS: step_rows, KPIS: kpi_rows}
"""What makes the rows of each table."""


def data_files(facts: Facts, translator: Translator, plan: Plan, *, has_folders: bool) -> dict[str, bytes]:
    """Return the files by path in the site; `has_folders` tells how its pages are addressed."""
    addresses = Addresses(has_folders)
    texts = {
        INDEX: playbook_list(facts, addresses).model_dump_json(by_alias=True, indent=1) + "\n",
        LLMS: llms_txt(plan, Writer(facts, translator, "")),
    }
    tables = {table.path: write_csv(table.columns, ROWS[table.path](facts, addresses)) for table in TABLES}
    return {**{path: text.encode() for path, text in texts.items()}, **tables, **schema_files()}


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

"""A planned page to the files of data about the same thing.

Knows: which kinds of pages have any. Must not know what is in them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from playpress.pages.writer import Writer
from playpress.publish.data.addresses import data_path
from playpress.publish.data.playbook import playbook_json
from playpress.publish.feeds.of_page import feeds_of_page

if TYPE_CHECKING:
    from playpress.analysis.facts import Facts
    from playpress.language.translation import Translator
    from playpress.pages.page import PlannedPage
    from playpress.publish.data.addresses import Addresses


def data_of_page(page: PlannedPage, facts: Facts, translator: Translator, addresses: Addresses) -> dict[str, str]:
    """Return the files by path in the site; `facts` are those behind the page's door."""
    write = Writer(facts, translator, page.path)
    if page.kind == "playbook":
        return {data_path(page.name): playbook_json(page.name, write, addresses)}
    return feeds_of_page(page, write, addresses)

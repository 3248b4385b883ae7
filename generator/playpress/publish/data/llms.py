"""The plan of pages to `llms.txt`: all pages as Markdown, with a line on each, for programs that read (llmstxt.org).

Knows: the plan, facts. Must not know how pages are made.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from playpress.diagnostics import N_
from playpress.language.richtext import write_plain
from playpress.publish.data.addresses import INDEX, KPIS, RACI, STEPS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playpress.analysis.facts import Facts
    from playpress.language.translation import Translator
    from playpress.pages.page import PlannedPage
    from playpress.pages.plan import Plan
    from playpress.pages.writer import Writer

DATA = (
    (INDEX, N_("all playbooks, each with the address of all that it says, as JSON")),
    (RACI, N_("who does what in which step")),
    (STEPS, N_("all steps")),
    (KPIS, N_("all KPIs with their newest figures")),
)


def llms_txt(plan: Plan, write: Writer) -> str:
    """Return the list. Addresses are relative to it."""
    handbook, say = write.library.handbook, write.translator.gettext
    lines = [f"# {write_plain(handbook.name)}", ""]
    if mission := write.words(handbook.mission):
        lines += [f"> {write_plain(' '.join(mission.split()))}", ""]
    for section in plan.sections:
        if section.title:
            listed = [page for page in section.pages if page.is_listed]
            lines += [f"## {write_plain(section.title)}", "", *_lines(listed, write.facts, write.translator), ""]
    lines += [f"## {say(N_('Data'))}", "", *(f"- [{path}]({path}): {say(what)}" for path, what in DATA)]
    return "\n".join(lines) + "\n"


def _lines(pages: list[PlannedPage], facts: Facts, translator: Translator) -> Iterator[str]:
    colon = translator.gettext(":")
    for page in pages:
        what = _about(page, facts)
        end = f"{colon} {write_plain(' '.join(what.split()))}" if what else ""
        yield f"- [{write_plain(page.title)}]({page.path}){end}"


def _about(page: PlannedPage, facts: Facts) -> str:
    """Return a plain line on what a page is about; empty if its thing has none."""
    thing = facts.library.of_kind(page.kind).get(page.name)
    return getattr(thing, "summary", None) or getattr(thing, "question", None) or ""

"""The page of a tool."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from playpress.diagnostics import N_
from playpress.language import labels
from playpress.language.richtext import Md
from playpress.pages.page import Entry, Link, Page
from playpress.pages.where_used import UseGroup, where_used

if TYPE_CHECKING:
    from playpress.model.tool import Tool
    from playpress.pages.writer import Writer


class AccessNeed(NamedTuple):
    """A role that needs the tool, and at which level."""

    role: Link
    access: Md


@dataclass(frozen=True, kw_only=True)
class ToolPage(Page):
    """What a tool is for, who gives access, who needs it at which level, where it is used."""

    template: ClassVar[str] = "tool"

    purpose: Md
    card: tuple[Entry, ...]
    training: Md
    needed_by: tuple[AccessNeed, ...]
    used: tuple[UseGroup, ...]


def tool_page(tool: Tool, source: str, write: Writer) -> ToolPage:
    """Build the page of a tool; `source` is the registry's file."""
    card = (
        Entry(write.say(N_("Access from")), write.link("role", tool.granted_by).md),
        Entry(write.say(N_("Address")), write.outside(tool.url or "", tool.url).md),
    )
    return ToolPage(
        path=write.path,
        title=tool.name,
        description=write.words(tool.purpose),
        source=source,
        heading=write.plain(tool.name),
        purpose=write.markdown(tool.purpose),
        card=tuple(entry for entry in card if entry.text),
        training=write.markdown(tool.training),
        needed_by=_needed_by(tool, write),
        used=where_used(("tool", tool.id), write),
    )


def _needed_by(tool: Tool, write: Writer) -> tuple[AccessNeed, ...]:
    """Return the roles that are responsible for a step with this tool, or have it by themselves."""
    access: dict[str, dict[str, None]] = {}
    for flow in write.facts.flows.values():
        for step in flow.steps.values():
            for use in step.tools:
                if use.tool == tool.id:
                    for role in step.raci.responsible if step.raci else ():
                        access.setdefault(role, {}).update({use.access: None} if use.access else {})
    for owner in write.library.roles.values():
        for use in owner.tools:
            if use.tool == tool.id:
                access.setdefault(owner.id, {}).update({use.access: None} if use.access else {})
    return tuple(
        AccessNeed(write.link("role", name), Md(", ".join(write.label(labels.ACCESS, a) for a in access[name])))
        for name in write.sort("role", access)
    )

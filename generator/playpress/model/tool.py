"""Tools, and the access that a step or role needs to them."""

from typing import Annotated, Any, ClassVar, Literal

from pydantic import BeforeValidator

from playpress.model.record import Entity, Markdown, Plain, Record, RoleId, ToolId

Access = Literal["view", "comment", "edit", "publish", "admin"]


class Tool(Entity):
    """A program or service that the work is done with."""

    name: Plain
    """The tool's name."""
    purpose: Markdown | None = None
    """What it is used for."""
    url: Plain | None = None
    """Where it is opened."""
    granted_by: RoleId | None = None
    """The role that gives access."""
    training: Markdown | None = None
    """How one learns it."""


class ToolUse(Record):
    """A tool and the access needed to it."""

    named_by: ClassVar[tuple[str, ...]] = ("tool",)
    tool: ToolId
    """The tool."""
    access: Access | None = None
    """The level of access needed."""


def _by_id(value: Any) -> Any:
    return {"tool": value} if isinstance(value, str) else value


ToolUses = tuple[Annotated[ToolUse, BeforeValidator(_by_id)], ...]

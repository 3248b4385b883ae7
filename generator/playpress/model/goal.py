"""Goals that processes serve, from the mission downwards."""

from playpress.model.record import Entity, GoalId, Markdown, Plain, RoleId


class Goal(Entity):
    """Something the organisation wants to reach."""

    name: Plain
    """The goal in a few words."""
    statement: Markdown | None = None
    """The goal as a sentence that can be confirmed."""
    horizon: Plain | None = None
    """By when."""
    parent: GoalId | None = None
    """The greater goal it serves."""
    owner: RoleId | None = None
    """The role that answers for it."""

"""Categories that group playbooks: one folder each."""

from playpress.model.record import Entity, Markdown, Plain


class Category(Entity):
    """A group of processes. Its id is the name of the folder."""

    name: Plain
    """The category's name."""
    description: Markdown | None = None
    """What its processes have in common."""

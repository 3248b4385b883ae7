"""Data sets that processes read and make."""

from typing import Literal

from playpress.model.record import Entity, Frequency, Markdown, Plain, RoleId


class Dataset(Entity):
    """A body of information with an owner and a source."""

    name: Plain
    """The data set's name."""
    description: Markdown | None = None
    """What it holds."""
    owner: RoleId | None = None
    """The role that answers for it and grants access."""
    source: Plain | None = None
    """The system it comes from."""
    refresh: Frequency | None = None
    """How often it is renewed."""
    classification: Literal["public", "internal", "confidential", "restricted"] | None = None
    """How carefully it must be handled."""

"""Terms of the glossary."""

from playpress.model.record import Entity, Markdown, Plain, TermId


class Term(Entity):
    """A word of the trade and what it means here."""

    name: Plain
    """The term."""
    definition: Markdown
    """What it means."""
    see: tuple[TermId, ...] = ()
    """Related terms."""
    abbreviation: Plain | None = None
    """Its short form."""

"""How to reach a role: its contact as a link, if it is an address.

Knows: facts, the writer. Must not know the pages.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playpress.language.richtext import Md
    from playpress.pages.writer import Writer


def contact_of(role: str | None, write: Writer) -> Md:
    """Return a role's contact, a mail or web address as a link; empty if there is none, or no such role."""
    address = write.facts.contacts.get(role or "", "")
    url = address if ":" in address else f"mailto:{address}" if "@" in address and " " not in address else None
    return write.outside(address.removeprefix("mailto:"), url).md

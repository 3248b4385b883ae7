"""Links to Markdown on one line.

Knows: links. Must not know what they lead to.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from playpress.language.richtext import Md

if TYPE_CHECKING:
    from collections.abc import Iterable

    from playpress.pages.page import Link


def joined(links: Iterable[Link]) -> Md:
    """Return links with commas between them."""
    return Md(", ".join(link.md for link in links))

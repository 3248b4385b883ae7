"""Links to steps, such as `3. Approve the plan`, to links whose number stays on the line of the first word.

Knows: the addresses of steps. Must not know what else is on a page.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import xml.etree.ElementTree as ET

_NUMBER = re.compile(r"\A(\d+\.) ")


def join_numbers(root: ET.Element) -> None:
    """Put a no-break space between the number and the name of each step that is linked to, in place."""
    for link in root.iter("a"):
        if link.text and "#step-" in link.get("href", ""):
            link.text = _NUMBER.sub("\\1\N{NO-BREAK SPACE}", link.text)

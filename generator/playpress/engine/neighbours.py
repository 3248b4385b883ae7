"""Links from a role's page to another role, and from a category's to another category, to links with a class that names it.

Elsewhere the style sheet knows such links by the folder in their addresses; between pages of one folder it is not there.
Knows: where pages of roles and categories stand. Must not know what the classes look like.
"""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

from playpress.model.kinds import KINDS

if TYPE_CHECKING:
    import xml.etree.ElementTree as ET

CLASSES = {KINDS["role"].place.partition("/")[0]: "pp-role-", KINDS["category"].place.partition("/")[0]: "pp-cat-"}
"""The beginning of the class, by folder."""


def mark_neighbours(root: ET.Element, path: str) -> None:
    """Give each link to another page in the folder of the page at `path` its class, in place."""
    start = CLASSES.get(posixpath.dirname(path))
    for link in root.iter("a") if start else ():
        name, ending = posixpath.splitext(link.get("href", "").partition("#")[0])
        if ending == ".md" and "/" not in name:
            link.set("class", " ".join(filter(None, [link.get("class"), f"{start}{name}"])))

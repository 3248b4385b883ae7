"""The search index that the theme has written: accents in titles need not be typed.

The theme's search knows how words end in some languages, but `wybor` does not find `wybór` in any. Each title that has
accents gets its plain form as a tag, a field that the search reads and our style sheet does not show.
"""

from __future__ import annotations

import html
import json
from typing import TYPE_CHECKING

from playpress.translation import folded

if TYPE_CHECKING:
    from pathlib import Path

FILES = {"search_index.json": "", "search_index.js": "var __index = "}
"""Each form of the index below `search/`, and what stands before the JSON in it."""


def fold_titles(site: Path) -> None:
    """Add the plain form of every title with accents to the search index of a built site, in both of its forms."""
    for name, opening in FILES.items():
        path = site / "search" / name
        if not path.is_file():
            continue
        index = json.loads(path.read_text(encoding="utf-8").removeprefix(opening))
        for entry in index["docs"]:
            title = html.unescape(entry["title"]).lower()
            if folded(title) != title:
                entry["tags"] = [html.escape(folded(title))]
        path.write_text(opening + json.dumps(index, separators=(",", ":")), encoding="utf-8")

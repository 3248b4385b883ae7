"""The names of our style sheets and scripts that a site has as one: what a page loads is one sheet and one script, the search another.

Each piece is a file of its own below `site_templates/assets/`, where it is written and may be replaced by a project's.
Knows: names and their order. Must not know how they are joined.
"""

from __future__ import annotations

STYLE_SHEET, SCRIPT, SEARCH = "playpress.css", "playpress.js", "search.js"
"""What a page loads, and what finds when somebody searches."""
STYLE_PIECES = tuple(
    f"{name}.css"
    for name in (
        "playpress",
        "icons",
        "playbook",
        "figures",
        "lens",
        "diagrams",
        "charts",
        "examples",
        "maps",
        "raci",
        "print",
    )
)
"""What the style sheet consists of; its first part has its name."""
SCRIPT_PIECES = tuple(
    f"{name}.js"
    for name in (
        "shared",
        "structure",
        "lens",
        "my-part",
        "search-field",
        "learning",
        "my-day",
        "steps",
        "zoom",
        "figures",
        "player",
        "when-there",
    )
)
"""What the script consists of, in this order. What only some pages need is not among it: `when-there.js` loads it there."""
SEARCH_PIECES = tuple(f"search-{name}.js" for name in ("index", "meaning", "ranking", "answers"))
"""What the search consists of, in this order: the parts of one function, each of which uses what stands in those before."""
JOINED = frozenset({STYLE_SHEET, SCRIPT, SEARCH})
NOT_BY_THEMSELVES = frozenset({*STYLE_PIECES, *SCRIPT_PIECES, *SEARCH_PIECES} - JOINED)
"""The assets that no site has under a name of their own."""

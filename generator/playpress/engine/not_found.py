"""The words and links of the 404 page; the theme's `404.html` prints them.

Knows: which pages every handbook has. Must not know the page's HTML.
"""

from __future__ import annotations

import html
from typing import TYPE_CHECKING, Any

from playpress.diagnostics import N_
from playpress.engine.navigation import address_of
from playpress.pages.address import CATALOGUE, GLOSSARY, HOME, INDEX_PAGES

if TYPE_CHECKING:
    from playpress.language.translation import Translator


def not_found_page(translator: Translator, *, offline: bool) -> dict[str, Any]:
    """Return the words and links of the 404 page, as HTML; each link is its text and its address below that of the site."""
    say = translator.gettext
    ways = (
        (N_("Home"), HOME),
        (N_("All playbooks"), CATALOGUE),
        (N_("Roles"), INDEX_PAGES["role"]),
        (N_("Glossary"), GLOSSARY),
    )
    return {
        "title": html.escape(say(N_("Page not found"))),
        "nearest": html.escape(say(N_("These pages have a similar name:"))),
        "text": html.escape(
            say(
                N_(
                    "It may have moved, or the address may be mistyped. Try the search above, or start from one of these pages:"
                )
            )
        ),
        "ways": [[html.escape(say(title)), address_of(path, has_folders=not offline)] for title, path in ways],
    }

"""The formatter of mermaid fences: a picture in the page, drawn while the site is built."""

from __future__ import annotations

import html
from collections import Counter
from typing import TYPE_CHECKING, Any

from playpress.diagrams.cache import Pictures, engine_cache
from playpress.diagrams.picture import DrawingError, picture_id, picture_of
from playpress.engine.current_page import current_page

if TYPE_CHECKING:
    from markdown import Markdown


_OF_PAGE = "playpress_diagrams"
"""The name under which a converter, which converts one page, holds the page's diagrams."""


def mermaid(source: str, language: str, css_class: str, options: dict[str, Any], md: Markdown, **_: Any) -> str:  # noqa: ARG001
    """Return a diagram as HTML, for Python-Markdown."""
    if _OF_PAGE not in md.__dict__:
        md.__dict__[_OF_PAGE] = Diagrams(_pictures(md))
    diagrams: Diagrams = md.__dict__[_OF_PAGE]
    drawn = diagrams.drawn(source)
    diagrams.pictures.add()  # nothing tells that a page has come to its end
    return f'<div class="pp-diagram">{drawn}</div>' if drawn else undrawn(source)


def _pictures(md: Markdown) -> Pictures:
    """Return the pictures of the page that is being converted."""
    page = current_page(md)
    return engine_cache().of_page(page.path) if page else Pictures(None)


def undrawn(source: str) -> str:
    """Return a diagram that cannot be drawn as HTML: its source in a box that opens."""
    return f'<details class="pp-diagram-source"><summary>Mermaid</summary><pre><code>{html.escape(source)}</code></pre></details>'


class Diagrams:
    """The diagrams of one page."""

    def __init__(self, pictures: Pictures) -> None:
        """Take the page's pictures."""
        self.pictures = pictures
        self._shown: Counter[str] = Counter()

    def drawn(self, source: str) -> str:
        """Return a diagram as SVG; empty if it cannot be drawn.

        Ids in the picture begin with a hash of its source; a picture that a page shows twice gets a number too.
        """
        uid = picture_id(source)
        try:
            picture = picture_of(source, self.pictures)
        except DrawingError:
            return ""
        self._shown[uid] += 1
        return picture.replace(uid, f"{uid}-{self._shown[uid]}") if self._shown[uid] > 1 else picture

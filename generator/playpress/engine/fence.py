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


def mermaid(source: str, language: str, css_class: str, options: dict[str, Any], md: Markdown, **_: Any) -> str:  # noqa: ARG001
    """Return a diagram as HTML, for Python-Markdown."""
    diagrams: Diagrams = md.__dict__.setdefault("playpress_diagrams", Diagrams(_pictures(md)))
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

"""The formatter of mermaid fences: a picture in the page, drawn while the site is built."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING, Any

from playpress.diagrams.cache import engine_cache
from playpress.diagrams.picture import DrawingError, picture_id, picture_of

if TYPE_CHECKING:
    from markdown import Markdown


def mermaid(source: str, language: str, css_class: str, options: dict[str, Any], md: Markdown, **_: Any) -> str:  # noqa: ARG001
    """Return a diagram as HTML: a picture, or its source in a box that opens where it cannot be drawn.

    Ids in the picture begin with a hash of its source; a picture that a page shows twice gets a number too.
    """
    uid = picture_id(source)
    try:
        picture = picture_of(source, engine_cache())
    except DrawingError:
        return f'<details class="pp-diagram-source"><summary>Mermaid</summary><pre><code>{html.escape(source)}</code></pre></details>'
    shown: dict[str, int] = md.__dict__.setdefault("playpress_diagrams", {})
    shown[uid] = shown.get(uid, 0) + 1
    if shown[uid] > 1:
        picture = picture.replace(uid, f"{uid}-{shown[uid]}")
    return f'<div class="pp-diagram">{picture}</div>'

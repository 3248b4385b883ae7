"""The formatter of mermaid fences: a picture in the page, drawn while the site is built."""

from __future__ import annotations

import hashlib
import html
from typing import TYPE_CHECKING, Any

from pymdownx.superfences import SuperFencesException

from playpress.diagrams.picture import DrawingError, can_draw, draw

if TYPE_CHECKING:
    from markdown import Markdown


def mermaid(source: str, language: str, css_class: str, options: dict[str, Any], md: Markdown, **_: Any) -> str:  # noqa: ARG001
    """Return a diagram as HTML: a picture, or its source in a box that opens where this machine cannot draw.

    Raises:
        SuperFencesException: the text is no diagram; the build stops, since our own generator wrote it.
    """
    if not can_draw():
        return f'<details class="pp-diagram-source"><summary>Mermaid</summary><pre><code>{html.escape(source)}</code></pre></details>'
    number = getattr(md, "playpress_diagrams", 0)
    md.playpress_diagrams = number + 1  # type: ignore[attr-defined]
    uid = f"pp{hashlib.sha256(source.encode()).hexdigest()[:8]}-{number}"
    try:
        picture = draw(source, uid)
    except DrawingError as problem:
        raise SuperFencesException from problem
    return f'<div class="pp-diagram" data-search-exclude="">{picture}</div>'

"""What pages show as pictures, drawn before the site is built, so that what cannot be drawn becomes a finding.

Codes: PB901 a diagram cannot be drawn.
Knows: pages and how their pictures are drawn and kept. Must not know Jinja or MkDocs.
"""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING

from playpress.diagnostics import N_, Diagnostic, Location, Message, Severity
from playpress.diagrams.grid.draw import draw_grid
from playpress.diagrams.grid.measure import layout
from playpress.diagrams.grid.pieces import fits_paper, pieces
from playpress.diagrams.grid.place import place
from playpress.diagrams.picture import DrawingError, can_draw, draw, picture_id, picture_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playpress.diagrams.cache import PictureCache
    from playpress.pages.page import Page, Picture

_SIZE = re.compile(r'viewBox="0 0 ([\d.]+) ([\d.]+)"')
ON_ITS_OWN = (
    ".pp-diagram-svg{--pp-node:#fff;--pp-surface:#f4f8f9;--pp-line:#c9d6d9;--pp-muted:#4d5c60;--pp-node-line:#0b5d6b;"
    "--pp-edge:#37474f;--pp-decision:#fff6e5;--pp-decision-line:#a15c00;--pp-end:#e7f5ec;--pp-end-line:#1b6e3c;"
    "--pp-brand:#0b5d6b;--pp-warn:#a3262a;--md-default-fg-color:#1d2528;font-family:system-ui,sans-serif}"
)
"""The colours of a picture that is looked at outside the site: those of the light page."""


def draw_picture(picture: Picture, style: str, cache: PictureCache) -> str:
    """Return a picture as an SVG file; `style` is the style sheet that the site's diagrams have."""
    source = repr((picture.chart, picture.description, sorted(picture.hrefs.items()), ON_ITS_OWN + style))
    uid = f"g{hashlib.sha256(source.encode()).hexdigest()[:8]}"

    def draw() -> str:
        grid = layout(place(picture.chart))
        return draw_grid(grid, uid, picture.description, picture.hrefs, ON_ITS_OWN + style) + "\n"

    return cache.drawn(source, draw, uid, frozenset(picture.hrefs.values()))


def draw_files(picture: Picture, style: str, cache: PictureCache) -> Iterator[tuple[str, str]]:
    """Yield a picture's file: its path and SVG; and after it that of its pieces for paper, if it is too large for a sheet."""
    whole = draw_picture(picture, style, cache)
    yield picture.path, whole
    width, height = map(float, _SIZE.findall(whole)[0])
    if not fits_paper(width, height):
        yield picture.printed_path, _draw_pieces(picture, cache)


def _draw_pieces(picture: Picture, cache: PictureCache) -> str:
    """Return the pieces of a picture in one SVG file, one after the other; only a page shows them, which has the style."""
    source = repr(("pieces", picture.chart, picture.description))
    uid = f"g{hashlib.sha256(source.encode()).hexdigest()[:8]}"

    def draw() -> str:
        drawn = (
            draw_grid(layout(place(part)), f"{uid}-{n}", picture.description, {}, classes="pp-grid pp-piece")
            for n, part in enumerate(pieces(picture.chart))
        )
        return f'<svg xmlns="http://www.w3.org/2000/svg">{"".join(drawn)}</svg>\n'

    return cache.drawn(source, draw)


def draw_alone(source: str, style: str) -> str:
    """Return Mermaid text as an SVG file.

    Raises:
        DrawingError: it cannot be drawn.
    """
    opening, rest = draw(source, picture_id(source)).split(">", 1)
    return f"{opening}><style>{ON_ITS_OWN}{style}</style>{rest}\n"


def draw_diagrams(page: Page, cache: PictureCache) -> Iterator[Diagnostic]:
    """Draw the diagrams of a page into the cache, and yield a finding for each that cannot be drawn.

    Nothing is drawn, and nothing found, on a machine that cannot draw at all.
    """
    for source in page.diagrams if can_draw() else ():
        try:
            picture_of(source, cache)
        except DrawingError as problem:
            yield Diagnostic(
                "PB901",
                Severity.WARNING,
                Location(page.source or page.path),
                Message(
                    N_("a diagram of the page “{page}” cannot be drawn: {reason}"),
                    {"page": page.title, "reason": str(problem)},
                ),
                Message(N_("the page shows its source, and says the same in words")),
            )

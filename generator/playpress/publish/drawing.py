"""Pages to their drawn pictures, before the site is built, so that one that cannot be drawn becomes a finding.

Knows: pages and how their pictures are drawn and kept. Must not know Jinja or MkDocs.
"""

from __future__ import annotations

import hashlib
import re
from functools import lru_cache
from html import escape
from itertools import accumulate
from typing import TYPE_CHECKING

from playpress.checks.pictures import UNDRAWABLE_DIAGRAM
from playpress.diagnostics import Diagnostic, Location
from playpress.diagrams.grid.draw import draw_grid
from playpress.diagrams.grid.measure import layout
from playpress.diagrams.grid.one_column import place_in_one_column
from playpress.diagrams.grid.pieces import fits_paper, pieces
from playpress.diagrams.grid.place import place
from playpress.diagrams.picture import DrawingError, can_draw, draw, picture_id, picture_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playpress.diagrams.cache import Pictures
    from playpress.pages.page import Chart, Page, Picture

_SIZE = re.compile(r'viewBox="0 0 ([\d.]+) ([\d.]+)"')
COLOURS = {
    "--pp-node": "#fff",
    "--pp-surface": "#f2f6f6",
    "--pp-line": "#cbd7d9",
    "--pp-muted": "#3f4e55",
    "--pp-node-line": "#0b4f5c",
    "--pp-edge": "#37474f",
    "--pp-decision": "#fff4de",
    "--pp-decision-line": "#754100",
    "--pp-end": "#e4f4ea",
    "--pp-end-line": "#12552c",
    "--pp-brand": "#0b4f5c",
    "--pp-warn": "#8a1a1f",
    "--pp-red": "#fbe9e9",
    "--md-default-fg-color": "#15252b",
    "--md-accent-fg-color": "#863300",
}
"""The colours of a picture outside the site, by variable of the style sheet: those of the light palette."""
ON_ITS_OWN = ".pp-diagram-svg{background:#fff;font-family:Roboto,Arial,Helvetica,'DejaVu Sans',sans-serif}"
CHART_ON_ITS_OWN = ON_ITS_OWN.replace("diagram", "chart")
"""Styles that a picture outside the site needs beside its style sheet."""
UNKNOWN = "#37474f"
"""The value of a variable that is not known, such as one of a project's own style sheet."""
_VARIABLE = re.compile(r"var\(\s*(--[\w-]+)\s*(?:,\s*([^()]*(?:\([^()]*\))?))?\)")
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_GIVEN = re.compile(r"(--[\w-]+)\s*:\s*([^;}]+)")


def draw_picture(picture: Picture, style: str, pictures: Pictures) -> str:
    """Return a picture as the text of an SVG file; `style` is the style sheet of the site's diagrams."""
    style = style_alone(style)
    source = f"({picture.diagram.written}, {picture.description!r}, {sorted(picture.hrefs.items())!r}, {style!r})"
    uid = f"g{hashlib.sha256(source.encode()).hexdigest()[:8]}"

    def draw() -> str:
        grid = layout(place(picture.diagram))
        return draw_grid(grid, uid, picture.description, picture.hrefs, style, is_played=True) + "\n"

    return pictures.drawn(source, draw, uid, frozenset(picture.hrefs.values()), style)


def draw_files(picture: Picture, style: str, pictures: Pictures) -> Iterator[tuple[str, str]]:
    """Yield (path, SVG) of a picture, of its form in one column and, if it is too large for a sheet of paper, of its pieces."""
    whole = draw_picture(picture, style, pictures)
    yield picture.path, whole
    yield picture.narrow_path, _draw_narrow(picture, style, pictures)
    width, height = map(float, _SIZE.findall(whole)[0])
    if not fits_paper(width, height):
        yield picture.printed_path, _draw_pieces(picture, style, pictures)


def _draw_narrow(picture: Picture, style: str, pictures: Pictures) -> str:
    """Return a picture in one column as the text of an SVG file."""
    style = style_alone(style)
    described = f"{picture.description!r}, {sorted(picture.hrefs.items())!r}, {style!r}"
    source = f"('narrow', {picture.diagram.written}, {described})"
    uid = f"g{hashlib.sha256(source.encode()).hexdigest()[:8]}"

    def draw() -> str:
        grid = layout(place_in_one_column(picture.diagram))
        return draw_grid(grid, uid, picture.description, picture.hrefs, style, is_played=True) + "\n"

    return pictures.drawn(source, draw, uid, frozenset(picture.hrefs.values()), style)


def _draw_pieces(picture: Picture, style: str, pictures: Pictures) -> str:
    """Return the pieces of a picture as the text of one SVG file, one below the other."""
    style = style_alone(style)
    source = f"('pieces', {picture.diagram.written}, {picture.description!r}, {style!r})"
    uid = f"g{hashlib.sha256(source.encode()).hexdigest()[:8]}"

    def draw() -> str:
        grids = pieces(picture.diagram)
        tops = list(accumulate((grid.height for grid in grids), initial=0.0))
        drawn = [
            draw_grid(grid, f"{uid}-{n}", picture.description, {}, classes="pp-grid pp-piece").replace(
                "<svg ", f'<svg y="{top:.1f}" ', 1
            )
            for n, (grid, top) in enumerate(zip(grids, tops, strict=False))
        ]
        width = max(grid.width for grid in grids)
        size = f'width="{width:.1f}" height="{tops[-1]:.1f}"'
        opening = f'<svg xmlns="http://www.w3.org/2000/svg" class="pp-diagram-svg" {size}>'
        return f"{opening}<style>{style}</style>{''.join(drawn)}</svg>\n"

    return pictures.drawn(source, draw, uid, frozenset(), style)


@lru_cache(maxsize=4)
def style_alone(style: str, beside: str = ON_ITS_OWN) -> str:
    """Return a style sheet for a file outside the site: with variables replaced by their values.

    Other programs than browsers ignore variables and draw everything black. A variable has the value that the style
    sheet sets, else that of the light palette, else its default (after the comma). `beside` are styles that it needs as well.
    """
    plain = _COMMENT.sub("", beside + style)
    known = {**COLOURS, **{name: value.strip() for name, value in _GIVEN.findall(plain)}}
    for _ in known:  # a variable's value may be another variable
        plain = _VARIABLE.sub(lambda m: known.get(m[1]) or m[2] or UNKNOWN, plain)
    plain = _VARIABLE.sub(UNKNOWN, plain)  # a variable that refers to itself
    return escape(" ".join(_GIVEN.sub("", plain).split()), quote=False)


def chart_file(chart: Chart, style: str) -> str:
    """Return a chart as the text of an SVG file; `style` is the style sheet of the site's charts."""
    opening, rest = chart.svg.split(">", 1)
    return f"{opening}><style>{style_alone(style, CHART_ON_ITS_OWN)}</style>{rest}\n"


def draw_alone(source: str, style: str) -> str:
    """Return Mermaid text as an SVG file.

    Raises:
        DrawingError: it cannot be drawn.
    """
    opening, rest = draw(source, picture_id(source)).split(">", 1)
    return f"{opening}><style>{style_alone(style)}</style>{rest}\n"


def draw_diagrams(page: Page, pictures: Pictures) -> Iterator[Diagnostic]:
    """Draw a page's diagrams, to be kept, and yield a finding for each that cannot be drawn.

    Nothing is drawn, and nothing found, on a machine that cannot draw at all.
    """
    for source in page.diagrams if can_draw() else ():
        try:
            picture_of(source.rstrip("\n"), pictures)  # as the fence in the page has it, which then finds the picture
        except DrawingError as problem:
            at = Location(page.planned.source or page.path)
            yield UNDRAWABLE_DIAGRAM.here(at, page=page.planned.title, reason=str(problem))

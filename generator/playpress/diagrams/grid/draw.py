"""A laid out grid to SVG. All text is escaped, and every colour comes from a style sheet."""

from __future__ import annotations

from html import escape
from itertools import groupby, pairwise
from typing import TYPE_CHECKING

from playpress.diagrams.grid.forms import ASCENT, LABEL_ASCENT, draw_box, draw_letter
from playpress.diagrams.grid.metrics import BAND_LINE, LABEL_LINE_HEIGHT, LINE_HEIGHT
from playpress.diagrams.grid.words import joinable, lines_of, plain, short, spaced, whole
from playpress.diagrams.sizes import width_classes
from playpress.process.diagram import lane_key

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from playpress.diagrams.grid.labels import Label
    from playpress.diagrams.grid.measure import Grid, Path, Strip


def draw_grid(
    grid: Grid,
    uid: str,
    description: str,
    hrefs: Mapping[str, str],
    style: str = "",
    classes: str = "pp-diagram-svg pp-grid",
    *,
    is_played: bool = False,
) -> str:
    """Return a grid as one SVG element of some classes.

    Every id in it begins with `uid`. `hrefs` are the addresses of nodes (by key) and lanes (by `lane_key`). `style` is
    a style sheet for a picture outside of a page. Where a process is played in the picture, boxes say the keys of their nodes.
    """
    return "".join(_elements(grid, uid, description, hrefs, style, classes, is_played=is_played))


def _elements(
    grid: Grid,
    uid: str,
    description: str,
    hrefs: Mapping[str, str],
    style: str,
    classes: str,
    *,
    is_played: bool,
) -> Iterator[str]:
    width, height = short(grid.width), short(grid.height)
    classes += " pp-plain" * (not grid.bands) + width_classes(grid.width)
    yield (
        f'<svg xmlns="http://www.w3.org/2000/svg" id="{uid}" class="{classes}" role="group" '
        f'width="{width}" height="{height}" viewBox="0 0 {width} {height}" aria-labelledby="{uid}-t" aria-describedby="{uid}-d">'
        f'<title id="{uid}-t">{plain(grid.diagram.title)}</title><desc id="{uid}-d">{plain(description)}</desc>'
    )
    if style:
        yield f"<style>{style}</style>"
    yield "<defs>"
    for kind in dict.fromkeys("exception" if path.line.kind == "exception" else "normal" for path in grid.paths):
        yield (
            f'<marker id="{uid}-{kind}" class="m {kind}" refX="7.5" refY="4" markerWidth="8" '
            f'markerHeight="8" orient="auto"><path d="M0 .5 8 4 0 7.5z"/></marker>'
        )
    yield "</defs>"
    for n, band in enumerate(grid.bands):
        yield _band(grid, band, n)
    yield from _lanes(grid, hrefs)
    yield from _lines(grid.paths, uid)
    for box in grid.boxes:
        linked = _linked(draw_box(box), hrefs.get(box.node.key, ""), box.node.text, box.text)
        drawn = linked + "".join(map(draw_letter, box.letters))
        yield f'<g data-node="{escape(box.node.key)}">{drawn}</g>' if is_played else drawn
    for path in grid.paths:
        if path.label:
            yield _label(path.label)
    yield "</svg>"


def _band(grid: Grid, band: Strip, n: int) -> str:
    y, height = short(band.start), short(band.end - band.start)
    first = -BAND_LINE * (len(band.text) - 1) / 2 + 4
    middle = short((band.start + band.end) / 2)
    turned = f' class="phase" transform="translate({short(grid.margin / 2)} {middle})rotate(-90)"'
    name = lines_of(band.text, 0, first, BAND_LINE, turned)
    return f'<rect class="band b{n % 2}" y="{y}" width="{short(grid.width)}" height="{height}"/>{name}'


def _lanes(grid: Grid, hrefs: Mapping[str, str]) -> Iterator[str]:
    """Yield the edges of lanes and, together, their heads: a script keeps these in sight."""
    inside = [lane.start for lane in grid.lanes[1:]]
    for x in grid.lifelines or inside:
        yield f'<path class="edge" d="M{short(x)} {short(grid.head if grid.lifelines else 0)}V{short(grid.height)}"/>'
    if grid.lanes:
        heads = "".join(_head(lane, grid, hrefs) for lane in grid.lanes)
        ground = f'<rect class="head" width="{short(grid.width)}" height="{short(grid.head)}"/>'
        edges = "" if grid.lifelines else "".join(f"M{short(x)} 0V{short(grid.head)}" for x in inside)
        edge = f'<path class="edge" d="{edges}"/>' if edges else ""
        yield f'<g class="heads">{ground}{edge}{heads}</g>'


def _head(lane: Strip, grid: Grid, hrefs: Mapping[str, str]) -> str:
    x = (lane.start + lane.end) / 2
    top = (grid.head - LINE_HEIGHT * len(lane.text)) / 2 + ASCENT
    name = spaced(lane.text, lane.named.name, x, top, ' class="lane"')
    return _linked(name, hrefs.get(lane_key(lane.named), ""), lane.named.name, lane.text)


def _lines(paths: Sequence[Path], uid: str) -> Iterator[str]:
    """Yield the lines of each kind in one group, which says how they look; those of the main way come last, over the others."""

    def rank(path: Path) -> tuple[bool, str]:
        return path.line.kind == "normal", path.line.kind

    for (_, kind), same in groupby(sorted(paths, key=rank), key=rank):
        marker = "exception" if kind == "exception" else "normal"
        drawn = "".join(f'<path d="{_d(path.points)}"/>' for path in same)
        yield f'<g class="line {kind}" marker-end="url(#{uid}-{marker})">{drawn}</g>'


def _d(points: tuple[tuple[float, float], ...]) -> str:
    """Return corners as path data for an SVG path; those where the line goes straight on are left out."""
    written = [(short(x), short(y)) for x, y in points]
    steps = ["M{} {}".format(*written[0])]
    for (x1, y1), (x2, y2) in pairwise(written):
        steps.append(f"V{y2}" if x1 == x2 else f"H{x2}" if y1 == y2 else f"L{x2} {y2}")
    return "".join(step for step, after in zip(steps, [*steps[1:], " "], strict=True) if step[0] != after[0])


def _label(label: Label) -> str:
    return joinable(label.text, label.left, label.top + LABEL_ASCENT, LABEL_LINE_HEIGHT, ' class="answer"')


def _linked(drawn: str, href: str, name: str, text: tuple[str, ...]) -> str:
    """Return a drawing as a link; if a word of its name is broken, the whole name is its label for screen readers."""
    if not href:
        return drawn
    label = f' aria-label="{escape(whole(name))}"' if whole(" ".join(text)) != whole(name) else ""
    return f'<a href="{escape(href)}"{label}>{drawn}</a>'

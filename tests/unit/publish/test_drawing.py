"""What cannot be drawn is a finding, and its page shows the source instead."""

from __future__ import annotations

import datetime
import json
import re
import shutil
from collections import Counter
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
import resvg_py
from markdown import Markdown
from PIL import Image

from playpress.bundled import bundled_folder
from playpress.diagnostics import Severity
from playpress.diagrams import picture
from playpress.diagrams.cache import FOLDER_VARIABLE, PICTURES, PictureCache
from playpress.diagrams.picture import DrawingError, picture_id
from playpress.engine import fence
from playpress.engine.current_page import CurrentPage
from playpress.engine.fence import mermaid
from playpress.engine.theme import DIAGRAM_STYLE, theme_files
from playpress.pipeline import Request, check_handbook, generate, view
from playpress.process import diagram
from playpress.publish import drawing
from playpress.publish.view import ViewError
from tests.tools.handbook import REGISTRIES, SMALLEST, write_project
from tests.tools.rendered import read_html

if TYPE_CHECKING:
    from pathlib import Path

CODES = frozenset({"PB901"})
"""What is tried out here and nowhere else."""

SOURCE = 'flowchart TB\n    n_0["A & <b>"]\n'


def shown(source: str, page: Markdown) -> str:
    return mermaid(source, "mermaid", "mermaid", {}, page)


@pytest.fixture
def project(tmp_path: Path) -> Request:
    return write_project(tmp_path, {**REGISTRIES, "playbooks/sales/sell.yml": SMALLEST})


def fail(*_: object) -> str:
    raise DrawingError("too many arrows")


def test_a_handbook_that_can_be_drawn_has_no_finding(project):
    generated = generate(project, draw=True)
    assert generated.diagnostics == []
    assert list((project.build / PICTURES).rglob("*.json"))


def kept_keys(project: Request) -> set[str]:
    """Return the keys of all kept pictures."""
    files = (path for path in (project.build / PICTURES).rglob("*") if path.is_file())
    return {key for file in files for key in json.loads(file.read_text().partition("\n")[2])}


def test_a_picture_that_no_page_shows_any_more_is_not_kept(project):
    generate(project, draw=True)
    before = kept_keys(project)
    write_project(project.root, {"playbooks/sales/sell.yml": SMALLEST.replace("Make an offer", "Offer something")})
    generate(project, draw=True)
    after = kept_keys(project)
    assert len(after) == len(before)
    assert after != before


def test_what_the_site_engine_draws_stays_when_its_page_is_written_again_without_drawing(project):
    generate(project, draw=True)
    before = kept_keys(project)
    write_project(project.root, {"playbooks/sales/sell.yml": SMALLEST.replace("Make an offer", "Offer something")})
    generate(project)
    assert kept_keys(project) > before


def test_a_diagram_that_cannot_be_drawn_is_a_warning_at_its_playbook_with_a_hint(project, monkeypatch):
    monkeypatch.setattr(picture, "draw", fail)
    generated = generate(project, draw=True)
    (found,) = [d for d in generated.diagnostics if d.location.file == "playbooks/sales/sell.yml"]
    assert {(d.code, d.severity) for d in generated.diagnostics} == {("PB901", Severity.WARNING)}
    assert found.message.text(str) == "a diagram of the page “Sell a product” cannot be drawn: too many arrows"
    assert found.hint.text(str) == "the page shows its source, and says the same in words"
    assert generated.written


@pytest.mark.repeats
@pytest.mark.parametrize(
    ("chosen", "told"), [("error", {Severity.ERROR}), ("advice", {Severity.ADVICE}), ('"off"', set())]
)
def test_a_handbook_chooses_how_bad_it_is_that_a_diagram_cannot_be_drawn(project, monkeypatch, chosen, told):
    monkeypatch.setattr(picture, "draw", fail)
    settings = project.playbooks / "handbook.yml"
    settings.write_text(f"{settings.read_text()}severities: {{undrawable-diagram: {chosen}}}\n")
    assert {d.severity for d in generate(project, draw=True).diagnostics} == told


def test_pages_are_written_without_drawing_unless_asked(project, monkeypatch):
    monkeypatch.setattr(picture, "draw", fail)
    assert generate(project).diagnostics == []


def test_a_machine_that_cannot_draw_at_all_has_no_finding_for_each_diagram(project, monkeypatch):
    monkeypatch.setattr(picture, "merman", None)
    assert generate(project, draw=True).diagnostics == []


def test_the_grid_is_drawn_on_a_machine_that_cannot_draw_mermaid(project, monkeypatch):
    monkeypatch.setattr(picture, "merman", None)
    generate(project)
    assert (project.build / "docs" / "playbooks" / "sell.by-role.svg").read_text().startswith("<svg ")


def test_a_fence_is_a_picture_in_the_page(monkeypatch):
    monkeypatch.delenv(FOLDER_VARIABLE, raising=False)
    html = shown(SOURCE, Markdown())
    assert html.startswith('<div class="pp-diagram"><svg ')
    assert "A &amp; &lt;b&gt;" in html


def test_a_fence_that_cannot_be_drawn_is_its_source_in_a_box_that_opens(monkeypatch):
    monkeypatch.setattr(picture, "draw", fail)
    monkeypatch.delenv(FOLDER_VARIABLE, raising=False)
    read = read_html(shown(SOURCE, Markdown()))
    assert [name for name, _ in read.elements] == ["details", "summary", "pre", "code"]
    assert read.text == 'Mermaid flowchart TB n_0["A & <b>"]'
    assert read.oddities == []


def test_a_diagram_that_a_page_shows_twice_has_other_ids_the_second_time(monkeypatch):
    monkeypatch.delenv(FOLDER_VARIABLE, raising=False)
    page, uid = Markdown(), picture_id(SOURCE)
    first, second = shown(SOURCE, page), shown(SOURCE, page)
    assert f'id="{uid}"' in first
    assert f'id="{uid}-2"' in second
    assert f'id="{uid}"' not in second
    assert f'id="{uid}"' in shown(SOURCE, Markdown())


def test_the_site_engine_finds_what_was_drawn_before(tmp_path, monkeypatch):
    pictures = PictureCache(tmp_path).of_page("page.md")
    kept = picture.picture_of(SOURCE, pictures)
    pictures.keep()
    monkeypatch.setenv(FOLDER_VARIABLE, str(tmp_path))
    monkeypatch.setattr(fence, "current_page", lambda _: CurrentPage("page.md", tmp_path))
    monkeypatch.setattr(picture, "draw", fail)
    assert kept in shown(SOURCE, Markdown())


def test_the_file_of_a_page_is_read_once_for_all_its_fences(tmp_path, monkeypatch):
    asked: list[Markdown] = []

    def current(md: Markdown) -> CurrentPage:
        asked.append(md)
        return CurrentPage("page.md", tmp_path)

    monkeypatch.setattr(fence, "current_page", current)
    page = Markdown()
    for _ in range(3):
        shown(SOURCE, page)
    assert len(asked) == 1


def test_the_site_engine_keeps_what_it_has_drawn_beside_what_was_there(tmp_path, monkeypatch):
    pictures = PictureCache(tmp_path).of_page("page.md")
    picture.picture_of(SOURCE, pictures)
    pictures.keep()
    monkeypatch.setenv(FOLDER_VARIABLE, str(tmp_path))
    monkeypatch.setattr(fence, "current_page", lambda _: CurrentPage("page.md", tmp_path))
    other = SOURCE.replace("A &", "B &")
    drawn = shown(other, Markdown())
    monkeypatch.setattr(picture, "draw", fail)
    assert shown(other, Markdown()) == drawn
    assert "A &amp;" in shown(SOURCE, Markdown())


def test_every_fence_of_a_page_finds_what_was_drawn_before_the_site_was_built(project, monkeypatch):
    generate(project, draw=True)
    monkeypatch.setenv(FOLDER_VARIABLE, str(project.build / PICTURES))
    monkeypatch.setattr(fence, "current_page", lambda _: CurrentPage("playbooks/sell.md", project.build / "docs"))
    monkeypatch.setattr(picture, "draw", fail)
    fences = {"custom_fences": [{"name": "mermaid", "class": "mermaid", "format": mermaid}]}
    extensions = ["md_in_html", "pymdownx.superfences"]
    page = Markdown(extensions=extensions, extension_configs={"pymdownx.superfences": fences})
    html = page.convert((project.build / "docs" / "playbooks" / "sell.md").read_text())
    assert '<div class="pp-diagram"><svg ' in html
    assert "pp-diagram-source" not in html


def test_a_picture_alone_brings_its_style_and_is_a_picture_of_merman_only_where_it_must_be(monkeypatch):
    assert ".x{}</style>" in drawing.draw_alone(SOURCE, ".x{}")
    monkeypatch.setattr(picture, "merman", None)
    assert drawing.draw_alone(SOURCE, "").startswith("<svg ")
    with pytest.raises(DrawingError, match="no merman"):
        drawing.draw_alone("sequenceDiagram\n    a->>b: x\n", "")


@pytest.mark.parametrize(
    ("style", "alone"),
    [
        (".a{fill:var(--pp-warn)}", f".a{{fill:{drawing.COLOURS['--pp-warn']}}}"),
        (".a{fill:var( --pp-warn , red )}", f".a{{fill:{drawing.COLOURS['--pp-warn']}}}"),
        (".a{fill:var(--other, rgb(1, 2, 3))}", ".a{fill:rgb(1, 2, 3)}"),
        (".a{fill:var(--other)}", f".a{{fill:{drawing.UNKNOWN}}}"),
        (".a{--mine:var(--pp-end);fill:var(--mine)}", f".a{{;fill:{drawing.COLOURS['--pp-end']}}}"),
        (".a{--mine:var(--mine);fill:var(--mine)}", f".a{{;fill:{drawing.UNKNOWN}}}"),
        ("/* var(--x) <b> */.a > b{x:'<&'}", ".a &gt; b{x:'&lt;&amp;'}"),
    ],
)
def test_a_style_alone_has_colours_instead_of_variables(style, alone):
    assert drawing.style_alone(style) == drawing.ON_ITS_OWN + alone


def test_a_picture_alone_has_its_colours_and_words_outside_a_browser_too(project):
    generate(project)
    files = [file.read_text() for file in (project.build / "docs").rglob("*.svg")]
    assert files
    style = theme_files(project.templates)[DIAGRAM_STYLE].decode()
    sources = [SOURCE, "sequenceDiagram\n    a->>b: x\n", "flowchart TB\n    a[One] --> b\n"]
    for svg in [*files, *(drawing.draw_alone(source, style) for source in sources)]:
        assert "var(" not in svg
        seen = colours(svg)
        assert len(seen) > 2
        assert painted("--pp-brand") in seen, "the colour of borders and of the start"
        assert seen != colours(re.sub(r"<text.*?</text>", "", svg)), "no words"
        assert sum(seen.values()) * 0.4 < seen[255, 255, 255] + seen[painted("--pp-surface")], "a dark picture"


KPIS = "sales: {name: Sales, direction: up, target: 9, thresholds: {green: 8, amber: 5}, goals: [serve]}\n"
GOALS = "grow: {name: Grow}\nserve: {name: Serve, parent: grow}\n"
FIGURES = "date,value\n2026-01-01,1\n2026-02-01,6\n2026-03-01,7\n"


def test_a_chart_alone_has_its_colours_and_words_outside_a_browser_too(project):
    files = {
        "playbooks/catalog/kpis.yml": KPIS,
        "playbooks/catalog/goals.yml": GOALS,
        "playbooks/measurements/sales.csv": FIGURES,
    }
    write_project(project.root, files)
    generate(project)
    for name, shown_colours in {
        "kpis/sales": {painted(f"--pp-{name}") for name in ("brand", "end", "decision", "red")},
        "all-goals": {painted("--pp-brand"), painted("--pp-decision-line")},
    }.items():
        svg = (project.build / "docs" / f"{name}.chart.svg").read_text()
        assert "var(" not in svg
        assert len(svg.encode()) < 5000
        seen = colours(svg)
        assert shown_colours <= seen.keys(), "the line; green, amber and red"
        assert seen != colours(re.sub(r"<text.*?</text>", "", svg)), "no words"


@pytest.mark.repeats
def test_a_series_of_three_thousand_rows_has_a_file_of_less_than_ten_kilobytes(project):
    days = [datetime.date(2015, 1, 1) + datetime.timedelta(n) for n in range(3000)]
    rows = "".join(f"{day},{n * 7919 % 1000 / 10}\n" for n, day in enumerate(days))
    write_project(project.root, {"playbooks/measurements/sales.csv": f"date,value\n{rows}"})
    generate(project)
    assert 3000 < len((project.build / "docs" / "kpis" / "sales.chart.svg").read_bytes()) < 10_000


def painted(variable: str) -> tuple[int, int, int]:
    """Return the colour of a variable outside the site, as red, green and blue."""
    digits = drawing.COLOURS[variable].removeprefix("#")
    red, green, blue = bytes.fromhex(digits if len(digits) == 6 else "".join(2 * digit for digit in digits))
    return red, green, blue


def colours(svg: str) -> Counter[tuple[int, int, int]]:
    """Return how many pixels a picture has of each colour, drawn by a library that is no browser."""
    png = resvg_py.svg_to_bytes(svg_string=svg, background="#fff")
    assert png[:8] == b"\x89PNG\r\n\x1a\n"
    with Image.open(BytesIO(png)) as image:
        pixels = image.convert("RGB").tobytes()
    return Counter(zip(pixels[::3], pixels[1::3], pixels[2::3], strict=True))


# More than a picture can show


def page_of(project: Request) -> str:
    """Return a playbook's page, made anew: what tests change in our code, no build can know."""
    shutil.rmtree(project.build / ".cache", ignore_errors=True)
    generate(project)
    return (project.build / "docs" / "playbooks" / "sell.md").read_text(encoding="utf-8")


def test_a_process_too_large_to_draw_is_told_in_words_and_says_so(project, monkeypatch):
    drawn = page_of(project)
    monkeypatch.setattr(diagram, "MOST_PARTS", 5)  # it has four nodes and three lines
    told = page_of(project)
    assert "sell.by-role.svg" in drawn
    assert "This process has 2 steps, more than a picture can show. Here it is in words." not in drawn
    assert "This process has 2 steps, more than a picture can show. Here it is in words." in told
    flow = told.partition("## Flow")[2].partition("## Steps")[0]
    assert "sell.by-role.svg" not in flow
    assert "```mermaid" not in flow
    assert "**1** [Make an offer](#step-offer): [Sales lead]" in flow
    assert not list((project.build / "docs").rglob("*.by-role*.svg")), "nor is it the example of the home page"


def test_a_process_at_the_limit_is_drawn(project, monkeypatch):
    monkeypatch.setattr(diagram, "MOST_PARTS", 7)
    assert "sell.by-role.svg" in page_of(project)


@pytest.mark.parametrize("view_", ["role", "phase"])
def test_a_picture_of_a_process_too_large_to_draw_is_refused(project, monkeypatch, view_):
    monkeypatch.setattr(diagram, "MOST_PARTS", 5)
    with pytest.raises(ViewError, match="more steps than a picture can show"):
        view(check_handbook(project), "sell", view_, "svg")
    assert "1. Make an offer" in view(check_handbook(project), "sell", view_, "ascii")


# Paper


@pytest.mark.repeats
def test_a_picture_too_large_for_a_sheet_has_a_file_of_pieces_beside_it_and_loses_it_with_its_size(project):
    steps = [f"  - {{id: s{n}, name: Step {n}, raci: {{responsible: seller}}}}\n" for n in range(40)]
    file, short = project.playbooks / "sales" / "sell.yml", SMALLEST.partition("steps:")[0]
    pieces = project.build / "docs" / "playbooks" / "sell.by-role.print.svg"
    file.write_text(f"{short}steps:\n{''.join(steps)}", encoding="utf-8")
    generate(project)
    drawn = pieces.read_text(encoding="utf-8")
    assert drawn.count('class="pp-grid pp-piece') > 1
    assert [name for name in (f"{n + 1}. Step {n}" for n in range(40)) if name not in drawn] == []
    file.write_text(SMALLEST, encoding="utf-8")
    generate(project)
    assert not pieces.exists()


def test_a_picture_outside_the_site_has_the_colours_of_the_light_palette():
    sheet = (bundled_folder() / "assets" / "playpress.css").read_text()
    palette = sheet.partition(':root, [data-md-color-scheme="default"] {')[2].partition("}")[0]
    light = dict(re.findall(r"(--[\w-]+):\s*([^;]+);", palette))
    assert {name: light[name] for name in drawing.COLOURS} == drawing.COLOURS

"""A calendar of bars as Mermaid, which Mermaid's own parser accepts, and as a picture that says every name."""

from __future__ import annotations

import datetime
import re
import xml.etree.ElementTree as ET

import pytest

from playpress.diagrams.calendar import LABELS, WIDTH, draw_gantt
from playpress.diagrams.gantt import Bar, Gantt, gantt_diagram, read_gantt
from playpress.diagrams.picture import draw
from tests.tools.flows import NAMES
from tests.tools.node import parse_mermaid
from tests.unit.diagrams.test_mermaid import ODD_LABELS

FIRST, LAST = datetime.date(2026, 1, 1), datetime.date(2026, 3, 31)
MONTHS = tuple((datetime.date(2026, n, 1), name) for n, name in ((1, "January"), (2, "February"), (3, "March")))
SVG = "{http://www.w3.org/2000/svg}"
SETTINGS = [
    "Title of the page",
    "section two",
    "Click here",
    "call a()",
    "Includes all",
    "todayMarker off",
    "Weekend work",
]
STRANGE = [*ODD_LABELS, *NAMES, *SETTINGS]


def day(month: int, number: int) -> datetime.date:
    return datetime.date(2026, month, number)


def bar(label: str = "A form", start=FIRST, end=LAST, state: str = "planned", section: str = "Good") -> Bar:
    return Bar(section, label, start, end, state)


def source(*bars: Bar) -> str:
    return gantt_diagram(bars, MONTHS, LAST, "A plan", "What is made")


def picture(*bars: Bar) -> ET.Element:
    return ET.fromstring(draw_gantt(Gantt(bars, MONTHS, LAST, "A plan", "What is made"), "u"))  # noqa: S314 - ours


def boxes(drawn: ET.Element) -> list[tuple[float, float]]:
    """Return where each bar begins and ends, in pixels."""
    found = [rect for rect in drawn.iter(f"{SVG}rect") if rect.get("class", "").startswith("bar")]
    return [(float(rect.attrib["x"]), float(rect.attrib["x"]) + float(rect.attrib["width"])) for rect in found]


def test_what_is_written_is_read_again():
    bars = (
        bar("Forms: one, two", end=day(1, 9), state="done"),
        bar("50 % #1; %% a", state="doing"),
        bar("Last", section="Next: :"),
    )
    assert read_gantt(source(*bars)) == Gantt(bars, MONTHS, LAST, "A plan", "What is made")


@pytest.mark.parametrize(
    "text",
    [
        "", "gantt", "flowchart LR", "gantt\n    title Another one", source(bar()).replace("2026-01-01, 2026", "2026-02-31, 2026"),
        source(bar()).replace("%% end 2026-03-31", ""), re.sub(r".*%% month.*\n", "", source(bar())),
    ],
)  # fmt: skip
def test_another_gantt_is_left_to_mermaid(text: str):
    assert read_gantt(text) is None


@pytest.mark.node
def test_mermaids_own_parser_accepts_odd_names_and_the_state_of_each_bar():
    sources = [
        source(bar(name, state=state, section=name)) for name in STRANGE for state in ("planned", "doing", "done")
    ]
    verdicts = parse_mermaid(sources)
    assert {verdict.kind for verdict in verdicts} == {"gantt"}
    assert [(s, v.error) for s, v in zip(sources, verdicts, strict=True) if v.error] == []


@pytest.mark.parametrize("name", STRANGE)
def test_the_picture_says_every_name_and_nothing_of_it_is_markup(name: str):
    drawn = ET.fromstring(draw(source(bar(name, section="S")), "u"))  # noqa: S314 - ours
    (label,) = [text for text in drawn.iter(f"{SVG}text") if text.get("class") == "label"]
    shown = re.sub(r"[\s\xad\u200b-]", "", "".join(label.itertext()))
    assert shown == re.sub(r"[\s\xad\u200b-]", "", name.strip())


@pytest.mark.parametrize("name", SETTINGS)
def test_a_name_that_begins_like_a_setting_of_mermaids_is_a_name(name: str):
    (line,) = [line.strip() for line in source(bar(name)).splitlines() if ":d_0" in line]
    assert line.startswith(f"#{ord(name[0])};{name[1:4]}")
    assert read_gantt(source(bar(name))).bars == (bar(name),)


def test_a_bar_covers_its_days_the_last_one_included():
    width = (WIDTH - LABELS) / 90  # January to March 2026: 31 + 28 + 31 days
    drawn = picture(bar(), bar(start=day(1, 11), end=day(1, 20)), bar(start=LAST, end=LAST))
    expected = [(LABELS, WIDTH), (LABELS + 10 * width, LABELS + 20 * width), (WIDTH - width, WIDTH)]
    assert [pytest.approx(box, abs=0.11) for box in expected] == boxes(drawn)


def test_a_bar_that_leaves_the_plan_is_cut_at_its_edge_and_can_still_be_seen():
    before, after = datetime.date(2025, 1, 1), datetime.date(2027, 1, 1)
    cases = [bar(start=before), bar(end=after), bar(start=before, end=before), bar(start=after, end=after)]
    for left, right in boxes(picture(*cases)):
        assert left >= LABELS
        assert right <= WIDTH + 0.1
        assert right - left >= 3.9


def test_the_state_of_a_bar_is_a_sign_and_not_only_a_colour():
    drawn = picture(bar(state="done"), bar(state="doing"), bar())
    assert [text.text for text in drawn.iter(f"{SVG}text") if text.get("class") == "sign"] == ["✓", "▶"]


def test_the_picture_names_each_month_and_each_outcome_once_and_has_a_title_and_a_description():
    drawn = picture(bar(), bar("Another"), bar(section="Other"))
    said = [("".join(t.itertext()), t.get("class")) for t in drawn.iter(f"{SVG}text")]
    assert [text for text, kind in said if kind == "head"] == ["January", "February", "March"]
    assert [text for text, kind in said if kind == "section"] == ["Good", "Other"]
    assert [drawn.findtext(f"{SVG}{tag}") for tag in ("title", "desc")] == ["A plan", "What is made"]
    assert (drawn.get("role"), drawn.get("aria-labelledby"), drawn.get("aria-describedby")) == ("img", "u-t", "u-d")

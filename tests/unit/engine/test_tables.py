"""Tables say what they are about, and each cell what it is, to those who hear them and on a narrow screen."""

import xml.etree.ElementTree as ET

from playpress.engine.tables import finish_tables

TABLE = """<table class="pp-table"><thead><tr><th>KPI</th><th>Target</th><th /></tr></thead>
<tbody><tr><td><a>Clicks</a></td><td class="pp-number">3%</td><td>soon</td></tr><tr><td /><td>4%</td><td>x</td></tr></tbody></table>"""


def finished(html):
    root = ET.fromstring(f"<div>{html}</div>")  # noqa: S314 - written above
    finish_tables(root)
    return root


def captions(html):
    return [caption.text for caption in finished(html).iter("caption")]


def test_a_tables_caption_is_the_heading_or_the_bold_line_above_it():
    assert captions(f"<h2>All KPIs</h2>{TABLE}<h3>Red <em>ones</em></h3><p>Words.</p>{TABLE}") == [
        "All KPIs",
        "Red ones",
    ]
    assert captions(f"<h2>KPIs</h2><p><strong>You own</strong></p>{TABLE}") == ["You own"]
    assert captions(f"<h2>KPIs</h2><p><strong>Not</strong> alone</p>{TABLE}") == ["KPIs"]
    assert captions(f"<h2>KPIs</h2><details><summary>Figures</summary>{TABLE}</details>") == ["Figures"]


def test_a_table_under_no_heading_has_no_caption():
    assert captions(TABLE) == []


def test_a_table_of_ours_gets_a_caption_but_no_second_one():
    assert captions('<h2>Who</h2><table class="pp-raci"><tbody /></table>') == ["Who"]
    assert captions('<h2>Who</h2><table class="pp-raci"><caption>Duties</caption></table>') == ["Duties"]


def test_the_first_cell_of_a_row_is_its_header_and_each_other_one_names_its_column():
    first, second = finished(TABLE).findall(".//tbody/tr")
    assert [(cell.tag, cell.get("scope"), cell.get("data-label")) for cell in first] == [
        ("th", "row", None),
        ("td", None, "Target"),
        ("td", None, None),
    ]
    assert [cell.tag for cell in second] == ["td", "td", "td"]
    assert {head.get("scope") for head in finished(TABLE).findall(".//thead/tr/th")} == {"col"}

"""Flowcharts in Mermaid's language: any label is drawn letter for letter, whatever the language could read into it."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from playpress.diagrams.mermaid import Arrow, Box, Group, escape_label, write_flowchart
from playpress.diagrams.picture import DrawingError, draw
from tests.tools.rendered import folded

ODD_LABELS = [
    "end", "End", "graph", "subgraph", "click", "class", "style", "default", "o", "x", "A --> B", "a --- b", "%% remark", "%%{init}%%",
    'say "hi"', "it's", "#quot;", "#35;", "&amp;", "&lt;b&gt;", "<b>bold</b>", "<script>alert(1)</script>", "`code`", "**bold**", "_under_",
    "~~out~~", "$$x^2$$", "$1", "100 %", "a\\nb", "back\\slash", "a|b", "{a}", "{{b}}", "[c]", "((d))", "[/e/]", ">f]", "a@{ shape: x }",
    "user@example.com", "a:::b", "key: value", "/path/", "//", "1. one", "- item", "* star", "+ plus", "# head", "> quote", "https://example.com?a=1&b=2#c",
    "Żółć ćma łąka", "Größe", "日本語", "العربية", "עברית", "ไทย", "👍 ok 👩‍👩‍👧", "e\u0301", "½ ² ₂ €", "a;b", "a,b", "(a)", "!", "?", "'", ";", "~", "<_=",
    "direction TB", "Set the direction TBD", "Choose direction LR or RL", "Direction  BT?", "redirection TD now", "1.", "10. ten", "2026. A year",
    "2) two", "(1) one", "- [x] done", "---", "===", "***", "+1", "-1", "## a", "accTitle: x", "accDescr {", "title: x", "flowchart TB", "graph LR",
    "the end", "sequenceDiagram", "participant A", "note over A", "loop", "alt", "box", "activate A", "links A: {}", "linkStyle 0", "call a()",
    "www.example.com", "![x](y)", "| a | b |", "<br>", "&nbsp;", "#9829;", "fa:fa-car", "o--o", "x--x", "v", "TB", "%%", "1.5 hours",
]  # fmt: skip
"""Labels that are words or signs of Mermaid, Markdown, HTML, or of other alphabets."""


def texts_of(drawn: str) -> list[str]:
    """Return each label of a picture as one line."""
    root = ET.fromstring(drawn)  # noqa: S314 - drawn a moment ago
    labels = root.iter("{http://www.w3.org/2000/svg}text")
    return [folded(" ".join([label.text or "", *("".join(row.itertext()) for row in label)])) for label in labels]


def bare(text: str) -> str:
    """Return a text without spaces: a label may be broken into lines anywhere."""
    return re.sub(r"\s+", "", text)


def is_whole(label: str, drawn: str) -> bool:
    """Tell whether a label is drawn letter for letter; a word broken into lines may have hyphens more."""
    text = bare(label)
    return drawn == text or (len(drawn) > len(text) and drawn.replace("-", "") == text.replace("-", ""))


def diagram(label: str) -> str:
    parts: list[Box | Group] = [
        Box("a", label),
        Group(f"In {label}", (Box("end", label, "decision"), Box("c", "c", "subprocess"))),
    ]
    return write_flowchart(parts, [Arrow("a", "end", label), Arrow("end", "c", "x", "rework")], label, label)


@pytest.mark.repeats
@pytest.mark.parametrize("label", ODD_LABELS)
def test_an_odd_label_is_drawn_letter_for_letter_on_boxes_and_arrows(label: str):
    drawn = [bare(text) for text in texts_of(draw(diagram(label), "u"))]
    assert sum(is_whole(label, text) for text in drawn) >= 3


@settings(max_examples=60, deadline=None)
@example("::::<<<<<<<&&&%aa<")
@given(st.text(st.sampled_from("ab #&;\"'<>`*_~$%\\|{}[]()@:/-=.+!?łß日👍end"), min_size=1, max_size=20))
def test_any_label_is_drawn(label: str):
    texts = [bare(text) for text in texts_of(draw(diagram(label), "u"))]
    if label.strip():
        assert sum(is_whole(label, text) for text in texts) >= 3


@given(st.text())
def test_an_escaped_label_is_one_line_without_a_character_of_mermaid(text: str):
    escaped = escape_label(text)
    assert escaped
    assert "\n" not in escaped
    assert not re.search(r"[\"&<>`*_~$%\\|{}\[\]()@:/]", escaped)
    shown = re.sub(r"#(\d+);", lambda m: chr(int(m[1])), escaped)
    assert folded(shown) == folded(re.sub(r"[\x00-\x08\x0e-\x1f\x7f-\x9f\ufeff\ufffe\uffff]", "\ufffd", text))


def test_the_same_chart_is_drawn_the_same_and_its_ids_hold_its_own_name():
    source = diagram("Approve?")
    drawn = draw(source, "pp1")
    assert draw(source, "pp1") == drawn
    ids = re.findall(r'\bid="([^"]+)"', drawn)
    assert len(ids) == len(set(ids)) > 3
    assert all("pp1" in name for name in ids)


def test_a_picture_holds_no_script_no_style_and_no_address_of_another_server():
    drawn = draw(write_flowchart([Box("a", "<script>", href="#step-a")], [], "T", "D"), "u")
    root = ET.fromstring(drawn)  # noqa: S314 - drawn a moment ago
    assert {element.tag.rpartition("}")[2] for element in root.iter()}.isdisjoint(
        {"script", "style", "foreignObject", "image"}
    )
    assert set(re.findall(r"""(?:href|src)=["']([^"']*)""", drawn)) <= {"#step-a"}
    assert not re.search(r"\bon\w+=", drawn)


def test_what_is_no_chart_is_an_error_that_says_so():
    with pytest.raises(DrawingError):
        draw("flowchart TB\n  a[", "u")


def test_an_address_keeps_only_what_an_address_of_ours_has():
    assert '"../playbooks/a-b.md#step-1"' in write_flowchart(
        [Box("a", "A", href="../playbooks/a-b.md#step-1")], [], "T", "D"
    )
    assert "javascript" not in write_flowchart([Box("a", "A", href='" onclick="x')], [], "T", "D")


def test_an_arrow_from_an_unknown_box_is_our_own_mistake():
    with pytest.raises(KeyError):
        write_flowchart([Box("a", "A")], [Arrow("a", "b")], "T", "D")


@pytest.mark.parametrize(
    "label", ["1. Outline the campaign's objectives (and more) & <b>", "2. Donaudampfschifffahrtsgesellschaftskapitän"]
)
def test_a_link_is_announced_as_it_is_written_however_it_is_broken_into_lines(label: str):
    picture = draw(write_flowchart([Box("a", label, href="#a"), Box("b", "B")], [Arrow("a", "b", "x")], "T", "D"), "u")
    links = ET.fromstring(picture).iter("{http://www.w3.org/2000/svg}a")  # noqa: S314 - drawn a moment ago
    assert [link.get("aria-label") or "".join(link.itertext()) for link in links] == [label]

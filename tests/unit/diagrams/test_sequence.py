"""Hand-offs as Mermaid's sequence: odd names and messages are drawn letter for letter."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from playpress.analysis.hand_offs import HandOff
from playpress.diagrams.hand_offs import hand_off_picture
from playpress.diagrams.mermaid import MESSAGE_WIDTH, Message, write_sequence
from playpress.diagrams.picture import draw
from tests.unit.diagrams.test_mermaid import ODD_LABELS, bare


def sequence(label: str) -> str:
    messages = [Message("end", "b", label), Message("b", "end", "x")]
    return write_sequence({"end": label, "b": "B"}, messages, "T", "D")


def said(source: str) -> list[str]:
    """Return each text of a picture without spaces; a message in several lines is several texts."""
    root = ET.fromstring(draw(source, "u"))  # noqa: S314 - drawn a moment ago
    return [bare("".join(text.itertext())) for text in root.iter("{http://www.w3.org/2000/svg}text")]


def count(label: str, source: str) -> int:
    return "".join(said(source)).count(bare(label))


@pytest.mark.parametrize("label", ODD_LABELS)
def test_an_odd_label_is_drawn_letter_for_letter_on_participants_and_messages(label: str):
    assert count(label, sequence(label)) >= 3  # a participant stands above and below


@settings(max_examples=60, deadline=None)
@given(st.text(st.sampled_from("ab #&;\"'<>`*_~$%\\|{}[]()@:/-=.+!?łß日👍end"), min_size=1, max_size=20))
def test_any_label_is_drawn(label: str):
    assert not label.strip() or count(label, sequence(label)) >= 3


@pytest.mark.parametrize("label", ["An output with a rather long name, and another one; and a third", "計" * 90])
def test_a_long_message_is_broken_into_lines_and_none_is_lost(label: str):
    source = sequence(label)
    (message,) = re.findall(r"->>.*?: (.*<br>.*)", source)
    assert all(len(line) <= MESSAGE_WIDTH for line in message.split("<br>"))
    assert count(label, source) == 3


def test_participants_stand_in_order_and_the_picture_holds_no_script():
    root = ET.fromstring(draw(sequence("<script>"), "u"))  # noqa: S314 - drawn a moment ago
    assert {element.tag.rpartition("}")[2] for element in root.iter()}.isdisjoint({"script", "style", "foreignObject"})
    assert re.findall(r"participant (\S+) as (.*)", write_sequence({"b": "B", "a": "A"}, [], "T", "D")) == [
        ("r_0", "B"),
        ("r_1", "A"),
    ]


def test_a_hand_off_names_both_steps_and_what_is_passed_on():
    hand_offs = [
        HandOff("sell", "boss", "clerk", "a", "b", ("Plan", "Budget: 5 %")),
        HandOff("sell", "clerk", "boss", "b", "c", ()),
    ]
    source = hand_off_picture(hand_offs, {"a": 1, "b": 2, "c": 3}, str.title, "T", "D")
    assert {"1", "2", "3", "Plan,Budget:5%", "Boss", "Clerk"} == set(filter(None, said(source)))
    assert [text for text in said(source) if text.isdigit()] == ["1", "2", "2", "3"]


def test_where_nothing_is_passed_on_a_hand_off_says_the_answer_that_sends_the_work_on():
    hand_off = HandOff("sell", "boss", "clerk", "a", "b", (), "Not: yet")
    assert "Not:yet" in said(hand_off_picture([hand_off], {"a": 1, "b": 2}, str.title, "T", "D"))


def test_ids_hold_the_name_of_the_picture_and_are_unique():
    ids = re.findall(r'\bid="([^"]+)"', draw(sequence("A"), "pp1"))
    assert len(ids) == len(set(ids)) > 0
    assert all("pp1" in name for name in ids)


def test_nothing_is_kept_that_the_picture_does_not_show():
    assert "<symbol" not in draw(sequence("A"), "u")

"""A finding is a value: its message has gaps, its values stay on one line."""

from __future__ import annotations

from playpress.diagnostics import (
    LONGEST_QUOTATION,
    LONGEST_VALUE,
    Diagnostic,
    InFull,
    Location,
    Message,
    Severity,
    printable,
    visible,
)


def test_a_message_fills_its_gaps_after_translation():
    message = Message("there is no {kind} “{value}”", {"kind": Message("role"), "value": "cmo"})
    assert message.text() == "there is no role “cmo”"
    words = {"there is no {kind} “{value}”": "{kind} „{value}“ gibt es nicht", "role": "Rolle"}
    assert message.text(words.__getitem__) == "Rolle „cmo“ gibt es nicht"


def test_a_value_stays_one_line_of_at_most_eighty_characters():
    text = Message("{value}", {"value": "a\nb\x1b" + "x" * 100}).text()
    assert text.startswith("a\\u000ab\\u001bx")
    assert len(text) == 80
    assert text.endswith("…")
    assert printable("x" * 80) == "x" * 80


def test_braces_in_a_value_are_text():
    assert Message("“{value}”", {"value": "{0} {x!r} {{"}).text() == "“{0} {x!r} {{”"


def test_what_cannot_be_printed_is_written_as_its_code_and_a_path_is_never_cut():
    assert visible("a\u202eb\ud800é" + "x" * 100) == "a\\u202eb\\ud800é" + "x" * 100


def test_findings_sort_by_place_then_code_then_wording():
    def finding(code: str, line: int, column: int, text: str) -> Diagnostic:
        return Diagnostic(code, Severity.ERROR, Location("a.yml", line, column), Message(text))

    ordered = [
        finding("PB2", 1, 2, "b"),
        finding("PB1", 2, 1, "b"),
        finding("PB2", 2, 1, "a"),
        finding("PB2", 2, 1, "b"),
    ]
    mixed = [ordered[n] for n in (2, 0, 3, 1)]
    assert sorted(mixed, key=lambda d: d.sort_key) == ordered


def test_a_line_to_write_instead_is_shown_whole_where_other_values_are_cut():
    long = "x" * 500
    assert Message("{a}", {"a": InFull(long)}).text() == long
    assert len(Message("{a}", {"a": long}).text()) == LONGEST_VALUE
    assert len(Message("{a}", {"a": InFull(long * 10)}).text()) == LONGEST_QUOTATION
    assert Message("{a}", {"a": InFull("x\x07\ny")}).text() == "x\\u0007\\u000ay"

"""Markdown of a writer becomes words with marks, and no text becomes anything but words."""

from __future__ import annotations

import pytest

from playpress.language.richtext import Md, write_inline, write_markdown, write_plain
from playpress.publish.documents.rich import blocks_of, text_of, words_of

MARKED = [
    ("plain words", ["plain words"]),
    ("a *b* **c**", ["a ", {"em": ["b"]}, " ", {"strong": ["c"]}]),
    ("<em>b</em><strong>c</strong>", [{"em": ["b"]}, {"strong": ["c"]}]),
    ("<code>a &#42; b</code>", [{"code": ["a * b"]}]),
    ("one<br>two", ["one", {"br": True}, "two"]),
    ("[Sell](playbooks/sell.md#step-offer)", [{"to": "playbooks/sell.md#step-offer", "text": ["Sell"]}]),
    ("[x](<https://example.com/?a=1&amp;b=2>)", [{"url": "https://example.com/?a=1&b=2", "text": ["x"]}]),
    ('<span class="pp-state">green</span>', ["green"]),
    ("3. Approve the plan", ["3. Approve the plan"]),
]


@pytest.mark.parametrize(("written", "text"), MARKED)
def test_marks_and_links_of_markdown_become_marks_and_addresses_of_text(written, text):
    assert text_of(Md(written)) == text


NASTY = [
    '# "x"',
    "$x$ #panic() \\",
    "<script>alert(1)</script>",
    "*a* _b_ `c` [d](e)",
    "&amp; &lt;",
    "1. a",
    "- a",
    "é ü ł ж",
]


@pytest.mark.parametrize("words", NASTY)
def test_a_plain_text_becomes_exactly_its_words_without_any_mark(words):
    assert text_of(write_plain(words)) == [words]


def test_blocks_keep_paragraphs_lists_numbers_and_quotes():
    written = write_markdown("One\n\n- a\n- b\n\n3. c\n\n> said", lambda _kind, _name: None)
    assert blocks_of(written) == [
        {"par": ["One"]},
        {"list": [[{"par": ["a"]}], [{"par": ["b"]}]]},
        {"enum": [[{"par": ["c"]}]], "start": 3},
        {"quote": [{"par": ["said"]}]},
    ]


def test_the_words_of_a_text_are_those_that_a_reader_sees():
    written = write_inline("A *b* `c` [d](https://example.com/)", lambda _kind, _name: None)
    assert words_of(text_of(written)) == "A b c d"

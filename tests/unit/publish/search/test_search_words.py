"""Texts to words: what the build reads in pages is what the browser reads in questions."""

import json

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from playpress.publish.search.words import LONGEST, plain, words_in
from tests.tools.repository import SHARED
from tests.tools.searching import words_in_browser


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Sign-off by e\u2011mail", [("signoff", "sign", "off"), ("by",), ("email", "e", "mail")]),
        ("R&D, C++ and C#", [("r&d", "r", "d"), ("c++", "c"), ("and",), ("c#", "c")]),
        ("R.A.C.I., e.g. v1.2", [("raci", "r", "a", "c", "i"), ("eg", "e", "g"), ("v1.2", "v1", "2")]),
        ("Ticket #4711.", [("ticket",), ("#4711", "4711")]),
        ("Prüfung wybór łączny œuvre", [("prufung",), ("wybor",), ("laczny",), ("oeuvre",)]),
        ("l’offre", [("l",), ("offre",)]),
        ("2,000 of 1.234.567, 3.14", [("2000",), ("of",), ("1234567",), ("3.14", "3", "14")]),
        (
            "10\u202f000 or 10’000 in 2026,200 1,0000",
            [("10000",), ("or",), ("10000",), ("in",), ("2026200",), ("1",), ("0000",)],
        ),
        ("A/B tests and/or x/yz", [("ab", "a", "b"), ("tests",), ("and",), ("or",), ("x",), ("yz",)]),
        ("漢字を確認、表", [("漢字を確認", "漢字", "字を", "を確", "確認"), ("表",)]),
        ("Excel表計算 v2", [("excel表計算", "excel", "表計", "計算"), ("v2",)]),
        ("เอกสาร", [("เอกสาร", "เอ", "อก", "กส", "สา", "าร")]),
        ("— … !", []),
    ],
)
def test_a_text_is_read_as_people_type_it(text, words):
    assert words_in(text) == words


def test_of_a_word_without_end_only_the_beginning_counts():
    assert words_in("a" * 1000) == [("a" * LONGEST,)]


@pytest.mark.node
@pytest.mark.corpora
def test_the_browser_reads_the_same_words_in_naughty_strings():
    texts = json.loads((SHARED / "corpora" / "naughty-strings" / "blns.json").read_text(encoding="utf-8"))
    assert words_in_browser(texts) == [[list(forms) for forms in words_in(text)] for text in texts]


@pytest.mark.node
@settings(max_examples=5, deadline=None)
@example(
    [
        "Straße ΣΑΣ İstanbul ǅ ﬁn ½ ㎏ e\u0301 a\u00adb",
        "한국어 日本語版 x日本𠮷y1 𝕳𝖊 ไทยแลนด์",
        "a.b a&b -a- #-# +1",
        "x" * 50,
        "𠀀" * 50,
    ]
)
@given(st.lists(st.text(alphabet=st.characters(max_codepoint=0x2FFF, exclude_categories=["Cs", "Cn"])), max_size=200))
def test_the_browser_reads_the_same_words_in_any_text(texts):
    assert words_in_browser(texts) == [[list(forms) for forms in words_in(text)] for text in texts]


def test_plain_text_stays_plain():
    assert plain(plain("Größe ÉTÉ Żółć")) == plain("Größe ÉTÉ Żółć") == "grosse ete zolc"

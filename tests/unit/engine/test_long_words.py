"""What holds a long word is marked for the style sheet."""

import xml.etree.ElementTree as ET

import pytest

from playpress.engine.long_words import mark_long_words


def marked(html):
    root = ET.fromstring(f"<div>{html}</div>")  # noqa: S314 - our own
    mark_long_words(root)
    return {element.tag: element.get("class") for element in root.iter() if element.get("class") != "pp-card"}


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("Take the order", None),
        ("Warenwirtschaft", "pp-long"),
        ("<a>3. Auftrags</a>bestätigungen", "pp-longer"),
        ("Auftragsbestätigungsentgegennahme", "pp-longest"),
        ("Auftrags-Bestätigungs-Entgegen\u2013nahme/Buchhaltung", None),
        ("", None),
    ],
)
def test_a_heading_is_marked_by_its_longest_word(text, mark):
    assert marked(f"<h2>{text}</h2>")["h2"] == mark


def test_heads_of_tables_and_entries_of_cards_are_marked_and_other_texts_are_not():
    word = "Auftragsbestätigungen"
    card = f'<div class="pp-card"><ul><li>{word}</li></ul></div>'
    found = marked(
        f'<table class="pp-table"><tr><th class="x">{word}</th><td>{word}</td></tr></table><p>{word}</p>{card}'
    )
    assert found == {
        "div": None,
        "table": "pp-table",
        "tr": None,
        "th": "x pp-longer",
        "td": None,
        "p": None,
        "ul": None,
        "li": "pp-longer",
    }

"""A document's data become a PDF: the same bytes everywhere, tagged for those who do not see, with no text taken for markup."""

from __future__ import annotations

import hashlib
import itertools
import json
import os
import subprocess
import sys
from typing import get_args

import pytest

from playpress.publish.documents.blocks import Block, as_data
from playpress.publish.documents.typeset import CannotTypesetError, typeset
from tests.tools.documents import data_of, fonts, pdf_of, template_of
from tests.tools.handbook import SMALLEST, checked
from tests.tools.repository import BAKERY, ROOT
from tests.tools.typeset import TypesetPdf

DIGEST = """
import hashlib, json, sys
from tests.tools.documents import fonts, template_of
from playpress.publish.documents.typeset import typeset
print(hashlib.sha256(typeset(template_of("book"), json.load(sys.stdin), fonts()).pdf).hexdigest())
"""


@pytest.fixture
def little(tmp_path):
    return checked(tmp_path, {"playbooks/sales/sell.yml": SMALLEST})


def with_text(data, text):
    """Return a document's data with a paragraph of a text in its first chapter."""
    chapter = {"block": "chapter", "depth": 1, "begins_sheet": True, "blocks": [
        {"block": "heading", "level": 0, "text": ["Chapter"], "label": ""},
        {"block": "prose", "blocks": [{"par": [text]}]},
    ]}  # fmt: skip
    return {**data, "chapters": [chapter]}


@pytest.mark.slow
def test_the_same_data_become_the_same_bytes_in_any_process_and_time_zone(little):
    data = data_of(little, "handbook")
    here = hashlib.sha256(typeset(template_of("book"), data, fonts()).pdf).hexdigest()
    for seed, zone in (("1", "Asia/Tokyo"), ("2", "America/Lima")):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "PYTHONPATH": str(ROOT)}
        done = subprocess.run(
            [sys.executable, "-c", DIGEST], input=json.dumps(data), env=environment, cwd=ROOT,
            capture_output=True, text=True, check=True,
        )  # fmt: skip
        assert done.stdout.strip() == here


def test_a_pdf_says_that_it_keeps_pdf_ua_and_its_title_and_language(little):
    root = pdf_of(little, "handbook").catalogue
    metadata = root["/Metadata"].get_object().get_data().decode()
    assert "<pdfuaid:part>1</pdfuaid:part>" in metadata
    assert "Test handbook" in metadata
    assert root["/Lang"] == "en"
    assert root["/MarkInfo"]["/Marked"]
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]


def test_headings_are_tagged_without_a_level_left_out_and_tables_have_heads(little):
    tags = [tag.kind for tag in pdf_of(little, "handbook").tags]
    levels = [int(kind[1:]) for kind in tags if kind in {"H1", "H2", "H3", "H4", "H5", "H6"}]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))
    assert tags.count("Table") > 1
    assert tags.count("TH") > tags.count("Table")


def test_every_picture_has_words_for_those_who_do_not_see_it(little):
    for path in ("handbook", "posters/sell"):
        pictures = [tag.says for tag in pdf_of(little, path).tags if tag.kind == "Figure"]
        assert len(pictures) == 1
        assert "“Sell a product”" in pictures[0]


NASTY = [
    "#panic(1)",
    "$x$ = `raw` *b* _e_ @ref <label>",
    "= heading",
    "\\ \" ' ~ --",
    "// no comment",
    '#include "/etc/passwd"',
]


@pytest.mark.parametrize("text", NASTY)
def test_no_text_is_taken_for_markup(little, text):
    data = with_text(data_of(little, "handbook"), text)
    assert text in TypesetPdf(typeset(template_of("book"), data, fonts()).pdf).text


GERMAN_AND_POLISH = "„Straße, Größe, Übergabe“ – „Zażółć gęślą jaźń, Łódź, ŹDŹBŁO”, « déjà vu »"


def test_german_polish_and_french_letters_stand_in_the_pdf_as_they_are_written(little):
    data = with_text(data_of(little, "handbook"), GERMAN_AND_POLISH)
    made = typeset(template_of("book"), data, fonts())
    assert made.missing == ()
    assert GERMAN_AND_POLISH in TypesetPdf(made.pdf).text


def test_a_character_that_no_font_has_is_replaced_and_named(little):
    data = with_text(data_of(little, "handbook"), "Done 🎉 and 好, once more 🎉")
    made = typeset(template_of("book"), data, fonts())
    assert made.missing == ("好", "🎉")
    assert "Done � and �, once more �" in TypesetPdf(made.pdf).text


def test_a_letter_that_is_part_of_such_a_character_stays_elsewhere(little):
    data = with_text(data_of(little, "handbook"), "a bad a\u20e3 and b")  # an a in a keycap
    made = typeset(template_of("book"), data, fonts())
    assert made.missing == ("a\u20e3",)
    assert "a bad � and b" in TypesetPdf(made.pdf).text


def test_what_cannot_be_set_says_why():
    with pytest.raises(CannotTypesetError, match="panicked"):
        typeset(b'#set document(title: "x")\n#panic("no")', {}, fonts())


def test_the_template_has_a_way_to_set_every_kind_of_block():
    text = template_of("book").decode()
    for block in get_args(Block):
        assert f'kind == "{as_data(block(*range(len(block._fields))))["block"]}"' in text


def test_a_handbook_of_everything_has_contents_whose_entries_lead_to_its_chapters(tmp_path):
    pdf = pdf_of(checked(tmp_path, {
        path.relative_to(BAKERY.parent).as_posix(): path.read_bytes() for path in BAKERY.rglob("*") if path.is_file()
    }), "handbook")  # fmt: skip
    titles = [title for title, _ in pdf.contents]
    assert len(titles) > 4
    for title, sheet in pdf.contents:
        assert title in pdf.texts[sheet]
        assert f"{title}" in pdf.texts[0]
    assert pdf.count_links_inside() > 50
    assert "Page 2 of" in pdf.texts[1]

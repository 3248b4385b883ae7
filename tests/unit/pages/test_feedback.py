"""Where a reader tells what is wrong: a link, and for those without a mail program the address in letters."""

from __future__ import annotations

from html import unescape

import pytest

from playpress.analysis.facts import Facts
from playpress.language.translation import Translator
from playpress.model.handbook import Handbook
from playpress.model.library import Library
from playpress.pages.writer import Writer


@pytest.mark.parametrize(
    ("feedback", "written", "link"),
    [
        ("mailto:a@example.com", "a@example.com", "<mailto:a@example.com?subject=Step%201>"),
        ("mailto:a@example.com?cc=b@example.com", "a@example.com", "<mailto:a@example.com?cc=b@example.com&amp;subject=Step%201>"),
        ("MAILTO:a%2Bb@example.com", "a+b@example.com", "<MAILTO:a%2Bb@example.com?subject=Step%201>"),
        ("https://example.com/issues/new", "", "<https://example.com/issues/new?title=Step%201>"),
        (None, "", ""),
    ],
)  # fmt: skip
def test_a_mail_address_is_written_out_and_that_of_a_page_is_not(feedback, written, link):
    library = Library(handbook=Handbook(name="H", feedback=feedback))
    write = Writer(Facts(library), Translator("en"), "index.md")
    assert unescape(write.mail_address()) == written
    assert write.report("Report", "Step 1").href == link

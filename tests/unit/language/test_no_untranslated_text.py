"""No visible string of ours escapes translation.

The handbook's own words are written in Greek letters, our messages in ⟦brackets⟧: a Latin letter outside brackets is a
string that nobody can translate.
"""

import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import markdown
import pytest
import yaml

from playpress.bundled import bundled_folder
from playpress.diagnostics import Message
from playpress.engine.settings import markdown_settings, palette
from playpress.language.translation import PSEUDO, Translator
from playpress.model.handbook import Handbook
from playpress.model.kinds import WITH_REGISTRY
from playpress.model.playbook import Playbook
from playpress.model.record import Text
from playpress.model.walk import walk
from playpress.publish.render import make_renderer
from playpress.reading.load import load_handbook
from playpress.reading.source import parse_source
from tests.tools.planned import built_pages, plan_of

ROOT = Path(__file__).parents[3]
TO_GREEK = str.maketrans(
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ", "αβκδεφγηιθκλμνοπκρστυωωξυζΑΒΚΔΕΦΓΗΙΘΚΛΜΝΟΠΚΡΣΤΥΩΩΞΥΖ"
)
KEEP = re.compile(r"\[\[[^\]|]*|\]\([^)]*\)|<[^>]*>|https?://\S+")
INNERMOST = re.compile(r"⟦[^⟦⟧]*⟧")
LATIN = re.compile(r"[A-Za-z]+")
SHOWN_ATTRIBUTES = {"title", "aria-label", "alt", "placeholder"}
LETTERS = set("RACI") | set("ABCD")
"""Of the RACI table, and of the exceptions that a playbook of the handbook has."""
IN_ENGLISH = {"guide", "guide_fields", "guide_rules"}
"""The guide for editors quotes docstrings of fields and rules, which are English; why: ADR 0036."""
ADDRESSES = {"url", "site_url", "repository", "feedback", "contact", "to"}


def greek(text):
    """Write a text in Greek letters, its links and addresses as they are."""
    parts, at = [], 0
    for match in KEEP.finditer(text):
        parts += [text[at : match.start()].translate(TO_GREEK), match[0]]
        at = match.end()
    return "".join(parts) + text[at:].translate(TO_GREEK)


def in_greek(record, data):
    """Return a record made anew from its data, with every text that people read in Greek letters."""
    for route, value, mark in walk(record):
        if not isinstance(mark, Text) or route[-1] in ADDRESSES:
            continue
        holder, last = data, route[-1]
        for part in route[:-1]:
            if isinstance(holder[part], str):  # a short form: `trigger: text`
                last = part
                break
            holder = holder[part]
        holder[last] = greek(value)
    return type(record).model_validate(data)


@pytest.fixture(scope="module")
def loaded():
    found = load_handbook(ROOT / "playbooks", ROOT)
    data = {file: parse_source(source.text.encode(), file).data for file, source in found.sources.items()}

    def data_of(kind, name):
        file, prefix = found.places[kind, name]
        return data[file][prefix[0]] if prefix else data[file]

    library = found.library
    translated: dict[str, Any] = {
        kind: {n: in_greek(e, {**data_of(kind, n), "id": n}) for n, e in library.of_kind(kind).items()}
        for kind in (row.name for row in WITH_REGISTRY.values())
    }
    translated["playbook"] = {
        n: in_greek(p, {**data_of("playbook", n), "id": n, "category": p.category})
        for n, p in library.playbooks.items()
    }
    measured = {k: tuple(replace(m, note=greek(m.note)) for m in s) for k, s in library.measurements.items()}
    handbook = in_greek(library.handbook, dict(data_of("handbook", "handbook")))
    assert isinstance(handbook, Handbook)
    assert all(isinstance(p, Playbook) for p in translated["playbook"].values())
    library = replace(library, handbook=handbook, measurements=measured, entities=translated)
    return replace(found, library=library)


class Shown(HTMLParser):
    """Gathers what a reader sees or hears of a page."""

    def __init__(self):
        super().__init__()
        self.texts = []

    def handle_data(self, data):
        self.texts.append(data)

    def handle_starttag(self, tag, attrs):  # noqa: ARG002 - the parser's signature
        self.texts += [value for name, value in attrs if name in SHOWN_ATTRIBUTES and value]


def untranslated(text):
    """Return the Latin words outside brackets, but for letters (of RACI and of exceptions) and addresses."""
    text = re.sub(r"\S+@\S+|https?://\S+", "", text)
    while INNERMOST.search(text):
        text = INNERMOST.sub("", text)
    return [word for word in LATIN.findall(text) if word not in LETTERS]


@pytest.mark.slow
def test_every_word_on_every_page_can_be_translated(loaded):
    settings = yaml.unsafe_load((ROOT / "mkdocs.yml").read_text())["markdown_extensions"]
    for extension, options in markdown_settings({"markdown_extensions": settings}, Translator(PSEUDO)).items():
        settings[extension] |= options
    to_html = markdown.Markdown(extensions=list(settings), extension_configs=settings)
    render = make_renderer([bundled_folder()], Translator(PSEUDO))
    escaped = {}
    templates = set()
    for page in built_pages(loaded, Translator(PSEUDO)):
        templates.add(page.template)
        if page.template in IN_ENGLISH:
            continue
        text = re.sub(r"\A---\n.*?\n---\n", "", render(page).text, flags=re.DOTALL)
        shown = Shown()
        shown.feed(to_html.reset().convert(text))
        # joined as one text, because brackets may open in one element and close in another
        found = untranslated("".join(shown.texts)) + untranslated(
            page.planned.title + page.planned.short_title + page.description
        )
        if found:
            escaped[page.path] = found[:10]
    assert escaped == {}
    assert len(templates) >= 12


def test_every_title_of_the_navigation_and_the_palette_can_be_translated(loaded):
    titles = [section.title for section in plan_of(loaded, Translator(PSEUDO)).sections]
    titles += [scheme["toggle"]["name"] for scheme in palette(Translator(PSEUDO))]
    assert [title for title in titles if untranslated(title)] == []


def test_a_string_that_escapes_is_noticed():
    assert untranslated("⟦Owner⟧: Μαρκ ⟦{a} of ⟦b⟧⟧ Steps") == ["Steps"]
    assert Message("x").text(Translator(PSEUDO).gettext) == "⟦x⟧"

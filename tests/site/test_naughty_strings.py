"""Strings that break software, as names and texts everywhere: on the built site each is text, never markup or script."""

import html
import json
import re
from html.parser import HTMLParser

import pytest

from playpress.pipeline import Request, check_handbook
from tests.tools.command import call
from tests.tools.handbook import beyond_advice, write_project
from tests.tools.repository import CORPORA, ROOT
from tests.tools.search import PANEL, read_entries, type_words
from tests.tools.website import served

pytestmark = [pytest.mark.site, pytest.mark.corpora]

STEPS_A_PLAYBOOK = 25
PAGES = 60
"""Strings that get a page of their own as a tool's name: those that look most like markup."""


def listed(entries):
    """Write a registry with one entry a line, so that a finding's line tells its string."""
    return "".join(f"{key}: {json.dumps(entry, ensure_ascii=False)}\n" for key, entry in entries)


def playbook(number, names):
    steps = [
        {"id": f"s{n}", "name": name, "raci": {"responsible": "boss"}, "instructions": [name]}
        for n, name in enumerate(names)
    ]
    lines = [f"name: Playbook {number}", "owner: boss", "trigger: Now", "outcome: Done", "steps:"]
    return "\n".join([*lines, *(f"  - {json.dumps(step, ensure_ascii=False)}" for step in steps)]) + "\n"


LENIENT = "severities: {PB133: 'off'}\n"
"""Lets Markdown outside the subset through: it must still end as text."""


def accepted(folder, strings):
    """Return the strings that no rule reports; the others never reach a page, because their findings stop the build."""
    while True:
        terms = [(f"t{n}", {"name": text, "definition": text}) for n, text in enumerate(strings)]
        files = {"playbooks/catalog/glossary.yml": listed(terms), "playbooks/handbook.yml": f"name: Test\n{LENIENT}"}
        found = beyond_advice(check_handbook(write_project(folder, files)).diagnostics)
        refused = {d.location.line - 1 for d in found}
        if not refused:
            return strings
        strings = [text for n, text in enumerate(strings) if n not in refused]


@pytest.fixture(scope="module")
def naughty(tmp_path_factory):
    """The strings that are accepted, and a site made of them."""
    given = json.loads((CORPORA / "naughty-strings" / "blns.json").read_text(encoding="utf-8"))
    single = list(dict.fromkeys(text for text in given if "\n" not in text and text.strip()))
    strings = accepted(tmp_path_factory.mktemp("filter"), single)
    assert len(single) > len(strings) > 0.9 * len(single)
    pages = sorted(strings, key=lambda text: -sum(text.count(c) for c in "<>&\"'`[]{}"))[:PAGES]
    parts = [strings[n : n + STEPS_A_PLAYBOOK] for n in range(0, len(strings), STEPS_A_PLAYBOOK)]
    root = tmp_path_factory.mktemp("naughty")
    files = {
        "playbooks/handbook.yml": f"name: {json.dumps(pages[0], ensure_ascii=False)}\n{LENIENT}",
        "playbooks/catalog/roles.yml": listed([("boss", {"name": pages[1]})]),
        "playbooks/catalog/categories.yml": listed([("sales", {"name": pages[2], "description": pages[2]})]),
        "playbooks/catalog/tools.yml": listed(
            (f"t{n}", {"name": text, "purpose": text}) for n, text in enumerate(pages)
        ),
        "playbooks/catalog/glossary.yml": listed(
            (f"t{n}", {"name": t, "definition": t}) for n, t in enumerate(strings)
        ),
        **{f"playbooks/sales/p{n}.yml": playbook(n, part) for n, part in enumerate(parts)},
    }
    write_project(root, files)
    (root / "mkdocs.yml").write_text(re.sub(r"(?m)^site_name: .*", "", (ROOT / "mkdocs.yml").read_text()))
    assert beyond_advice(check_handbook(Request(root)).diagnostics) == []
    call("build", cwd=root)
    return strings, pages, root / "build" / "site"


class Elements(HTMLParser):
    """Gathers the elements, attributes and visible text of a page."""

    def __init__(self, text):
        super().__init__()
        self.scripts, self.attributes, self.words, self.heading, self.title = 0, [], [], "", ""
        self._open = []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self._open.append(tag)
        self.scripts += tag in ("script", "iframe", "object", "embed", "base", "form", "style")
        self.attributes += attrs

    def handle_endtag(self, tag):
        while self._open and self._open.pop() != tag:
            pass

    def handle_data(self, data):
        self.words.append(data)
        if "h1" in self._open and "a" not in self._open[self._open.index("h1") :]:
            self.heading += data
        if "title" in self._open and "svg" not in self._open:
            self.title += data


def folded(text):
    return " ".join(text.split())


def test_no_string_becomes_an_element_or_an_attribute(naughty):
    _, _, site = naughty
    plain = Elements((site / "catalogue" / "index.html").read_text())
    built = sorted(site.rglob("*.html"))
    assert len(built) > PAGES
    for page in built:
        found = Elements(page.read_text())
        allowed = plain.scripts + 2 * ("404" in page.name)  # where it stands, and what is nearest
        assert found.scripts <= allowed, page
        handlers = [(n, v) for n, v in found.attributes if n.startswith("on")]
        assert handlers == [], page
        targets = [v for n, v in found.attributes if n in ("href", "src", "action") and v]
        assert [t for t in targets if re.match(r"\s*(javascript|data|vbscript):", t, re.IGNORECASE)] == [], page


def test_each_name_is_the_heading_and_the_title_of_its_page(naughty):
    _, pages, site = naughty
    for n, text in enumerate(pages):
        found = Elements((site / "tools" / f"t{n}" / "index.html").read_text())
        assert folded(found.heading) == folded(text)
        assert folded(found.title) == folded(f"{text} - {pages[0]}")


def test_each_string_is_read_in_the_glossary_in_steps_and_in_diagrams(naughty):
    strings, _, site = naughty
    pages = sorted((site / "glossary").rglob("index.html"))
    assert len(pages) > 1, "the glossary is in parts"
    glossary = folded(" ".join("".join(Elements(page.read_text()).words) for page in pages))
    assert [text for text in strings if folded(text) not in glossary] == []
    for n in range(0, len(strings), STEPS_A_PLAYBOOK):
        text = (site / "playbooks" / f"p{n // STEPS_A_PLAYBOOK}" / "index.html").read_text()
        drawn = re.search(r"<svg[^>]*pp-diagram-svg.*?</svg>", text, re.DOTALL)[0]
        labels = re.sub(r"[\s-]+", "", html.unescape(re.sub(r"<[^>]*>", " ", drawn)))
        for number, name in enumerate(strings[n : n + STEPS_A_PLAYBOOK], 1):
            assert re.sub(r"[\s-]+", "", f"{number}. {name}") in labels


def test_each_name_is_found_by_search_as_text(naughty):
    _, pages, site = naughty
    titles = {folded(entry.title) for entry in read_entries(site)}
    assert [text for text in pages if folded(text) not in titles] == []
    scripts = sorted((site / "assets" / "search").iterdir())
    assert [script.name for script in scripts if script.name != "endings.js" and "<" in script.read_text()] == []


@pytest.mark.browser
def test_nothing_runs_in_a_browser_that_reads_and_searches(naughty, browser):
    _, _, site = naughty
    with served(site) as address:
        page = browser.new_page()
        said: list[str] = []
        asked: list[str] = []
        page.on("dialog", lambda dialog: said.append(dialog.message))
        page.on("dialog", lambda dialog: dialog.dismiss())
        page.on("request", lambda request: asked.append(request.url))
        for path in ("", "glossary/", "playbooks/p5/", "tools/t0/", "catalogue/"):
            page.goto(address + path)
        for words in ("script", "alert", "img", "onerror"):
            assert type_words(page, words)
            elements = page.locator(f"{PANEL} *").evaluate_all("all => [...new Set(all.map(e => e.tagName))]")
            assert not {"SCRIPT", "IMG", "IFRAME"} & set(elements)
        assert said == []
        assert [url for url in asked if not url.startswith((address, "data:", "blob:"))] == []
        page.close()

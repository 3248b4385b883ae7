"""Strings that break software, in every text field of a handbook: each is reported or shown as text, never as markup.

`tests/unit/test_richtext.py` puts each string into each place of a template; here they go the whole way, from the file to
the HTML of the pages. Every field gets some twenty of them, and each string several fields; each of the worst goes into all fields.
"""

from __future__ import annotations

import json
import re
from functools import cache, partial
from typing import TYPE_CHECKING, Any

import pytest

from playpress.bundled import bundled_folder
from playpress.language.urls import is_safe
from playpress.model.kinds import KINDS
from playpress.model.record import Text
from playpress.model.walk import walk
from playpress.pipeline import Checked, Request, check_handbook
from playpress.publish.render import make_renderer
from playpress.reading.source import parse_source
from tests.tools.amount import one_in
from tests.tools.handbook import beyond_advice, write_project
from tests.tools.planned import built_pages
from tests.tools.rendered import Read, folded, read_html, render_markdown
from tests.tools.repository import CORPORA, ROOT, file_bytes

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from playpress.diagnostics import Route

WORLD = ROOT / "tests" / "golden" / "everything"
OF_PAGES = {
    "p", "h1", "h2", "h3", "h4", "ul", "ol", "li", "a", "em", "strong", "code", "br", "blockquote", "div", "span", "abbr", "details", "summary", "table",
    "thead", "tbody", "tr", "th", "td", "caption", "dl", "dt", "dd", "figure", "figcaption", "section", "nav", "small", "time", "pre", "button", "label",
    "input", "noscript", "svg", "g", "defs", "path", "rect", "circle", "ellipse", "polygon", "text", "tspan", "title", "desc", "marker", "line",
}  # fmt: skip
"""Elements that pages and diagrams are made of."""
WORST = [
    "<script>alert(1)</script>", "x&lt;script&gt;alert(1)&lt;/script&gt;", '"><img src=x onerror=alert(1)>', "' onmouseover='alert(1)", "]]>", "-->",
    "[x](javascript:alert(1))", "![x](javascript:alert(1))", '<a href="javascript:alert(1)">x</a>', "[[role:baker]](javascript:x)", "`<b>`", "</td></table>",
    "```\n<b>\n```", "{{ 7*7 }}{% raw %}", "| a | b |", "# title {: onclick=alert(1) }", "{: .x onclick=alert(1) }", "x\n{: #y }", '--8<-- "/etc/passwd"',
    "*a* b&#13;&#13;<script>", "[TOC]", "</svg><script>alert(1)</script>", "%%{init: {'theme':'x'}}%%", '" onclick "x" _blank', "\\[x\\](y)", "&#60;b&#62;",
]  # fmt: skip


@cache
def naughty() -> tuple[str, ...]:
    strings = json.loads((CORPORA / "naughty-strings" / "blns.json").read_text(encoding="utf-8"))
    return tuple(text for text in strings if text.strip())


@cache
def world() -> dict[str, Any]:
    """Return the data of each YAML file of a handbook that uses every field."""
    return {
        path: parse_source(raw, path).data
        for path, raw in file_bytes(WORLD).items()
        if path.startswith("playbooks/") and path.endswith(".yml")
    }


@cache
def fields() -> tuple[tuple[str, Route, bool], ...]:
    """Return file, route and kind (Markdown or plain) of every text field in it."""
    result = check_handbook(Request(WORLD))
    library = result.loaded.library
    records = {("handbook", "handbook"): library.handbook}
    for kind in KINDS:
        records |= {(kind, name): entity for name, entity in library.of_kind(kind).items()}
    found = []
    for subject, record in records.items():
        file, prefix = result.loaded.places[subject]
        found += [
            (file, (*prefix, *route), mark.markdown)
            for route, _, mark in walk(record)
            if isinstance(mark, Text) and route[-1] != "to" and route[0] != "silences"  # told to editors only
        ]
    return tuple(found)


def is_address(route: Route) -> bool:
    return route[-1] in ("url", "site_url", "repository", "feedback", "edit_address")


def quoted(value: object) -> str:
    """Write data as YAML in one line, every character that YAML does not take as its code."""
    written = json.dumps(value, ensure_ascii=False)
    return re.sub(r"[\x7f-\x9f\ud800-\udfff\ufeff\ufffe\uffff\u2028\u2029]", lambda m: f"\\u{ord(m[0]):04x}", written)


def handbook_with(folder: Path, text_of: Callable[[int, Route], str]) -> Checked:
    """Check the handbook with each text field replaced."""
    data = json.loads(json.dumps(world()))
    for number, (file, route, _) in enumerate(fields()):
        holder, last = data[file], route[-1]
        for part in route[:-1]:
            if isinstance(holder[part], str):  # a short form: `- a task`
                last = part
                break
            holder = holder[part]
        holder[last] = text_of(number, route)
    return check_handbook(write_project(folder, {path: quoted(content) for path, content in data.items()}))


def pages_of(result: Checked) -> dict[str, Read]:
    """Render every page, errors or not, and read its HTML."""
    render = make_renderer([bundled_folder()], result.translator)
    pages = built_pages(result.loaded, result.translator)
    bodies = {page.path: render(page).body for page in pages}
    return {path: read_html(render_markdown(body)) for path, body in bodies.items()}


OUR_PICTURE = re.compile(r"[a-z0-9-]+(?:\.variant-\d+)?\.(?:by-role|chart)\.svg")


def assert_harmless(pages: dict[str, Read]) -> None:
    for path, page in pages.items():
        assert page.oddities == [], path
        assert page.names - {"img"} <= OF_PAGES, (path, page.names - OF_PAGES)
        for name, attributes in page.elements:
            if name == "img":  # only our own, a picture by role or a chart, whose text is its title
                assert attributes.keys() == {"alt", "src"}, (path, attributes)
                assert OUR_PICTURE.fullmatch(attributes["src"]), (path, attributes)
            for key, value in attributes.items():
                assert not key.startswith("on"), (path, name, key)
                if key in ("href", "src", "action", "formaction", "data", "xlink:href"):
                    relative = not re.match(r"\s*[a-zA-Z][a-zA-Z0-9+.-]*:|//", value or "")
                    assert relative or is_safe(value or ""), (path, name, value)


def test_the_handbook_has_text_fields_of_every_kind():
    assert len(fields()) > 100
    assert {markdown for _, _, markdown in fields()} == {True, False}


NOT_SHOWN = {"branch", "contact", "edit_address", "feedback", "logo", "repository", "site_url", "url"}
"""Texts that become an address, or part of one."""


@pytest.mark.slow
def test_every_text_field_is_shown_on_some_page(tmp_path: Path):
    def mark(number: int, route: Route) -> str:
        if route[-1] == "edit_address":
            return "https://example.com/{path}"
        return f"https://example.com/mark{number:03}" if is_address(route) else f"Mark{number:03}"

    result = handbook_with(tmp_path, mark)
    assert {d.code for d in beyond_advice(result.diagnostics)} == {"PB180", "PB575", "PB731", "PB732", "PB876"}, (
        "an answer, versions, silences and the file of the logo have become marks, and nothing else is wrong"
    )
    everything = " ".join(page.text for page in pages_of(result).values())
    missing = {
        (file, route) for n, (file, route, _) in enumerate(fields()) if route[-1] not in NOT_SHOWN and f"Mark{n:03}" not in everything
    }  # fmt: skip
    assert missing == set()


def _in_turn(strings: Sequence[str], start: int, number: int, _route: Route) -> str:
    """Return the string whose turn it is in a field."""
    return strings[(start + number) % len(strings)]


def assert_reported_or_shown(result: Checked, strings: Sequence[str], start: int) -> None:
    """Make the pages of a handbook with these strings in turn: they are harmless and have each, unless it is reported."""
    pages = pages_of(result)
    assert_harmless(pages)
    everything = " ".join(page.text for page in pages.values())
    reported = {(d.location.file, d.location.line, d.location.column) for d in result.diagnostics}
    for number, (file, route, markdown) in enumerate(fields()):
        text = _in_turn(strings, start, number, route)
        at = result.loaded.sources[file].locate(route)
        if not markdown and route[-1] not in NOT_SHOWN and (file, at.line, at.column) not in reported:
            assert folded(text) in everything, (file, route, text)


@pytest.mark.slow
@pytest.mark.parametrize("start", one_in(4, range(len(WORST))))
def test_the_worst_strings_do_no_harm_in_any_field(start: int, tmp_path: Path):
    """Each field has another of them at a time: one in four as a rule, and all each night."""
    result = handbook_with(tmp_path, partial(_in_turn, WORST, start))
    assert {d.code for d in beyond_advice(result.diagnostics)} <= {
        "PB130",
        "PB131",
        "PB133",
        "PB134",
        "PB135",
        "PB136",
        "PB137",
        "PB139",
        "PB140",
        "PB145",
        "PB160",
        "PB180",
        "PB301",
        "PB370",
        "PB533",
        "PB575",
        "PB731",
        "PB732",
        "PB734",
        "PB867",
        "PB873",
        "PB876",
    }
    assert_reported_or_shown(result, WORST, start)


@pytest.mark.corpora
@pytest.mark.parametrize("part", range(3))
def test_naughty_strings_in_all_fields_are_reported_or_shown(part: int, tmp_path: Path):
    for turn in range(6):
        start = (part * 6 + turn) * len(fields())
        result = handbook_with(tmp_path, partial(_in_turn, naughty(), start))
        assert_reported_or_shown(result, naughty(), start)


@pytest.mark.corpora
def test_a_naughty_string_without_quotes_ends_in_data_or_a_finding():
    assert len(naughty()) > 400
    for text in naughty():
        for line in (f"name: {text}", f"- {text}", f"{{name: {text}}}", f"{text}: 1", f"name: |\n  {text}"):
            source = parse_source(line.encode(), "x.yml")
            assert source.diagnostics or source.data is not None or text.lstrip().startswith("#")
            assert all(d.location.line <= line.count("\n") + line.count("\r") + 1 for d in source.diagnostics)

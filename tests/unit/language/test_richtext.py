"""Playbook text becomes Markdown that shows exactly this text, and no markup that its writer did not mean."""

from __future__ import annotations

import json
import re
import time
from html import unescape
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from playpress.language.problems import find_problems
from playpress.language.richtext import (
    Md,
    Target,
    find_references,
    parse_markdown,
    plain_text,
    write_inline,
    write_markdown,
    write_plain,
)
from playpress.language.urls import is_safe
from tests.tools.rendered import extensions, folded, read_html, render_markdown, render_quickly
from tests.tools.repository import CORPORA

if TYPE_CHECKING:
    from collections.abc import Callable

    from playpress.language.richtext import Node

TAKEN = {"p", "em", "strong", "ul", "ol", "li", "blockquote", "code", "a", "br"}
"""The elements that a text may become."""

ALLOWED_EXTENSIONS = {
    "fenced_code": "MkDocs' own; superfences takes its place",
    "md_in_html": "Markdown within our templates' boxes",
    "playpress.engine.markdown": "our anchors and tables",
    "pymdownx.superfences": "diagrams",
    "sane_lists": "lists end where they seem to end",
    "tables": "MkDocs' own",
    "toc": "MkDocs' own",
}
"""The extensions against which playbook text is escaped; a new one needs a look at `richtext.py` first."""


def no_page(_kind: str, _name: str) -> Target | None:
    return None


def some_pages(kind: str, name: str) -> Target | None:
    return Target(f"../{kind}s/{name}.md", write_plain(f"The {name}")) if name in ("cmo", "ctr") else None


# The allow-list


def test_mkdocs_yml_names_no_markdown_extension_but_those_that_text_is_escaped_against():
    names, options = extensions()
    assert set(names) <= set(ALLOWED_EXTENSIONS)
    assert set(options) <= {"pymdownx.superfences", "toc"}
    assert [fence["name"] for fence in options["pymdownx.superfences"]["custom_fences"]] == ["mermaid"]


# What the subset is


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("One.\n\nTwo.", "<p>One.</p><p>Two.</p>"),
        ("One\ntwo", "<p>One two</p>"),
        ("*a* and **b**", "<p><em>a</em> and <strong>b</strong></p>"),
        ("_a_ and __b__", "<p><em>a</em> and <strong>b</strong></p>"),
        ("***a** b*", "<p><em><strong>a</strong> b</em></p>"),
        ("*a*_b_", "<p><em>a</em><em>b</em></p>"),
        ("- a\n- b", "<ul><li>a</li><li>b</li></ul>"),
        ("- a\n  - b\n\nc", "<ul><li><p>a</p><ul><li>b</li></ul></li></ul><p>c</p>"),
        ("3. a\n4. b", '<ol start="3"><li>a</li><li>b</li></ol>'),
        ("0. a\n1. b", '<ol start="0"><li>a</li><li>b</li></ol>'),
        ("> a\n> b", "<blockquote><p>a b</p></blockquote>"),
        ("`a*b` and `<b>`", "<p><code>a*b</code> and <code>&lt;b&gt;</code></p>"),
        ("a\\\nb", "<p>a<br>b</p>"),
        ("[a](https://example.com/?x=1&y=2)", '<p><a href="https://example.com/?x=1&amp;y=2">a</a></p>'),
        ("[a](mailto:x@example.com)", '<p><a href="mailto:x@example.com">a</a></p>'),
        ("[a *b*](tel:+4930123)", '<p><a href="tel:+4930123">a <em>b</em></a></p>'),
        ("[[role:cmo]] asks", '<p><a href="../roles/cmo.md">The cmo</a> asks</p>'),
        ("[[role:cmo|our *chief]] asks", '<p><a href="../roles/cmo.md">our *chief</a> asks</p>'),
        ("[[role:cmo| ]] asks", "<p>[[role:cmo| ]] asks</p>"),
        ("2026. A year.", "<p>2026. A year.</p>"),
        ("snake_case and 2 * 3 = 6", "<p>snake_case and 2 * 3 = 6</p>"),
    ],
)
def test_each_part_of_the_subset_becomes_its_element(text: str, html: str):
    rendered = re.sub(r">\s+<", "><", render_markdown(write_markdown(text, some_pages)))
    assert unescape(rendered) == unescape(html)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("# Title", [("heading", "#")]),
        ("Title\n=====", [("heading", "=====")]),
        ("Title\n---", [("heading", "---")]),
        ("![x](https://example.com/x.png)", [("image", "![")]),
        ("a <b>c</b>", [("html", "<b>")]),
        ("<!-- x -->", [("html", "<!--")]),
        ("a {: .x }", [("attributes", "{: .x")]),
        ("a {#id}", [("attributes", "{#i")]),
        ("--8<-- x", [("snippet", "--8<--")]),
        ("```\na\n```", [("fence", "```")]),
        ("a\n  ~~~ x", [("fence", "~~~")]),
        ("[x](javascript:alert)", [("address", "javascript:alert")]),
        ("[x](../roles/cmo.md)", [("address", "../roles/cmo.md")]),
        ("[x](data:text/html,x)", [("address", "data:text/html,x")]),
        ("`<b>` and `# x`", []),
        ("a < b > c, 3 # 4, {a}", []),
        ("[x](https://example.com)", []),
    ],
)
def test_what_is_outside_the_subset_is_named_with_a_quotation(text: str, found: list[tuple[str, str]]):
    assert [f for f in find_problems(text) if f[0] != "heading" or found] == found


@pytest.mark.parametrize(
    ("text", "references"),
    [
        ("[[campaign]] and [[role:cmo]]", [("playbook", "campaign"), ("role", "cmo")]),
        ("no [[ link ]], `[[role:cmo]]`, \\[[role:x]]", []),
        ("*[[kpi:ctr]]*\n\n- [[term:lead]]", [("kpi", "ctr"), ("term", "lead")]),
        ("[a [[role:cmo]] b](https://example.com)", []),
        ("[a *[[role:cmo]]* b](https://example.com)", []),
        ("[[Role:CMO]]", []),
        ("[[role:cmo|our chief]]", [("role", "cmo")]),
        ("[[nothing:x]]", [("nothing", "x")]),
        ("[[term:R&amp;D]]", [("term", "R&D")]),
    ],
)
def test_links_to_pages_are_found_where_they_would_be_links(text: str, references: list[tuple[str, str]]):
    assert find_references(text) == references


@pytest.mark.parametrize(
    ("url", "safe"),
    [
        ("https://example.com", True),
        ("HTTP://example.com", True),
        ("mailto:a@example.com", True),
        ("tel:+49", True),
        ("https://example.com:8080/a?b#c", True),
        ("https://user@example.com", True),
        ("http://[::1]/x", True),
        ("http://localhost", True),
        ("https://bücher.example/ä", True),
        ("mailto:a@example.com?subject=x", True),
        ("https://", False),
        ("https:///path", False),
        ("https://?x", False),
        ("https://a..b/", False),
        ("https://.example.com", False),
        ("https://example.com:port", False),
        ("mailto:", False),
        ("mailto:?subject=x", False),
        ("mailto:team", False),
        ("tel:", False),
        ("tel:none", False),
        ("javascript:alert(1)", False),
        (" https://example.com", False),
        ("https://example.com/a b", False),
        ("https://example.com/\x01", False),
        ("//example.com", False),
        ("ftp://example.com", False),
        ("data:text/html,x", False),
        ("vbscript:x", False),
        ("", False),
    ],
)
def test_only_web_mail_and_telephone_addresses_become_links(url: str, *, safe: bool):
    assert is_safe(url) is safe


def test_the_words_of_a_text_are_one_line_without_markup():
    text = "*One* `two`\n\n- three\n- [four](https://example.com)\n\n> [[role:cmo]]"
    assert plain_text(text, some_pages) == "One two three four The cmo"


# Any text at all


def visible(nodes: tuple[Node, ...]) -> str:
    """Return what a reader must see of a text's tree."""
    shown = []
    for node in nodes:
        inner = visible(node.parts)
        if node.kind == "wiki":
            shown.append(f"[[{node.value}{'|' * bool(node.parts)}{''.join(part.value for part in node.parts)}]]")
        elif node.kind == "link" and not is_safe(node.value):
            shown.append(f"[{inner}]({node.value})")
        elif node.kind in ("text", "code"):
            shown.append(node.value)
        elif node.kind in ("em", "strong", "link"):
            shown.append(inner)
        else:
            shown.append(f" {inner} ")
    return "".join(shown)


def as_shown(text: str) -> str:
    """Return a plain text as it must be seen: control characters replaced, spaces folded."""
    return folded(re.sub(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufdd0-\ufdef\ufffe\uffff]", "\ufffd", text))


PLACES = """\
{}

## A list

- {}

## Steps

1.  {}

## Terms

- **{}**: x

## Links

- [{}](https://example.com), x

## A table

| a | b |
| --- | --- |
| {} | x |
| [{}](https://example.com) | x |

<details markdown="1">
<summary>x</summary>

**{}** – {}

</details>
"""
"""Where templates put a plain text."""
OF_PLACES = {
    "div",
    "p",
    "h2",
    "ul",
    "ol",
    "li",
    "strong",
    "a",
    "table",
    "caption",
    "thead",
    "tbody",
    "tr",
    "th",
    "td",
    "details",
    "summary",
}


OURS = {"headerlink", "pp-table", "pp-unseen", "md-typeset__scrollwrap", "md-typeset__table"}
"""Classes that the engine and our extension give."""


def check_shown(places: str, written: str, wanted: str, allowed: set[str]) -> None:
    """Fail unless each place shows what is wanted, and only with elements and addresses that are allowed, either way."""
    for render in (render_markdown, render_quickly):
        check_rendered(render, places, written, wanted, allowed)


def check_rendered(render: Callable[[str], str], places: str, written: str, wanted: str, allowed: set[str]) -> None:
    read = read_html(render(places.replace("{}", written)))
    assert read.text == folded(read_html(render(places.replace("{}", "MARK"))).text.replace("MARK", wanted))
    assert read.oddities == []
    assert read.names <= allowed
    for name, attributes in read.elements:
        for key, value in attributes.items():
            if key == "href":
                assert name == "a"
                assert is_safe(value or "") or attributes.get("class") == "headerlink"
            elif key == "start":
                assert name == "ol"
                assert (value or "").isdigit()
            elif key in ("scope", "data-label"):
                assert name in ("th", "td")
            elif key in ("aria-hidden", "tabindex"):
                assert attributes.get("class") == "headerlink"
            else:
                assert key in ("id", "class", "title"), (
                    "of a heading, which the table of contents marks, of a row's header, or of a table's frame"
                )
                assert name in ("h1", "h2", "th") or attributes.get("class") in OURS


def check_plain(text: str) -> None:
    written, wanted = write_plain(text), as_shown(text)
    assert "\n" not in written
    check_shown(PLACES, written, wanted, OF_PLACES)
    check_shown("# {}", written, wanted, {"h1", "a"})


def check_cell_of_html(text: str) -> None:
    row = f'<tr><th scope="row"><a href="x.md">{write_plain(text)}</a></th></tr>'
    for render in (render_markdown, render_quickly):
        cell = read_html(render(f'<table class="pp-x">\n<tbody>\n{row}\n</tbody>\n</table>'))
        assert cell.text == as_shown(text)
        assert cell.oddities == []
        assert cell.names <= {"table", "tbody", "tr", "th", "a"}


def check_blocks(text: str) -> None:
    wanted = folded(visible(parse_markdown(text)))
    check_shown("{}", write_markdown(text, no_page), wanted, TAKEN)
    check_shown("1.  x\n\n    {}\n\ny", write_markdown(text, no_page, indent="    "), wanted, TAKEN)


def check_inline(text: str) -> None:
    written = write_inline(text, no_page)
    assert "\n" not in written
    places = "- {}\n- **x**: {}\n\n## A table\n\n| a | b |\n| --- | --- |\n| {} | x |\n"
    wanted = folded(visible(parse_markdown(text)))
    check_shown(places, written, wanted, TAKEN | {"h2", "div", "caption", "table", "thead", "tbody", "tr", "th", "td"})


SNIPPETS = [
    "*", "**", "_", "__", "`", "``", "```", "~~~", "[", "]", "](", "(", ")", "<", ">", "</", "<b>", "<script>", "</script>", "<!--", "-->",
    "<?", "<![CDATA[", "&", "&amp;", "&#60;", "&lt;", "&nbsp;", "&#13;", "&#10;", "&#9;", "&#2;", "\\", "\\\n", "\n", "\n\n", "\n    ", "  \n", "\t", " ", "\xa0", "- ", "+ ",
    "1. ", "0) ", "٣. ", "99999999999. ", "> ", "# ", "#", "===", "---", "| ", " |", "|---|", "{: .x }", "{#x}", "--8<-- ", "[TOC]", "[^1]",
    "[^1]: ", "*[HTML]: ", "!!! note", "??? x", "::: x", ": ", "[a]: https://x", "![", "https://x", "javascript:", "[x](https://x.y/a_b)",
    "[x](javascript:a)", "[[role:cmo]]", "[[role:cmo|", "[[x]]", "[[", "]]", "==", "~~", "^^", "++", "$$", "{{", "}}", "{%", "%}", "@a", ":smile:", "\x02",
    "\x03", "wzxhzdk:0", "klzzwxh:0000", "\u200b", "\u202e", "\u2028", "\ufeff", "🎉", "ä", "a", "b", "0", "<a href='x'>", " onclick=", "'", '"',
]  # fmt: skip
KNOWN = st.characters(exclude_categories=["Cs", "Cn"])
"""Characters that Python knows: beside others a converter with newer tables may take an asterisk otherwise."""
texts = st.lists(st.sampled_from(SNIPPETS) | st.text(KNOWN, max_size=3), max_size=10).map("".join)
"""Texts of what Markdown, its extensions, HTML and templates might read as more than text."""


def test_the_words_of_a_text_have_a_linked_name_as_it_is_and_not_as_it_is_escaped():
    assert plain_text("Ask [[role:x]].", lambda _kind, _name: Target(Md(), write_plain("R&D <x>"))) == "Ask R&D <x>."


@pytest.mark.slow
@settings(max_examples=300, deadline=None)
@given(texts)
@example("_x_")
@example("a &amp; b")
@example("٣. foo")
@example("x&lt;script&gt;")
def test_a_plain_text_shows_exactly_its_characters_wherever_a_template_puts_it(text: str):
    if text.strip():
        check_plain(text)


@settings(max_examples=200, deadline=None)
@given(texts)
@example("x&lt;script&gt;")
@example("[TOC]")
def test_a_plain_text_shows_exactly_its_characters_in_a_table_of_html(text: str):
    if text.strip():
        check_cell_of_html(text)


@pytest.mark.slow
@settings(max_examples=500, deadline=None)
@given(texts)
@example("- ")
@example("*a* b&#13;&#13;- c")
@example("foo[ bar](https://x.y)")
@example("[*[[role:cmo]]*](https://x.y)")
@example("[[&amp;]]")
def test_a_markdown_text_shows_its_words_and_no_element_outside_the_subset(text: str):
    check_blocks(text)


@pytest.mark.slow
@settings(max_examples=300, deadline=None)
@given(texts)
def test_a_markdown_text_in_one_line_shows_the_same_words(text: str):
    if visible(parse_markdown(text)).strip():
        check_inline(text)


@settings(max_examples=200, deadline=None)
@given(texts)
def test_what_is_written_is_made_for_a_page(text: str):
    assert all(type(w) is Md for w in (write_plain(text), write_inline(text, no_page), write_markdown(text, no_page)))


@settings(max_examples=300, deadline=None)
@given(texts)
def test_problems_and_references_are_looked_for_in_any_text(text: str):
    assert all(what and isinstance(quotation, str) for what, quotation in find_problems(text))
    wiki = [node.value for node in walk(parse_markdown(text)) if node.kind == "wiki"]
    assert [f"{kind}:{name}" for kind, name in find_references(text)] == wiki


def walk(nodes: tuple[Node, ...]):
    for node in nodes:
        yield node
        yield from walk(node.parts)


@pytest.mark.corpora
@pytest.mark.parametrize("check", [check_plain, check_cell_of_html, check_blocks, check_inline])
def test_each_naughty_string_shows_as_the_text_that_it_is(check: Callable[[str], None]):
    strings = json.loads((CORPORA / "naughty-strings" / "blns.json").read_text(encoding="utf-8"))
    assert len(strings) == 515
    for text in strings:
        if text.strip():
            check(text)


@pytest.mark.slow
@pytest.mark.parametrize(
    "snippet",
    [
        "[",
        "]",
        "*a ",
        "**",
        "`",
        "``a",
        "<a ",
        "<",
        "{",
        "[[a",
        "[a](",
        "![",
        "> ",
        "- ",
        "\n",
        " \n",
        "a\n\n",
        "&",
        "\\",
        "_a",
    ],
)
def test_a_long_text_takes_time_in_proportion_to_its_length(snippet: str):
    def seconds(times: int) -> float:
        text = snippet * times
        started = time.process_time()
        find_problems(text)
        find_references(text)
        write_markdown(text, no_page)
        write_plain(text)
        return time.process_time() - started

    few = max(seconds(400), 0.01)
    assert seconds(4_000) < 40 * few

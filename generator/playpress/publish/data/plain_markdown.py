"""Pages' Markdown to plain Markdown, for people and programs that read text: what only a browser shows is left out.

Drawings, boxes, marks and hints for a pointer go, and so does what leads elsewhere to tell of a step. What a page says a second
time goes, too: its views of a process in pictures, which it also tells in words; the part of each role, which each step tells;
the card of a role, which is a page of its own. Words, links, lists, tables and anchors stay. A table in HTML becomes one of Markdown.
Knows: the HTML that our templates write into Markdown; texts of playbooks hold no tag, since theirs are escaped.
Must not know pages.
"""

from __future__ import annotations

import re

from playpress.publish.data.short_links import shorten_links

_AS_IT_IS = re.compile(r"(```(?<=^```).*?^```$|<pre\b.*?</pre>)", re.MULTILINE | re.DOTALL)
"""It begins with a sign, or it would be tried at each character; so do the others."""
_REST = r'(?:[^<>"]|"[^"]*")*>'
"""What follows the name of a tag. The value of an attribute may hold any character but a quotation mark."""
_DRAWING = re.compile(r"<svg\b.*?</svg> ?", re.DOTALL)
_REPORT = re.compile(rf'<div class="pp-report"{_REST}.*?</div>', re.DOTALL)
_TABLE = re.compile(rf"<table\b{_REST}.*?</table>", re.DOTALL)
_CAPTION = re.compile(r"<caption\b.*?</caption>", re.DOTALL)
_ROW = re.compile(rf"<tr\b{_REST}(.*?)</tr>", re.DOTALL)
_CELL = re.compile(rf"<t[hd]\b{_REST}(.*?)</t[hd]>", re.DOTALL)
_LINK = re.compile(rf'<a\b[^<>]*? ?href="([^"]*)"{_REST}(.*?)</a>', re.DOTALL)
_SUMMARY = re.compile(r"<summary>\s*(.*?)\s*</summary>")
_EMPTY = re.compile(rf"<details\b{_REST}\s*<summary>[^\n]*</summary>\s*(?:<div\b{_REST}\s*</div>\s*)*</details>")
_BOX = re.compile(rf"</?(?:div|details|section|figure|span|abbr)\b{_REST}")
_HINT = re.compile(r'(\]\([^()\s<>]*) "(?:[^"\\\n]|\\.)*"\)')
_LOOKS = re.compile(r"^ +(?:click|class|classDef|linkStyle|style|%%) .*\n", re.MULTILINE)
"""A line of a diagram's source that says how it looks and where it leads."""
_AGAIN = re.compile(
    rf'<(?:(?:a id="my-part"></a>\n## .*\n+<)?div class="pp-(?:legend|my-part|own-card)"{_REST}'
    r'|div class="pp-views" markdown="1">\n\n(?P<views>(?s:.*?)<a id="flow-in-words"></a>\n#### .*\n+))'
)
"""Matches what begins a box that says again what the page tells elsewhere, with the heading of all it holds; and as `views` those of
a process before that in words, with the heading of that."""
_DIV = re.compile(r"<(/?)div\b")
_ITEM = re.compile(r'<a id="([a-z-]+-\d+)"></a>\n?')
"""Matches an anchor that is named by a number in its list."""
_GAP = re.compile(r"\n(?:[ \t]*\n)+")


def plain_markdown(text: str) -> str:
    """Return a page's Markdown without what only a browser shows."""
    parts = _AS_IT_IS.split(_once(text))
    parts[::2] = map(_prose, parts[::2])
    parts[1::2] = (_LOOKS.sub("", part) if part.startswith("```mermaid") else part for part in parts[1::2])
    plain = "".join(parts).lstrip("\n")
    return shorten_links(_ITEM.sub(lambda item: item[0] if f"(#{item[1]})" in plain else "", plain))


def _once(text: str) -> str:
    """Return a page's Markdown without what it says again."""
    kept, start = [], 0
    for again in _AGAIN.finditer(text):
        if again.start() >= start:
            kept.append(text[start : max(again.start(), again.start("views"))])
            start = again.end() if again["views"] else _end_of_box(text, again.end())
    return "".join([*kept, text[start:]])


def _end_of_box(text: str, start: int) -> int:
    """Return the place after the end of a box whose content begins at `start`."""
    depth = 1
    for tag in _DIV.finditer(text, start):
        depth += -1 if tag[1] else 1
        if not depth:
            return tag.end() + len(">")
    return len(text)


def _prose(text: str) -> str:
    text = _TABLE.sub(lambda table: _table(table[0]), _REPORT.sub("", _DRAWING.sub("", text)))
    text = _SUMMARY.sub(r"**\1**", _LINK.sub(r"[\2](\1)", _EMPTY.sub("", text)))
    *blocks, last = _GAP.split(_HINT.sub(r"\1)", _BOX.sub("", text)))
    return "\n\n".join([*(block.rstrip(" \t") for block in blocks), last])


def _table(table: str) -> str:
    """Return a table in HTML, whose first row is its head, as one of Markdown."""
    head, *rows = (
        [" ".join(cell.split()) for cell in _CELL.findall(row)] for row in _ROW.findall(_CAPTION.sub("", table))
    )
    return "\n".join(f"|{'|'.join(row)}|" for row in (head, ["-"] * len(head), *rows))

"""Markdown that a writer has made to text for a document: lists of words and marked words, as plain data.

Words are texts; what is marked is a mapping: `em`, `strong`, `code`, `br`, or `text` with an address in `to` (a page of
the site, by its path) or `url`. Blocks are mappings, too: `par`, `list`, `enum` (with `start`) or `quote`.
Knows: markdown-it. Must not know what is printed, or where in a document an address leads.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from markdown_it import MarkdownIt

from playpress.language.urls import has_scheme

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from markdown_it.token import Token

    from playpress.language.richtext import Md

Text = list[Any]
"""Words and marked words."""
_TAG = re.compile(r"<(/?)(\w+)")
_MARKS = {"em": "em", "strong": "strong", "code": "code"}


@cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": True})
    setattr(parser, "validateLink", lambda _url: True)  # noqa: B010 - whoever wrote the Markdown has judged addresses
    return parser


def text_of(*written: Md) -> Text:
    """Return Markdown on one line as text; several pieces follow each other without a space."""
    tokens = [token for md in written for token in _parser().parseInline(md.strip())[0].children or ()]
    return _inlines(iter(tokens), "")


def blocks_of(md: Md) -> list[Any]:
    """Return Markdown of several lines as blocks; none for an empty one."""
    return _blocks(iter(_parser().parse(md)), "")


def joined(texts: Iterable[Text], between: str = ", ") -> Text:
    """Return texts one after the other, with something between them."""
    found: Text = []
    for text in filter(None, texts):
        found += [between, *text] if found else text
    return found


def words_of(text: Iterable[Any]) -> str:
    """Return a text's words without their marks."""
    return "".join(_words(part) for part in text)


def _words(part: Any) -> str:
    if isinstance(part, str):
        return part
    inner = next((part[key] for key in ("text", "em", "strong", "code") if key in part), " ")
    return inner if isinstance(inner, str) else words_of(inner)


def _blocks(tokens: Iterator[Token], until: str) -> list[Any]:
    found: list[Any] = []
    for token in tokens:
        if token.type == until:
            break
        if token.type == "inline":
            found += _inlines(iter(token.children or ()), "")
        elif token.type == "paragraph_open":
            found.append({"par": _blocks(tokens, "paragraph_close")})
        elif token.type == "bullet_list_open":
            found.append({"list": _items(tokens, "bullet_list_close")})
        elif token.type == "ordered_list_open":
            found.append({"enum": _items(tokens, "ordered_list_close"), "start": int(token.attrs.get("start", 1))})
        elif token.type == "blockquote_open":
            found.append({"quote": _blocks(tokens, "blockquote_close")})
        elif token.content:
            found.append({"par": [token.content]})
    return found


def _items(tokens: Iterator[Token], until: str) -> list[Any]:
    items = []
    for token in tokens:
        if token.type == until:
            break
        items.append(_blocks(tokens, "list_item_close"))
    return items


def _inlines(tokens: Iterator[Token], until: str) -> Text:
    """Return the text of tokens up to the one that ends them."""
    found: Text = []
    for token in tokens:
        kind = _kind(token)
        if kind == until:
            break
        if isinstance(part := _part(kind, token, tokens), str) and found and isinstance(found[-1], str):
            found[-1] += part
        elif part:
            found.append(part)
    return found


def _kind(token: Token) -> str:
    """Return a token's type; for a tag, that which Markdown's own sign for the same would have."""
    match = _TAG.match(token.content) if token.type == "html_inline" else None
    return f"{match[2]}_{'close' if match[1] else 'open'}" if match else token.type


def _part(kind: str, token: Token, tokens: Iterator[Token]) -> Any:
    name = kind.removesuffix("_open")
    if name in _MARKS:
        return {name: _inlines(tokens, f"{name}_close")}
    if name == "link":
        return _link(str(token.attrs["href"]), _inlines(tokens, "link_close"))
    if kind == "code_inline":
        return {"code": [token.content]}
    if name in ("br", "hardbreak"):
        return {"br": True}
    if kind == "softbreak":
        return " "
    return token.content if kind in ("text", "text_special") else ""


def _link(href: str, text: Text) -> Any:
    return {"url": href, "text": text} if has_scheme(href) else {"to": unquote(href), "text": text}

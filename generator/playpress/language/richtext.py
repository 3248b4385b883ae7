"""A text field's Markdown to a small tree, and the tree back to Markdown, plain text or the links in it.

Only a closed subset is taken: paragraphs, emphasis, lists, quotes, inline code, links. Anything else stays as text and
is reported by `find_problems`. The Markdown written escapes everything that Markdown, one of its extensions or HTML
could read as markup: this is the only place where playbook text becomes markup.
Knows: markdown-it. Must not know pages or addresses: the caller says where `[[…]]` leads.
"""

from __future__ import annotations

import html
import json
import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from playpress.language.urls import CONTROL, escaped_url, is_safe
from playpress.model.kinds import LINKED

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from markdown_it import MarkdownIt
    from markdown_it.token import Token

KINDS = LINKED
"""The words that may stand before the colon of a `[[link]]`; a link to a playbook needs none."""
_CHANGED_PLACES = str.maketrans("\"'", "'\"")
_BETWEEN_BACKTICKS = re.compile("&#96;(.+?)&#96;")
_SPECIAL = re.compile(r"[\\`*_{}\[\]#<>&|~^=$@+]")
_LINE_START = re.compile(r"[-:!]|(?P<number>\d+)[.)](?=\s|$)")
_PLAIN = re.compile(r"(?![^_]*_)[\w ,;'’‘“”„()/…–—€%?!]+(?:[.:\-][\w ,;'’‘“”„()/…–—€%?!]+)*[.:]?\Z")
PLAIN_WIKI = re.compile(r"\[\[(?:([a-z]+):)?([a-z0-9-]+)(?:\|[ ,;:'’.()/-]*\w[\w ,;:'’.()/-]*)?\]\]")
"""Matches a `[[…]]` whose words, if it has any, hold no markup: underscores are looked for by `_QUOTING`."""
_QUOTING = re.compile(r"[`\\&_]|\]\(")
"""Matches what can make a `[[…]]` literal, or its words no words: code, an escape, an entity, emphasis, the text of a link."""
_KIND = rf"{'|'.join(sorted(KINDS))}|playbook"
WIKI = re.compile(
    rf"\[\[(?!(?i:{_KIND})(?:\s*;|\s+:|:\s)|(?=[a-z]*[A-Z])(?i:{_KIND}):)"
    r"(?:([a-z]+):)?([^\[\]|:\s][^\[\]|]{0,79})(?:\|([^\[\]|]*[^\[\]|\s][^\[\]|]*))?\]\]"
)


class Md(str):
    """Markdown that is safe to print.

    Only the `write_…` functions of this module make it from playbook text, and gettext from our own words.
    """

    __slots__ = ()


class Node(NamedTuple):
    """A node of a text's tree: `kind`, children, and a text, address or start number if the kind has one.

    Kinds: paragraph, bullet_list, ordered_list, list_item, blockquote; text, code, break, em, strong, link, wiki.
    """

    kind: str
    parts: tuple[Node, ...] = ()
    value: str = ""


@dataclass(frozen=True, slots=True)
class Target:
    """Where a `[[…]]` leads: an address relative to the page, and the text to show."""

    href: str
    text: Md


@cache
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt  # noqa: PLC0415 - texts that were parsed in an earlier run need no parser

    parser = MarkdownIt("zero", {"maxNesting": 200}).enable(
        ["emphasis", "backticks", "link", "image", "list", "blockquote", "escape", "entity", "newline"]
    )
    parser.disable("text_join")  # escaped text stays a token of its own
    setattr(parser, "validateLink", lambda _url: True)  # noqa: B010 - a method by type; we judge addresses ourselves
    return parser


@lru_cache(maxsize=2**14)
def parse_markdown(text: str) -> tuple[Node, ...]:
    """Return the blocks of a text; none for an empty one. Every text can be parsed."""
    if _PLAIN.match(text):
        return (Node("paragraph", (Node("text", value=text.strip()),)),)
    return tuple(_blocks(iter(tokens_of(text)), ""))


@lru_cache(maxsize=16)
def tokens_of(text: str) -> list[Token]:
    """Return the parser's tokens of a text; they are cached, since several functions need them and parsing is slow."""
    return _parser().parse(CONTROL.sub("\ufffd", text))


def _blocks(tokens: Iterator[Token], until: str) -> Iterator[Node]:
    for token in tokens:
        if token.type == until:
            return
        if token.type == "inline":
            yield from _joined(_inlines(iter(token.children or ()), ""))
        else:
            kind = token.type.removesuffix("_open")
            parts = tuple(_blocks(tokens, f"{kind}_close"))
            yield Node(kind, parts, str(token.attrs.get("start", "")))


def _inlines(tokens: Iterator[Token], until: str, *, in_link: bool = False) -> Iterator[Node]:
    """Yield the nodes of a line, texts still in pieces; a text of the kind `literal` was escaped in the source."""
    for token in tokens:
        if token.type == until:
            return
        if token.type in ("text", "text_special"):  # an entity may stand for a control character
            yield Node("text" if token.type == "text" else "literal", value=CONTROL.sub("\ufffd", token.content))
        elif token.type == "code_inline":
            yield Node("code", value=token.content)
        elif token.type == "image":
            yield Node("literal", value=f"![{token.content}]({token.attrs.get('src', '')})")
        elif token.type in ("softbreak", "hardbreak"):
            yield Node("text", value="\n") if token.type == "softbreak" else Node("break")
        elif token.type == "link_open":
            parts = _joined(_inlines(tokens, "link_close", in_link=True), in_link=True)
            yield Node("link", tuple(parts), str(token.attrs.get("href", "")))
        else:
            kind = token.type.removesuffix("_open")
            yield Node(kind, tuple(_joined(_inlines(tokens, f"{kind}_close", in_link=in_link), in_link=in_link)))


def _joined(nodes: Iterator[Node], *, in_link: bool = False) -> Iterator[Node]:
    """Join neighbouring texts and turn `[[…]]` in them into nodes; in a link they stay text: links cannot nest."""
    text = searched = ""
    for node in nodes:
        if node.kind in ("text", "literal"):
            text += node.value
            searched += node.value if node.kind == "text" and not in_link else "\0" * len(node.value)
            continue
        yield from _wiki(text, searched)
        text = searched = ""
        yield node
    yield from _wiki(text, searched)


def _wiki(text: str, searched: str) -> Iterator[Node]:
    """Yield the nodes of a text with its `[[…]]`; `searched` is the text with literal characters blanked out."""
    at = 0
    for match in WIKI.finditer(searched):
        if match.start() > at:
            yield Node("text", value=text[at : match.start()])
        words = (Node("text", value=text[match.start(3) : match.end(3)].strip()),) if match[3] else ()
        yield Node("wiki", words, f"{match[1] or 'playbook'}:{text[match.start(2) : match.end(2)]}")
        at = match.end()
    if at < len(text):
        yield Node("text", value=text[at:])


def walk_nodes(nodes: tuple[Node, ...]) -> Iterator[Node]:
    """Yield all nodes of a tree, each before its children."""
    for node in nodes:
        yield node
        yield from walk_nodes(node.parts)


def find_references(text: str) -> list[tuple[str, str]]:
    """Return every `[[kind:id]]` or `[[kind:id|words]]` of a text as (kind, id); without a kind it is a playbook."""
    if "[[" not in text:
        return []
    if not _QUOTING.search(text):
        plain = PLAIN_WIKI.findall(text)
        if len(plain) == text.count("[["):
            return [(kind or "playbook", identifier) for kind, identifier in plain]
    pairs = [n.value.partition(":") for n in walk_nodes(parse_markdown(text)) if n.kind == "wiki"]
    return [(kind, identifier) for kind, _, identifier in pairs]


@lru_cache(maxsize=2**14)
def write_plain(text: str) -> Md:
    """Return one line of plain text as Markdown that shows exactly this text; it is also safe between HTML tags."""
    text = CONTROL.sub("\ufffd", text).strip()
    if _PLAIN.match(text) and not _LINE_START.match(text):
        return Md(text)
    head = ""
    if lead := _LINE_START.match(text):
        head = lead["number"] or ""
        text = text[len(head) :]
        head, text = head + _entities(text[:1]), text[1:]
    return Md(head + _SPECIAL.sub(_entity, text.replace("\n", " ")))


def write_code(text: str) -> Md:
    """Return lines of a file as a block that shows exactly these lines; it stands alone between two blank lines."""
    return Md(f'<pre class="pp-code"><code>{html.escape(text, quote=False)}</code></pre>')


def with_code(text: Md) -> Md:
    """Return plain text, as it is written, in which what stands between backticks is code."""
    return Md(_BETWEEN_BACKTICKS.sub(r"<code>\1</code>", text))


def write_data(value: object) -> Md:
    """Return plain data as JSON in the value of an HTML attribute in double quotes.

    Quotation marks and apostrophes have changed places, since each of the first would take six bytes: `player.js` changes
    them back.
    """
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return Md(html.escape(text.translate(_CHANGED_PLACES), quote=False).replace('"', "&quot;"))


def _start(text: str) -> str:
    """Return a text escaped for the beginning of a line; spaces at its end stay."""
    return write_plain(text) + (" " if text[-1:].isspace() and text.strip() else "")


def _entities(text: str) -> str:
    return "".join(f"&#{ord(c)};" for c in text)


def write_markdown(text: str, resolve: Callable[[str, str], Target | None], indent: str = "") -> Md:
    """Return a text as safe Markdown blocks, with `indent` before each line but the first."""
    blocks = "\n\n".join(_block(node, resolve) for node in parse_markdown(text))
    return Md(blocks.replace("\n", f"\n{indent}").replace(f"\n{indent}\n", "\n\n") if indent else blocks)


def write_inline(text: str, resolve: Callable[[str, str], Target | None]) -> Md:
    """Return a text as safe Markdown in one line, for table cells and list items: blocks are joined by a space."""
    return Md(" ".join(_flat(node, resolve) for node in parse_markdown(text)))


def plain_text(text: str, resolve: Callable[[str, str], Target | None]) -> str:
    """Return the words of a text in one line, without any markup."""
    return " ".join(" ".join(_words(node, resolve) for node in parse_markdown(text)).split())


def _block(node: Node, resolve: Callable[[str, str], Target | None]) -> str:
    if node.kind in ("bullet_list", "ordered_list"):
        first = int(node.value or 1) if node.kind == "ordered_list" else None
        items = []
        for n, item in enumerate(node.parts):
            mark = "-   " if first is None else f"{first + n}.".ljust(4)
            blocks = "\n\n".join(_block(part, resolve) for part in item.parts) or _NOTHING
            items.append(mark + blocks.replace("\n", "\n    ").replace("\n    \n", "\n\n"))
        return "\n".join(items)
    if node.kind == "blockquote":
        inner = "\n\n".join(_block(part, resolve) for part in node.parts)
        return "\n".join(f"> {line}".rstrip() for line in inner.split("\n"))
    return _inline(node.parts, resolve)


def _flat(node: Node, resolve: Callable[[str, str], Target | None]) -> str:
    if node.kind in ("bullet_list", "ordered_list", "list_item", "blockquote"):
        return " ".join(_flat(part, resolve) for part in node.parts)
    return _inline(node.parts, resolve)


_NOTHING = "&#32;"
"""Stands in for a missing text where Markdown needs one."""


def _inline(nodes: tuple[Node, ...], resolve: Callable[[str, str], Target | None], *, inside: bool = False) -> str:
    """Return the nodes of a line as Markdown; `inside` another node, where no line can begin."""
    out = []
    for index, node in enumerate(nodes):
        if node.kind == "text":
            text = node.value.replace("\n", " ")
            out.append(_SPECIAL.sub(_entity, text) if index or inside else _start(text))
        elif node.kind == "code":
            out.append(f"<code>{_SPECIAL.sub(_entity, node.value)}</code>")
        elif node.kind == "break":
            out.append("<br>")
        elif node.kind == "wiki":
            kind, _, identifier = node.value.partition(":")
            target = resolve(kind, identifier)
            said = _inline(node.parts, resolve, inside=True)
            unknown = _entities(f"[[{node.value}") + (f"{_entities('|')}{said}" if said else "") + _entities("]]")
            out.append(f"[{said or target.text}]({target.href})" if target else unknown)
        elif node.kind == "link":
            inner = _inline(node.parts, resolve, inside=True)
            if is_safe(node.value):
                out.append(f"[{inner}](<{escaped_url(node.value)}>)")
            else:
                out.append(
                    f"{_entities('[')}{inner}{_entities('](')}{_SPECIAL.sub(_entity, node.value)}{_entities(')')}"
                )
        else:
            inner = _inline(node.parts, resolve, inside=True)
            beside = nodes[max(0, index - 1) : index] + nodes[index + 1 : index + 2]
            out.append(_emphasis(node, inner, is_alone=not any(n.kind in _MARKS for n in beside)))
    return "".join(out)


_MARKS = {"em": "*", "strong": "**"}


def _emphasis(node: Node, inner: str, *, is_alone: bool) -> str:
    """Return emphasis with asterisks, or with HTML tags where asterisks would touch others or a space."""
    mark = _MARKS[node.kind]
    if is_alone and inner == inner.strip() and not any(n.kind in _MARKS for n in walk_nodes(node.parts)):
        return f"{mark}{inner}{mark}"
    return f"<{node.kind}>{inner}</{node.kind}>"


def _entity(match: re.Match[str]) -> str:
    return f"&#{ord(match[0])};"


def _words(node: Node, resolve: Callable[[str, str], Target | None]) -> str:
    if node.kind in ("text", "code"):
        return node.value
    if node.kind == "wiki":
        kind, _, identifier = node.value.partition(":")
        target = resolve(kind, identifier)
        said = "".join(part.value for part in node.parts)
        if target:
            return said or html.unescape(target.text)
        return f"[[{node.value}|{said}]]" if said else f"[[{node.value}]]"
    return "".join(
        _words(part, resolve) + (" " if part.kind in ("paragraph", "list_item") else "") for part in node.parts
    )

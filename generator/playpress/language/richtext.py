"""A text field's Markdown to a small tree, and the tree back to Markdown, plain text or the links in it.

Only a closed subset is taken: paragraphs, emphasis, lists, quotes, code in a line, links. Anything else stays visible as
the text it is and is reported by `problems`. What is written out again holds no character that Markdown, one of its
extensions, or HTML could take for more than text: this is the one place where playbook text becomes markup.
Knows: markdown-it. Must not know pages or addresses: the caller says where `[[…]]` leads.
"""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import dataclass
from functools import cache, lru_cache
from ipaddress import IPv4Address
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlsplit

from markdown_it import MarkdownIt

from playpress.model.kinds import WITH_REGISTRY

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from markdown_it.token import Token

KINDS = frozenset(kind.name for kind in WITH_REGISTRY.values())
"""What may stand before the colon of a link; a playbook needs nothing there."""
_WEB_ADDRESS = re.compile(
    r"https?://(?=[^/:]{1,253}(?:[/:]|\Z))[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
    r"(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?)*(?::[0-9]{1,5})?(?:/[A-Za-z0-9._~/-]*)?\Z"
)
_LINKABLE = re.compile(
    r"https?://(?:[^\s/?#@\\]*@)?(?:\[[0-9a-f:.]+\]|[^\s/?#@:.\\\[\]]+(?:\.[^\s/?#@:.\\\[\]]+)*\.?)(?::[0-9]{1,5})?(?:[/?#].*)?\Z"
    r"|mailto:[^\s?@]+@[^\s?@]+(?:\?.*)?\Z|tel:[-+*#().0-9]*[0-9].*\Z",
    re.IGNORECASE,
)
"""An address that leads somewhere: with a host that has no empty part, a mailbox, or a number."""
_SCHEMES = ("http://", "https://", "mailto:", "tel:")

_SPECIAL = re.compile(r"[\\`*_{}\[\]#<>&|~^=$@+]")
_LINE_START = re.compile(r"[-:!]|(?P<number>\d+)[.)](?=\s|$)")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufdd0-\ufdef\ufffe\uffff]")
_PLAIN = re.compile(r"(?![^_]*_)[\w ,;'’‘“”„()/…–—€%?!]+(?:[.:\-][\w ,;'’‘“”„()/…–—€%?!]+)*[.:]?\Z")
_PLAIN_WIKI = re.compile(r"\[\[(?:([a-z]+):)?([a-z0-9-]+)\]\]")
_QUOTING = re.compile(r"[`\\&]|\]\(")
"""What can turn a `[[…]]` into mere text, or hide one: code, an escape, an entity, the text of a link."""
_SUSPECT = re.compile(r"[<{\\&#=~|]|!\[|\]\(|--|```|\*\*\*|___|([*_]) \1 \1|\[[ xX^]|\]:|^(?:!!!|\?\?\?)", re.MULTILINE)
"""What a text outside the subset must hold somewhere; a text without it need not be parsed to be found right."""
_KIND = rf"{'|'.join(sorted(KINDS))}|playbook"
_WIKI = re.compile(
    rf"\[\[(?!(?i:{_KIND})(?:\s*;|\s+:|:\s)|(?=[a-z]*[A-Z])(?i:{_KIND}):)"
    r"(?:([a-z]+):)?([^\[\]|:\s][^\[\]|]{0,79})(?:\|([^\[\]|]*[^\[\]|\s][^\[\]|]*))?\]\]"
)
_WORDS = r"\s*(\|[^\[\]{}\n]*)?"
_BROKEN_LINK = re.compile(
    rf"\[\[\s*(?:([A-Za-z]*)\s*[:;]\s*)?([A-Za-z0-9][A-Za-z0-9-]*){_WORDS}"
    r"(?:\]\]?|\}\}?|\)|(?=\s)|(?=[.,;!?]?$))"
    rf"|(?<!\[)\[({_KIND}):([a-z0-9-]+){_WORDS}\]\]?(?!\()"
    rf"|\{{\{{\s*({_KIND})\s*:\s*([a-z0-9-]+){_WORDS}\}}\}}?"
    rf"|(?<![\[\w])({_KIND}):([a-z0-9-]+){_WORDS}\]\]"
    r"|\[\[\s*\]\]"
    r"|\[(?P<label>[^\[\]\n]+)\]\((?P<address>(?:https?://|mailto:|tel:)[^\s()]+)",
    re.MULTILINE,
)
"""A `[[…]]` or `[…](…)` that lacks a bracket, or holds a space too many. Those that are right are taken out before."""
_MARKUP = re.compile(
    rf"\[\[(?:{'|'.join(sorted(KINDS))}|playbook):[^\[\]\n]+\]\]|\[[^\[\]\n]+\]\((?:https?|mailto|tel):[^\s()]+\)"
    r"|\*\*\w[^*\n]*\*\*"
)
_LEAD = r"^[ \t]*(?:(?:[-*+>]|\d+[.)])[ \t]+)*"
_FORBIDDEN = (
    (
        "table",
        re.compile(
            rf"{_LEAD}\|.*\|[ \t]*$|\|[ \t]*:?-{{2,}}:?[ \t]*\||^[ \t]*:?-+:?(?:[ \t]*\|[ \t]*:?-+:?)+[ \t]*$",
            re.MULTILINE,
        ),
    ),
    ("rule", re.compile(r"^ {0,3}(?:([*_])(?:[ \t]*\1){2,}|-(?:[ \t]+-){2,})[ \t]*$", re.MULTILINE)),
    ("tasks", re.compile(r"^[ \t]*(?:[-*+]|\d+[.)])[ \t]+\[[ xX]\](?=\s)", re.MULTILINE)),
    ("definition", re.compile(r"^ {0,3}\[[^\]\n]+\]:[ \t]+\S+", re.MULTILINE)),
    ("admonition", re.compile(r"^(?:!!!|\?\?\?\+?)[ \t]+\w+", re.MULTILINE)),
    ("footnote", re.compile(r"\[\^[^\]\s]+\]")),
    ("strikethrough", re.compile(r"~~[^\s~](?:[^~\n]*[^\s~])?~~")),
    ("heading", re.compile(r"^#{1,6}(?:\s|$)|^(?:=+|-{2,})[ \t]*$", re.MULTILINE)),
    ("image", re.compile(r"!\[")),
    ("html", re.compile(r"<(?:[a-zA-Z/][^<>]*>|!--|\?)")),
    ("attributes", re.compile(r"\{:?\s*[#.][\w-]|\{:")),
    ("snippet", re.compile(r"-+8<-+")),
    ("fence", re.compile(r"^[ \t]*(?:```|~~~)", re.MULTILINE)),
)
_WHOLE_LINES = frozenset({"table", "rule", "tasks", "definition", "admonition", "fence"})
"""What is seen by its lines as they are written; the others are looked for outside of code."""


class Md(str):
    """Text that may be printed into a page as it is: every character in it means what was meant.

    Made by this module from playbook text, and by the gettext functions from our own.
    """

    __slots__ = ()


class Node(NamedTuple):
    """A part of a text: `kind`, its parts, and a text, address or start number where the kind has one.

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
    parser = MarkdownIt("zero", {"maxNesting": 200}).enable(
        ["emphasis", "backticks", "link", "image", "list", "blockquote", "escape", "entity", "newline"]
    )
    parser.disable("text_join")  # what is escaped stays apart
    setattr(parser, "validateLink", lambda _url: True)  # noqa: B010 - a method by type; we judge addresses ourselves
    return parser


@lru_cache(maxsize=65536)
def parse_markdown(text: str) -> tuple[Node, ...]:
    """Return the blocks of a text. Any text is taken; an empty one has none."""
    if _PLAIN.match(text):
        return (Node("paragraph", (Node("text", value=text.strip()),)),)
    return tuple(_blocks(iter(_tokens(text)), ""))


@lru_cache(maxsize=16)
def _tokens(text: str) -> list[Token]:
    """Return the parser's tokens of a text; what is asked of a text in a row shares them, since reading takes its time."""
    return _parser().parse(_CONTROL.sub("\ufffd", text))


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
    """Yield the parts of a line, texts in pieces; `literal` is one that the writer escaped."""
    for token in tokens:
        if token.type == until:
            return
        if token.type in ("text", "text_special"):  # an entity may stand for a control character
            yield Node("text" if token.type == "text" else "literal", value=_CONTROL.sub("\ufffd", token.content))
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
    """Join neighbouring texts and take the `[[…]]` out of them; in a link they stay, since it cannot hold another."""
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
    """Yield a text and the `[[…]]` in it; `searched` is the text with nothing to be found where it is literal."""
    at = 0
    for match in _WIKI.finditer(searched):
        if match.start() > at:
            yield Node("text", value=text[at : match.start()])
        words = (Node("text", value=text[match.start(3) : match.end(3)].strip()),) if match[3] else ()
        yield Node("wiki", words, f"{match[1] or 'playbook'}:{match[2]}")
        at = match.end()
    if at < len(text):
        yield Node("text", value=text[at:])


def _walk(nodes: tuple[Node, ...]) -> Iterator[Node]:
    for node in nodes:
        yield node
        yield from _walk(node.parts)


def is_safe(url: str) -> bool:
    """Tell whether an address may become a link: http, https, mailto or tel, somewhere to go, and nothing unprintable in it."""
    is_clean = _LINKABLE.match(url) is not None and not _CONTROL.search(url) and not any(c.isspace() for c in url)
    return is_clean and (not url.lower().startswith("http") or _has_host(url))


def _has_host(url: str) -> bool:
    """Tell whether a web address names a host and a port that a machine can have."""
    with suppress(ValueError):  # no port, no address of a machine
        parts = urlsplit(url)
        host = (parts.hostname or "").rstrip(".")
        labels = host.split(".")
        if ":" not in host and labels[-1].isdigit():
            IPv4Address(host)
        return parts.port != 0 and not any(label.startswith("-") or label.endswith("-") for label in labels)
    return False


def has_scheme(url: str) -> bool:
    """Tell whether an address begins as one that may become a link, wherever it leads."""
    return url.lower().startswith(_SCHEMES)


def is_web_address(url: str) -> bool:
    """Tell whether a text is a plain http(s) address: host and path, no query, nothing that could end an attribute."""
    return _WEB_ADDRESS.match(url) is not None and _has_host(url)


def as_web_address(text: str) -> str:
    """Return a text as the plain http(s) address that it means: host in small letters and as machines write it; else nothing."""
    scheme, colon, rest = text.partition("://")
    host, slash, path = rest.partition("/")
    with suppress(UnicodeError):
        meant = f"{scheme.lower()}{colon}{host.lower().encode('idna').decode()}{slash}{path}"
        return meant if is_web_address(meant) else ""
    return ""


def find_problems(text: str) -> list[tuple[str, str]]:
    """Return what a text uses outside the subset, as (what, quotation); what is inside backticks is only a quotation.

    What: table, rule, tasks, definition, admonition, footnote, strikethrough, heading, image, html, attributes, snippet,
    fence, address.
    """
    if not _SUSPECT.search(text):
        return []
    found = []
    blocks = parse_markdown(text)
    outside = "\n".join(node.value for node in _walk(blocks) if node.kind == "text")
    for what, pattern in _FORBIDDEN:
        match = pattern.search(text if what in _WHOLE_LINES else outside)
        if match:
            found.append((what, match[0].strip()))
    found += [("address", n.value) for n in _walk(blocks) if n.kind == "link" and not is_safe(n.value)]
    return found


def find_broken_links(text: str) -> list[tuple[str, str]]:
    """Return every `[[…]]` or `[…](…)` that is no link for want of a bracket or the like, with what was meant."""
    if not any(mark in text for mark in ("[", "]]", "{{")) or not _BROKEN_LINK.search(_WIKI.sub("\0", text)):
        return []
    searched = "".join(
        child.content if child.type == "text" else "\n" if child.type == "softbreak" else "\0"
        for token in _tokens(text)
        for child in token.children or ()
    )
    return [(match[0], _meant(match)) for match in _BROKEN_LINK.finditer(_WIKI.sub("\0", searched))]


def _meant(match: re.Match[str]) -> str:
    if match["label"]:
        return f"[{match['label']}]({match['address']})"
    parts = match.groups()[:12]
    kind, name, words = next((parts[n : n + 3] for n in range(0, 12, 3) if parts[n + 1]), ("role", "…", None))
    said = (words or "").strip(" |")
    return f"[[{kind.lower() + ':' if kind else ''}{name.lower()}{'|' + said if said else ''}]]"


def find_markup(text: str) -> str:
    """Return the first link or strong emphasis in a text that takes no markup, or an empty text."""
    match = _MARKUP.search(text)
    return match[0] if match else ""


def find_references(text: str) -> list[tuple[str, str]]:
    """Return every `[[kind:id]]` or `[[kind:id|words]]` of a text as (kind, id); without a kind it is a playbook."""
    if "[[" not in text:
        return []
    if not _QUOTING.search(text):
        plain = _PLAIN_WIKI.findall(text)
        if len(plain) == text.count("[["):
            return [(kind or "playbook", identifier) for kind, identifier in plain]
    pairs = [n.value.partition(":") for n in _walk(parse_markdown(text)) if n.kind == "wiki"]
    return [(kind, identifier) for kind, _, identifier in pairs]


def write_plain(text: str) -> Md:
    """Return one line of plain text as Markdown that shows exactly this text; it is safe between HTML tags too."""
    return Md(_plain(text))


@lru_cache(maxsize=65536)
def _plain(text: str) -> str:
    text = _CONTROL.sub("\ufffd", text).strip()
    if _PLAIN.match(text) and not _LINE_START.match(text):
        return text
    head = ""
    if lead := _LINE_START.match(text):
        head = lead["number"] or ""
        text = text[len(head) :]
        head, text = head + _entities(text[:1]), text[1:]
    return head + _SPECIAL.sub(_entity, text.replace("\n", " "))


def _start(text: str) -> str:
    """Write a text that a line may begin with; spaces at its end stay."""
    return _plain(text) + (" " if text[-1:].isspace() and text.strip() else "")


def _entities(text: str) -> str:
    return "".join(f"&#{ord(c)};" for c in text)


def write_markdown(text: str, resolve: Callable[[str, str], Target | None], indent: str = "") -> Md:
    """Return a text as safe Markdown blocks, each line but the first indented by `indent`."""
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
"""Stands where Markdown wants some text and there is none."""


def _inline(nodes: tuple[Node, ...], resolve: Callable[[str, str], Target | None], *, inside: bool = False) -> str:
    """Write the parts of a line; `inside` others, where no line can begin."""
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
    """Write emphasis with asterisks, or with tags where asterisks would meet others or a space."""
    mark = _MARKS[node.kind]
    if is_alone and inner == inner.strip() and not any(n.kind in _MARKS for n in _walk(node.parts)):
        return f"{mark}{inner}{mark}"
    return f"<{node.kind}>{inner}</{node.kind}>"


def _entity(match: re.Match[str]) -> str:
    return f"&#{ord(match[0])};"


def escaped_url(url: str) -> str:
    """Return an address with every character percent-encoded that could end the link early; `&` is HTML's."""
    safe = re.sub(r"[<>\"'`\\\s{}|^\[\]*_]", lambda m: "".join(f"%{b:02X}" for b in m[0].encode()), url)
    return safe.replace("&", "&amp;")


def _words(node: Node, resolve: Callable[[str, str], Target | None]) -> str:
    if node.kind in ("text", "code"):
        return node.value
    if node.kind == "wiki":
        kind, _, identifier = node.value.partition(":")
        target = resolve(kind, identifier)
        said = "".join(part.value for part in node.parts)
        if target:
            return said or target.text
        return f"[[{node.value}|{said}]]" if said else f"[[{node.value}]]"
    return "".join(
        _words(part, resolve) + (" " if part.kind in ("paragraph", "list_item") else "") for part in node.parts
    )

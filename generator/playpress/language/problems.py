"""A text field's Markdown to what is wrong with it: what is outside the closed subset, and broken links.

Knows: the tree of a text. Must not know what a finding is.
"""

from __future__ import annotations

import re

from playpress.language.richtext import KINDS, PLAIN_WIKI, WIKI, parse_markdown, tokens_of, walk_nodes
from playpress.language.urls import is_safe

_KIND = rf"{'|'.join(sorted(KINDS))}|playbook"
_SUSPECT = re.compile(
    r"<|{|\\|&|#|=|~|\||!\[|\]\(|--|```|\*\*\*|___|\* \* \*|_ _ _|\[[ xX^]|\]:|!(?<=^!)!!|\?(?<=^\?)\?\?", re.MULTILINE
)
"""Matches somewhere in every text outside the subset; a text without a match need not be parsed.

Each way to match begins with a sign, or all would be tried at each character."""
_WORDS = r"\s*(\|[^\[\]{}\n]*)?"
_BROKEN_LINK = re.compile(
    rf"\[\[\s*(?:([A-Za-z]*)\s*[:;]\s*)?([A-Za-z0-9][A-Za-z0-9-]*){_WORDS}"
    r"(?:\]\]?|\}\}?|\)|(?=\s)|(?=[.,;!?]?$))"
    rf"|(?<!\[)\[({_KIND}):([a-z0-9-]+){_WORDS}\]\]?(?!\()"
    rf"|\{{\{{\s*({_KIND})\s*:\s*([a-z0-9-]+){_WORDS}\}}\}}?"
    rf"|(?<![\[\w])({_KIND}):([a-z0-9-]+){_WORDS}\]\]"
    r"|\[\[\s*\]\]"
    r"|(?<!\[)\[(?P<said>[^\[\]|\n\0]{1,200}+)\|[ ]?(?P<wiki>(?:https?://|mailto:)[^\s\[\]|\0]+)\](?![(\]])"
    r"|(?<!\[)\[(?P<there>https?://[^\s\[\]|\0]+)[ ](?P<called>[^\[\]\n\0]{1,200}+)\](?![(\]])"
    r"|(?<![\[!\w])\[(?P<page>[a-z0-9]+(?:-[a-z0-9]+)+)\](?![\[(:\]])"
    r"|\[(?P<label>[^\[\]\n\0]+)\]\((?P<address>(?:https?://|mailto:|tel:)[^\s()]+)"
    r"|\[(?P<before>(?!\d+\])[^\[\]\n\0]+)\] \((?P<behind>(?:https?://|mailto:|tel:)[^\s()\0]*(?:\([^\s()\0]*\)[^\s()\0]*)*)\)",
    re.MULTILINE,
)
"""Matches a `[[…]]` or `[…](…)` with a missing bracket or an extra space, links as wikis write them, and what may be an id in one pair of brackets; correct ones must be removed before."""
_OPEN_MARK = re.compile(
    r"(?<![\w*\0])(?<!\d )\*\*(?! *\d)(?=[^*\n\0]*[^\W\d_]{3})(?P<words>[^*\n\0]+)\*\*(?!\*)|(?<![\w*])\*\*[^\W\d_][^\s*\0]*|(?<![\w`])`(?=[\w$./])(?![^`\n\0]*\w'(?!\w))[^\s`\0]+"
)
"""Matches marks of bold text and of code that are shown as they are: a space or a sign beside them is wrong, or there is only one."""
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
"""The kinds of problems that are looked for in lines as written; the others are looked for outside of code."""


def find_problems(text: str) -> list[tuple[str, str]]:
    """Return what a text uses outside the subset, as (what, quotation); text in backticks is ignored.

    What: table, rule, tasks, definition, admonition, footnote, strikethrough, heading, image, html, attributes, snippet,
    fence, address.
    """
    if not _SUSPECT.search(text) or not _SUSPECT.search(PLAIN_WIKI.sub("", text)):
        return []
    found = []
    blocks = parse_markdown(text)
    outside = "\n".join(node.value for node in walk_nodes(blocks) if node.kind == "text")
    for what, pattern in _FORBIDDEN:
        match = pattern.search(text if what in _WHOLE_LINES else outside)
        if match:
            found.append((what, match[0].strip()))
    found += [("address", n.value) for n in walk_nodes(blocks) if n.kind == "link" and not is_safe(n.value)]
    return found


def find_broken_links(text: str) -> list[tuple[str, str]]:
    """Return every broken `[[…]]` or `[…](…)` as (text, what was meant)."""
    if not any(mark in text for mark in ("[", "]]", "{{")) or not _BROKEN_LINK.search(WIKI.sub("\0", text)):
        return []
    return [(match[0], _meant(match)) for match in _BROKEN_LINK.finditer(WIKI.sub("\0", _plain(text)))]


def find_open_marks(text: str) -> list[tuple[str, str]]:
    """Return every mark of bold text or code that is shown as it is, as (text, what was meant); empty if nobody can tell."""
    if "**" not in text and "`" not in text:
        return []
    return [(mark[0], _closed(mark)) for mark in _OPEN_MARK.finditer(_plain(text))]


def _plain(text: str) -> str:
    """Return the words of a text that stand on the page as they are written; a null character stands for all between them."""
    return "\n".join(
        "".join(
            child.content if child.type == "text" else "\n" if child.type == "softbreak" else "\0"
            for child in token.children
        )
        for token in tokens_of(text)
        if token.children
    )


def _closed(match: re.Match[str]) -> str:
    if not match["words"]:
        return ""
    after = " " if match.string[match.end() : match.end() + 1].isalnum() else ""
    return f"**{match['words'].strip()}**{after}"


def _meant(match: re.Match[str]) -> str:
    if match["page"]:
        return f"[[{match['page']}]]"
    if match["wiki"] or match["there"]:
        return f"[{(match['said'] or match['called']).strip()}]({match['wiki'] or match['there']})"
    if match["label"] or match["before"]:
        return f"[{match['label'] or match['before']}]({match['address'] or match['behind']})"
    parts = match.groups()[:12]
    kind, name, words = next((parts[n : n + 3] for n in range(0, 12, 3) if parts[n + 1]), ("role", "…", None))
    said = (words or "").strip(" |")
    return f"[[{kind.lower() + ':' if kind else ''}{name.lower()}{'|' + said if said else ''}]]"


def find_markup(text: str) -> str:
    """Return the first link or strong emphasis in a plain text as written; empty if there is none."""
    match = _MARKUP.search(text)
    return match[0] if match else ""

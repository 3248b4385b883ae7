"""An address as people write it to the one that a link takes: `www.example.com` to `https://www.example.com`.

Knows: how addresses are misspelt. Must not know where they are written.
"""

from __future__ import annotations

import re

from playpress.language.urls import is_safe

_AROUND = re.compile(r"[<\"'“”„«»\s]+|[>\"'“”«»\s,;]+\Z")
_MARKDOWN = re.compile(r"\[[^\[\]]*\]\((\S+?)\)\Z")
_NOTE = re.compile(r"(https?://\S+)\s+(?:\([^()]*\)|[-\u2013\u2014]\s.*)\Z")
"""Matches an address with a note behind it."""
_SCHEME = re.compile(r"h?t{1,3}ps?\s*(?:[:;]\s*/{0,3}|/{2,3})\s*(?=\w)", re.IGNORECASE)
"""Matches the beginning of a web address with a letter or a sign too many, or without one."""
_HOST = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+([a-z]{2,12})(?::\d{1,5})?(?=[/?#]|\Z)", re.IGNORECASE)
_FILES = frozenset("csv doc docx exe gif htm html jpeg jpg md odt pdf png ppt pptx txt xls xlsx yaml yml zip".split())  # noqa: SIM905 - words read better than a list
"""Endings that are those of files, not of hosts."""
_CLONED = re.compile(r"(?:ssh://)?git@([\w.-]+)[:/]([\w./-]+?)(?:\.git)?/?\Z")
_MAILBOX = re.compile(r"[\w.+-]+@(?:[a-z0-9-]+\.)+[a-z]{2,12}\Z", re.IGNORECASE)
_AT = re.compile(r"\s*(?:\(at\)|\[at\]|@@|@)\s*", re.IGNORECASE)
_DOT = re.compile(r"\s*(?:\(dot\)|\[dot\]|\(punkt\))\s*|,(?=[a-z]{2,12}\Z)", re.IGNORECASE)
_NUMBER = re.compile(r"\+[\d\s()/.-]{6,24}\Z")
_ON_A_COMPUTER = re.compile(r"[A-Za-z]:[\\/]|\\\\|file:|~/|/(?:Users|home|Volumes)/")


def meant_address(text: str) -> str:
    """Return the address of the web, the mailbox or the telephone number that a text means, to be linked to; empty if unclear."""
    plain = _NOTE.sub(r"\1", _AROUND.sub(_without, text))
    if found := _MARKDOWN.match(plain):
        plain = found[1]
    if mailbox := meant_mailbox(plain):
        return f"mailto:{mailbox}"
    if cloned := _CLONED.match(plain):
        meant = f"https://{cloned[1]}/{cloned[2]}"
    elif _NUMBER.match(plain):
        meant = "tel:" + re.sub(r"[^\d+]", "", plain)
    elif (scheme := _SCHEME.match(plain)) or (scheme := _SCHEME.match(plain.replace("\\", "/"))):
        plain = plain.replace("\\", "/")
        if again := _SCHEME.match(plain[scheme.end() :]):
            plain, scheme = plain[scheme.end() :], again
        meant = ("https" if "s" in scheme[0].lower() else "http") + "://" + plain[scheme.end() :]
    elif (host := _HOST.match(plain)) and host[1].lower() not in _FILES:
        meant = f"https://{plain}"
    else:
        meant = plain
    meant = (
        re.sub(r"(?<=\S) (?=\S)", "%20", meant)
        if "/" in meant[8:].partition(" ")[0] and meant.count("//") == 1
        else meant
    )
    return meant if meant != text and is_safe(meant) else ""


def meant_mailbox(text: str) -> str:
    """Return the mailbox that a text means, without `mailto:`; empty if it means none, or more than one."""
    plain = _AROUND.sub(_without, text).removeprefix("mailto:").strip()
    plain = _DOT.sub(".", _AT.sub("@", plain))
    return plain if _MAILBOX.match(plain) else ""


def is_on_a_computer(text: str) -> bool:
    """Tell whether an address leads to a file of one computer or of a local network."""
    return _ON_A_COMPUTER.match(text.strip()) is not None


def _without(match: re.Match[str]) -> str:
    """Return nothing for signs around an address, and those within as they are."""
    return "" if match.start() == 0 or match.end() == len(match.string) else match[0]

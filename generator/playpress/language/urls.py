"""Web addresses: which of them may become a link, and what a misspelt one means.

Knows: the parts of an address. Must not know where it is written.
"""

from __future__ import annotations

import re
from contextlib import suppress
from ipaddress import IPv4Address
from urllib.parse import urlsplit

CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufdd0-\ufdef\ufffe\uffff]")
"""Invisible characters: control characters and line separators."""
_WEB_ADDRESS = re.compile(
    r"https?://(?=[^/:]{1,253}(?:[/:]|\Z))[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
    r"(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?)*(?::[0-9]{1,5})?(?:/[A-Za-z0-9._~/-]*)?\Z"
)
_LINKABLE = re.compile(
    r"https?://(?:[^\s/?#@\\]*@)?(?:\[[0-9a-f:.]+\]|[^\s/?#@:.\\\[\]]+(?:\.[^\s/?#@:.\\\[\]]+)*\.?)(?::[0-9]{1,5})?(?:[/?#].*)?\Z"
    r"|mailto:[^\s?@]+@[^\s?@]+(?:\?.*)?\Z|tel:[-+*#().0-9]*[0-9].*\Z",
    re.IGNORECASE,
)
"""Matches an address with something behind its scheme: a host without empty labels, a mailbox, or a number."""
_SCHEMES = ("http://", "https://", "mailto:", "tel:")


def is_safe(url: str) -> bool:
    """Tell whether an address may become a link: http, https, mailto or tel, complete, and printable."""
    is_clean = _LINKABLE.match(url) is not None and not CONTROL.search(url) and url.split() == [url]
    return is_clean and (not url.lower().startswith("http") or _has_host(url))


def _has_host(url: str) -> bool:
    """Tell whether a web address has a valid host and port."""
    with suppress(ValueError):  # an invalid port or IP address
        parts = urlsplit(url)
        host = (parts.hostname or "").rstrip(".")
        labels = host.split(".")
        if ":" not in host and labels[-1].isdigit():
            IPv4Address(host)
        return parts.port != 0 and not any(label.startswith("-") or label.endswith("-") for label in labels)
    return False


def where_it_leads(url: str) -> str:
    """Return `computer` for a web address of the reader's own computer, `network` for one of a network at home or at work, by its number; else an empty text."""
    if not url.lower().startswith("http"):
        return ""
    with suppress(ValueError):
        host = (urlsplit(url).hostname or "").rstrip(".")
        if host in ("localhost", "::1") or host.endswith(".localhost"):
            return "computer"
        if host[:1].isdigit() and not host.strip("0123456789."):
            address = IPv4Address(host)
            return "computer" if address.is_loopback or int(address) == 0 else "network" if address.is_private else ""
    return ""


def sign_behind(url: str) -> str:
    """Return the sign at the end of a web address or a mailbox that belongs to the sentence around it; empty if there is none."""
    is_closed = url[-1:] == ")" and url.count(")") > url.count("(")
    return url[-1:] if has_scheme(url) and (url[-1:] in (".", "!", ",", ";") or is_closed) else ""


def has_scheme(url: str) -> bool:
    """Tell whether an address begins with a scheme that links may have."""
    return url.lower().startswith(_SCHEMES)


def is_web_address(url: str) -> bool:
    """Tell whether a text is a plain http(s) address: host and path, no query, nothing that could end an attribute."""
    return _WEB_ADDRESS.match(url) is not None and _has_host(url)


def as_web_address(text: str) -> str:
    """Return a text as the plain http(s) address that it means, its host in lower-case ASCII; empty if unclear."""
    scheme, colon, rest = text.partition("://")
    host, slash, path = rest.partition("/")
    with suppress(UnicodeError):
        meant = f"{scheme.lower()}{colon}{host.lower().encode('idna').decode()}{slash}{path}"
        return meant if is_web_address(meant) else ""
    return ""


def escaped_url(url: str) -> str:
    """Return an address for a Markdown link: characters that could end it are percent-encoded, `&` is `&amp;`."""
    safe = re.sub(r"[<>\"'`\\\s{}|^\[\]*_]", lambda m: "".join(f"%{b:02X}" for b in m[0].encode()), url)
    return safe.replace("&", "&amp;")

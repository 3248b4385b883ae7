"""The latest changes of playbooks to a feed (RFC 4287): what changed, why, and which improvement is expected.

Knows: facts, the words of texts. Must not know the page with the same changes.
"""

from __future__ import annotations

import datetime
import xml.etree.ElementTree as ET
from collections import Counter
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from playpress.diagnostics import N_
from playpress.pages.address import page_path
from playpress.publish.feeds.identity import absolute, urn_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from playpress.analysis.news import News
    from playpress.pages.writer import Writer
    from playpress.publish.data.addresses import Addresses

MOST_ENTRIES = 50
"""The latest changes that it has; feed readers keep the others."""
NAMESPACE = "http://www.w3.org/2005/Atom"
_EARLIEST = datetime.date(2000, 1, 1)
_HEAD = '<?xml version="1.0" encoding="utf-8"?>\n'


class Heading(NamedTuple):
    """A feed's title (raw text), its path in the site, and the path of the Markdown of the page that it goes with."""

    title: str
    path: str
    page: str


def changes_feed(heading: Heading, changes: Sequence[News], write: Writer, addresses: Addresses) -> str:
    """Return the feed of some changes, the newest first. Its links are absolute where the handbook says where its site stands."""
    handbook = write.library.handbook
    feed = ET.Element("feed", {"xmlns": NAMESPACE, "xml:lang": handbook.language})
    _add(feed, "id", urn_of(handbook, heading.path))
    _add(feed, "title", heading.title)
    _add(feed, "updated", _time(changes[0].change.date if changes else _EARLIEST))
    _add(ET.SubElement(feed, "author"), "name", handbook.name)
    _link(feed, "alternate", "text/html", _address(addresses.of_page(heading.page), write))
    if own := absolute(handbook, heading.path):
        _link(feed, "self", "application/atom+xml", own)
    for news, urn in islice(_named(changes, write), MOST_ENTRIES):
        feed.append(_entry(news, urn, write, addresses))
    ET.indent(feed, " ")
    return f"{_HEAD}{ET.tostring(feed, encoding='unicode')}\n"


def _named(changes: Sequence[News], write: Writer) -> Iterator[tuple[News, str]]:
    """Yield changes with their URNs; further changes of one version on one day are numbered, since equal names are one entry."""
    before: Counter[tuple[str, ...]] = Counter()
    for news in changes:
        names = ("change", news.playbook, news.change.version, news.change.date.isoformat())
        number = [str(before[names])] if before[names] else []
        before[names] += 1
        yield news, urn_of(write.library.handbook, *names, *number)


def _entry(news: News, urn: str, write: Writer, addresses: Addresses) -> ET.Element:
    change, entry = news.change, ET.Element("entry")
    page = addresses.of_page(f"{page_path('playbook', news.playbook)}#history")
    _add(entry, "id", urn)
    name = write.names_of("playbook")[news.playbook]
    title = write.translator.gettext(N_("{playbook}, version {version}"))
    _add(entry, "title", title.format(playbook=name, version=change.version))
    _add(entry, "updated", _time(change.date))
    _link(entry, "alternate", "text/html", _address(page, write))
    _add(entry, "content", "\n\n".join(_said(news, write)))
    return entry


def _said(news: News, write: Writer) -> list[str]:
    """Return what changed, why, and what is expected, each as a paragraph."""
    say, change = write.translator.gettext, news.change
    labelled = ((N_("Why:"), change.why), (N_("Expected:"), change.expected))
    return [write.words(change.what), *(f"{say(label)} {write.words(text)}" for label, text in labelled if text)]


def _address(address: str, write: Writer) -> str:
    return absolute(write.library.handbook, address) or address or "./"


def _link(parent: ET.Element, rel: str, kind: str, href: str) -> None:
    ET.SubElement(parent, "link", {"rel": rel, "type": kind, "href": href})


def _add(parent: ET.Element, tag: str, text: str) -> None:
    ET.SubElement(parent, tag).text = _legal(text)


def _legal(text: str) -> str:
    """Return a text without the characters that XML 1.0 does not allow."""
    return "".join(
        c for c in text if c in "\t\n" or (c >= " " and not "\ud800" <= c <= "\udfff" and c not in "\ufffe\uffff")
    )


def _time(day: datetime.date) -> str:
    return f"{day.isoformat()}T00:00:00Z"

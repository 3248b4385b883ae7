"""A thing's kind and id to the path of its page or entry, and to an address relative to another page."""

from __future__ import annotations

import re

from playpress.model.kinds import KINDS

HOME = "index.md"
WHY = "why.md"
PROCESS_MAP = "process-map.md"
CATALOGUE = "catalogue.md"
RACI_OVERVIEW = "raci-overview.md"
FINDINGS = "findings.md"
RANKING = "which-process-first.md"
GLOSSARY = "glossary.md"
CHANGES = "changes.md"
REVIEWS = "reviews.md"
REVIEW_CALENDAR = "reviews.ics"
CHANGE_FEED = "changes.atom"
PROGRESS = "my-progress.md"
STRATEGY = "strategy.md"
GUIDE = "guide.md"
BOOKS = "whole-handbook.md"
"""All handbooks to print; the address is that of the whole handbook in one page, which earlier versions made."""
_DEVICE = re.compile("con|prn|aux|nul|(?:com|lpt)[0-9]")
INDEX_PAGES = {kind.name: kind.index for kind in KINDS.values() if kind.index}
"""By kind, the path of the index page: the page that lists all things of the kind."""


def page_path(kind: str, name: str, part: int = 1) -> str:
    """Return the path of a thing's page, with the anchor of its entry if it shares a page; `part` is that page's part."""
    stem = file_stem(name) if KINDS[kind].has_page else name
    path, hash_, anchor = KINDS[kind].place.replace("{id}", stem).partition("#")
    return f"{part_path(path, part)}{hash_}{anchor}"


def file_stem(name: str) -> str:
    """Return the name of a thing's files: its id, or one that differs where no file can be called so.

    `index.md` would be the folder's own page, and Windows keeps names like `con` for devices: nobody could clone them.
    """
    return f"{name}-" if name == "index" or _DEVICE.fullmatch(name) else name


def part_path(path: str, part: int) -> str:
    """Return the path of a part (from 1) of a long page; the first one is the page itself."""
    return path if part == 1 else f"{path.removesuffix('.md')}/{part}.md"


def uses_path(kind: str, name: str) -> str:
    """Return the path of the page that lists everything that uses a thing."""
    return f"uses/{kind}/{file_stem(name)}.md"


def guide_rules_path(family: str) -> str:
    """Return the path of the guide's page on a family of rules, like `PB5`."""
    return f"guide/rules-{family.removeprefix('PB')}.md"


def guide_fields_path(name: str) -> str:
    """Return the path of a page of the guide on kinds and their fields."""
    return f"guide/{name}.md"


def with_pages() -> list[str]:
    """Return the kinds of which each thing has a page of its own."""
    return [name for name, kind in KINDS.items() if kind.has_page]


def folder(kind: str) -> str:
    """Return the folder in which the pages of a kind are."""
    return KINDS[kind].place.partition("/")[0]


def card_path(role: str) -> str:
    """Return the path of a role's card."""
    return f"cards/{file_stem(role)}.md"


def role_calendar_path(role: str) -> str:
    """Return the path of the calendar with the reviews of a role."""
    return f"reviews/{file_stem(role)}.ics"


def role_feed_path(role: str) -> str:
    """Return the path of the feed with the changes of a role's processes."""
    return f"changes/{file_stem(role)}.atom"


def progress_path(role: str) -> str:
    """Return the path of the page with a role's progress."""
    return f"progress/{file_stem(role)}.md"


def day_path(role: str) -> str:
    """Return the path of the script of data with which the browser shows a role's day."""
    return f"progress/{file_stem(role)}.js"


def book_path(kind: str, name: str) -> str:
    """Return the path of a category's or a role's handbook. No folder in it is called like that of another kind of page."""
    return f"handbooks/{kind}-{name}.md"


def relative(target: str, page: str) -> str:
    """Return the address of `target` (a path, with or without anchor) as seen from the page at `page`."""
    path, _, anchor = target.partition("#")
    if path == page:
        return f"#{anchor}" if anchor else page.rpartition("/")[2]
    folder, slash, _ = page.rpartition("/")
    if path.startswith(folder + slash):
        return target[len(folder + slash) :]
    return "../" * page.count("/") + target

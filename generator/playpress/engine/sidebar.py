"""The site's navigation to the entries of a page's sidebar: what the theme makes of it, many times as fast.

The theme's macro is a third of what the theme takes for a page. Here its result is written at once, without the white space and
the quotation marks that the rest of a page loses later; tests hold both to the same bytes.
Knows: the engine's navigation, the theme's classes. Must not know the rest of a page.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from playpress.engine.navigation import PRUNED
from playpress.engine.serializer import quoted_if_need_be

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    Address = Callable[[str], str]
    """An address of the site to one as seen from the page."""

TEMPLATE = "partials/nav-item.html"
"""The theme's template whose macro is left out."""
ENTRY, CONTENTS_END = "<li>\ue001", "<li>\ue002"
"""Signs that no text can have, since none is markup; white space before them goes, as before any entry."""
MACRO = f"""
{{% macro render(item, path, level) %}}{ENTRY}
{{% set first = page.toc | first if item.active and page else none %}}
{{% if first and (first.level > 1 or first.children) %}}{{% include "partials/toc.html" %}}{{% endif %}}
{CONTENTS_END}{{% endmacro %}}
"""
"""What stands in its place: signs for each entry, and between those of the open one the page's contents, which it shows, too."""
_OTHER_WAYS = frozenset({"navigation.indexes", "navigation.tabs", "navigation.sections", "navigation.expand"})
_CUT = re.compile(r"[^<\s-]{15}|<")
"""A word that may be too long for a line, or markup."""
_ICON = '<span class="md-nav__icon md-icon"></span>'


def is_known(features: Collection[str]) -> bool:
    """Tell whether the theme with these features shows the navigation as we do."""
    return PRUNED in features and not _OTHER_WAYS.intersection(features)


def with_entries(around: str, items: Collection[Any], page: Any, address: Address) -> str:
    """Return a page with the entries of the navigation where their signs are."""
    begin, *parts = around.split(ENTRY)
    pieces = [begin]
    for number, (item, part) in enumerate(zip(items, parts, strict=True), 1):
        contents, _, rest = part.partition(CONTENTS_END)
        pieces += _entry(item, f"__nav_{number}", 1, page, contents, address), rest
    return "".join(pieces)


def _entry(item: Any, path: str, level: int, page: Any, contents: str, address: Address) -> str:
    if item.children:
        return _section(item, path, level, page, contents, address)
    if item is page:
        return _page(item, contents, address)
    return f"<li class=md-nav__item>\n{_link(address(item.url), _name(item))}"


def _section(item: Any, path: str, level: int, page: Any, contents: str, address: Address) -> str:
    if not item.active:
        first = item
        while first.children:
            first = first.children[0]
        return f"<li class=md-nav__item>\n{_link(address(first.url), _name(item) + _ICON)}"
    below = "".join(
        _entry(child, f"{path}_{n}", level + 1, page, contents, address) for n, child in enumerate(item.children, 1)
    )
    return (
        '<li class="md-nav__item md-nav__item--active md-nav__item--nested">\n'
        f'<input class="md-nav__toggle md-toggle " type=checkbox id={path} checked>\n'
        f"<label class=md-nav__link for={path} id={path}_label tabindex=0>{_name(item)}{_ICON}</label>"
        f"<nav class=md-nav data-md-level={level} aria-labelledby={path}_label aria-expanded=true>\n"
        f"<label class=md-nav__title for={path}>{_ICON}\n{item.title}\n</label>"
        f"<ul class=md-nav__list data-md-scrollfix>{below}</ul></nav>"
    )


def _page(item: Any, contents: str, address: Address) -> str:
    """Return the entry of the page itself: its name opens its contents on narrow screens."""
    name, here = _name(item), quoted_if_need_be(address(item.url))
    label = f'\n<label class="md-nav__link md-nav__link--active" for=__toc>{name}{_ICON}</label>' if contents else ""
    return (
        '<li class="md-nav__item md-nav__item--active">\n<input class="md-nav__toggle md-toggle" type=checkbox id=__toc>'
        f'{label}\n<a href={here} class="md-nav__link md-nav__link--active">{name}</a>{contents}'
    )


def _link(address: str, name: str) -> str:
    return f"<a href={quoted_if_need_be(address)} class=md-nav__link>{name}</a>"


def _name(item: Any) -> str:
    title = str(item.title)
    return f"<span class=md-ellipsis>{title}</span>" if _CUT.search(title) else title

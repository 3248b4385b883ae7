"""What a page shows of the navigation is told apart from what it does not show."""

import copy
from typing import Any

from playpress.engine.navigation import surroundings

NAV: list[dict[str, Any]] = [
    {"Overview": [{"Home": "index.md"}, {"Map": "map.md"}]},
    {"Sales": [{"Sales: overview": "sales.md"}, {"Sell": "sell.md"}, {"Buy": "buy.md"}, {"Lend": "lend.md"}]},
    {"More": [{"Roles": [{"Boss": "boss.md"}, {"Clerk": "clerk.md"}]}, {"Tools": [{"CRM": "crm.md"}]}]},
]


def changed(edit, *, is_pruned: bool = True) -> set[str]:
    """Return the pages that see a change of the navigation; "" stands for those that are not in it."""
    other = copy.deepcopy(NAV)
    edit(other)
    before, after = surroundings(NAV, is_pruned=is_pruned), surroundings(other, is_pruned=is_pruned)
    return {path for path in after if before.get(path) != after[path]}


def test_a_renamed_page_is_seen_in_its_section_and_by_its_neighbours():
    def rename(nav):
        nav[1]["Sales"][3] = {"Lend it": "lend.md"}

    assert changed(rename) == {"sales.md", "sell.md", "buy.md", "lend.md", "boss.md"}


def test_a_renamed_section_is_seen_from_everywhere():
    assert changed(lambda nav: nav[1].update(Turnover=nav[1].pop("Sales"))) == {*surroundings(NAV, is_pruned=True)}


def test_a_page_in_a_deeper_section_is_not_seen_from_others():
    assert changed(lambda nav: nav[2]["More"][1]["Tools"].append({"CMS": "cms.md"})) == {"crm.md", "cms.md"}


def test_where_the_theme_shows_all_of_it_every_page_sees_every_change():
    edit = lambda nav: nav[2]["More"][1]["Tools"].append({"CMS": "cms.md"})  # noqa: E731
    assert len(changed(edit, is_pruned=False)) == len(surroundings(NAV, is_pruned=False)) + 1

"""A library to the plan of all pages: key, path, titles, kind and thing of each, in the order of the navigation.

Navigation, caches and parts of a build read the plan; a page is built from its entry alone, in any order and any process.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from playpress.analysis.extent import has_changes, has_reviews, has_why
from playpress.analysis.ownership import nothing_owned
from playpress.analysis.parts import MOST_PLAYBOOKS, MOST_ROWS, MOST_TERMS, cut
from playpress.analysis.reviews import in_order_of_date
from playpress.diagnostics import N_
from playpress.model.kinds import KINDS, RECORDS
from playpress.pages import address
from playpress.pages.address import (
    INDEX_PAGES,
    book_path,
    card_path,
    guide_fields_path,
    guide_rules_path,
    page_path,
    part_path,
    progress_path,
    uses_path,
)
from playpress.pages.backlog import ITEM, backlog_page, in_order
from playpress.pages.board import board_page
from playpress.pages.book import book_page
from playpress.pages.books import books_page
from playpress.pages.catalogue import catalogue_page
from playpress.pages.category import category_page
from playpress.pages.changes import changes_page
from playpress.pages.dataset import dataset_page
from playpress.pages.door import Door
from playpress.pages.experiment import experiment_page
from playpress.pages.findings import findings_page
from playpress.pages.glossary import glossary_page
from playpress.pages.goal import goal_page
from playpress.pages.guide import CHAPTERS, guide_page
from playpress.pages.guide_fields import guide_fields_page
from playpress.pages.guide_rules import guide_rules_page
from playpress.pages.home import home_page
from playpress.pages.improvement import improvement_page
from playpress.pages.index_page import index_page
from playpress.pages.kpi import kpi_page
from playpress.pages.moved import moved_page
from playpress.pages.my_progress import my_progress_page
from playpress.pages.page import Part, PlannedPage, Way
from playpress.pages.playbook import playbook_page
from playpress.pages.process_map import process_map_page
from playpress.pages.progress import progress_page
from playpress.pages.quarter import quarter_page
from playpress.pages.raci_overview import raci_overview_page
from playpress.pages.ranges import name_ranges
from playpress.pages.ranking import ranking_page
from playpress.pages.reviews import reviews_page
from playpress.pages.role import role_page
from playpress.pages.role_card import role_card_page
from playpress.pages.sections import parts
from playpress.pages.sections.kpi_tile import worst_first
from playpress.pages.sections.parts import positions
from playpress.pages.sections.processes import by_weight
from playpress.pages.sections.used import in_order as users_in_order
from playpress.pages.strategy import strategy_page
from playpress.pages.tool import tool_page
from playpress.pages.uses import uses_page
from playpress.pages.why import why_page
from playpress.pages.writer import Writer
from playpress.reference.rules import FAMILIES

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

    from playpress.analysis.facts import Facts
    from playpress.diagnostics import Subject
    from playpress.language.translation import Translator
    from playpress.pages.door import Read
    from playpress.pages.page import Page

LONGEST_SECTION, LONGEST_GROUP = 40, 20
"""The most entries of one level of the navigation, and of one group if there are more, so that the sidebar stays small."""


class PlannedSection(NamedTuple):
    """A section of the navigation: title, and pages and sections. Without a title, it is not in the navigation."""

    title: str
    entries: tuple[PlannedPage | PlannedSection, ...]

    @property
    def pages(self) -> Iterator[PlannedPage]:
        """Yield every page in it, in order."""
        for entry in self.entries:
            if isinstance(entry, PlannedSection):
                yield from entry.pages
            else:
                yield entry


@dataclass(frozen=True)
class Plan:
    """All pages of a handbook, in the order of the navigation."""

    sections: tuple[PlannedSection, ...]

    @cached_property
    def pages(self) -> dict[str, PlannedPage]:
        """Every page by its key."""
        return {page.key: page for section in self.sections for page in section.pages}


OVERVIEW, IMPROVEMENT = N_("Overview"), N_("Improvement")
"""The sections of the navigation with pages that a handbook has once: the first, and the last, which is for planners."""


class Single(NamedTuple):
    """A page that a handbook has once: its kind, its path, its title, its builder, and its section of the navigation."""

    kind: str
    path: str
    title: str
    build: Callable[[PlannedPage, Writer], Page]
    section: str = OVERVIEW


SINGLES = (
    Single("home", address.HOME, N_("Home"), home_page),
    Single("why", address.WHY, N_("Why processes"), why_page),
    Single("process_map", address.PROCESS_MAP, N_("Process map"), process_map_page),
    Single("catalogue", address.CATALOGUE, N_("All playbooks"), catalogue_page),
    Single("raci_overview", address.RACI_OVERVIEW, N_("RACI overview"), raci_overview_page),
    Single("changes", address.CHANGES, N_("Changes"), changes_page),
    Single("glossary", address.GLOSSARY, N_("Glossary"), glossary_page),
    Single("my_progress", address.PROGRESS, N_("My progress"), my_progress_page),
    Single("books", address.BOOKS, N_("Handbooks to print"), books_page),
    Single("ranking", address.RANKING, N_("Which process first?"), ranking_page, IMPROVEMENT),
    Single("findings", address.FINDINGS, N_("Findings of the analysis"), findings_page, IMPROVEMENT),
    Single("reviews", address.REVIEWS, N_("Reviews"), reviews_page, IMPROVEMENT),
)
"""The pages that a handbook has once, in the order of their section in the navigation. Paths that other pages link to stand in `address`."""


BUILT_AS = {"plan": "quarter"}
"""The kind of page of a kind of thing whose name is another."""
BY_POSITION = frozenset({"changes", "ranking", "reviews"})
"""Kinds of pages whose lists are in order of date or of place; their parts are named by position."""
BOOKS = ("category", "role")
"""The kinds of things that have a handbook of their own to print."""


def plan_pages(facts: Facts, translator: Translator, file_of: Callable[[Subject], str]) -> Plan:
    """Return the plan of all pages; `file_of` maps a thing to the file that holds it."""
    return Plan(tuple(_Planning(facts, translator, file_of).sections()))


class _Planning:
    """What the plan's entries are made from: the library, the language, and the files of things."""

    def __init__(self, facts: Facts, translator: Translator, file_of: Callable[[Subject], str]) -> None:
        self.facts, self.library, self.file_of = facts, facts.library, file_of
        self.translator, self.say = translator, translator.gettext
        self.write = Writer(facts, translator, "")
        self.further: list[PlannedPage] = []

    def sections(self) -> Iterator[PlannedSection]:
        yield PlannedSection(self.say(OVERVIEW), tuple(self._about_all(OVERVIEW)))
        categories, kinds = self._of_categories(), [kind for kind in INDEX_PAGES if kind not in RECORDS]
        if len(categories) + len(kinds) + len((OVERVIEW, IMPROVEMENT)) <= LONGEST_SECTION:
            yield from categories
        else:
            yield PlannedSection(self.say(KINDS["playbook"].plural), _grouped(categories))
        for kind in kinds:
            names = self.write.sort(kind, self.library.of_kind(kind))
            pages = [self._of_thing(kind, name) for name in names]
            first = [self._strategy()] if kind == "goal" and names else []
            yield _section(self.say(KINDS[kind].plural), self._index(kind, names), [*first, *pages])
        yield PlannedSection(self.say(IMPROVEMENT), (*self._about_all(IMPROVEMENT), *self._records(), self._guide()))
        inside = [name for name, role in self.library.roles.items() if not role.external]
        yield PlannedSection("", tuple(map(self._card, self.library.roles)))
        yield PlannedSection("", tuple(map(self._progress, inside)))
        yield PlannedSection("", tuple(self._book(kind, name) for kind in BOOKS for name in self.library.of_kind(kind)))
        yield PlannedSection("", tuple(self._moved()))
        uses = tuple(self._uses())
        yield PlannedSection("", (*uses, *self.further))

    def _strategy(self) -> PlannedPage:
        page = PlannedPage("strategy", "strategy", address.STRATEGY, self.say(N_("Strategy")))
        return self._in_parts(page, cut(_subjects("goal", self.facts.strategy.above), MOST_TERMS), is_by_name=False)

    def _guide(self) -> PlannedSection:
        """Return the guide for editors. It is not in the search, where it would stand before pages of processes."""
        first = PlannedPage("guide", "guide", address.GUIDE, self.say(N_("Guide for editors")))
        fields = (
            PlannedPage(
                f"guide:{name}",
                "guide_fields",
                guide_fields_path(name),
                self.say(title),
                " ".join(begins),
                is_listed=False,
            )
            for name, (title, begins) in CHAPTERS.items()
        )
        rules = (
            PlannedPage(
                f"guide:{family}", "guide_rules", guide_rules_path(family), self.say(title), family, is_listed=False
            )
            for family, title in FAMILIES.items()
        )
        return PlannedSection(first.title, (first, *fields, *rules))

    def _records(self) -> Iterator[PlannedPage | PlannedSection]:
        """Yield the records of the work on processes: improvements, experiments, plans, the backlog."""
        for kind in RECORDS:
            names = self.write.sort(kind, self.library.of_kind(kind))
            pages = [self._of_thing(kind, name) for name in names]
            if KINDS[kind].is_single:
                yield from pages
            elif pages:
                yield _section(self.say(KINDS[kind].plural), self._index(kind, names), pages)

    def _of_backlog(self, page: PlannedPage) -> PlannedPage:
        items = _subjects(ITEM, (item.id for item in in_order(self.library.backlogs[page.name])))
        return self._in_parts(page, cut(items, MOST_ROWS), is_by_name=False)

    def _of_categories(self) -> list[PlannedSection]:
        """Return a section for each category: its page and its playbooks."""
        by_category: dict[str, list[str]] = {}
        for name, playbook in self.library.playbooks.items():
            by_category.setdefault(playbook.category, []).append(name)
        found = []
        for category in self.write.sort("category", self.library.categories):
            names = self.write.sort("playbook", by_category.get(category, ()))
            pages = [self._thing("playbook", name) for name in names]
            found.append(_section(self.library.categories[category].name, self._of_category(category, names), pages))
        return found

    def _about_all(self, section: str) -> Iterator[PlannedPage]:
        settings = self.file_of(("handbook", "handbook"))
        sources = {"home": settings, "why": settings, "glossary": self._registry_of("term")}
        without = self._left_out()
        for kind, path, title, *_ in (single for single in SINGLES if single.section == section):
            if kind not in without:
                page = PlannedPage(kind, kind, path, self.say(title), source=sources.get(kind))
                yield self._in_parts(page, self._lists(kind), is_by_name=kind not in BY_POSITION)

    def _left_out(self) -> set[str]:
        """Return the kinds of pages for which the handbook has nothing to say."""
        has = {
            "why": has_why(self.library.handbook),
            "changes": has_changes(self.library),
            "reviews": has_reviews(self.library),
        }
        return {kind for kind, is_there in has.items() if not is_there}

    def _lists(self, page: str) -> Sequence[Sequence[Subject]]:
        """Return what each part of a page has that a handbook has once; none for a page that is always in one piece."""
        facts, ordered = self.facts, self.write.sort
        if page == "glossary":
            return facts.shared.lists["term"]
        lists: dict[str, Callable[[], tuple[str, Iterable[str], int]]] = {
            "catalogue": lambda: ("playbook", ordered("playbook", self.library.playbooks), MOST_ROWS),
            "findings": lambda: ("playbook", ordered("playbook", facts.in_use), MOST_ROWS),
            "process_map": lambda: ("category", ordered("category", facts.categories.playbooks), MOST_TERMS),
            "raci_overview": lambda: ("role", ordered("role", facts.raci.counts), MOST_ROWS),
            "ranking": lambda: ("playbook", facts.ranking.rated, MOST_PLAYBOOKS),
            "changes": lambda: ("change", map(str, range(len(facts.latest_changes))), MOST_TERMS),
            "reviews": lambda: ("playbook", (r.playbook for r in in_order_of_date(facts.reviews.values())), MOST_ROWS),
        }
        if page not in lists:
            return ()
        kind, names, most = lists[page]()
        return cut(_subjects(kind, names), most)

    def _in_parts(
        self, page: PlannedPage, lists: Sequence[Sequence[Subject]], *, is_by_name: bool = True
    ) -> PlannedPage:
        """Return the first part of a page and plan the others; a page with one list or none stays as it is."""
        if len(lists) <= 1:
            return page
        kinds = {kind for things in lists for kind, _ in things}
        names = [[self._sorted_by(kind, name, kinds) for kind, name in things] for things in lists]
        titles = name_ranges(names) if is_by_name else positions(lists, self.translator)
        ways = tuple(Way(title, part_path(page.path, n)) for n, title in enumerate(titles, 1))
        first, *others = (Part(number, tuple(things), ways) for number, things in enumerate(lists, 1))
        self.further += [
            replace(
                page,
                key=f"{page.key}:{part.number}",
                path=ways[part.number - 1].path,
                title=self.say(N_("{page}: {part}")).format(page=page.title, part=ways[part.number - 1].title),
                part=part,
            )
            for part in others
        ]
        return replace(page, part=first)

    def _sorted_by(self, kind: str, name: str, kinds: Collection[str]) -> str:
        """Return the name by which a thing stands in a list of some kinds: among teams, a role stands behind its team."""
        title = self.write.names_of(kind).get(name, name)
        team = self.library.roles[name].team if kind == "role" and "team" in kinds else None
        return f"{self.library.teams[team].name}, {title}" if team and team in self.library.teams else title

    def _of_thing(self, kind: str, name: str) -> PlannedPage:
        page = self._thing(kind, name)
        if kind == "backlog":
            return self._of_backlog(page)
        if kind != "role":
            return page
        return self._in_parts(
            page, cut(_subjects("playbook", self._playbooks_of(name)), MOST_PLAYBOOKS), is_by_name=False
        )

    def _playbooks_of(self, role: str) -> list[str]:
        """Return the playbooks on a role's page: those in which it does most first, then what else it reads or owns."""
        facts, owned = self.facts, self.facts.owned.get(role, nothing_owned())
        parts_taken = by_weight(facts.duties.get(role, {}), self.write.sort)
        others = (*facts.reading_order.get(role, ()), *owned.playbooks, *owned.expert_for, *owned.approves)
        return list(dict.fromkeys([*parts_taken, *others]))

    def _uses(self) -> Iterator[PlannedPage]:
        """Yield a page for each thing that is used too often for the page on which it stands."""
        for (kind, name), users in self.facts.users.items():
            if len(users) > parts.MOST_USES and name in self.write.names_of(kind):
                title = self.say(N_("{thing}: where it is used")).format(thing=self.write.names_of(kind)[name])
                page = PlannedPage(f"uses:{kind}:{name}", "uses", uses_path(kind, name), title, f"{kind}:{name}")
                ordered = users_in_order((use.user for use in users), self.write)
                yield self._in_parts(page, cut(ordered, MOST_ROWS), is_by_name=False)

    def _thing(self, kind: str, name: str) -> PlannedPage:
        title = self.library.of_kind(kind)[name].name
        built_as, source = BUILT_AS.get(kind, kind), self.file_of((kind, name))
        return PlannedPage(f"{kind}:{name}", built_as, page_path(kind, name), title, name, source=source)

    def _of_category(self, name: str, playbooks: Iterable[str]) -> PlannedPage:
        page = self._thing("category", name)
        page = replace(page, short_title=self.say(N_("{category}: overview")).format(category=page.title))
        return self._in_parts(page, cut(_subjects("playbook", playbooks), MOST_PLAYBOOKS))

    def _index(self, kind: str, names: Iterable[str]) -> PlannedPage:
        title = self.say(KINDS[kind].all)
        built_as, source = "board" if kind == "improvement" else "index_page", self._registry_of(kind)
        page = PlannedPage(f"all:{kind}", built_as, INDEX_PAGES[kind], title, kind, source=source)
        if kind == "kpi":
            return self._in_parts(
                page, cut(_subjects(kind, worst_first(names, self.write)), MOST_ROWS), is_by_name=False
            )
        return self._in_parts(page, self.facts.shared.lists.get(kind) or cut(_subjects(kind, names), MOST_ROWS))

    def _card(self, role: str) -> PlannedPage:
        title = self.say(N_("Card: {role}")).format(role=self.library.roles[role].name)
        source = self.file_of(("role", role))
        return PlannedPage(f"card:{role}", "role_card", card_path(role), title, role, source=source, is_listed=False)

    def _progress(self, role: str) -> PlannedPage:
        title = self.say(N_("My progress: {role}")).format(role=self.library.roles[role].name)
        source = self.file_of(("role", role))
        return PlannedPage(
            f"progress:{role}", "progress", progress_path(role), title, role, source=source, is_listed=False
        )

    def _book(self, kind: str, name: str) -> PlannedPage:
        title = self.say(N_("Handbook: {name}")).format(name=self.library.of_kind(kind)[name].name)
        source, thing = self.file_of((kind, name)), f"{kind}:{name}"
        return PlannedPage(f"book:{thing}", "book", book_path(kind, name), title, thing, source=source, is_listed=False)

    def _moved(self) -> Iterator[PlannedPage]:
        """Yield a page for each alias, which keeps the earlier address working."""
        for kind in filter(lambda kind: KINDS[kind].has_page, KINDS):
            for name, entity in self.library.of_kind(kind).items():
                for alias in entity.aliases:
                    key, path = f"moved:{kind}:{alias}", page_path(kind, alias)
                    yield PlannedPage(key, "moved", path, entity.name, f"{kind}:{name}", is_listed=False)

    def _registry_of(self, kind: str) -> str | None:
        """Return the file of a kind's registry; None if the kind has no entries, or a file for each."""
        first = None if kind in RECORDS else next(iter(self.library.of_kind(kind)), None)
        return self.file_of((kind, first)) if first else None


def _subjects(kind: str, names: Iterable[str]) -> list[Subject]:
    return [(kind, name) for name in names]


def _section(title: str, first: PlannedPage, pages: list[PlannedPage]) -> PlannedSection:
    """Return a section that begins with the page about all of its pages; many are in groups."""
    return PlannedSection(title, (first, *(pages if len(pages) < LONGEST_SECTION else _grouped(pages))))


def _grouped(entries: Sequence[PlannedPage | PlannedSection]) -> tuple[PlannedPage | PlannedSection, ...]:
    """Return sorted entries in groups of about equal length, groups of groups if need be; a few stay as they are."""
    if len(entries) <= LONGEST_GROUP:
        return tuple(entries)
    parts = cut(entries, max(LONGEST_GROUP, -(-len(entries) // LONGEST_GROUP)))
    titles = name_ranges([[entry.title for entry in part] for part in parts])
    return tuple(PlannedSection(title, _grouped(part)) for title, part in zip(titles, parts, strict=True))


def build_page(page: PlannedPage, facts: Facts, translator: Translator) -> tuple[Page, tuple[Read, ...]]:
    """Return a planned page, built, and all reads of facts that it depends on."""
    door = door_of(page, facts)
    return build_through(door, page, translator), tuple(door.reads)


def door_of(page: PlannedPage, facts: Facts) -> Door:
    """Return a door for a page, and for whatever else is made with it."""
    return Door(facts, page.name if page.kind == "playbook" else "")


def build_through(door: Door, page: PlannedPage, translator: Translator) -> Page:
    """Return a planned page, built; its reads are recorded by the door."""
    return BUILDERS[page.kind](page, Writer(door.facts, translator, page.path, page.part))


BUILDERS: Mapping[str, Callable[[PlannedPage, Writer], Page]] = {
    **{single.kind: single.build for single in SINGLES},
    "playbook": playbook_page,
    "role": role_page,
    "tool": tool_page,
    "dataset": dataset_page,
    "kpi": kpi_page,
    "goal": goal_page,
    "strategy": strategy_page,
    "category": category_page,
    "improvement": improvement_page,
    "experiment": experiment_page,
    "quarter": quarter_page,
    "backlog": backlog_page,
    "board": board_page,
    "index_page": index_page,
    "role_card": role_card_page,
    "progress": progress_page,
    "book": book_page,
    "moved": moved_page,
    "uses": uses_page,
    "guide": guide_page,
    "guide_fields": guide_fields_page,
    "guide_rules": guide_rules_page,
}
"""The builder of each kind of page: a function from its entry in the plan and a writer."""

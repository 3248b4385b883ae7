"""Values to text for one page: escaped, linked and in the page's language."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote

from playpress.diagnostics import N_
from playpress.language import labels
from playpress.language.richtext import Md, Target, plain_text, write_inline, write_markdown, write_plain
from playpress.language.translation import PERCENT
from playpress.language.urls import escaped_url, is_safe
from playpress.model.kinds import KINDS
from playpress.pages.address import page_path, relative
from playpress.pages.page import Link

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable, Mapping

    from playpress.analysis.facts import Facts
    from playpress.language.translation import Translator
    from playpress.model.kpi import Level
    from playpress.model.step import Step
    from playpress.model.time import Duration, Timespan
    from playpress.pages.page import Part
    from playpress.process.flow import Flow

_UNITS = {"m": "minute", "h": "hour", "d": "day", "w": "week"}


class Writer:
    """Writes for the page at `path`: every method returns text that a template may print as it is."""

    def __init__(self, facts: Facts, translator: Translator, path: str, part: Part | None = None) -> None:
        """Take the facts, the language, the page's path (relative to the folder of pages), and which part it is of a long page."""
        self.facts = facts
        self.library = facts.library
        self.translator = translator
        self.path = path
        self._part = None if part is None else frozenset(part.things)
        self.is_first = part is None or part.number == 1
        self._links: dict[tuple[str, str], Link] = {}
        self._steps: dict[tuple[str, str], Link] = {}

    # Texts

    def say(self, message: str, **values: object) -> Md:
        """Return one of our own messages in the page's language; values are `Md` or plain text to be escaped."""
        text = _translated(self.translator, message)
        if not values:
            return text
        return Md(text.format_map({k: v if isinstance(v, Md) else write_plain(str(v)) for k, v in values.items()}))

    def count(self, singular: str, plural: str, number: int) -> Md:
        """Return a message in its singular or plural form; `{n}` in it is the number."""
        return Md(self.translator.ngettext(singular, plural, number).format(n=self.translator.number(number)))

    def times(self, count: float, per: str) -> Md:
        """Return how often something happens: `once a year`, `8 times a month`."""
        if count == 1:
            return self.say(labels.ONCE[per])
        return self.say(labels.VOLUMES[per], count=self.number(count))

    def plain(self, text: str | None) -> Md:
        """Return a plain text, escaped; empty for None."""
        return write_plain(text or "")

    def markdown(self, text: str | None, indent: str = "") -> Md:
        """Return a Markdown text as safe Markdown blocks."""
        return write_markdown(text or "", self._resolve, indent)

    def inline(self, text: str | None) -> Md:
        """Return a Markdown text as safe Markdown on one line."""
        return write_inline(text or "", self._resolve)

    def words(self, text: str | None) -> str:
        """Return a Markdown text as raw words, for descriptions."""
        return plain_text(text or "", self._resolve)

    def label(self, names: Mapping[str, str], value: str | None) -> Md:
        """Return the label of a value of an enumeration; empty for None."""
        return self.say(names[value]) if value else Md()

    def labelled(self, label: Md, text: Md) -> Md:
        """Return `label: text`; if one of them is empty, the other."""
        colon = self.say(":")
        return Md(f"{label}{colon} {text}") if label and text else Md(label or text)

    # Links

    def link(self, kind: str, name: str | None) -> Link:
        """Return a thing's name as a link to its page; an empty one if the thing is not known."""
        name = name or ""
        if (known := self._links.get((kind, name))) is not None:
            return known
        title = self.names_of(kind).get(name)
        found = Link(write_plain(name))
        if title is not None:
            found = Link(write_plain(title), self.href(self._path(kind, name)))
        return self._links.setdefault((kind, name), found)

    def _path(self, kind: str, name: str) -> str:
        """Return the path of a thing; one that shares a page with others may stand on a later part of it."""
        return page_path(kind, name, 1 if KINDS[kind].has_page else self.facts.shared.part_of[kind][name])

    def party(self, name: str) -> Link:
        """Return the name of a role or a team as a link to its page or entry; a team is marked as one."""
        if name not in self.facts.members:
            return self.link("role", name)
        team = self.link("team", name)
        return team._replace(text=self.say(N_("{team} (team)"), team=team.text))

    def shown(self, kind: str, names: Iterable[str]) -> list[str]:
        """Return those of some things that this part of a long page is about, in the order given; else all of them."""
        return [name for name in names if self._part is None or (kind, name) in self._part]

    def links(self, kind: str, names: Iterable[str]) -> tuple[Link, ...]:
        """Return the links of several things, in the order given."""
        return tuple(self.link(kind, name) for name in names)

    def sorted_links(self, kind: str, names: Iterable[str]) -> tuple[Link, ...]:
        """Return the links of several things, sorted by name."""
        return self.links(kind, self.sort(kind, names))

    def sort(self, kind: str, names: Iterable[str]) -> list[str]:
        """Return ids ordered by the things' names, then by id."""
        titles = self.names_of(kind)
        return sorted(set(names), key=lambda name: (self.translator.sort_key(titles.get(name, name)), name))

    def names_of(self, kind: str) -> Mapping[str, str]:
        """Return the raw names of all things of a kind by id: who only names a thing, or asks whether it is there, reads no more."""
        return self.facts.names.get(kind, {})

    def href(self, path: str) -> Md:
        """Return the address of another page (or of an anchor on it) as seen from this one."""
        return Md(relative(path, self.path))

    def outside(self, text: str, url: str | None) -> Link:
        """Return a link out of the site; only the text if the address is not safe."""
        return Link(write_plain(text), Md(f"<{escaped_url(url)}>")) if url and is_safe(url) else Link(write_plain(text))

    def report(self, text: str, subject: str) -> Link:
        """Return a link to the handbook's feedback address, with a subject if that is a mail address."""
        address = self.library.handbook.feedback or ""
        key = "subject" if address.lower().startswith("mailto:") else "title" if address.endswith("/issues/new") else ""
        filled = f"{address}{'&' if '?' in address else '?'}{key}={quote(subject, safe='')}" if key else address
        return self.outside(text, filled) if address else Link(Md())

    def mail_address(self) -> Md:
        """Return the handbook's feedback address as text to copy, for readers whose browser opens no mail program.

        It is empty if feedback goes to a web page.
        """
        scheme, _, rest = (self.library.handbook.feedback or "").partition(":")
        return write_plain(unquote(rest.partition("?")[0])) if scheme.lower() == "mailto" else Md()

    def step(self, playbook: str, step: str) -> Link:
        """Return the link to a step, with its number: `3. Approve the plan`."""
        if (known := self._steps.get((playbook, step))) is not None:
            return known
        flow = self.facts.flows[playbook]
        found = Link(write_plain(step))
        if flow.steps.get(step):
            found = Link(self.numbered(flow, step), self.href(f"{page_path('playbook', playbook)}#step-{step}"))
        return self._steps.setdefault((playbook, step), found)

    def step_of(self, flow: Flow, step: str) -> Link:
        """Return the link to a step with the name that it has in a flow, such as that of a variant."""
        return Link(self.numbered(flow, step), self.href(f"{page_path('playbook', flow.playbook)}#step-{step}"))

    def numbered(self, flow: Flow, step: str) -> Md:
        """Return `3. Approve the plan`. Never start a line with it: Markdown would read a list."""
        return Md(f"{flow.number(step)}. {write_plain(self.step_name(flow.steps[step]))}")

    def step_name(self, step: Step) -> str:
        """Return a step's raw name; a sub-process without one has the called playbook's."""
        return step.name or self.names_of("playbook").get(step.calls or "", step.calls or step.id)

    def role_name(self, role: str) -> str:
        """Return a role's raw name; its id where the role is not known."""
        return self.names_of("role").get(role, role)

    def _resolve(self, kind: str, name: str) -> Target | None:
        if kind != "playbook" and name not in self.names_of(kind):
            return None
        link = self.link(kind, name)
        if not link.href:
            return None
        words = plain_text(self.library.glossary[name].definition, self._named) if kind == "term" else ""
        title = f' "{write_plain(words).replace(chr(34), "&quot;").replace(chr(39), "&#39;")}"' if words else ""
        return Target(Md(link.href + title), link.text)

    def _named(self, kind: str, name: str) -> Target | None:
        link = self.link(kind, name)
        return Target(Md(), link.text) if link.href else None

    # Figures

    def day(self, day: datetime.date | None) -> Md:
        """Return a day in full: `1 September 2026`; empty for None."""
        return Md(self.translator.date(day)) if day else Md()

    def number(self, number: float) -> Md:
        """Return a number as the language writes it."""
        return Md(self.translator.number(number))

    def timespan(self, span: Timespan | None) -> Md:
        """Return an amount of working time: `4 hours`."""
        return Md(self.translator.unit(span.amount, _UNITS[span.unit])) if span else Md()

    def duration(self, duration: Duration | None) -> Md:
        """Return a working time, with its range where there is one: `2 days (1 day to 4 days)`."""
        if duration is None:
            return Md()
        likely = self.timespan(duration.likely)
        if duration.min and duration.max:
            low, high = self.timespan(duration.min), self.timespan(duration.max)
            return self.say("{likely} ({min} to {max})", likely=likely, min=low, max=high)
        if duration.max:
            return self.say("{likely} (at most {max})", likely=likely, max=self.timespan(duration.max))
        if duration.min:
            return self.say("{likely} (at least {min})", likely=likely, min=self.timespan(duration.min))
        return likely

    def figure(self, value: float, unit: str | None) -> Md:
        """Return a figure with its unit, as the language writes it: `12%`, `5 days`."""
        return write_plain(self.translator.figure(value, unit))

    def level(self, level: Level | None, unit: str | None) -> Md:
        """Return a figure or range with its unit: `12%`, `3 to 5 days`, `3% to 5%`."""
        if level is None:
            return Md()
        if level.value is not None:
            return self.figure(level.value, unit)
        if level.min is None or level.max is None:
            return Md()
        first_unit = unit if unit == PERCENT else None
        return self.say("{min} to {max}", min=self.figure(level.min, first_unit), max=self.figure(level.max, unit))


@lru_cache(maxsize=4096)
def _translated(translator: Translator, message: str) -> Md:
    return Md(translator.gettext(message))

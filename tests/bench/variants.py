"""The shipped handbook to a handbook of any size: variants of its real playbooks, the same bytes for the same number.

A variant is all playbooks of the handbook once more, with names of their own; some words of their texts are others. Every
five variants are a department: they share categories, roles, tools, data sets, KPIs, goals and terms, and have one set of
improvements, experiments and plans, which name the playbooks of the first of them. The backlog has every department's items.
The handbook has no finding that the shipped one has not.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

from playpress.model.kinds import RECORD_FOLDERS
from playpress.reading.source import parse_source

if TYPE_CHECKING:
    from collections.abc import Mapping

SHIPPED = Path(__file__).parents[2] / "playbooks"
DEPARTMENT = 5
"""Variants that share registries."""
AREAS = (
    "North", "South", "East", "West", "Export", "Retail", "Health", "Energy", "Travel", "Public", "Finance", "Food", "Sport",
    "Media", "Marine", "Rural", "Urban", "Craft", "School", "Garden",
)  # fmt: skip
SUBJECTS = (
    "campaigns", "fairs", "webinars", "newsletters", "catalogues", "tenders", "samples", "loyalty", "press", "podcasts",
    "sponsorships", "workshops", "surveys", "rebates", "referrals", "showrooms", "seminars", "brochures", "videos", "contests",
)  # fmt: skip
WORDS = {
    "campaign": ("initiative", "promotion", "programme", "drive", "offensive"),
    "customer": ("client", "patient", "guest", "member", "buyer"),
    "meeting": ("session", "workshop", "conference", "gathering", "huddle"),
    "report": ("summary", "digest", "bulletin", "statement", "review"),
    "budget": ("allowance", "funds", "allocation", "means", "purse"),
    "product": ("service", "appliance", "treatment", "package", "offer"),
    "figures": ("numbers", "values", "readings", "totals", "scores"),
    "plan": ("scheme", "outline", "roadmap", "proposal", "draft"),
}
"""Words of the texts, and what other variants say instead."""
CHOICES = frozenset(
    {"type", "kind", "status", "nature", "direction", "frequency", "classification", "unit", "shown_by"}
)
"""Keys whose values are no texts."""
_LINK = re.compile(r"\[\[(?:(\w+):)?([a-z0-9-]+)")


def write_variants(folder: Path, playbooks: int) -> list[Path]:
    """Write a handbook of at least so many playbooks, in whole variants, below `folder`; return their files in order."""
    sources, records = shipped_playbooks(), shipped_records()
    backlog = _read(SHIPPED / "backlog.yml")
    items: list[dict[str, Any]] = []
    registries = {path.stem: _read(path) for path in sorted(SHIPPED.glob("catalog/*.yml"))}
    entries: dict[str, dict[str, Any]] = {name: {} for name in registries}
    base, files = folder / "playbooks", []
    for number in range(-(-playbooks // len(sources))):
        variant = _Variant(number, sources, records, registries)
        if number % DEPARTMENT == 0:
            for name, found in registries.items():
                entries[name] |= variant.of_registry(name, found)
            for series in sorted(SHIPPED.glob("measurements/*.csv")):
                _write(base / "measurements" / f"{variant.ids[series.stem]}.csv", series.read_text("utf-8"))
            for path in records:
                _write(base / path.parent.name / f"{variant.ids[path.stem]}.yml", _text(variant.of_record(_read(path))))
            items += variant.of_items(backlog["items"])
        for path in sources:
            file = base / variant.categories[path.parent.name] / f"{variant.ids[path.stem]}.yml"
            _write(file, _text(variant.of(_read(path))))
            files.append(file)
    for name, found in entries.items():
        _write(base / "catalog" / f"{name}.yml", _text(found))
    first = _Variant(0, sources, records, registries)
    _write(base / "backlog.yml", _text({**first.of(backlog), "items": items}))
    _write(base / "handbook.yml", _text(first.of(_read(SHIPPED / "handbook.yml"))))
    _write(folder / "mkdocs.yml", (SHIPPED.parent / "mkdocs.yml").read_text("utf-8"))
    return files


def shipped_playbooks() -> list[Path]:
    """Return the files of the shipped playbooks in order."""
    others = {"catalog", *RECORD_FOLDERS}
    return sorted(path for path in SHIPPED.glob("*/*.yml") if path.parent.name not in others)


def shipped_records() -> list[Path]:
    """Return the files of the shipped improvements, experiments and plans in order."""
    return sorted(path for path in SHIPPED.glob("*/*.yml") if path.parent.name in RECORD_FOLDERS)


def edit_step(file: Path, words: str) -> None:
    """Add words to the first instruction of the first step that has any, in a playbook that `write_variants` has written."""
    playbook = _read(file)
    step = next(step for step in playbook["steps"] if step.get("instructions"))
    step["instructions"][0] += f" {words}"
    _write(file, _text(playbook))


class _Variant:
    """The ids and names of one variant."""

    def __init__(
        self, number: int, playbooks: list[Path], records: list[Path], registries: Mapping[str, Mapping[str, Any]]
    ) -> None:
        department = number // DEPARTMENT
        round_, area = divmod(department, len(AREAS))
        self.area = AREAS[area] + (f" {round_ + 1}" if round_ else "")
        self.subject = f"{self.area} {SUBJECTS[number % len(SUBJECTS)]}"
        self.words = {word: others[number % len(others)] for word, others in WORDS.items()} if number else {}
        names = [name for found in registries.values() for name in found] + [path.stem for path in records]
        shared = {name: f"{name}-{_id(self.area)}" for name in names}
        self.categories = {name: shared[name] for name in registries["categories"]}  # a playbook may have the same id
        self.ids = dict(shared)
        self.ids |= {path.stem: f"{path.stem}-{_id(self.subject)}" for path in playbooks}

    def of_registry(self, name: str, found: Mapping[str, Any]) -> dict[str, Any]:
        """Return what a registry says, as this variant says it."""
        ids = self.categories if name == "categories" else self.ids
        return {ids[name]: self._named(self._said(entry), self.area) for name, entry in found.items()}

    def of_record(self, found: Mapping[str, Any]) -> dict[str, Any]:
        """Return what an improvement, an experiment or a plan says, as this variant says it."""
        return self._named(self._said(found), self.area)

    def of_items(self, items: list[dict[str, Any]]) -> list[dict[str, Any]]:
        """Return the items of the backlog, as this variant says them."""
        return [{**self.of_record(item), "id": f"{item['id']}-{_id(self.area)}"} for item in items]

    def of(self, found: Mapping[str, Any]) -> dict[str, Any]:
        """Return what a playbook, the backlog or the settings say, as this variant says it."""
        return self._named(self._said(found), self.subject) if "steps" in found else self._said(found)

    def _named(self, entry: dict[str, Any], area: str) -> dict[str, Any]:
        named: dict[str, Any] = {"name": f"{entry['name']}, {area}"}
        if "aliases" in entry:
            named["aliases"] = [f"{alias}-{_id(area)}" for alias in entry["aliases"]]
        if "abbreviation" in entry:
            named["abbreviation"] = f"{entry['abbreviation']}-{_id(area)}"
        return entry | named

    def _said(self, value: Any) -> Any:
        if isinstance(value, dict):
            return {key: part if key in CHOICES else self._said(part) for key, part in value.items()}
        if isinstance(value, list):
            return [self._said(part) for part in value]
        if not isinstance(value, str):
            return value
        if value in self.ids:
            return self.ids[value]
        first, slash, rest = value.partition("/")
        if slash and " " not in value and "//" not in value:
            return f"{self.ids.get(first, first)}/{self.ids.get(rest, rest)}"
        pieces = re.split(r"(\[\[[^\]|]*)", value)
        return "".join(self._linked(p) if p.startswith("[[") else self._worded(p) for p in pieces)

    def _linked(self, link: str) -> str:
        return _LINK.sub(lambda m: f"[[{f'{m[1]}:' if m[1] else ''}{self.ids.get(m[2], m[2])}", link)

    def _worded(self, text: str) -> str:
        for word, other in self.words.items() if " " in text else ():
            text = re.sub(rf"\b{word}(?=s?\b)", other, text)
        return text


def _id(name: str) -> str:
    return name.lower().replace(" ", "-")


def _read(path: Path) -> dict[str, Any]:
    found: dict[str, Any] = parse_source(path.read_bytes(), path.name).data
    return found


def _text(value: Mapping[str, Any]) -> str:
    return yaml.dump(dict(value), Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False, width=110)


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")

"""A handbook of any size, made up but like a real one: the same bytes for the same number and seed.

A playbook has about 150 lines and fifteen steps, with phases, RACI, an approval that may send back, work in parallel, a
checkpoint with rework, a decision, exceptions, inputs that are other playbooks' outputs, calls without cycles, and texts
with Markdown and `[[links]]`. The handbook is without findings; `FLAWS` break one playbook each.
"""

from __future__ import annotations

import math
import random
import re
from itertools import product
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

SEED = 2026
FLAWED_SIZE = 40
"""Playbooks of the handbook with flaws: enough for each flaw to have one of its own."""
CATEGORY_SIZE = 40
OWN_WEEKS = 5
"""Weeks in which the steps of a playbook end that calls no other one."""

AREAS = ("Campaign", "Content", "Search", "Event", "Partner", "Sales", "Data", "Finance")
LEVELS = ("director", "manager", "specialist", "analyst", "coordinator")
FAMILIES = ("Planner", "Editor", "Tracker", "Library", "Console", "Desk")
RECORDS = ("brief", "results", "contacts", "forecast", "archive")
FIGURES = ("lead time", "first-pass yield", "cost per case", "satisfaction", "share on time")
AIMS = ("Grow", "Speed up", "Secure", "Simplify", "Explain")
SUBJECTS = (
    "campaigns", "landing pages", "keywords", "newsletters", "webinars", "trade fairs", "leads", "accounts", "offers",
    "contracts", "invoices", "suppliers", "budgets", "forecasts", "reports", "surveys", "references", "case studies",
    "translations", "brand assets", "releases", "trainings", "applications", "onboardings", "incidents",
)  # fmt: skip
ACTIVITIES = (
    "Planning", "Approval", "Intake", "Qualification", "Research", "Design", "Drafting", "Review", "Publication", "Handover",
    "Closing", "Renewal", "Archiving", "Measuring", "Forecasting", "Pricing", "Testing", "Localisation", "Scheduling",
    "Promotion", "Briefing", "Procurement", "Onboarding", "Training", "Escalation", "Correction", "Consolidation", "Audit",
    "Segmentation", "Enrichment", "Follow-up", "Comparison", "Selection", "Negotiation", "Delivery", "Acceptance",
    "Maintenance", "Migration", "Reporting", "Improvement",
)  # fmt: skip
TERMS = tuple(f"{first} {second}" for first, second in product(("Lead", "Brand", "Search", "Sales", "Data", "Media"), (
    "score", "stage", "owner", "window", "segment", "audit", "asset", "quota", "source", "journey",
)))  # fmt: skip
PHASES = ("Prepare", "Make", "Run", "Learn")
SENTENCES = (
    "Write down *one* {detail} that a number can confirm, and agree it with [[role:{role}]].",
    "Open the {detail} of the {thing} in [[tool:{tool}]] and compare it with the last three cases.",
    "Ask for the {detail} **before** you start; a wait of two days is normal.",
    "Name the {detail} `{thing}-YYYY-MM`, so that the archive stays in order.",
    "Check that every [[term:{term}]] of the {detail} is up to date; see also [the guideline](https://example.com/{thing}).",
    "Tell the people concerned what was decided about the {detail}, and why.",
    "Work through the {detail} from top to bottom; note what you left out.",
    "If the {detail} was rejected twice, stop and call [[role:{role}]].",
    "Compare the {detail} with the target of the quarter and say in one sentence what it means.",
)
"""Texts for instructions. Their gaps make nearly every one different, as in a real handbook."""
QUALITIES = (
    "agreed",
    "current",
    "first",
    "final",
    "monthly",
    "open",
    "signed",
    "shared",
    "expected",
    "measured",
    "old",
    "short",
)
THINGS = (
    "checklist",
    "figures",
    "objective",
    "budget",
    "sketch",
    "schedule",
    "contact",
    "sample",
    "summary",
    "forecast",
    "note",
    "list",
)


class Flaw(NamedTuple):
    """One mistake an editor makes: where it is put in, and the code we report it with.

    `pattern` is replaced once by `replacement` in the file of one playbook; with `{caller}` in it, in the file of one that
    another one calls, which is the caller.
    """

    name: str
    code: str
    pattern: str
    replacement: str


FLAWS = (
    Flaw("unknown key", "PB204", r"responsible: (\S+), accountable:", r"responsible: \1, acountable:"),
    Flaw("missing owner", "PB201", r"(?m)^owner: .*\n", ""),
    Flaw("value not allowed", "PB206", r"status: active", "status: activ"),
    Flaw("bad duration", "PB207", r"work: 2d", "work: 2 days"),
    Flaw("number in a text", "PB202", r"(?m)^version: .*$", "version: 1.10"),
    Flaw("key twice", "PB103", r"(?m)^(status: .*)$", r"\1\n\1"),
    Flaw("unknown role", "PB301", r"consulted: \[[a-z-]+", "consulted: [campaign-manger"),
    Flaw("unknown next step", "PB301", r"next: assemble", "next: asemble"),
    Flaw("output of nobody", "PB301", r"from: frame/objective", "from: frame/objectives"),
    Flaw("broken link in a text", "PB301", r"purpose: \|\n  ", "purpose: |\n  See [[role:chief-nobody]]. "),
    Flaw("step id twice", "PB303", r"id: measure\b", "id: release"),
    Flaw("probabilities", "PB503", r"probability: 0\.75", "probability: 0.95"),
    Flaw("unreachable step", "PB505", r"to: adjust\b", "to: report"),
    Flaw("loop without way out", "PB507", r"( - id: report\n)", r"\1    next: adjust\n"),
    Flaw("falls into the other path", "PB504", r"\n    next: assemble(\n  - id: design)", r"\1"),
    Flaw("HTML in a text", "PB133", r"purpose: \|\n  ", "purpose: |\n  <b>Always</b> "),
    Flaw("circle of calls", "PB304", r"( - id: design\n)", r"\1    type: subprocess\n    calls: {caller}\n"),
)  # fmt: skip


def write_corpus(folder: Path, playbooks: int, seed: int = SEED) -> list[Path]:
    """Write a handbook of so many playbooks below `folder`/playbooks; return the files of playbooks in order."""
    chance = random.Random(seed)  # noqa: S311 - not a secret
    names = playbook_names(playbooks)
    calls = _calls(playbooks, chance)
    written: list[Path] = []
    base = folder / "playbooks"
    for path, text in registries(playbooks, chance).items():
        _write(base / path, text)
    for number, (category, name, _) in enumerate(names):
        file = base / category / f"{name}.yml"
        _write(file, playbook(number, names, calls, chance))
        written.append(file)
    return written


def write_flawed(folder: Path, seed: int = SEED) -> dict[Path, Flaw]:
    """Write a small handbook with every flaw in a playbook of its own; return which file has which."""
    files = write_corpus(folder, FLAWED_SIZE, seed)
    texts = {path: path.read_text("utf-8") for path in files}
    callers = {name: path.stem for path, text in texts.items() for name in re.findall(r"(?m)^    calls: (.*)$", text)}
    flawed: dict[Path, Flaw] = {}
    for flaw in FLAWS:
        path = next(p for p in files if p not in flawed and ("{caller}" not in flaw.replacement or p.stem in callers))
        changed = re.sub(
            flaw.pattern, flaw.replacement.replace("{caller}", callers.get(path.stem, "")), texts[path], count=1
        )
        if changed == texts[path]:
            raise ValueError(f"the flaw “{flaw.name}” does not fit the corpus any more")
        _write(path, changed)
        flawed[path] = flaw
    return flawed


def playbook_names(count: int) -> list[tuple[str, str, str]]:
    """Return category, id and name of so many playbooks: forty a category, each name once."""
    found = []
    for number in range(count):
        group, activity = divmod(number, CATEGORY_SIZE)
        round_, subject = divmod(group, len(SUBJECTS))
        what = SUBJECTS[subject] + (f" {round_ + 1}" if round_ else "")
        title = f"{ACTIVITIES[activity]} of {what}"
        found.append((_id(what), _id(title), title))
    return found


def registries(playbooks: int, chance: random.Random) -> dict[str, str]:
    """Return the texts of settings, registries and measurements by path."""
    roles, tools, datasets, kpis, goals = _ids()
    categories = list(dict.fromkeys(category for category, _, _ in playbook_names(playbooks)))
    lines: dict[str, list[str]] = {}
    lines["handbook.yml"] = [
        "name: Handbook for measuring", "mission: We keep what we promise, and *measure* it.",
        "site_url: https://example.com/handbook/", "repository: https://github.com/example/handbook",
        "feedback: mailto:handbook@example.com", "limits: {approval_layers: 3, hand_offs: 40}",
        "values:", "  - Clear words before many words", "  - Decide where the knowledge is",
    ]  # fmt: skip
    lines["catalog/categories.yml"] = [
        line for c in categories for line in (f"{c}:", f"  name: {_title(c)}", f"  description: Everything about {c.replace('-', ' ')}.")
    ]  # fmt: skip
    lines["catalog/teams.yml"] = [
        line for a in AREAS for line in (f"{_id(a)}:", f"  name: {a} team", f"  lead: {_id(a)}-director")
    ]  # fmt: skip
    lines["catalog/roles.yml"] = [
        line for a, level in product(AREAS, LEVELS) for line in (
            f"{_id(a)}-{level}:", f"  name: {a} {level}", f"  team: {_id(a)}", f"  purpose: Answers for **{a.lower()}** work as its {level}.",
            *([f"  reports_to: {_id(a)}-director"] if level != "director" else []),
            f"  contact: {_id(a)}@example.com",
            "  responsibilities:", f"    - Keeps the {a.lower()} calendar", "    - Reviews the figures every month",
            "  skills: [Writing, Spreadsheets]",
            f"  tools: [{{tool: {tools[len(level)]}, access: edit}}]",
            "  onboarding:", "    first_day: [Meet the team, Get your accounts]", "    first_week: [Read the five playbooks to begin with]",
        )
    ]  # fmt: skip
    lines["catalog/tools.yml"] = [
        line for n, t in enumerate(tools) for line in (
            f"{t}:", f"  name: {_title(t)}", f"  purpose: Keeps what belongs to {t.split('-')[0]} work.",
            f"  url: https://example.com/tools/{t}", f"  granted_by: {roles[n]}",
        )
    ]  # fmt: skip
    lines["catalog/datasets.yml"] = [
        line for n, d in enumerate(datasets) for line in (
            f"{d}:", f"  name: {_title(d)}", f"  description: One row for each case; from [[tool:{tools[n % 30]}]].",
            f"  owner: {roles[n]}", f"  source: {_title(tools[n % 30])}", "  refresh: weekly", "  classification: internal",
        )
    ]  # fmt: skip
    lines["catalog/goals.yml"] = [
        line for n, g in enumerate(goals) for line in (
            f"{g}:", f"  name: {_title(g)}", f"  statement: Until the end of the year, {g.replace('-', ' ')} by 10 %.",
            "  horizon: End of the year", *([f"  parent: {goals[n % 4]}"] if n > 3 else []), f"  owner: {roles[n]}",
        )
    ]  # fmt: skip
    lines["catalog/kpis.yml"] = [
        line for n, k in enumerate(kpis) for line in (
            f"{k}:", f"  name: {_title(k)}", f"  question: How good is the {k.replace('-', ' ')}?",
            "  formula: sum of cases in time / all cases", '  unit: "%"', "  direction: up", "  kind: quantitative", "  nature: lagging",
            f"  goals: [{goals[n % 20]}]", "  frequency: monthly", f"  owner: {roles[n]}", f"  dataset: {datasets[n]}",
            f"  baseline: {{value: {40 + n}, as_of: 2026-01-31}}", "  target: 90", "  thresholds: {green: 85, amber: 70}",
            "  action_on_breach: Call a *retrospective* within a week.",
        )
    ]  # fmt: skip
    lines["catalog/glossary.yml"] = [
        line for n, t in enumerate(TERMS) for line in (
            f"{_id(t)}:", f"  name: {t}", f"  definition: What we call a {t.lower()}; not the same as a [[term:{_id(TERMS[n - 1])}]].",
            f"  see: [{_id(TERMS[n - 1])}]",
        )
    ]  # fmt: skip
    for kpi in kpis:
        months = ((y, m) for y in (2024, 2025) for m in range(1, 13))
        lines[f"measurements/{kpi}.csv"] = [
            "date,value,note",
            *(f"{y}-{m:02}-01,{chance.uniform(40, 95):.1f}," for y, m in months),
        ]
    return {path: "\n".join(text) + "\n" for path, text in lines.items()}


def playbook(
    number: int, names: Sequence[tuple[str, str, str]], calls: Sequence[int | None], chance: random.Random
) -> str:
    """Return the text of the playbook with this number, which calls the one with the number at its place in `calls`."""
    title = names[number][2]
    roles, tools, datasets, kpis, goals = _ids()
    crew = chance.sample(roles, 6)
    owner, manager, specialist, analyst, partner, coordinator = crew
    what = title.split(" of ")[1]
    thing = _id(what)

    def text() -> str:
        detail = f"{chance.choice(QUALITIES)} {chance.choice(THINGS)} for {title.lower()}"
        return chance.choice(SENTENCES).format(
            role=chance.choice(crew),
            tool=chance.choice(tools),
            term=_id(chance.choice(TERMS)),
            thing=thing,
            detail=detail,
        )

    def step(name: str, title: str, phase: int, responsible: str, *rest: str, kind: str = "task") -> list[str]:
        asked = partner if responsible == analyst else f"{partner}, {analyst}"
        told = manager if responsible == coordinator else coordinator
        raci = f"responsible: {responsible}, accountable: {owner}, consulted: [{asked}], informed: [{told}]"
        return [f"  - id: {name}", *([f"    type: {kind}"] if kind != "task" else []), f"    name: {title}",
                f"    phase: {_id(PHASES[phase])}", f"    raci: {{{raci}}}", *(f"    {line}" for line in rest)]  # fmt: skip

    def instructions(count: int) -> list[str]:
        if count == 1:
            return [f"instructions: [{_quoted(text())}]"]
        return ["instructions:", *(f"  - {_quoted(text())}" for _ in range(count))]

    sources = _neighbours(number, len(names), chance)
    version = f"{chance.randint(1, 4)}.{chance.randint(0, 9)}"
    called = None if (other := calls[number]) is None else names[other][1]
    lines = [
        f"name: {title}",
        f"summary: How {what} get from a request to a result that the customer has confirmed.",
        f"owner: {owner}", f"expert: {manager}", "status: active", f'version: "{version}"',
        f"goals: [{', '.join(chance.sample(goals, 2))}]", f"kpis: [{', '.join(chance.sample(kpis, 3))}]",
        "purpose: |", f"  Without an agreed way, {what} take twice as long and nobody knows *why*. This process makes sure that",
        f"  every case is framed, made and measured the same way. It follows the [[term:{_id(chance.choice(TERMS))}]].",
        f"scope: {{includes: [All {what} with a budget of their own], excludes: [Single requests below one hour]}}",
        "trigger: {name: " + f"A request for {what} arrives" + ", type: request, frequency: weekly}",
        f"volume: {{count: {chance.randint(1, 30)}, per: month}}", f"lead_time_target: {_target(number, calls)}w",
        "inputs:", f"  - {{id: request, name: Request, supplier: {partner}}}",
        *(f"  - {{id: input-{n}, name: Results of the process before, from: {names[s][1]}/report}}" for n, s in enumerate(sources)),
        "outputs:", f"  - {{id: report, name: Report about {what}, customer: {owner}, acceptance: States the result against the target}}",
        f"  - {{id: record, name: Record of the case, customer: {coordinator}, dataset: {chance.choice(datasets)}}}",
        "ends:", "  - {id: confirmed, name: Result confirmed, outcome: success}", "  - {id: stopped, name: Request stopped, outcome: cancelled}",
        "phases:", *(f"  - {{id: {_id(p)}, name: {p}}}" for p in PHASES),
        "steps:",
        *step("frame", "Frame the request", 0, manager, *instructions(2), "inputs: [{from: request}]",
              "outputs: [{id: objective, name: Objective page}]", f"tools: [{{tool: {chance.choice(tools)}, access: edit}}]", "work: 4h", "wait: 1d"),
        *step("draft", f"Draft the plan for {what}", 0, specialist, *instructions(1), "inputs: [{from: frame/objective}]",
              "outputs: [{id: plan, name: Plan}]", "work: {min: 1d, likely: 2d, max: 4d}"),
        *step("approve", "Approve the plan", 0, owner, "work: 1h", "wait: 2d", "branches:",
              "  - {when: Approved, to: brief, probability: 0.75}", "  - {when: Changes needed, to: draft, kind: rework, probability: 0.2}",
              "  - {when: Rejected, to: stopped, probability: 0.05}", kind="approval"),
        *step("brief", "Brief the people concerned", 1, manager, "inputs: [{from: draft/plan}]", "work: 1h", "next: [research, design]", kind="meeting"),
        *step("research", "Research what is known", 1, analyst, f"datasets: [{', '.join(chance.sample(datasets, 2))}]", *instructions(1),
              "work: 2d", "next: assemble"),
        *step("design", "Make the parts", 1, specialist, *instructions(2), f"tools: [{{tool: {chance.choice(tools)}, access: edit}}]",
              "work: 3d", "automation: candidate", "automation_idea: Make variants from one master", "next: assemble"),
        *step("assemble", "Assemble the whole", 1, coordinator, "join: all", "definition_of_done: Everything stands in one place and was opened once.",
              "outputs: [{id: whole, name: The whole}]", "work: 1d"),
        *(step("prepare", "Prepare the start", 1, coordinator, f"calls: {called}", kind="subprocess") if called
          else step("prepare", "Prepare the start", 1, coordinator, "work: 4h")),
        *step("verify", "Verify the whole", 2, analyst, "work: 2h", "branches:", "  - {when: All is well, to: release, probability: 0.9}",
              "  - {when: Something is missing, to: assemble, kind: rework, probability: 0.1}", kind="checkpoint"),
        *step("release", f"Release the {what}", 2, manager, *instructions(1), "risks:",
              "  - {name: Published too early, likelihood: low, impact: high, control: Two people look, control_type: preventive}", "work: 2h"),
        "  - {id: run-time, type: wait, name: Let it run, phase: run, wait: 2w}",
        *step("measure", "Measure the results", 3, analyst, f"datasets: [{chance.choice(datasets)}]", "outputs: [{id: figures, name: Figures}]", "work: 1d"),
        *step("judge", "Judge the results", 3, owner, "branches:", "  - {when: Target reached, to: report, probability: 0.6}",
              "  - {when: Target missed, to: adjust, probability: 0.4}", kind="decision"),
        *step("adjust", "Adjust and note why", 3, specialist, "mistakes: [Changing two things at once]", "work: 1d", "next: report"),
        *step("report", "Report the results", 3, manager, "inputs: [{from: measure/figures}]", "outputs:",
              "  - {id: report, name: Report, to: report}", "  - {id: record, name: Record, to: record}", "work: 4h"),
        "exceptions:", f"  - {{id: budget-cut, when: The budget is cut, at: [release], do: Stop the dearest part first., escalate_to: {owner}, resume: measure}}",
        f"  - {{id: no-owner, when: Nobody is there to decide, do: Call the backup, escalate_to: {partner}}}",
        "learning:", "  objectives: [Name the four phases, Know who approves]", "  quiz:",
        '    - {question: "Where does a plan go that needs changes?", options: [To the end, Back to the draft], answer: 2, step: approve}',
        "faq:", "  - question: May I start before the approval?", "    answer: No. One plan in four comes back.",
        f"review: {{every: 6 months, last: 2026-0{chance.randint(1, 6)}-01, approver: {owner}}}",
        "changes:", f'  - version: "{version}"', "    date: 2026-01-15", "    what: Written down for the first time.", f"    why: {_quoted(text())}",
    ]  # fmt: skip
    return "\n".join(lines) + "\n"


def _calls(count: int, chance: random.Random) -> list[int | None]:
    """Return which playbook each one calls, if any: always an earlier one, so that no cycle arises."""
    return [
        chance.randrange(max(0, number - 60), number) if number and chance.random() < 0.4 else None
        for number in range(count)
    ]


def _target(number: int, calls: Sequence[int | None]) -> int:
    """Return in how many weeks a run ends: those of its own steps, and the called playbook's with some rework."""
    called = calls[number]
    return OWN_WEEKS if called is None else OWN_WEEKS + math.ceil(1.2 * _target(called, calls))


def _neighbours(number: int, count: int, chance: random.Random) -> list[int]:
    """Return the playbooks whose reports this one takes: mostly of its category, some of the next one, few of any."""
    group = number // CATEGORY_SIZE * CATEGORY_SIZE
    found: dict[int, None] = {}
    for _ in range(chance.randint(0, 3)):
        luck = chance.random()
        first = group if luck < 0.75 else group - CATEGORY_SIZE if luck < 0.97 and group else 0
        last = count if luck >= 0.97 else min(count, first + CATEGORY_SIZE)
        if (other := chance.randrange(first, last)) != number:
            found[other] = None
    return list(found)


def _ids() -> tuple[list[str], list[str], list[str], list[str], list[str]]:
    """Return the ids of roles, tools, data sets, KPIs and goals."""

    def pairs(areas: Sequence[str], kinds: Sequence[str]) -> list[str]:
        return [_id(f"{area} {kind}") for area, kind in product(areas, kinds)]

    goals = [_id(f"{aim} {area}") for area, aim in product(("sales", "quality", "knowledge", "delivery"), AIMS)]
    return pairs(AREAS, LEVELS), pairs(AREAS[:5], FAMILIES), pairs(AREAS, RECORDS), pairs(AREAS, FIGURES), goals


def _id(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")


def _title(identifier: str) -> str:
    return identifier.replace("-", " ").capitalize()


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '\\"') + '"'


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode())

"""The list of rules, and the runner that turns what they find into places.

A check takes the `Facts` of a handbook and yields findings that name routes. Only the checks in `CHECKS` run; `RULES`
is computed from them.
Knows: the model, flows, analysis. Must not know YAML, lines or pages.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from playpress.checks import (
    abbreviations,
    addresses,
    answers,
    assets,
    audience,
    backlog,
    branches,
    broken_off,
    change_order,
    circles,
    commas,
    confidential,
    copied_text,
    copies,
    criteria,
    cycles,
    dmaic,
    documents,
    duties,
    echoes,
    edit_address,
    endless,
    ends,
    escalations,
    examples,
    falling_through,
    first_access,
    first_day,
    flow_of_things,
    future_days,
    goal_kpis,
    hourly_rates,
    ids_meant,
    inputs_and_outputs,
    joins,
    kpi,
    kpi_gaps,
    kpi_sense,
    lead_time,
    left_behind,
    links,
    loops,
    lost_parts,
    markdown,
    pictures,
    pilots,
    plans,
    priority_weights,
    quiz,
    raci,
    reachability,
    record_days,
    references,
    repeats,
    returns,
    said_again,
    separation,
    severities,
    silences,
    simplicity,
    site,
    site_parts,
    step_names,
    step_types,
    synonyms,
    targets,
    tasks,
    team_parts,
    template_links,
    templates,
    testers,
    text,
    theme,
    times,
    undecided,
    uniqueness,
    unlinked_names,
    unregistered,
    upkeep,
    variants,
    versions,
    volume,
    wording,
    writing,
)
from playpress.machine.processes import meanwhile
from playpress.model.record import ABSENT
from playpress.process.duration import Calendar
from playpress.reading import rules as reading

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from playpress.analysis.facts import Facts
    from playpress.diagnostics import Diagnostic, Finding, Subject
    from playpress.model.handbook import Handbook
    from playpress.reading.loaded import Loaded
    from playpress.rule import Check, Rule

CHECKS: tuple[Check[Facts], ...] = (
    text.check_texts,
    copied_text.check_copied,
    markdown.check_markdown,
    links.check_links,
    links.check_contacts,
    links.check_web_addresses,
    commas.check_cut_texts,
    uniqueness.check_ids,
    uniqueness.check_aliases,
    uniqueness.check_start,
    references.check_references,
    references.check_next,
    inputs_and_outputs.check_inputs,
    inputs_and_outputs.check_within,
    cycles.check_calls,
    cycles.check_hierarchies,
    cycles.check_backups,
    unregistered.check_categories,
    unregistered.check_series,
    raci.check_raci,
    team_parts.check_teams,
    separation.check_approvals,
    separation.check_varied_approvals,
    separation.check_access,
    duties.check_in_charge,
    duties.check_consulted,
    duties.check_idle,
    duties.check_load,
    step_types.check_step_types,
    times.check_times,
    lead_time.check_own_times,
    lead_time.check_times_with_calls,
    volume.check_volumes,
    hourly_rates.check_rates,
    branches.check_branches,
    ends.check_ends,
    reachability.check_reachability,
    endless.check_odds,
    falling_through.check_falling_through,
    answers.check_answers,
    targets.check_targets,
    loops.check_loops,
    wording.check_wording,
    returns.check_returns,
    repeats.check_repeats,
    joins.check_lone_joins,
    joins.check_waits,
    left_behind.check_left,
    circles.check_circles,
    undecided.check_complete,
    variants.check_differences,
    variants.check_flows,
    kpi.check_levels,
    kpi_sense.check_sense,
    kpi_sense.check_shares,
    kpi_gaps.check_gaps,
    kpi_gaps.check_unused,
    kpi_gaps.check_measurements,
    goal_kpis.check_goals,
    goal_kpis.check_kinds,
    quiz.check_quiz,
    examples.check_examples,
    synonyms.check_synonyms,
    simplicity.check_limits,
    priority_weights.check_weights,
    audience.check_visibility,
    flow_of_things.check_order,
    flow_of_things.check_outputs,
    flow_of_things.check_unused_inputs,
    flow_of_things.check_use,
    upkeep.check_reviews,
    upkeep.check_changes,
    upkeep.check_names,
    confidential.check_data,
    step_names.check_verbs,
    step_names.check_lengths,
    writing.check_texts,
    writing.check_instructions,
    abbreviations.check_abbreviations,
    first_day.check_first_days,
    versions.check_versions,
    versions.check_repeated_versions,
    change_order.check_order,
    future_days.check_days,
    tasks.check_tasks,
    unlinked_names.check_names,
    first_access.check_granting,
    first_access.check_managers,
    escalations.check_escalations,
    record_days.check_days,
    dmaic.check_phases,
    dmaic.check_baselines,
    testers.check_testers,
    testers.check_adopted,
    criteria.check_criteria,
    pilots.check_pilots,
    plans.check_plans,
    backlog.check_outcomes,
    site.check_site_settings,
    site.check_replaced_settings,
    site.check_lists,
    site_parts.check_installed,
    site_parts.check_known_settings,
    addresses.check_site_address,
    addresses.check_repository,
    addresses.check_branch,
    edit_address.check_edit_address,
    edit_address.check_host,
    templates.check_templates,
    theme.check_theme,
    copies.check_copies,
    template_links.check_links,
    template_links.check_folder,
    assets.check_assets,
)

RULES: tuple[Rule, ...] = tuple(
    dict.fromkeys(
        (
            *reading.RULES,
            *(rule for check in CHECKS for rule in check.rules),
            broken_off.BROKEN_OFF,
            severities.FIXED_SEVERITY,
            *silences.RULES,
            lost_parts.LOST_PART,
            pictures.UNDRAWABLE_DIAGRAM,
            documents.NO_TYPESETTER,
            documents.NOT_IN_FONTS,
            documents.UNMAKABLE_DOCUMENT,
        )
    )
)
"""All rules, each once: those about single files, those of the checks, and those found later, while pages are made."""
KNOWN = {word: rule for rule in RULES for word in (rule.code, rule.name)}
"""Each rule by its code and by its name."""


def find_rule(text: str) -> Rule | None:
    """Return the rule with this code or name, whatever its capitals; None if there is none."""
    return KNOWN.get(text.upper()) or KNOWN.get(text.lower())


def check(loaded: Loaded, facts: Facts, clean: set[str] | None = None) -> list[Diagnostic]:
    """Return everything wrong with a handbook, each finding once and sorted by place.

    The handbook's `severities` and silences are applied, also to what was found while its files were read.
    `clean` are keys of parts in which nothing was found by checks that look at each thing alone, and the calendar by which
    that was so: these checks leave them out; and keys of outlined checks that have found nothing. Afterwards it holds
    exactly the present ones.
    """
    handbook = loaded.library.handbook
    found = list(loaded.diagnostics)
    calendar = "calendar:{}:{}".format(*Calendar.of(handbook))
    known = clean if clean and calendar in clean else ()
    outline = facts.outline if clean is not None else ""
    doubtful, flawed, silent = without_clean(facts, loaded.keys, known), set(), set()
    for one, findings in _findings(facts, doubtful, outline, known):
        found.extend(map(loaded.diagnose, findings))
        flawed |= {loaded.keys.get(finding.subject) for finding in findings if one.is_alone}
        if one.is_outlined and not findings:
            silent.add(one.key_for(outline))
    if clean is not None:
        clean.clear()
        clean.update(set(loaded.keys.values()) - flawed, silent, (calendar,))
    found.extend(map(loaded.diagnose, severities.check_severities(handbook, KNOWN)))
    found = broken_off.without_echoes_of_ends(echoes.without_echoes(found), loaded.sources)
    found = ids_meant.with_ids(found, loaded.library)
    hidden = silences.Silences(loaded, KNOWN, facts.today)
    told = [d for d in as_chosen(found, handbook) if not hidden.hides(d)]
    told += as_chosen(hidden.told(told), handbook)
    once = {d.sort_key: d for d in told}
    return sorted(said_again.without_repeats(once.values(), loaded.sources), key=lambda one: one.sort_key)


def _findings(
    facts: Facts, doubtful: Facts, outline: str, silent: Collection[str]
) -> Iterator[tuple[Check[Facts], list[Finding]]]:
    """Yield each check with what it finds: nothing where its key is in `silent`, else looking at `doubtful` if it looks at each thing alone.

    Those that are apart are as much work as all others, so they are done at the same time.
    """

    def found(*, apart: bool) -> dict[int, list[Finding]]:
        return {
            number: list(filter(_is_about_something, one.find(doubtful if one.is_alone else facts)))
            for number, one in enumerate(CHECKS)
            if one.is_apart == apart and one.key_for(outline) not in silent
        }

    with meanwhile(len(doubtful.library.playbooks), partial(found, apart=True)) as others:
        everything = found(apart=False) | others()
    yield from ((one, everything.get(number, [])) for number, one in enumerate(CHECKS))


def _is_about_something(finding: Finding) -> bool:
    """Tell whether a finding names only what could be read; of the rest its own finding tells."""
    return not any(isinstance(value, str) and ABSENT in value for value in finding.message.values.values())


def without_clean(facts: Facts, keys: Mapping[Subject, str], clean: Collection[str]) -> Facts:
    """Return the facts of the library without the things whose keys are in `clean`."""
    if not clean:
        return facts
    left = {
        kind: {name: thing for name, thing in things.items() if keys.get((kind, name)) not in clean}
        for kind, things in facts.library.entities.items()
    }
    return replace(facts, library=replace(facts.library, entities=left))


def as_chosen(found: Iterable[Diagnostic], handbook: Handbook) -> list[Diagnostic]:
    """Return the findings with the severities that the handbook chooses, without those of rules that it turns off."""
    return list(severities.as_chosen(found, handbook, KNOWN))

"""The checks of a handbook, and the runner that turns what they find into places.

Each check takes the `Facts` of a handbook and yields findings that name routes. `CHECKS` is the whole list: a check that is not in it
does not run. `RULES` has every rule that a finding can be of.
Knows: the model, flows, analysis. Must not know YAML, lines or pages.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from playpress.checks import (
    addresses,
    answers,
    audience,
    branches,
    change_order,
    cycles,
    ends,
    falling_through,
    future_days,
    inputs_and_outputs,
    joins,
    kpi,
    quiz,
    raci,
    reachability,
    references,
    repeats,
    returns,
    simplicity,
    site,
    step_types,
    tasks,
    templates,
    text,
    times,
    uniqueness,
    unregistered,
    versions,
)
from playpress.diagnostics import Severity
from playpress.reading import rules as reading

if TYPE_CHECKING:
    from playpress.analysis.facts import Facts
    from playpress.diagnostics import Diagnostic
    from playpress.reading.loaded import Loaded
    from playpress.rule import Rule

CHECKS: tuple[Any, ...] = (
    text.check_texts,
    text.check_cut_texts,
    uniqueness.check_ids,
    uniqueness.check_aliases,
    uniqueness.check_start,
    references.check_references,
    inputs_and_outputs.check_inputs_and_outputs,
    cycles.check_calls,
    cycles.check_hierarchies,
    unregistered.check_categories,
    unregistered.check_series,
    raci.check_raci,
    step_types.check_step_types,
    times.check_times,
    branches.check_branches,
    ends.check_ends,
    reachability.check_reachability,
    falling_through.check_falling_through,
    answers.check_answers,
    returns.check_returns,
    repeats.check_repeats,
    joins.check_lone_joins,
    joins.check_waits,
    kpi.check_levels,
    quiz.check_quiz,
    simplicity.check_limits,
    audience.check_visibility,
    versions.check_versions,
    versions.check_repeated_versions,
    change_order.check_order,
    future_days.check_days,
    tasks.check_tasks,
    site.check_site_settings,
    site.check_replaced_settings,
    addresses.check_site_address,
    addresses.check_repository,
    addresses.check_branch,
    addresses.check_edit_address,
    site.check_severities,
    templates.check_templates,
    templates.check_links,
    templates.check_folder,
    templates.check_assets,
)

RULES: tuple[Rule, ...] = tuple(
    dict.fromkeys([*reading.RULES, *(rule for check in CHECKS for rule in getattr(check, "rules", ()))])
)
"""All rules, each once: those about files as such, and those of the checks."""

_SEVERITIES = {"error": Severity.ERROR, "warning": Severity.WARNING, "advice": Severity.ADVICE}


def check(loaded: Loaded, facts: Facts) -> list[Diagnostic]:
    """Return everything wrong with a handbook, each finding once and sorted by place.

    The handbook's `severities` are applied, also to what was found while its files were read.
    """
    found = list(loaded.diagnostics)
    for rule in CHECKS:
        found.extend(map(loaded.diagnose, getattr(rule, "find", rule)(facts)))
    chosen = loaded.library.handbook.severities
    wanted = {code: severity for code, severity in chosen.items() if code in site.ADJUSTABLE}
    found = [
        replace(d, severity=_SEVERITIES[wanted[d.code]]) if d.code in wanted else d
        for d in found
        if wanted.get(d.code) != "off"
    ]
    once = {d.sort_key: d for d in found}
    return [once[key] for key in sorted(once)]

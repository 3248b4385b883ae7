"""The rules, and the runner that turns what they find into places.

Each rule takes the `Facts` of a handbook and yields findings that name routes. `RULES` is the whole list: a rule that is not in it does
not run.
Knows: the model, flows, analysis. Must not know YAML, lines or pages.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from playpress.checks import (
    addresses,
    audience,
    flow,
    history,
    kpi,
    raci,
    references,
    simplicity,
    site,
    soundness,
    tasks,
    templates,
    text,
    uniqueness,
)
from playpress.diagnostics import Severity

if TYPE_CHECKING:
    from playpress.analysis.facts import Facts
    from playpress.diagnostics import Diagnostic
    from playpress.reading.loaded import Loaded

RULES: tuple[Any, ...] = (
    text.check_texts,
    text.check_cut_texts,
    uniqueness.check_uniqueness,
    uniqueness.check_start,
    references.check_references,
    references.check_things_that_flow,
    references.check_cycles,
    references.check_registrations,
    raci.check_raci,
    flow.check_shape_of_steps,
    flow.check_times,
    flow.check_branches,
    flow.check_ends,
    flow.check_reachability,
    flow.check_falling_through,
    soundness.check_answers,
    soundness.check_soundness,
    kpi.check_levels,
    kpi.check_quiz,
    simplicity.check_limits,
    audience.check_visibility,
    history.check_versions,
    history.check_repeated_versions,
    history.check_order,
    history.check_days,
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

_SEVERITIES = {"error": Severity.ERROR, "warning": Severity.WARNING, "advice": Severity.ADVICE}


def check(loaded: Loaded, facts: Facts) -> list[Diagnostic]:
    """Return everything wrong with a handbook, each finding once and sorted by place.

    The handbook's `severities` are applied, also to what was found while its files were read.
    """
    found = list(loaded.diagnostics)
    for rule in RULES:
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

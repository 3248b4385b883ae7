"""The list of rules, and the runner that turns what they find into places.

A check takes the `Facts` of a handbook and yields findings that name routes. `CHECKS` is the whole list: a check that is
not in it does not run. `RULES` follows from it.
Knows: the model, flows, analysis. Must not know YAML, lines or pages.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from playpress.checks import (
    addresses,
    assets,
    audience,
    commas,
    copies,
    edit_address,
    flow,
    history,
    kpi,
    links,
    lost_parts,
    markdown,
    pictures,
    raci,
    references,
    severities,
    simplicity,
    site,
    soundness,
    tasks,
    template_links,
    templates,
    text,
    uniqueness,
)
from playpress.reading import rules as reading
from playpress.rule import Check, Rule

if TYPE_CHECKING:
    from collections.abc import Iterable

    from playpress.analysis.facts import Facts
    from playpress.diagnostics import Diagnostic
    from playpress.model.handbook import Handbook
    from playpress.reading.loaded import Loaded

CHECKS: tuple[Any, ...] = (
    text.check_texts,
    markdown.check_markdown,
    links.check_links,
    links.check_web_addresses,
    commas.check_cut_texts,
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
    site.check_lists,
    addresses.check_site_address,
    addresses.check_repository,
    addresses.check_branch,
    edit_address.check_edit_address,
    edit_address.check_host,
    templates.check_templates,
    copies.check_copies,
    template_links.check_links,
    template_links.check_folder,
    assets.check_assets,
)

CHECKS = tuple(c if hasattr(c, "rules") else Check(c, ()) for c in CHECKS)  # until all are checks

RULES: tuple[Rule, ...] = tuple(
    dict.fromkeys(
        (
            *reading.RULES,
            *(rule for check in CHECKS for rule in check.rules),
            severities.FIXED_SEVERITY,
            lost_parts.LOST_PART,
            pictures.UNDRAWABLE_DIAGRAM,
        )
    )
)
"""All rules, each once: those about files as such, those of the checks, and those about the list and the finished pages."""
_OLD = {c: Rule(code=c, name=c, message="", hint="", about="") for c in ["PB403", "PB504", "PB505", "PB506", "PB515", "PB530", "PB531", "PB532", "PB533", "PB534", "PB535", "PB536", "PB602", "PB701", "PB702", "PB730", "PB731", "PB732", "PB733", "PB734", "PB735"]}  # until all are values  # fmt: skip
KNOWN = _OLD | {word: rule for rule in RULES for word in (rule.code, rule.name)}
"""Each rule by its code and by its name."""


def find_rule(text: str) -> Rule | None:
    """Return the rule with this code or name, in small letters or capitals; None where there is none."""
    return KNOWN.get(text.upper()) or KNOWN.get(text.lower())


def check(loaded: Loaded, facts: Facts) -> list[Diagnostic]:
    """Return everything wrong with a handbook, each finding once and sorted by place.

    The handbook's `severities` are applied, also to what was found while its files were read.
    """
    handbook = loaded.library.handbook
    found = list(loaded.diagnostics)
    for one in CHECKS:
        found.extend(map(loaded.diagnose, one.find(facts)))
    found.extend(map(loaded.diagnose, severities.check_severities(handbook, KNOWN)))
    once = {d.sort_key: d for d in as_chosen(found, handbook)}
    return [once[key] for key in sorted(once)]


def as_chosen(found: Iterable[Diagnostic], handbook: Handbook) -> list[Diagnostic]:
    """Return what is found with the severities that the handbook chooses, and without what it turns off."""
    return list(severities.as_chosen(found, handbook, KNOWN))

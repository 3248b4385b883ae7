"""What axe finds in a page that is shown: whether everyone can read it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.tools.node import AXE
from tests.tools.tab import SIZE

if TYPE_CHECKING:
    from collections.abc import Iterable

    from playwright.sync_api import Page

RUN_AXE = """async ([rules, within, exclude]) =>
  (await axe.run({include: [[within]], exclude}, {resultTypes: ["violations"], ...rules})).violations"""
AROUND = (".md-header", ".md-sidebar", ".md-footer")
"""What stands around the content of each page, alike on all of them: a quarter of the work."""
CONTRAST = {
    "color-contrast-enhanced": {
        "options": {"contrastRatio": {"normal": {"minThreshold": None}, "large": {"minThreshold": None}}}
    }
}
"""By itself the rule passes over text that has less than 4.5, or less than 3 in large letters: it leaves that to `color-contrast`."""
SCHEMES = {
    "default": {
        "rules": {"color-contrast-enhanced": {"enabled": True}, "color-contrast": {"enabled": False}},
        "checks": CONTRAST,
    },
    "slate": {"runOnly": ["color-contrast-enhanced", "link-in-text-block"], "checks": CONTRAST},
}
"""The theme's names for light and dark, and what axe looks for in them: in dark only colours are other ones. Text has a
contrast of at least 7 in both, so that nobody need look for the 4.5 of the rule with the shorter name, which takes as long."""


def violations(
    page: Page, schemes: Iterable[str] = tuple(SCHEMES), *, within: str = "html", without: Iterable[str] = ()
) -> dict[tuple[str, str, str], str]:
    """Return what axe finds in light and in dark, in one part and not in those to leave out: the scheme, its rule and the place, and why."""
    page.emulate_media(reduced_motion="reduce")
    page.set_viewport_size(SIZE)
    page.add_script_tag(path=AXE)
    found = {}
    left_out = [[part] for part in without]
    for scheme in schemes:
        page.locator(f"input[data-md-color-scheme={scheme}]").evaluate("choice => choice.click()")
        assert page.locator("body").get_attribute("data-md-color-scheme") == scheme
        for rule in page.evaluate(RUN_AXE, [SCHEMES[scheme], within, left_out]):
            for node in rule["nodes"]:
                found[scheme, rule["id"], " ".join(map(str, node["target"]))] = node["failureSummary"]
    return found

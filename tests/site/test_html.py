"""The HTML of every page, by html-validate's standard rules."""

import pytest

from tests.tools.node import validate_html

pytestmark = [pytest.mark.site, pytest.mark.node]


def test_no_page_breaks_a_rule_that_the_bare_theme_keeps(handbook_site, bare_site):
    bare, pages = bare_site.pages / "index.html", sorted(handbook_site.pages.rglob("*.html"))
    found = validate_html([bare, *pages])
    floor = {(rule, message) for rule, _, message in found[bare]}
    ours = {page.relative_to(handbook_site.pages).as_posix(): found[page] for page in pages}
    new = {name: [f for f in findings if (f[0], f[2]) not in floor] for name, findings in ours.items()}
    assert {name: findings for name, findings in new.items() if findings} == {}

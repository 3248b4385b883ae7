"""The HTML of every page of a small handbook by html-validate's standard rules, and of a page of each kind of the large one by these and by the Nu HTML checker."""

import pytest

from tests.tools.node import check_html, validate_html
from tests.tools.website import KINDS, address_of

pytestmark = [pytest.mark.site, pytest.mark.node]


def pages_of_each_kind(site):
    named = {site.pages / address_of(kind, site.docs) / "index.html" for kind in KINDS}
    return {*named, site.pages / "404.html"}


def test_no_page_breaks_a_rule_that_the_bare_theme_keeps(handbook_site, small_site, bare_site):
    bare = bare_site.pages / "index.html"
    pages = sorted({*small_site.pages.rglob("*.html"), *pages_of_each_kind(handbook_site)})
    found = validate_html([bare, *pages])
    floor = {(rule, message) for rule, _, message in found[bare]}
    ours = {str(page): found[page] for page in pages}
    new = {name: [f for f in findings if (f[0], f[2]) not in floor] for name, findings in ours.items()}
    assert {name: findings for name, findings in new.items() if findings} == {}


@pytest.mark.java
def test_the_nu_checker_finds_nothing_that_the_bare_theme_does_not_have(handbook_site, bare_site):
    bare = [bare_site.pages / "index.html", bare_site.pages / "beside" / "index.html"]
    found = check_html([*bare, *sorted(pages_of_each_kind(handbook_site))])
    floor = {(severity, message) for page in bare for severity, message, _ in found.pop(page)}
    new = {
        page.relative_to(handbook_site.pages).as_posix(): [f for f in findings if f[:2] not in floor]
        for page, findings in found.items()
    }
    assert {name: findings for name, findings in new.items() if findings} == {}

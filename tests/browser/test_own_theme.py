"""A project that changes the theme as the theme's own handbook tells: nothing of ours disappears."""

import re

import pytest

from tests.tools.amount import one_in
from tests.tools.command import call, call_mkdocs
from tests.tools.pages import elements
from tests.tools.repository import BAKERY, copy_handbook
from tests.tools.website import served

pytestmark = [pytest.mark.site, pytest.mark.browser]

RECIPE = """\
{% extends "base.html" %}
{% block announce %}<p class="ours">We bake on Sundays, too</p>{% endblock %}
{% block extrahead %}<meta name="ours" content="1">{% endblock %}
{% block scripts %}
  {{ super() }}
  <script src="{{ 'assets/playpress/ours.js' | url }}"></script>
{% endblock %}
"""

WHY_MKDOCS = (
    "The site is made by MkDocs, which takes longer: site_templates/overrides/main.html is a template of your own.\n"
)


def write_main(folder, main):
    (folder / "site_templates" / "overrides" / "main.html").write_text(main)


def own_handbook(folder, main):
    copy_handbook(folder, BAKERY)
    write_main(folder, main)
    (folder / "site_templates" / "assets" / "ours.js").write_text("document.documentElement.dataset.ours = 'here';\n")
    return folder


@pytest.fixture(scope="module")
def own_site(made_once):
    def make(folder):
        said = call("build", cwd=own_handbook(folder, RECIPE))
        assert said == f"{WHY_MKDOCS}The site is ready: {folder / 'build' / 'site' / 'index.html'}\n"

    return made_once("handbook-with-own-main", make) / "build" / "site"


def test_role_lens_role_finder_and_filters_are_there_beside_what_the_project_adds(page, own_site):
    with served(own_site) as address:
        page.goto(address)
        assert page.locator(".md-banner .ours").inner_text() == "We bake on Sundays, too"
        assert page.locator("html").get_attribute("data-ours") == "here"
        page.get_by_label("Find your role by name").fill("shop")
        assert page.locator(".pp-cards li >> visible=true").all_inner_texts() == ["Shop keeper"]
        page.locator("select.pp-lens").select_option("baker")
        page.goto(f"{address}playbooks/bread-order/")
        assert page.locator("select.pp-lens").input_value() == "baker"
        assert page.locator(".pp-step.pp-mine").count() > 0
        page.goto(f"{address}catalogue/")
        assert page.locator(".pp-filters").count() == 1


@pytest.fixture(scope="module")
def root(tmp_path_factory):
    """A project that stays in its place: what it changes of the theme is written before each build."""
    return own_handbook(tmp_path_factory.mktemp("own") / "handbook", RECIPE)


@pytest.mark.parametrize("block", one_in(2, ["scripts", "header", "content", "config"]))
def test_a_block_replaced_without_what_was_in_it_is_told_of_by_both_ways_of_building(root, block):
    write_main(root, f'{{% extends "base.html" %}}\n{{% block {block} %}}<p>Ours</p>{{% endblock %}}\n')
    said = call("build", cwd=root)
    assert (
        f"site_templates/overrides/main.html:1:1: warning PB865 pages have lost what role lens, filters and progress need: “{block}”"
        in said
    )
    assert f"write “{{{{ super() }}}}” into the block “{block}”" in said
    said = call_mkdocs("build", "--strict", cwd=root, exits=1)
    assert re.search(rf"WARNING.*pages have lost what role lens, filters and progress need: “{block}”", said)


def test_a_partial_that_no_longer_says_where_the_site_stands_is_told_of(tmp_path):
    root = own_handbook(tmp_path / "handbook", RECIPE)
    partial = root / "site_templates" / "overrides" / "partials" / "javascripts" / "base.html"
    partial.write_text("<!-- ours -->\n")
    said = call("build", cwd=root)
    assert "overrides/partials/javascripts/base.html:1:1: warning PB865" in said


def test_the_edit_link_is_made_of_the_address_that_the_handbook_gives(tmp_path):
    root = copy_handbook(tmp_path / "handbook", BAKERY)
    settings = root / "playbooks" / "handbook.yml"
    address = "https://git.example.com/bakery/_edit/{branch}/{path}?a=1&b=2"
    settings.write_text(re.sub(r"(?m)^edit_address: .*$", f"edit_address: {address}", settings.read_text()))
    call("build", cwd=root)
    page = root / "build" / "site" / "playbooks" / "bread-order" / "index.html"
    links = {e.attributes["href"] for e in elements(page) if e.attributes.get("rel") == "edit"}
    assert links == {"https://git.example.com/bakery/_edit/trunk/playbooks/baking/bread-order.yml?a=1&b=2"}

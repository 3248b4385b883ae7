"""What can be clicked is large enough to be hit, also where steps are folded and on the page for lost readers."""

import pytest

from tests.tools.targets import too_near
from tests.tools.website import address_of, served

pytestmark = [pytest.mark.site, pytest.mark.browser]


def test_targets_are_large_enough_where_a_role_is_chosen_and_steps_are_folded(page, small_site, small_address):
    page.goto(small_address)
    page.locator("select.pp-lens").select_option("baker")
    for kind in ("home", "playbook", "role"):
        page.goto(small_address + address_of(kind, small_site.docs))
        assert too_near(page) == []


def test_so_they_are_on_the_page_for_lost_readers(page, small_site):
    with served(small_site.pages, "/handbook/", missing="404.html") as address:
        page.goto(f"{address}no/such/page")
        assert too_near(page) == []

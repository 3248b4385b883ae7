"""What Lighthouse makes of a playbook's page on a phone. How fast it is, `make bench` tells."""

import pytest

from tests.tools.node import rate_page

pytestmark = [pytest.mark.site, pytest.mark.browser, pytest.mark.node]

LEAST = {"accessibility": 1.0, "best-practices": 0.96, "seo": 1.0}


def test_a_playbooks_page_is_accessible_well_made_and_found(small_address, chromium):
    scores, failed = rate_page(f"{small_address}playbooks/bread-order/", chromium, list(LEAST))
    assert {name: score for name, score in scores.items() if score < LEAST[name]} == {}, failed

"""What a reader does works in Firefox, too: the role lens, the search."""

import pytest

from tests.tools.firefox import firefox
from tests.tools.website import served

pytestmark = [pytest.mark.site, pytest.mark.firefox, pytest.mark.node]

CHOOSE = "select.pp-lens"


@pytest.fixture(scope="module")
def address(small_site):
    with served(small_site.pages) as address:
        yield address


@pytest.fixture(scope="module")
def in_firefox():
    """One Firefox for all of these tests: to start it takes longer than what is done in it."""
    with firefox() as play:
        yield play


def test_the_lens_is_remembered_from_page_to_page(in_firefox, address):
    chosen, marked = in_firefox(
        ("goto", f"{address}playbooks/bread-order/"),
        ("waitForSelector", CHOOSE),
        ("select", CHOOSE, "baker"),
        ("goto", address),
        ("waitForSelector", CHOOSE),
        ("evaluate", f"document.querySelector('{CHOOSE}').value"),
        ("evaluate", "document.documentElement.classList.contains('pp-lens-on')"),
    )
    assert (chosen, marked) == ("baker", True)


def test_a_word_typed_with_a_slip_is_found_and_enter_leads_there(in_firefox, address):
    field = "input.pp-search-field"
    [heading] = in_firefox(
        ("goto", address),
        ("waitForSelector", field),
        ("type", field, "flour purchse"),
        ("waitForSelector", "[role=option]"),
        ("press", "ArrowDown"),
        ("press", "Enter"),
        ("waitForFunction", "location.pathname !== '/'"),
        ("evaluate", "document.querySelector('h1').textContent"),
    )
    assert heading.startswith("Flour purchase")


def test_a_part_of_a_page_is_opened_by_its_tab_and_by_an_address_in_it(in_firefox, address):
    opened = "[...document.querySelectorAll('.pp-tab')].map((tab) => tab.open)"
    clicked, led = in_firefox(
        ("goto", f"{address}playbooks/bread-order/"),
        ("click", ".pp-tab:nth-of-type(2) > summary"),
        ("evaluate", opened),
        ("goto", f"{address}playbooks/bread-order/#faq"),
        ("waitForFunction", "document.querySelector('#faq')?.checkVisibility()"),
        ("evaluate", opened),
    )
    assert clicked == [False, True, False]
    assert led == [False, False, True]


def test_a_token_walks_through_the_process(in_firefox, address):
    said = "[...document.querySelectorAll('.pp-grid .pp-at')].map((node) => node.dataset.node)"
    start, then = in_firefox(
        ("goto", f"{address}playbooks/bread-order/#flow"),
        ("waitForSelector", ".pp-play-openers button"),
        ("click", ".pp-play-openers button"),
        ("waitForSelector", ".pp-play.pp-open"),
        ("evaluate", said),
        ("press", "ArrowRight"),
        ("waitForFunction", "document.querySelector('.pp-grid [data-node=take].pp-at')"),
        ("evaluate", said),
    )
    assert "take" in then
    assert start != then

"""A link in a document leads to its place there, else to the site, else it is only its words."""

from __future__ import annotations

from playpress.model.hue import light_shades
from playpress.publish.drawing import COLOURS
from tests.tools.documents import data_of
from tests.tools.handbook import SMALLEST, checked

SELL = f"{SMALLEST}purpose: See [[role:boss]] and [[buy]].\n"
BUY = SMALLEST.replace("Sell a product", "Buy a product")
FILES = {
    "playbooks/sales/sell.yml": SELL,
    "playbooks/buying/buy.yml": BUY,
    "playbooks/catalog/categories.yml": "sales: {name: Sales}\nbuying: {name: Buying}\n",
}
SITE = {"playbooks/handbook.yml": "name: Test handbook\nsite_url: https://example.com/handbook\n"}


def links(data):
    """Return every link by its words: the address, or the place in the document."""
    if isinstance(data, list):
        return {words: place for part in data for words, place in links(part).items()}
    if not isinstance(data, dict):
        return {}
    found = {words: place for value in data.values() for words, place in links(value).items()}
    if "text" in data and "block" not in data:
        found["".join(data["text"])] = data.get("label") or data.get("url")
    return found


def test_a_link_to_what_the_document_holds_leads_to_its_place_there(tmp_path):
    found = links(data_of(checked(tmp_path, {**FILES, **SITE}), "handbook"))
    assert found["Boss"] == "roles/boss.md"
    assert found["Buy a product"] == "playbooks/buy.md"
    assert found["2. Deliver the product"] == "playbooks/sell.md#step-deliver"


def test_a_link_to_anything_else_leads_to_the_site(tmp_path):
    found = links(data_of(checked(tmp_path, {**FILES, **SITE}), "categories/sales"))
    assert found["Boss"] == "https://example.com/handbook/roles/boss/"
    assert found["Buy a product"] == "https://example.com/handbook/playbooks/buy/"


def test_without_an_address_of_the_site_such_a_link_is_only_its_words(tmp_path):
    data = data_of(checked(tmp_path, FILES), "categories/sales")
    assert links(data)["Boss"] is None
    pages = {place.partition("#")[0] for place in links(data).values() if place}
    assert pages == {"categories/sales.md", "playbooks/sell.md"}, "what the document holds"


def test_a_poster_names_the_address_of_its_page_and_nothing_where_there_is_none(tmp_path):
    with_site = data_of(checked(tmp_path / "a", {**FILES, **SITE}), "posters/sell")
    assert with_site["address"] == "https://example.com/handbook/playbooks/sell/"
    assert data_of(checked(tmp_path / "b", FILES), "posters/sell")["address"] == ""


def test_headings_and_pictures_have_the_projects_hue(tmp_path):
    purple = light_shades(320).strong
    hue = f"{SITE['playbooks/handbook.yml']}theme: {{hue: 320}}\n"
    own = data_of(checked(tmp_path / "own", {**FILES, "playbooks/handbook.yml": hue}), "posters/sell")
    usual = data_of(checked(tmp_path / "usual", FILES), "posters/sell")
    assert own["colour"] == purple
    assert purple in own["poster"]["drawing"]["svg"]
    assert usual["colour"] == COLOURS["--pp-brand"]
    assert purple not in usual["poster"]["drawing"]["svg"]

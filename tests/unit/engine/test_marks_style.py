"""The end of the style sheet: what is the handbook's own in its looks."""

import xml.etree.ElementTree as ET

from playpress.engine.marks_style import MOST, own_style
from playpress.engine.neighbours import mark_neighbours
from playpress.model.category import Category
from playpress.model.handbook import Handbook, Theme
from playpress.model.role import Role
from tests.tools.handbook import library_of


def roles(*names):
    return {name: Role.model_construct(id=name, name=name.title()) for name in names}


def test_a_handbook_without_anything_of_its_own_adds_nothing():
    assert own_style(library_of(), has_folders=True) == ""


def test_links_to_a_role_have_its_mark_in_both_editions():
    library = library_of(roles=roles("chief-baker"))
    assert '.pp-role-chief-baker, a[href*="roles/chief-baker/"] { --pp-letters: "CB"; }' in own_style(
        library, has_folders=True
    )
    assert 'a[href*="roles/chief-baker.html"]' in own_style(library, has_folders=False)


def test_links_to_a_category_have_its_hue_in_light_and_in_dark():
    categories = {name: Category.model_construct(id=name, name=name) for name in ("bread", "cake")}
    style = own_style(library_of(categories=categories), has_folders=True)
    assert style.count('a[href$="categories/bread/"] { --pp-hue: #') == 2
    assert style.count('[data-md-color-scheme="slate"] a[href$="categories/cake/"]') == 1


def test_the_hue_of_a_handbook_is_that_of_its_links_and_lines():
    def of(hue):
        return own_style(library_of(handbook=Handbook(theme=Theme(hue=hue))), has_folders=True)

    assert of(None) == ""
    assert "--pp-brand: #" in of(25)
    assert of(25) != of(26)


def test_dark_is_for_the_screen_only():
    categories = {"bread": Category.model_construct(id="bread", name="bread")}
    style = own_style(library_of(categories=categories, handbook=Handbook(theme=Theme(hue=25))), has_folders=True)
    dark = [line for line in style.splitlines() if "slate" in line]
    assert len(dark) == 2
    assert all(line.startswith("@media screen {") for line in dark)


def test_the_style_sheet_does_not_grow_without_end():
    def marks(number):
        style = own_style(library_of(roles=roles(*(f"role-{n}" for n in range(number)))), has_folders=True)
        return style.count("--pp-letters")

    assert marks(MOST) == MOST
    assert marks(MOST + 1) == 0, "no role has a mark that others lack"


def test_links_between_pages_of_one_folder_name_what_they_lead_to():
    def classes(path):
        root = ET.fromstring('<p><a href="baker.md#tools" /><a href="../tools/oven.md" /><a href="#here" /></p>')  # noqa: S314
        mark_neighbours(root, path)
        return [link.get("class") for link in root]

    assert classes("roles/boss.md") == ["pp-role-baker", None, None]
    assert classes("categories/sales.md") == ["pp-cat-baker", None, None]
    assert classes("playbooks/sell.md") == classes("") == [None, None, None]

"""Which documents a handbook gets, and of which chapters."""

from __future__ import annotations

import pytest

from playpress.publish.documents import plan
from tests.tools.documents import data_of, planned_in
from tests.tools.handbook import SMALLEST, checked


def headings(data):
    """Return the headings of a document's chapters, with their depths."""
    return [(chapter["depth"], "".join(chapter["blocks"][0]["text"])) for chapter in data["chapters"]]


def many(count):
    return {
        f"playbooks/sales/sell-{n}.yml": SMALLEST.replace("Sell a product", f"Sell product {n}")
        for n in range(1, count + 1)
    }


def test_a_handbook_has_one_document_for_itself_each_category_and_role_and_a_poster_for_each_process(tmp_path):
    found = planned_in(checked(tmp_path, many(2)))
    roles = ["roles/boss", "roles/clerk", "roles/sales-lead", "roles/seller"]
    assert list(found) == ["handbook", "categories/sales", *roles, "posters/sell-1", "posters/sell-2"]


def test_the_handbook_has_categories_with_their_playbooks_then_roles_kpis_and_terms(tmp_path):
    assert headings(data_of(checked(tmp_path, many(2)), "handbook")) == [
        (1, "Sales"), (2, "Sell product 1"), (2, "Sell product 2"),
        (1, "Roles"), (2, "Boss"), (2, "Clerk"), (2, "Sales lead"), (2, "Seller"),
        (1, "KPIs"), (1, "Glossary"),
    ]  # fmt: skip


def test_a_roles_document_opens_with_the_role_and_has_its_playbooks_in_reading_order(tmp_path):
    assert headings(data_of(checked(tmp_path, many(2)), "roles/sales-lead")) == [
        (1, "Sales lead"), (1, "Sell product 1"), (1, "Sell product 2"),
    ]  # fmt: skip


def test_in_a_roles_document_the_steps_that_it_does_or_answers_for_are_marked_and_no_others(tmp_path):
    files = {"playbooks/sales/sell.yml": SMALLEST.replace(
        "raci: {responsible: sales-lead}\n  - id: deliver", "raci: {responsible: seller, accountable: boss}\n  - id: deliver"
    )}  # fmt: skip
    data = data_of(checked(tmp_path, files), "roles/sales-lead")
    steps = [block for chapter in data["chapters"] for block in chapter["blocks"] if block["block"] == "step"]
    assert [(step["number"], step["is_mine"]) for step in steps] == [("1", False), ("2", True)]


def test_a_playbooks_chapter_ends_with_its_worked_examples_step_by_step(tmp_path):
    example = (
        "examples:\n  - id: first\n    name: The first sale\n    situation: A friend called.\n    lesson: Friends pay late.\n"
        "    steps: [{step: offer, when: Monday, note: She asked for *two*.}, {step: deliver, handed_over: A parcel}]\n"
    )
    data = data_of(checked(tmp_path, {"playbooks/sales/sell.yml": SMALLEST + example}), "categories/sales")
    blocks = data["chapters"][-1]["blocks"]
    at = [block.get("text") for block in blocks].index(["Worked examples"])
    title, origin, table, closing = blocks[at + 1 :]
    assert title["text"] == ["The first sale"]
    assert "A friend called." in str(origin)
    assert [["".join(map(str, cell)) for cell in row][1:] for row in table["rows"]] == [
        ["{'em': ['Monday · Sales lead']}: She asked for {'em': ['two']}."],
        ["{'em': ['Sales lead']}{'br': True}Handed over: {'strong': ['A parcel']}"],
    ]
    assert table["rows"][0][0][0]["label"] == "playbooks/sell.md#step-offer"
    assert closing["entries"][-1] == [["What it shows"], ["Friends pay late."]]


def test_a_process_that_nobody_works_by_any_more_is_in_no_document(tmp_path):
    files = many(2)
    files["playbooks/sales/sell-2.yml"] += "status: retired\n"
    handbook = checked(tmp_path, files)
    assert "posters/sell-2" not in planned_in(handbook)
    assert "Sell product 2" not in [name for _, name in headings(data_of(handbook, "handbook"))]


@pytest.mark.parametrize(("most", "volumes"), [(4, 5), (60, 1)])
def test_what_is_too_long_for_one_document_comes_in_volumes_that_together_have_every_chapter(
    tmp_path, monkeypatch, most, volumes
):
    monkeypatch.setattr(plan, "MOST_CHAPTERS", most)
    handbook = checked(tmp_path, many(5))
    found = [name for name in planned_in(handbook) if name.startswith("handbook")]
    assert len(found) == volumes
    parts = [headings(data_of(handbook, name)) for name in found]
    assert all(part[0][0] == 1 for part in parts), "a volume begins with a heading of the highest level"
    assert all(len(part) <= most for part in parts)
    chapters = [name for part in parts for depth, name in part if depth == 2 and name.startswith("Sell ")]
    assert chapters == [f"Sell product {n}" for n in range(1, 6)]


def test_each_volume_says_which_of_how_many_it_is(tmp_path, monkeypatch):
    monkeypatch.setattr(plan, "MOST_CHAPTERS", 4)
    found = planned_in(checked(tmp_path, many(5)))
    assert [found[name].title for name in ("categories/sales", "categories/sales-2")] == ["Sales (1/2)", "Sales (2/2)"]

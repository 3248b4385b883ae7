"""A name that means nothing is mended by the nearest that does, where exactly the name stands at the place."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from playpress.checks.unknown_names import FEW_NAMES, MOST_NAMES, unknown
from playpress.diagnostics import Severity
from playpress.pipeline import check_handbook
from tests.tools.handbook import REGISTRIES, SMALLEST, checked, replacements, write_project

if TYPE_CHECKING:
    from pathlib import Path

SELL = "playbooks/sales/sell.yml"


@pytest.mark.parametrize(
    ("line", "place", "fix"),
    [
        ("owner: sale-lead", "sale-lead", "sales-lead"),
        ('owner: "sale-lead"', '"sale-lead"', "sales-lead"),
        ("goals: [grow, growl]", "growl", "grow"),
        ("inputs: [{id: a, name: A, from: buyy/product}]", "buyy/product", "buy/product"),
        ("inputs: [{id: a, name: A, from: buy/produkt}]", "buy/produkt", "buy/product"),
        ("inputs: [{id: a, name: A, from: buyy/produkt}]", "buyy/produkt", ""),
        ("inputs: [{id: a, name: A, from: buyy}]", "buyy", ""),
        ("learning: {prerequisites: [sel]}", "sel", ""),
    ],
)
def test_the_nearest_name_is_the_fix_where_all_is_right_with_it(tmp_path: Path, line: str, place: str, fix: str):
    text = SMALLEST.replace("owner: sales-lead\n", "") if line.startswith("owner") else SMALLEST
    bought = SMALLEST.replace("Sell a product", "Buy a product")
    buy = f"{bought}outputs: [{{id: product, name: Product, customer: boss}}]\n"
    result = checked(tmp_path, {SELL: f"{text}{line}\n", "playbooks/sales/buy.yml": buy})
    result.diagnostics[:] = [d for d in result.diagnostics if d.severity > Severity.ADVICE]
    assert replacements(result) == [(place, fix)]
    assert "did you mean" in result.diagnostics[0].hint.text()


@pytest.mark.parametrize(
    ("text", "place", "fix"),
    [("By the [[role:selle]].", ":selle", ":seller"), ("[[roll:seller]]", "[[roll:seller", "[[role:seller")],
)
def test_a_link_in_a_text_is_mended_where_it_stands(tmp_path: Path, text: str, place: str, fix: str):
    result = checked(tmp_path, {SELL: f'{SMALLEST}purpose: "{text}"\n'})
    assert replacements(result) == [(place, fix)]
    assert "did you mean" in result.diagnostics[0].hint.text()


def test_a_name_that_is_near_to_none_has_no_fix(tmp_path: Path):
    assert replacements(checked(tmp_path, {SELL: f"{SMALLEST}expert: zzz\n"})) == [("zzz", "")]


def test_what_an_empty_registry_lacks_is_said_once_with_a_line_for_each(tmp_path: Path):
    text = SMALLEST.replace("steps:", "kpis: [sales-lost]\ngoals: [two-b, one, two-b]\nsteps:")
    files = {path: content for path, content in REGISTRIES.items() if not path.endswith("goals.yml")}
    files |= {SELL: text, "playbooks/catalog/kpis.yml": "sales-lost: {name: Lost}\n"}
    (found,) = [d for d in check_handbook(write_project(tmp_path, files)).diagnostics if d.code == "PB301"]
    assert found.hint is not None
    assert found.hint.text().endswith("two-b: {name: Two b}, one: {name: One}")
    assert [one.message.text() for one in found.related] == ["“one” is missing, too"]


@pytest.mark.parametrize(("count", "is_listed"), [(FEW_NAMES, True), (FEW_NAMES + 1, False)])
def test_a_hint_with_a_file_lists_the_names_in_it_if_they_are_few(count: int, is_listed: bool):  # noqa: FBT001
    names = [f"{n:03}" for n in range(count)]
    hint = unknown(("playbook", "sell"), ("owner",), "role", "zzz", names).hint
    assert hint is not None
    assert (names[0] in hint.text()) == is_listed


def test_a_hint_without_a_file_lists_only_so_many_names_and_says_that_there_are_more():
    names = [f"{n:03}" for n in range(MOST_NAMES + 1)]
    few, many = (
        unknown(("playbook", "sell"), ("owner",), "phase", "zzz", known).hint.text() for known in (names[1:], names)
    )
    assert few.endswith(names[-1])
    assert many.endswith(f"{names[-2]}, …")

"""`playpress diagram`: each view in each form, and what it says when there is none."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from typing import TYPE_CHECKING

import pytest

from tests.tools.command import PLAYPRESS, call, run
from tests.tools.handbook import REGISTRIES, SMALLEST, write_project
from tests.unit.diagrams.test_mermaid import bare

if TYPE_CHECKING:
    from pathlib import Path

BUY = """\
name: Buy a product from one of the suppliers that we have known for many years and that have never disappointed us
owner: boss
trigger: A product is missing
ends: [{id: bought, name: Bought}, {id: given-up, name: Given up, outcome: cancelled}]
outputs: [{id: product, name: Product}]
phases: [{id: ask, name: Ask}, {id: buy, name: Buy & pay}]
steps:
  - {id: find, name: "Find suppliers, the nearest first, and ask each of them for an offer that is valid for a month", phase: ask, raci: {responsible: clerk}, outputs: [{id: offers, name: Offers}]}
  - id: choose
    name: Choose <one>?
    type: decision
    phase: ask
    raci: {responsible: boss}
    branches: [{when: "Yes | sure", to: order}, {when: Ask again, to: find, kind: rework}, {when: None, to: given-up}]
  - {id: order, name: Order, phase: buy, raci: {responsible: clerk}, automation: automated}
  - {id: arrive, name: Wait for it, type: wait, wait: 3d, phase: buy}
  - {id: sell-it, type: subprocess, calls: sell, phase: buy}
exceptions: [{id: late, when: It does not arrive, at: arrive, do: Ask where it is., resume: find}]
"""
LONG = "\n".join(
    [
        "name: Long",
        "owner: boss",
        "trigger: Now",
        "outcome: Done",
        "phases: [{id: p0, name: First}, {id: p1, name: Second}]",
        "steps:",
        *(f"  - {{id: s{n}, name: Step {n}, phase: p{n // 15}, raci: {{responsible: boss}}}}" for n in range(30)),
    ]
)
FLAT = re.sub(r"(?m), phase: \w+|^    phase: \w+\n|^(?:phases|outputs): .*\n", "", BUY)
STEPS = ("1. Find suppliers", "2. Choose <one>?", "3. Order", "4. Wait for it", "5. Sell a product")


@pytest.fixture(scope="module")
def root(tmp_path_factory) -> Path:
    files = {
        **REGISTRIES,
        "playbooks/sales/sell.yml": SMALLEST + "inputs: [{id: product, name: Product, from: buy/product}]\n",
        "playbooks/sales/buy.yml": BUY,
        "playbooks/sales/long.yml": LONG + "\n",
        "playbooks/sales/flat.yml": FLAT,
    }
    return write_project(tmp_path_factory.mktemp("diagram"), files).root


def shown(root: Path, view: str, form: str, playbook: str = "buy", exits: int = 0) -> str:
    return call("diagram", playbook, "--view", view, "--format", form, cwd=root, exits=exits)


def picture(text: str) -> ET.Element:
    return ET.fromstring(text[text.index("<svg") :])  # noqa: S314 - drawn a moment ago


def words(drawn: ET.Element) -> str:
    return bare("".join("".join(text.itertext()) for text in drawn.iter("{http://www.w3.org/2000/svg}text")))


def test_without_options_it_is_the_phases_as_text(root):
    assert call("diagram", "buy", cwd=root) == shown(root, "phase", "ascii")


def test_the_phases_as_text_name_each_step_role_answer_end_and_exception(root):
    text = shown(root, "phase", "ascii")
    said = " ".join(text.split())
    for part in (
        *STEPS,
        "Ask",
        "Buy & pay",
        "· Clerk",
        "· Boss",
        "→ Yes | sure: 3",
        "⇠ Ask again: 1",
        "→ None: □ Given up",
        "→ ■ Bought",
        "⚡ A. It does not arrive [4]",
        "▶ A product is missing",
    ):
        assert said.count(part) >= 1, part
    assert said.count("A. It does not arrive") == 1
    assert all(len(line) <= 100 for line in text.splitlines()[1:])


def test_an_exception_is_named_once_where_there_are_no_phases(root):
    assert shown(root, "phase", "ascii", "flat").count("A. It does not arrive") == 1


def test_the_roles_as_text_have_a_column_for_each(root):
    text = shown(root, "role", "ascii")
    assert re.search(r"Clerk +Boss", text)
    assert text.count("●") == len(STEPS)
    assert text.count("·") == len(STEPS)


def test_hand_offs_as_text(root):
    lines = [line.strip() for line in shown(root, "handoffs", "ascii").splitlines()[2:]]
    assert lines == [
        "Clerk ──(1 → 2: Offers)──▶ Boss",
        "Boss ──(2 → 3: Yes | sure)──▶ Clerk",
        "Boss ──(2 → 1: Ask again)──▶ Clerk",
    ]


def test_the_map_as_text(root):
    buy = BUY.splitlines()[0].removeprefix("name: ")
    lines = [line.strip() for line in shown(root, "map", "ascii").splitlines()[2:]]
    assert lines == [f"{buy} ──(runs; Product)──▶ Sell a product"]


@pytest.mark.parametrize(
    ("view", "opening"), [("phase", "flowchart TB"), ("handoffs", "sequenceDiagram"), ("map", "flowchart LR")]
)
def test_mermaid_source_begins_with_its_kind(root, view, opening):
    assert shown(root, view, "mmd").splitlines()[0] == opening


@pytest.mark.parametrize("view", ["phase", "role", "handoffs", "map"])
def test_a_picture_is_one_file_that_needs_no_other(root, view):
    text = shown(root, view, "svg")
    drawn = picture(text)
    assert drawn.tag == "{http://www.w3.org/2000/svg}svg"
    assert text.startswith("<svg ")
    style = "".join(drawn.find("{http://www.w3.org/2000/svg}style").itertext())
    used = set(re.findall(r"var\((--[\w-]+)", style))
    defined = set(re.findall(r"(--[\w-]+):", style))
    assert used - defined - {"--md-text-font", "--md-accent-fg-color"} == set()
    assert "url(http" not in text
    assert "@import" not in text


def test_a_picture_of_the_flow_holds_every_step(root):
    for view in ("phase", "role"):
        said = words(picture(shown(root, view, "svg")))
        assert [step for step in STEPS if bare(step) not in said] == [], view


def test_a_long_process_is_still_one_file(root):
    said = words(picture(shown(root, "phase", "svg", "long")))
    assert [n for n in range(30) if f"{n + 1}.Step{n}" not in said] == []


def test_roles_have_no_mermaid_source(root):
    assert "ask for svg or ascii" in shown(root, "role", "mmd", exits=2)


def test_an_unknown_playbook_is_named_with_what_was_perhaps_meant(root):
    assert "there is no playbook “longg”; did you mean “long”?" in shown(root, "phase", "ascii", "longg", exits=2)
    assert "there is no playbook “qwertyuiop”\n" in shown(root, "phase", "ascii", "qwertyuiop", exits=2)


@pytest.mark.parametrize("form", ["mmd", "svg"])
def test_a_process_of_one_role_has_no_picture_of_hand_offs(root, form):
    assert "there is nothing to show" in shown(root, "handoffs", form, "sell", exits=2)


@pytest.mark.slow
def test_a_machine_without_merman_draws_every_view(root, tmp_path):
    (tmp_path / "merman.py").write_text("raise ImportError('no wheel for this machine')\n")
    command = (*PLAYPRESS, "diagram", "buy", "--format", "svg", "--view")
    for view in ("phase", "role", "handoffs", "map"):
        assert picture(run(*command, view, cwd=root, PYTHONPATH=str(tmp_path))).tag == "{http://www.w3.org/2000/svg}svg"


def test_a_handbook_with_errors_has_no_diagram(tmp_path):
    broken = SMALLEST.replace("owner: sales-lead", "owner: nobody")
    root = write_project(tmp_path, {**REGISTRIES, "playbooks/sales/sell.yml": broken}).root
    said = shown(root, "phase", "ascii", "sell", exits=1)
    assert "PB301" in said
    assert "Make an offer" not in said


def test_the_phases_as_text_say_what_a_step_waits_for(tmp_path):
    steps = (
        "  - {id: a, name: A, next: [b, c], raci: {responsible: boss}}\n"
        "  - {id: b, name: B, next: [d, e], raci: {responsible: boss}}\n"
        "  - {id: c, name: C, next: f, raci: {responsible: boss}}\n"
        "  - {id: d, name: D, next: f, raci: {responsible: boss}}\n"
        "  - {id: e, name: E, next: f, raci: {responsible: boss}}\n"
        "  - {id: f, name: F, join: all, raci: {responsible: boss}}\n"
    )
    playbook = f"name: Sell\nowner: boss\ntrigger: Now\noutcome: Sold\nsteps:\n{steps}"
    handbook = REGISTRIES["playbooks/handbook.yml"]
    for language, words in {"en": "Waits for", "de": "Wartet auf"}.items():
        files = {
            **REGISTRIES,
            "playbooks/sales/sell.yml": playbook,
            "playbooks/handbook.yml": f"{handbook}language: {language}\n",
        }
        root = write_project(tmp_path / language, files).root
        lines = shown(root, "phase", "ascii", "sell").splitlines()
        waiting = [line.strip() for line in lines if words in line]
        assert waiting == [f"‖ {words} 3, 4, 5"]
        assert lines[lines.index(f"      {waiting[0]}") - 1].strip().startswith("6. F")

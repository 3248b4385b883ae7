"""Where everything is used."""

from __future__ import annotations

from playpress.analysis.uses import Use, find_uses
from playpress.model.goal import Goal
from playpress.model.role import Role
from tests.tools.handbook import library_of, playbook_of

SELL = ("playbook", "sell")


def test_a_reference_counts_with_its_key_and_its_step():
    playbook = playbook_of(
        owner="boss",
        goals=["grow"],
        steps=[
            {
                "id": "a",
                "name": "A",
                "raci": {"responsible": "boss", "informed": ["clerk"]},
                "tools": ["crm", {"tool": "crm"}],
            }
        ],
    )
    uses = find_uses(library_of(playbook))
    assert uses["role", "boss"] == (Use(SELL, "owner"), Use(SELL, "responsible", "a"))
    assert uses["role", "clerk"] == (Use(SELL, "informed", "a"),)
    assert uses["tool", "crm"] == (Use(SELL, "tool", "a"),)
    assert uses["goal", "grow"] == (Use(SELL, "goals"),)


def test_a_link_in_a_text_counts_as_text_and_in_a_plain_line_not_at_all():
    step = {"id": "a", "name": "Ask [[role:nobody]]", "instructions": ["Ask [[role:boss]] or [[buy]]", "`[[role:x]]`"]}
    uses = find_uses(library_of(playbook_of(owner="o", steps=[step])))
    assert uses["role", "boss"] == (Use(SELL, "text", "a"),)
    assert uses["playbook", "buy"] == (Use(SELL, "text", "a"),)
    assert ("role", "nobody") not in uses
    assert ("role", "x") not in uses


def test_an_input_from_another_playbook_uses_that_playbook():
    inputs = [{"id": "x", "name": "X", "from": "buy/goods"}, {"id": "y", "name": "Y", "from": "buy/bill"}]
    assert find_uses(library_of(playbook_of(inputs=inputs)))["playbook", "buy"] == (Use(SELL, "from"),)


def test_registries_use_each_other():
    library = library_of(
        roles={"boss": Role(id="boss", name="Boss"), "clerk": Role(id="clerk", name="Clerk", reports_to="boss", purpose="See [[goal:grow]].")},
        goals={"grow": Goal(id="grow", name="Grow", owner="boss")},
    )  # fmt: skip
    uses = find_uses(library)
    assert uses["role", "boss"] == (Use(("role", "clerk"), "reports_to"), Use(("goal", "grow"), "owner"))
    assert uses["goal", "grow"] == (Use(("role", "clerk"), "text"),)

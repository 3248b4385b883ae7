"""What refers to each thing."""

from __future__ import annotations

from playpress.analysis.facts import Facts
from playpress.analysis.references import Reference
from playpress.model.goal import Goal
from playpress.model.role import Role
from tests.tools.handbook import library_of, playbook_of

SELL = ("playbook", "sell")


def test_what_was_read_of_a_thing_that_has_changed_since_is_not_used():
    before = Facts(library_of(playbook_of(owner="boss", purpose="Sell.")))
    later = Facts(library_of(playbook_of(owner="clerk", purpose="Sell. " * 500)), read=before.gists)
    assert ("role", "boss") not in later.references
    assert later.references["role", "clerk"] == (Reference(SELL, "owner"),)
    assert later.reading_minutes["sell"] > before.reading_minutes["sell"]


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
    references = Facts(library_of(playbook)).references
    assert references["role", "boss"] == (Reference(SELL, "owner"), Reference(SELL, "responsible", "a"))
    assert references["role", "clerk"] == (Reference(SELL, "informed", "a"),)
    assert references["tool", "crm"] == (Reference(SELL, "tool", "a"),)
    assert references["goal", "grow"] == (Reference(SELL, "goals"),)


def test_a_link_in_a_text_counts_as_text_and_in_a_plain_line_not_at_all():
    step = {"id": "a", "name": "Ask [[role:nobody]]", "instructions": ["Ask [[role:boss]] or [[buy]]", "`[[role:x]]`"]}
    references = Facts(library_of(playbook_of(owner="o", steps=[step]))).references
    assert references["role", "boss"] == (Reference(SELL, "text", "a"),)
    assert references["playbook", "buy"] == (Reference(SELL, "text", "a"),)
    assert ("role", "nobody") not in references
    assert ("role", "x") not in references


def test_an_input_from_another_playbook_uses_that_playbook():
    inputs = [{"id": "x", "name": "X", "from": "buy/goods"}, {"id": "y", "name": "Y", "from": "buy/bill"}]
    assert Facts(library_of(playbook_of(inputs=inputs))).references["playbook", "buy"] == (Reference(SELL, "from"),)


def test_registries_use_each_other():
    library = library_of(
        roles={"boss": Role(id="boss", name="Boss"), "clerk": Role(id="clerk", name="Clerk", reports_to="boss", purpose="See [[goal:grow]].")},
        goals={"grow": Goal(id="grow", name="Grow", owner="boss")},
    )  # fmt: skip
    references = Facts(library).references
    assert references["role", "boss"] == (
        Reference(("role", "clerk"), "reports_to"),
        Reference(("goal", "grow"), "owner"),
    )
    assert references["goal", "grow"] == (Reference(("role", "clerk"), "text"),)

"""What a role gets for its steps, within a process and from outside of it."""

from __future__ import annotations

from playpress.analysis.facts import Facts
from playpress.analysis.received import Received
from tests.tools.handbook import library_of, playbook_of


def step(name: str, role: str | None, **fields):
    return {"id": name, "name": name, **({"raci": {"responsible": role}} if role else {}), **fields}


def got(role: str, *playbooks) -> dict[str, list[Received]]:
    return Facts(library_of(*playbooks)).received.get(role, {})


def test_a_hand_off_is_got_from_the_one_who_did_the_step_before():
    steps = [step("a", "clerk", outputs=[{"id": "x", "name": "Offer"}]), step("b", "boss"), step("c", "clerk")]
    sell = playbook_of(steps=steps)
    assert got("boss", sell) == {"sell": [Received(("Offer",), "clerk", "sell", "a", "b")]}
    assert got("clerk", sell) == {"sell": [Received((), "boss", "sell", "b", "c")]}


def test_a_result_of_another_process_is_got_after_each_step_that_makes_it():
    made = [{"id": "m", "name": "Goods", "to": "goods"}]
    buy = playbook_of(id="buy", outputs=[{"id": "goods", "name": "Goods"}],
                      steps=[step("order", "boss", outputs=made), step("fetch", "boss", outputs=made)])  # fmt: skip
    sell = playbook_of(
        inputs=[{"id": "in", "name": "Our goods", "from": "buy/goods", "supplier": "seller"}],
        steps=[step("a", "clerk"), step("b", "clerk", inputs=[{"from": "in"}])],
    )
    assert got("clerk", buy, sell) == {
        "sell": [Received(("Our goods",), "boss", "buy", s, "b") for s in ("order", "fetch")]
    }


def test_what_nothing_in_the_handbook_makes_is_got_from_its_supplier_if_one_is_named():
    sell = playbook_of(
        inputs=[{"id": "ask", "name": "Ask", "supplier": "boss"}, {"id": "gone", "name": "Gone", "from": "buy/x"},
                {"id": "unused", "name": "Unused", "supplier": "boss"}],
        steps=[step("a", "clerk", inputs=[{"from": "ask"}, {"from": "gone"}, {"from": "ask"}])],
    )  # fmt: skip
    assert got("clerk", playbook_of(id="buy"), sell) == {
        "sell": [Received(("Ask",), "boss", "", "", "a"), Received(("Gone",), None, "buy", "", "a")]
    }


def test_everyone_who_does_a_step_gets_its_inputs_but_not_from_themselves():
    inputs = [{"id": "ask", "name": "Ask", "supplier": "boss"}]
    steps = [{**step("a", None), "raci": {"responsible": ["clerk", "boss"]}, "inputs": [{"from": "ask"}]},
             step("w", None, type="wait", inputs=[{"from": "ask"}])]  # fmt: skip
    sell = playbook_of(inputs=inputs, steps=steps)
    assert got("clerk", sell) == {"sell": [Received(("Ask",), "boss", "", "", "a")]}
    assert got("boss", sell) == {}


def test_it_stands_in_the_order_of_the_steps_that_need_it():
    inputs = [{"id": "ask", "name": "Ask", "supplier": "boss"}]
    steps = [step("a", "clerk", inputs=[{"from": "ask"}]), step("b", "boss"), step("c", "clerk")]
    assert [its.for_step for its in got("clerk", playbook_of(inputs=inputs, steps=steps))["sell"]] == ["a", "c"]


def test_nobody_gets_anything_for_a_retired_process():
    steps = [step("a", "clerk"), step("b", "boss")]
    assert got("boss", playbook_of(status="retired", steps=steps)) == {}

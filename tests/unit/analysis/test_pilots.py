"""What differs between a playbook in use and its pilot is found, and nothing else."""

from __future__ import annotations

from playpress.analysis.facts import Facts
from playpress.analysis.pilots import Difference
from playpress.model.playbook import Playbook
from tests.tools.handbook import library_of, playbook_of

ONE: dict[str, object] = {"id": "one", "name": "One", "raci": {"responsible": "boss"}}
TWO: dict[str, object] = {
    "id": "two",
    "name": "Two",
    "raci": {"responsible": "boss", "informed": ["clerk"]},
    "work": "1h",
}
THREE: dict[str, object] = {"id": "three", "name": "Three", "type": "wait", "wait": "1d"}


def facts(steps: list[dict[str, object]], **fields: object) -> Facts:
    """Return a playbook of one, two and three, and a pilot of it with these steps and fields."""
    given = playbook_of(id="sell", steps=[ONE, TWO, THREE])
    return Facts(library_of(given, playbook_of(id="sell-new", status="pilot", pilot_of="sell", steps=steps, **fields)))


def differences(steps: list[dict[str, object]], **fields: object) -> list[Difference]:
    return list(facts(steps, **fields).differences["sell-new"])


def test_a_copy_differs_in_nothing():
    assert differences([ONE, TWO, THREE], name="Sell soon", version="2", summary="As before") == []


def test_each_value_of_a_step_that_differs_is_told():
    found = differences(
        [
            {**ONE, "name": "The one", "raci": {"responsible": ["boss", "clerk"], "accountable": "boss"}},
            {**TWO, "raci": {"responsible": "boss"}, "instructions": ["Be quick"], "mistakes": ["Haste"]},
            {**THREE, "wait": "2h"},
        ]
    )
    assert [(d.step, d.key) for d in found if d.step] == [
        ("one", "name"), ("one", "responsible"), ("one", "accountable"),
        ("two", "instructions"), ("two", "informed"), ("two", "other"),
        ("three", "wait"),
    ]  # fmt: skip
    assert found[0] == Difference("one", "name", "One", "The one")
    assert found[2] == Difference("one", "accountable", None, "boss")


def test_steps_that_are_new_left_out_or_elsewhere_are_told():
    new: dict[str, object] = {"id": "zero", "name": "Zero", "raci": {"responsible": "clerk"}}
    found = differences([new, THREE, {**ONE, "id": "first", "aliases": ["one"]}])
    assert found == [
        Difference(None, "hand_offs", 0, 1),
        Difference(None, "order", ("one", "three"), ("three", "first")),
        Difference("zero", "added", before=False, after=True),
        Difference("two", "removed", before=True, after=False),
    ]


def test_the_process_as_a_whole_is_compared_too():
    approval: dict[str, object] = {"id": "ask", "name": "Ask", "type": "approval", "raci": {"responsible": "boss"}}
    found = differences([ONE, TWO, THREE, approval], owner="clerk", lead_time_target="2d", kpis=["sales"])
    whole = {d.key: (d.before, d.after) for d in found if d.step is None}
    assert whole.keys() == {"steps", "approvals", "owner", "lead_time_target", "other"}
    assert (whole["steps"], whole["approvals"], whole["owner"]) == ((3, 4), (0, 1), ("boss", "clerk"))


def test_a_pilot_of_nothing_or_of_itself_is_compared_with_nothing():
    playbooks = [
        playbook_of(id=name, status="pilot", pilot_of=of) for name, of in (("a", None), ("b", "gone"), ("c", "c"))
    ]
    assert Facts(library_of(*playbooks)).differences == {}


def test_a_pilot_is_no_process_in_use_and_who_looks_for_it_is_led_to_the_one_that_is():
    library = facts([ONE]).library
    assert list(library.current) == ["sell"]
    assert library.stand_in("sell-new") == "sell"
    assert isinstance(library.playbooks["sell-new"], Playbook)

"""Who passes what to whom within a playbook."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from playpress.analysis.facts import Facts
from playpress.analysis.hand_offs import HandOff, find_hand_offs
from playpress.process.flow import lane, resolve_flow
from tests.tools.handbook import library_of, playbook_of


def step(name: str, role: str | list[str] | None, **fields: object) -> dict[str, object]:
    return {"id": name, "name": name, **({"raci": {"responsible": role}} if role else {}), **fields}


def hand_offs(*steps: dict[str, object], **fields: object) -> list[tuple[str, str, str, str]]:
    found = find_hand_offs(resolve_flow(playbook_of(steps=steps, **fields)))
    return [(h.giver, h.receiver, h.step, h.next_step) for h in found]


def test_the_lane_is_that_of_the_first_responsible_role():
    playbook = playbook_of(steps=[step("a", ["boss", "clerk"]), step("b", None)])
    assert [lane(s) for s in playbook.steps] == ["boss", None]


def test_work_is_handed_over_where_the_lane_changes_and_with_what_was_made():
    outputs = [{"id": "x", "name": "Draft"}, {"id": "y", "name": "List"}]
    playbook = playbook_of(steps=[step("a", "boss", outputs=outputs), step("b", ["boss", "clerk"]), step("c", "clerk")])
    assert find_hand_offs(resolve_flow(playbook)) == (HandOff("sell", "boss", "clerk", "b", "c", ()),)
    (found,) = find_hand_offs(resolve_flow(playbook_of(steps=[step("a", "boss", outputs=outputs), step("b", "clerk")])))
    assert found.outputs == ("Draft", "List")


def test_a_role_hands_nothing_over_in_a_retired_playbook():
    steps = [step("a", "boss"), step("b", "clerk")]
    playbooks = (playbook_of(steps=steps), playbook_of(id="old", status="retired", steps=steps))
    found = Facts(library_of(*playbooks)).hand_offs_of
    assert {role: [h.playbook for h in its] for role, its in found.items()} == {"boss": ["sell"], "clerk": ["sell"]}


def test_only_what_the_next_step_takes_is_handed_over():
    outputs = [{"id": "x", "name": "Draft"}, {"id": "y", "name": "List"}]
    takes = [{"from": "a/y"}]
    playbook = playbook_of(
        steps=[
            step("a", "boss", outputs=outputs, next=["b", "c"]),
            step("b", "clerk", inputs=takes, next="done"),
            step("c", "seller", next="done"),
        ]
    )
    found = {h.next_step: h.outputs for h in find_hand_offs(resolve_flow(playbook))}
    assert found == {"b": ("List",), "c": ("Draft", "List")}


def test_what_goes_back_for_rework_passes_nothing_new():
    branches = [{"when": "x", "to": "done"}, {"when": "y", "to": "a", "kind": "rework"}]
    steps = [
        step("a", "boss", outputs=[{"id": "x", "name": "Draft"}]),
        step("b", "clerk", type="approval", branches=branches, outputs=[{"id": "y", "name": "Yes"}]),
    ]
    found = {h.next_step: h.outputs for h in find_hand_offs(resolve_flow(playbook_of(steps=steps)))}
    assert found == {"b": ("Draft",), "a": ()}


def test_a_step_without_lane_passes_on_what_it_got():
    wait = step("w", None, type="wait", wait="1d")
    assert hand_offs(step("a", "boss"), wait, step("b", "clerk")) == [("boss", "clerk", "a", "b")]
    assert hand_offs(step("a", "boss"), wait, step("b", "boss")) == []


def test_each_branch_and_each_parallel_path_counts_and_each_pair_once():
    branches = [{"when": "x", "to": "b"}, {"when": "y", "to": "c"}, {"when": "z", "to": "b"}]
    assert hand_offs(
        step("a", "boss", type="decision", branches=branches), step("b", "clerk", next="done"), step("c", "seller")
    ) == [
        ("boss", "clerk", "a", "b"),
        ("boss", "seller", "a", "c"),
    ]


def test_rework_is_a_hand_off_and_an_exception_is_none():
    branches = [{"when": "x", "to": "done"}, {"when": "y", "to": "a", "kind": "rework"}]
    exceptions = [{"id": "e", "when": "Fire", "at": "a", "resume": "c"}]
    steps = [step("a", "boss"), step("b", "clerk", type="approval", branches=branches), step("c", "seller")]
    assert hand_offs(*steps, exceptions=exceptions) == [("boss", "clerk", "a", "b"), ("clerk", "boss", "b", "a")]


def test_a_circle_of_waits_ends():
    assert hand_offs(step("a", "boss"), step("w", None, next="v"), step("v", None, next="w")) == []


@settings(max_examples=200, deadline=None)
@given(
    st.lists(
        st.tuples(st.sampled_from(["r", "s", None]), st.lists(st.sampled_from("abcdef"), max_size=3)),
        min_size=1,
        max_size=6,
    )
)
def test_a_hand_off_has_two_roles_that_differ_and_a_path_between_its_steps(drawn):
    steps = [step("abcdef"[n], role, **({"next": after} if after else {})) for n, (role, after) in enumerate(drawn)]
    flow = resolve_flow(playbook_of(steps=steps))
    found = find_hand_offs(flow)
    assert len({(h.step, h.next_step) for h in found}) == len(found)
    for hand_off in found:
        assert hand_off.giver != hand_off.receiver
        assert lane(flow.steps[hand_off.step]) == hand_off.giver
        assert lane(flow.steps[hand_off.next_step]) == hand_off.receiver
    direct = {
        (e.source, e.target)
        for e in flow.edges
        if e.source in flow.steps
        and e.target in flow.steps
        and {lane(flow.steps[e.source]), lane(flow.steps[e.target])} == {"r", "s"}
    }
    assert direct <= {(h.step, h.next_step) for h in found}

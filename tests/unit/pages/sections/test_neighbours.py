"""The roles around a role: who hands what to whom."""

from __future__ import annotations

from playpress.model.role import Role
from playpress.pages.sections import neighbours as neighbours_module
from playpress.pages.sections.hand_offs import hand_offs
from playpress.pages.sections.neighbours import neighbours
from tests.tools.handbook import playbook_of
from tests.unit.pages.test_catalogue import writer

STEPS: list[dict[str, object]] = [
    {"id": "a", "name": "A", "raci": {"responsible": "clerk"}, "outputs": [{"id": "x", "name": "Offer"}]},
    {"id": "b", "name": "B", "raci": {"responsible": "boss"}},
    {"id": "c", "name": "C", "raci": {"responsible": "clerk"}},
]


def write():
    roles = {name: Role(id=name, name=name.title()) for name in ("boss", "clerk")}
    return writer(playbook_of(steps=STEPS), path="roles/clerk.md", roles=roles)


def test_a_role_sees_whom_it_hands_over_to_with_what_and_where():
    section = neighbours("clerk", write())
    page = "../playbooks/sell.md"
    assert [(n.role.md, list(n.what)) for n in section.gives_to] == [
        ("[Boss](boss.md)", [f"Offer, after [1. A]({page}#step-a), for [2. B]({page}#step-b) in [Sell]({page})"])
    ]
    assert "1 hand-off" in section.diagram


def test_what_has_no_name_is_named_by_the_answer_or_as_word_that_it_is_done():
    ways = [{"when": "Fine", "to": "c"}, {"when": "*Wrong*", "to": "a", "kind": "rework"}]
    steps = [{**STEPS[0], "outputs": []}, {**STEPS[1], "type": "decision", "branches": ways}, STEPS[2]]
    roles = {name: Role(id=name, name=name.title()) for name in ("boss", "clerk")}
    its = writer(playbook_of(steps=steps), path="playbooks/sell.md", roles=roles)
    given = [line for role in ("clerk", "boss") for n in neighbours(role, its).gives_to for line in n.what]
    assert given == [
        "Word that it is done, after [1. A](#step-a), for [2. B](#step-b) in [Sell](sell.md)",
        "“Fine”, after [2. B](#step-b), for [3. C](#step-c) in [Sell](sell.md)",
        "“&#42;Wrong&#42;”, after [2. B](#step-b), for [1. A](#step-a) in [Sell](sell.md)",
    ]
    assert [entry.text.partition(",")[0] for entry in hand_offs("sell", its).entries] == [
        "Word that it is done", "“Fine”", "“&#42;Wrong&#42;”",
    ]  # fmt: skip


def test_a_role_with_too_many_neighbours_for_a_map_has_only_words(monkeypatch):
    monkeypatch.setattr(neighbours_module, "LARGEST_MAP", 0)
    section = neighbours("clerk", write())
    assert section.diagram == ""
    assert len(section.gives_to) == 1


def test_a_role_that_hands_nothing_over_has_no_neighbours():
    assert neighbours("seller", write()) == ("", ())

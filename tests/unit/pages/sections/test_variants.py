"""Variants that are flows of their own, on the pages of their playbook and of roles."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from playpress.model.role import Role
from playpress.pages.sections.exceptions import exceptions
from playpress.pages.sections.my_part import my_part
from playpress.pages.sections.processes import processes
from playpress.pages.sections.reading import reading
from playpress.pages.sections.step import step_section
from playpress.pages.sections.variants import VariantSection, variants
from tests.tools.handbook import playbook_of
from tests.unit.pages.test_catalogue import writer

if TYPE_CHECKING:
    from playpress.model.playbook import Playbook
    from playpress.pages.writer import Writer
    from playpress.process.flow import Flow

ROLES = {name: Role(id=name, name=name.title()) for name in ("boss", "clerk", "guard")}


def step(name: str, responsible: str = "clerk", **fields: Any) -> dict[str, Any]:
    return {"id": name, "name": name.title(), "raci": {"responsible": responsible}, **fields}


STEPS = [step("ask"), step("pack", work="2h"), step("send", wait="1d")]
NIGHT: dict[str, Any] = {
    "name": "Night <b>", "when": "After *eight*", "do": "Hush.", "responsible": "guard", "without": ["ask"],
    "instead": [{"step": "send", "name": "Throw", "wait": "1h"}],
}  # fmt: skip


def handbook(*listed: dict[str, Any], path: str = "playbooks/sell.md") -> tuple[Playbook, Flow, Writer]:
    playbook = playbook_of(steps=STEPS, variants=listed, owner="boss")
    write = writer(playbook, path=path, roles=ROLES)
    return playbook, write.facts.flows["sell"], write


def shown(*listed: dict[str, Any]) -> VariantSection:
    (found,) = variants(*handbook(*listed)).variants
    return found


def test_what_differs_is_told_once_for_all_steps_in_which_it_does_and_then_step_by_step():
    assert shown(NIGHT).differences == (
        ("Left out", "[1. Ask](#step-ask)"),
        ("Responsible", "[Guard](../roles/guard.md) (every step)"),
        ("[3. Send](#step-send)", "Name: Throw instead of Send; Waiting: 1 hour instead of 1 day"),
    )


def test_a_variant_has_a_picture_words_and_a_table_of_its_own_with_the_numbers_of_the_process():
    found = shown({"name": "Day", "do": "Hurry."}, NIGHT)
    assert (found.anchor, found.name, found.when) == (
        "exceptions-variant-2",
        "Night &#60;b&#62;",
        "After &#42;eight&#42;",
    )
    assert found.picture is not None
    assert found.picture.path == "playbooks/sell.variant-2.by-role.svg"
    assert [lane.key for lane in found.picture.diagram.lanes] == ["guard"]
    ((phase,),) = ([passage.sentences for passage in found.words.passages],)
    assert [sentence.sign for sentence in phase] == ["", "2", "3"]
    assert [(row.head.text, len(row.cells)) for row in found.raci.rows] == [("2. Pack", 2), ("3. Throw", 2)]


def test_a_variant_says_how_long_it_takes_beside_the_process():
    assert shown(NIGHT).time == (
        "One run takes about 3 hours, of which 2 hours is work (in the process itself, at least 1.2 days)."
    )


def test_steps_in_which_nobody_else_takes_part_have_no_row():
    assert shown({"name": "Fast", "instead": [{"step": "send", "wait": "1h"}]}).raci.rows == ()


def test_each_step_says_what_a_variant_does_otherwise_and_leads_there():
    playbook, flow, write = handbook(NIGHT)
    facts = [{str(k): v for k, v in step_section(playbook, one, flow, write).facts} for one in flow.steps.values()]
    name = "Variant [Night &#60;b&#62;](#exceptions-variant-1)"
    assert [its[name] for its in facts] == [
        "left out",
        "Responsible: [Guard](../roles/guard.md)",
        "Name: Throw; Waiting: 1 hour; Responsible: [Guard](../roles/guard.md)",
    ]


def test_among_the_exceptions_only_variants_in_words_are_told_and_the_others_lead_to_their_flow():
    section = exceptions(*handbook({"name": "Day", "do": "Hurry."}, NIGHT))
    assert [(view.name, view.href) for view in section.variants] == [
        ("Day", ""), ("Night &#60;b&#62;", "#exceptions-variant-2"),
    ]  # fmt: skip


def test_the_part_of_a_role_in_a_variant_is_told_where_it_is_another_one_than_in_the_process():
    parts = {str(part.role): part for part in my_part(*handbook(NIGHT)).parts}
    assert {role: [bool(one.duties) for one in part.variants] for role, part in parts.items()} == {
        "boss": [], "clerk": [False], "guard": [True],
    }  # fmt: skip
    assert (parts["guard"].steps, parts["guard"].duties) == ("only in a variant", ())
    ((duty,),) = (one.duties for one in parts["guard"].variants)
    assert (duty.letter, [link.href for link in duty.steps]) == ("R", ["#step-pack", "#step-send"])


def test_a_role_page_and_a_reading_list_name_the_variant_in_which_alone_a_role_acts():
    *_, write = handbook(NIGHT, path="roles/guard.md")
    (part,) = processes("guard", write).processes
    assert part.only == "Only in the variant Night &#60;b&#62;"
    assert [link.text for link in part.duties[0].steps] == ["2. Pack", "3. Send"]
    (read,) = reading("guard", write).readings
    assert read.duties == "you do 2 steps, only in the variant Night &#60;b&#62;"


def test_a_role_that_acts_in_the_process_too_has_the_variant_named_at_each_step_that_is_only_there():
    *_, write = handbook({"name": "Night", "instead": [{"step": "ask", "responsible": "boss"}]}, path="roles/boss.md")
    (part,) = processes("boss", write).processes
    assert part.only == ""
    assert [link.text for link in part.duties[0].steps] == ["1. Ask (variant: Night)"]
    (read,) = reading("boss", write).readings
    assert read.duties == "you do 1 step, only in the variant Night"

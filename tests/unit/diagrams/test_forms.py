"""The keys of a legend are the forms of the picture."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET

import pytest

from playpress.diagrams.grid.draw import draw_grid
from playpress.diagrams.grid.forms import draw_key
from playpress.pages.sections.legend import FLOW_SIGNS
from tests.tools.flows import grid_of
from tests.tools.handbook import playbook_of

BRANCHES = [{"when": "Yes", "to": "y"}, {"when": "No", "to": "x", "kind": "rework"}]


def step(name: str, /, **fields: object) -> dict[str, object]:
    return {"id": name, "name": name, "raci": {"responsible": "boss"}, **fields}


def picture() -> str:
    """A picture with every sign that a legend explains."""
    steps = [
        step("x"),
        *(step(kind, type=kind, branches=BRANCHES) for kind in ("decision", "approval", "checkpoint")),
        step("y", type="meeting", automation="automated"),
        {"id": "w", "name": "w", "type": "wait", "wait": "1d"},
        {"id": "s", "name": "s", "type": "subprocess", "calls": "other"},
        step("f", next=["g", "h"]),
        step("g", next="j"),
        step("h", next="j"),
        step("j", join="all"),
    ]
    ends = [{"id": "done", "name": "Done"}, {"id": "lost", "name": "Lost", "outcome": "failed"}]
    exceptions = [{"id": "e", "when": "Fire", "at": ["x", "y"], "resume": "lost"}]
    return draw_grid(grid_of(playbook_of(steps=steps, ends=ends, exceptions=exceptions)), "u", "D", {})


def shapes(svg: str) -> set[tuple[str, str]]:
    """Return what a drawing is made of, without its places: the class of each form, the path of each sign."""
    found = set()
    for element in ET.fromstring(svg.replace(' xmlns="http://www.w3.org/2000/svg"', "")).iter():  # noqa: S314 - ours
        name = element.get("class", "")
        if element.tag in ("path", "rect", "g") and name:
            found.add((element.tag, name))
        elif element.tag == "path" and "class" not in element.attrib and "." in element.get("d", ""):
            found.add(("sign", element.get("d", "")))
    return found


@pytest.mark.parametrize("sign", FLOW_SIGNS)
def test_the_key_of_a_sign_is_made_of_what_the_picture_is_made_of(sign: str):
    drawn = shapes(draw_key(sign))
    assert drawn
    assert drawn <= shapes(picture())
    name = {"fork": "bar", "automated": "sign"}.get(sign, sign)
    assert any(name in classes.split() for _, classes in drawn)


def test_keys_of_different_signs_differ():
    keys = {re.sub(r"pp-key-\w+", "", draw_key(sign)) for sign in FLOW_SIGNS}
    assert len(keys) == len(FLOW_SIGNS)

"""Everything in a value that is read by people or refers to something, with its route."""

from __future__ import annotations

from playpress.model.handbook import Handbook
from playpress.model.record import ABSENT, Reference, Text
from playpress.model.walk import walk
from tests.tools.handbook import playbook_of

TITLE = Text(markdown=False)
PROSE = Text(markdown=True)


def test_texts_and_references_are_found_in_lists_and_parts_with_their_marks():
    playbook = playbook_of(
        purpose="Why",
        goals=["grow"],
        steps=[
            {"id": "one", "name": "One", "raci": {"responsible": ["boss", "clerk"]}, "tools": ["crm"], "next": "done"}
        ],
    )
    assert list(walk(playbook)) == [
        (("name",), "Sell", TITLE),
        (("owner",), "boss", Reference("role")),
        (("goals", 0), "grow", Reference("goal")),
        (("purpose",), "Why", PROSE),
        (("trigger", "name"), "Now", TITLE),
        (("outcome",), "Sold", TITLE),
        (("steps", 0, "name"), "One", TITLE),
        (("steps", 0, "raci", "responsible", 0), "boss", Reference("role")),
        (("steps", 0, "raci", "responsible", 1), "clerk", Reference("role")),
        (("steps", 0, "tools", 0, "tool"), "crm", Reference("tool")),
        (("steps", 0, "next", 0), "done", Reference("node")),
    ]


def test_an_empty_text_is_found_where_it_is_written_and_not_where_it_is_the_default():
    playbook = playbook_of(summary="", steps=[{"id": "one", "type": "subprocess", "calls": "buy"}])
    routes = [route for route, value, _ in walk(playbook) if not value]
    assert routes == [("summary",)]


def test_placeholders_and_what_is_absent_are_passed_over():
    playbook = playbook_of(owner=ABSENT, summary=None, goals=[ABSENT, "grow"], steps=[{"id": "one", "name": ABSENT}])
    assert [(route, value) for route, value, _ in walk(playbook)] == [
        (("name",), "Sell"), (("goals", 1), "grow"), (("trigger", "name"), "Now"), (("outcome",), "Sold"),
    ]  # fmt: skip


def test_routes_use_the_keys_of_the_file_where_python_has_another_name():
    assert {route[-1] for route, _, _ in walk(Handbook(name="x", facts=[{"text": "a", "source": "b"}]))} >= {
        "text",
        "source",
    }

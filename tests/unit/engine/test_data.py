"""The script of data that all pages share."""

import json

from playpress.engine.data import data_script
from playpress.language.translation import Translator
from playpress.model.role import Role
from playpress.model.tool import Tool
from tests.tools.handbook import library_of, playbook_of

ROLES = {
    "clerk": Role(id="clerk", name="Zoë </script> \u2028 Clerk", aliases=("scribe",)),
    "baker": Role(id="baker", name="Baker"),
    "guest": Role(id="guest", name="Guest", external=True),
}


def parsed(script):
    name, _, data = script.decode("ascii").partition("=")
    assert name == "window.playpressData"
    return json.loads(data.removesuffix(";\n"))


def test_it_holds_roles_of_the_organisation_tools_by_name_the_roles_of_teams_and_earlier_ids():
    library = library_of(roles=ROLES, tools={"oven": Tool(id="oven", name="Oven")})
    data = parsed(data_script(library, Translator("en"), "As of today", members={"desk": ("baker", "clerk")}))
    assert [role for role, _ in data["names"]["roles"]] == ["baker", "clerk"]
    assert data["names"]["tools"] == [["oven", "Oven"]]
    assert data["earlierIds"] == {"playbooks": {}, "roles": {"scribe": "clerk"}, "tools": {}}
    assert data["teams"] == {"desk": ["baker", "clerk"]}
    assert data["asOf"] == "As of today"


def test_it_holds_what_everyone_reads_in_order_with_names():
    playbooks = [playbook_of(id=name, name=name.title()) for name in ("bake", "sell")]
    data = parsed(data_script(library_of(*playbooks), Translator("en"), "", ["sell", "bake"]))
    assert data["firstReads"] == [["sell", "Sell"], ["bake", "Bake"]]


def test_no_text_in_it_can_end_the_script_or_a_line():
    script = data_script(library_of(roles=ROLES), Translator("en"), "</script>\u2029")
    assert b"<" not in script
    assert script.count(b"\n") == 1
    assert dict(parsed(script)["names"]["roles"])["clerk"] == ROLES["clerk"].name


def test_its_words_are_those_of_the_language():
    assert parsed(data_script(library_of(), Translator("de"), ""))["words"]["yourRole"] == "Deine Rolle"

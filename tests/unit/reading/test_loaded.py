"""A finding keeps its fix where its place holds all that the fix stands in for."""

import pytest

from tests.tools.handbook import SMALLEST, checked


@pytest.mark.parametrize(
    ("settings", "fix"),
    [
        ("site_url: HTTPS://Example.com/\n", "https://example.com/"),
        ('site_url: "HTTPS://Example.com/"\n', "https://example.com/"),
        ("site_url: >-\n  HTTPS://Example.com/\n", ""),
        ("mission: Ask [[role:boss] first.\n", "[[role:boss]]"),
        ('mission: "Ask [[role:boss]\\x20first."\n', "[[role:boss]]"),
        ('mission: "Ask [[role:b\\x6fss] first."\n', ""),
    ],
)
def test_a_fix_is_known_only_for_what_the_file_has_in_one_piece(tmp_path, settings, fix):
    result = checked(tmp_path, {"playbooks/handbook.yml": f"name: Test handbook\n{settings}"})
    (found,) = [d for d in result.diagnostics if d.code in {"PB136", "PB139"}]
    assert found.fix == fix


@pytest.mark.parametrize(("version", "fix"), [("1.0 beta", '"2.0"'), ("1.0\n  beta", ""), ('"1.0\n  beta"', "")])
def test_a_value_over_several_lines_has_no_fix_for_its_first_line_alone(tmp_path, version, fix):
    changes = "changes: [{version: '2.0', date: 2026-01-01, what: More}]\n"
    result = checked(tmp_path, {"playbooks/sales/sell.yml": f"{SMALLEST}version: {version}\n{changes}"})
    (found,) = [d for d in result.diagnostics if d.code == "PB731"]
    assert found.fix == fix

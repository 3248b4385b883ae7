"""A finding keeps its fix where its place holds all that the fix stands in for."""

import pytest

from tests.tools.handbook import checked


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

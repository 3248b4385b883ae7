"""The number of a step stays on the line of its name."""

import xml.etree.ElementTree as ET

import pytest

from playpress.engine.step_numbers import join_numbers


@pytest.mark.parametrize(
    ("link", "joined"),
    [
        ('<a href="#step-plan">3. Make a plan</a>', "3.\N{NO-BREAK SPACE}Make a plan"),
        ('<a href="../playbooks/sell.md#step-plan">13. Plan 2. half</a>', "13.\N{NO-BREAK SPACE}Plan 2. half"),
        ('<a href="#step-plan">the plan of 3. May</a>', "the plan of 3. May"),
        ('<a href="plan.md">3. Make a plan</a>', "3. Make a plan"),
        ('<a href="#step-plan"><em>3. Plan</em></a>', None),
        ("<a>3. Plan</a>", "3. Plan"),
    ],
)
def test_only_the_number_of_a_step_that_is_linked_to_is_joined(link, joined):
    root = ET.fromstring(f"<p>{link}</p>")  # noqa: S314 - written above
    join_numbers(root)
    assert root[0].text == joined

"""What is wrong in a text's Markdown is found where readers would see it, and what was meant is told where that is clear."""

import pytest

from playpress.language.problems import find_broken_links, find_open_marks


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Ask **the boss of it.", [("**the", "")]),
        ("Ask ** the boss ** first.", [("** the boss **", "**the boss**")]),
        ("Ask ** the boss** first.", [("** the boss**", "**the boss**")]),
        ("Ask **the boss ** first.", [("**the boss **", "**the boss**")]),
        ("**Note:**ask first.", [("**Note:**", "**Note:** ")]),
        ("Type `ls in it.", [("`ls", "")]),
        ("Ask **the\nboss of it.", [("**the", "")]),
        ("- one\n- **two\n- `three\n", [("**two", ""), ("`three", "")]),
    ],
)
def test_marks_that_readers_would_see_are_found(text: str, found: list[tuple[str, str]]):
    assert find_open_marks(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "Ask **the boss** and type `ls`.",
        "Ask ***the boss*** and **`ls`**.",
        "Compute 2 ** 3, or 2 ** 3 ** 4.",
        "Prices** without tax*.",
        r"Write \*\*bold\*\* and \`code\`.",
        "Type `**` or `` ` ``.",
        "Don`t, can`t.",
        "So called `good practice'.",
        "'`\"><b",
        "Price** without tax and fee** included.",
        "Prices are net**, fees** are extra.",
        "Cena** netto, opłata** brutto.",
        "Compute x ** y ** z, or 1 ** kg and ** 2.",
        "Ask ** the `code` ** first.",
        "****",
        "** ",
        "`",
        "",
    ],
)
def test_other_asterisks_and_backticks_are_left_alone(text: str):
    assert find_open_marks(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("See [the rules] (https://example.com/a).", [("[the rules] (https://example.com/a)", "[the rules](https://example.com/a)")]),
        ("See [the rules](https://example.com/a", [("[the rules](https://example.com/a", "[the rules](https://example.com/a)")]),
        ("See [X] (https://en.example.org/X_(Y)).", [("[X] (https://en.example.org/X_(Y))", "[X](https://en.example.org/X_(Y))")]),
        ("See [the rules](https://example.com/a) and [1] (page 3).", []),
        ("See [1] (https://example.com) and [it] (https://example.com/a, or b).", []),
        ("See [the `rules`] (https://example.com).", []),
    ],
)  # fmt: skip
def test_a_link_to_the_web_with_a_space_or_without_its_end_is_found(text: str, found: list[tuple[str, str]]):
    assert find_broken_links(text) == found

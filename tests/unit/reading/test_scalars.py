"""The text of a scalar to a value: JSON's, or the text itself."""

from __future__ import annotations

import pytest

from playpress.reading.scalars import resolved


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("0", 0),
        ("-7", -7),
        ("1.10", 1.1),
        ("1e3", 1000.0),
        ("1.5E-3", 0.0015),
        ("-0", 0),
        ("true", True),
        ("false", False),
        ("null", None),
        ("", None),
    ],
)
def test_json_numbers_booleans_and_null_are_resolved(written: str, value: object):
    assert resolved(written) == value
    assert type(resolved(written)) is type(value)


@pytest.mark.parametrize(
    "text",
    [
        "no", "yes", "on", "off", "y", "True", "FALSE", "Null", "~", "2026-09-01", "2026-09-01T10:00:00Z", "12:30:45",
        "1_000", "0x1f", "0o17", "012", "+1", "1.", ".5", ".inf", "-.inf", ".nan", "1e999", "1,5", "9" * 101, "=", "a:b",
    ],
)  # fmt: skip
def test_everything_else_stays_the_text_that_is_written(text: str):
    assert resolved(text) == text

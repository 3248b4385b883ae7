"""Keys and values that do not fit the model."""

from playpress.diagnostics import N_
from playpress.rule import Rule

UNKNOWN_KEY = Rule(
    code="PB204",
    name="unknown-key",
    adjustable=False,
    message=N_("unknown key “{key}”"),
    hint=N_("did you mean “{guess}”?"),
    fix="{guess}",
    about="""
        What stands under a key that nothing reads is on no page. Mostly the key is a known one with a typing mistake, or
        it stands one level too far in or out. A key of your own begins with “x-”.
    """,
)
NOT_AN_ID = Rule(
    code="PB205",
    name="not-an-id",
    adjustable=False,
    message=N_("“{value}” is not an id"),
    hint=N_("write “{guess}”: small letters a–z and digits, words joined by hyphens, at most 60 characters"),
    fix="{guess}",
    about="""
        An id names a thing in files and in the addresses of pages, so it is short and has only signs that every computer
        and every browser takes as they are. What people read is the name.
    """,
)
NOT_A_DATE = Rule(
    code="PB208",
    name="not-a-date",
    adjustable=False,
    message=N_("“{value}” is not a date"),
    hint=N_("write year-month-day, like 2026-09-01"),
    about="""
        A date is written as year-month-day, as ISO 8601 has it: nobody can take the day for the month then.
    """,
)

RULES: tuple[Rule, ...] = (UNKNOWN_KEY, NOT_AN_ID, NOT_A_DATE)

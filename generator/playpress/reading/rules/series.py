"""Series of measured figures."""

from playpress.diagnostics import N_, Severity
from playpress.rule import Rule

WRONG_HEADER = Rule(
    code="PB120",
    name="wrong-header",
    adjustable=False,
    message=N_("the first line must be “date,value,note”"),
    hint=N_("write these three words, in this order"),
    about="""
        The first line of a series names its columns, so that a row cannot be read wrongly. Spreadsheets of many
        countries put semicolons between the columns when they save a CSV file; such files are not read, since figures
        in them may contain commas.
    """,
    bad="""
        # playbooks/measurements/sales.csv
        date;value;note
        2026-09-01;12;
    """,
    good="""
        # playbooks/measurements/sales.csv
        date,value,note
        2026-09-01,12,
    """,
)
WRONG_ROW = Rule(
    code="PB121",
    name="wrong-row",
    adjustable=False,
    message=N_("this is not a row of figures: {reason}"),
    hint=N_("check the quotation marks"),
    about="""
        A row has a date, a figure and, if need be, a note, with a comma between them. A note that has a comma itself stands
        in quotation marks, and these come in pairs.
    """,
    bad="""
        # playbooks/measurements/sales.csv
        date,value,note
        2026-09-01,12,Snow, and ice
    """,
    good="""
        # playbooks/measurements/sales.csv
        date,value,note
        2026-09-01,12,"Snow, and ice"
    """,
)
NOT_A_NUMBER = Rule(
    code="PB122",
    name="not-a-number",
    adjustable=False,
    message=N_("“{value}” is not a number"),
    hint=N_("write it with a decimal point and without unit, like 12.5"),
    about="""
        A figure is digits, with a point before the decimals as all programs write it. Its unit is said once, by the KPI. A
        row whose figure cannot be read is left out.
    """,
    bad="""
        # playbooks/measurements/sales.csv
        date,value,note
        2026-09-01,12 %,
    """,
    good="""
        # playbooks/measurements/sales.csv
        date,value,note
        2026-09-01,12,
    """,
)
DAY_TWICE = Rule(
    code="PB141",
    name="day-twice",
    severity=Severity.WARNING,
    message=N_("the date {date} is used twice"),
    hint=N_("keep one figure for a day; the last one counts as the latest"),
    about="""
        Two figures for the same day: which of them holds? Usually a row was copied without changing its date, or a
        figure was corrected in a new row and the old row was left.
    """,
    bad="""
        # playbooks/measurements/sales.csv
        date,value,note
        2026-09-01,12,
        2026-09-01,14,
    """,
    good="""
        # playbooks/measurements/sales.csv
        date,value,note
        2026-09-01,12,
        2026-09-02,14,
    """,
)

RULES: tuple[Rule, ...] = (WRONG_HEADER, WRONG_ROW, NOT_A_NUMBER, DAY_TWICE)

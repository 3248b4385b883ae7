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
        2026-10-01;14;
    """,
    good="""
        # playbooks/measurements/sales.csv
        date,value,note
        2026-09-01,12,
        2026-10-01,14,
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
        2026-10-01,14,
    """,
    good="""
        # playbooks/measurements/sales.csv
        date,value,note
        2026-09-01,12,"Snow, and ice"
        2026-10-01,14,
    """,
)
NOT_A_NUMBER = Rule(
    code="PB122",
    name="not-a-number",
    adjustable=False,
    message=N_("“{value}” is not a number"),
    hint=N_("write it with a decimal point and without unit, like 12.5"),
    fix="{guess}",
    is_sure=True,
    about="""
        A figure is digits, with a point before the decimals as all programs write it. Its unit is said once, by the KPI. A
        row whose figure cannot be read is left out.
    """,
    bad="""
        # playbooks/measurements/sales.csv
        date,value,note
        2026-09-01,12 %,
        2026-10-01,14,
    """,
    good="""
        # playbooks/measurements/sales.csv
        date,value,note
        2026-09-01,12,
        2026-10-01,14,
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
OUT_OF_ORDER = Rule(
    code="PB680",
    name="days-out-of-order",
    severity=Severity.WARNING,
    message=N_("{date} stands below {later}"),
    hint=N_("put the rows in the order of their days; or is one of the dates wrong?"),
    about="""
        The rows of a series stand in the order of their days, the earliest first. One that does not is often a date with
        the wrong year, and would be drawn far away from where it belongs. The picture has the order of the days, not
        that of the rows.
    """,
    bad="""
        # playbooks/measurements/sales.csv
        date,value,note
        2026-10-01,14,
        2026-09-01,12,
    """,
    good="""
        # playbooks/measurements/sales.csv
        date,value,note
        2026-09-01,12,
        2026-10-01,14,
    """,
)
NO_FIGURES = Rule(
    code="PB681",
    name="no-figures",
    severity=Severity.ADVICE,
    message=N_("this series has no figures yet"),
    hint=N_("write a row for each, like “2026-09-01,12,”; or remove the file"),
    about="""
        A file without rows has nothing to show. The KPI's page says that no figures have been recorded yet, and its state
        is unknown.
    """,
    bad="""
        # playbooks/measurements/sales.csv
        date,value,note
    """,
    good="""
        # playbooks/measurements/sales.csv
        date,value,note
        2026-09-01,12,
        2026-10-01,14,
    """,
)
ONE_FIGURE = Rule(
    code="PB682",
    name="one-figure",
    severity=Severity.ADVICE,
    message=N_("there is no other figure than that of {date}, so no line can be drawn"),
    hint=N_("add the figures of other days as soon as there are any"),
    about="""
        One figure tells where a KPI stands, not where it is going. A line takes two, and a comparison before and after a
        change takes five on each side.
    """,
    bad="""
        # playbooks/measurements/sales.csv
        date,value,note
        2026-09-01,12,
    """,
    good="""
        # playbooks/measurements/sales.csv
        date,value,note
        2026-09-01,12,
        2026-10-01,14,
    """,
)

RULES: tuple[Rule, ...] = (WRONG_HEADER, WRONG_ROW, NOT_A_NUMBER, DAY_TWICE, OUT_OF_ORDER, NO_FIGURES, ONE_FIGURE)

"""Keys and values that do not fit the model."""

from playpress.diagnostics import N_
from playpress.rule import Rule

MISSING_KEY = Rule(
    code="PB201",
    name="missing-key",
    adjustable=False,
    message=N_("“{key}” is missing"),
    hint=N_("add “{key}: …” here"),
    about="""
        A few keys must be there, because a page makes no sense without them: a playbook's name, owner and trigger, the
        id of a step, who is responsible for it. A key with nothing behind it counts as not there.
    """,
    bad="""
        steps:
          - id: offer
            name: Make an offer
            raci: {accountable: boss}
    """,
    good="""
        steps:
          - id: offer
            name: Make an offer
            raci: {responsible: sales-lead, accountable: boss}
    """,
)
NOT_A_TEXT = Rule(
    code="PB202",
    name="not-a-text",
    adjustable=False,
    message=N_("“{key}” takes a text, not {found}"),
    hint=N_('if it is meant as text, write it in quotes: "{text}"'),
    fix='"{text}"',
    is_sure=True,
    about="""
        A number, or the words true and false, are read as a number and as yes or no where they stand alone. What people
        read is a text: version 1.10 would become 1.1. Quotes around it say that it is a text.
    """,
    bad="""
        version: 1.10
    """,
    good="""
        version: "1.10"
    """,
)
WRONG_KIND = Rule(
    code="PB203",
    name="wrong-kind-of-value",
    adjustable=False,
    message=N_("“{key}” must be {expected}, not {found}"),
    hint=N_("the key takes something else; see what its neighbours in other playbooks hold"),
    fix="{guess}",
    is_sure=True,
    about="""
        Every key takes one kind of value: a number, true or false, a list, or “key: value” lines of its own. A value of
        another kind is on no page. Usually a number has a unit after it, or there is one thing where a list is needed.
    """,
    bad="""
        volume: {count: 12 offers, per: week}
    """,
    good="""
        volume: {count: 12, per: week}
    """,
)
UNKNOWN_KEY = Rule(
    code="PB204",
    name="unknown-key",
    adjustable=False,
    message=N_("unknown key “{key}”"),
    hint=N_("did you mean “{guess}”?"),
    fix="{guess}",
    about="""
        What stands under an unknown key is on no page. Usually the key is misspelt, or it is indented one level too far
        or too little. A key of your own begins with “x-”.
    """,
    bad="""
        sumary: From the first question to the signed order
    """,
    good="""
        summary: From the first question to the signed order
    """,
)
NOT_AN_ID = Rule(
    code="PB205",
    name="not-an-id",
    adjustable=False,
    message=N_("“{value}” is not an id"),
    hint=N_("write “{guess}”: lowercase letters a–z and digits, words joined by hyphens, at most 60 characters"),
    fix="{guess}",
    about="""
        An id names a thing in files and in the addresses of pages, so it is short and has only characters that work on
        every computer and in every browser. What people read is the name.
    """,
    bad="""
        phases:
          - {id: First Contact, name: First contact}
    """,
    good="""
        phases:
          - {id: first-contact, name: First contact}
    """,
)
NOT_ALLOWED = Rule(
    code="PB206",
    name="value-not-allowed",
    adjustable=False,
    message=N_("“{value}” is not allowed for “{key}”"),
    hint=N_("allowed are: {allowed}"),
    fix="{guess}",
    about="""
        Some keys take one of a few words, such as a step's type or a playbook's status. Pages, pictures and searches
        depend on them, so no other word is taken; the words are English in every language of a handbook.
    """,
    bad="""
        status: activ
    """,
    good="""
        status: active
    """,
)
NOT_A_DURATION = Rule(
    code="PB207",
    name="not-a-duration",
    adjustable=False,
    message=N_("“{value}” is not a duration"),
    hint=N_("write working time like 30m, 4h, 2d or 1w"),
    fix="{guess}",
    is_sure=True,
    about="""
        Working time is a number with a letter behind it: m for minutes, h for hours, d for days, w for weeks. How long a
        process takes is added up from these. What recurs by the calendar is written as “3 months” or “1 year” instead.
    """,
    bad="""
        lead_time_target: 3 days
    """,
    good="""
        lead_time_target: 3d
    """,
)
NOT_A_DATE = Rule(
    code="PB208",
    name="not-a-date",
    adjustable=False,
    message=N_("“{value}” is not a date"),
    hint=N_("write year-month-day, like 2026-09-01"),
    fix="{guess}",
    is_sure=True,
    about="""
        A date is written as year-month-day, as in ISO 8601. In any other order, somebody will mistake the day for the
        month.
    """,
    bad="""
        review: {last: 1.9.2026}
    """,
    good="""
        review: {last: 2026-09-01}
    """,
)
OUT_OF_RANGE = Rule(
    code="PB209",
    name="out-of-range",
    adjustable=False,
    message=N_("{value} is out of range"),
    hint=N_("allowed is {bounds}"),
    fix="{guess}",
    about="""
        Some numbers have a smallest and a largest value: the probability of a branch is from 0 to 1, an estimate from 1
        to 5. A number outside that range has no meaning, and figures computed from it would be wrong. A figure of a KPI has
        at most sixteen digits, for which a picture has room.
    """,
    bad="""
        steps:
          - id: check
            name: Check the order
            type: decision
            raci: {responsible: seller}
            branches:
              - {when: It is complete, to: done, probability: 60}
              - {when: Something is missing, to: check, probability: 0.4}
    """,
    good="""
        steps:
          - id: check
            name: Check the order
            type: decision
            raci: {responsible: seller}
            branches:
              - {when: It is complete, to: done, probability: 0.6}
              - {when: Something is missing, to: check, probability: 0.4}
    """,
)
LOST_HEAD = Rule(
    code="PB165",
    name="lost-head",
    adjustable=False,
    message=N_("the line “{key}:” is missing above this one"),
    hint=N_("write above it: {line}"),
    about="""
        A list begins with the line of its key. If that line is lost, its entries are read as further entries of the list
        above, where they mean something else or nothing.
    """,
    bad="""
        inputs:
          - {id: request, name: Request of a customer, supplier: boss}
          - {id: order, name: Signed order, customer: boss}
    """,
    good="""
        inputs:
          - {id: request, name: Request of a customer, supplier: boss}
        outputs:
          - {id: order, name: Signed order, customer: boss}
    """,
)

RULES: tuple[Rule, ...] = (
    LOST_HEAD,
    MISSING_KEY,
    NOT_A_TEXT,
    WRONG_KIND,
    UNKNOWN_KEY,
    NOT_AN_ID,
    NOT_ALLOWED,
    NOT_A_DURATION,
    NOT_A_DATE,
    OUT_OF_RANGE,
)

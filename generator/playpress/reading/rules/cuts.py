"""What YAML has cut out of a text."""

from playpress.diagnostics import N_, Severity
from playpress.rule import Rule

CUT_AT_COMMENT = Rule(
    code="PB137",
    name="cut-at-comment",
    severity=Severity.WARNING,
    message=N_("“{rest}” is read as a comment and shown nowhere"),
    hint=N_("put quotes around the whole text: {line}; a comment stands on a line of its own"),
    about="""
        In YAML a space and a “#” begin a comment, even in the middle of a line: what follows is on no page. A text that
        holds “ #” needs quotes. Where a comment is meant, it stands on a line of its own, so that nobody takes it for
        text. Where nothing of the text is left before the “#”, it is an error.
    """,
    bad="""
        summary: Ticket #12 is the template of all orders
    """,
    good="""
        summary: "Ticket #12 is the template of all orders"
    """,
)
CUT_AT_COMMA = Rule(
    code="PB138",
    name="cut-at-comma",
    message=N_("inside {{ }} a comma ends the text, so “{piece}” is read as a key"),
    hint=N_("put quotes around the whole text: {line}"),
    about="""
        Between braces, commas separate the keys, so a comma ends a text without quotes, and the rest is read as a key.
        A text with a comma needs quotes there. Several entries of a list need brackets.
    """,
    bad="""
        trigger: {name: A customer calls, writes or visits us, type: event}
    """,
    good="""
        trigger: {name: "A customer calls, writes or visits us", type: event}
    """,
)
CUT_NUMBER = Rule(
    code="PB144",
    name="cut-number",
    severity=Severity.WARNING,
    message=N_("a comma stands between two digits: has it cut a number in two?"),
    hint=N_("if so, put quotes around the whole: {text}; if not, put a space behind the comma"),
    about="""
        Between brackets, commas separate the entries of a list, so “1,000 EUR” becomes two entries, “1” and “000 EUR”.
        A text with such a number needs quotes. If two entries are meant, write a space after the comma.
    """,
    bad="""
        scope:
          includes: [Orders up to 1,000 EUR, Repairs]
    """,
    good="""
        scope:
          includes: ["Orders up to 1,000 EUR", Repairs]
    """,
)
POINT_IN_NUMBER = Rule(
    code="PB163",
    name="point-in-number",
    severity=Severity.WARNING,
    message=N_("“{text}” is read as {number}: a point stands before decimals"),
    hint=N_("if thousands are meant, write {whole}; if not, write {number}"),
    fix="{whole}",
    about="""
        In many countries a point stands before thousands, but YAML reads what follows it as decimals, so 18.000 becomes
        18. Nobody writes three decimals of an amount; so a number that looks like one with a sign before its thousands is
        asked about. A figure of a KPI may have three decimals, unless the last of them is a nought; a measured one may, unless
        all others are a hundred times as large.
    """,
    bad="""
        volume: {count: 12.000, per: year}
    """,
    good="""
        volume: {count: 12000, per: year}
    """,
)
LOST_DASH = Rule(
    code="PB166",
    name="lost-dash",
    severity=Severity.ADVICE,
    message=N_("this line begins anew, although the one above it had room for more: has it lost its dash?"),
    hint=N_("if it is an entry of its own: {line}"),
    fix="{line}",
    about="""
        A line without a dash goes on with the entry above it, and YAML makes one text of both. Where all other lines of a
        file are filled before the next one begins, a short line and a capital letter below it are rather two entries.
    """,
    bad="""
        steps:
          - id: offer
            name: Make an offer
            raci: {responsible: sales-lead}
            instructions:
              - Ask what is needed, for whom it is meant, and until
                when it has to be there, so that nobody waits.
              - Look at what was offered to the same customer in
                the last year, and at what came of these offers.
              - Choose the goods that fit best, also if these are
                not the dearest ones, and say why they fit best.
              - Write down the price, and how long it holds, and
                what is in it, so that nobody has to ask again.
              - Read it aloud.
                Send it.
              - Call after three days, for some offers get lost in
                the post, and others on a desk full of papers.
              - Note the answer, and the reason that was given for
                it, where the whole team finds both of them later.
              - Thank the customer in any case, for the time that
                was spent on us, and for the answer that we got.
              - Tell whoever makes the goods what was ordered, and
                for when, so that they can plan their next days.
          - {id: deliver, name: Deliver the product, raci: {responsible: sales-lead}}
    """,
    good="""
        steps:
          - id: offer
            name: Make an offer
            raci: {responsible: sales-lead}
            instructions:
              - Ask what is needed, for whom it is meant, and until
                when it has to be there, so that nobody waits.
              - Look at what was offered to the same customer in
                the last year, and at what came of these offers.
              - Choose the goods that fit best, also if these are
                not the dearest ones, and say why they fit best.
              - Write down the price, and how long it holds, and
                what is in it, so that nobody has to ask again.
              - Read it aloud.
              - Send it.
              - Call after three days, for some offers get lost in
                the post, and others on a desk full of papers.
              - Note the answer, and the reason that was given for
                it, where the whole team finds both of them later.
              - Thank the customer in any case, for the time that
                was spent on us, and for the answer that we got.
              - Tell whoever makes the goods what was ordered, and
                for when, so that they can plan their next days.
          - {id: deliver, name: Deliver the product, raci: {responsible: sales-lead}}
    """,
)
KEY_IN_TEXT = Rule(
    code="PB168",
    name="key-in-text",
    severity=Severity.WARNING,
    message=N_("“{key}:” is read as a part of the text above it"),
    hint=N_(
        "if it is a key, let it begin in column {column}, as “{name}” does; as mere text put it in `backticks`, or break the line elsewhere"
    ),
    about="""
        Behind “|” or “>” a text goes on as long as its lines stand further in than its key. A key below it that stands as far
        in as the text becomes a part of the text: readers see it there, and nothing else knows of it.
    """,
    bad="""
        purpose: |
          Customers get what they need.
          lead_time_target: 3d
    """,
    good="""
        purpose: |
          Customers get what they need.
        lead_time_target: 3d
    """,
)
FOLDED_LIST = Rule(
    code="PB169",
    name="folded-list",
    severity=Severity.WARNING,
    message=N_("behind “>” the lines of a text are joined, so the list in it becomes one line"),
    hint=N_("write “|” in its place"),
    fix="|",
    about="""
        Behind “|” a text keeps its lines, behind “>” it does not: they are joined until an empty one comes. A list without
        empty lines between its entries is then shown as one paragraph with hyphens in it.
    """,
    bad="""
        purpose: >
          Customers get:

          - what they need
          - what they ask for
    """,
    good="""
        purpose: |
          Customers get:

          - what they need
          - what they ask for
    """,
)

RULES: tuple[Rule, ...] = (
    CUT_AT_COMMENT,
    CUT_AT_COMMA,
    CUT_NUMBER,
    POINT_IN_NUMBER,
    LOST_DASH,
    KEY_IN_TEXT,
    FOLDED_LIST,
)

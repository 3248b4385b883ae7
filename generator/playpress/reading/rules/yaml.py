"""What is wrong with a file as text and as YAML."""

from playpress.diagnostics import N_
from playpress.rule import Rule

NOT_YAML = Rule(
    code="PB100",
    name="not-yaml",
    adjustable=False,
    message=N_("this is not valid YAML"),
    hint=N_("check this line and the one above it: quotes, brackets and indent"),
    about="""
        YAML is the form in which playbooks are written: “key: value” lines, and dashes before the entries of a list.
        Usually a quotation mark or bracket is not closed, the indentation is wrong, or a text that holds “: ” has no
        quotes around it. Each slip is reported with the corrected line, and the rest of the file is judged as if
        it stood there so. A line that nobody can make sense of is left out, with what stands below it.
    """,
    bad="""
        summary: In short: we sell what we have
    """,
    good="""
        summary: "In short: we sell what we have"
    """,
)
TOO_LARGE = Rule(
    code="PB101",
    name="file-too-large",
    adjustable=False,
    message=N_("the file has {size} bytes, the limit is {limit}"),
    hint=N_("split it: one file describes one process"),
    about="""
        A file of more than a megabyte is no playbook that somebody reads, and it could keep a computer busy for
        minutes. So it is not read. Usually something else was saved under this name.
    """,
)
NOT_UTF8 = Rule(
    code="PB102",
    name="not-utf-8",
    adjustable=False,
    message=N_("the file is not UTF-8: byte {byte} does not belong here"),
    hint=N_("save the file with the encoding UTF-8"),
    about="""
        Text files are kept in the encoding UTF-8, in which every letter of every language can be written. An older
        encoding, such as Windows-1252, shows as wrong characters elsewhere.
    """,
)
DUPLICATE_KEY = Rule(
    code="PB103",
    name="duplicate-key",
    message=N_("the key “{key}” is used twice"),
    hint=N_("keep one of the two; the first one was read"),
    about="""
        A key has one value. Where it stands twice within the same lines, programs differ in which value they take, so one
        of the two would be lost without a word. Often a step was copied and a line of it left over.
    """,
    bad="""
        scope:
          includes: [Offers]
          excludes: [Repairs]
          includes: [Orders]
    """,
    good="""
        scope:
          includes: [Offers, Orders]
          excludes: [Repairs]
    """,
)
SECOND_DOCUMENT = Rule(
    code="PB104",
    name="second-document",
    message=N_("a second document starts here"),
    hint=N_("keep one document in a file; remove the line “---”"),
    about="""
        A line of three dashes ends a document of YAML and begins another one. Only the first document of a file is read:
        what stands below that line is on no page. One file describes one process.
    """,
    bad="""
        # playbooks/catalog/tools.yml
        crm: {name: CRM}
        ---
        phone: {name: Phone}
    """,
    good="""
        # playbooks/catalog/tools.yml
        crm: {name: CRM}
        phone: {name: Phone}
    """,
)
SHARED_VALUE = Rule(
    code="PB105",
    name="shared-value",
    adjustable=False,
    message=N_("“{what}” is an alias"),
    hint=N_("write the value out here; if it is meant as text, put quotes around it"),
    about="""
        YAML can name a value with “&” and put it elsewhere with “*” or “<<”. Such a file is hard to read, and changing
        one place changes others without anybody noticing. So a value is written where it belongs. If the sign is meant
        as part of the text, put quotes around the whole text.
    """,
    bad="""
        steps:
          - id: offer
            name: Make an offer
            raci: {responsible: seller, informed: &first boss}
          - id: deliver
            name: Deliver the product
            raci: {responsible: seller, informed: *first}
    """,
    good="""
        steps:
          - id: offer
            name: Make an offer
            raci: {responsible: seller, informed: boss}
          - id: deliver
            name: Deliver the product
            raci: {responsible: seller, informed: boss}
    """,
)
TAG = Rule(
    code="PB106",
    name="yaml-tag",
    message=N_("“{what}” is a tag"),
    hint=N_("write the value out here; if it is meant as text, put quotes around it"),
    about="""
        A word with “!” before a value is a tag: it tells programs how to read the value. Playbooks do without, for each
        key has one kind of value. If the “!” is meant as part of the text, put quotes around the whole text.
    """,
    bad="""
        summary: !important Ask before you promise
    """,
    good="""
        summary: "!important Ask before you promise"
    """,
)
KEY_NOT_TEXT = Rule(
    code="PB107",
    name="key-not-text",
    adjustable=False,
    message=N_("a key must be a text"),
    hint=N_("put quotes around a text that starts with “?” or “{{”"),
    about="""
        What stands before a colon is a key, and a key is a word. A text that begins with a brace or a question mark can be
        taken for a key that is itself a list or mapping; what stands there is then not read.
    """,
    bad="""
        x-greeting: {{customer}}
    """,
    good="""
        x-greeting: "{{customer}}"
    """,
)
TOO_DEEP = Rule(
    code="PB108",
    name="too-deep",
    adjustable=False,
    message=N_("more than {limit} levels of nesting"),
    hint=N_("a playbook needs fewer than ten; check the brackets"),
    about="""
        No playbook that somebody wrote by hand has more than thirty lists and mappings within each other, and reading
        such a file takes long. Anything deeper is not read.
    """,
    bad="""
        x-deep: [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[here]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]
    """,
    good="""
        x-deep: [[here]]
    """,
)
INVISIBLE_CHARACTER = Rule(
    code="PB131",
    name="invisible-character",
    adjustable=False,
    message=N_("the text holds the invisible character {character}"),
    hint=N_("remove it; it often comes with copying from a web page"),
    about="""
        Control characters and marks that turn the direction of writing cannot be seen in an editor. On a page they change
        what is shown, or hide something in it.
    """,
    bad="""
        summary: "All that we sell\\u200e"
    """,
    good="""
        summary: "All that we sell"
    """,
)

RULES: tuple[Rule, ...] = (
    NOT_YAML,
    TOO_LARGE,
    NOT_UTF8,
    DUPLICATE_KEY,
    SECOND_DOCUMENT,
    SHARED_VALUE,
    TAG,
    KEY_NOT_TEXT,
    TOO_DEEP,
    INVISIBLE_CHARACTER,
)

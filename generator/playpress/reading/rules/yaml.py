"""What is wrong with a file as text and as YAML."""

from playpress.diagnostics import N_
from playpress.rule import Rule

TOO_LARGE = Rule(
    code="PB101",
    name="file-too-large",
    adjustable=False,
    message=N_("the file has {size} bytes, the limit is {limit}"),
    hint=N_("split it: one file describes one process"),
    about="""
        A file of more than a megabyte is no playbook that somebody reads, and reading it could keep a computer busy for
        minutes.
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
INVISIBLE_CHARACTER = Rule(
    code="PB131",
    name="invisible-character",
    adjustable=False,
    message=N_("the text holds the invisible character {character}"),
    hint=N_("remove it; it often comes with copying from a web page"),
    about="""
        Control characters and marks that turn the direction of writing cannot be seen in an editor, but they change what
        a page shows, or hide something in it.
    """,
)

RULES: tuple[Rule, ...] = (TOO_LARGE, NOT_UTF8, INVISIBLE_CHARACTER)

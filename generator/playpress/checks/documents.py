"""Documents that cannot be made, or not as they are written; it is found while they are made, by no check.

Knows: what a rule is. Must not know how documents are made.
"""

from playpress.diagnostics import N_, Severity
from playpress.rule import Rule

NO_TYPESETTER = Rule(
    code="PB902",
    name="no-typesetter",
    adjustable=False,
    message=N_("PDFs were asked for, and typst, which makes them, is not installed"),
    hint=N_('write "playpress[pdf]" in requirements.txt instead of "playpress", and run: pip install "playpress[pdf]"'),
    about="""
        `playpress build --pdf` makes the handbook as PDF with typst, which is an extra: who publishes only the site need
        not install its 30 megabytes. Where PDFs are asked for and typst is missing, the build stops before it writes
        anything, so that nobody publishes a site whose PDFs are out of date.
    """,
)
NOT_IN_FONTS = Rule(
    code="PB903",
    name="character-without-font",
    severity=Severity.WARNING,
    message=N_("the PDF “{document}” cannot show {characters}, which none of its fonts has"),
    hint=N_(
        "put a font that has them (a .ttf or .otf file) into site_templates/assets/fonts/, or write it in other words"
    ),
    about="""
        PDFs are set in fonts that come with Playpress, so that they look the same wherever they are made. These have the
        letters of European languages, and no emoji or Chinese, for example. A character that they lack is replaced by
        � in the PDF; the site shows it with a font of the reader's machine.
    """,
)
UNMAKABLE_DOCUMENT = Rule(
    code="PB904",
    name="unmakable-document",
    severity=Severity.WARNING,
    message=N_("the PDF “{document}” cannot be made: {reason}"),
    hint=N_("the other PDFs and the site are made; please report this as a bug of Playpress"),
    about="""
        typst could not set this document in a way that people who cannot see can use it (PDF/UA-1). No such document is
        known; if you have one, please report it with the reason given.
    """,
)

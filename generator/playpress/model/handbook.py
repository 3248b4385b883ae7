"""The handbook's own settings."""

from typing import Annotated, ClassVar, Literal
from urllib.parse import quote, urlsplit

from pydantic import Field

from playpress.model.record import Date, Markdown, Number, Plain, PlaybookId, Record, RoleId, Texts, Visibility, Words

EvidenceKind = Literal[
    "accountable",
    "roles",
    "goals",
    "approvals",
    "hand_offs",
    "data",
    "sources",
    "targets",
    "reviews",
    "changes",
]


class Fact(Record):
    """A statement worth quoting, with where it comes from."""

    text: Markdown
    """The statement."""
    source: Plain | None = None
    """Who published it, where and when."""


class Principle(Record):
    """A principle that the team works by."""

    name: Plain
    """The principle."""
    meaning: Markdown | None = None
    """What it means."""
    practice: Markdown | None = None
    """What is done about it here."""
    shown_by: tuple[EvidenceKind, ...] = ()
    """Figures of this handbook that show it."""


class Theme(Record):
    """How the site looks; its name is the handbook's own."""

    logo: Plain | None = None
    """A picture in `site_templates/assets/`: an SVG, PNG or WebP file, shown in the header and on the browser's tab."""
    hue: Annotated[Number, Field(ge=0, le=360)] | None = None
    """The hue of links, lines and buttons as an angle: 25 is red, 140 green, 220 teal, 260 blue, 320 purple.

    Playpress chooses how light and how colourful it is, so that text can always be read."""


class Limits(Record):
    """Figures past which a rule warns."""

    approval_layers: int = Field(2, ge=0)
    """Approvals on the longest way through a process."""
    hand_offs: int = Field(8, ge=0)
    """Hand-offs on the longest way through a process."""
    consulted: int = Field(5, ge=0)
    """Roles that are asked before one step."""


class Silence(Record):
    """Findings of a playbook that are not told for some time."""

    named_by: ClassVar[tuple[str, ...]] = ("playbook",)
    playbook: PlaybookId
    """The playbook."""
    rules: Words = ()
    """The rules, by code or name; its warnings and all advice on it when absent."""
    reason: Plain
    """Why they are not told."""
    until: Date
    """The last day on which they are not told."""


Weight = Annotated[Number, Field(ge=0, le=100)]


class PriorityWeights(Record):
    """How much each of the five questions counts that say which process to improve first; 0 leaves one out."""

    usage: Weight = 1
    """Is it used most often?"""
    performance: Weight = 1
    """Does it perform best?"""
    criticality: Weight = 1
    """Is it critical to success?"""
    return_: Annotated[Weight, Field(alias="return")] = 1
    """Does it have the highest return?"""
    potential: Weight = 1
    """Could it return the most if it were improved?"""

    def named(self) -> dict[str, float]:
        """Return each weight by the key that a file uses."""
        return {field.alias or name: getattr(self, name) for name, field in type(self).model_fields.items()}


EDIT_FORMS = {
    "github": "edit/{branch}/{path}",
    "gitlab": "-/edit/{branch}/{path}",
    "codeberg": "_edit/{branch}/{path}",
    "gitea": "_edit/{branch}/{path}",
    "forgejo": "_edit/{branch}/{path}",
}
"""Address patterns for editing a file, by a word in the host's name: `gitlab.example.com` is a GitLab."""


def host_of(address: str) -> str:
    """Return the host name of a web address, in lower case; empty if it has none."""
    try:
        return urlsplit(address).hostname or "" if address.startswith(("https://", "http://")) else ""
    except ValueError:  # an unclosed bracket
        return ""


class Handbook(Record):
    """Name, language, addresses and defaults: the file `handbook.yml`."""

    name: Plain = "Handbook"
    """The handbook's name, shown on every page."""
    mission: Markdown | None = None
    """What the organisation is there for."""
    why: Markdown | None = None
    """What a process is and what it is good for, shown on the page “Why processes”."""
    values: Texts = ()
    """What it holds dear."""
    language: Literal["en", "de", "fr", "pl"] = "en"
    """The language of content and interface."""
    site_url: Plain | None = None
    """The address of the published site, sub-path included."""
    repository: Plain | None = None
    """The address of the repository that holds the playbooks."""
    branch: Plain = "main"
    """The branch that “Edit this page” leads to."""
    edit_address: Plain | None = None
    """The address at which the repository's host edits a file, with `{path}` for the file and, if it is in it, `{branch}`.

    Needed for hosts that Playpress does not know by their names."""
    feedback: Plain | None = None
    """Where a reader reports a problem: a `mailto:` or web address."""
    hours_per_day: Annotated[Number, Field(ge=1, le=24)] = 8
    """Working hours of a day."""
    days_per_week: Annotated[Number, Field(ge=1, le=7)] = 5
    """Working days of a week."""
    currency: Plain | None = None
    """The currency of the hourly rates, as it stands behind an amount: `EUR`."""
    limits: Limits = Limits.model_construct(approval_layers=2, hand_offs=8, consulted=5)
    """Figures past which a rule warns."""
    priority_weights: PriorityWeights = PriorityWeights.model_construct(
        usage=1, performance=1, criticality=1, return_=1, potential=1
    )
    """How much each question counts on the page “Which process first?”."""
    severities: dict[str, Literal["error", "warning", "advice", "off"]] = Field(default_factory=dict)
    """A severity of your own for a rule, by its code or name; not for one without which no page can be made."""
    silences: tuple[Silence, ...] = ()
    """Findings of single playbooks that are not told until a day."""
    default_visibility: Visibility = "internal"
    """Whom the site is for, and so who may see what says nothing about it. Recorded only, like `visibility`."""
    facts: tuple[Fact, ...] = ()
    """Why processes matter, shown on the home page and on “Why processes”."""
    principles: tuple[Principle, ...] = ()
    """The principles the team works by."""
    start_here: tuple[PlaybookId, ...] = ()
    """Playbooks to read first."""
    buddy: RoleId | None = None
    """The role that somebody new may ask anything, unless their own role names another one."""
    theme: Theme = Theme.model_construct(logo=None, hue=None)
    """Logo and hue of the site."""
    search_synonyms: dict[str, Words] = Field(default_factory=dict)
    """For a word that people type into the search, the word or words that the handbook uses instead."""

    @property
    def edit_pattern(self) -> str:
        """The address at which a file is edited, with `{path}` for the file; empty if it is not known."""
        repository = (self.repository or "").rstrip("/").removesuffix(".git")
        host = host_of(repository)
        form = next((form for name, form in EDIT_FORMS.items() if name in host), "") if host else ""
        address = self.edit_address or (f"{repository}/{form}" if form else "")
        return address.replace("{branch}", quote(self.branch, safe="/"))

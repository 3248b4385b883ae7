"""Findings that a handbook has chosen not to see: by a comment in a line, or for a playbook until a day.

A silence hides what is found, and is a finding itself once it hides nothing or has ended.
Knows: places of findings, and which rules there are. Must not know what they find.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from playpress.diagnostics import N_, Severity
from playpress.language.spelling import nearest
from playpress.reading.loaded import HANDBOOK
from playpress.reading.silences import find_silences
from playpress.rule import Rule

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterator, Mapping, Sequence

    from playpress.diagnostics import Diagnostic
    from playpress.model.handbook import Silence as PlaybookSilence
    from playpress.reading.loaded import Loaded
    from playpress.reading.silences import Silence

UNUSED_SILENCE = Rule(
    code="PB180",
    name="unused-silence",
    severity=Severity.WARNING,
    message=N_("“{code}” finds nothing here, so there is nothing to ignore"),
    hint=N_("remove it: what it silenced has been put right, or stands in another line"),
    about="""
        A comment “# playpress: ignore” hides what one rule finds in its line; one on a line of its own speaks of the next line.
        An entry under “silences” in handbook.yml does so for a playbook. Once nothing is found there any more, it would only
        hide what somebody does wrong later.
    """,
    bad="""
        summary: How we sell. # playpress: ignore PB540 Both answers are told apart in the report.
    """,
    good="""
        summary: How we sell.
    """,
)
UNREASONED_SILENCE = Rule(
    code="PB181",
    name="silence-without-reason",
    severity=Severity.WARNING,
    message=N_("the comment does not say why “{code}” is ignored"),
    hint=N_("write “# playpress: ignore {code}” and the reason behind it"),
    about="""
        Whoever reads the file later wants to know why a finding was put aside: was it wrong, or was there no time? One short
        sentence behind the code is enough.
    """,
    bad="""
        steps:
          - {id: stock, name: Is it there?, raci: {responsible: sales-lead}} # playpress: ignore PB546
    """,
    good="""
        steps:
          # playpress: ignore PB546 The team has called it so for years.
          - {id: stock, name: Is it there?, raci: {responsible: sales-lead}}
    """,
)
WRONG_SILENCE = Rule(
    code="PB182",
    name="wrong-silence",
    severity=Severity.WARNING,
    message=N_("“{code}” is no rule that can be ignored"),
    hint=N_("write the code that the finding shows, such as “# playpress: ignore PB544 The answer always comes.”"),
    about="""
        A comment “# playpress: ignore” names the rule by its code or name, and then the reason. What makes it impossible to
        build a page cannot be ignored, and an unknown code ignores nothing.
    """,
    bad="""
        summary: How we sell. # playpress: ignore PB000 It is short.
    """,
    good="""
        summary: How we sell.
    """,
)
EXPIRED_SILENCE = Rule(
    code="PB183",
    name="expired-silence",
    severity=Severity.WARNING,
    message=N_("the findings of “{playbook}” were to be ignored until {date}"),
    hint=N_("put right what is found there, or set a later day"),
    about="""
        A playbook that cannot be put right at once can be silenced under “silences” in handbook.yml, with a reason and a last
        day. After that day its findings show again, and so does this one: either the work is done by then and the entry goes, or
        somebody decides again.
    """,
    bad="""
        # playbooks/handbook.yml
        silences: [{playbook: sell, reason: The team moves house., until: 2026-01-31}]
    """,
    good="""
        # playbooks/handbook.yml
        name: Test handbook
    """,
)
RULES = (UNUSED_SILENCE, UNREASONED_SILENCE, WRONG_SILENCE, EXPIRED_SILENCE)


@dataclass
class Silences:
    """All silences of a handbook, and which of them have hidden something.

    `known` has each rule by its code and by its name.
    """

    loaded: Loaded
    known: Mapping[str, Rule]
    today: datetime.date
    used: set[tuple[object, str]] = field(default_factory=set)

    def __post_init__(self) -> None:
        """Look for the silences."""
        self.comments = [(silence, self._codes(silence.rules)) for silence in _comments(self.loaded)]
        self.at = {(s.at.file, s.line, code): s for s, codes in self.comments for code in codes.values()}
        self.playbooks = [
            (n, silence, self.loaded.file_of(("playbook", silence.playbook)), self._codes(silence.rules))
            for n, silence in enumerate(self.loaded.library.handbook.silences)
        ]

    def _codes(self, rules: Sequence[str]) -> dict[str, str]:
        """Return the code of each word that names a rule which can be silenced."""
        found = {word: self.known.get(word.upper()) or self.known.get(word.lower()) for word in rules}
        return {word: rule.code for word, rule in found.items() if rule and rule.adjustable}

    def hides(self, one: Diagnostic) -> bool:
        """Tell whether a finding is silenced, and note by what."""
        if silence := self.at.get((one.location.file, one.location.line, one.code)):
            self.used.add((silence, one.code))
            return True
        for n, silenced, file, codes in self.playbooks:
            is_meant = one.code in codes.values() if silenced.rules else one.severity < Severity.ERROR
            if one.location.file == file and is_meant and self.today <= silenced.until:
                self.used.add((n, one.code))
                return True
        return False

    def told(self, found: Sequence[Diagnostic]) -> Iterator[Diagnostic]:
        """Yield the findings on silences, once all others (`found`) have been looked at.

        Where a file has errors, not all rules could look at it: nothing is called unused there.
        """
        flawed = {one.location.file for one in found if one.severity == Severity.ERROR}
        for silence, codes in self.comments:
            yield from self._of_comment(silence, codes, is_flawed=silence.at.file in flawed)
        for n, silenced, file, _ in self.playbooks:
            yield from self._of_playbook(n, silenced, is_flawed=file in flawed)

    def _of_comment(self, silence: Silence, codes: Mapping[str, str], *, is_flawed: bool) -> Iterator[Diagnostic]:
        for word in silence.rules or ("",):
            if word not in codes:
                guess = nearest(word.lower(), [rule.name for rule in self.known.values() if rule.adjustable])
                hint = N_("did you mean “{guess}”?") if guess else ""
                yield WRONG_SILENCE.here(silence.at, hint=hint, code=word, guess=guess)
            elif (silence, codes[word]) not in self.used:
                if not is_flawed:
                    yield UNUSED_SILENCE.here(silence.at, code=word)
            elif not silence.reason:
                yield UNREASONED_SILENCE.here(silence.at, code=word)

    def _of_playbook(self, n: int, silenced: PlaybookSilence, *, is_flawed: bool) -> Iterator[Diagnostic]:
        route = ("silences", n)
        codes = self._codes(silenced.rules)
        for k, word in enumerate(silenced.rules):
            if word not in codes:
                yield self.loaded.diagnose(WRONG_SILENCE.at(HANDBOOK, (*route, "rules", k), code=word))
        if self.today > silenced.until:
            values = {"playbook": silenced.playbook, "date": silenced.until}
            yield self.loaded.diagnose(EXPIRED_SILENCE.at(HANDBOOK, (*route, "until"), **values))  # type: ignore[arg-type]
            return
        is_there = silenced.playbook in self.loaded.library.playbooks and not is_flawed
        for k, word in enumerate(silenced.rules):
            if is_there and word in codes and (n, codes[word]) not in self.used:
                yield self.loaded.diagnose(UNUSED_SILENCE.at(HANDBOOK, (*route, "rules", k), code=word))
        if is_there and not silenced.rules and not any(entry == n for entry, _ in self.used):
            message = N_("nothing is found in “{playbook}”, so there is nothing to ignore")
            at = (*route, "playbook")
            yield self.loaded.diagnose(UNUSED_SILENCE.at(HANDBOOK, at, message=message, playbook=silenced.playbook))


def _comments(loaded: Loaded) -> Iterator[Silence]:
    for source in loaded.sources.values():
        yield from find_silences(source)

"""Every stage in order: load, check, analyse, pages, render, write, build. Start reading here.

What only some stages need is imported there, so that `check` does not load what draws or builds.
"""

from __future__ import annotations

import datetime
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from playpress.analysis.facts import Facts
from playpress.analysis.project import ProjectFiles
from playpress.checks import as_chosen, check
from playpress.checks.audience import find_exposed
from playpress.checks.documents import NO_TYPESETTER
from playpress.checks.lost_parts import find_lost_parts
from playpress.diagnostics import N_, Diagnostic, Location, Message, Severity
from playpress.engine.theme import read_templates, style_of_diagrams, theme_files
from playpress.language.translation import Translator
from playpress.machine.faults import Fault
from playpress.machine.git import find_revision, is_tracked
from playpress.machine.today import find_epoch, find_today, made_for
from playpress.publish.as_of import state_of_content
from playpress.reading.load import load_handbook
from playpress.reading.site_file import SITE_SETTINGS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, MutableMapping
    from pathlib import Path

    from playpress.analysis.reviews import NextReview
    from playpress.model.record import Visibility
    from playpress.publish.documents.kept import Documents
    from playpress.publish.files import Written
    from playpress.reading.loaded import Loaded
    from playpress.reading.part import Part
    from playpress.reading.store import PartStore

    Progress = Callable[[str, int, int], None]


EARLIEST = datetime.date(2000, 1, 1)
"""The day that a site's files bear where no change is dated."""
CACHE, PARTS, CLEAN = ".cache", "parts", "clean"
"""The folder below the build folder for what is kept from run to run, and what it has of files that were read."""
PATIENCE = 300.0
"""Seconds that a run waits for another run in the same folder to end."""


@dataclass(frozen=True)
class Request:
    """What a run is asked for: a handbook (all its files are below `root`) and options.

    `offline`: the site must work from disk. `strict`: warnings stop the run as errors do. `today`: days after it are
    in the future; if not given, the machine's date is used. `audience`, `language` and `shard` (part, number of parts)
    are reserved: no edition or part can be made yet. `pdf`: the handbook as PDF is wanted, too.

    Raises:
        Fault: a reserved option is set.
    """

    root: Path
    offline: bool = False
    strict: bool = False
    today: datetime.date | None = None
    audience: Visibility | None = None
    language: str | None = None
    shard: tuple[int, int] | None = None
    pdf: bool = False

    def __post_init__(self) -> None:
        """Refuse reserved options, so that nobody publishes more than they meant to."""
        if self.audience is not None:
            raise Fault(N_("pages for one audience alone cannot be made yet; every reader sees all of them"))
        if self.language is not None:
            raise Fault(N_("pages in another language than the handbook's cannot be made yet"))
        if self.shard is not None:
            raise Fault(N_("a part of the pages alone cannot be made yet"))

    @property
    def playbooks(self) -> Path:
        """The folder of content."""
        return self.root / "playbooks"

    @property
    def templates(self) -> Path:
        """The folder of the project's own templates; it need not exist."""
        return self.root / "site_templates"

    @property
    def parts(self) -> tuple[str, str, str]:
        """The names of what a handbook is made of: two folders and a file."""
        return (self.playbooks.name, self.templates.name, SITE_SETTINGS)

    @property
    def build(self) -> Path:
        """The folder of everything generated."""
        return self.root / "build"


@dataclass(frozen=True)
class Checked:
    """A handbook read and checked."""

    request: Request
    loaded: Loaded
    facts: Facts
    diagnostics: list[Diagnostic]
    translator: Translator

    @property
    def has_errors(self) -> bool:
        """Whether there are errors."""
        return any(d.severity is Severity.ERROR for d in self.diagnostics)

    @property
    def is_exposed(self) -> bool:
        """Whether the pages hold something that is meant for fewer readers than the site has."""
        return next(find_exposed(self.loaded.library), None) is not None

    @property
    def last_change(self) -> datetime.date:
        """The date of the site's files if the environment sets none."""
        return self.loaded.library.last_change(self.facts.today) or EARLIEST

    @property
    def stops(self) -> bool:
        """Whether the findings end a run with exit code 1: errors do, with `strict` also warnings, advice never."""
        least = Severity.WARNING if self.request.strict else Severity.ERROR
        return any(d.severity >= least for d in self.diagnostics)

    def release(self) -> None:
        """Free the memory of what only checks need: a good part of it, where there are a thousand playbooks."""
        self.facts.forget_occurrences()
        self.loaded.forget_texts({SITE_SETTINGS, *(d.location.file for d in self.diagnostics)})

    def is_usable(self) -> bool:
        """Tell whether pages can be made of the handbook: no finding stops the run.

        Raises:
            Fault: none does, but the project's `mkdocs.yml` cannot be used.
        """
        if self.stops:
            return False
        if self.loaded.site_fault:
            raise self.loaded.site_fault
        return True


@dataclass(frozen=True)
class Generated(Checked):
    """A handbook's pages on disk; `settings` and `written` are missing if errors stopped the run.

    `obstacle` says why the site engine made the site, if it did. `documents` is the number of PDFs.
    """

    settings: dict[str, Any] | None = None
    written: Written | None = None
    obstacle: Message | None = None
    documents: int = 0


def check_handbook(
    request: Request, kept: MutableMapping[str, Part] | None = None, clean: set[str] | None = None
) -> Checked:
    """Read the playbooks and find everything that is wrong with them.

    A caller that checks repeatedly passes the same `kept` and `clean` each time, so that only changed files are read
    again, and only these are checked by the rules that look at each file alone.
    """
    loaded = load_handbook(request.playbooks, request.root, kept)
    translator = Translator(loaded.library.handbook.language)
    templates = read_templates(request.templates)
    loaded.places |= {
        ("template", path): (f"{request.templates.name}/{path}".rstrip("/"), ()) for path in templates.named()
    }
    find_state = partial(state_of_content, request.root, request.parts, translator=translator)
    files = ProjectFiles(loaded.site_settings, templates, loaded.is_bracketed, find_state)
    facts = Facts(loaded.library, request.today or find_today(), files, loaded.gists)
    return Checked(request, loaded, facts, check(loaded, facts, clean), translator)


@dataclass(frozen=True)
class Listener:
    """Callbacks for the progress of a run, and for the wait for another run.

    `progress` gets the current task, the number of parts done and the number of all parts (0 if unknown).
    `patience` is how many seconds to wait for another run in the same folder.
    """

    progress: Progress = lambda _title, _done, _total: None
    waiting: Callable[[Message], None] = lambda _message: None
    patience: float = PATIENCE


@dataclass(frozen=True)
class Kept:
    """What is kept of files that were read: their parts, and the keys of those in which nothing was found."""

    folder: Path
    parts: PartStore
    clean: set[str]

    @classmethod
    def of(cls, request: Request) -> Kept:
        """Return what the last run has kept."""
        from playpress.checks.clean import read_clean  # noqa: PLC0415
        from playpress.reading.store import PartStore  # noqa: PLC0415

        folder = request.build / CACHE
        parts = PartStore(folder / PARTS)
        if folder.is_dir() and is_tracked(request.root, request.build.name):  # a change request has brought it
            for key in parts:
                del parts[key]
            return cls(folder, parts, set())
        return cls(folder, parts, read_clean(folder / CLEAN))

    def keep(self, build: Path) -> None:
        """Keep it for the next run if there is anything new, nobody else uses the build folder, and it can be written."""
        if not self.parts.is_changed:
            return
        from playpress.publish.build_folder import opened  # noqa: PLC0415

        with suppress(Fault, OSError), opened(build, lambda _message: None, 0):
            self.save()

    def save(self) -> None:
        """Keep it for the next run.

        Raises:
            OSError: it cannot be written.
        """
        from playpress.checks.clean import write_clean  # noqa: PLC0415

        if problem := self.parts.save() or write_clean(self.folder / CLEAN, self.clean):
            raise problem


def generate(request: Request, listener: Listener | None = None, *, draw: bool = False) -> Generated:
    """Write the pages, the theme and the engine's configuration below `build/`; nothing is written where errors are found.

    With `draw`, diagrams are drawn ahead for the site engine, and one that cannot be drawn is a finding.

    Raises:
        Fault: `build` is not ours or in use, or the project's own settings or templates cannot be used.
        OSError: something cannot be read or written.
    """
    from playpress.publish.build_folder import opened  # noqa: PLC0415

    kept, listener = Kept.of(request), listener or Listener()
    checked = check_handbook(request, kept.parts, kept.clean)
    if not checked.is_usable():
        return nothing_generated(checked)
    with opened(request.build, listener.waiting, listener.patience):
        kept.save()
        return write_pages(checked, listener.progress, draw=draw)


def nothing_generated(checked: Checked) -> Generated:
    """Return the `Generated` of a handbook without pages."""
    return Generated(checked.request, checked.loaded, checked.facts, checked.diagnostics, checked.translator)


def write_pages(
    checked: Checked, progress: Progress, *, draw: bool = False, quick: bool = False, inputs: str = ""
) -> Generated:
    """Write the pages of a handbook without errors into a build folder that the caller has opened; see `generate`.

    Only what has changed since the last run is made. With `quick`, the site is made as well, without the site engine;
    `inputs` is then a digest of everything that was read.
    """
    from playpress.engine.frame import Task  # noqa: PLC0415
    from playpress.engine.output import write_output  # noqa: PLC0415
    from playpress.publish.answer import Answer, forget_answer, keep_answer  # noqa: PLC0415

    request, facts, translator, loaded = checked.request, checked.facts, checked.translator, checked.loaded
    own, templates = loaded.site_settings, request.templates
    task = Task(facts, translator, loaded.file_of, own, request.root, request.build, templates, request.offline)
    title = translator.gettext(N_("Pages"))
    forget_answer(request.build)
    output = write_output(task, lambda done, count: progress(title, done, count), draw=draw, quick=quick)
    documents = write_pdfs(checked, progress)
    problems = (*output.renewed.problems, *documents.problems)
    found = [*checked.diagnostics, *as_chosen(problems, facts.library.handbook)]
    generated = Generated(
        request, loaded, facts, found, translator,
        settings=output.frame.settings, written=output.written, obstacle=output.obstacle,
        documents=len(documents.made),
    )  # fmt: skip
    if not generated.stops:
        output.publish()
    output.remember()
    if output.finishing and not problems:
        keep_answer(request.build, Answer(inputs, answer_of(generated), {**output.files(), **documents.files()}))
    return generated


def write_pdfs(checked: Checked, progress: Progress) -> Documents:
    """Make the handbook's PDFs if they are wanted, else remove those of an earlier run, which say what may be no longer true."""
    from playpress.publish.documents.kept import NO_DOCUMENTS, keep_documents  # noqa: PLC0415

    request, translator = checked.request, checked.translator
    if not request.pdf:
        keep_documents(request.build, {})
        return NO_DOCUMENTS
    from playpress.publish.data.addresses import Addresses  # noqa: PLC0415
    from playpress.publish.documents.making import write_documents  # noqa: PLC0415
    from playpress.publish.documents.setting import Pen  # noqa: PLC0415

    title, style = translator.gettext(N_("PDFs")), style_of_diagrams(theme_files(request.templates))
    pen, addresses = Pen(checked.facts, translator, style), Addresses(has_folders=not request.offline)
    return write_documents(
        pen, addresses, request.build, request.templates, lambda done, count: progress(title, done, count)
    )


def view(checked: Checked, playbook: str, view: str, form: str) -> str:
    """Return one playbook's diagram as text; see `write_view`."""
    from playpress.publish.view import write_view  # noqa: PLC0415

    style = style_of_diagrams(theme_files(checked.request.templates))
    return write_view(checked.facts, checked.translator, playbook, view, form, style)


class Verified(NamedTuple):
    """A playbook whose review was recorded: its file, the review as it now stands, and whether the file was changed."""

    file: str
    review: NextReview
    is_changed: bool


def verify(checked: Checked, playbook: str, day: datetime.date) -> Verified:
    """Record in a playbook's file that it was reviewed on a day.

    Raises:
        CannotVerifyError: there is no such playbook, the day cannot be that of a review, or the file has no review.
        Fault: the file, or a folder on its way, is a link.
        OSError: the file cannot be read or written.
    """
    from playpress.editing.verify import find_playbook, refuse_day, reviewed, with_review  # noqa: PLC0415
    from playpress.machine.disk import refuse_links_to, rewrite_file  # noqa: PLC0415

    found = find_playbook(playbook, checked.loaded.library.playbooks)
    refuse_day(day, checked.facts.today, found.review.last if found.review else None)
    file = checked.loaded.file_of(("playbook", found.id))
    path = checked.request.root / file
    refuse_links_to(path, checked.request.root)
    raw = path.read_bytes()
    made = with_review(raw, file, day)
    if made != raw:
        rewrite_file(path, made)
    return Verified(file, reviewed(found, day), made != raw)


@dataclass(frozen=True)
class Built:
    """A build as it is to be told: its findings as text, the site's folder (None if there is no new site), and remarks.

    `documents` is the number of PDFs. `stops`: it ends with exit code 1. `is_exposed`: the site holds what is meant for fewer readers. `has_address`: the
    handbook says where the site will stand. `obstacle` says why the site engine made the site, if it did.
    """

    language: str
    findings: str
    stops: bool
    is_exposed: bool
    has_address: bool
    documents: int = 0
    site: Path | None = None
    obstacle: Message | None = None

    @property
    def translator(self) -> Translator:
        """The handbook's language."""
        return Translator(self.language)


def answer_of(checked: Checked) -> dict[str, Any]:
    """Return what a build says of a handbook, as plain data for the fields of `Built`."""
    from playpress.report.text import summary, write_text  # noqa: PLC0415

    found, translator = checked.diagnostics, checked.translator
    text = f"{write_text(found, checked.loaded.sources, translator)}\n{summary(found, translator)}" if found else ""
    return {
        "language": translator.language,
        "findings": text,
        "stops": checked.stops,
        "is_exposed": checked.is_exposed,
        "has_address": bool(checked.loaded.library.handbook.site_url),
        "documents": checked.documents if isinstance(checked, Generated) else 0,
    }


def build(request: Request, listener: Listener | None = None) -> Built:
    """Generate the pages and build the site, as far as they are not there already.

    Raises:
        Fault, OSError: as `generate`; or there is no `mkdocs.yml`, or `SOURCE_DATE_EPOCH` is no date.
        EngineError: the site engine failed.
    """
    from playpress.engine.settings import SITE  # noqa: PLC0415
    from playpress.publish.answer import ANSWER, find_answer  # noqa: PLC0415
    from playpress.publish.build_folder import opened  # noqa: PLC0415

    listener = listener or Listener()
    inputs = inputs_of(request)
    with ExitStack() as held:

        def hold() -> None:
            held.enter_context(opened(request.build, listener.waiting, listener.patience))

        if is_held := (request.build / ANSWER).is_file():
            hold()
            if said := find_answer(request.build, inputs):
                return Built(**said, site=request.build / SITE)
        kept = Kept.of(request)
        checked = with_typesetter(check_handbook(request, kept.parts, kept.clean))
        if not checked.is_usable():
            return Built(**answer_of(checked))
        if not (request.root / SITE_SETTINGS).is_file():
            raise Fault(N_("there is no mkdocs.yml here; “playpress init” writes one"))
        if not is_held:
            hold()
        kept.save()
        return build_in(checked, inputs, listener)


def with_typesetter(checked: Checked) -> Checked:
    """Return a handbook with one more finding if PDFs are wanted where nothing can make them."""
    from playpress.publish.documents.typeset import can_typeset  # noqa: PLC0415

    if not checked.request.pdf or can_typeset():
        return checked
    file = next(
        (name for name in ("requirements.txt", "pyproject.toml") if (checked.request.root / name).is_file()), ""
    )
    missing = NO_TYPESETTER.here(Location(file or SITE_SETTINGS))
    return replace(checked, diagnostics=[*checked.diagnostics, missing])


def inputs_of(request: Request) -> str:
    """Return a digest of everything that a build depends on; empty if there is something that cannot be read."""
    from playpress.publish.inputs import digest_of_inputs  # noqa: PLC0415

    revision = find_revision(request.root, request.parts)
    options = (request.offline, request.strict, request.pdf, request.today or find_today(), find_epoch(), revision)
    return digest_of_inputs(request.root, request.playbooks, request.templates, [request.root / SITE_SETTINGS], options)


def build_in(checked: Checked, inputs: str, listener: Listener) -> Built:
    """Build the site of a handbook without errors in a build folder that the caller has opened."""
    from playpress.engine.build import build_site, date_of_files  # noqa: PLC0415
    from playpress.engine.quick import find_obstacle  # noqa: PLC0415
    from playpress.engine.settings import SITE  # noqa: PLC0415
    from playpress.publish.answer import forget_answer  # noqa: PLC0415

    request = checked.request
    checked.release()
    settings = checked.loaded.sources[SITE_SETTINGS]
    obstacle = find_obstacle(checked.loaded.site_settings, checked.facts.project.templates, settings.text)
    with made_for(date := date_of_files(checked.last_change)), _leaving_nothing(request.build):
        generated = write_pages(checked, listener.progress, draw=True, quick=obstacle is None, inputs=inputs)
        if generated.stops:
            return Built(**answer_of(generated))
        obstacle = obstacle or generated.obstacle
        if obstacle:
            listener.progress(generated.translator.gettext(N_("Site")), 0, 0)
            build_site(request.build, date)
    site = request.build / SITE
    if obstacle is None:
        if inputs != inputs_of(request):  # something was saved after it had been read, or before
            forget_answer(request.build)
        return Built(**answer_of(generated), site=site)
    found = [*generated.diagnostics, *find_lost(checked, site)]
    return Built(**answer_of(replace(generated, diagnostics=found)), site=site, obstacle=obstacle)


@contextmanager
def _leaving_nothing(build: Path) -> Iterator[None]:
    """Remove a site that did not become whole within the context."""
    from playpress.engine.build import remove_unfinished  # noqa: PLC0415

    try:
        yield
    finally:
        remove_unfinished(build)


def find_lost(checked: Checked, site: Path) -> list[Diagnostic]:
    """Return a finding for each part that the project's own templates have removed from a site's pages."""
    from playpress.engine.build import lost_parts  # noqa: PLC0415

    lost = find_lost_parts(lost_parts(site), read_templates(checked.request.templates))
    return as_chosen(map(checked.loaded.diagnose, lost), checked.loaded.library.handbook)

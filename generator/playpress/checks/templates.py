"""Every file of a project under `site_templates/` is used; one that is not is reported.

Knows: where the theme and Playpress look for files. Must not know what is in them.
"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Any

from playpress.diagnostics import N_, Severity
from playpress.language.spelling import nearest
from playpress.reading.templates import FOLDERS, OVERRIDES, Templates, published_as
from playpress.rule import Rule, finds

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playpress.analysis.facts import Facts
    from playpress.diagnostics import Finding

_LOOSE = (".html", ".j2", ".css", ".js")

UNUSED_FILE = Rule(
    code="PB862",
    name="unused-file",
    severity=Severity.WARNING,
    message=N_("nothing uses this file"),
    hint=N_("did you mean “{guess}”?"),
    about="""
        What stands in site_templates/ changes how the site looks, but only under the names that Playpress and its theme
        look for. A file with any other name changes nothing, and nobody notices what is missing. Usually its name is
        misspelt.
    """,
    bad="""
        # site_templates/assets/playpres.css
        h1 { color: teal }
    """,
    good="""
        # site_templates/assets/ours.css
        h1 { color: teal }
        # mkdocs.yml
        site_name: Handbook
        extra_css:
          - assets/playpress/ours.css
    """,
)
_WAYS_IN = {
    "pages": N_("a template here has the name of a page of Playpress; what several share belongs in partials/"),
    "partials": N_("include it in a template, or remove it"),
    "assets": N_("name it in mkdocs.yml, under extra_css or extra_javascript, or remove it"),
    "overrides": N_("give it the name of the theme's file that it replaces, or remove it"),
}


@finds(UNUSED_FILE)
def check_templates(facts: Facts) -> Iterator[Finding]:
    """Find files that are not used, and folders that are not read, each once."""
    told: set[str] = set()
    for path in facts.project.templates.own:
        finding = None if path in facts.project.templates.bundled else _unused(path, facts)
        if finding and finding.subject[1] not in told:
            told.add(finding.subject[1])
            yield finding


def _unused(path: str, facts: Facts) -> Finding | None:
    """Return the finding for a file that replaces no bundled one; None if it is used."""
    folder, _, name = path.partition("/")
    if any(part.startswith(".") for part in path.split("/")) or (not name and not path.endswith(_LOOSE)):
        return None
    if not name or folder not in FOLDERS:
        return _outside(folder, is_folder=bool(name))
    if _is_used(path, facts):
        return None
    names = {_stem(known): known for known in _known(path, facts.project.templates) if known.startswith(f"{folder}/")}
    guess = names.get(nearest(_stem(path), names) or "")
    if guess is None and folder in ("assets", "overrides") and not path.endswith(_LOOSE):
        return None  # a picture or a font may be used by an address that we cannot see
    return UNUSED_FILE.at(("template", path), (), hint="" if guess else _WAYS_IN[folder], guess=guess)


def _outside(name: str, *, is_folder: bool) -> Finding:
    """Return the finding for a file or folder at the top that is not read."""
    guess = nearest(name, FOLDERS)
    message = N_("nothing reads this folder") if is_folder else UNUSED_FILE.message
    hint = UNUSED_FILE.hint if guess else N_("only what is in one of these is read: {known}")
    known = ", ".join(f"{folder}/" for folder in FOLDERS)
    return UNUSED_FILE.at(("template", name), (), message=message, hint=hint, guess=guess, known=known)


def _is_used(path: str, facts: Facts) -> bool:
    """Tell whether the theme, `mkdocs.yml` or another own file names a file."""
    templates = facts.project.templates
    name = published_as(path)
    if name in templates.theme or name in _texts(facts.project.settings):
        return True
    called = name if path.endswith((".j2", ".html")) else path.rpartition("/")[2]
    return any(called in text for other, text in templates.own.items() if other != path)


def _known(path: str, templates: Templates) -> list[str]:
    """Return the known paths that a file's path could be a misspelling of."""
    theme = [OVERRIDES + name for name in templates.theme] if path.startswith(OVERRIDES) else []
    return sorted(chain(templates.bundled, theme))


def _texts(settings: Any) -> str:
    """Return all texts of nested settings, one a line."""
    if isinstance(settings, dict):
        return "\n".join(map(_texts, settings.values()))
    if isinstance(settings, list):
        return "\n".join(map(_texts, settings))
    return settings if isinstance(settings, str) else ""


def _stem(path: str) -> str:
    """Return a file's name without folders and endings, the part that people misspell."""
    return path.rpartition("/")[2].partition(".")[0]

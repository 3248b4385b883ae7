"""A project's own files under `site_templates/`: nothing there is ignored without a word, and copies keep up.

Codes: PB861 a style sheet or script that is not there, PB862 a file that nothing uses, PB863 a copy whose original has
changed, PB864 a copy that does not say of what, PB865 a template that takes away what our scripts need, PB870 a link, PB871 the
folder itself as a link, PB875 an address of a style sheet or script that leads nowhere.
"""

from __future__ import annotations

import hashlib
import re
from itertools import chain
from typing import TYPE_CHECKING, Any

from playpress import __version__
from playpress.diagnostics import N_, Finding, InFull, Message, Severity
from playpress.language.spelling import nearest
from playpress.language.urls import is_safe
from playpress.reading.templates import FOLDERS, OVERRIDES, PUBLISHED, Templates, published_as

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from playpress.analysis.facts import Facts
    from playpress.diagnostics import Route

FREE = "overrides/main.html"
"""A project may have its own: the theme's handbook tells how, and nothing of ours depends on it."""
COPIED = (".j2", ".html", ".css", ".js")
"""Endings of files that are copied in order to be changed; a logo is simply replaced."""
_MARK = re.compile(r"copied from playpress (\S+), sha256:([0-9a-f]+)", re.IGNORECASE)
_COMMENTS = {".css": "/* {} */", ".js": "/* {} */"}
_IN_A_TEMPLATE = "{{#- {} -#}}"
_OUTSIDE = re.compile(r"[a-z]+:|//", re.IGNORECASE)
_LOOSE = (".html", ".j2", ".css", ".js")


def mark_of(text: str) -> str:
    """Return what stands for a version of a file: the beginning of its hash."""
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def copy_line(path: str, original: str) -> str:
    """Return the first line of a copy: a comment that says of which version of which file it is one."""
    comment = _COMMENTS.get(_suffix(path), _IN_A_TEMPLATE)
    return comment.format(f"Copied from playpress {__version__}, sha256:{mark_of(original)}")


def check_templates(facts: Facts) -> Iterator[Finding]:
    """Find files that nothing uses, and copies whose original is another one by now."""
    templates = facts.project.templates
    told: set[str] = set()
    for path, text in templates.own.items():
        if path in templates.bundled:
            yield from _check_copy(path, text, templates.bundled[path])
        elif (finding := _unused(path, facts)) is not None and finding.subject[1] not in told:
            told.add(finding.subject[1])
            yield finding


def check_links(facts: Facts) -> Iterator[Finding]:
    """Find links, which are not read: what is published is what is kept and reviewed here."""
    for path in filter(None, facts.project.templates.links):
        message, hint = N_("this is a link to another place, and is not read"), N_("put what it leads to here itself")
        yield _finding("PB870", path, message, hint, severity=Severity.ERROR)


def check_folder(facts: Facts) -> Iterator[Finding]:
    """Find the folder of templates as a link; it is read all the same."""
    if "" in facts.project.templates.links:
        message = N_("the folder of your own templates is a link to another place")
        hint = N_("put the folder itself here, so that what is published is what is kept and reviewed here")
        yield _finding("PB871", "", message, hint)


def check_assets(facts: Facts) -> Iterator[Finding]:
    """Find style sheets and scripts that `mkdocs.yml` names and that no page will get."""
    there = facts.project.templates.published()
    for path, route in _named_assets(facts.project.settings):
        name = path.partition("?")[0].removeprefix("./")
        if _OUTSIDE.match(name):
            if not is_safe(f"https:{path}" if path.startswith("//") else path):
                yield _nowhere(path, route)
        elif there and name and name not in there:
            yield _not_there(name, route, there)


def _named_assets(settings: Mapping[str, Any]) -> Iterator[tuple[str, Route]]:
    """Yield each style sheet, script and picture that `mkdocs.yml` names, and where."""
    for key in ("extra_css", "extra_javascript"):
        named = settings.get(key)
        for n, entry in enumerate(named if isinstance(named, list) else ()):
            yield _path_of(entry, (key, n))
    theme = settings.get("theme")
    for key in ("logo", "favicon"):
        if isinstance(theme, dict) and isinstance(theme.get(key), str):
            yield theme[key], ("theme", key)


def _nowhere(address: str, route: Route) -> Finding:
    values = {"url": InFull(address), "example": "https://example.com/own.css"}
    message, hint = N_("“{url}” is not the address of a file"), N_("write the whole address, like {example}")
    return Finding("PB875", ("site", "mkdocs.yml"), route, Message(message, values), Message(hint, values))


def _not_there(name: str, route: Route, there: set[str]) -> Finding:
    guess = nearest(name, sorted(path for path in there if path.endswith(_suffix(name))))
    where = N_("put it at site_templates/assets/{file}, and write “{right}” here")
    file = name.rpartition("/")[2]
    values = {"name": name, "guess": guess, "file": file, "right": PUBLISHED + file}
    message, hint = N_("there is no file “{name}”"), N_("did you mean “{guess}”?") if guess else where
    return Finding("PB861", ("site", "mkdocs.yml"), route, Message(message, values), Message(hint, values))


def find_lost_parts(parts: Sequence[str], templates: Templates) -> Iterator[Finding]:
    """Say which own template takes out of every page what our scripts need; `parts` are blocks and partials of the theme."""
    for part in parts:
        message = N_("pages have lost what role lens, filters and progress need: “{part}”")
        if part.endswith(".html"):
            hint = N_("keep what the original has: “playpress copy {path} --print” shows it")
            yield _finding("PB865", OVERRIDES + part, message, hint, part=part)
        else:
            mains = (path for path in (FREE, "overrides/base.html") if path in templates.own)
            hint = N_("write “{{{{ super() }}}}” into the block “{part}”")
            yield _finding("PB865", next(mains, OVERRIDES.rstrip("/")), message, hint, part=part)


def _path_of(entry: Any, route: tuple[str | int, ...]) -> tuple[str, tuple[str | int, ...]]:
    """Return the path that an entry names, which may be one of several settings of a script, and where it stands."""
    if isinstance(entry, dict):
        return str(entry.get("path") or ""), (*route, "path")
    return str(entry or ""), route


def _check_copy(path: str, text: str, original: str) -> Iterator[Finding]:
    if not path.endswith(COPIED) or text == original or path == FREE:
        return
    marked = _MARK.search(text.partition("\n")[0])
    line = copy_line(path, original)
    if marked is None:
        yield _finding(
            "PB864",
            path,
            N_("this file replaces one that comes with Playpress, and does not say which version of it was changed"),
            N_("write as its first line, once you have compared them: {line}"),
            line=line,
        )
    elif marked[2] != mark_of(original):
        yield _finding(
            "PB863",
            path,
            N_("the file that this is a copy of has changed since Playpress {version}"),
            N_("compare it with what “playpress copy {path} --print” prints, and then make the first line: {line}"),
            version=marked[1],
            line=line,
        )


def _unused(path: str, facts: Facts) -> Finding | None:
    """Return what is to be said of a file that has no original: nothing if something uses it."""
    folder, _, name = path.partition("/")
    if any(part.startswith(".") for part in path.split("/")) or (not name and not path.endswith(_LOOSE)):
        return None
    if not name or folder not in FOLDERS:
        message = N_("nothing reads this folder") if name else _UNUSED
        guess = nearest(folder, FOLDERS)
        hint = N_("did you mean “{guess}”?") if guess else N_("only what is in one of these is read: {known}")
        return _finding(
            "PB862", folder, message, hint, guess=guess, known="/, ".join((*FOLDERS, "")).removesuffix(", ")
        )
    if _is_used(path, facts):
        return None
    names = {_stem(known): known for known in _known(path, facts.project.templates) if known.startswith(f"{folder}/")}
    guess = names.get(nearest(_stem(path), names) or "")
    if guess is None and folder in ("assets", "overrides") and not path.endswith(_LOOSE):
        return None  # a picture, a font: addresses lead to it that nobody can know
    return _finding("PB862", path, _UNUSED, N_("did you mean “{guess}”?") if guess else _WAYS_IN[folder], guess=guess)


_UNUSED = N_("nothing uses this file")
_WAYS_IN = {
    "pages": N_("a template here has the name of a page of Playpress; what several share belongs in partials/"),
    "partials": N_("include it in a template, or remove it"),
    "assets": N_("name it in mkdocs.yml, under extra_css or extra_javascript, or remove it"),
    "overrides": N_("give it the name of the theme's file that it replaces, or remove it"),
    "search": N_("only worker.js is read here"),
}


def _is_used(path: str, facts: Facts) -> bool:
    """Tell whether the theme, `mkdocs.yml` or another own file names a file."""
    templates = facts.project.templates
    name = published_as(path)
    if name in templates.theme or name in _texts(facts.project.settings):
        return True
    called = name if path.endswith((".j2", ".html")) else path.rpartition("/")[2]
    return any(called in text for other, text in templates.own.items() if other != path)


def _known(path: str, templates: Templates) -> list[str]:
    """Return the paths that a file could have had in mind."""
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
    """Return a file's name without folders and endings: what people misspell."""
    return path.rpartition("/")[2].partition(".")[0]


def _suffix(path: str) -> str:
    return f".{path.rpartition('.')[2]}"


def _finding(
    code: str, path: str, message: str, hint: str, *, severity: Severity = Severity.WARNING, **values: object
) -> Finding:
    values["path"] = path
    return Finding(code, ("template", path), (), Message(message, values), Message(hint, values), severity)

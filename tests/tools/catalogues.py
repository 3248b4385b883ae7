"""Message catalogues: what the sources say, and the files under `generator/playpress/locale/` made equal to it.

`python -m tests.tools.catalogues` (or `make catalogs`) writes them anew: new messages come in empty, old ones go.
With `check` it writes nothing, fails where a file is not what the sources say, and tells what is not translated yet;
with `release` it fails where anything is not.
"""

from __future__ import annotations

import io
import sys
from typing import TYPE_CHECKING

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

from tests.tools.repository import ROOT

if TYPE_CHECKING:
    from pathlib import Path

LOCALE = ROOT / "generator" / "playpress" / "locale"
TEMPLATE = LOCALE / "playpress.pot"
METHODS = [("**.py", "python"), ("**.j2", "jinja2"), ("**.html", "jinja2")]
KEYWORDS = {"_": None, "N_": None, "gettext": None, "say": None, "count": (1, 2), "ngettext": (1, 2)}
HEADER = """\
msgid ""
msgstr ""
"Language: {language}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: {plurals}\\n"

"""


def extract() -> Catalog:
    """Return every message of the package and its templates."""
    found = Catalog()
    for folder in (ROOT / "generator" / "playpress", ROOT / "site_templates"):
        options = {pattern: {"trimmed": "true"} for pattern, _ in METHODS}
        for _, _, message, _, _ in extract_from_dir(folder, METHODS, options, KEYWORDS):
            found.add(message)
    return found


def catalogues() -> dict[str, Path]:
    """Return the file of each language."""
    return {path.parents[1].name: path for path in sorted(LOCALE.glob("*/LC_MESSAGES/*.po"))}


def read(path: Path, language: str | None = None) -> Catalog:
    """Read a catalogue."""
    with path.open("rb") as stream:
        return read_po(stream, locale=language)


def written(catalog: Catalog) -> str:
    """Return a catalogue as the text of its file: sorted, without dates or places."""
    header = ""
    if catalog.locale is not None:
        header = HEADER.format(language=catalog.locale, plurals=catalog.plural_forms)
    body = io.BytesIO()
    write_po(body, catalog, width=0, no_location=True, omit_header=True, sort_output=True, ignore_obsolete=True)
    return header + body.getvalue().decode().lstrip("\n")


def updated() -> dict[Path, str]:
    """Return the text that each file should have, translations kept."""
    template = extract()
    texts = {TEMPLATE: written(template)}
    for language, path in catalogues().items():
        catalog = read(path, language)
        catalog.update(template, no_fuzzy_matching=True)
        texts[path] = written(catalog)
    return texts


def untranslated(path: Path, language: str) -> list[str]:
    """Return the messages that a catalogue does not translate, or not in each of the language's forms."""
    return [_english(message) for message in read(path, language) if message.id and not is_translated(message)]


def is_translated(message: Message) -> bool:
    """Tell whether a message has a translation, in each of its forms."""
    return all(message.string) if isinstance(message.string, tuple) else bool(message.string)


def _english(message: Message) -> str:
    return message.id if isinstance(message.id, str) else message.id[0]


def stale() -> list[Path]:
    """Return the files that are not what the sources say."""
    return [path for path, text in updated().items() if path.read_text(encoding="utf-8") != text]


def check(*, is_release: bool = False) -> str | None:
    """Print what is not translated yet; return what must not be, or nothing."""
    missing = {language: untranslated(path, language) for language, path in catalogues().items()}
    counts = ", ".join(f"{language} {len(messages)}" for language, messages in missing.items() if messages)
    problems = [f"{path} is stale: make catalogs" for path in stale()]
    if counts and is_release:
        problems.append(f"untranslated: {counts}")
        problems += [f"{language}: {text}" for language, messages in missing.items() for text in messages]
    elif counts:
        print(f"untranslated: {counts} (a release needs them)")  # noqa: T201 - for whoever types `make check`
    return "\n".join(problems) or None


def write() -> None:
    """Write each file as the sources say."""
    for path, text in updated().items():
        path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    match sys.argv[1:]:
        case []:
            write()
        case ["check"]:
            sys.exit(check())
        case ["release"]:
            sys.exit(check(is_release=True))
        case _:
            sys.exit("usage: python -m tests.tools.catalogues [check|release]")

"""Words around a playbook that are no part of it: what a chat says before and behind it, a page below it, a title above it, a key around it.

Knows: by the model which keys stand at the margin. Must not know files.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from playpress.diagnostics import N_, InFull
from playpress.model.annotations import fields_of
from playpress.model.playbook import Playbook
from playpress.reading.repairs.lines import Repair, entry, is_blank, known_keys
from playpress.reading.repairs.quotes import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from playpress.reading.repairs.lines import Trouble

SUSPECT = re.compile(
    r"\A\s*[^\W_](?:[^\n:# ]*+ ){2}[^\n:#]*+(?::[ \t]*+\r?)?\n|"
    r"\A(?:[ \t]*(?:#[^\n]*)?\r?\n)*(?:playbook|process|procedure|workflow|prozess|ablauf|processus|procédure|proces|procedura):[ \t]*\r?$",
    re.MULTILINE | re.IGNORECASE,
)
"""Matches in a text that may begin with a sentence, or have a key around all others."""
OF_THE_WEB = re.compile(r"\s*<(?:!DOCTYPE|html|head|body|div|p|h[1-6]|table|ul|ol|span|meta)\b", re.IGNORECASE)
"""Matches the beginning of a text with the tags of a page of the web."""
PAGE_OF_THE_WEB = (
    N_("this is a page of the web, as a browser saves it"),
    N_("put the file itself here; a code host shows it under “Raw”"),
)
"""What is said of such a text, and the hint."""
PAGE_WITH_HEADINGS = (
    N_("this is a page with headings, and not a playbook"),
    N_("write what it says behind the keys of a playbook; “playpress explain playbook” lists them"),
)
"""What is said of a page of Markdown, and the hint."""
_HEADING = re.compile(r"#{1,6} \S|\*\*\S")
FEWEST_WORDS = 3
"""So many words are a sentence, and no key without its colon."""
LONGEST_TITLE = 8
"""Words of a name; a longer text is a sentence."""
FEWEST_KEYS = 3
"""So many keys of a playbook stand below a key that is around all of them."""


def page_below(trouble: Trouble) -> Iterator[Repair]:
    """Leave out a page of text that stands below a line of dashes, as in files of Markdown."""
    first = next((n for n in _dashes(trouble) if is_page(trouble.lines[n + 1 :])), None)
    if first is None:
        return
    last = max(n for n, line in enumerate(trouble.lines) if line.strip())
    away = dict.fromkeys(range(first, last + 1), "")
    message = N_("below this line stands a page, which a playbook does not have")
    hint = N_(
        "write what it says behind the keys of the playbook, such as “purpose: |”, and remove the lines {first} to {last}"
    )
    values = {"first": first + 1, "last": last + 1}
    yield Repair(away, (first, 0, 3), message, hint, values, is_fix=False, loses=True)


def is_page(lines: Sequence[str]) -> bool:
    """Tell whether lines are those of a page, and not of a playbook: no key of a playbook begins one, and words or headings do."""
    begun = [line for line in lines if line.strip() and line[:1] not in (" ", "\t")]
    has_words = any(_HEADING.match(line) or _is_sentence(line) for line in begun)
    return has_words and not any(entry(line).key in fields_of(Playbook) for line in begun)


def is_whole_page(lines: Sequence[str]) -> bool:
    """Tell whether a whole file is a page: a heading with an empty line below it, and no line that begins with what every playbook has."""
    first = next((n for n, line in enumerate(lines) if line.strip()), 0)
    has_title = lines[first].startswith("# ") and not "".join(lines[first + 1 : first + 2]).strip()
    keys = {entry(line).key.lower() for line in lines if line[:1].isalpha()}
    is_other = bool(keys & {"name", "steps", "trigger"}) or any(map(_opens, lines))
    return has_title and not is_other and is_page(lines[first + 1 :])


def _opens(line: str) -> bool:
    """Tell whether a line at the margin is a key with entries below it, as registries have them."""
    return entry(line).opens and not entry(line).column and line[:1].islower()


def _dashes(trouble: Trouble) -> Iterator[int]:
    """Yield the lines of three dashes below the first line that holds something."""
    has_begun = False
    for n, line in enumerate(trouble.lines):
        if line.rstrip() == "---" and has_begun and n not in trouble.texts:
            yield n
        has_begun = has_begun or (not is_blank(line) and line.rstrip() != "---")


def before(trouble: Trouble) -> Iterator[Repair]:
    """Make a comment of a sentence that stands above the first key; a title is the playbook's name if it has none."""
    first = trouble.below(-1)
    below = trouble.below(first) if first is not None else None
    if first is None or below is None or not _is_text(trouble.lines[first]) or not _begins_file(trouble.lines[below]):
        return
    text = trouble.lines[first].strip()
    has_name = any(entry(line).key.lower() == "name" and not entry(line).column for line in trouble.lines)
    if not has_name and text[-1] not in ".:!?," and len(text.split()) <= LONGEST_TITLE:
        message = N_("the key “{key}” is missing before this text")
        mended = f"name: {quoted(text) if ': ' in text or ' #' in text else text}"
        yield Repair({first: mended}, (first, 0, len(text)), message, values={"key": "name"}, is_sure=False)
    elif _is_sentence(text):
        yield _as_comment(trouble, first, first)


def behind(trouble: Trouble) -> Iterator[Repair]:
    """Make comments of sentences that stand below the last key."""
    line = next((n for n in (trouble.line, trouble.began) if _is_sentence(trouble.lines[n])), None)
    if line is None or any(entry(one).key or entry(one).dashes for one in trouble.lines[line + 1 :]):
        return
    last = max(n for n in range(line, len(trouble.lines)) if trouble.lines[n].strip())
    yield _as_comment(trouble, line, last)


def around(trouble: Trouble) -> Iterator[Repair]:
    """Leave out a key below which all keys of a playbook stand."""
    first = trouble.below(-1)
    below = trouble.below(first) if first is not None else None
    if first is None or below is None or not entry(trouble.lines[first]).opens or entry(trouble.lines[first]).column:
        return
    by = entry(trouble.lines[below]).indent
    inner = range(below, len(trouble.lines))
    keys = {entry(trouble.lines[n]).key for n in inner if entry(trouble.lines[n]).indent == by}
    is_all = by > 0 and all(is_blank(trouble.lines[n]) or entry(trouble.lines[n]).indent >= by for n in inner)
    if is_all and "steps" in keys and len(keys & fields_of(Playbook).keys()) >= FEWEST_KEYS:
        mended = {first: ""} | {
            n: trouble.lines[n][by:] if not is_blank(trouble.lines[n]) else trouble.lines[n].lstrip() for n in inner
        }
        one = entry(trouble.lines[first])
        message = N_("all keys stand below “{key}”; a playbook's keys begin in the first column")
        hint = N_("remove this line, and let the others begin {by} columns further left")
        at, instead = (first, 0, len(one.key)), {**mended, first: None}
        yield Repair(mended, at, message, hint, {"key": one.key, "by": by}, instead=instead)


def _as_comment(trouble: Trouble, first: int, last: int) -> Repair:
    """Return a repair that makes comments of lines."""
    mended = {n: f"# {trouble.lines[n].strip()}" for n in range(first, last + 1) if not is_blank(trouble.lines[n])}
    message = N_("these words are no part of the file")
    hint = N_("remove them, or write them as a comment: {line}")
    at = (first, 0, len(trouble.lines[first].rstrip()))
    return Repair(mended, at, message, hint, {"line": InFull(mended[first])}, is_sure=False)


def _begins_file(line: str) -> bool:
    """Tell whether a line may be the first of a file: a key of a playbook, in any capitals, the id of an entry, or the fence around it."""
    one = entry(line)
    is_key = not one.column and one.key.lower() in fields_of(Playbook)
    is_entry = not one.column and line[:1].islower() and one.key != "" and one.value[:1] in ("", "{")
    return is_key or is_entry or line.startswith(("```", "~~~", "---"))


def _is_text(line: str) -> bool:
    one = entry(line)
    return line[:1].isalnum() and not one.key and not one.dashes


def _is_sentence(line: str) -> bool:
    """Tell whether a line at the margin has words, and none of them is a key."""
    words = line.split()
    return _is_text(line) and len(words) >= FEWEST_WORDS and words[0].rstrip(":") not in known_keys()

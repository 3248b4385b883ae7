"""A library to the script of data that all pages share: `assets/playpress/data.js`.

What grows with the handbook or changes with each commit stands there and not in the pages, so that a page depends only on
what it shows. A script works where data could not be fetched: from disk, and under a strict Content-Security-Policy.
Knows: what our scripts read. Must not know pages.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from playpress.engine.words import earlier_ids, script_names, script_words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from playpress.language.translation import Translator
    from playpress.model.library import Library

DATA = "assets/playpress/data.js"
"""The script's path in the theme and in the site."""


def data_script(
    library: Library,
    translator: Translator,
    as_of: str,
    first_reads: Sequence[str] = (),
    members: Mapping[str, Sequence[str]] | None = None,
) -> bytes:
    """Return the script: words, names and earlier ids, `as_of`, the sentence on the handbook's state, and what is read first.

    `members` are the roles of each team. The script is ASCII and holds no `<`, so that no text in it can be anything but a text.
    """
    data = {
        "words": script_words(translator),
        "names": {kind: by_name(found, translator) for kind, found in script_names(library).items()},
        "earlierIds": earlier_ids(library),
        "teams": members or {},
        "asOf": as_of,
        "firstReads": [[name, library.playbooks[name].name] for name in first_reads],
    }
    text = json.dumps(data, separators=(",", ":")).replace("<", "\\u003c")
    return f"window.playpressData={text};\n".encode("ascii")


def by_name(names: Mapping[str, str], translator: Translator) -> list[list[str]]:
    """Return [id, name] pairs sorted by name."""
    return [list(pair) for pair in sorted(names.items(), key=lambda pair: (translator.sort_key(pair[1]), pair[0]))]

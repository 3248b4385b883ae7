"""The theme's files to those of the site: our style sheets are one, and so are the scripts of all pages, and those of the search.

Comments are left out.

Pieces of a project's own are taken as they are, since it may write what a small minifier does not know.
Knows: rjsmin and rcssmin. Must not know what is in a piece.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import rcssmin
import rjsmin

from playpress.reading.joined import (
    NOT_BY_THEMSELVES,
    SCRIPT,
    SCRIPT_PIECES,
    SEARCH,
    SEARCH_PIECES,
    STYLE_PIECES,
    STYLE_SHEET,
)
from playpress.reading.templates import PUBLISHED

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


def site_assets(theme: Mapping[str, bytes], bundled: Mapping[str, bytes], own_style: str) -> dict[str, bytes]:
    """Return the theme's files as the site has them, by path.

    `theme` has the files of the project before `bundled` ones, `own_style` is what is a handbook's own: it ends the part
    of the style sheet that has its name.
    """
    files = {
        path: _small(path, content) if bundled.get(path) == content else content for path, content in theme.items()
    }
    pieces = {path.removeprefix(PUBLISHED): content for path, content in files.items()}
    pieces[STYLE_SHEET] += _small(STYLE_SHEET, own_style.encode())
    left = {path: content for path, content in files.items() if path.removeprefix(PUBLISHED) not in NOT_BY_THEMSELVES}
    return {
        **left,
        PUBLISHED + STYLE_SHEET: b"\n".join(pieces[name] for name in STYLE_PIECES),
        PUBLISHED + SCRIPT: b"\n".join(_guarded(pieces[name]) for name in SCRIPT_PIECES),
        PUBLISHED + SEARCH: as_function(pieces[name] for name in SEARCH_PIECES),
    }


def as_function(pieces: Iterable[bytes]) -> bytes:
    """Return pieces of a script as one function, whose names are no other script's."""
    return b'(()=>{"use strict";\n' + b"\n".join(pieces) + b"\n})();"


def _small(path: str, content: bytes) -> bytes:
    """Return a style sheet or script of ours without comments and indentation; anything else as it is."""
    if path.endswith(".css"):
        return bytes(rcssmin.cssmin(content))
    if path.endswith(".js"):
        return bytes(rjsmin.jsmin(content))
    return content


def _guarded(script: bytes) -> bytes:
    """Return a script that stops no other one: what goes wrong in it is reported as if it stood alone."""
    return b"try{" + script + b"\n}catch(problem){reportError(problem)}"

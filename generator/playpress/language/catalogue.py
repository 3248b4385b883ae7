"""A catalogue of messages (`.po`) to translations.

It is read without being compiled, since Babel is needed at run time anyway.
Knows: Babel's reader of catalogues. Must not know which messages there are.
"""

from __future__ import annotations

import gettext
import io
from typing import TYPE_CHECKING

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

if TYPE_CHECKING:
    from pathlib import Path


def read_catalogue(path: Path, language: str) -> gettext.GNUTranslations:
    """Return the translations in a file."""
    with path.open("rb") as stream:
        catalog = read_po(stream, locale=language)
    compiled = io.BytesIO()
    write_mo(compiled, catalog)
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)

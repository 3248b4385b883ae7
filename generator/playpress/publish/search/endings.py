"""A language to the script that takes the endings off its words: Snowball's, for Polish ours.

Knows: where the scripts lie. Must not know what is in them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from playpress.bundled import bundled_folder

if TYPE_CHECKING:
    from collections.abc import Mapping

STEMMERS: Mapping[str, tuple[str, ...]] = {
    "en": ("base", "en", "EnglishStemmer"),
    "de": ("base", "de", "GermanStemmer"),
    "fr": ("base", "fr", "FrenchStemmer"),
    "pl": ("pl", "PolishStemmer"),
}
"""By language: files below `site_templates/search/`, then the name of the class in the last one."""


def endings_script(language: str) -> str:
    """Return the script, which hands the class over as the search's files hand over their values."""
    *names, stemmer = STEMMERS[language]
    parts = ((bundled_folder() / "search" / f"{name}.js").read_text(encoding="utf-8").strip() for name in names)
    script = "\n".join(parts)
    return f'(() => {{\nvar BaseStemmer;\n{script}\nplaypressSearch("endings", {stemmer});\n}})();\n'

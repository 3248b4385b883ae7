"""A project's own files below `site_templates/`, as a value, beside those that come with Playpress."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from playpress.reading.joined import JOINED, NOT_BY_THEMSELVES

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

FOLDERS = ("pages", "partials", "assets", "overrides")
"""The folders that are read."""
ASSETS, OVERRIDES = "assets/", "overrides/"
PUBLISHED = "assets/playpress/"
"""The folder of the site that holds `assets/`."""


@dataclass(frozen=True)
class Templates:
    """Files by their path under `site_templates/`: the project's own, those that come with Playpress, and the theme's names.

    A file that is no text has an empty text here. `links` are the paths of links, which are not read; "" is the folder
    itself.
    """

    own: Mapping[str, str] = field(default_factory=dict)
    bundled: Mapping[str, str] = field(default_factory=dict)
    theme: frozenset[str] = frozenset()
    links: Sequence[str] = ()

    def named(self) -> set[str]:
        """Return every own file, link and top folder: all that a finding can be about."""
        return {*self.own, *self.links, *(path.partition("/")[0] for path in self.own)}

    def published(self) -> set[str]:
        """Return the address of every asset of the site, as `mkdocs.yml` names it."""
        ours = {path for path in (*self.own, *self.bundled) if path.removeprefix(ASSETS) not in NOT_BY_THEMSELVES}
        joined = {PUBLISHED + name for name in JOINED} if self.bundled else set()
        return {*self.theme, *map(published_as, ours), *joined}


def published_as(path: str) -> str:
    """Return the path of a file of `site_templates/` in the theme."""
    return PUBLISHED + path.removeprefix(ASSETS) if path.startswith(ASSETS) else path.removeprefix(OVERRIDES)

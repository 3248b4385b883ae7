"""What a project has of its own below `site_templates/`, as a value: its files beside those that come with Playpress."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

FOLDERS = ("pages", "partials", "assets", "overrides", "search")
"""The folders that are read."""
ASSETS, OVERRIDES = "assets/", "overrides/"
PUBLISHED = "assets/playpress/"
"""Where `assets/` stands in the site."""


@dataclass(frozen=True)
class Templates:
    """Files by their path under `site_templates/`: the project's own, those that come with Playpress, and the theme's names.

    A file that is no text is an empty one here. `links` are the paths of what is a link and so is not read; an empty path is
    that of the folder itself.
    """

    own: Mapping[str, str] = field(default_factory=dict)
    bundled: Mapping[str, str] = field(default_factory=dict)
    theme: frozenset[str] = frozenset()
    links: Sequence[str] = ()

    def named(self) -> set[str]:
        """Return every own file and link, and every own folder at the top: what a finding can be about."""
        return {*self.own, *self.links, *(path.partition("/")[0] for path in self.own)}

    def published(self) -> set[str]:
        """Return the address of every asset of the site, as `mkdocs.yml` names it."""
        return set(self.theme) | {published_as(path) for path in (*self.own, *self.bundled)}


def published_as(path: str) -> str:
    """Return under which name a file of `site_templates/` is given to the theme."""
    return PUBLISHED + path.removeprefix(ASSETS) if path.startswith(ASSETS) else path.removeprefix(OVERRIDES)

"""A Markdown converter to the page that the site engine is converting with it.

Knows: where MkDocs, properdocs and Zensical keep it. Must not know what is done to a page.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from markdown import Markdown


class CurrentPage(NamedTuple):
    """A page: its path in the folder `docs`, the site's navigation, and whether each page is a folder of the site.

    Without navigation the engine keeps it in a form of its own.
    """

    path: str
    docs: Path
    nav: Sequence[Mapping[str, Any]] = ()
    has_folders: bool = True

    def file(self, path: str) -> Path:
        """Return a file of the folder of pages."""
        return self.docs / path


def current_page(md: Markdown) -> CurrentPage | None:
    """Return the page that is being converted; None if no site engine is running."""
    if "relpath" in md.treeprocessors:  # MkDocs and properdocs
        links: Any = md.treeprocessors["relpath"]
        config = links.config
        return CurrentPage(links.file.src_uri, Path(config.docs_dir), config.nav or (), config.use_directory_urls)
    if "rendering_context" in md.preprocessors:  # Zensical
        context: Any = md.preprocessors["rendering_context"]
        return CurrentPage(context.page.path, Path(context.config["root_dir"], context.config["docs_dir"]))
    return None

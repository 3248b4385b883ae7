"""A Markdown converter to the page that the site engine is converting with it.

Knows: where MkDocs, properdocs and Zensical keep it. Must not know what is done to a page.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from markdown import Markdown


class CurrentPage(NamedTuple):
    """A page: its path in the folder `docs`, and whether the engine reads what `noscript` holds: Zensical does not."""

    path: str
    docs: Path
    reads_noscript: bool = True

    def file(self, path: str) -> Path:
        """Return a file of the folder of pages."""
        return self.docs / path


def current_page(md: Markdown) -> CurrentPage | None:
    """Return the page that is being converted; None if no site engine is running."""
    if "relpath" in md.treeprocessors:  # MkDocs and properdocs
        links: Any = md.treeprocessors["relpath"]
        config = links.config
        return CurrentPage(links.file.src_uri, Path(config.docs_dir))
    if "rendering_context" in md.preprocessors:  # Zensical
        context: Any = md.preprocessors["rendering_context"]
        docs = Path(context.config["root_dir"], context.config["docs_dir"])
        return CurrentPage(context.page.path, docs, reads_noscript=False)
    return None

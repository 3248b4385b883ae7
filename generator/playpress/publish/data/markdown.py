"""Pages' Markdown to the files that are published beside their HTML, for programs that read.

Each stands where it does in the folder of pages: the page `roles/cmo/` (or `roles/cmo.html`) has `roles/cmo.md`. So the
links in it lead from one Markdown file to the next.
Knows: how our templates write a picture. Must not know the site engine.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from playpress.machine.disk import files_below
from playpress.publish.data.plain_markdown import plain_markdown
from playpress.publish.files import write_file

if TYPE_CHECKING:
    from pathlib import Path

_PICTURE = re.compile(r"!\[(?<=^!\[).*\]\([^()\s]*\.(?:by-role[^()\s]*|chart)\.svg\)\n+", re.MULTILINE)
"""A picture beside the page. It is published within the page and not as a file; the page says in words what it shows.
It begins with a sign, or it would be tried at each character."""
_HEAD = re.compile(r"\A---\n.*?\n---\n+", re.DOTALL)


def published(text: str) -> str:
    """Return the plain Markdown of a page's file, without front matter and pictures that are no files of the site."""
    return plain_markdown(_PICTURE.sub("", _HEAD.sub("", text)))


def add_markdown(docs: Path, site: Path) -> None:
    """Put the Markdown of all pages into a site that the site engine has made of them.

    Raises:
        OSError: something cannot be read or written.
    """
    for path in sorted(files_below(docs)):
        if path.endswith(".md"):
            text = (docs / path).read_bytes().decode()
            write_file(site / path, published(text).encode())

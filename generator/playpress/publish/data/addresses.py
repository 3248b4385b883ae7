"""Paths of pages and of files of data to the addresses that the files of data name.

Knows: the folders of data, and the engine's two ways to address a page. Must not know what is in a file.
"""

from __future__ import annotations

import posixpath
from typing import NamedTuple

from playpress.pages.address import file_stem

API = "api"
"""The folder of data in the site."""
INDEX, RACI, STEPS, KPIS = f"{API}/playbooks.json", f"{API}/raci.csv", f"{API}/steps.csv", f"{API}/kpis.csv"
LLMS = "llms.txt"
"""The list of all pages (llmstxt.org)."""


class Addresses(NamedTuple):
    """How pages of this site are addressed: with folders, `playbooks/sell/`; without, `playbooks/sell.html`."""

    has_folders: bool

    def of_page(self, path: str) -> str:
        """Return the address of a page below the site; `path` is that of its Markdown."""
        stem, hash_, anchor = path.partition("#")
        stem = stem.removesuffix(".md")
        if not self.has_folders:
            return f"{stem}.html{hash_}{anchor}"
        return f"{'' if stem == 'index' else f'{stem}/'}{hash_}{anchor}"

    @staticmethod
    def seen_from(here: str, address: str) -> str:
        """Return an address below the site as seen from the file at `here`."""
        path, hash_, anchor = address.partition("#")
        seen = posixpath.relpath(path or ".", posixpath.dirname(here) or ".")
        return f"{seen}{'/' if path.endswith('/') or not path else ''}{hash_}{anchor}"


def data_path(playbook: str) -> str:
    """Return the path of a playbook's JSON file."""
    return f"{API}/playbooks/{file_stem(playbook)}.json"

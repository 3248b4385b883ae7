"""A built site on a local web server, and one page of each kind."""

from __future__ import annotations

import gzip
import threading
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from playpress.model.kinds import KINDS as THINGS
from playpress.pages.address import GUIDE, STRATEGY
from playpress.pages.plan import SINGLES

if TYPE_CHECKING:
    from collections.abc import Iterator

KINDS = {
    **{single.kind.replace("_", "-"): single.path for single in SINGLES},
    **{name: kind.place.replace("{id}", "*") for name, kind in THINGS.items() if kind.has_page},
    "card": "cards/*.md",
    "progress": "progress/*.md",
    "book": "handbooks/*.md",
    "strategy": STRATEGY,
    "guide": GUIDE,
    "guide_fields": "guide/[a-z]*[!0-9].md",
    "guide_rules": "guide/rules-*.md",
    **{kind.index.removesuffix(".md"): kind.index for kind in THINGS.values() if kind.index},
}
"""Every kind of page, and where its pages are below the folder of Markdown."""


def address_of(kind: str, docs: Path) -> str:
    """Return the address of the longest page of a kind: the one with the most that can go wrong."""
    page = max(sorted(docs.glob(KINDS[kind])), key=lambda file: file.stat().st_size)
    path = page.relative_to(docs).with_suffix("").as_posix()
    return "" if path == "index" else f"{path}/"


@contextmanager
def served(
    site: Path,
    below: str = "/",
    *,
    missing: str | None = None,
    is_compressed: bool = False,
    asked: list[str] | None = None,
) -> Iterator[str]:
    """Serve a folder on a free port of this machine, and nothing outside `below`; yield its address.

    `missing` is the file to answer with where there is none. Compressed, files come as static hosts send them. Each path
    that is asked for is appended to `asked`.
    """
    answer = (site / missing).read_text(encoding="utf-8") if missing else None
    handler = _Compressing if is_compressed else _Handler
    server = ThreadingHTTPServer(
        ("127.0.0.1", 0), partial(handler, site, below, answer, [] if asked is None else asked)
    )
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}{below}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


class _Handler(SimpleHTTPRequestHandler):
    def __init__(self, site: Path, below: str, missing: str | None, asked: list[str], *arguments: object) -> None:
        self.below = below
        self.asked = asked
        if missing is not None:
            self.error_message_format = missing.replace("%", "%%")
            self.error_content_type = "text/html;charset=utf-8"
        super().__init__(*arguments, directory=str(site))  # type: ignore[arg-type]

    def send_head(self):
        if not self.path.startswith(self.below):
            self.send_error(404)
            return None
        self.path = "/" + self.path.removeprefix(self.below)
        self.asked.append(self.path)
        return super().send_head()

    def log_message(self, *_: object) -> None:
        """Say nothing: the tests' output is for people."""


class _Compressing(_Handler):
    protocol_version = "HTTP/1.1"

    def send_head(self):
        file = Path(self.translate_path(self.path))
        file = file / "index.html" if file.is_dir() else file
        if not file.is_file():
            return super().send_head()
        self.asked.append(self.path)
        sent = gzip.compress(file.read_bytes())
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(file))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(sent)))
        self.end_headers()
        return BytesIO(sent)

"""An nginx to serve a site with: one that is there, else Debian's package unpacked into a folder; it is never installed."""

from __future__ import annotations

import shutil
import socket
import subprocess
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from tests.tools.repository import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator

KEPT = ROOT / ".cache" / "nginx"
_PLACES = ("/usr/sbin/nginx", "/usr/local/sbin/nginx", "/opt/homebrew/bin/nginx")
_SETTINGS = """\
daemon off;
master_process off;
pid {folder}/nginx.pid;
error_log {folder}/error.log;
events {{}}
http {{
    access_log off;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    types {{
        text/html html; text/css css; text/javascript js; application/json json; image/svg+xml svg; image/png png;
    }}
    server {{
        listen 127.0.0.1:{port};
        {location}
    }}
}}
"""


class NginxError(RuntimeError):
    """There is no nginx and none could be fetched; the message is the one command to type."""


def provide_nginx() -> Path:
    """Return an nginx that runs, fetching Debian's package if need be.

    Raises:
        NginxError: there is none.
    """
    return _find() or _unpack() or _give_up()


@contextmanager
def serving(nginx: Path, folder: Path, location: str) -> Iterator[str]:
    """Run nginx with one `location` block on a free port of this machine; yield the server's address.

    Everything it writes goes into `folder`, which must be there.
    """
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    settings = folder / "nginx.conf"
    settings.write_text(_SETTINGS.format(folder=folder, port=port, location=location), encoding="utf-8")
    command: list[str | Path] = [nginx, "-p", folder, "-e", folder / "error.log", "-c", settings]
    server = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        _wait(server, port, folder / "error.log")
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait()


def _wait(server: subprocess.Popen[bytes], port: int, log: Path) -> None:
    """Wait until somebody listens on a port."""
    for _ in range(100):
        if server.poll() is not None:
            raise NginxError(log.read_text(encoding="utf-8"))
        with socket.socket() as asking:
            if asking.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise NginxError("nginx does not answer")


def _find() -> Path | None:
    candidates = [shutil.which("nginx"), *_PLACES, str(KEPT / "usr" / "sbin" / "nginx")]
    return next((Path(found) for found in candidates if found and _succeeds(found, "-v")), None)


def _unpack() -> Path | None:
    if not (shutil.which("apt-get") and shutil.which("dpkg-deb")):
        return None
    KEPT.mkdir(parents=True, exist_ok=True)
    if not _succeeds("apt-get", "download", "nginx", cwd=KEPT):
        _succeeds("apt-get", "update")
        _succeeds("apt-get", "download", "nginx", cwd=KEPT)
    for package in sorted(KEPT.glob("nginx_*.deb")):
        _succeeds("dpkg-deb", "--extract", str(package), str(KEPT))
    return _find()


def _succeeds(*command: str, cwd: Path | None = None) -> bool:
    try:
        done = subprocess.run(command, cwd=cwd, stdin=subprocess.DEVNULL, capture_output=True, check=False)
    except OSError:
        return False
    return done.returncode == 0


def _give_up() -> Path:
    raise NginxError("The tests behind a web server need nginx. Type: sudo apt-get install nginx-light")

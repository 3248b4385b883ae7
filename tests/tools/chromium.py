"""A Chromium to look at pages with: one that is there, else one installed where that is allowed."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

_LEFT_OUT = (
    "RenderDocument", "PaintHolding", "DestroyProfileOnBrowserClose", "HttpsUpgrades", "MediaRouter", "OptimizationHints",
    "LocalNetworkAccessChecks", "BlockInsecurePrivateNetworkRequests",
)  # fmt: skip
"""The first gives each page a frame of its own in the browser's processes, a seventh of the work to open it; the others
are those of playwright's list that matter to us, since this list stands in the place of that one."""
FLAGS = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--force-color-profile=srgb", "--font-render-hinting=none",
    f"--disable-features={','.join(_LEFT_OUT)}",
)  # fmt: skip
"""Letters are as wide as in a window: the browser without one would round them."""
ALONE = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost"
"""Finds no other machine, so that no test asks one. To stop requests one by one takes as long again as to open a page:
nothing that the browser has loaded or compiled for an earlier page is used then."""
_SHELL = "chromium-headless-shell"
"""Chromium without the parts that only a window needs: the same pages with two thirds of the work."""
_NAMES = (_SHELL, "chromium", "google-chrome", "google-chrome-stable", "chromium-browser")


class ChromiumError(RuntimeError):
    """There is no Chromium and none could be installed; the message is the one command to type."""


def provide_chromium() -> Path:
    """Return a Chromium that runs, installing one if need be.

    Raises:
        ChromiumError: there is none.
    """
    return _find() or _install() or _give_up()


def _find() -> Path | None:
    named = os.environ.get("CHROME_PATH")
    candidates = [named, *map(shutil.which, _NAMES), _playwrights_own()]
    return next((Path(found) for found in candidates if found and runs(found)), None)


def runs(file: str) -> bool:
    """Tell whether a program says its version."""
    try:
        return subprocess.run([file, "--version"], capture_output=True, timeout=60, check=False).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        return False


def _playwrights_own() -> str | None:
    """Return where playwright puts its browser; asked in another process, since its loop would stay in this one."""
    code = "from playwright.sync_api import sync_playwright as p\nwith p() as w: print(w.chromium.executable_path)"
    asked = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    return asked.stdout.strip() or None


def _install() -> Path | None:
    print("Chromium: none is here, installing one", flush=True)  # noqa: T201 - this takes minutes
    if _succeeds(sys.executable, "-m", "playwright", "install", "chromium") and (found := _find()):
        return found
    return _find() if install_package(_SHELL) or install_package("chromium") else None


def install_package(name: str) -> bool:
    """Install one of Debian's packages where that is allowed; tell whether it is there."""
    if not hasattr(os, "geteuid") or os.geteuid() != 0 or not shutil.which("apt-get"):
        return False
    _succeeds("apt-get", "update")
    return _succeeds("apt-get", "install", "--yes", "--no-install-recommends", name)


def _succeeds(*command: str) -> bool:
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    done = subprocess.run(
        command,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        check=False,
    )
    return done.returncode == 0


def _give_up() -> Path:
    how = (
        f"sudo apt-get install {_SHELL}"
        if shutil.which("apt-get")
        else f"{sys.executable} -m playwright install chromium"
    )
    raise ChromiumError(
        f"The browser tests need Chromium. Type: {how} (or name one: CHROME_PATH=/path/to/chromium make test)"
    )

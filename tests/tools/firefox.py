"""A Firefox to look at pages with: one that is there, else one installed where that is allowed."""

from __future__ import annotations

import os
import shutil
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.tools.chromium import install_package, runs
from tests.tools.node import answering

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    Play = Callable[..., list[Any]]

FIREFOX = "PLAYPRESS_TEST_FIREFOX"
"""Set for the workers of a run: the browser that its controller has found or installed."""


class FirefoxError(RuntimeError):
    """There is no Firefox and none could be installed; the message is the one command to type."""


def provide_firefox() -> Path:
    """Return a Firefox that runs, installing one if need be.

    Raises:
        FirefoxError: there is none.
    """
    found = _find() or (_find() if install_package("firefox-esr") else None)
    if not found:
        raise FirefoxError(
            "Some tests need Firefox. Type: sudo apt-get install firefox-esr "
            "(or name one: FIREFOX_PATH=/path/to/firefox make test)"
        )
    return found


def _find() -> Path | None:
    candidates = (os.environ.get("FIREFOX_PATH"), shutil.which("firefox-esr"), shutil.which("firefox"))
    return next((Path(found) for found in candidates if found and runs(found)), None)


@contextmanager
def firefox() -> Iterator[Play]:
    """Start a Firefox; yield what does one thing after another in a new tab of it and returns what each `("evaluate", expression)` gave."""
    with answering("in-firefox.mjs", os.environ[FIREFOX]) as ask:

        def play(*acts: Sequence[Any]) -> list[Any]:
            answer = ask(acts)
            assert "seen" in answer, answer["trouble"]
            seen: list[Any] = answer["seen"]
            return seen

        yield play

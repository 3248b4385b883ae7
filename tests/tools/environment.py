"""The environment tests run in: nothing of the machine that would change what our commands print or write."""

from __future__ import annotations

import os
import re

_LEAKS = re.compile(
    r"CI|NO_COLOR|FORCE_COLOR|CLICOLOR.*|PY_COLORS|COLUMNS|LINES|TERM|COLORTERM|GITHUB_.*|GITLAB_.*|CI_.*|RUNNER_.*"
    r"|SOURCE_DATE_EPOCH|LANG|LANGUAGE|LC_.*|TZ|PYTHONHASHSEED|PYTHONDONTWRITEBYTECODE|PYTHONUTF8|PYTHONIOENCODING"
    r"|PYTHONWARNINGS|PYTHONPATH|MAKEFLAGS|MAKELEVEL|MFLAGS|VIRTUAL_ENV|PLAYPRESS_(?!TEST_).*"
)


def scrub() -> None:
    """Remove what would leak into tests, and quieten the theme's notice."""
    for name in list(os.environ):
        if _LEAKS.fullmatch(name):
            del os.environ[name]
    os.environ["NO_MKDOCS_2_WARNING"] = "1"

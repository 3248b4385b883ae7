"""The paths of the files that come with the package: templates, assets, message catalogues.

Knows: the checkout's layout and the wheel's. Must not know what is in the files.
"""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).parent


def bundled_folder() -> Path:
    """Return the folder of templates and assets: `playpress/_bundled` in a wheel, `site_templates/` in a checkout."""
    in_wheel = _PACKAGE / "_bundled"
    return in_wheel if in_wheel.is_dir() else _PACKAGE.parents[1] / "site_templates"


def locale_folder() -> Path:
    """Return the folder of message catalogues."""
    return _PACKAGE / "locale"

"""Limits of the package made small, so that what happens only at size happens in a little handbook."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pytest


def set_limits(monkeypatch: pytest.MonkeyPatch, **limits: int) -> None:
    """Give constants of the package other values in every module that has them."""
    for name, value in limits.items():
        modules = [m for key, m in sys.modules.items() if key.startswith("playpress") and hasattr(m, name)]
        assert modules, name
        for module in modules:
            monkeypatch.setattr(module, name, value)

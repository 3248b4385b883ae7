"""A thing's pages and files have names that every system can write and every web server gives out."""

from __future__ import annotations

from pathlib import PurePosixPath, PureWindowsPath
from typing import TYPE_CHECKING

import pytest

from playpress.pages.address import (
    card_path,
    day_path,
    page_path,
    progress_path,
    role_calendar_path,
    role_feed_path,
    uses_path,
    with_pages,
)
from playpress.publish.data.addresses import data_path
from tests.tools.documents import planned_in
from tests.tools.handbook import SMALLEST, checked

if TYPE_CHECKING:
    from pathlib import Path

OF_ROLES = (card_path, role_calendar_path, role_feed_path, progress_path, day_path)


@pytest.mark.parametrize("name", ["con", "prn", "aux", "nul", "com1", "lpt9", "index"])
def test_no_file_has_a_name_that_windows_keeps_or_that_is_a_folders_own_page(tmp_path: Path, name: str):
    paths = [
        *(path(kind, name) for kind in with_pages() for path in (page_path, uses_path)),
        *(path(name) for path in OF_ROLES),
        data_path(name),
        *planned_in(checked(tmp_path, {f"playbooks/sales/{name}.yml": SMALLEST})),
    ]
    assert [path for path in paths if PureWindowsPath(path).is_reserved() or PurePosixPath(path).stem == "index"] == []


@pytest.mark.parametrize("name", ["console", "com", "lpt10", "auxiliary", "indexes"])
def test_other_names_stay(name: str):
    assert page_path("role", name) == f"roles/{name}.md"

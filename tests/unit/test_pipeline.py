"""What a request asks for is done, or refused with a clear word."""

from __future__ import annotations

import pytest

from playpress.machine.faults import Fault
from playpress.pipeline import Request


@pytest.mark.parametrize(
    ("asked", "word"),
    [({"audience": "public"}, "audience"), ({"language": "de"}, "language"), ({"shard": (1, 2)}, "part")],
)
def test_what_cannot_be_made_yet_is_refused_before_anything_is_read(tmp_path, asked, word):
    with pytest.raises(Fault, match=word):
        Request(tmp_path / "nowhere", **asked)

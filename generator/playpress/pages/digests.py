"""The value of a read to a digest: equal values have equal digests, in any process."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from playpress.pages.door import found_at

if TYPE_CHECKING:
    from playpress.analysis.facts import Facts
    from playpress.pages.door import Read


def digest_of(facts: Facts, read: Read) -> str:
    return hashlib.blake2b(repr(found_at(facts, read)).encode(), digest_size=12).hexdigest()

"""A handbook and things in it to names that stay the same for ever and are no one else's, as feeds and calendars need.

Knows: the handbook's settings. Must not know feeds or calendars.
"""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING

from playpress.model.handbook import host_of

if TYPE_CHECKING:
    from playpress.model.handbook import Handbook


def urn_of(handbook: Handbook, *names: str) -> str:
    """Return the name of something in a handbook as a URN: a UUID of version 5 (RFC 9562), made from names alone.

    It depends on the handbook's address (else its repository, else its name): where that changes, so does the URN.
    """
    origin = handbook.site_url or handbook.repository or handbook.name
    made = uuid.uuid5(uuid.NAMESPACE_URL, "\n".join(["playpress", origin, *names]))
    return f"urn:uuid:{made}"


def domain_of(handbook: Handbook) -> str:
    """Return what stands behind the `@` in names for calendars: the site's host, else a name made from the handbook's."""
    return host_of(handbook.site_url or "") or urn_of(handbook).removeprefix("urn:uuid:")


def absolute(handbook: Handbook, address: str) -> str:
    """Return an address below the site in full; empty if the handbook does not say where its site stands."""
    return f"{handbook.site_url.rstrip('/')}/{address}" if handbook.site_url else ""

"""Where things are published; `BELEIDSGRAAF_SRU`, `_PUBLICATIONS`, `_PORTAL`, `_CHAMBER` say otherwise."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, fields


@dataclass(frozen=True, slots=True)
class Addresses:
    """Base addresses, without a slash at the end."""

    sru: str = "https://repository.overheid.nl/sru"  #: KOOP's search service (SRU 2.0)
    publications: str = "https://zoek.officielebekendmakingen.nl"  #: one file per publication and form
    portal: str = "https://open.overheid.nl/overheid/openbaarmakingen/api/v0"  #: open.overheid.nl's own interface
    chamber: str = "https://gegevensmagazijn.tweedekamer.nl/OData/v4/2.0"  #: the Tweede Kamer's open data

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] | None = None) -> Addresses:
        """Give the addresses, those in the environment before the built-in ones."""
        given = os.environ if environment is None else environment
        own = {
            f.name: given[name].rstrip("/") for f in fields(cls) if (name := f"BELEIDSGRAAF_{f.name.upper()}") in given
        }
        return cls(**own)


#: What the publishers say of re-use; goes into the manifest beside each file.
LICENCES: Mapping[str, str] = {
    "sru": "http://creativecommons.org/publicdomain/zero/1.0/",
    "portal": "http://creativecommons.org/publicdomain/zero/1.0/",
    "chamber": "https://opendata.tweedekamer.nl/auteursrecht",
}

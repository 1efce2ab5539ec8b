"""What the tests of publishing share: the address, the publisher, what an editor settles of the samples."""

from __future__ import annotations

from beleidsgraaf.graph.publish.organisations import Organisation

BASE = "https://voorbeeld.example/open/"
BZK = Organisation(
    "https://identifier.overheid.nl/tooi/id/ministerie/mnre1034",
    "ministerie van Binnenlandse Zaken en Koninkrijksrelaties",
)
#: What an editor settles of the samples.
SETTLED = {
    "kst-39871-C": {"issued": "2031-12-09"},
    "dff8589737456d64": {"issued": "2031-01-14", "themes": ["inrichting van de overheid"]},
    "kenmerk-2031-0000077777": {"issued": "2031-06-03", "title": "Antwoorden over het Loket Dichtbij"},
}

"""What a user may set, from the environment; every setting is an option of the command line as well."""

from __future__ import annotations

from typing import Final

#: Environment variable to what it sets.
STORE: Final = "BELEIDSGRAAF_STORE"  #: folder of the store
BASE: Final = "BELEIDSGRAAF_BASE"  #: base of the IRIs of a store that is made
JOBS: Final = "BELEIDSGRAAF_JOBS"  #: how many processes read
EDITOR: Final = "BELEIDSGRAAF_EDITOR"  #: who decides, where decisions are recorded
KEEP: Final = "BELEIDSGRAAF_KEEP"  #: how many generations of a store stay
REGISTER: Final = "BELEIDSGRAAF_REGISTER"  #: the user's own register files, `:` between them
OCR: Final = "BELEIDSGRAAF_OCR"  #: whether the text of scanned pages is recognised
ENDPOINT_USER: Final = "BELEIDSGRAAF_ENDPOINT_USER"  #: who asks and tells a remote SPARQL server; never an option
ENDPOINT_PASSWORD: Final = "BELEIDSGRAAF_ENDPOINT_PASSWORD"
ENDPOINT_TOKEN: Final = "BELEIDSGRAAF_ENDPOINT_TOKEN"  #: a bearer token in place of these two
SERVE_TOKEN: Final = "BELEIDSGRAAF_TOKEN"  #: lets its holder change the store over HTTP; never an option
SERVE_CONFIG: Final = "BELEIDSGRAAF_CONFIG"  #: file with settings of the server
LETTERS: Final = "BELEIDSGRAAF_LETTERS"  #: where the real letters lie, for tests and measurements

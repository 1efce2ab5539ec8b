"""The publisher's own facts, from a TOML file; they win over what is derived.

::

    [publisher]
    iri = "https://identifier.overheid.nl/tooi/id/ministerie/mnre1034"
    label = "ministerie van Binnenlandse Zaken en Koninkrijksrelaties"
    email = "open@example.nl"

    [documents."kst-39871-12"]
    title = "..."
    issued = "2031-01-14"
    kind = "Letter"                     # a class of the vocabulary
    category = "vergaderstuk Staten-Generaal"
    themes = ["inrichting van de overheid"]
    address = "https://example.nl/kst-39871-12.pdf"
    publish = false                     # held back
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from beleidsgraaf.errors import UsageError
from beleidsgraaf.graph.publish.organisations import Organisation

_FIELDS: Final[dict[str, type]] = {
    "title": str,
    "issued": str,
    "kind": str,
    "category": str,
    "themes": list,
    "address": str,
    "publish": bool,
}
_DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}")


@dataclass(frozen=True, slots=True)
class Settings:
    """What the publisher says."""

    publisher: Organisation | None = None
    email: str = ""
    documents: dict[str, dict[str, Any]] = field(default_factory=dict)

    @classmethod
    def load(cls, path: Path | None) -> Settings:
        """Read a settings file; none gives no settings.

        Raises:
            UsageError: it cannot be read, lacks what it must have, or has what nobody knows.
        """
        if path is None:
            return cls()
        try:
            data = tomllib.loads(path.read_text(encoding="utf-8"))
            publisher = data.get("publisher")
            organisation = Organisation(str(publisher["iri"]), str(publisher["label"])) if publisher else None
            documents = {str(key): dict(value) for key, value in data.get("documents", {}).items()}
            for identifier, said in documents.items():
                _check(identifier, said)
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise UsageError(f"{path}: no settings for publishing ({error}); see docs/publish.md") from error
        return cls(organisation, str((publisher or {}).get("email", "")), documents)


def _check(identifier: str, said: dict[str, Any]) -> None:
    for name, value in said.items():
        if name not in _FIELDS:
            raise ValueError(f"{identifier}: no such setting: {name}; give one of {', '.join(_FIELDS)}")
        if not isinstance(value, _FIELDS[name]):
            raise ValueError(f"{identifier}: {name} = {value!r} is no {_FIELDS[name].__name__}")
    if "issued" in said and not _DAY.fullmatch(said["issued"]):
        raise ValueError(f"{identifier}: issued = {said['issued']!r} is no day such as 2031-01-14")

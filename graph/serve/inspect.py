"""Looks at a query's words before it runs: which form it has, whether it names graphs or other servers.

Only words outside of comments, strings, IRIs, variables and prefixed names count. SPARQL lets any character be
written as `\\uXXXX`, so a query is looked at as it stands and with these escapes undone.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

_TOKEN: Final = re.compile(
    r"""
      \#[^\r\n]*                                              # a comment
    | <[^<>"{}|^`\\\x00-\x20]*>                               # an IRI
    | \"{3}(?:[^"\\]|\\.|"(?!""))*\"{3} | '{3}(?:[^'\\]|\\.|'(?!''))*'{3}
    | "(?:[^"\\\r\n]|\\.)*" | '(?:[^'\\\r\n]|\\.)*'
    | [?$]\w+                                                 # a variable
    | @[A-Za-z-]+
    | [\w.-]*:(?:[\w:%-]|\\.|\.(?=[\w:%-]))*                  # a prefixed name
    | (?P<word>[A-Za-z_]\w*)
    """,
    re.VERBOSE | re.DOTALL,
)
_ESCAPE: Final = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")
_FORMS: Final = ("SELECT", "ASK", "CONSTRUCT", "DESCRIBE")


@dataclass(frozen=True, slots=True)
class Look:
    """What the words of a query tell."""

    form: str  #: SELECT, ASK, CONSTRUCT, DESCRIBE, or an empty string for what is no query
    names_graphs: bool  #: has FROM or FROM NAMED
    calls_service: bool  #: has SERVICE


@lru_cache(maxsize=512)
def look(sparql: str) -> Look:
    """Tell what a query is about to do."""
    words = _words(sparql)
    calls = "SERVICE" in words
    if "\\u" in sparql or "\\U" in sparql:
        calls = calls or "SERVICE" in _words(_ESCAPE.sub(_character, sparql))
    form = next((w for w in words if w in _FORMS), "")
    return Look(form, "FROM" in words, calls)


def shape(sparql: str) -> str:
    """Give what two queries share that differ in the things and values they ask about: the words without these."""
    kept = (m for m in _TOKEN.finditer(sparql) if m[0][0] not in "#<\"'@")
    return " ".join(m["word"].upper() if m["word"] else m[0] for m in kept)


def _words(sparql: str) -> list[str]:
    return [m["word"].upper() for m in _TOKEN.finditer(sparql) if m["word"]]


def _character(escape: re.Match[str]) -> str:
    point = int(escape[1] or escape[2], 16)
    return chr(point) if point <= 0x10FFFF else ""

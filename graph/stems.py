"""Words as search compares them: small letters, Dutch stems (Snowball), accents folded."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from importlib.metadata import version
from typing import Any, Final

#: What is a word to search.
WORD: Final = re.compile(r"\w+")

_PHRASE: Final = re.compile(r'"([^"]*)"|(\S+)')


def folded(word: str) -> str:
    """Give a word in small letters without accents."""
    if word.isascii():
        return word.lower()
    return "".join(c for c in unicodedata.normalize("NFKD", word.casefold()) if not unicodedata.combining(c))


@lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """Give the stem of a word, accents folded."""
    return folded(_stemmer().stemWord(word.casefold())) if word.isalpha() else folded(word)


def stems(text: str) -> str:
    """Give the stems of a text, in order."""
    return " ".join(map(stem, WORD.findall(text)))


def expression(words: str) -> str:
    """Give a search as a user types it in the language of the index: all words, phrases in quotes as phrases."""
    parts = [stems(m[1] if m[1] is not None else m[2]) for m in _PHRASE.finditer(words)]
    return " AND ".join(f'"{p}"' for p in parts if p)  # stems hold letters and digits only


def stemmer_version() -> str:
    """Give what stems depend on beside this module: an index that was made with other stems is made anew."""
    return version("snowballstemmer")


@lru_cache(maxsize=1)
def _stemmer() -> Any:
    import snowballstemmer

    return snowballstemmer.stemmer("dutch")

"""Loads the word lists of the layout."""

from __future__ import annotations

import csv
import tomllib
from collections.abc import Iterator, Mapping
from importlib import resources
from typing import Final


def _load() -> Mapping[str, tuple[str, ...]]:
    text = resources.files(__package__).joinpath("words.toml").read_text("utf-8")
    return {name: tuple(words) for name, words in tomllib.loads(text).items()}


#: The lists by name.
WORDS: Final = _load()


def listed(name: str) -> frozenset[str]:
    """Give a word list that has a file of its own: one entry a line, `#` starts a remark."""
    lines = resources.files(__package__).joinpath(name).read_text("utf-8").splitlines()
    return frozenset(line for line in lines if line and not line.startswith("#"))


def rows(name: str) -> Iterator[Mapping[str, str]]:
    """Give the rows of a table beside this module, by the names of its columns: CSV, `#` starts a remark."""
    lines = resources.files(__package__).joinpath(name).read_text("utf-8").splitlines()
    return csv.DictReader(line for line in lines if not line.startswith("#"))

"""Themes of the TOP list, found by words that stand for them in a title and in what a document claims and names."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import Final

from beleidsgraaf.ontology.registers import load

#: A word of the title counts as so many elsewhere.
_IN_TITLE: Final = 3
#: So many hits make a theme, and so many themes are given at most.
_ENOUGH: Final = 3
_MOST: Final = 3
#: A dossier in which the debate on a ministry's budget is filed: it is about its portfolio.
_BUDGET: Final = re.compile(r"(?:Vaststelling|Wijziging|Slotwet|Jaarverslag)\b.*\bbegrotingssta(?:at|ten)\b", re.S)


def themes(title: str, words: Iterable[str], dossier: str = "") -> list[tuple[str, str]]:
    """Give the themes of a document as (identifier, label), the clearest first.

    Args:
        title: its title and subject.
        words: other texts of it.
        dossier: the title of the dossier in which it is filed.
    """
    pattern, keys = _cues()
    count: Counter[str] = Counter()
    if _BUDGET.match(dossier):
        found = {m[0].casefold() for m in _chapters()[0].finditer(dossier)}
        count.update({_chapters()[1][portfolio]: _IN_TITLE for portfolio in found})
        dossier = ""
    for weight, text in ((_IN_TITLE, title), (_IN_TITLE, dossier), *((1, text) for text in words)):
        for match in pattern.finditer(_portfolios().sub(" ", text)):
            count[keys[match[1].casefold()]] += weight
    ranked = sorted(count.items(), key=lambda item: (-item[1], item[0]))
    return [_labels()[key] for key, hits in ranked[:_MOST] if hits >= _ENOUGH]


@cache
def _labels() -> dict[str, tuple[str, str]]:
    return {c.key: (c.exact_match[0], c.label) for c in load().concepts if c.scheme == "themes"}


def named(label: str) -> tuple[str, str] | None:
    """Give the theme with a label or key of the register, for settings."""
    return next((t for key, t in _labels().items() if label.casefold() in (key, t[1].casefold())), None)


@cache
def _portfolios() -> re.Pattern[str]:
    """Give a pattern of what ministries and ministers are called after: `Onderwijs, Cultuur en Wetenschap`."""
    found = {e.extra["short"] for e in load().entries if e.kind in ("ORG", "OFFICE") and e.extra.get("short")}
    names = sorted((name for name in found if " " in name), key=lambda n: (-len(n), n))
    return re.compile("|".join(re.escape(n).replace(r"\ ", r"\s+") for n in names), re.IGNORECASE)


@cache
def _chapters() -> tuple[re.Pattern[str], dict[str, str]]:
    """Give one pattern of all portfolios, and the theme of each."""
    keys = {row["portfolio"].casefold(): row["theme"] for row in _rows("portfolios.csv")}
    return re.compile(rf"\b(?:{_any(keys)})\b", re.IGNORECASE), keys


@cache
def _cues() -> tuple[re.Pattern[str], dict[str, str]]:
    """Give one pattern of all cue words, and the theme of each; a `*` at the end takes any ending."""
    keys = {word.casefold(): row["theme"] for row in _rows("themes.csv") for word in row["words"].split("|")}
    return re.compile(rf"\b({_any(keys)})(?:beleid)?\b", re.IGNORECASE), keys


def _rows(name: str) -> Iterator[Mapping[str, str]]:
    text = (files(__package__) / name).read_text("utf-8")
    return csv.DictReader(line for line in text.splitlines() if not line.startswith("#"))


def _any(words: Iterable[str]) -> str:
    """Give an alternation of words, longest first."""
    return "|".join(sorted(map(re.escape, words), key=lambda w: (-len(w), w)))

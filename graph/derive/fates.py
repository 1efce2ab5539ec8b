"""What a sentence says became of a motion, and which motion it speaks of."""

from __future__ import annotations

import csv
import re
from functools import lru_cache
from importlib.resources import files
from typing import Final

from beleidsgraaf.graph.derive.deliveries import postpones

#: In the order in which they are tried; a sentence that puts a motion off is `postponed`.
FATES: Final = ("undone", "settled", "executed", "answered")

#: What comes to nothing yet: a wish, a plan, a condition.
_NOT_YET: Final = re.compile(
    r"\b(?:zal|zullen|zou|zouden|wil|willen|ga|gaan|gaat|kan|kunnen|hoe|welke|indien|of)\b.{0,160}?"
    r"\b(?:uitvoering|uitgevoerd|uitvoeren|uit te voeren|invulling|gevolg|opvolging|afgedaan)\b",
    re.IGNORECASE,
)
#: The nouns that a number between brackets may belong to.
_NOUN: Final = re.compile(
    r"\b(moties?|\w*brie(?:f|ven)|\w*rapport\w*|amendement\w*|\w*plan|\w*nota|bijlage\w*|wetsvoorstel\w*|verslag\w*"
    r"|antwoorden|agenda\w*|overzicht\w*)\b",
    re.IGNORECASE,
)


@lru_cache(maxsize=1)
def _cues() -> tuple[tuple[str, re.Pattern[str]], ...]:
    text = (files(__package__) / "fates.csv").read_text(encoding="utf-8")
    found: dict[str, list[str]] = {}
    for row in csv.DictReader(text.splitlines()):
        found.setdefault(row["fate"], []).append(row["pattern"])
    return tuple((fate, re.compile("|".join(f"(?:{p})" for p in found[fate]), re.IGNORECASE)) for fate in FATES)


def fate_of(sentence: str) -> str:
    """Give what a sentence says became of a motion: undone, settled, executed, postponed, answered, or ""."""
    if "motie" not in sentence.casefold():
        return ""
    fate = next((fate for fate, cue in _cues() if cue.search(sentence)), "")
    if fate in ("settled", "executed") and _NOT_YET.search(sentence):
        fate = "answered"
    if fate in ("", "answered") and postpones(sentence):
        return "postponed"
    return fate


def speaks_of_motion(before: str) -> bool:
    """Tell whether what is cited after these words of a sentence is a motion: the last noun for a paper is that."""
    nouns = _NOUN.findall(before)
    return bool(nouns) and nouns[-1].casefold().startswith("motie")

"""Numbers in figures and in words, as letters write them."""

from __future__ import annotations

import re

from beleidsgraaf.extract.components.values.calendar import rows

_WORDS = {r["word"]: float(r["value"]) for r in rows("numbers.csv")}
_UNITS = {w: v for w, v in _WORDS.items() if v < 10}
_WORDS.update(
    {
        f"{one}{'ën' if one.endswith('e') else 'en'}{tens}": v + _WORDS[tens]
        for one, v in {**_UNITS, "een": 1.0, "één": 1.0}.items()
        for tens in ("twintig", "dertig", "veertig", "vijftig", "zestig", "zeventig", "tachtig", "negentig")
    }
)
SCALES = {
    "duizend": 10**3, "miljoen": 10**6, "mln": 10**6, "mio": 10**6, "miljard": 10**9, "mld": 10**9, "mrd": 10**9,
    "biljoen": 10**12,
}  # fmt: skip

#: Every word that is a number from two on; `één` is left, as it is an article with stress.
WORDS = frozenset(_WORDS)
_BY_LENGTH = sorted(_WORDS, key=lambda w: (-len(w), w))
WORD = "(?:" + "|".join(f"[{w[0].upper()}{w[0]}]{w[1:]}" for w in _BY_LENGTH) + r")(?!\w)"
SCALE = r"(?:" + "|".join(SCALES) + r")(?!\w)"
FIGURES = (
    rf"(?:\d{{1,3}}\.\d{{1,2}}(?=[ \u00a0]{SCALE})"  # `1.8 miljoen`: a point before decimals, which a scale tells
    r"|\d{1,3}(?:(?:\.\d{3})+|(?:[ \u00a0]\d{3})+)(?![\d.]|[ \u00a0]\d)(?:,\d+)?|\d+(?:\.\d{3})*(?:,\d+)?)(?!\w)"
)
NUMBER = f"(?:{FIGURES}|{WORD})"

_POINT = re.compile(r"\d{1,3}\.\d{1,2}")  #: no thousands
_SPACE = re.compile(r"[.\s\u00a0]")


def value_of(written: str) -> float:
    """Give the value of a number in figures (Dutch points and commas) or in words.

    Raises:
        ValueError: when it is neither.
    """
    word = written.casefold()
    if word in _WORDS:
        return _WORDS[word]
    if _POINT.fullmatch(written):
        return float(written)
    return float(_SPACE.sub("", written).replace(",", "."))


def written(value: float) -> str:
    """Give the normalised form: a point before decimals, nothing between thousands."""
    rounded = round(value, 6)
    return str(int(rounded)) if rounded == int(rounded) else f"{rounded:f}".rstrip("0")

"""Finds amounts and normalises them: money, percentages, durations, FTE and counts with what is counted.

The normal forms are those of the annotation guidelines: `EUR 600000000 per year`, `57 %`, `775 ouders`, `2.5 jaar`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from beleidsgraaf.extract.components.values.calendar import lines, rows
from beleidsgraaf.extract.components.values.numbers import FIGURES, SCALE, SCALES, WORD, WORDS, value_of, written
from beleidsgraaf.extract.openings import opening

S = r"[ \u00a0\t]+"
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class FoundAmount:
    """An amount: reading offsets, its normalised form, and why we think so."""

    start: int
    end: int
    label: str
    kind: str  #: money, percentage, duration, fte, measure, count
    confidence: float
    reason: str
    alt: tuple[str, ...] = ()


_UNITS = {r["word"]: (r["unit"], r["kind"]) for r in rows("units.csv")}
_PLURALS = frozenset(lines("plurals.txt"))
#: Adjectives that end like a plural.
_PARTICIPLES = frozenset(lines("participles.txt"))
_NO_UNITS = frozenset(lines("no_units.txt"))
_LABEL_BEFORE = re.compile(r"(?:^|[\s(])(?:" + "|".join(lines("not_before.txt")) + r")[ \u00a0]$")

#: A number, or two with a word between; `€` or `EUR` may stand before it.
_VALUE = f"(?:{FIGURES}|{WORD})"
_BETWEEN = r"(?:[ \u00a0]?[–-][ \u00a0]?|[ \u00a0](?:à|a|tot|of|tot en met)[ \u00a0](?:€[ \u00a0]?)?)"
_START = opening(
    r"(?<![\w.,/:–-])(?P<currency>(?:€|[Ee]uro|EUR)[ \u00a0]?)?"
    rf"(?P<low>{_VALUE})(?:{S}(?P<lowscale>{SCALE}))?(?P<range>{_BETWEEN}(?P<high>{_VALUE}))?"
)
#: "tussen 5 en 10 miljoen euro": after `tussen` the word `en` makes a range.
_AND = re.compile(rf"{S}en{S}(?:€[ \u00a0]?)?(?P<high>{_VALUE})")
_TUSSEN = re.compile(r"\b[Tt]ussen(?: de)?[ \u00a0]$")
_MORE = re.compile(rf"(?P<scale>[ \u00a0]?{SCALE})(?:\.(?=[ \u00a0]euro))?")
_EURO = re.compile(r"(?:,[-–]+)?[ \u00a0](?:in[ \u00a0])?(?:euro|EUR)['’]?s?(?!\w)|,[-–]+")
_PER = re.compile(r"[ \u00a0](?:per[ \u00a0](?P<unit>jaar|maand|week|dag|uur)|(?P<yearly>jaarlijks))(?!\w)")
_PER_UNIT = {"jaar": "year", "maand": "month", "week": "week", "dag": "day", "uur": "hour"}
_UNIT = re.compile(
    r"[ \u00a0]?(?P<unit>"
    + "|".join(re.escape(u) for u in sorted(_UNITS, key=lambda u: (-len(u), u)))
    + r")(?![\w’']|-\w)"
)
_WORDS_AFTER = re.compile(r"(?:[ \u00a0](?:[^\W\d_][\w’'-]*)){1,4}")
_PART_OF = re.compile(rf"{S}van{S}(?:de|het){S}(?:in{S}totaal{S}|totaal{S})?{_VALUE}(?=[ \u00a0])")
#: What tells that a bare `6 miljoen` is money.
_MONEY_WORDS = re.compile(r"(?<!\w)(?:" + "|".join(lines("money_words.txt")) + r")", re.IGNORECASE)
_DOSSIER = re.compile(r"\d\d[ \u00a0.]?\d{3}")
_MORE_THAN = re.compile(r"(?:[Mm]eer|[Mm]inder) dan[ \u00a0]$")
#: Verbs that read like the number eight ("acht het van belang") are told by what stands before the number.
_BEFORE_ACHT = re.compile(
    r"(?:^|[.!?:;,(«“‘\n] ?|(?:^|[\s(])(?:" + "|".join(lines("before_acht.txt")) + r") )$", re.IGNORECASE
)
#: A clock time is no duration.
_CLOCK = re.compile(r"(?:\bom|\btot|\bvanaf|\brond|uiterlijk|[\d.:]) ?$")


@dataclass(frozen=True, slots=True)
class _Number:
    """A number or a range as read: reading offsets, normal form, and how it was written."""

    start: int
    end: int
    label: str
    word: str  #: the first number as written
    currency: bool
    scaled: bool  #: with `miljoen` and the like


def find_amounts(text: str, start: int, end: int) -> Iterator[FoundAmount]:
    """Give the amounts in text[start:end] in order."""
    at = start
    for first in _START.starts(text, start, end):
        if first < at or (match := _START.match(text, first, end)) is None:
            continue
        at = match.end("low")
        number = _number(text, end, match)
        if number is not None and (found := _read(text, end, number)):
            at = found.end
            yield found


def _number(text: str, end: int, match: re.Match[str]) -> _Number | None:
    at, high_words = match.end(), match["high"]
    if high_words is None and _TUSSEN.search(text, max(0, match.start() - 12), match.start()):
        joined = _AND.match(text, at, end)
        if joined:
            at, high_words = joined.end(), joined["high"]
    low, high = _value(match["low"]), _value(high_words) if high_words else None
    if low is None or (high_words and high is None):
        return None
    low_scale = SCALES[match["lowscale"]] if match["lowscale"] else 1
    scale = 1
    if (not match["lowscale"] or high is not None) and (more := _MORE.match(text, at, end)):
        scale, at = SCALES[more["scale"].strip(" \u00a0")], more.end()
    if high is None:
        label = written(low * low_scale * scale)
    else:
        low *= low_scale if low_scale > 1 else scale
        high *= scale if scale > 1 else low_scale
        label = f"{written(low)}-{written(high)}"
    return _Number(match.start(), at, label, match["low"], bool(match["currency"]), low_scale > 1 or scale > 1)


def _read(text: str, end: int, number: _Number) -> FoundAmount | None:
    before = text[max(0, number.start - 24) : number.start]
    if money := _money(text, end, number, sure=True):
        return money
    if _LABEL_BEFORE.search(before):
        return None
    if amount := _with_unit(text, end, number):
        return amount
    if number.word.casefold() == "acht" and not _BEFORE_ACHT.search(before):
        return None
    return _count(text, end, number) or _part(text, end, number) or _money(text, end, number, sure=False)


def _value(words: str) -> float | None:
    try:
        return value_of(words)
    except ValueError:
        return None


def _money(text: str, end: int, number: _Number, sure: bool) -> FoundAmount | None:
    """Read an amount of money; without its currency only `miljoen` and the like near other amounts of money."""
    euro = _EURO.match(text, number.end, end)
    if euro and euro.group().startswith(",") and not number.currency:
        euro = None
    if not (number.currency or euro) and (sure or not number.scaled or not _near_euro(text, number.start, number.end)):
        return None
    stop = euro.end() if euro else number.end
    label = f"EUR {number.label}"
    if per := _PER.match(text, stop, end):
        stop = per.end()
        label += f" per {_PER_UNIT[per['unit']] if per['unit'] else 'year'}"
    return FoundAmount(number.start, stop, label, "money", 0.97 if sure else 0.75, "amount: money")


def _near_euro(text: str, start: int, end: int) -> bool:
    around = text[max(0, start - 160) : end + 80]
    if "€" in around or "euro" in around or "EUR" in around:
        return True
    low = max(text.rfind(". ", 0, start), text.rfind("\n", 0, start), start - 90)
    return _MONEY_WORDS.search(text, max(0, low), min(len(text), end + 60)) is not None


def _with_unit(text: str, end: int, number: _Number) -> FoundAmount | None:
    unit = _UNIT.match(text, number.end, end)
    if unit is None:
        return None
    name, kind = _UNITS[unit["unit"]]
    if text[number.end] not in " \u00a0" and kind not in ("percentage", "measure"):
        return None
    if name == "uur" and _CLOCK.search(text[max(0, number.start - 10) : number.start]):
        return None
    if number.label == "1" and name in ("weken", "maanden", "dagen", "werkdagen", "minuten"):
        name = unit["unit"]
    return FoundAmount(number.start, unit.end(), f"{number.label} {name}", kind, 0.96, f"amount: {kind}")


#: Participles that end like a plural (`opgenomen`), and clock times (`12 uur’s nachts`).
_NO_NOUN = re.compile(r"(?:op|aan|in|uit|af|over|toe|vast|mee|door)ge\w+en$|uur['’]s$")


def _noun(words: list[str]) -> int:
    """Give how many words after a number name what is counted: adjectives in -e and a plural; 0 when none do."""
    for index, word in enumerate(words[:3]):
        folded = word.casefold()
        if folded in _NO_UNITS or folded in WORDS or folded in SCALES or _NO_NOUN.match(folded):
            return 0
        if folded in _PARTICIPLES:
            continue  # `330 betrokken personen`
        if word in _PLURALS or (folded.endswith(("en", "s", "ën")) and len(word) > 3 and not folded.endswith("lijks")):
            return index + 1
        if not folded.endswith(("e", "er")):
            return 0
    return 0


def _count(text: str, end: int, number: _Number) -> FoundAmount | None:
    words = _WORDS_AFTER.match(text, number.end, end)
    if words is None or number.word.casefold() == "half" or number.label == "0":
        return None
    listed = words.group().split()
    taken = _noun(listed)
    if not taken or _is_label(text, number, listed[taken - 1]):
        return None
    stop = number.end
    for word in listed[:taken]:
        stop = text.index(word, stop) + len(word)
    label = f"{number.label} {' '.join(listed[:taken])}"
    alt = (f"{number.label} {listed[taken - 1]}",) if taken > 1 else ()  # without what is said of them
    compared = _MORE_THAN.search(text, max(0, number.start - 12), number.start)
    if compared:
        sign = ">" if compared.group()[:4].casefold() == "meer" else "<"
        return FoundAmount(compared.start(), stop, f"{sign} {label}", "count", 0.85, "amount: count", (label, *alt))
    return FoundAmount(number.start, stop, label, "count", 0.85, "amount: count", alt)


def _part(text: str, end: int, number: _Number) -> FoundAmount | None:
    """Read `278 van de in totaal 640 scholen`: the figure alone, of which the whole says what is counted."""
    whole = _PART_OF.match(text, number.end, end)
    if whole is None or not number.word.isdigit():
        return None
    words = _WORDS_AFTER.match(text, whole.end(), end)
    listed = words.group().split() if words else []
    if not (taken := _noun(listed)):
        return None
    return FoundAmount(
        number.start, number.end, f"{number.label} {' '.join(listed[:taken])}", "count", 0.7, "amount: part"
    )


def _is_label(text: str, number: _Number, noun: str) -> bool:
    """Tell whether small figures open a block, or a name follows them: a footnote, a heading, a street number."""
    opens = number.start == 0 or text[number.start - 1] == "\n"
    if opens and noun[0].isupper() and _DOSSIER.fullmatch(number.word):
        return True  # a paper opens with its dossier: `36 450 Regels omtrent ...`
    if not number.word.isdigit() or number.scaled:
        return False
    return (opens and int(number.word) < 100) or (noun.istitle() and not noun.endswith(("leden", "ers")))

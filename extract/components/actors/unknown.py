"""Organisations that no register and no form gives: runs of capitals for which the letter gives evidence.

Precision comes first: a run counts when signs agree, in one place or over all the places where it stands. A sign is a
word inside it that only organisations have, an abbreviation in brackets after it, a role before it (`uitgevoerd door
X`), a verb after it that only actors have. A place, a person or a word that the letter also writes small is none.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from beleidsgraaf.extract.components.actors.bodies import BOARDS, NAMED_HEADS
from beleidsgraaf.extract.components.actors.lexicon import lines, rows
from beleidsgraaf.extract.components.actors.scan import Scan
from beleidsgraaf.extract.link import own
from beleidsgraaf.extract.model import EntityKind
from beleidsgraaf.extract.openings import opening

_ORGANISATION_WORDS = lines("organisation-words.txt") | NAMED_HEADS
_NOT_ALONE = lines("openers.txt")
_OTHER = re.compile("(?:" + "|".join(sorted(lines("other-things.txt"))) + r")(?:en|s)?$")
_ADJECTIVES = lines("adjectives.txt") | {"strategische", "strategisch"}
_BODY_ENDS = (
    "kamer",
    "raad",
    "commissie",
    "dienst",
    "bureau",
    "autoriteit",
    "inspectie",
    "bond",
    "instituut",
    "college",
)
_RANKS = frozenset({"minister", "ministers", "staatssecretaris", "staatssecretarissen"})
_FIRST = lines("first-names.txt")
_HEADS = lines("heads-again.txt")
_PLACES = lines("places.txt")
_RESEARCH = re.compile(r"-(?:onderzoek|rapport|enquête|woordvoerder|medewerkers?|directeur|bestuur)\b")
_ACRONYM = re.compile(r" \(([A-Z][\w&’'-]{1,11})\)")
#: What each sign is worth; below `ENOUGH` together a run is left alone.
WORTH = {
    "organisation word": 0.55,
    "role": 0.35,
    "acts": 0.35,
    "its research": 0.3,
    "abbreviation": 0.3,
    "ends in one": 0.25,
}
ENOUGH = 0.55


def _role(where: str) -> str:
    return "|".join(row["pattern"] for row in rows("roles.csv") if row["where"] == where)


_ROLE_BEFORE = opening(rf"\b(?:{_role('before')})(?: (?:de|het))? $", re.IGNORECASE)
_REACH = 42  #: how far before a name its role may begin, in characters
_ROLE_AFTER = re.compile(rf" (?:{_role('after')})\b")


@dataclass
class Evidence:
    """Where a run of capitals stands, as (first word, last word), and the signs found at any of these places."""

    places: list[tuple[int, int]] = field(default_factory=list)
    signs: set[str] = field(default_factory=set)
    acronym: str = ""


def runs(scan: Scan, i: int, evidence: dict[str, Evidence]) -> int | None:
    """Note the run of capitals that starts at word i; gives its last word."""
    words = scan.words
    last = scan.run(i)
    if last is None:
        return None
    first = i
    while first < last and (words.low[first] in _NOT_ALONE or not words.capital(first)):
        first += 1
    if words.low[first] in _NOT_ALONE or words.low[first] in _RANKS or len(words.written[first]) < 2:
        return last
    if first + 2 <= last and words.low[first] in ("raad", "commissie") and words.low[first + 2] in BOARDS:
        return last
    for a, b in _parts(scan, first, last):
        _note(scan, a, b, evidence)
    return last


def _parts(scan: Scan, first: int, last: int) -> list[tuple[int, int]]:
    """Split a run at its conjunctions, for a list is several names; not one whose only head word governs the whole."""
    words, parts, start = scan.words, [], first
    for k in range(first, last + 1):
        if words.low[k] == "en" and start < k < last:
            parts.append((start, k - 1))
            start = k + 1
    parts.append((start, last))
    headed = [_head_word(scan, a, b) for a, b in parts]
    if len(parts) > 1 and _head_word(scan, first, last) and headed.count(True) < 2:
        return [(first, last)]
    return parts


def _head_word(scan: Scan, first: int, last: int) -> bool:
    """Tell whether an organisation's word with a capital stands inside a run of two words or more."""
    words = scan.words
    return last > first and any(
        words.low[k] in _ORGANISATION_WORDS and words.capital(k) for k in range(first, last + 1)
    )


def _headed(scan: Scan, first: int, last: int) -> bool:
    """Tell whether an adjective that opens names of bodies stands before a word that ends as bodies do."""
    words = scan.words
    ends = last > first and words.low[first] in _ADJECTIVES and len(words.low[last]) > 7
    return ends and not words.shouted(first) and words.low[last].endswith(_BODY_ENDS)


def _note(scan: Scan, first: int, last: int, evidence: dict[str, Evidence]) -> None:
    words = scan.words
    text = words.text
    if not words.capital(first) or (words.shouted(first) and first < last and words.shouted(last)):
        return
    if _OTHER.search(words.low[first]) or _OTHER.search(words.low[last]) or words.written[first] in _PLACES:
        return
    start, end = words.starts[first], words.ends[last]
    noted = evidence.setdefault(words.span(first, last), Evidence())
    noted.places.append((first, last))
    if _head_word(scan, first, last) or _headed(scan, first, last):
        noted.signs.add("organisation word")
    if any(_ROLE_BEFORE.match(text, at, start) for at in _ROLE_BEFORE.starts(text, max(0, start - _REACH), start)):
        noted.signs.add("role")
    if _ROLE_AFTER.match(text, end):
        noted.signs.add("acts")
    if _RESEARCH.match(text, end):
        noted.signs.add("its research")
    if acronym := _ACRONYM.match(text, end):
        noted.signs.add("abbreviation")
        noted.acronym = acronym[1]
    if last == first + 1 and re.fullmatch(r"[A-Z&]{2,5}", words.written[last]) and not words.shouted(first):
        noted.signs.add("ends in one")


def weigh(scan: Scan, evidence: dict[str, Evidence]) -> None:
    """Put down every place of every run whose signs, from all places together, are enough."""
    words = scan.words
    for name, noted in evidence.items():
        score = sum(WORTH[sign] for sign in noted.signs)
        if score < ENOUGH:
            continue
        first, last = noted.places[0]
        if _known(scan, first, last) or (first == last and (words.low[first] in words.small() or name in _HEADS)):
            continue
        entity = own(EntityKind.ORG, name, "organisation", (noted.acronym,) if noted.acronym else ())
        reason = "unknown: " + ", ".join(sorted(noted.signs))
        for a, b in noted.places:
            scan.add(a, b, entity, min(0.75, 0.3 + score / 2), reason)
            if noted.acronym and (match := _ACRONYM.match(words.text, words.ends[b])):
                scan.add(b, b, entity, 0.6, "unknown: its abbreviation", start=match.start(1), end=match.end(1))
        if noted.acronym:
            scan.defined[noted.acronym] = entity


def _known(scan: Scan, first: int, last: int) -> bool:
    """Tell whether the registers know what stands there, or it starts with a person's first name."""
    words, lexicon = scan.words, scan.lexicon
    if any(lexicon.names.longest(words, k) for k in range(first, last + 1) if words.capital(k)):
        return True
    called_after = words.low[last] in _ORGANISATION_WORDS  # `Cornelis Haga Lyceum`
    if (words.written[first] in _FIRST and not called_after) or lexicon.groups.longest(words, first):
        return True
    kinds = ("municipality", "province")
    return first == last and any(lexicon.short[kind].longest(words, first) for kind in kinds)

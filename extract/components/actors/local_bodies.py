"""Bodies of municipalities and provinces; a municipality that acts under its bare name once it is introduced."""

from __future__ import annotations

import re
from bisect import bisect_left

from beleidsgraaf.extract.components.actors.described import FOREIGN
from beleidsgraaf.extract.components.actors.lexicon import lines
from beleidsgraaf.extract.components.actors.scan import Scan
from beleidsgraaf.extract.components.actors.trie import Trie
from beleidsgraaf.extract.link import own, pick
from beleidsgraaf.extract.model import Entity, EntityKind

_COLLEGE = re.compile(r"[Cc]olleges? van (?:[Bb]urgemeester en [Ww]ethouders|[Bb](?: en |&)[Ww]) van (?:de gemeente )?")
_ISLANDS = "Bonaire|Sint[ -]Eustatius|Statia|Saba"
_ISLAND_BODY = re.compile(rf"([Ee]ilandsraad|[Bb]estuurscollege) van (?:het [Oo]penbaar [Ll]ichaam )?({_ISLANDS})\b")
_POLICE = re.compile(
    r"(?:(?:regionale )?(?:politie-?)?eenheid|politie) (?P<unit>Noord-Nederland|Oost-Nederland|Midden-Nederland"
    r"|Noord-Holland|Amsterdam|Den Haag|Rotterdam|Zeeland-West-Brabant|Oost-Brabant|Limburg)(?! [A-Z])"
)
_STATES = re.compile(r"(?P<which>Provinciale|Gedeputeerde) Staten van (?:de provincie )?")
#: Before or after a bare name: somebody acts, and no place is meant.
_ACTOR_BEFORE = re.compile(r"\b(?:" + "|".join(sorted(lines("actor-before.txt"))) + r") $", re.IGNORECASE)
_ACTOR_AFTER = re.compile(r" (?:" + "|".join(sorted(lines("actor-after.txt"))) + r")\b")


def college(scan: Scan, i: int) -> None:
    """Find `college van burgemeester en wethouders van X`; without a place it is a description."""
    _body(scan, i, _COLLEGE, "municipality", "College van burgemeester en wethouders van {}")


def states(scan: Scan, i: int) -> None:
    """Find `Provinciale Staten van X` and `Gedeputeerde Staten van X`."""
    which = scan.words.written[i]
    _body(scan, i, _STATES, "province", f"{which} Staten van {{}}")


def island(scan: Scan, i: int) -> None:
    """Find `eilandsraad van Bonaire`, `bestuurscollege van Saba`."""
    words = scan.words
    if match := _ISLAND_BODY.match(words.text, words.starts[i]):
        place = match[2].replace("-", " ").replace("Statia", "Sint Eustatius")
        last = bisect_left(words.starts, match.end()) - 1
        scan.add(i, last, own(EntityKind.ORG, f"{match[1]} van {place}", "local-body"), 0.93, "form: body of an island")


_EMBASSY = re.compile(r"(?: (?:in|te) (?P<place>(?:Den |New |San |Sint |El )?[A-Z][\w’'-]+))?")


def embassy(scan: Scan, i: int) -> None:
    """Find `de Nederlandse ambassade in Oslo`, `de Finse ambassade`; which one `de ambassade` is, is not said."""
    words = scan.words
    adjective = words.low[i - 1] if i and words.before(i) == " " else ""
    whose = adjective in FOREIGN or adjective == "nederlandse"
    match = _EMBASSY.match(words.text, words.ends[i])
    if match is None or not (match["place"] or adjective in FOREIGN):
        return
    last = bisect_left(words.starts, match.end()) - 1
    first = i - 1 if whose else i
    name = words.text[words.starts[first] : match.end()]
    scan.add(first, last, own(EntityKind.ORG, name, "embassy"), 0.85, "form: embassy")


def police(scan: Scan, i: int) -> None:
    """Find a regional unit of the police: `politie-eenheid Oost-Brabant`, `eenheid Den Haag`, `politie Limburg`."""
    words = scan.words
    if words.before(i) == "-":
        return
    if match := _POLICE.match(words.text, words.starts[i]):
        last = bisect_left(words.starts, match.end()) - 1
        entity = own(EntityKind.ORG, f"Politie-eenheid {match['unit']}", "police")
        scan.add(i, last, entity, 0.9, "form: unit of the police")


def _body(scan: Scan, i: int, form: re.Pattern[str], kind: str, label: str) -> None:
    words = scan.words
    match = form.match(words.text, words.starts[i])
    if match is None:
        return
    j = bisect_left(words.starts, match.end())
    if found := scan.lexicon.short[kind].longest(words, j):
        place = pick(found[1], scan.on(i))
        if place is not None:
            name = label.format(place.extra.get("short", ""))
            scan.add(i, found[0], own(EntityKind.ORG, name, "local-body"), 0.93, f"form: body of a {kind}")


def bare(scan: Scan) -> None:
    """Find municipalities that act under their bare name after `gemeente X` has introduced them."""
    introduced: Trie[Entity] = Trie()
    firsts: dict[str, int] = {}
    for mention in scan.found:
        if mention.entity.category == "municipality" and mention.entity.key:
            entry = scan.linker.registers.get("ORG", mention.entity.key)
            short = entry.extra.get("short", "") if entry else ""
            if short and short not in firsts:
                firsts[short] = mention.start
                introduced.add(short, mention.entity)
    if not firsts:
        return
    words = scan.words
    for i, low in enumerate(words.low):
        if low not in introduced.root or not (words.capital(i) or low == "s"):
            continue
        hit = introduced.longest(words, i)
        if hit is None:
            continue
        start, end = words.starts[i], words.ends[hit[0]]
        opens = i == 0 or bool(re.search(r"[.?!:;•\n]\s*$", words.before(i)))
        acts = opens and _ACTOR_AFTER.match(words.text, end)
        if acts or _ACTOR_BEFORE.search(words.text[max(0, start - 14) : start]):
            scan.add(i, hit[0], hit[1][0], 0.7, "municipality introduced before, and it acts")

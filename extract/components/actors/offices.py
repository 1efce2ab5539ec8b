"""Ministers and state secretaries in all their forms, coordination included."""

from __future__ import annotations

import re

from beleidsgraaf.extract.components.actors.described import FOREIGN
from beleidsgraaf.extract.components.actors.listed import portfolio_words
from beleidsgraaf.extract.components.actors.scan import CONJUNCTIONS, Scan, coordinated
from beleidsgraaf.extract.components.actors.words import COMMAS
from beleidsgraaf.extract.link import entity_of, own, pick, tidy
from beleidsgraaf.extract.model import Entity, EntityKind
from beleidsgraaf.ontology.registers import fold

#: heads, and the singular by which the office is looked up
RANKS = {
    "minister": "minister",
    "ministers": "minister",
    "staatssecretaris": "staatssecretaris",
    "staatssecretarissen": "staatssecretaris",
    "bewindspersoon": "",
    "bewindspersonen": "",
    "bewindslieden": "",
    "ambtsgenoot": "minister",
    "ambtgenoot": "minister",
    "collega": "minister",
}
#: Colleagues: a post only where a portfolio of the registers follows.
_COLLEAGUES = frozenset({"ambtsgenoot", "ambtgenoot", "collega"})
_PLURAL = frozenset({"ministers", "staatssecretarissen", "bewindspersonen", "bewindslieden"})
#: What separates a ministry from the portfolio within it: `van Financiën - Fiscaliteit`, `(Herstel en Toeslagen)`.
_INNER_GAPS = (", ", ",\n", " (", " - ", " – ", ": ", " – ")
_PIECES = re.compile(r",\s*|\s+(?:en|&)\s+")


def office(scan: Scan, i: int) -> None:
    """Find the office or offices whose head stands at word i."""
    words = scan.words
    if words.gap(i) == "-" and i + 1 < len(words) and words.low[i + 1] == "president":
        _prime_minister(scan, i)
        return
    if not words.near(i) or i + 1 >= len(words) or (words.before(i) == "-" and words.low[i - 1] == "eu"):
        return  # `EU-ministers van Milieu` are of many countries
    rank = RANKS[words.low[i]]
    if rank and words.low[i + 1] in ("en", "of"):
        _shared(scan, i, rank)
        return
    if words.low[i + 1] not in ("van", "voor") or (words.capital(i + 1) and not words.shouted(i)):
        _without_preposition(scan, i, rank)
        return
    if words.low[i] in _PLURAL:
        if not rank:
            _ministries(scan, i + 2)
            return
        _several(scan, i, rank)
        return
    found = portfolio(scan, i + 2, f"{rank} {words.low[i + 1]}", i)
    if i and words.before(i) == " " and words.low[i - 1] in FOREIGN:
        if found and rank:
            there = own(EntityKind.OFFICE, tidy(words.span(i - 1, found[0])), "foreign-minister")
            scan.add(i - 1, found[0], there, 0.9, "office: of another country")
            scan.titled.append((found[0], there))
        return
    if words.low[i] in _COLLEAGUES and (found is None or found[1].key is None):
        return
    if found and found[1].key is None and words.low[i + 1] == "van" and _person(scan, i + 1, found[0]):
        post = scan.linker.incumbent(words.span(i + 1, found[0]), rank, scan.on(i), False) if rank else None
        if post is not None:
            scan.add(i, i, entity_of(post[1]), 0.9, "office: of who is named, on the day")
        return
    if found and (rank or found[1].key):
        last, entity, end = found
        scan.add(i, last, entity, 0.97 if entity.key else 0.85, "office: head and portfolio", end=end)
        scan.titled.append((last, entity))
        _elided(scan, last, rank)


def _ministries(scan: Scan, j: int) -> None:
    """Find the ministries of `de bewindspersonen van OCW en SZW`: of how many, and in what rank, is not said."""
    trie = scan.lexicon.short["ministry"]

    def item(k: int) -> tuple[int, Entity] | None:
        found = trie.longest(scan.words, k)
        chosen = pick(found[1], scan.on(k)) if found and scan.words.capital(found[0]) else None
        return (found[0], entity_of(chosen)) if found and chosen else None

    for first, last, entity in coordinated(scan.words, j, item):
        scan.add(first, last, entity, 0.9, "ministry: of members of the cabinet")


def _shared(scan: Scan, i: int, rank: str) -> None:
    """Find the first office of `de minister en de staatssecretaris van VWS`: the portfolio is that of both."""
    words = scan.words
    j = i + 2
    if j < len(words) and words.low[j] in ("de", "het"):
        j += 1
    if j + 2 >= len(words) or RANKS.get(words.low[j]) in (None, "", rank) or words.low[j + 1] not in ("van", "voor"):
        return
    found = portfolio(scan, j + 2, f"{rank} {words.low[j + 1]}", i)
    if found and found[1].key:
        scan.add(i, i, found[1], 0.85, "office: portfolio shared with the next")


def _person(scan: Scan, j: int, last: int) -> bool:
    """Take `minister van Dijk` for a person where one of that surname held office on the day."""
    words = scan.words
    entry = scan.linker.person(words.span(j, last), scan.on(j))
    if entry is None:
        return False
    alt = (tidy(words.span(j, last)),)
    scan.add(
        j, last, Entity(EntityKind.PERSON, entry.label, entry.key, alt, "person"), 0.9, "person: minister on the day"
    )
    return True


def _elided(scan: Scan, last: int, rank: str) -> None:
    """Find the second office of `de minister van SZW en voor APP`: after a conjunction the preposition stands alone."""
    words = scan.words
    if last + 3 < len(words) and words.near(last) and words.low[last + 1] == "en" and words.low[last + 2] == "voor":
        found = portfolio(scan, last + 3, f"{rank} voor", last + 3)
        if found and found[1].key:
            scan.add(last + 2, found[0], found[1], 0.9, "office: coordination, second part", end=found[2])


def _several(scan: Scan, i: int, rank: str) -> None:
    """Find the offices of a plural: the first with its head, each other one with its own words only."""
    words = scan.words

    def item(j: int) -> tuple[int, tuple[Entity, int | None]] | None:
        preposition = words.low[i + 1]
        first = j
        if words.low[j] in ("van", "voor") and j != i + 1:
            preposition, first = words.low[j], j + 1
        if first < len(words) and words.low[first] in ("de", "het"):
            first += 1
        found = portfolio(scan, first, f"{rank} {preposition}", j, alone=True)
        return (found[0], found[1:]) if found else None

    for n, (first, last, value) in enumerate(coordinated(words, i + 2, item)):
        entity, end = value
        # surer than a bare `SZW`, which names the ministry with the same characters
        scan.add(i if n == 0 else first, last, entity, 0.98, "office: coordination", end=end)


def portfolio(scan: Scan, j: int, head: str, at: int, alone: bool = False) -> tuple[int, Entity, int | None] | None:
    """Read a portfolio from word j: its last word, the office, and where the span ends when not at that word.

    `alone` keeps to names that the registers hold and single words: in a list the next comma starts another item.
    """
    words, on = scan.words, scan.on(at)
    if j >= len(words):
        return None
    known = [
        found[0] for kind in ("office", "ministry") if (found := scan.lexicon.short[kind].longest(words, j)) is not None
    ]
    last = max(known, default=-1)
    if last >= 0 and not (words.capital(j) or last > j or len(words.low[j]) > 4):
        last = -1
    if last < 0 or (not alone and _goes_on(scan, last)):
        longer = _unknown(scan, j, head, at, alone)
        if longer and (last < 0 or (longer[0] > last and longer[1].key)):
            return longer
        if last < 0:
            return None
    worded = words.span(j, last)
    entity = scan.linker.office(f"{head} {worded}", on)
    if entity is None:  # of a time before the register of offices; the ministry's name is known
        ministry = scan.lexicon.short["ministry"].longest(words, j)
        named = pick(ministry[1], on) if ministry and ministry[0] == last else None
        field = named.extra.get("short", "") if named else ""
        entity = own(EntityKind.OFFICE, f"{head} {field or tidy(worded)}", "minister")
    inner = None if alone else _within(scan, last, entity, f"{head} {worded}", at)
    return inner or (last, entity, None)


def _goes_on(scan: Scan, last: int) -> bool:
    """Tell whether a capital follows over a comma or a conjunction, so that the portfolio may be longer."""
    words, n = scan.words, last + 1
    if n >= len(words):
        return False
    if words.gap(last) in COMMAS:
        return words.capital(n)
    return words.near(last) and words.low[n] == "en" and n + 1 < len(words) and words.capital(n + 1)


def _unknown(scan: Scan, j: int, head: str, at: int, alone: bool) -> tuple[int, Entity, int | None] | None:
    """Read a portfolio that no register has in these words: the longest list of capitalised words that links."""
    words, on = scan.words, scan.on(at)
    ends: list[int] = []
    closed = 0  # the item after `en`: a list of fields ends with it
    first = j
    while len(ends) < 5 and first < len(words) and words.capital(first):
        last = first
        while words.near(last) and last + 1 < len(words) and words.capital(last + 1) and last - first < 3:
            last += 1
        ends.append(last)
        n = last + 1
        if n >= len(words):
            break
        if words.gap(last) in COMMAS:
            first = n
        elif words.near(last) and words.low[n] in CONJUNCTIONS:
            first, closed = n + 1, closed or len(ends)
        else:
            break
    for last in reversed(ends):
        if entity := scan.linker.office(f"{head} {words.span(j, last)}", on):
            return last, entity, None
    if not ends or (alone and len(ends) > 1) or words.low[j] in ("nederland", "staat"):
        return (
            (ends[0], own(EntityKind.OFFICE, f"{head} {words.span(j, ends[0])}", "minister"), None)
            if ends and alone
            else None
        )
    last = ends[closed] if 0 < closed < len(ends) else ends[0]
    return last, own(EntityKind.OFFICE, f"{head} {words.span(j, last)}", "minister"), None


def _within(scan: Scan, last: int, entity: Entity, worded: str, at: int) -> tuple[int, Entity, int | None] | None:
    """Read the portfolio within a ministry that a state secretary's title may add, in any order of its fields."""
    words, on = scan.words, scan.on(at)
    gap = words.gap(last)
    if entity.key is None or "staatssecretaris" not in worded.lower() or gap not in _INNER_GAPS:
        return None
    for post in scan.linker.registers.offices:
        if post.category != "state-secretary" or post.parent is None:
            continue
        fields = {fold(p) for p in _PIECES.split(post.extra.get("short", ""))}
        j, size = last + 1, len(" ".join(sorted(fields)).split())
        end = j + size - 1 + (len(fields) > 1)
        for stop in (end, end - 1):
            if j <= stop < len(words) and {fold(p) for p in _PIECES.split(words.span(j, stop))} == fields:
                close = words.ends[stop] + 1 if gap == " (" and words.gap(stop).startswith(")") else None
                full = scan.linker.office(f"{worded} ({post.extra['short']})", on)
                return stop, full or entity, close
    return None


def _without_preposition(scan: Scan, i: int, rank: str) -> None:
    """Find `minister BZK`, `staatssecretaris Fiscaliteit en Belastingdienst`; a name of a person is none of these."""
    words = scan.words
    j = i + 1
    if not words.capital(j):
        return
    for kind in ("office", "ministry"):
        found = scan.lexicon.short[kind].longest(words, j)
        if found and (words.written[j].isupper() or found[0] > j or words.low[j] not in _SURNAMES):
            last = found[0]
            entity = scan.linker.office(f"{rank} {words.span(j, last)}", scan.on(i))
            if entity:
                scan.add(i, last, entity, 0.93, "office: head and portfolio, no preposition")
                return
    if rank and words.low[j] in portfolio_words(scan.lexicon):
        worded = _unknown(scan, j, f"{rank} van", i, False)
        if worded and worded[1].key:
            scan.add(i, worded[0], worded[1], 0.9, "office: head and portfolio, no preposition", end=worded[2])


_SURNAMES = frozenset({"klimaat"})


def _prime_minister(scan: Scan, i: int) -> None:
    words = scan.words
    start = i
    last = i + 1
    if i and words.before(i) in ("-", "") and words.low[i - 1] == "vice":
        start = i - 1
    if words.near(last) and last + 2 < len(words) and words.low[last + 1] == "van" and words.capital(last + 2):
        end = scan.run(last + 2, 2) or last + 2
        scan.add(
            start,
            end,
            own(EntityKind.OFFICE, words.span(start, end), "prime-minister"),
            0.85,
            "office: prime minister of",
        )
        return
    name = "viceminister-president" if start < i else "minister-president"
    entity = scan.linker.office(name, scan.on(i))
    if (
        words.gap(last) in COMMAS
        and last + 4 < len(words)
        and words.low[last + 1 : last + 5] == ["minister", "van", "algemene", "zaken"]
    ):
        last += 4
    scan.add(start, last, entity or own(EntityKind.OFFICE, name, "prime-minister"), 0.96, "office: prime minister")


def parenthesised(scan: Scan, last: int, rank: str) -> None:
    """Find the office in `Minister Jansen (Sociale Zaken en Werkgelegenheid)`, where the name ends at word `last`."""
    words = scan.words
    if words.gap(last) not in (" (", "\n(") or last + 1 >= len(words):
        return
    j = last + 1
    for kind in ("office", "ministry"):
        found = scan.lexicon.short[kind].longest(words, j)
        if found and words.gap(found[0]).startswith((")", " (")):
            worded = words.span(j, found[0])
            entity = scan.linker.office(f"{rank} {worded}", scan.on(j))
            entity = entity or own(EntityKind.OFFICE, f"{rank} van {worded}", "minister")
            scan.add(j, found[0], entity, 0.98, "office: portfolio in brackets after a minister's name")
            return

"""Organisations of a head noun and a short name, one or several: `gemeente Urk`, `ministeries van BZK en SZW`.

A single one is a mention with its head; of several each is a mention of its own words only (annotation guidelines).
The heads are in `heads.csv`; what follows them is looked up among the short names of the registers.
"""

from __future__ import annotations

from functools import lru_cache

from beleidsgraaf.extract.components.actors.lexicon import Lexicon, rows
from beleidsgraaf.extract.components.actors.scan import Item, Scan, coordinated
from beleidsgraaf.extract.components.actors.trie import Trie
from beleidsgraaf.extract.components.actors.words import COMMAS
from beleidsgraaf.extract.link import entity_of, own, pick, tidy
from beleidsgraaf.extract.model import Entity, EntityKind
from beleidsgraaf.ontology.registers import Entry, fold

HEADS = {row["head"]: row for row in rows("heads.csv")}
#: Adjectives that belong to the name of a committee.
_COMMITTEE_ADJECTIVES = frozenset({"vaste", "algemene", "bijzondere", "tijdelijke", "gecombineerde"})
_KNOWN_KINDS = frozenset({"municipality", "ministry", "water-board"})
#: What may stand between a plural and its list.
_SUCH_AS = frozenset({"als", "zoals", "waaronder", "namelijk", "te", "weten", "onder", "andere", "meer"})


def listed(scan: Scan, i: int) -> None:
    """Find the organisation or organisations whose head stands at word i."""
    words = scan.words
    row = HEADS[words.low[i]]
    many, j = row["number"] == "many", i + 1
    if words.gap(i) in ("'", "’") and j < len(words) and words.low[j] == "s":
        many, j = True, j + 1  # veiligheidsregio's
    if j >= len(words) or (i and words.before(i) == "-"):
        return
    if row["kind"] == "committee" and i and words.before(i) == " " and words.low[i - 1] in ("europese", "brede"):
        return
    joint = row["joint"]
    if joint and words.low[j] == joint and words.near(j - 1):
        j += 1
        if j < len(words) and words.low[j] in ("de", "het") and row["kind"] != "municipality":
            j += 1
    elif row["kind"] in ("ministry", "committee"):
        if words.low[i] == "ministerie" and words.written[j].isupper() and words.near(i):
            pass  # ministerie BZK
        else:
            return
    elif many:
        while j < len(words) and words.low[j] in _SUCH_AS and words.before(j) in (" ", ", "):
            j += 1
    if j >= len(words) or words.before(j) not in (" ", "\n", " ’", " '", " ‘", " (", ": ", "  ", "- "):
        return
    if many:
        _several(scan, row, j)
    else:
        _one(scan, row, i, j)


def _one(scan: Scan, row: dict[str, str], i: int, j: int) -> None:
    found = item(scan, row, j)
    if found is None:
        return
    start = i
    if row["kind"] == "committee":
        while start and scan.words.low[start - 1] in _COMMITTEE_ADJECTIVES and scan.words.before(start) == " ":
            start -= 1
    last, entity = found
    if entity.key is None and scan.words.low[j - 1] == "in":
        return  # `de rechtbank in Nederland` is any
    scan.add(start, last, entity, 0.96 if entity.key else 0.8, f"head: {row['head']}")


def _several(scan: Scan, row: dict[str, str], j: int) -> None:
    for first, last, entity in several(scan, row, j):
        scan.add(
            first, last, entity, 0.95 if entity.key else 0.75, f"coordination: {row['head']}", start=scan.opening(first)
        )


def several(scan: Scan, row: dict[str, str], j: int) -> list[tuple[int, int, Entity]]:
    """Read the items of a list that starts at word j as (first word, last word, organisation)."""
    words, joint = scan.words, row["joint"]

    def one(k: int) -> tuple[int, Entity] | None:
        if joint and k > j and k + 1 < len(words) and words.low[k] == joint and words.near(k):
            k += 1  # `voor Financiën en voor Defensie`
            k += k + 1 < len(words) and words.low[k] in ("de", "het")
        return item(scan, row, k, alone=True)

    items: list[Item] = coordinated(words, j, one)
    return [(first, last, entity) for first, last, entity in items if isinstance(entity, Entity)]


def item(scan: Scan, row: dict[str, str], j: int, alone: bool = False) -> tuple[int, Entity] | None:
    """Read one short name at word j: its last word and the organisation."""
    words = scan.words
    trie = scan.lexicon.short.get(row["kind"])
    found = trie.longest(words, j) if trie else None
    context = scan.context(j)
    if found and (words.capital(found[0]) or words.capital(j) or row["kind"] in ("ministry", "committee")):
        last, entries = found
        chosen = _choose(row, entries, context.chamber, scan, j)
        if chosen:
            return last, chosen
    if not words.capital(j) and words.low[j] not in ("s", "t"):
        return None
    if row["kind"] == "ministry" and words.low[j] not in portfolio_words(scan.lexicon):
        return None  # a ministry that no register has is a misreading, not a discovery
    end = _name_end(scan, j, alone, row["kind"])
    name = words.span(j, end)
    label = row["label"].format(tidy(name))
    known = pick(scan.linker.registers.named(label, "ORG", context.on), context.on)
    if known is None and trie is not None and (near := _misspelt(trie, name)):
        known = pick(near, context.on)
    if known is None and (row["kind"] == "province" or (alone and row["kind"] in _KNOWN_KINDS)):
        return None  # a list of known things ends where they end
    if scan.lexicon.names.longest(words, j) and known is None:
        return None  # another organisation follows, not a short name
    return end, entity_of(known) if known else own(EntityKind.ORG, label, row["category"])


@lru_cache(maxsize=4)
def portfolio_words(known: Lexicon) -> frozenset[str]:
    """Give the words with which portfolios start, those of neighbouring countries' ministries included."""
    shorts = (e.extra.get("short", "") for e in known.linker.registers.entries if e.category == "ministry")
    offices = (e.extra.get("short", "") for e in known.linker.registers.offices)
    words = {
        part.split(" ")[0].lower() for name in (*shorts, *offices) for part in name.replace(" en ", ", ").split(", ")
    }
    return frozenset(
        words | {"gezondheid", "milieu", "energie", "handel", "arbeid", "familie", "transport", "oorlog"}
    ) - {""}


def _choose(row: dict[str, str], entries: list[Entry], chamber: str | None, scan: Scan, j: int) -> Entity | None:
    chosen = pick(entries, scan.on(j), chamber if row["kind"] == "committee" else None)
    if chosen is None:
        return None
    if row["category"] == "municipal-body":
        return own(EntityKind.ORG, row["label"].format(chosen.extra.get("short", "")), row["category"])
    return entity_of(chosen)


def _name_end(scan: Scan, j: int, alone: bool, kind: str) -> int:
    """Give the last word of an unknown short name: a run of capitals, of a single committee or ministry with commas."""
    words = scan.words
    last = j
    while words.gap(last) in (" ", "-", "’", "'") and last + 1 < len(words) and words.capital(last + 1):
        last += 1
    if alone or kind not in ("committee", "ministry"):
        return last
    n = last + 1
    if n + 1 < len(words) and words.near(last) and words.low[n] == "en" and words.capital(n + 1):
        return n + 1
    if n < len(words) and words.gap(last) in COMMAS and words.capital(n):
        stop = scan.run(n)
        if stop is not None and "en" in words.low[n : stop + 1]:
            return stop
    return last


@lru_cache(maxsize=512)
def _misspelt_in(names: frozenset[str], name: str) -> str | None:
    near = [n for n in names if abs(len(n) - len(name)) <= 1 and _one_edit(n, name)]
    return near[0] if len(near) == 1 else None


def _misspelt(trie: Trie[Entry], name: str) -> list[Entry] | None:
    """Give the entries whose name of eight letters or more differs by one letter, where there is just one such name."""
    if len(name) < 8:
        return None
    entries = trie.values()
    by_name = {fold(e.extra.get("short", "")): e for e in entries}
    hit = _misspelt_in(frozenset(by_name), fold(name))
    return [e for e in entries if fold(e.extra.get("short", "")) == hit] if hit else None


def _one_edit(a: str, b: str) -> bool:
    """Tell whether one letter put in, left out or changed makes two names equal."""
    if len(a) > len(b):
        a, b = b, a
    for i, (x, y) in enumerate(zip(a, b, strict=False)):
        if x != y:
            return a[i:] == b[i + 1 :] or a[i + 1 :] == b[i + 1 :]
    return len(b) - len(a) <= 1

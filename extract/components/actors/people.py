"""The persons of one text: found by the rules of `persons.py`, linked, the spellings of one person brought together."""

from __future__ import annotations

import re
from bisect import bisect_left

from beleidsgraaf.extract.components.actors import persons
from beleidsgraaf.extract.components.actors.bodies import HEAD_WORDS as BODIES
from beleidsgraaf.extract.components.actors.listed import portfolio_words
from beleidsgraaf.extract.components.actors.offices import RANKS, parenthesised
from beleidsgraaf.extract.components.actors.posts import HEAD_WORDS as POSTS
from beleidsgraaf.extract.components.actors.scan import Scan
from beleidsgraaf.extract.components.actors.trie import Trie
from beleidsgraaf.extract.link import entity_of, own
from beleidsgraaf.extract.model import BlockKind, DocumentKind, Entity, EntityKind, Mention

_FUNCTION = re.compile(
    r"(?:\(|\), )((?:plv\.? |plaatsvervangend |eerste |tweede )?(?:ondervoorzitter|vicevoorzitter|voorzitter))"
    r"(?=[),.]|$)"
)


#: Reasons that make a name that of a member of parliament.
_OF_MEMBERS = tuple(
    f"person: {how}"
    for how in (
        *(f"cue {word}" for word in ("lid", "leden", "kamerlid", "kamerleden", "motie", "moties", "amendement")),
        *(f"cue {word}" for word in ("amendementen", "initiatiefnemer", "initiatiefnemers")),
        "with group in brackets",
        "signature of a motion",
        "title in capitals",
    )
)
_GROUP_AFTER = re.compile(r"(?: c\.s\.)? \((?:beiden |allen )?([^()]{2,30})\)")


def _group_after(scan: Scan, end: int) -> str:
    """Give the label of the group in brackets after a name, empty where there is none."""
    match = _GROUP_AFTER.match(scan.words.text, end)
    found = scan.linker.registers.named(match[1], "ORG") if match else []
    return next((entry.label for entry in found if entry.category == "group"), "")


def person(scan: Scan, start: int, end: int, confidence: float, reason: str, label: str = "") -> None:
    """Put down a person's name at text[start:end], linked to a holder of office where the full name is known."""
    if not label:
        a, b = persons.strip_titles(scan.words.text[start:end])
        start, end = start + a, start + b
    text = scan.words.text[start:end]
    if not text:
        return
    document = scan.document(start)
    on = scan.contexts[document].on if document < len(scan.contexts) else None
    name = label or persons.label(text)
    entity = own(EntityKind.PERSON, name, "person")
    if reason.startswith(_OF_MEMBERS) and (member := scan.linker.member(name, _group_after(scan, end), on)) is not None:
        alt = tuple(dict.fromkeys((persons.bare(member.label), name)))
        entity = Entity(EntityKind.PERSON, member.label, member.key, alt, "person")
        scan.found.append(Mention(start, end, entity, confidence, reason, document))
        return
    full = " " in persons.bare(name) or "." in name or reason.startswith("person: signature")
    if full and (entry := scan.linker.person(name, on)) is not None:
        entity = Entity(EntityKind.PERSON, entry.label, entry.key, (name,) if name != entry.label else (), "person")
    scan.found.append(Mention(start, end, entity, confidence, reason, document))


def cue(scan: Scan, i: int) -> None:
    """Find the persons that the cue at word i introduces; a minister's name brings the portfolio in brackets along."""
    words = scan.words
    low = words.low[i]
    if i + 1 < len(words) and not (words.capital(i + 1) or words.low[i + 1] in _TITLE_WORDS):
        return
    if low in ("lid", "leden") and i and words.before(i) == " " and _ordinal(words.low[i - 1]):
        return  # `artikel 3, derde lid`
    if low in ("lid", "leden") and words.shouted(i) and i + 1 < len(words) and words.gap(i) == " ":
        for start, end in persons.shouted(words.text, words.starts[i + 1]):
            if something_else(scan, bisect_left(words.starts, start), False):
                return
            person(scan, start, end, 0.85, "person: title in capitals", persons.quiet(words.text[start:end]))
        return
    rank = RANKS.get(low)
    for start, end in persons.introduced(words.text, words.ends[i]):
        if start in scan.introduced:
            return  # a cue before this one read the list to its end
        scan.introduced.add(start)
        j = bisect_left(words.starts, start)
        if something_else(scan, j, rank is not None):
            return
        end = _cut(scan, j, start, end)
        if end <= start or (low == "aldus" and " " not in words.text[start:end]):
            return
        _introduced(scan, start, end, j, rank, i)


#: Before a rank: who is named no longer holds the post.
_FORMER = frozenset({"voormalig", "voormalige", "toenmalig", "toenmalige", "oud", "ex", "vorige", "vroegere"})
_ORDINAL = re.compile(r"eerste|derde|\w{2,}(?:de|ste)|\d+|\d+e")
_NOT_ORDINAL = frozenset({"beide", "de", "genoemde", "deze", "aanwezige"})


def _ordinal(word: str) -> bool:
    return word not in _NOT_ORDINAL and _ORDINAL.fullmatch(word) is not None


_TITLE_WORDS = frozenset(["dr", "mr", "ir", "drs", "ing", "prof", "de", "van", "het", "t"])


def _introduced(scan: Scan, start: int, end: int, j: int, rank: str | None, i: int) -> None:
    words, low = scan.words, scan.words.low[i]
    text = persons.label(words.text[start:end])
    if rank is not None:
        former = i > 0 and words.low[i - 1] in _FORMER
        post = scan.linker.incumbent(text, rank, scan.on(j), former) if rank else None
        bracketed = words.gap(bisect_left(words.starts, end) - 1) in (" (", "\n(")  # the portfolio follows the name
        if post is not None and low == rank and j == i + 1 and not bracketed:
            when = "before the day" if former else "on the day"
            scan.add(i, i, entity_of(post[1]), 0.9, f"office: of who is named, {when}")
        entry = post[0] if post is not None else scan.linker.person(text, scan.on(j))
        if entry is not None:
            document = scan.document(start)
            alt = (text,) if text != entry.label else ()
            entity = Entity(EntityKind.PERSON, entry.label, entry.key, alt, "person")
            scan.found.append(Mention(start, end, entity, 0.96, f"person: {low}, holder on the day", document))
        else:
            person(scan, start, end, 0.75, f"person: cue {low}")
        parenthesised(scan, bisect_left(words.starts, end) - 1, rank)
    else:
        person(scan, start, end, 0.9, f"person: cue {low}")


def _group(scan: Scan, j: int) -> bool:
    """Tell whether a group stands at word j; one that is called after its only member does not count."""
    found = scan.lexicon.groups.longest(scan.words, j)
    return found is not None and any(not entry.label.startswith(("Lid ", "Groep ")) for entry in found[1])


#: Words that a portfolio may follow without `van`.
_HEADS_OF_PORTFOLIOS = frozenset({"commissaris", "voorzitter", "bewindspersonen", "bewindspersoon", "bewindslieden"})


def something_else(scan: Scan, j: int, minister: bool) -> bool:
    """Tell whether an organisation, a group or a portfolio stands where a name was expected."""
    lexicon, words = scan.lexicon, scan.words
    if lexicon.names.longest(words, j) or _group(scan, j):
        return True
    if minister and words.low[j] in portfolio_words(lexicon):
        return True
    portfolio = minister or words.low[j - 1] in _HEADS_OF_PORTFOLIOS
    return portfolio and any(lexicon.short[kind].longest(words, j) for kind in ("office", "ministry"))


_TWO_PREFIXES = re.compile(
    r"((?:Van|De|Den|Ter|Ten)(?: (?:de|der|den|het))? [A-ZÀ-Þ][\w’'-]+) van (?:de |het |der )?[A-ZÀ-Þ]"
)


def _cut(scan: Scan, j: int, start: int, end: int) -> int:
    """End a name before `van` when a portfolio, a place or an organisation follows it: `Jansen van Financiën`."""
    words, k = scan.words, j + 1
    if double := _TWO_PREFIXES.match(words.text, start, end):
        return double.end(1)  # `Van der Heijden van de Brigade`
    while k < len(words) and words.ends[k] <= end:
        if words.low[k] in ("van", "voor") and not words.capital(k) and k + 1 < len(words):
            tries = (scan.lexicon.short["office"], scan.lexicon.short["ministry"])
            if any(t.longest(words, k + 1) for t in tries) or scan.lexicon.names.longest(words, k + 1):
                return words.ends[k - 1]
        k += 1
    return end


def first_name(scan: Scan, i: int) -> None:
    """Find a first name with a surname behind it."""
    words = scan.words
    if i + 1 >= len(words) or words.before(i) in ("-", "’", "'") or words.written[i] not in persons.FIRST_NAMES:
        return
    at = words.ends[i]
    if words.gap(i) == "-" and words.written[i + 1] in persons.FIRST_NAMES:
        at = words.ends[i + 1]
    match = persons.REST.match(words.text, at)
    capital = i > 1 and words.before(i) == " " and words.capital(i - 1)
    titled = words.low[i - 1] in persons.CUES or words.low[i - 1] in POSTS
    if not match or (capital and not titled and words.before(i - 1)[-1:] in " \n"):
        return  # the run of capitals started before: some other name
    if i and words.before(i) == " " and words.low[i - 1] in BODIES and words.low[i - 1] not in persons.CUES:
        return  # `uitzendbureau Otto Workforce`
    name = words.text[words.starts[i] : match.end()]
    if persons.plausible(name) and not scan.lexicon.names.longest(words, i):
        person(scan, words.starts[i], match.end(), 0.8, "person: first name and surname")


def everywhere(scan: Scan) -> None:
    """Find names by their own form: initials, reference lists, what stands before a group in brackets, signatures."""
    text = scan.words.text
    for start, end in persons.with_initials(text):
        if text[start + 1 : start + 3] == ". " and text[start + 3 : end].lower() in scan.words.small():
            continue  # `kreeg een D. Producten met`: a letter that ends a sentence
        person(scan, start, end, 0.92, "person: initials and surname")
    for index, block in enumerate(scan.layout.blocks):
        if block.kind is BlockKind.FOOTNOTE:
            for match in persons.REVERSED.finditer(text, block.start, block.end):
                person(scan, match.start(), match.end(), 0.8, "person: reference list", persons.reversed_label(match))
        elif block.kind is BlockKind.ROSTER or text.startswith("Samenstelling", block.start):
            _functions(scan, index, block.start, block.end)
    _before_groups(scan)
    _signatures(scan)


def _before_groups(scan: Scan) -> None:
    text = scan.words.text
    for mention in [m for m in scan.found if m.reason == "group: name"]:
        at = mention.start
        opening = text[max(0, at - 8) : at]
        if not re.search(r"\((?:allen |beiden )?$", opening):
            continue
        at = at - len(opening) + opening.rfind("(")
        window = text[max(0, at - 60) : at]
        match = persons.BEFORE_GROUP.search(window)
        if match and persons.plausible(match["name"]):
            start = at - len(window) + match.start("name")
            j, last = bisect_left(scan.words.starts, start), bisect_left(scan.words.starts, start + len(match["name"]))
            group = any(_group(scan, k) for k in range(j, last))  # `de ChristenUnie (CU)`
            if not group and not scan.lexicon.names.longest(scan.words, j):
                person(scan, start, start + len(match["name"]), 0.9, "person: with group in brackets")


def _signatures(scan: Scan) -> None:
    reading, source = scan.layout.reading, scan.layout.source
    for document in scan.layout.documents:
        for signature in document.signatures:
            for span in signature.person.spans if signature.person else ():
                a, b = persons.strip_titles(source.text[span.start : span.end])
                start, last = reading.reading_offset(span.start + a), reading.reading_offset(span.start + b - 1)
                if start is not None and last is not None and start <= last:
                    moved = document.kind is DocumentKind.MOTION and signature.office is None
                    person(scan, start, last + 1, 0.98, f"person: signature{' of a motion' if moved else ''}")


def _functions(scan: Scan, index: int, start: int, end: int) -> None:
    """Find `(voorzitter)` in a list of members: the post in the committee to whose name the note belongs."""
    committee = next(
        (
            m.entity
            for marker in scan.layout.markers
            if marker.block == index
            for m in scan.found
            if m.entity.category.endswith("committee") and abs(m.end - marker.offset) <= 2
        ),
        None,
    )
    if committee is None:
        return
    name = committee.label[0].lower() + committee.label[1:]
    for match in _FUNCTION.finditer(scan.words.text, start, end):
        function = match[1]
        entity = own(EntityKind.OFFICE, f"{function[0].upper()}{function[1:]} van de {name}", "chair")
        scan.found.append(
            Mention(
                match.start(1),
                match.end(1),
                entity,
                0.9,
                "post: function in a list of members",
                scan.document(match.start()),
            )
        )


def unify(scan: Scan) -> None:
    """Bring the spellings of one person together, and find the bare surnames of persons named before.

    A surname is one with the only fuller name that ends in it: `Penning` in a list, `A. Penning` under the letter.
    """
    found = [m for m in scan.found if m.entity.kind is EntityKind.PERSON]
    if not found:
        return
    labels: dict[str, Entity] = {}
    for mention in found:
        labels.setdefault(_key(mention.entity.label), mention.entity)
    _movers(scan, labels)
    fuller: dict[str, Entity] = {}
    by_last: dict[str, list[str]] = {}
    for key in labels:
        by_last.setdefault(key.rsplit(" ", 1)[-1], []).append(key)
    for key, entity in labels.items():
        alike = by_last[key.rsplit(" ", 1)[-1]]
        longer = [labels[k] for k in alike if k != key and persons.completes(k, key)]
        if entity.key is None and len(longer) == 1:
            target = longer[0]
            alt = tuple(dict.fromkeys((*target.alt, entity.label)))
            fuller[key] = Entity(target.kind, target.label, target.key, alt, target.category)
    for n, mention in enumerate(scan.found):
        if mention.entity.kind is EntityKind.PERSON and (full := fuller.get(_key(mention.entity.label))):
            scan.found[n] = Mention(
                mention.start,
                mention.end,
                full,
                mention.confidence,
                mention.reason,
                mention.document,
                mention.coreference,
            )
    _later(scan, labels, fuller)


def _key(name: str) -> str:
    """Fold a name but for its hyphens: `Rog` is no part of `Heerema-Rog`."""
    return " ".join(name.casefold().replace("’", "'").split())


def _member(scan: Scan, name: str, at: int) -> Entity | None:
    """Give the member of parliament of that name on the day of the document at an offset."""
    document = scan.document(at)
    on = scan.contexts[document].on if document < len(scan.contexts) else None
    entry = scan.linker.member(name, "", on)
    alt = (persons.bare(entry.label),) if entry else ()
    return Entity(EntityKind.PERSON, entry.label, entry.key, alt, "person") if entry else None


def _movers(scan: Scan, labels: dict[str, Entity]) -> None:
    """Take `de motie-Jansen-De Vries` as two persons when the letter names both apart, or both are members that day."""
    named = {_key(alt): entity for entity in labels.values() for alt in (*entity.alt, entity.label)}
    for n, mention in enumerate(scan.found):
        label = mention.entity.label
        if mention.reason not in ("person: cue motie", "person: cue amendement") or "-" not in label:
            continue
        at = label.index("-")
        parts = (label[:at], label[at + 1 :])
        first, second = (named.get(_key(part)) or _member(scan, part, mention.start) for part in parts)
        if first and second and scan.words.text[mention.start + at : mention.start + at + 1] == "-":
            middle = mention.start + at
            scan.found[n] = Mention(mention.start, middle, first, 0.85, mention.reason, mention.document)
            scan.found.append(Mention(middle + 1, mention.end, second, 0.85, mention.reason, mention.document))
            labels.pop(_key(label), None)


def _later(scan: Scan, labels: dict[str, Entity], fuller: dict[str, Entity]) -> None:
    trie: Trie[Entity] = Trie()
    for key, entity in labels.items():
        target = fuller.get(key, entity)
        trie.add(entity.label, target)
        short = persons.bare(entity.label)
        if short and short != entity.label:
            trie.add(short, target)
        for other in target.alt:
            trie.add(other, target)
    words = scan.words
    taken = sorted((m.start, m.end) for m in scan.found if m.entity.kind is EntityKind.PERSON)
    for i in range(len(words)):
        if words.low[i] not in trie.root or not words.capital(i):
            continue
        hit = trie.longest(words, i)
        if hit is None or len(hit[1]) != 1 or (hit[0] == i and words.low[i] in words.small()):
            continue
        start, end = words.starts[i], words.ends[hit[0]]
        at = bisect_left(taken, (start, 0))
        if any(a < end and start < b for a, b in taken[max(0, at - 1) : at + 1]):
            continue
        if (i and words.before(i) == " " and words.capital(i - 1)) or words.gap(hit[0]) == "-":
            continue
        if (words.near(hit[0]) and words.capital(hit[0] + 1)) or (
            i and words.before(i) not in (" ", "\n", " (", ", ", "-", "/")
        ):
            continue
        scan.found.append(Mention(start, end, hit[1][0], 0.75, "person: named before", scan.document(start)))

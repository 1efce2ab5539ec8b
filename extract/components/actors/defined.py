"""Abbreviations that the letter itself defines for an organisation: `Qredits Microfinanciering Nederland (Qredits)`."""

from __future__ import annotations

import re

from beleidsgraaf.extract.components.actors.lexicon import lines
from beleidsgraaf.extract.components.actors.scan import Scan
from beleidsgraaf.extract.link import own
from beleidsgraaf.extract.model import Entity, EntityKind, Mention
from beleidsgraaf.extract.openings import opening
from beleidsgraaf.ontology.registers import fold

#: `Ministerie van Sociale Zaken en Werkgelegenheid (XV)`: a chapter of the budget, no abbreviation.
_CHAPTER = re.compile(r"[IVXLC]+[AB]?")


def abbreviations(scan: Scan, given: dict[str, Entity]) -> None:
    """Find every further occurrence of an abbreviation that stands for an organisation or a post in this letter."""
    pairs = (*given.items(), *scan.defined.items())
    kinds = (EntityKind.ORG, EntityKind.OFFICE)
    known = {a: e for a, e in pairs if e.kind in kinds and not _CHAPTER.fullmatch(a) and not _shorter(scan, a, e)}
    known = {a: e for a, e in known.items() if not _class_of(scan, a, e)}
    after = _after_names(scan)
    known.update(after)
    _small_letters(scan, known)
    if not known:
        return
    _names(scan, known)
    pattern = re.compile(
        r"(?<![\w-])(?:" + "|".join(re.escape(a) for a in sorted(known, key=len, reverse=True)) + r")(?![\w])"
    )
    for match in pattern.finditer(scan.words.text):
        entity = known[match.group()]
        start, sure = match.start(), 0.985 if match.group() in after else 0.98
        scan.found.append(  # surer than the registers, where the same letters may stand for something else
            Mention(start, match.end(), entity, sure, "abbreviation defined in the letter", scan.document(start))
        )


def _class_of(scan: Scan, short: str, entity: Entity) -> bool:
    """Tell whether the letter defines one of many: `een CSIRT (Computer Security Incident Response Team)`."""
    text = scan.words.text
    return entity.key is None and any(
        f" een {a} ({b}" in text for a, b in ((short, entity.label), (entity.label, short))
    )


#: `(SSK)` after a name; a small word may stand before it.
_SHORT = re.compile(r" \((?:hierna|verder|afgekort)?:? ?(?:de |het )?[‘'“\"]?([A-Z][\w&-]{1,9})[’'”\"]?\)")


def _after_names(scan: Scan) -> dict[str, Entity]:
    """Give the abbreviations that stand in brackets straight after a body of the registers."""
    text = scan.words.text
    out: dict[str, Entity] = {}
    for mention in scan.found:
        if (
            mention.entity.kind is not EntityKind.ORG
            or mention.entity.key is None
            or text[mention.end : mention.end + 2] != " ("
        ):
            continue
        match = _SHORT.match(text, mention.end)
        if match is None or sum(map(str.isupper, match[1])) < 2 or _CHAPTER.fullmatch(match[1]):
            continue
        if mention.entity.category in ("group", "municipality") or _shorter(scan, match[1], mention.entity):
            continue
        if " " in text[mention.start : mention.end] and match[1][0].lower() in _firsts(
            text[mention.start : mention.end]
        ):
            out.setdefault(match[1], mention.entity)
    return out


def _firsts(name: str) -> set[str]:
    return {word[0].lower() for word in name.split()}


#: `(hierna: de inspectie)` after a name: the noun alone names the body from there on.
_HEREAFTER = re.compile(r" \((?:hierna|verder)(?: te noemen)?:? [‘'“\"]?(?:de |het )([a-zë]{4,30})[’'”\"]?\)")


def hereafter(scan: Scan) -> None:
    """Find the common noun by which the letter says that it will call a body."""
    text = scan.words.text
    if "(hierna" not in text and "(verder" not in text:
        return
    for mention in [m for m in scan.found if m.entity.kind in (EntityKind.ORG, EntityKind.OFFICE)]:
        match = _HEREAFTER.match(text, mention.end)
        if match is None:
            continue
        noun = re.compile(rf"\b(?:[Dd]e|[Hh]et|[Dd]eze|[Dd]it) ({match[1]}|{match[1].capitalize()})\b(?!-)")
        for again in noun.finditer(text, mention.end):
            document = scan.document(again.start(1))
            if document == mention.document:
                scan.found.append(
                    Mention(*again.span(1), mention.entity, 0.85, "named so by the letter", document, coreference=True)
                )


def _small_letters(scan: Scan, known: dict[str, Entity]) -> None:
    """Find a body whose name is written small before the abbreviation that has its initials."""
    text = scan.words.text
    at = text.find(" (")
    while at >= 0:
        if (short := _SHORT.match(text, at)) and short[1].isupper() and short[1] not in known:
            block = max(text.rfind("\n", 0, at), at - 110) + 1
            words = list(re.finditer(r"[\w-]+", text[block:at]))
            for first in range(max(0, len(words) - 7), len(words) - 1):
                named = text[block + words[first].start() : at]
                parts = [w.group() for w in words[first:]]
                if _spells(short[1], parts) and any(w.endswith(_BODIES) for w in parts) and named[0].islower():
                    entity = own(EntityKind.ORG, named, "organisation", (short[1],))
                    start = block + words[first].start()
                    scan.found.append(
                        Mention(
                            start, at, entity, 0.75, "name in small letters with its abbreviation", scan.document(start)
                        )
                    )
                    known[short[1]] = entity
                    break
        at = text.find(" (", at + 2)


#: Ends of words that name bodies, where the letter writes the name small.
_BODIES = tuple(sorted(lines("small-bodies.txt")))
_PASSED = frozenset({"de", "het", "en", "van", "voor", "der", "den", "in", "op", "aan", "of", "te"})


def _spells(short: str, words: list[str]) -> bool:
    """Tell whether an abbreviation has the initials of the words, small ones passed over."""
    initials = [w[0].upper() for w in words if w not in _PASSED]
    return "".join(initials) == short


def _shorter(scan: Scan, short: str, entity: Entity) -> bool:
    """Tell whether the registers have that abbreviation for what the letter names a little shorter.

    `Economische Zaken (EZ)` after `ministers van` is no other body than the ministry.
    """
    if short in scan.lexicon.groups_spelt:
        return entity.category != "group" or short not in (entity.label, *entity.alt)  # `Van Nispen (SP)`
    if entity.key is not None:  # `... van de Inspectie X (IX-IOD)`: the abbreviation is of the part named before
        return any(entry.parent == entity.key for entry in scan.linker.registers.named(short, "ORG"))
    entries = scan.linker.registers.named(short)
    return any(fold(entity.label) in fold(name) for entry in entries for name in entry.names)


def _names(scan: Scan, known: dict[str, Entity]) -> None:
    """Find the full names behind the abbreviations, where no register knows them."""
    labels = {e.label: e for e in known.values() if e.key is None and " " in e.label}
    if not labels:
        return
    pattern = re.compile(
        r"(?<![\w-])(?:" + "|".join(map(re.escape, sorted(labels, key=len, reverse=True))) + r")(?![\w-])"
    )
    for match in pattern.finditer(scan.words.text):
        scan.found.append(
            Mention(
                *match.span(), labels[match.group()], 0.8, "name with its abbreviation", scan.document(match.start())
            )
        )


#: Head nouns by which a named body is referred to again with a capital: `de Stuurgroep`.
_HEADS = "|".join(sorted(lines("heads-again.txt")))
#: Those that a letter may write small too, for they are nothing else.
_SMALL_HEADS = "adviescollege|rekenkamer|ombudsman|kinderombudsman|staatscommissie|onderzoeksraad|planbureau"
_AGAIN = opening(
    rf"\b(?:[Dd]e|[Hh]et|[Dd]eze|[Dd]it) ({_HEADS}|{_SMALL_HEADS})\b"
    r"(?! [A-ZÀ-Þ]|-| (?:van|voor) (?:de |het )?[A-ZÀ-Þ])"
)


#: Ends of names of companies, without which they are called later on: `Sira Consulting` and then `Sira`.
_COMPANY_END = re.compile(
    r"([A-Z][\w&-]{2,}) (?:Consulting|Consultancy|Advies|Advisory|Research|Groep|Group|Holding|B\.V\.|N\.V\.|BV|NV)"
)


def shorter(scan: Scan) -> None:
    """Find a company by the first word of its name, where its whole name stands in the text too."""
    firsts: dict[str, Entity] = {}
    for mention in scan.found:
        if mention.entity.kind is not EntityKind.ORG or mention.entity.key is not None:
            continue  # the registers have the other names of those that they hold
        if match := _COMPANY_END.fullmatch(mention.entity.label):
            firsts.setdefault(match[1], mention.entity)
    words = scan.words
    for i, word in enumerate(words.written) if firsts else ():
        whole = firsts.get(word)
        if whole is None or words.low[i] in words.small() or words.before(i) == "-":
            continue
        if not (words.near(i) and words.capital(i + 1)):
            scan.add(i, i, whole, 0.75, "company: first word of its name")


def again(scan: Scan) -> None:
    """Find a capitalised head noun that refers to the only body of that head named before it in the document."""
    text = scan.words.text
    hits = list(_AGAIN.finditer(text, 0, len(text)))
    if not hits:
        return
    wanted = {match[1].capitalize() for match in hits}
    bodies: dict[str, list[Mention]] = {}
    for mention in scan.found:
        if mention.entity.kind in (EntityKind.ORG, EntityKind.OFFICE) and mention.confidence >= 0.6:
            label = mention.entity.label  # `ICJ` is the Internationaal Gerechtshof, hence `het Hof`
            named = [
                *text[mention.start : mention.end].replace("-", " ").split()[:4],
                *label.replace("-", " ").split()[:4],
            ]
            heads = {word.title() for word in named} & wanted
            if "Hof" in wanted and any(word.endswith("hof") for word in named):
                heads.add("Hof")
            for head in sorted(heads):
                if max(mention.end - mention.start, len(label)) > len(head):
                    bodies.setdefault(head, []).append(mention)
    for match in hits:
        start = match.start(1)
        document = scan.document(start)
        before = {m.entity for m in bodies.get(match[1].capitalize(), ()) if m.document == document and m.start < start}
        if len(before) == 1:
            entity = before.pop()
            reason = "named before, by its head noun"
            scan.found.append(Mention(start, match.end(1), entity, 0.8, reason, document, coreference=True))

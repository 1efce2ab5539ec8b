"""Abbreviations that the letter itself defines for an organisation: `Qredits Microfinanciering Nederland (Qredits)`."""

from __future__ import annotations

import re

from beleidsgraaf.extract.components.actors.lexicon import lines
from beleidsgraaf.extract.components.actors.scan import Scan
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
    if not known:
        return
    _names(scan, known)
    pattern = re.compile(
        r"(?<![\w-])(?:" + "|".join(re.escape(a) for a in sorted(known, key=len, reverse=True)) + r")(?![\w])"
    )
    for match in pattern.finditer(scan.words.text):
        entity = known[match.group()]
        start = match.start()
        scan.found.append(  # surer than the registers, where the same letters may stand for something else
            Mention(start, match.end(), entity, 0.98, "abbreviation defined in the letter", scan.document(start))
        )


def _shorter(scan: Scan, short: str, entity: Entity) -> bool:
    """Tell whether the registers have that abbreviation for what the letter names a little shorter.

    `Economische Zaken (EZ)` after `ministers van` is no other body than the ministry.
    """
    if entity.key is not None:
        return False
    if short in scan.lexicon.groups_spelt:
        return True  # `Van Nispen (SP)`: the group of who is named
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
_AGAIN = opening(rf"\b(?:[Dd]e|[Hh]et|[Dd]eze|[Dd]it) ({_HEADS})\b(?! [A-ZÀ-Þ]|-| (?:van|voor) (?:de |het )?[A-ZÀ-Þ])")


def again(scan: Scan) -> None:
    """Find a capitalised head noun that refers to the only body of that head named before it in the document."""
    text = scan.words.text
    hits = list(_AGAIN.finditer(text, 0, len(text)))
    if not hits:
        return
    wanted = {match[1] for match in hits}
    bodies: dict[str, list[Mention]] = {}
    for mention in scan.found:
        if mention.entity.kind in (EntityKind.ORG, EntityKind.OFFICE) and mention.confidence >= 0.6:
            heads = {word.title() for word in text[mention.start : mention.end].replace("-", " ").split()[:4]} & wanted
            for head in heads:
                if mention.end - mention.start > len(head):
                    bodies.setdefault(head, []).append(mention)
    for match in hits:
        start = match.start(1)
        document = scan.document(start)
        before = {m.entity for m in bodies.get(match[1], ()) if m.document == document and m.start < start}
        if len(before) == 1:
            entity = before.pop()
            reason = "named before, by its head noun"
            scan.found.append(Mention(start, match.end(1), entity, 0.8, reason, document, coreference=True))

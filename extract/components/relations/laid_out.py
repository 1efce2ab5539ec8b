"""Relations that the layout says: signatures, committee rosters, groups in brackets, names next to offices."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise

from beleidsgraaf.extract.model import (
    PUBLICATION,
    BlockKind,
    Entity,
    EntityKind,
    Layout,
    Mention,
    Relation,
    Signatory,
    Span,
)

_ROLE = re.compile(
    r"[^\w(]{0,3}\((?P<role>(?:onder|plaatsvervangend |plv\. ?|vice-)?voorzitter|griffier)\)", re.IGNORECASE
)
_GROUP_IN_BRACKETS = re.compile(r"\s*\((?:allen |beiden )?$")
_CLOSED = re.compile(r"\)|, (?:Eerste|Tweede) Kamer\)")
_LIST = re.compile(r"\s*(?:,|en|,? en)\s+")
_GROUP_MEMBER = re.compile(
    r"-(?:(?:Tweede |Eerste )?(?:[Kk]amer)?(?:lid|leden)|senator|[Ff]ractie(?:voorzitter|leider|lid)|leider|"
    r"woordvoerder)\s+"
)
_AS_MEMBER = re.compile(r",? (?:als |oud-|voormalig )?lid van (?:de |het )?")
_OF_GROUP = re.compile(r",? (?:van|namens) (?:de |het )?")
_MEMBER = re.compile(
    r"(?:[Ll]id|[Ll]eden|[Ss]enator|[Ff]ractie(?:voorzitter|leider)|collega)\s+(?:de heer |mevrouw )?$"
)
#: What may stand between an office and who holds it: titles, and a word that says when.
_TITLES = r"(?:(?:de heer|mevrouw|dhr\.|mw\.|mevr\.|mr\.|drs\.|dr\.|prof\.|ir\.|ing\.|ds\.)\s*)*"
_OFFICE_PERSON = re.compile(rf",?\s{_TITLES}")
_PERSON_OFFICE = re.compile(
    r"(?:,\s|\s[(–-]\s?|,?\sals\s)(?:(?:de|het|onze|huidige?|toenmalige?|voormalige?|oud|nieuwe|destijds)[\s-])*"
)
_DIRECTORATE = re.compile(
    r"(?:[\w-]+ en )?\w*(?:directie|directoraat|afdeling|dienst|bureau|eenheid|inspectie|agentschap|secretariaat)\b",
    re.IGNORECASE,
)
_OF_MINISTRY = re.compile(r"\s*(?:van|bij|binnen) (?:het|de)\s*")
_REPLY = re.compile(
    r"(?:kabinets|beleids)?(?:reactie|standpunt|antwoord(?:en)?|appreciatie) op (?:het |de )?"
    r"(?:(?:\w+-)?(?:signalement|rapport|advies|onderzoek|evaluatie|motie)(?: van [^‘“]+)? )?[‘“'\"]?(?P<on>.+)",
    re.IGNORECASE,
)


def signatures(layout: Layout, signatories: Sequence[Signatory]) -> Iterator[Relation]:
    """Give who holds which office by the signatures."""
    for signatory in signatories:
        if signatory.office is None or signatory.person is None:
            continue
        fields = [f for f in (signatory.signature.office, signatory.signature.person) if f is not None]
        offsets: list[int] = []
        for one in fields:
            for span in one.spans[:1]:
                first, last = layout.reading.reading_offset(span.start), layout.reading.reading_offset(span.end - 1)
                if first is not None and last is not None:
                    offsets += [first, last + 1]
        if not offsets:
            continue
        yield Relation(
            start=min(offsets),
            end=max(offsets),
            subject=signatory.person,
            predicate="holdsOffice",
            object=signatory.office,
            confidence=0.97,
            reason="signature",
            document=signatory.document,
        )


def rosters(layout: Layout, mentions: Sequence[Mention]) -> Iterator[Relation]:
    """Give the members of committees and groups, and who chairs, from notes that list a committee."""
    starts = [m.start for m in mentions]
    text = layout.reading.text
    committees = _committees(layout, mentions)
    for index, block in enumerate(layout.blocks):
        if block.kind != BlockKind.ROSTER:
            continue
        inside = mentions[bisect_left(starts, block.start) : bisect_left(starts, block.end)]
        committee = committees.get(index)
        for position, member in enumerate(inside):
            if member.entity.kind != EntityKind.PERSON:
                continue
            following = inside[position + 1] if position + 1 < len(inside) else None
            end = member.end
            if following and following.entity.kind == EntityKind.ORG:
                end = following.end + 1
                yield _member(member, following.entity, end, block.document, "roster")
            if committee is None:
                continue
            yield _member(member, committee, end, block.document, "roster")
            role = _ROLE.match(text, end)
            if role:
                name = role.group("role").capitalize()
                office = Entity(EntityKind.OFFICE, f"{name} van de {committee.label[:1].lower()}{committee.label[1:]}")
                yield Relation(
                    start=member.start,
                    end=role.end(),
                    subject=member.entity,
                    predicate="holdsOffice",
                    object=office,
                    confidence=0.95,
                    reason="roster: " + role.group("role"),
                    document=block.document,
                )


def _member(member: Mention, of: Entity, end: int, document: int, reason: str, start: int | None = None) -> Relation:
    return Relation(
        start=member.start if start is None else start,
        end=end,
        subject=member.entity,
        predicate="memberOf",
        object=of,
        confidence=0.95,
        reason=reason,
        document=document,
    )


def _committees(layout: Layout, mentions: Sequence[Mention]) -> dict[int, Entity]:
    """Give for each note the committee that its marker stands behind."""
    out: dict[int, Entity] = {}
    ends = [m.end for m in mentions]
    for marker in layout.markers:
        if marker.block is None or layout.blocks[marker.block].kind != BlockKind.ROSTER:
            continue
        i = bisect_right(ends, marker.offset + 2) - 1
        if i >= 0 and mentions[i].end >= marker.offset - 3 and mentions[i].entity.kind == EntityKind.ORG:
            out.setdefault(marker.block, mentions[i].entity)
    return out


def in_brackets(layout: Layout, mentions: Sequence[Mention]) -> Iterator[Relation]:
    """Give the group of persons from `Jansen (VVD)` and `Jansen, De Wit en Bakker (allen D66)`."""
    text = layout.reading.text
    rosters_at = [(b.start, b.end) for b in layout.blocks if b.kind == BlockKind.ROSTER]
    for i in range(1, len(mentions)):
        group, person = mentions[i], mentions[i - 1]
        if group.entity.kind != EntityKind.ORG or person.entity.kind != EntityKind.PERSON:
            continue
        if any(start <= group.start < end for start, end in rosters_at):
            continue
        gap = text[person.end : group.start]
        if not _GROUP_IN_BRACKETS.match(gap) or not _CLOSED.match(text, group.end):
            continue
        members = [person]
        if "allen" in gap or "beiden" in gap:
            j = i - 2
            while j >= 0 and mentions[j].entity.kind == EntityKind.PERSON:
                if not _LIST.fullmatch(text, mentions[j].end, mentions[j + 1].start):
                    break
                members.insert(0, mentions[j])
                j -= 1
        for member in members:
            yield _member(member, group.entity, group.end + 1, person.document, "group in brackets")


def directorates(layout: Layout, mentions: Sequence[Mention]) -> Iterator[Relation]:
    """Give the ministry that a directorate is part of: `directie X van het ministerie van Y`."""
    text = layout.reading.text
    for part, whole in pairwise(mentions):
        both = part.entity.kind == whole.entity.kind == EntityKind.ORG and whole.start - part.end < 16
        if both and _DIRECTORATE.match(part.entity.label) and _OF_MINISTRY.fullmatch(text, part.end, whole.start):
            yield Relation(
                start=part.start,
                end=whole.end,
                subject=part.entity,
                predicate="partOf",
                object=whole.entity,
                confidence=0.92,
                reason="directorate of a ministry",
                document=part.document,
            )


def _plain(words: str) -> str:
    return " ".join(re.findall(r"\w+", words.casefold()))


def replies(layout: Layout, mentions: Sequence[Mention]) -> Iterator[Relation]:
    """Give what a document answers by its own name: `Kabinetsreactie op X`, where the words name X in full."""
    text = layout.reading.text
    named = {m.entity.label: m.entity for m in mentions if m.entity.kind == EntityKind.DOC}
    for mention in mentions:
        if mention.entity.kind != EntityKind.DOC:
            continue
        match = _REPLY.match(mention.entity.label)
        if not match:
            continue
        on = match.group("on").strip(" ’”'\"")
        if _plain(on) not in _plain(text[mention.start : mention.end]):
            continue
        target = named.get(on) or next(
            (named[n] for n in sorted(named) if n.startswith(on) and n != mention.entity.label), None
        )
        yield Relation(
            start=mention.start,
            end=mention.end,
            subject=mention.entity,
            predicate="repliesTo",
            object=target or Entity(EntityKind.DOC, on),
            confidence=0.9 if target else 0.8,
            reason="name of the document",
            document=mention.document,
        )


def answered(layout: Layout, answers: Sequence[tuple[int, str, Span]]) -> Iterator[Relation]:
    """Give what a document says in a sentence that it answers: `In antwoord op uw brief van 9 mei, nr. 2031Z00123`.

    What only its letterhead says (`Uw kenmerk`) is a field of the document.
    """
    for index, target, span in answers:
        document = layout.documents[index]
        headed = document.your_reference.spans if document.your_reference else ()
        first, last = layout.reading.reading_offset(span.start), layout.reading.reading_offset(span.end - 1)
        name = document.identifier.value if document.identifier else ""
        if not name and document.kenmerk:
            name = f"kenmerk-{document.kenmerk.value}"
        if not name or span in headed or first is None or last is None or " " in target:
            continue
        yield Relation(
            start=first,
            end=last + 1,
            subject=Entity(EntityKind.DOC, name, category=PUBLICATION),
            predicate="repliesTo",
            object=target,
            confidence=0.85,
            reason="what the document says that it answers",
            document=index,
        )


def members(layout: Layout, mentions: Sequence[Mention]) -> Iterator[Relation]:
    """Give the group of persons from `VVD-Kamerlid Jansen` and `Kamerlid Jansen van de VVD`."""
    text = layout.reading.text
    for left, right in pairwise(mentions):
        kinds = (left.entity.kind, right.entity.kind)
        if kinds == (EntityKind.ORG, EntityKind.PERSON):
            if _GROUP_MEMBER.fullmatch(text, left.end, right.start):
                yield _member(right, left.entity, right.end, left.document, "member of a group", start=left.start)
        elif kinds == (EntityKind.PERSON, EntityKind.ORG):
            before = text[max(0, left.start - 40) : left.start]
            told = _OF_GROUP.fullmatch(text, left.end, right.start) and _MEMBER.search(before)
            if told or _AS_MEMBER.fullmatch(text, left.end, right.start):
                yield _member(left, right.entity, right.end, left.document, "member of a group")


def titled(layout: Layout, mentions: Sequence[Mention]) -> Iterator[Relation]:
    """Give offices from names next to them: `minister Bakker`, `Bakker, voorzitter van de Raad`."""
    text = layout.reading.text
    starts = [b.start for b in layout.blocks]
    for left, right in pairwise(mentions):
        kinds = (left.entity.kind, right.entity.kind)
        if kinds == (EntityKind.OFFICE, EntityKind.PERSON):
            joined = _OFFICE_PERSON.fullmatch(text, left.end, right.start)
            person, office = right, left
        elif kinds == (EntityKind.PERSON, EntityKind.OFFICE):
            joined = _PERSON_OFFICE.fullmatch(text, left.end, right.start)
            person, office = left, right
        else:
            continue
        block = layout.blocks[max(0, bisect_right(starts, left.start) - 1)]
        if joined and block.kind != BlockKind.SIGNATURE and right.end <= block.end:
            yield Relation(
                start=left.start,
                end=right.end,
                subject=person.entity,
                predicate="holdsOffice",
                object=office.entity,
                confidence=0.85,
                reason="name next to the office",
                document=left.document,
            )

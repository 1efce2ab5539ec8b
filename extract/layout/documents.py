"""Divides a source into the documents that it holds, and gathers what each says about itself."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from beleidsgraaf.extract.layout import identity, inquiries, letterhead, official, papers, signatures, subjects
from beleidsgraaf.extract.layout.furniture import Running
from beleidsgraaf.extract.layout.lines import Line, Lines, Role
from beleidsgraaf.extract.layout.part import Part, span_of
from beleidsgraaf.extract.model import Document, DocumentKind, SourceText, Span

_ANNEX: Final = re.compile(r"(?:Bijlage|BIJLAGE)(?:\s+(?:\d{1,2}|[IVX]+|[A-Z]))?(?:\s*[:.–-]\s*\S.*)?")
_MERE_NUMBER: Final = re.compile(r"(?:Nr|nr)\.? ?\d{1,4}|[A-Z]{1,2}|\d\d ?\d{3}\b.*")


def divide(lines: Lines) -> list[Part]:
    """Divide a text into its documents: each title in capitals starts one, and so does an annex after a signature."""
    all_lines = lines.lines
    starts = [
        i
        for i, line in enumerate(all_lines)
        if line.role is Role.TEXT and papers.title_at(line) and not (i and papers.goes_on(all_lines[i - 1], line))
    ]
    cuts = [0]
    for i in starts[1:] if starts and _opens(all_lines, starts[0]) else starts:
        first = i
        while first - 1 > cuts[-1] and _MERE_NUMBER.fullmatch(all_lines[first - 1].text):
            first -= 1
        if first > cuts[-1]:
            cuts.append(first)
    return [Part(a, b) for a, b in zip(cuts, [*cuts[1:], len(all_lines)], strict=True)]


def _opens(lines: list[Line], title: int) -> bool:
    """Tell whether the first title is that of the first document: nothing but a heading stands above it."""
    above = [line for line in lines[:title] if line.role is Role.TEXT]
    return len(above) <= 14 and not any(letterhead.is_prose(line.text) and line.text.endswith(".") for line in above)


def read(lines: Lines, running: Sequence[Running], source: SourceText, page: str | None) -> list[Part]:
    """Find the documents of a source with their fields and signatures; gives the heading's lines their roles."""
    parts = divide(lines)
    for part in parts:
        _read_heading(lines, part)
        letterhead.follow_on(lines, part, part.body)
        if part is parts[0]:
            official.tell(part, source.metadata, source.text)
        part.signatures += signatures.find(lines.lines, part.body, part.last, part.kind is DocumentKind.MOTION)
        start, end = span_of(lines, part)
        part.signatures = signatures.on_behalf(source.text, start, end, part.signatures)
    parts = _annexes(lines, parts)
    whole = parts[0]
    official.petition(whole, source.metadata)
    for n, part in enumerate(parts):
        if n and part.part_of is None and whole.kind in (DocumentKind.CONSULTATION_REPORT, DocumentKind.REPORT):
            part.part_of = 0
        identity.from_furniture(lines, part, running, first=n == 0)
    identity.identify(lines, parts, source)
    for part in parts:
        identity.refer(lines, part, parts)
        identity.supersede(part, source.text)
        subjects.find(lines, part)
        if "title" in part.fields:
            part.fields["title"] = subjects.cased(part.fields["title"], source.text)
    whole.page = page
    return parts


def _read_heading(lines: Lines, part: Part) -> None:
    all_lines = lines.lines
    title = next(
        (
            i
            for i in range(part.first, min(part.last, part.first + 20))
            if all_lines[i].role is Role.TEXT
            and (papers.title_at(all_lines[i]) or (i < part.first + 8 and papers.quiet_title_at(all_lines, i)))
        ),
        None,
    )
    if title is not None:
        part.body = papers.read(lines, part, title)
    elif inquiries.opens(all_lines, part.first, part.last):
        part.body = inquiries.read(lines, part)
    elif letterhead.opens_with_letterhead(all_lines, part.first, part.last):
        part.body = letterhead.read(lines, part)
    else:
        part.body = papers.read_annex(lines, part)
        if part.body == part.first:
            part.body = papers.read_below(lines, part, part.first)


def _annexes(lines: Lines, parts: list[Part]) -> list[Part]:
    """Divide off the annexes that follow a letter's signature under a heading of their own."""
    found: list[Part] = []
    for part in parts:
        found.append(part)
        if not part.signatures:
            continue
        signed = max(
            (i for i in range(part.first, part.last) if lines.lines[i].role is Role.SIGNATURE), default=part.last
        )
        for i in range(signed + 1, part.last):
            line = lines.lines[i]
            if (
                line.role is Role.TEXT
                and (line.gap or line.page)
                and _ANNEX.fullmatch(line.text)
                and len(line.text) < 120
            ):
                annex = Part(i, part.last, DocumentKind.ANNEX, part_of=len(found) - 1, chamber=part.chamber, body=i + 1)
                annex.put("title", line.text, Span(line.start, line.end))
                line.role, line.starts = Role.TITLE, True
                found[-1].last = i
                found.append(annex)
    return found


def document(index: int, part: Part, span: Span) -> Document:
    """Make the document of a part."""
    fields = part.fields
    return Document(
        index=index,
        kind=part.kind,
        span=span,
        identifier=fields.get("identifier"),
        title=fields.get("title"),
        date=fields.get("date"),
        dossier=fields.get("dossier"),
        number=fields.get("number"),
        session=fields.get("session"),
        kenmerk=fields.get("kenmerk"),
        our_reference=fields.get("our_reference"),
        your_reference=fields.get("your_reference"),
        subject=fields.get("subject"),
        addressee=fields.get("addressee"),
        chamber=part.chamber,
        signatures=tuple(part.signatures),
        part_of=part.part_of,
        annex_of=fields.get("annex_of"),
        page=part.page,
        other_dossiers=tuple(part.other_dossiers),
        replaces=fields.get("replaces"),
        asked=fields.get("asked"),
        dossier_title=fields.get("dossier_title"),
    )

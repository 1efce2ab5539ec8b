"""Divides a source into the documents that it holds, and gathers what each says about itself."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from pathlib import PurePosixPath
from typing import Final

from beleidsgraaf.extract.layout import letterhead, papers, signatures
from beleidsgraaf.extract.layout.dates import MONTH
from beleidsgraaf.extract.layout.furniture import Running
from beleidsgraaf.extract.layout.lines import Line, Lines, Role
from beleidsgraaf.extract.layout.part import Part, worded
from beleidsgraaf.extract.model import Document, DocumentKind, Field, SourceText, Span

_OFFICIAL: Final = re.compile(
    r"(kst-(?P<dossier>\d{5}(?:-[IVXLC]+|-[A-F](?=-))?)-(?P<number>\w+)|(?:ah-tk|ah-ek)-\d{8}-(?P<ah>\d+))\b"
)
_SENT_IN: Final = re.compile(r"kv-tk-(?P<id>20\d{2}Z\d{5})")
_RUNNING: Final = re.compile(
    r"(?P<chamber>Tweede|Eerste) Kamer(?: der Staten-Generaal)?, vergaderjaar (?P<session>\d{4}[-–/]\d{2,4})"
    r"(?:, (?P<rest>.*))?"
)
_RUNNING_PAPER: Final = re.compile(
    r"(?P<dossier>\d\d ?\d{3})(?:[-–]\(?R ?\d{4}\)?|\s\(R ?\d{4}\))?(?:[ -](?P<chapter>[IVXLC]+|[A-F](?=, nr)))?, (?:nr\. (?P<number>\d+)|(?P<letter>[A-Z]{1,3}))\b"
)
_SESSION: Final = re.compile(r"(\d{4})[-–/](\d{2,4})")
_LETTERED: Final = re.compile(
    r"Kamerstuk(?:ken)?\s+(?:EK|I)(?:,?\s+\d{4}[-–/]\d{2,4})?,\s+(?P<dossier>\d\d ?\d{3}),\s+(?P<letters>[A-Z]{1,2}(?:(?:,\s+|\s+en\s+)[A-Z]{1,2})*)\b"
)
_SENT_WITH: Final = re.compile(
    rf"(?P<date>\d{{1,2}}\s+{MONTH}\s+\d{{4}})[^.;\n]{{0,30}}?\s+(?:met|onder)\s+(?:(?:het|als)\s+)?kenmerk\s+(?P<kenmerk>[\w/-]*\d[\w/-]*)"
)
_ANSWERS: Final = re.compile(r"(?:Antwoord(?:en)?|Beantwoording|Reactie|Vragen)\s+(?:op|van|aan|der)\b")
_ABOUT: Final = re.compile(
    r"\bover\s+(?:de\s+|het\s+|een\s+)?(?:[‘'](?P<a>[^‘’'\n]{4,90})[’']|[“\"«](?P<b>[^“”\"«»\n]{4,90})[”\"»])"
)
_ANNEX: Final = re.compile(r"(?:Bijlage|BIJLAGE)(?:\s+(?:\d{1,2}|[IVX]+|[A-Z]))?(?:\s*[:.–-]\s*\S.*)?")
_MERE_NUMBER: Final = re.compile(r"(?:Nr|nr)\.? ?\d{1,4}|[A-Z]{1,2}|\d\d ?\d{3}\b.*")


def divide(lines: Lines) -> list[Part]:
    """Divide a text into its documents: each title in capitals starts one, and so does an annex after a signature."""
    all_lines = lines.lines
    starts = [i for i, line in enumerate(all_lines) if line.role is Role.TEXT and papers.title_at(line)]
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
        part.signatures += signatures.find(lines.lines, part.body, part.last, part.kind is DocumentKind.MOTION)
        start, end = span_of(lines, part)
        part.signatures += signatures.on_behalf(source.text, start, end)
    parts = _annexes(lines, parts)
    whole = parts[0]
    for n, part in enumerate(parts):
        if n and part.part_of is None and whole.kind in (DocumentKind.CONSULTATION_REPORT, DocumentKind.REPORT):
            part.part_of = 0
        _from_furniture(lines, part, running, alone=len(parts) == 1 or n == 0)
    _identify(lines, parts, source)
    for part in parts:
        _references(lines, part, parts)
        _subject(lines, part)
        if "title" in part.fields:
            part.fields["title"] = _cased(part.fields["title"], source.text)
    whole.page = page
    return parts


def _read_heading(lines: Lines, part: Part) -> None:
    all_lines = lines.lines
    title = next(
        (
            i
            for i in range(part.first, min(part.last, part.first + 20))
            if all_lines[i].role is Role.TEXT and papers.title_at(all_lines[i])
        ),
        None,
    )
    if title is not None:
        part.body = papers.read(lines, part, title)
    elif papers.opens_with_questions(all_lines, part.first, part.last):
        part.body = papers.read_questions(lines, part)
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


def span_of(lines: Lines, part: Part) -> tuple[int, int]:
    """Give where a document starts and ends in the source."""
    start = 0 if part.first == 0 else lines.lines[part.first].start
    end = lines.lines[part.last].start if part.last < len(lines.lines) else len(lines.source)
    return start, end


def _from_furniture(lines: Lines, part: Part, running: Sequence[Running], alone: bool) -> None:
    """Take dossier, number, session and chamber from the footers along a document's pages."""
    start, end = span_of(lines, part)
    for line in running:
        if not (alone or start <= line.span.start < end):
            continue
        if found := _OFFICIAL.match(line.text):
            part.put("identifier", found[1], line.span)
            for name in ("dossier", "number"):
                if found[name]:
                    at = line.span.start + found.start(name)
                    part.put(name, found[name], Span(at, at + len(found[name])))
        elif found := _SENT_IN.match(line.text):
            part.put("identifier", found["id"], line.span)
        found = _RUNNING.search(line.text)
        if found is None:
            continue
        part.chamber = part.chamber or ("tk" if found["chamber"] == "Tweede" else "ek")
        years = _SESSION.match(found["session"])
        at = line.span.start
        if years:
            span = Span(at + found.start("session"), at + found.end("session"))
            part.put("session", papers.session(years), span)
        paper = _RUNNING_PAPER.match(found["rest"] or "")
        if paper:
            papers.put_dossier(part, paper, at + found.start("rest"))
            name = "number" if paper["number"] else "letter"
            a = at + found.start("rest") + paper.start(name)
            part.put("number", paper[name], Span(a, a + len(paper[name])))


def _identify(lines: Lines, parts: list[Part], source: SourceText) -> None:
    """Complete dossier, number and identifier; parts share the dossier of the whole."""
    whole = parts[0]
    named = _OFFICIAL.search(PurePosixPath(source.file_name).stem)
    if "number" in whole.fields and "dossier" not in whole.fields:
        _infer_dossier(lines, whole, source)
    if named and named["dossier"] and "identifier" not in whole.fields:
        number = whole.fields.get("number")
        if number is None or number.value == named["number"]:
            for name in ("dossier", "number"):
                whole.put(name, named[name])
            whole.put("identifier", named[1])
    for part in parts:
        dossier, number = part.fields.get("dossier"), part.fields.get("number")
        if dossier is None and "dossier" in whole.fields and part is not whole:
            part.fields["dossier"] = dossier = whole.fields["dossier"]
        if part.chamber is None or (part is not whole and "number" not in part.fields and whole.chamber):
            part.chamber = part.chamber or whole.chamber
        is_paper = part.kind is not DocumentKind.ANSWER_SET or not (part.fields.get("identifier"))
        if dossier and number and is_paper and not number.value.startswith("20"):
            part.put("identifier", f"kst-{dossier.value}-{number.value}", *dossier.spans[:1], *number.spans[:1])


def _infer_dossier(lines: Lines, part: Part, source: SourceText) -> None:
    """Find the dossier of a paper of the Eerste Kamer that carries its letter but not its dossier.

    The Eerste Kamer letters the papers within a dossier in the order in which they come out. A report of a written
    consultation is filed with the letters that it is about, so a dossier that it cites as `Kamerstukken I` with
    earlier letters is its own. The file's name decides between several, and never without the text naming the same
    dossier.
    """
    number = part.fields["number"].value
    if not number.isalpha():
        return
    part.chamber = part.chamber or "ek"
    cited: dict[str, list[Span]] = {}
    for match in _LETTERED.finditer(source.text):
        letters = re.findall(r"[A-Z]{1,2}(?!\w)", match["letters"])
        if any((len(x), x) < (len(number), number) for x in letters):
            span = Span(match.start("dossier"), match.end("dossier"))
            cited.setdefault(match["dossier"].replace(" ", ""), []).append(span)
    in_name = [d for d in re.findall(r"(?<!\d)\d{5}(?!\d)", source.file_name) if d in cited]
    if len(cited) == 1 or in_name:
        dossier = in_name[0] if in_name else next(iter(cited))
        part.put("dossier", dossier, cited[dossier][0])


def _references(lines: Lines, part: Part, parts: list[Part]) -> None:
    """Make the kenmerk of a document: its own reference, else what another document of the source says it was.

    `ingezonden op 22 september 2023 met kenmerk X` names the document of that day.
    """
    own = part.fields.get("our_reference")
    if own is not None:
        part.put("kenmerk", own.value, *own.spans)
        return
    date = part.fields.get("date")
    if date is None or len(parts) == 1:
        return
    start, end = span_of(lines, part)
    for match in _SENT_WITH.finditer(lines.source):
        if start <= match.start() < end:
            continue
        found = papers.DATE.match(match["date"])
        if found and papers.iso(found) == date.value:
            part.put("kenmerk", match["kenmerk"].rstrip("-/"), Span(match.start("kenmerk"), match.end("kenmerk")))


def _subject(lines: Lines, part: Part) -> None:
    """Find the subject of a document without a line for it: the title of its answers, or what its opening is about."""
    if "subject" in part.fields or part.kind in (DocumentKind.ANNEX, DocumentKind.MOTION, DocumentKind.BILL):
        return
    all_lines = lines.lines
    signed = max((i for i in range(part.first, part.last) if all_lines[i].role is Role.SIGNATURE), default=None)
    if signed is not None:
        below = [i for i in range(signed + 1, part.last) if all_lines[i].role is Role.TEXT][:3]
        for i in below:
            if _ANSWERS.match(all_lines[i].text):
                last = i
                while last + 1 < part.last and all_lines[last + 1].role is Role.TEXT and all_lines[last + 1].gap == 0:
                    last += 1
                span = Span(all_lines[i].start, all_lines[last].end)
                part.put("subject", worded(lines.source, span.start, span.end).rstrip("."), span)
                return
    opening = [line for line in all_lines[part.body : part.last] if line.role is Role.TEXT][:14]
    if part.kind in (DocumentKind.CONSULTATION_REPORT, DocumentKind.LETTER) and part.fields.get("title") and opening:
        start, end = opening[0].start, opening[-1].end
        text = re.sub(r"\s*\n\s*", lambda m: " " * len(m[0]), lines.source[start:end])
        paragraph = _ABOUT.search(text)
        if paragraph:
            name = "a" if paragraph["a"] else "b"
            span = Span(start + paragraph.start(name), start + paragraph.end(name))
            part.put("subject", worded(lines.source, span.start, span.end), span)


def _cased(title: Field, source: str) -> Field:
    """Give a title in capitals the letters that the rest of the text has for its words; it starts with a capital.

    A word is read with the word before it first: `Binnenlandse Zaken` has other letters than `stand van zaken`.
    """
    if title.value.upper() != title.value:
        return title
    words = re.findall(r"[^\W\d_]+", title.value.lower())
    after = {(a, b) for a, b in zip(words, words[1:], strict=False)}
    cased: dict[str, Counter[str]] = {}
    pattern = r"(?<=[a-z,] )(?:" + "|".join(sorted(set(words), key=lambda w: (-len(w), w))) + r")(?![\w-])"
    for match in re.finditer(pattern, source, re.IGNORECASE):
        word, low = match[0], match[0].lower()
        if word.isupper() and len(word) > 1:
            continue
        before = source[max(0, match.start() - 40) : match.start()].split()
        keys = [low]
        if before and (before[-1].lower(), low) in after:
            keys.append(f"{before[-1].lower()} {low}")
        for key in keys:
            cased.setdefault(key, Counter())[word] += 1
    last = ""

    def case(match: re.Match[str]) -> str:
        nonlocal last
        low = match[0].lower()
        seen = cased.get(f"{last} {low}") or cased.get(low)
        last = low
        return max(sorted(seen), key=lambda w: seen[w]) if seen else low

    value = re.sub(r"[^\W\d_]+", case, title.value)
    return Field(value[:1].upper() + value[1:], title.spans)


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
    )

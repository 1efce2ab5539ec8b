"""Tells documents apart: dossier, number, session, identifier and kenmerk, from footers, titles and other documents."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import PurePosixPath
from typing import Final

from beleidsgraaf.extract.layout.dates import DATE, MONTH, iso
from beleidsgraaf.extract.layout.furniture import Running
from beleidsgraaf.extract.layout.lines import Lines
from beleidsgraaf.extract.layout.papers import put_dossier, session
from beleidsgraaf.extract.layout.part import Part, span_of
from beleidsgraaf.extract.model import DocumentKind, SourceText, Span

_OFFICIAL: Final = re.compile(
    r"(kst-(?P<dossier>\d{5}(?:-[IVXLC]+|-[A-L](?=-)|-\d{2}(?=-))?)-(?P<number>\w+)"
    r"|(?:ah-tk|ah-ek)-\d{8}-(?P<answer>\d+))\b"
)
_SENT_IN: Final = re.compile(r"kv-tk-(?P<id>20\d{2}Z\d{5})")
_RUNNING: Final = re.compile(
    r"(?P<chamber>Tweede|Eerste) Kamer(?: der Staten-Generaal)?, vergaderjaar (?P<session>\d{4}[-–/]\d{2,4})"
    r"(?:, (?P<rest>.*))?"
)
_RUNNING_PAPER: Final = re.compile(
    r"(?P<dossier>\d\d ?\d{3})(?:[-–]\(?R ?\d{4}\)?|\s\(R ?\d{4}\))?"
    r"(?:[ -](?P<chapter>[IVXLC]+|[A-L](?=, nr)|(?<=-)\d{2}))?, "
    r"(?:nr\. (?P<number>\d+)|(?P<letter>[A-Z]{1,3}))\b"
)
_SESSION: Final = re.compile(r"(\d{4})[-–/](\d{2,4})")
_LETTERED: Final = re.compile(
    r"Kamerstuk(?:ken)?\s+(?:EK|I)(?:,?\s+\d{4}[-–/]\d{2,4})?,\s+(?P<dossier>\d\d ?\d{3}),\s+"
    r"(?P<letters>[A-Z]{1,2}(?:(?:,\s+|\s+en\s+)[A-Z]{1,2})*)\b"
)
_REPLACED: Final = re.compile(
    r"ter\s+vervanging\s+van\s+(?:die|dat|(?:de|het)\s[\w\s]{1,40}?)\s+gedrukt\s+onder\s+nr\.?\s*(?P<number>\d{1,4})\b",
    re.IGNORECASE,
)
_SENT_WITH: Final = re.compile(
    rf"(?P<date>\d{{1,2}}\s+{MONTH}\s+\d{{4}})[^.;\n]{{0,30}}?\s+(?:met|onder)\s+(?:(?:het|als)\s+)?kenmerk\s+(?P<kenmerk>[\w/-]*\d[\w/-]*)"
)


def from_furniture(lines: Lines, part: Part, running: Sequence[Running], first: bool) -> None:
    """Take dossier, number, session and chamber from the footers along a document's pages.

    A part of another paper runs under that paper's number, which is not its own.
    """
    start, end = span_of(lines, part)
    for line in running:
        if not (first or start <= line.span.start < end) or part.part_of is not None:
            continue
        if found := _OFFICIAL.match(line.text):
            part.put("identifier", found[1], line.span)
            for group, name in (("dossier", "dossier"), ("number", "number"), ("answer", "number")):
                if found[group]:
                    at = line.span.start + found.start(group)
                    part.put(name, found[group], Span(at, at + len(found[group])))
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
            part.put("session", session(years), span)
        paper = _RUNNING_PAPER.match(found["rest"] or "")
        if paper:
            put_dossier(part, paper, at + found.start("rest"))
            name = "number" if paper["number"] else "letter"
            a = at + found.start("rest") + paper.start(name)
            part.put("number", paper[name], Span(a, a + len(paper[name])))


def identify(lines: Lines, parts: list[Part], source: SourceText) -> None:
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
    elif named and named["answer"] and "identifier" not in whole.fields:
        whole.kind = DocumentKind.ANSWER_SET
        whole.put("number", named["answer"])
        whole.put("identifier", named[1])
    for part in parts:
        dossier, number = part.fields.get("dossier"), part.fields.get("number")
        if part.chamber is None and number is not None:
            part.chamber = "tk" if number.value.isdecimal() else "ek"  # one chamber numbers, the other letters
        if dossier is None and "dossier" in whole.fields and part is not whole:
            part.fields["dossier"] = dossier = whole.fields["dossier"]
        if part.part_of is not None and "session" in whole.fields:
            part.fields.setdefault("session", whole.fields["session"])
        if part.chamber is None or (part is not whole and "number" not in part.fields and whole.chamber):
            part.chamber = part.chamber or whole.chamber
        is_paper = part.kind is not DocumentKind.ANSWER_SET or not (part.fields.get("identifier"))
        if dossier and number and is_paper:
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


def supersede(part: Part, source: str) -> None:
    """Note which paper of the same dossier a paper takes the place of, as its title says."""
    title, dossier = part.fields.get("title"), part.fields.get("dossier")
    if title is None or dossier is None:
        return
    for span in title.spans:
        if found := _REPLACED.search(source, span.start, span.end):
            number = Span(found.start("number"), found.end("number"))
            part.put("replaces", f"kst-{dossier.value}-{found['number']}", number)


def refer(lines: Lines, part: Part, parts: list[Part]) -> None:
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
        found = DATE.match(match["date"])
        if found and iso(found) == date.value:
            part.put("kenmerk", match["kenmerk"].rstrip("-/"), Span(match.start("kenmerk"), match.end("kenmerk")))
